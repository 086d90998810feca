/* A program that never closes gets descriptors until there are no more, and then an errno. */
#include "check.h"


int main(void) {
  fd_t fd;
  __wasi_errno_t got = 0;
  for (int time = 0; time < 200000 && got == 0; time += 1) got = try_open(ROOT, "a.txt", 0, &fd);
  CHECK(got == 0 || got == __WASI_ERRNO_MFILE || got == __WASI_ERRNO_NFILE);
  OK(__wasi_fd_close(4));
  OK(try_open(ROOT, "a.txt", 0, &fd));
  CHECK(fd == 4);
}
