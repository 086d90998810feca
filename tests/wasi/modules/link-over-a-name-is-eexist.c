/* A link takes no name that is taken, and is not made to a directory. */
#include "check.h"


int main(void) {
  IS(EXIST, __wasi_path_link(ROOT, 0, "a.txt", ROOT, "notes/b.txt"));
  IS(EXIST, __wasi_path_link(ROOT, 0, "a.txt", ROOT, "notes"));
  IS(EXIST, __wasi_path_symlink("x", ROOT, "a.txt"));
  IS(PERM, __wasi_path_link(ROOT, 0, "notes", ROOT, "twin"));
  IS(NOENT, __wasi_path_link(ROOT, 0, "nothing", ROOT, "twin"));
}
