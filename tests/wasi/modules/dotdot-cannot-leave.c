/* No number of parts ".." leads out of the directory, in any call that takes a path. */
#include "check.h"


int main(void) {
  fd_t fd, notes = open_dir("notes");
  __wasi_filestat_t stat;
  IS(NOTCAPABLE, try_open(ROOT, "..", 0, &fd));
  IS(NOTCAPABLE, try_open(ROOT, "../a.txt", 0, &fd));
  IS(NOTCAPABLE, try_open(ROOT, "notes/../../a.txt", 0, &fd));
  IS(NOTCAPABLE, try_open(notes, "../a.txt", 0, &fd));
  IS(NOTCAPABLE, __wasi_path_filestat_get(ROOT, 0, "../x", &stat));
  IS(NOTCAPABLE, __wasi_path_create_directory(ROOT, "../x"));
  IS(NOTCAPABLE, __wasi_path_unlink_file(ROOT, "../x"));
  IS(NOTCAPABLE, __wasi_path_rename(ROOT, "a.txt", ROOT, "../x"));
  IS(NOTCAPABLE, __wasi_path_symlink("x", ROOT, "../x"));
  IS(NOTCAPABLE, __wasi_path_link(ROOT, 0, "a.txt", ROOT, "../x"));
  CHECK(holds("a.txt", "hello\n"));
}
