/* Makes as many system calls as it is told to: three looks at the clock, then a pause for others. */
#include "say.h"
#include <wasi/api.h>

int main(int argc, char **argv) {
  unsigned long calls = argc > 1 ? read_number(argv[1]) : 10000;
  __wasi_timestamp_t now;

  for (unsigned long at = 0; at < calls; at++) {
    if (at % 4 == 3) __wasi_sched_yield();
    else __wasi_clock_time_get(__WASI_CLOCKID_MONOTONIC, 1, &now);
  }

  say("I made ");
  say_number(calls);
  say(" calls, and this line is one more.\n");
  return 0;
}
