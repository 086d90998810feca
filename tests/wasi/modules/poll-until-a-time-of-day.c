/* A wait until a time of day that lies between two ticks of the clock ends when the clock is past it. */
#include "check.h"

static __wasi_timestamp_t now(void) {
  __wasi_timestamp_t time;
  OK(__wasi_clock_time_get(__WASI_CLOCKID_REALTIME, 1, &time));
  return time;
}

int main(void) {
  for (int round = 0; round < 10; round += 1) {
    __wasi_subscription_t wanted = {0};
    __wasi_event_t event;
    __wasi_size_t events;
    wanted.u.tag = __WASI_EVENTTYPE_CLOCK;
    wanted.u.u.clock.id = __WASI_CLOCKID_REALTIME;
    wanted.u.u.clock.timeout = now() + 2100000;
    wanted.u.u.clock.flags = __WASI_SUBCLOCKFLAGS_SUBSCRIPTION_CLOCK_ABSTIME;
    OK(__wasi_poll_oneoff(&wanted, &event, 1, &events));
    CHECK(events == 1 && event.error == __WASI_ERRNO_SUCCESS);
    CHECK(now() >= wanted.u.u.clock.timeout);
  }
}
