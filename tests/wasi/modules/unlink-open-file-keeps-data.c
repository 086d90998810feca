/* A file without a name lives until its last descriptor is closed. */
#include "check.h"


int main(void) {
  fd_t fd = open_with("a.txt", 0, FILE_RIGHTS, 0);
  __wasi_filestat_t stat;
  OK(__wasi_path_unlink_file(ROOT, "a.txt"));
  OK(__wasi_fd_filestat_get(fd, &stat));
  CHECK(stat.nlink == 0);
  CHECK(reads(fd, "hello\n"));
  CHECK(put(fd, "more") == 4);
  make_file("a.txt", "another");
  CHECK(seek(fd, 0, __WASI_WHENCE_SET) == 0);
  CHECK(reads(fd, "hello\nmore"));
}
