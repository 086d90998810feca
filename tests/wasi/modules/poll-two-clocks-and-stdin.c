/* Of a long wait, a short one and an input that is there, the input comes at once. */
#include "check.h"


int main(void) {
  __wasi_subscription_t asked[3] = {
      {.userdata = 1, .u = {.tag = __WASI_EVENTTYPE_CLOCK, .u.clock = {.id = 1, .timeout = 5000000000}}},
      {.userdata = 2, .u = {.tag = __WASI_EVENTTYPE_CLOCK, .u.clock = {.id = 1, .timeout = 4000000000}}},
      {.userdata = 3, .u = {.tag = __WASI_EVENTTYPE_FD_READ, .u.fd_read = {0}}},
  };
  __wasi_event_t events[3];
  __wasi_size_t count;
  OK(__wasi_poll_oneoff(asked, events, 3, &count));
  CHECK(count == 1);
  CHECK(events[0].userdata == 3 && events[0].error == 0);
  CHECK(events[0].type == __WASI_EVENTTYPE_FD_READ);
  CHECK(events[0].fd_readwrite.nbytes == 5);
}
