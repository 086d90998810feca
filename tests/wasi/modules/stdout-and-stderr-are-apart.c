/* Two streams, each in its own order, and the last line without an end. */
#include "check.h"


int main(void) {
  CHECK(put(1, "out\n") == 4);
  CHECK(put(2, "err\n") == 4);
  CHECK(put(1, "out again") == 9);
}
