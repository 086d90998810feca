/* A slash at the end asks for a directory. */
#include "check.h"


int main(void) {
  fd_t fd;
  __wasi_filestat_t stat;
  IS(NOTDIR, try_open(ROOT, "a.txt/", 0, &fd));
  IS(NOTDIR, __wasi_path_filestat_get(ROOT, 0, "a.txt/", &stat));
  IS(NOTDIR, __wasi_path_unlink_file(ROOT, "a.txt/"));
  IS(NOTDIR, try_open(ROOT, "a.txt/b", 0, &fd));
  OK(__wasi_path_filestat_get(ROOT, 0, "notes/", &stat));
  CHECK(stat.filetype == __WASI_FILETYPE_DIRECTORY);
}
