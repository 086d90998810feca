/* What is no socket says so, and what isn't open too. */
#include "check.h"


int main(void) {
  char byte;
  __wasi_iovec_t in = {(uint8_t *)&byte, 1};
  __wasi_ciovec_t out = {(uint8_t *)"x", 1};
  __wasi_size_t count;
  __wasi_roflags_t flags;
  fd_t fd;
  IS(NOTSOCK, __wasi_sock_send(1, &out, 1, 0, &count));
  IS(NOTSOCK, __wasi_sock_recv(ROOT, &in, 1, 0, &count, &flags));
  IS(NOTSOCK, __wasi_sock_shutdown(2, __WASI_SDFLAGS_RD));
  IS(NOTSOCK, __wasi_sock_accept(1, 0, &fd));
  IS(BADF, __wasi_sock_send(99, &out, 1, 0, &count));
  IS(BADF, __wasi_sock_shutdown(99, __WASI_SDFLAGS_RD));
}
