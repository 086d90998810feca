/* Of two waits the shorter one ends the call, not before its time. */
#include "check.h"


int main(void) {
  __wasi_subscription_t asked[2] = {
      {.userdata = 1, .u = {.tag = __WASI_EVENTTYPE_CLOCK, .u.clock = {.id = 1, .timeout = 9000000000}}},
      {.userdata = 2, .u = {.tag = __WASI_EVENTTYPE_CLOCK, .u.clock = {.id = 0, .timeout = 30000000}}},
  };
  __wasi_event_t events[2];
  __wasi_size_t count;
  __wasi_timestamp_t before, after;
  OK(__wasi_clock_time_get(1, 0, &before));
  OK(__wasi_poll_oneoff(asked, events, 2, &count));
  OK(__wasi_clock_time_get(1, 0, &after));
  CHECK(count == 1 && events[0].userdata == 2 && events[0].type == __WASI_EVENTTYPE_CLOCK);
  CHECK(after - before >= 29000000 && after - before < 5000000000);
}
