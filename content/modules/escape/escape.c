/* Tries to leave its sandbox, and prints which answer each attempt got. */
#include "say.h"
#include <wasi/api.h>

static const char *name_of(__wasi_errno_t answer) {
  switch (answer) {
    case __WASI_ERRNO_SUCCESS: return "SUCCESS: it let me in";
    case __WASI_ERRNO_ACCES: return "ACCES, permission denied";
    case __WASI_ERRNO_BADF: return "BADF, no such descriptor";
    case __WASI_ERRNO_NOENT: return "NOENT, no such file";
    case __WASI_ERRNO_NOTSOCK: return "NOTSOCK, that is no socket";
    case __WASI_ERRNO_NOTSUP: return "NOTSUP, not supported";
    case __WASI_ERRNO_PERM: return "PERM, not permitted";
    case __WASI_ERRNO_NOTCAPABLE: return "NOTCAPABLE, I hold no right to that";
    default: return "another error";
  }
}

static void report(const char *attempt, __wasi_errno_t answer) {
  say(attempt);
  say(": ");
  say(name_of(answer));
  say("\n");
}

static __wasi_errno_t try_open(__wasi_fd_t directory, const char *path) {
  __wasi_fd_t opened;
  return __wasi_path_open(directory, 0, path, 0, __WASI_RIGHTS_FD_READ, 0, 0, &opened);
}

static __wasi_errno_t try_list(__wasi_fd_t directory) {
  uint8_t names[512];
  __wasi_size_t used;
  return __wasi_fd_readdir(directory, names, sizeof names, 0, &used);
}

int main(void) {
  __wasi_fd_t connection;
  const __wasi_fd_t given = 3; /* the first directory, if the host gave one */

  report("list my directory", try_list(given));
  report("open ../../etc/passwd", try_open(given, "../../etc/passwd"));
  report("open /etc/passwd", try_open(given, "/etc/passwd"));
  report("open etc/passwd inside it", try_open(given, "etc/passwd"));
  report("list descriptor 4, never given", try_list(4));
  report("accept a connection", __wasi_sock_accept(given, 0, &connection));
  return 0;
}
