/* A file can always be read and written, and so can what is printed to. */
#include "check.h"


int main(void) {
  fd_t fd = open_with("a.txt", 0, FILE_RIGHTS, 0);
  __wasi_subscription_t asked[3] = {
      {.userdata = 1, .u = {.tag = __WASI_EVENTTYPE_FD_READ, .u.fd_read = {fd}}},
      {.userdata = 2, .u = {.tag = __WASI_EVENTTYPE_FD_WRITE, .u.fd_write = {fd}}},
      {.userdata = 3, .u = {.tag = __WASI_EVENTTYPE_FD_WRITE, .u.fd_write = {1}}},
  };
  __wasi_event_t events[3];
  __wasi_size_t count;
  OK(__wasi_poll_oneoff(asked, events, 3, &count));
  CHECK(count == 3);
  CHECK(events[0].userdata == 1 && events[0].error == 0 && events[0].fd_readwrite.nbytes == 6);
  CHECK(events[1].userdata == 2 && events[2].userdata == 3);
}
