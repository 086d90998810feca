// Prints what it was given: arguments, and one variable of the environment.
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv) {
  for (int i = 0; i < argc; i++) printf("argument %d: %s\n", i, argv[i]);
  const char *colour = getenv("COLOUR");
  printf("COLOUR is %s\n", colour == NULL ? "not set" : colour);
  return 0;
}
