/* What lies between the old end and a write beyond it reads as zeros. */
#include "check.h"


int main(void) {
  char got[16];
  __wasi_size_t count;
  fd_t fd = create("gap");
  CHECK(put(fd, "ab") == 2);
  CHECK(seek(fd, 4, __WASI_WHENCE_CUR) == 6);
  OK(read_some(fd, got, 1, &count));
  CHECK(count == 0);
  CHECK(put(fd, "z") == 1);
  CHECK(seek(fd, 0, __WASI_WHENCE_SET) == 0);
  OK(read_some(fd, got, sizeof got, &count));
  CHECK(count == 7);
  CHECK(same(got, "ab\0\0\0\0z", 7));
}
