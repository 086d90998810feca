/* Two readings of the monotonic clock are never the same. */
#include "check.h"


int main(void) {
  __wasi_timestamp_t before, now;
  OK(__wasi_clock_time_get(__WASI_CLOCKID_MONOTONIC, 0, &before));
  for (int time = 0; time < 1000; time += 1) {
    OK(__wasi_clock_time_get(__WASI_CLOCKID_MONOTONIC, 0, &now));
    CHECK(now > before);
    before = now;
  }
}
