/* A descriptor opened to append writes at the end, wherever it stands. */
#include "check.h"


int main(void) {
  fd_t fd = open_with("a.txt", 0, FILE_RIGHTS, __WASI_FDFLAGS_APPEND);
  CHECK(seek(fd, 0, __WASI_WHENCE_SET) == 0);
  CHECK(put(fd, "more\n") == 5);
  CHECK(seek(fd, 0, __WASI_WHENCE_CUR) == 11);
  CHECK(holds("a.txt", "hello\nmore\n"));
}
