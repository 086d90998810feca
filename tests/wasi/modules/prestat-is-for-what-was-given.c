/* Only directories that a module was given have a name to be asked for. */
#include "check.h"


int main(void) {
  __wasi_prestat_t prestat;
  char name[2] = "..";
  OK(__wasi_fd_prestat_get(ROOT, &prestat));
  CHECK(prestat.tag == __WASI_PREOPENTYPE_DIR && prestat.u.dir.pr_name_len == 1);
  OK(__wasi_fd_prestat_dir_name(ROOT, (uint8_t *)name, 1));
  CHECK(same(name, "/.", 2));
  IS(NAMETOOLONG, __wasi_fd_prestat_dir_name(ROOT, (uint8_t *)name, 0));
  CHECK(__wasi_fd_prestat_get(1, &prestat) != 0);
  CHECK(__wasi_fd_prestat_get(open_dir("notes"), &prestat) != 0);
}
