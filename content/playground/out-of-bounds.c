// Walks up through memory and writes into each page, far beyond its own array.
// Inside linear memory nobody stops it. At the edge the engine does.
#include <stdio.h>

#define PAGE 65536

static char own[16];

int main(void) {
  unsigned pages = __builtin_wasm_memory_size(0);
  printf("This module has %u pages of 64 KiB.\n", pages);
  volatile char *at = own;
  for (unsigned step = 0;; step++) {
    printf("writing %u KiB behind an array of 16 bytes\n", step * 64);
    fflush(stdout);
    at[(size_t)step * PAGE] = 1;
  }
}
