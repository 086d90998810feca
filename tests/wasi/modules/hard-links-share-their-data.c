/* Two names of one file: the same number, the same bytes, and a count of two. */
#include "check.h"


int main(void) {
  OK(__wasi_path_link(ROOT, 0, "a.txt", ROOT, "twin"));
  CHECK(stat_of("twin").ino == stat_of("a.txt").ino);
  CHECK(stat_of("a.txt").nlink == 2);
  CHECK(put(open_with("twin", 0, FILE_RIGHTS, 0), "J") == 1);
  CHECK(holds("a.txt", "Jello\n"));
  OK(__wasi_path_unlink_file(ROOT, "a.txt"));
  CHECK(stat_of("twin").nlink == 1);
}
