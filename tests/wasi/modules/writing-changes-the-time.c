/* What is written was changed later than it was made. */
#include "check.h"


int main(void) {
  fd_t fd = open_with("a.txt", 0, FILE_RIGHTS, 0);
  OK(__wasi_fd_filestat_set_times(fd, 1000, 1000, __WASI_FSTFLAGS_ATIM | __WASI_FSTFLAGS_MTIM));
  CHECK(put(fd, "x") == 1);
  CHECK(stat_of("a.txt").mtim > 1000);
}
