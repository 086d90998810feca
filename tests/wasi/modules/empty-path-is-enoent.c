/* A path of no characters names nothing. */
#include "check.h"


int main(void) {
  fd_t fd;
  __wasi_filestat_t stat;
  IS(NOENT, try_open(ROOT, "", 0, &fd));
  IS(NOENT, try_open(ROOT, "", __WASI_OFLAGS_CREAT, &fd));
  IS(NOENT, __wasi_path_filestat_get(ROOT, 0, "", &stat));
  IS(NOENT, __wasi_path_create_directory(ROOT, ""));
  IS(NOENT, __wasi_path_symlink("", ROOT, "link"));
}
