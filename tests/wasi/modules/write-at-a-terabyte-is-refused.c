/* A file that nothing could hold is refused, not tried. */
#include "check.h"


int main(void) {
  __wasi_ciovec_t piece = {(uint8_t *)"x", 1};
  __wasi_size_t written;
  fd_t fd = create("huge");
  __wasi_errno_t got = __wasi_fd_pwrite(fd, &piece, 1, (__wasi_filesize_t)1 << 40, &written);
  CHECK(got == __WASI_ERRNO_FBIG || got == __WASI_ERRNO_NOSPC);
  got = __wasi_fd_filestat_set_size(fd, (__wasi_filesize_t)1 << 62);
  CHECK(got == __WASI_ERRNO_FBIG || got == __WASI_ERRNO_NOSPC);
  got = __wasi_fd_allocate(fd, 0, (__wasi_filesize_t)1 << 62);
  CHECK(got == __WASI_ERRNO_FBIG || got == __WASI_ERRNO_NOSPC || got == __WASI_ERRNO_NOTSUP);
  CHECK(stat_of("huge").size == 0);
}
