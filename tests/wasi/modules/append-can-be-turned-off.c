/* Without the flag, a descriptor that was opened to append writes where it stands. */
#include "check.h"


int main(void) {
  fd_t fd = open_with("a.txt", 0, FILE_RIGHTS, __WASI_FDFLAGS_APPEND);
  __wasi_fdstat_t stat;
  OK(__wasi_fd_fdstat_set_flags(fd, 0));
  OK(__wasi_fd_fdstat_get(fd, &stat));
  CHECK(stat.fs_flags == 0);
  CHECK(put(fd, "J") == 1);
  CHECK(holds("a.txt", "Jello\n"));
}
