/* Printing numbers without printf: it keeps each module at a few kilobytes. */
#include <stdio.h>

static void say(const char *text) { fputs(text, stdout); }

static void say_number(unsigned long number) {
  char digits[21];
  char *start = digits + sizeof digits - 1;
  *start = '\0';
  do {
    *--start = (char)('0' + number % 10);
    number /= 10;
  } while (number > 0);
  say(start);
}

static unsigned long read_number(const char *text) {
  unsigned long number = 0;
  while (*text >= '0' && *text <= '9') number = number * 10 + (unsigned long)(*text++ - '0');
  return number;
}
