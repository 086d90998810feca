/* An entry that doesn't fit is cut, so that a full buffer says that there is more. */
#include "check.h"


int main(void) {
  uint8_t room[40];
  __wasi_size_t used;
  OK(__wasi_fd_readdir(open_dir("notes"), room, 10, 0, &used));
  CHECK(used == 10);
  OK(__wasi_fd_readdir(open_dir("notes"), room, 40, 0, &used));
  CHECK(used == 40);
  IS(NOTDIR, __wasi_fd_readdir(create("file"), room, 40, 0, &used));
}
