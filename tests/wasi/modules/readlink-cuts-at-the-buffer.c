/* What is longer than the buffer is cut, and the rest of the buffer is left alone. */
#include "check.h"


int main(void) {
  char text[8] = "........";
  __wasi_size_t used;
  OK(__wasi_path_symlink("notes/b.txt", ROOT, "link"));
  OK(__wasi_path_readlink(ROOT, "link", (uint8_t *)text, 5, &used));
  CHECK(used == 5);
  CHECK(same(text, "notes...", 8));
  IS(INVAL, __wasi_path_readlink(ROOT, "a.txt", (uint8_t *)text, 5, &used));
}
