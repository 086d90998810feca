/* A name that is taken is not taken again. */
#include "check.h"


int main(void) {
  fd_t fd;
  IS(EXIST, __wasi_path_create_directory(ROOT, "notes"));
  IS(EXIST, __wasi_path_create_directory(ROOT, "a.txt"));
  IS(EXIST, try_open(ROOT, "a.txt", __WASI_OFLAGS_CREAT | __WASI_OFLAGS_EXCL, &fd));
  OK(__wasi_path_symlink("nowhere", ROOT, "dangling"));
  IS(EXIST, try_open(ROOT, "dangling", __WASI_OFLAGS_CREAT | __WASI_OFLAGS_EXCL, &fd));
  IS(NOENT, try_open(ROOT, "no/such", __WASI_OFLAGS_CREAT, &fd));
}
