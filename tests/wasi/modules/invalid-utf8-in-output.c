/* Bytes that are no UTF-8 are shown as such, and nothing else is lost. */
#include "check.h"


int main(void) { CHECK(put(1, "a\xff" "b\n\xc3") == 5); }
