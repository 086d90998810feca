/* Letting others run is always possible. */
#include "check.h"


int main(void) { OK(__wasi_sched_yield()); }
