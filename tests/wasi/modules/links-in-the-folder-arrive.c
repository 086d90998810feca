/* Links that lie in the folder of a test are there, and lead to what they say. */
#include "check.h"


int main(void) {
  char text[16];
  __wasi_size_t used;
  fd_t fd;
  OK(__wasi_path_readlink(ROOT, "sub/up", (uint8_t *)text, sizeof text, &used));
  CHECK(used == 7);
  CHECK(same(text, "../file", 7));
  OK(__wasi_path_open(ROOT, 1, "dir/up", 0, FILE_RIGHTS, 0, 0, &fd));
  CHECK(reads(fd, "x"));
  IS(LOOP, __wasi_path_open(ROOT, 1, "a", 0, FILE_RIGHTS, 0, 0, &fd));
}
