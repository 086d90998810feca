/* No place lies before the first byte, and there are three places to count from. */
#include "check.h"


int main(void) {
  __wasi_filesize_t at;
  fd_t fd = open_with("a.txt", 0, FILE_RIGHTS, 0);
  IS(INVAL, __wasi_fd_seek(fd, -1, __WASI_WHENCE_SET, &at));
  IS(INVAL, __wasi_fd_seek(fd, -7, __WASI_WHENCE_END, &at));
  IS(INVAL, __wasi_fd_seek(fd, 0, 3, &at));
  CHECK(seek(fd, -6, __WASI_WHENCE_END) == 0);
  CHECK(seek(fd, (__wasi_filedelta_t)1 << 40, __WASI_WHENCE_SET) == (__wasi_filesize_t)1 << 40);
  IS(SPIPE, __wasi_fd_seek(1, 0, __WASI_WHENCE_CUR, &at));
}
