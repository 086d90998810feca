/* A number that is not open answers BADF to every call. */
#include "check.h"


int main(void) {
  __wasi_fdstat_t stat;
  __wasi_filestat_t file;
  __wasi_filesize_t at;
  __wasi_prestat_t prestat;
  fd_t fd = create("file");
  OK(__wasi_fd_close(fd));
  IS(BADF, __wasi_fd_close(fd));
  IS(BADF, __wasi_fd_fdstat_get(fd, &stat));
  IS(BADF, __wasi_fd_filestat_get(fd, &file));
  IS(BADF, __wasi_fd_seek(fd, 0, 0, &at));
  IS(BADF, __wasi_fd_tell(fd, &at));
  IS(BADF, __wasi_fd_sync(fd));
  IS(BADF, __wasi_fd_prestat_get(fd, &prestat));
  IS(BADF, __wasi_path_create_directory(fd, "x"));
  IS(BADF, __wasi_fd_renumber(fd, 1));
  CHECK(put((fd_t)-1, "x") == 0);
}
