/* Size, type and a number of its own for each file, by path and by descriptor. */
#include "check.h"


int main(void) {
  __wasi_filestat_t stat;
  CHECK(stat_of("a.txt").size == 6);
  CHECK(stat_of("a.txt").filetype == __WASI_FILETYPE_REGULAR_FILE);
  CHECK(stat_of("notes").filetype == __WASI_FILETYPE_DIRECTORY);
  CHECK(stat_of("a.txt").ino != stat_of("notes").ino);
  CHECK(stat_of("a.txt").mtim > 1000000000000000000);
  OK(__wasi_fd_filestat_get(open_with("a.txt", 0, FILE_RIGHTS, 0), &stat));
  CHECK(stat.ino == stat_of("a.txt").ino && stat.size == 6 && stat.nlink == 1);
  OK(__wasi_fd_filestat_get(1, &stat));
  CHECK(stat.filetype == __WASI_FILETYPE_CHARACTER_DEVICE);
}
