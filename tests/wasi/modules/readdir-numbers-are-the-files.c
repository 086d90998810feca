/* The number in a directory's entry is the file's own. */
#include "check.h"


int main(void) {
  uint8_t room[64];
  __wasi_size_t used;
  __wasi_filestat_t notes;
  fd_t dir = open_dir("notes");
  OK(__wasi_fd_filestat_get(dir, &notes));
  OK(__wasi_fd_readdir(dir, room, sizeof room, 2, &used));
  CHECK(((__wasi_dirent_t *)room)->d_ino == stat_of("notes/b.txt").ino);
  CHECK(notes.ino != stat_of("notes/b.txt").ino);
  OK(__wasi_fd_readdir(dir, room, sizeof room, 0, &used));
  CHECK(((__wasi_dirent_t *)room)->d_ino == notes.ino);
}
