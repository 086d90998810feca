/* Unlinking a link takes the link, not what it points at. */
#include "check.h"


int main(void) {
  OK(__wasi_path_symlink("a.txt", ROOT, "link"));
  OK(__wasi_path_unlink_file(ROOT, "link"));
  CHECK(holds("a.txt", "hello\n"));
  IS(NOENT, __wasi_path_unlink_file(ROOT, "link"));
}
