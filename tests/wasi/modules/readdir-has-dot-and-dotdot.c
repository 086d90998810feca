/* Every directory lists itself and the one above first. */
#include "check.h"


int main(void) {
  uint8_t entries[256];
  __wasi_size_t used;
  OK(__wasi_fd_readdir(open_dir("notes"), entries, sizeof entries, 0, &used));
  CHECK(used == 24 * 3 + 1 + 2 + 5);
  CHECK(same((char *)entries + 24, ".", 1));
  CHECK(entries[20] == __WASI_FILETYPE_DIRECTORY);
  CHECK(same((char *)entries + 25 + 24, "..", 2));
  CHECK(same((char *)entries + 25 + 26 + 24, "b.txt", 5));
  CHECK(entries[25 + 26 + 20] == __WASI_FILETYPE_REGULAR_FILE);
}
