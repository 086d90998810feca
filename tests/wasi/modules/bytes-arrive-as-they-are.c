/* Every byte from 0 to 255, and a link to them. */
#include "check.h"


int main(void) {
  char got[300];
  __wasi_size_t count;
  fd_t fd;
  OK(__wasi_path_open(ROOT, 1, "link", 0, FILE_RIGHTS, 0, 0, &fd));
  OK(read_some(fd, got, sizeof got, &count));
  CHECK(count == 256);
  for (int at = 0; at < 256; at += 1) CHECK((uint8_t)got[at] == at);
}
