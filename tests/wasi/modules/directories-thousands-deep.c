/* Directories can lie deeper in one another than a path can say, and the run still ends well. */
#include "check.h"

int main(void) {
  fd_t above = ROOT;
  for (int depth = 0; depth < 20000; depth += 1) {
    fd_t below;
    OK(__wasi_path_create_directory(above, "in"));
    OK(__wasi_path_open(above, 0, "in", __WASI_OFLAGS_DIRECTORY, DIR_RIGHTS, DIR_RIGHTS | FILE_RIGHTS,
                        0, &below));
    if (above != ROOT) OK(__wasi_fd_close(above));
    above = below;
  }
  IS(INVAL, __wasi_path_rename(ROOT, "in", above, "in"));
}
