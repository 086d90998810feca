/* Says hello and ends: the smallest program that its libc makes of this. */
#include <stdio.h>

int main(void) {
  puts("hello");
  return 0;
}
