/* Files are unlinked, directories are removed, and only empty ones. */
#include "check.h"


int main(void) {
  IS(ISDIR, __wasi_path_unlink_file(ROOT, "notes"));
  IS(NOTDIR, __wasi_path_remove_directory(ROOT, "a.txt"));
  IS(NOTEMPTY, __wasi_path_remove_directory(ROOT, "notes"));
  OK(__wasi_path_unlink_file(ROOT, "notes/b.txt"));
  OK(__wasi_path_remove_directory(ROOT, "notes"));
  IS(NOENT, __wasi_path_remove_directory(ROOT, "notes"));
}
