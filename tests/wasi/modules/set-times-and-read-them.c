/* Times are kept to the nanosecond; the ones that aren't named stay. */
#include "check.h"


int main(void) {
  const __wasi_timestamp_t then = 1234567890123456789;
  OK(__wasi_path_filestat_set_times(ROOT, 0, "a.txt", then, then + 1,
                                    __WASI_FSTFLAGS_ATIM | __WASI_FSTFLAGS_MTIM));
  CHECK(stat_of("a.txt").atim == then);
  CHECK(stat_of("a.txt").mtim == then + 1);
  OK(__wasi_path_filestat_set_times(ROOT, 0, "a.txt", 5, 6, __WASI_FSTFLAGS_MTIM_NOW));
  CHECK(stat_of("a.txt").atim == then);
  CHECK(stat_of("a.txt").mtim > then);
  IS(INVAL, __wasi_path_filestat_set_times(ROOT, 0, "a.txt", 5, 6,
                                           __WASI_FSTFLAGS_ATIM | __WASI_FSTFLAGS_ATIM_NOW));
}
