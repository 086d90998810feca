/* A name that got another file while its directory was being read is still listed, with that file. */
#include "check.h"

int main(void) {
  _Alignas(8) uint8_t room[64];
  const __wasi_dirent_t *entry = (const void *)room;
  __wasi_size_t used;
  OK(__wasi_path_create_directory(ROOT, "d"));
  make_file("d/name", "old");
  make_file("other", "new");
  fd_t dir = open_dir("d");
  OK(__wasi_fd_readdir(dir, room, sizeof room, 0, &used));
  OK(__wasi_fd_readdir(dir, room, sizeof room, 2, &used));
  CHECK(used == 24 + 4 && entry->d_ino == stat_of("d/name").ino);
  OK(__wasi_path_rename(ROOT, "other", ROOT, "d/name"));
  OK(__wasi_fd_readdir(dir, room, sizeof room, 2, &used));
  CHECK(used == 24 + 4 && same((char *)room + 24, "name", 4));
  CHECK(entry->d_ino == stat_of("d/name").ino);
}
