/* A right that was given up doesn't come back. */
#include "check.h"


int main(void) {
  fd_t fd = open_with("a.txt", 0, FILE_RIGHTS, 0);
  __wasi_fdstat_t stat;
  OK(__wasi_fd_fdstat_get(fd, &stat));
  OK(__wasi_fd_fdstat_set_rights(fd, stat.fs_rights_base & ~__WASI_RIGHTS_FD_WRITE, 0));
  CHECK(put(fd, "x") == 0);
  IS(NOTCAPABLE, __wasi_fd_fdstat_set_rights(fd, stat.fs_rights_base, 0));
  CHECK(reads(fd, "hello\n"));
}
