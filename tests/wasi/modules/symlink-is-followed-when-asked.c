/* The last part of a path is followed only when the call says so; parts before it always are. */
#include "check.h"


int main(void) {
  fd_t fd;
  __wasi_filestat_t stat;
  OK(__wasi_path_symlink("notes/b.txt", ROOT, "to-file"));
  OK(__wasi_path_symlink("notes", ROOT, "to-folder"));
  IS(LOOP, __wasi_path_open(ROOT, 0, "to-file", 0, FILE_RIGHTS, 0, 0, &fd));
  OK(__wasi_path_open(ROOT, 1, "to-file", 0, FILE_RIGHTS, 0, 0, &fd));
  CHECK(reads(fd, "in notes\n"));
  CHECK(holds("to-folder/b.txt", "in notes\n"));
  CHECK(stat_of("to-file").filetype == __WASI_FILETYPE_SYMBOLIC_LINK);
  OK(__wasi_path_filestat_get(ROOT, 1, "to-file", &stat));
  CHECK(stat.filetype == __WASI_FILETYPE_REGULAR_FILE);
}
