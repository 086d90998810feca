/* Renaming to the same name, or to another name of the same file, changes nothing. */
#include "check.h"


int main(void) {
  OK(__wasi_path_rename(ROOT, "a.txt", ROOT, "a.txt"));
  OK(__wasi_path_rename(ROOT, "notes", ROOT, "notes"));
  CHECK(holds("a.txt", "hello\n"));
  OK(__wasi_path_link(ROOT, 0, "a.txt", ROOT, "twin"));
  OK(__wasi_path_rename(ROOT, "a.txt", ROOT, "twin"));
  CHECK(holds("a.txt", "hello\n"));
  CHECK(holds("twin", "hello\n"));
}
