/* Reading and writing at a place doesn't move the descriptor. */
#include "check.h"


int main(void) {
  char got[3];
  __wasi_iovec_t in = {(uint8_t *)got, 3};
  __wasi_ciovec_t out = {(uint8_t *)"EL", 2};
  __wasi_size_t count;
  fd_t fd = open_with("a.txt", 0, FILE_RIGHTS, 0);
  CHECK(seek(fd, 1, __WASI_WHENCE_SET) == 1);
  OK(__wasi_fd_pwrite(fd, &out, 1, 1, &count));
  OK(__wasi_fd_pread(fd, &in, 1, 2, &count));
  CHECK(count == 3 && same(got, "Llo", 3));
  OK(__wasi_fd_pread(fd, &in, 1, 100, &count));
  CHECK(count == 0);
  CHECK(reads(fd, "ELlo\n"));
}
