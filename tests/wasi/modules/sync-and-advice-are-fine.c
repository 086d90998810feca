/* What memory needn't do is done at once. */
#include "check.h"


int main(void) {
  fd_t fd = open_with("a.txt", 0, FILE_RIGHTS, 0);
  OK(__wasi_fd_sync(fd));
  OK(__wasi_fd_datasync(fd));
  OK(__wasi_fd_advise(fd, 0, 6, __WASI_ADVICE_SEQUENTIAL));
  CHECK(holds("a.txt", "hello\n"));
}
