/* Many short appends take time in proportion to their number, not to its square. */
#include "check.h"


int main(void) {
  fd_t fd = open_with("log", __WASI_OFLAGS_CREAT, FILE_RIGHTS, __WASI_FDFLAGS_APPEND);
  for (int line = 0; line < 60000; line += 1)
    CHECK(put(fd, "sixty-four bytes, as a short line of a program's log would be..\n") == 64);
  CHECK(stat_of("log").size == 60000 * 64);
}
