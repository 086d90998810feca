/* A link to itself, and two that point at each other, lead nowhere. */
#include "check.h"


int main(void) {
  fd_t fd;
  OK(__wasi_path_symlink("self", ROOT, "self"));
  OK(__wasi_path_symlink("b", ROOT, "a"));
  OK(__wasi_path_symlink("a", ROOT, "b"));
  IS(LOOP, __wasi_path_open(ROOT, 1, "self", 0, 0, 0, 0, &fd));
  IS(LOOP, __wasi_path_open(ROOT, 1, "a", 0, 0, 0, 0, &fd));
  IS(LOOP, __wasi_path_open(ROOT, 1, "a/file", 0, 0, 0, 0, &fd));
}
