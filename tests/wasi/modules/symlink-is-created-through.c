/* A file that is created through a link is created where the link points. */
#include "check.h"


int main(void) {
  fd_t fd;
  OK(__wasi_path_symlink("notes/new.txt", ROOT, "link"));
  OK(__wasi_path_open(ROOT, 1, "link", __WASI_OFLAGS_CREAT, FILE_RIGHTS, 0, 0, &fd));
  CHECK(put(fd, "new") == 3);
  CHECK(holds("notes/new.txt", "new"));
  CHECK(stat_of("link").filetype == __WASI_FILETYPE_SYMBOLIC_LINK);
}
