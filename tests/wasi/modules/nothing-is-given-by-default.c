/* Without a word in its favour a module has its name, and no variable, directory or input. */
#include "check.h"


int main(void) {
  __wasi_size_t count, size;
  __wasi_prestat_t prestat;
  char byte;
  OK(__wasi_args_sizes_get(&count, &size));
  CHECK(count == 1);
  OK(__wasi_environ_sizes_get(&count, &size));
  CHECK(count == 0 && size == 0);
  IS(BADF, __wasi_fd_prestat_get(3, &prestat));
  OK(read_some(0, &byte, 1, &count));
  CHECK(count == 0);
}
