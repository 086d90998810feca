/* What was open under the new number is closed, and the old number is free. */
#include "check.h"


int main(void) {
  fd_t from = open_with("a.txt", 0, FILE_RIGHTS, 0), to = create("other");
  __wasi_fdstat_t stat;
  OK(__wasi_fd_renumber(from, to));
  IS(BADF, __wasi_fd_fdstat_get(from, &stat));
  CHECK(reads(to, "hello\n"));
  IS(BADF, __wasi_fd_renumber(to, 99));
  OK(__wasi_fd_renumber(to, to));
  CHECK(create("third") == from);
}
