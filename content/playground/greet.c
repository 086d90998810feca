// Asks for a name and waits until you have typed one.
#include <stdio.h>
#include <string.h>

int main(void) {
  char name[80];

  printf("What is your name? ");
  fflush(stdout);
  if (fgets(name, sizeof name, stdin) == NULL) {
    printf("\nNobody there.\n");
    return 1;
  }
  name[strcspn(name, "\n")] = '\0';
  printf("Hello, %s. Your name has %zu bytes.\n", name, strlen(name));
  return 0;
}
