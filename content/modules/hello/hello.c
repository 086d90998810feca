/* Says what it is and what it was given. A module has nothing else. */
#include "say.h"
#include <wasi/api.h>

static unsigned long count_directories(void) {
  __wasi_prestat_t given;
  __wasi_fd_t fd = 3; /* 0, 1 and 2 are input, output and errors */
  while (__wasi_fd_prestat_get(fd, &given) == __WASI_ERRNO_SUCCESS) fd++;
  return fd - 3;
}

static void say_count(unsigned long count, const char *one, const char *more) {
  say_number(count);
  say(" ");
  say(count == 1 ? one : more);
}

int main(int argc, char **argv) {
  __wasi_size_t variables, bytes;
  if (__wasi_environ_sizes_get(&variables, &bytes) != __WASI_ERRNO_SUCCESS) return 1;

  say("Hello, I am ");
  say(argv[0]);
  say(". I was given ");
  say_count((unsigned long)argc - 1, "argument", "arguments");
  say(", ");
  say_count(variables, "environment variable", "environment variables");
  say(" and ");
  say_count(count_directories(), "directory", "directories");
  say(".\n");
  return 0;
}
