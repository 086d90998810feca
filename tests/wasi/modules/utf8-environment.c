/* Variables are NAME=value in UTF-8; a value may be empty, or hold an equals sign. */
#include "check.h"


int main(void) {
  static uint8_t *pointers[4], room[64];
  __wasi_size_t count, size;
  OK(__wasi_environ_sizes_get(&count, &size));
  CHECK(count == 3);
  CHECK(size == length("NAME=Zoë") + 1 + 7 + 8);
  OK(__wasi_environ_get(pointers, room));
  CHECK(same((char *)pointers[0], "NAME=Zoë", 10));
  CHECK(same((char *)pointers[1], "EMPTY=", 7));
  CHECK(same((char *)pointers[2], "SUM=1=1", 8));
}
