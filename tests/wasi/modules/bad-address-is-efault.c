/* A pointer out of memory is answered with an errno, and the program goes on. */
#include "check.h"


int main(void) {
  __wasi_ciovec_t far = {(uint8_t *)0xfffffff0, 64};
  __wasi_size_t count;
  __wasi_fdstat_t *nowhere = (__wasi_fdstat_t *)0xfffffff8;
  IS(FAULT, __wasi_fd_write(1, &far, 1, &count));
  IS(FAULT, __wasi_fd_write(1, (__wasi_ciovec_t *)0xfffffffc, 1, &count));
  IS(FAULT, __wasi_fd_fdstat_get(1, nowhere));
  IS(FAULT, __wasi_random_get((uint8_t *)0xfffffff0, 64));
  IS(FAULT, __wasi_clock_time_get(0, 0, (__wasi_timestamp_t *)0xfffffffc));
}
