/* Opening with TRUNC leaves nothing of what was there. */
#include "check.h"


int main(void) {
  fd_t fd = open_with("a.txt", __WASI_OFLAGS_TRUNC, FILE_RIGHTS, 0);
  CHECK(stat_of("a.txt").size == 0);
  CHECK(put(fd, "x") == 1);
  CHECK(holds("a.txt", "x"));
}
