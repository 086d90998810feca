/* A time that is past is no wait at all. */
#include "check.h"


int main(void) {
  __wasi_subscription_t asked = {
      .userdata = 8,
      .u = {.tag = __WASI_EVENTTYPE_CLOCK,
            .u.clock = {.id = 0, .timeout = 1, .flags = __WASI_SUBCLOCKFLAGS_SUBSCRIPTION_CLOCK_ABSTIME}},
  };
  __wasi_event_t event;
  __wasi_size_t count;
  OK(__wasi_poll_oneoff(&asked, &event, 1, &count));
  CHECK(count == 1 && event.userdata == 8 && event.error == 0);
}
