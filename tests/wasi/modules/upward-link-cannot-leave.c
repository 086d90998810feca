/* A link that points above the directory leads nowhere, not even to a file of the same name inside. */
#include "check.h"

int main(void) {
  fd_t fd;
  CHECK(__wasi_path_open(ROOT, 1, "above", 0, FILE_RIGHTS, 0, 0, &fd) != 0);
  CHECK(__wasi_path_open(ROOT, 1, "sub/above", 0, FILE_RIGHTS, 0, 0, &fd) != 0);
  OK(__wasi_path_symlink("..", ROOT, "up"));
  CHECK(__wasi_path_open(ROOT, 1, "up/file", 0, FILE_RIGHTS, 0, 0, &fd) != 0);
}
