/* A directory is opened to be looked into, not to be written; a file is no directory. */
#include "check.h"


int main(void) {
  fd_t fd;
  char byte;
  __wasi_size_t count;
  IS(NOTDIR, try_open(ROOT, "a.txt", __WASI_OFLAGS_DIRECTORY, &fd));
  IS(ISDIR, __wasi_path_open(ROOT, 0, "notes", 0, __WASI_RIGHTS_FD_WRITE, 0, 0, &fd));
  fd = open_dir("notes");
  CHECK(read_some(fd, &byte, 1, &count) != 0);
  CHECK(put(fd, "x") == 0);
}
