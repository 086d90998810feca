/* Asks for everything that a host can give, and prints what it got or which errno. */
#include "say.h"
#include <string.h>
#include <wasi/api.h>

static const __wasi_fd_t given = 3; /* the first directory, if the host gave one */

static int refused(const char *what, __wasi_errno_t answer) {
  say(what);
  if (answer == __WASI_ERRNO_SUCCESS) return 0;
  say("errno ");
  say_number(answer);
  say(answer == __WASI_ERRNO_NOTCAPABLE ? " (NOTCAPABLE)\n"
      : answer == __WASI_ERRNO_BADF     ? " (BADF)\n"
      : answer == __WASI_ERRNO_NOENT    ? " (NOENT)\n"
                                        : "\n");
  return 1;
}

/* Arguments and environment come the same way: how many, how many bytes, then all of them. */
typedef __wasi_errno_t (*sizes_of)(__wasi_size_t *, __wasi_size_t *);
typedef __wasi_errno_t (*words_of)(uint8_t **, uint8_t *);

static void list_words(const char *what, sizes_of sizes, words_of words) {
  __wasi_size_t count, bytes;
  uint8_t *found[64];
  uint8_t text[4096];
  if (refused(what, sizes(&count, &bytes))) return;
  if (count > 64 || bytes > sizeof text) {
    say("too many for me\n");
    return;
  }
  __wasi_errno_t answer = words(found, text);
  if (answer != __WASI_ERRNO_SUCCESS) {
    refused("", answer);
    return;
  }
  if (count == 0) say("none");
  for (__wasi_size_t at = 0; at < count; at++) {
    if (at > 0) say(", ");
    say((const char *)found[at]);
  }
  say("\n");
}

static void read_clock(void) {
  __wasi_timestamp_t now;
  if (refused("clock: ", __wasi_clock_time_get(__WASI_CLOCKID_REALTIME, 1, &now))) return;
  say_number((unsigned long)(now / 1000000000));
  say(" seconds since 1970\n");
}

static void draw_number(void) {
  uint16_t number;
  if (refused("random number: ", __wasi_random_get((uint8_t *)&number, sizeof number))) return;
  say_number(number);
  say("\n");
}

static void list_directory(void) {
  uint8_t entries[1024];
  __wasi_size_t used;
  if (refused("my directory: ", __wasi_fd_readdir(given, entries, sizeof entries, 0, &used))) return;
  for (__wasi_size_t at = 0; at + sizeof(__wasi_dirent_t) <= used;) {
    __wasi_dirent_t entry;
    memcpy(&entry, entries + at, sizeof entry);
    at += sizeof entry;
    if (at + entry.d_namlen > used) break;
    fwrite(entries + at, 1, entry.d_namlen, stdout);
    say(" ");
    at += entry.d_namlen;
  }
  say("\n");
}

static void try_open(const char *path) {
  __wasi_fd_t opened;
  say("open ");
  say(path);
  if (refused(": ", __wasi_path_open(given, 0, path, 0, __WASI_RIGHTS_FD_READ, 0, 0, &opened))) return;
  say("it let me in\n");
}

int main(void) {
  list_words("arguments: ", __wasi_args_sizes_get, __wasi_args_get);
  list_words("environment: ", __wasi_environ_sizes_get, __wasi_environ_get);
  read_clock();
  draw_number();
  list_directory();
  try_open("../secret.txt");
  try_open("/etc/passwd");
  return 0;
}
