/* A directory that is open goes on under its new name. */
#include "check.h"


int main(void) {
  fd_t fd, notes = open_dir("notes");
  OK(__wasi_path_rename(ROOT, "notes", ROOT, "moved"));
  OK(try_open(notes, "b.txt", 0, &fd));
  CHECK(reads(fd, "in notes\n"));
}
