/* Input comes in pieces of any size, then as nothing. */
#include "check.h"


int main(void) {
  char got[32];
  __wasi_size_t count, all = 0;
  do {
    OK(read_some(0, got + all, 5, &count));
    CHECK(count <= 5);
    all += count;
  } while (count > 0);
  CHECK(all == length("first line\nsécond"));
  CHECK(same(got, "first line\nsécond", all));
  OK(read_some(0, got, 5, &count));
  CHECK(count == 0);
}
