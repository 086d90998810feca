/* More files than there may be are refused with NOSPC, until some are gone. */
#include "check.h"


int main(void) {
  char name[] = "file-0";
  fd_t fd;
  __wasi_errno_t got = 0;
  for (int file = 0; file < 20 && got == 0; file += 1) {
    name[5] = (char)('a' + file);
    got = try_open(ROOT, name, __WASI_OFLAGS_CREAT, &fd);
    if (got == 0) OK(__wasi_fd_close(fd));
  }
  CHECK(got == __WASI_ERRNO_NOSPC);
  IS(NOSPC, __wasi_path_create_directory(ROOT, "folder"));
  OK(__wasi_path_unlink_file(ROOT, "file-a"));
  OK(__wasi_path_create_directory(ROOT, "folder"));
}
