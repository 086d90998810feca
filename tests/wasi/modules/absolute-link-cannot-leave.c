/* A link to an absolute path is not followed, not even to a file of the same name inside; none can be made. */
#include "check.h"

int main(void) {
  fd_t fd;
  __wasi_filestat_t stat;
  CHECK(__wasi_path_open(ROOT, 1, "absolute", 0, FILE_RIGHTS, 0, 0, &fd) != 0);
  CHECK(__wasi_path_filestat_get(ROOT, 1, "absolute", &stat) != 0);
  CHECK(__wasi_path_symlink("/file", ROOT, "new") != 0);
}
