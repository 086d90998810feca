/* A name may have 255 bytes; one more is too long. */
#include "check.h"


int main(void) {
  static char name[257];
  fd_t fd;
  for (int at = 0; at < 256; at += 1) name[at] = 'n';
  IS(NAMETOOLONG, try_open(ROOT, name, __WASI_OFLAGS_CREAT, &fd));
  name[255] = '\0';
  make_file(name, "long");
  CHECK(holds(name, "long"));
}
