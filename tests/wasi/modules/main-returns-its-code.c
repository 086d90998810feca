/* What main returns is the exit code. */
#include "check.h"

int main(void) { return 3; }
