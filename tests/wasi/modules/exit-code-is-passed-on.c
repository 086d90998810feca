/* The code that a program ends with, from wherever it ends. */
#include "check.h"


int main(void) {
  put(1, "before\n");
  __wasi_proc_exit(7);
  put(1, "after\n");
}
