/* The lowest free number is given to the next descriptor. */
#include "check.h"


int main(void) {
  fd_t four = create("four"), five = create("five"), six = create("six");
  CHECK(four == 4 && five == 5 && six == 6);
  OK(__wasi_fd_close(five));
  OK(__wasi_fd_close(four));
  CHECK(create("again") == 4);
  CHECK(create("and again") == 5);
  CHECK(create("next") == 7);
}
