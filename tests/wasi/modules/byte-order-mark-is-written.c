/* A byte order mark at the start of the output is a character like any other. */
#include "check.h"

int main(void) {
  CHECK(put(1, "\xEF\xBB\xBFmarked\r\n") == 11);
  CHECK(put(2, "\xEF\xBB\xBF") == 3);
}
