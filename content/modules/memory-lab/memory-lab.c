/* Mistakes that a program makes in its own memory. Each export is one that the page calls. */
#include "say.h"
#include <stdlib.h>
#include <string.h>

#define EXPORT(name) __attribute__((export_name(#name)))

/* Neighbours in memory, in this order. `volatile`: read anew each time, whatever the compiler knows. */
char name[8];
volatile int is_admin;
volatile int balance;

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

EXPORT(where) char *where(void) {
  strcpy(name, "guest");
  is_admin = 0;
  balance = 100;
  return name;
}

EXPORT(overflow) void overflow(unsigned length) {
  char typed[sizeof letters];
  memcpy(typed, letters, length);
  typed[length] = '\0';

  strcpy(name, typed); /* the mistake: nobody asks whether it fits into 8 bytes */

  say("is_admin is ");
  say_number((unsigned long)is_admin);
  say(", balance is ");
  say_number((unsigned long)balance);
  say(is_admin ? ".\nWelcome, administrator.\n" : ".\nYou may read, no more.\n");
}

enum { BLOCK = 64 * 1024, MOST = 64 };
static char *blocks[MOST];
static unsigned held;

/* Takes a block, writes to all of it, and says whether there was one. */
EXPORT(take) int take(void) {
  char *block = held < MOST ? malloc(BLOCK) : NULL;
  if (block == NULL) return 0;
  memset(block, 1, BLOCK);
  blocks[held++] = block;
  return 1;
}

EXPORT(give_back) void give_back(void) { free(blocks[--held]); }

/* Reads one byte, wherever it is. */
EXPORT(peek) int peek(const volatile unsigned char *address) { return *address; }
