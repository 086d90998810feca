/* Each entry's cookie is where the next one begins, also while files come and go. */
#include "check.h"


static __wasi_dircookie_t step(fd_t dir, __wasi_dircookie_t from, const char *name) {
  uint8_t room[24 + 8];
  __wasi_dirent_t *entry = (__wasi_dirent_t *)room;
  __wasi_size_t used;
  OK(__wasi_fd_readdir(dir, room, sizeof room, from, &used));
  CHECK(entry->d_namlen == length(name));
  CHECK(same((char *)room + 24, name, length(name)));
  return entry->d_next;
}

int main(void) {
  uint8_t room[32];
  __wasi_size_t used;
  __wasi_dircookie_t at = 0;
  OK(__wasi_path_create_directory(ROOT, "d"));
  make_file("d/one", "");
  make_file("d/two", "");
  make_file("d/three", "");
  fd_t dir = open_dir("d");
  at = step(dir, at, ".");
  at = step(dir, at, "..");
  at = step(dir, at, "one");
  OK(__wasi_path_unlink_file(ROOT, "d/one"));
  at = step(dir, at, "two");
  at = step(dir, at, "three");
  OK(__wasi_fd_readdir(dir, room, sizeof room, at, &used));
  CHECK(used == 0);
}
