/* Asks for names until its input ends, and greets each of them. */
#include "say.h"
#include <string.h>

int main(void) {
  char name[80];
  unsigned long greeted = 0;

  say("Who are you? ");
  fflush(stdout);
  while (fgets(name, sizeof name, stdin) != NULL) {
    name[strcspn(name, "\r\n")] = '\0';
    if (name[0] == '\0') {
      fputs("A name has at least one letter.\n", stderr);
    } else {
      say("Hello, ");
      say(name);
      say(".\n");
      greeted += 1;
    }
    say("Who else? ");
    fflush(stdout);
  }

  say("\nThe input has ended. I greeted ");
  say_number(greeted);
  say(".\n");
  return 0;
}
