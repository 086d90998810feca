// Adds a line to a file and prints what the file holds.
#include <errno.h>
#include <stdio.h>
#include <string.h>

int main(void) {
  const char *path = "/diary.txt";
  FILE *file = fopen(path, "a+");
  if (file == NULL) {
    fprintf(stderr, "%s: %s\n", path, strerror(errno));
    return 1;
  }
  fprintf(file, "One more line.\n");
  rewind(file);
  char line[120];
  while (fgets(line, sizeof line, file) != NULL) fputs(line, stdout);
  fclose(file);
  return 0;
}
