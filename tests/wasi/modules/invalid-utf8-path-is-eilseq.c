/* A path has to be UTF-8. */
#include "check.h"


int main(void) {
  fd_t fd;
  IS(ILSEQ, try_open(ROOT, "\xff\xfe", __WASI_OFLAGS_CREAT, &fd));
  IS(ILSEQ, __wasi_path_create_directory(ROOT, "caf\xe9"));
}
