/* A file cut and made longer again holds zeros where it was cut. */
#include "check.h"


int main(void) {
  char got[8];
  __wasi_size_t count;
  fd_t fd = open_with("a.txt", 0, FILE_RIGHTS, 0);
  OK(__wasi_fd_filestat_set_size(fd, 2));
  OK(__wasi_fd_filestat_set_size(fd, 5));
  OK(read_some(fd, got, sizeof got, &count));
  CHECK(count == 5 && same(got, "he\0\0\0", 5));
}
