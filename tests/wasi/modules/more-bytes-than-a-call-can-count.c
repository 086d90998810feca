/* Pieces that are more than 2^31 - 1 bytes together, which overlapping ones can be, are refused. */
#include "check.h"

int main(void) {
  static uint8_t bytes[4 * 1024 * 1024];
  static __wasi_ciovec_t from[1024];
  static __wasi_iovec_t to[1024];
  __wasi_size_t count;
  for (int at = 0; at < 1024; at += 1) {
    from[at] = (__wasi_ciovec_t){bytes, sizeof bytes};
    to[at] = (__wasi_iovec_t){bytes, sizeof bytes};
  }
  fd_t fd = create("file");
  IS(INVAL, __wasi_fd_write(1, from, 1024, &count));
  IS(INVAL, __wasi_fd_write(fd, from, 1024, &count));
  IS(INVAL, __wasi_fd_pwrite(fd, from, 1024, 0, &count));
  IS(INVAL, __wasi_fd_read(fd, to, 1024, &count));
  IS(INVAL, __wasi_fd_read(0, to, 1024, &count));
  CHECK(stat_of("file").size == 0);
}
