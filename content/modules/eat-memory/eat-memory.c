/* Takes memory, one mebibyte after another, until the host says no. */
#include "say.h"
#include <stdlib.h>

enum { MEBIBYTE = 1024 * 1024, PAGE = 4096 };

int main(int argc, char **argv) {
  unsigned long limit = argc > 1 ? read_number(argv[1]) : 4096;
  unsigned long eaten = 0;
  while (eaten < limit) {
    /* volatile: the compiler may not leave out memory that is never read */
    volatile char *piece = malloc(MEBIBYTE);
    if (piece == NULL) break;
    for (unsigned long at = 0; at < MEBIBYTE; at += PAGE) piece[at] = 1;
    eaten++;
  }

  say("I got ");
  say_number(eaten);
  say(eaten < limit ? " MiB, then the host said no.\n" : " MiB, and wanted no more.\n");
  return 0;
}
