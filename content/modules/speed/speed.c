/* Three algorithms; speed.js beside this file has the same three, step by step. */
#include <stdint.h>

#define EXPORT(name) __attribute__((export_name(#name)))

enum { MOST = 4000000, SIDE = 192 };
static uint8_t crossed[MOST + 1];
static double a[SIDE * SIDE], b[SIDE * SIDE], c[SIDE * SIDE];

/* How many primes there are up to `limit`: bytes in a long array. */
EXPORT(sieve) uint32_t sieve(uint32_t limit) {
  for (uint32_t i = 0; i <= limit; i++) {
    crossed[i] = 0;
  }
  uint32_t count = 0;
  for (uint32_t i = 2; i <= limit; i++) {
    if (crossed[i]) continue;
    count++;
    for (uint32_t j = i + i; j <= limit; j += i) {
      crossed[j] = 1;
    }
  }
  return count;
}

/* The product of two square matrices, summed up: numbers with 53 bits of fraction. */
EXPORT(matrix) double matrix(uint32_t n) {
  for (uint32_t i = 0; i < n * n; i++) {
    a[i] = i % 7 + 0.5;
    b[i] = i % 5 + 0.25;
    c[i] = 0;
  }
  for (uint32_t i = 0; i < n; i++) {
    for (uint32_t k = 0; k < n; k++) {
      double factor = a[i * n + k];
      for (uint32_t j = 0; j < n; j++) {
        c[i * n + j] += factor * b[k * n + j];
      }
    }
  }
  double sum = 0;
  for (uint32_t i = 0; i < n * n; i++) {
    sum += c[i];
  }
  return sum;
}

/* Mixes bits as hash functions do: whole numbers of 32 bits, each step waits for the one before. */
EXPORT(mix) uint32_t mix(uint32_t rounds) {
  uint32_t hash = 0;
  for (uint32_t i = 0; i < rounds; i++) {
    hash ^= i;
    hash *= 0x85ebca6bu;
    hash ^= hash >> 13;
    hash *= 0xc2b2ae35u;
    hash ^= hash >> 16;
  }
  return hash;
}
