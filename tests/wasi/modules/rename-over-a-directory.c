/* A directory replaces an empty one; nothing else may be where it goes. */
#include "check.h"


int main(void) {
  OK(__wasi_path_create_directory(ROOT, "new"));
  OK(__wasi_path_create_directory(ROOT, "empty"));
  IS(NOTEMPTY, __wasi_path_rename(ROOT, "new", ROOT, "notes"));
  IS(NOTDIR, __wasi_path_rename(ROOT, "new", ROOT, "a.txt"));
  IS(ISDIR, __wasi_path_rename(ROOT, "a.txt", ROOT, "empty"));
  OK(__wasi_path_rename(ROOT, "notes", ROOT, "empty"));
  CHECK(holds("empty/b.txt", "in notes\n"));
  IS(NOENT, __wasi_path_remove_directory(ROOT, "notes"));
}
