/* The file that was there is gone for those who look, and stays for those who have it open. */
#include "check.h"


int main(void) {
  fd_t old = open_with("a.txt", 0, FILE_RIGHTS, 0);
  OK(__wasi_path_rename(ROOT, "notes/b.txt", ROOT, "a.txt"));
  CHECK(holds("a.txt", "in notes\n"));
  CHECK(reads(old, "hello\n"));
  IS(NOENT, __wasi_path_unlink_file(ROOT, "notes/b.txt"));
}
