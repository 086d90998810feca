/* Keeps one core busy: counts the primes below a limit by trial division. */
#include "say.h"

static int is_prime(unsigned long number) {
  for (unsigned long divisor = 2; divisor * divisor <= number; divisor++)
    if (number % divisor == 0) return 0;
  return number >= 2;
}

int main(int argc, char **argv) {
  unsigned long limit = argc > 1 ? read_number(argv[1]) : 200000;
  unsigned long primes = 0;
  for (unsigned long number = 2; number < limit; number++) primes += (unsigned long)is_prime(number);

  say_number(primes);
  say(" primes below ");
  say_number(limit);
  say(".\n");
  return 0;
}
