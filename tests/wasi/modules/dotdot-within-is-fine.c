/* Parts "." and "..", and slashes more than one, are fine as long as they stay inside. */
#include "check.h"


int main(void) {
  CHECK(holds("notes/../a.txt", "hello\n"));
  CHECK(holds("./notes/.././/notes///b.txt", "in notes\n"));
}
