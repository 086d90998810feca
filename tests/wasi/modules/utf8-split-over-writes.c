/* A character that comes in two writes is still one. */
#include "check.h"


int main(void) {
  put(1, "\xc3");
  put(1, "\xa9\xf0\x9f");
  put(1, "\x99\x82\n");
}
