/* A descriptor opened to read is not written through, nor one opened to write read. */
#include "check.h"


int main(void) {
  char byte;
  __wasi_size_t count;
  __wasi_fdstat_t stat;
  fd_t reader = open_with("a.txt", 0, __WASI_RIGHTS_FD_READ, 0);
  fd_t writer = open_with("a.txt", 0, __WASI_RIGHTS_FD_WRITE, 0);
  CHECK(put(reader, "x") == 0);
  CHECK(read_some(writer, &byte, 1, &count) != 0);
  OK(__wasi_fd_fdstat_get(reader, &stat));
  CHECK((stat.fs_rights_base & __WASI_RIGHTS_FD_WRITE) == 0);
  CHECK(holds("a.txt", "hello\n"));
}
