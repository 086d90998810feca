/* A directory can't be moved below itself. */
#include "check.h"


int main(void) {
  IS(INVAL, __wasi_path_rename(ROOT, "notes", ROOT, "notes/inner"));
  CHECK(holds("notes/b.txt", "in notes\n"));
}
