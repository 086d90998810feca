/* More bytes than there may be are refused with NOSPC; what there was stays, and room comes back. */
#include "check.h"


int main(void) {
  static char block[40000];
  __wasi_ciovec_t piece = {(uint8_t *)block, sizeof block};
  __wasi_size_t written;
  fd_t fd = create("big");
  OK(__wasi_fd_write(fd, &piece, 1, &written));
  OK(__wasi_fd_write(fd, &piece, 1, &written));
  IS(NOSPC, __wasi_fd_write(fd, &piece, 1, &written));
  IS(NOSPC, __wasi_fd_filestat_set_size(fd, 200000));
  CHECK(stat_of("big").size == 80000);
  OK(__wasi_fd_filestat_set_size(fd, 10));
  CHECK(seek(fd, 0, __WASI_WHENCE_END) == 10);
  OK(__wasi_fd_write(fd, &piece, 1, &written));
  CHECK(holds("a.txt", "hello\n"));
}
