/* A wait for nothing is refused; one for what isn't open says so in its event. */
#include "check.h"


int main(void) {
  __wasi_subscription_t asked = {
      .userdata = 4, .u = {.tag = __WASI_EVENTTYPE_FD_READ, .u.fd_read = {77}}};
  __wasi_event_t event;
  __wasi_size_t count;
  IS(INVAL, __wasi_poll_oneoff(&asked, &event, 0, &count));
  OK(__wasi_poll_oneoff(&asked, &event, 1, &count));
  CHECK(count == 1 && event.userdata == 4 && event.error == __WASI_ERRNO_BADF);
}
