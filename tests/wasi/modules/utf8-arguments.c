/* Arguments are counted and handed over in UTF-8. */
#include "check.h"


int main(void) {
  static uint8_t *pointers[8], room[128];
  __wasi_size_t count, size;
  OK(__wasi_args_sizes_get(&count, &size));
  CHECK(count == 5);
  CHECK(size == length("utf8-arguments.wasm") + 1 + length("naïve-日本語") + 1 + 5 + 1 + 5);
  room[size] = 42;
  OK(__wasi_args_get(pointers, room));
  CHECK(room[size] == 42);
  CHECK(same((char *)pointers[0], "utf8-arguments.wasm", 20));
  CHECK(same((char *)pointers[1], "naïve-日本語", length("naïve-日本語") + 1));
  CHECK(same((char *)pointers[2], "🙂", 5));
  CHECK(*pointers[3] == '\0');
  CHECK(same((char *)pointers[4], "last", 5));
}
