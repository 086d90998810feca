/* Opening and closing leaves nothing behind. */
#include "check.h"


int main(void) {
  fd_t fd;
  for (int time = 0; time < 10000; time += 1) {
    OK(try_open(ROOT, "a.txt", 0, &fd));
    CHECK(fd == 4);
    OK(__wasi_fd_close(fd));
  }
}
