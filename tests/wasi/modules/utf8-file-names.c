/* Names are UTF-8, and come back as they went in. */
#include "check.h"


int main(void) {
  char entries[256];
  __wasi_size_t used;
  OK(__wasi_path_create_directory(ROOT, "日本"));
  make_file("日本/naïve 🙂", "ok");
  CHECK(holds("日本/naïve 🙂", "ok"));
  OK(__wasi_fd_readdir(open_dir("日本"), (uint8_t *)entries, sizeof entries, 2, &used));
  CHECK(used == 24 + length("naïve 🙂"));
  CHECK(same(entries + 24, "naïve 🙂", used - 24));
}
