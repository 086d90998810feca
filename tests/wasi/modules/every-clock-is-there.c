/* Four clocks, each with a step; the time of day is a time of these days. */
#include "check.h"


int main(void) {
  __wasi_timestamp_t now;
  for (uint32_t clock = 0; clock < 4; clock += 1) {
    OK(__wasi_clock_time_get(clock, 0, &now));
    OK(__wasi_clock_res_get(clock, &now));
    CHECK(now > 0);
  }
  OK(__wasi_clock_time_get(__WASI_CLOCKID_REALTIME, 0, &now));
  CHECK(now > 1700000000000000000);
  IS(INVAL, __wasi_clock_time_get(9, 0, &now));
  IS(INVAL, __wasi_clock_res_get(9, &now));
}
