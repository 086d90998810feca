/* Writes a file, asks for it to be safe, and reads it back. */
#include "say.h"
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static const char path[] = "/notes.txt";

static int give_up(const char *step) {
  say("I can't ");
  say(step);
  say(" /notes.txt: the host gave me no directory that I may write to.\n");
  return 1;
}

int main(int argc, char **argv) {
  const char *text = argc > 1 ? argv[1] : "Written by a module.";

  int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (file < 0) return give_up("open");
  if (write(file, text, strlen(text)) < 0) return give_up("write");
  fsync(file);
  close(file);

  char back[256];
  file = open(path, O_RDONLY);
  if (file < 0) return give_up("read");
  ssize_t count = read(file, back, sizeof back);
  close(file);

  say("Wrote and read back ");
  say_number((unsigned long)count);
  say(" bytes.\n");
  return 0;
}
