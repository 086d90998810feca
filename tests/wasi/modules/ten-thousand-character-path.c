/* A path of 10,000 characters is refused, and the program goes on. */
#include "check.h"


int main(void) {
  static char path[10001];
  fd_t fd;
  for (int at = 0; at < 10000; at += 1) path[at] = 'x';
  IS(NAMETOOLONG, try_open(ROOT, path, __WASI_OFLAGS_CREAT, &fd));
  for (int at = 1; at < 10000; at += 2) path[at] = '/';
  CHECK(try_open(ROOT, path, __WASI_OFLAGS_CREAT, &fd) != 0);
  CHECK(holds("a.txt", "hello\n"));
}
