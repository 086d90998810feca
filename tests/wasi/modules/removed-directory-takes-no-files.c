/* In a directory that was removed while it was open nothing can be made. */
#include "check.h"


int main(void) {
  fd_t fd, gone;
  OK(__wasi_path_create_directory(ROOT, "gone"));
  gone = open_dir("gone");
  OK(__wasi_path_remove_directory(ROOT, "gone"));
  IS(NOENT, try_open(gone, "file", __WASI_OFLAGS_CREAT, &fd));
}
