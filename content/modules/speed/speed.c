/* Three algorithms; speed.js beside this file has the same three, step by step. */
#include <stdint.h>

typedef uint32_t u32;

#define EXPORT(name) __attribute__((export_name(#name)))

enum { MOST = 4000000, SIDE = 192 };
static uint8_t crossed[MOST + 1];
static double a[SIDE * SIDE], b[SIDE * SIDE], c[SIDE * SIDE];

/* How many primes there are up to `limit`: bytes in a long array. */
EXPORT(sieve) u32 sieve(u32 limit) {
  for (u32 i = 0; i <= limit; i++) {
    crossed[i] = 0;
  }
  u32 count = 0;
  for (u32 i = 2; i <= limit; i++) {
    if (crossed[i]) continue;
    count++;
    for (u32 j = i + i; j <= limit; j += i) {
      crossed[j] = 1;
    }
  }
  return count;
}

/* The product of two square matrices, summed up: numbers with 53 bits of fraction. */
EXPORT(matrix) double matrix(u32 n) {
  for (u32 i = 0; i < n * n; i++) {
    a[i] = i % 7 + 0.5;
    b[i] = i % 5 + 0.25;
    c[i] = 0;
  }
  for (u32 i = 0; i < n; i++) {
    for (u32 k = 0; k < n; k++) {
      double factor = a[i * n + k];
      for (u32 j = 0; j < n; j++) {
        c[i * n + j] += factor * b[k * n + j];
      }
    }
  }
  double sum = 0;
  for (u32 i = 0; i < n * n; i++) {
    sum += c[i];
  }
  return sum;
}

/* Mixes bits as hash functions do: whole numbers of 32 bits, each step waits for the one before. */
EXPORT(mix) u32 mix(u32 rounds) {
  u32 hash = 0;
  for (u32 i = 0; i < rounds; i++) {
    hash ^= i;
    hash *= 0x85ebca6bu;
    hash ^= hash >> 13;
    hash *= 0xc2b2ae35u;
    hash ^= hash >> 16;
  }
  return hash;
}
