/* A write takes its bytes from several places, a read puts them there; an empty one is fine. */
#include "check.h"


int main(void) {
  char a[2], b[9];
  __wasi_ciovec_t out[] = {{(uint8_t *)"one", 3}, {0, 0}, {(uint8_t *)", two\n", 6}};
  __wasi_iovec_t in[] = {{(uint8_t *)a, 2}, {0, 0}, {(uint8_t *)b, 9}};
  __wasi_size_t count;
  fd_t fd = create("file");
  OK(__wasi_fd_write(1, out, 3, &count));
  CHECK(count == 9);
  OK(__wasi_fd_write(fd, out, 3, &count));
  CHECK(seek(fd, 0, __WASI_WHENCE_SET) == 0);
  OK(__wasi_fd_read(fd, in, 3, &count));
  CHECK(count == 9 && same(a, "on", 2) && same(b, "e, two\n", 7));
  OK(__wasi_fd_write(1, out, 0, &count));
  CHECK(count == 0);
}
