/* A path that begins with a slash is not one below a directory. */
#include "check.h"


int main(void) {
  fd_t fd;
  __wasi_filestat_t stat;
  IS(NOTCAPABLE, try_open(ROOT, "/a.txt", 0, &fd));
  IS(NOTCAPABLE, try_open(ROOT, "/", 0, &fd));
  IS(NOTCAPABLE, __wasi_path_filestat_get(ROOT, 0, "/a.txt", &stat));
}
