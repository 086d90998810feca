// Lists the directory that it was given. Without one there is nothing to see:
// take it away under "what it may do", and run again.
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv) {
  const char *path = argc > 1 ? argv[1] : "/";
  DIR *directory = opendir(path);
  if (directory == NULL) {
    fprintf(stderr, "%s: %s\n", path, strerror(errno));
    return 1;
  }
  struct dirent *entry;
  while ((entry = readdir(directory)) != NULL) {
    printf("%s%s\n", entry->d_name, entry->d_type == DT_DIR ? "/" : "");
  }
  closedir(directory);
  return 0;
}
