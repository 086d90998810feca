// Counts the primes below a limit with a sieve, and how long that takes.
// Give another limit as an argument.
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

int main(int argc, char **argv) {
  long limit = argc > 1 ? atol(argv[1]) : 2000000;
  if (limit < 2) limit = 2;
  char *composite = calloc((size_t)limit, 1);
  if (composite == NULL) {
    fprintf(stderr, "There is not enough memory for %ld numbers.\n", limit);
    return 1;
  }
  double start = now();
  long count = 0;
  for (long n = 2; n < limit; n++) {
    if (composite[n]) continue;
    count++;
    for (long m = 2 * n; m < limit; m += n) composite[m] = 1;
  }
  printf("%ld primes below %ld\n", count, limit);
  fprintf(stderr, "%.1f ms\n", now() - start);
  free(composite);
  return 0;
}
