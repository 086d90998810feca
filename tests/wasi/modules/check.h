/* What every test here is made of: the calls as WASI preview 1 has them, and words for what fails. */
#include <wasi/api.h>

#define ROOT 3 /* the first directory that a module is given */
#define CHECK(what) ((what) ? (void)0 : fail(__LINE__, #what))
#define IS(errno_name, call) CHECK((call) == __WASI_ERRNO_##errno_name)
#define OK(call) IS(SUCCESS, call)
#define DIR_RIGHTS ((__wasi_rights_t)0x07bffe08) /* all that a directory can have */
#define FILE_RIGHTS ((__wasi_rights_t)0x08e001ff) /* all that a file can have */

typedef __wasi_fd_t fd_t;

static __wasi_size_t length(const char *text) {
  __wasi_size_t count = 0;
  while (text[count] != '\0') count += 1;
  return count;
}

static __wasi_size_t put(fd_t fd, const char *text) {
  __wasi_ciovec_t piece = {(const uint8_t *)text, length(text)};
  __wasi_size_t written = 0;
  return __wasi_fd_write(fd, &piece, 1, &written) == 0 ? written : 0;
}

static _Noreturn void fail(int line, const char *what) {
  char digits[8], *start = digits + 7;
  *start = '\0';
  for (; line > 0; line /= 10) *--start = (char)('0' + line % 10);
  put(2, "line ");
  put(2, start);
  put(2, ": not so: ");
  put(2, what);
  put(2, "\n");
  __wasi_proc_exit(1);
}

static __wasi_errno_t try_open(fd_t dir, const char *path, __wasi_oflags_t oflags, fd_t *fd) {
  return __wasi_path_open(dir, 0, path, oflags, FILE_RIGHTS, 0, 0, fd);
}

static fd_t open_with(const char *path, __wasi_oflags_t oflags,
                    __wasi_rights_t rights, __wasi_fdflags_t flags) {
  fd_t fd;
  OK(__wasi_path_open(ROOT, 0, path, oflags, rights, rights, flags, &fd));
  return fd;
}

static fd_t create(const char *path) {
  return open_with(path, __WASI_OFLAGS_CREAT, FILE_RIGHTS, 0);
}

static void make_file(const char *path, const char *text) {
  fd_t fd = create(path);
  CHECK(put(fd, text) == length(text));
  OK(__wasi_fd_close(fd));
}

static fd_t open_dir(const char *path) {
  fd_t fd;
  OK(__wasi_path_open(ROOT, 0, path, __WASI_OFLAGS_DIRECTORY, DIR_RIGHTS, FILE_RIGHTS, 0, &fd));
  return fd;
}

static __wasi_errno_t read_some(fd_t fd, char *to, __wasi_size_t room,
                                __wasi_size_t *count) {
  __wasi_iovec_t piece = {(uint8_t *)to, room};
  return __wasi_fd_read(fd, &piece, 1, count);
}

static int same(const char *a, const char *b, __wasi_size_t count) {
  for (__wasi_size_t at = 0; at < count; at += 1)
    if (a[at] != b[at]) return 0;
  return 1;
}

/* Whether a descriptor, read from where it stands to its end, gives this text and no more. */
static int reads(fd_t fd, const char *text) {
  char got[256];
  __wasi_size_t count;
  if (read_some(fd, got, sizeof got, &count) != 0) return 0;
  return count == length(text) && same(got, text, count);
}

static int holds(const char *path, const char *text) {
  fd_t fd;
  if (try_open(ROOT, path, 0, &fd) != 0) return 0;
  int result = reads(fd, text);
  return __wasi_fd_close(fd) == 0 && result;
}

static __wasi_filesize_t seek(fd_t fd, __wasi_filedelta_t by, uint8_t from) {
  __wasi_filesize_t at;
  OK(__wasi_fd_seek(fd, by, from, &at));
  return at;
}

static __wasi_filestat_t stat_of(const char *path) {
  __wasi_filestat_t stat;
  OK(__wasi_path_filestat_get(ROOT, 0, path, &stat));
  return stat;
}
