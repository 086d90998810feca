;; Makes one kind of call many times over; each export gives the errnos of all its calls, or-ed.
(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_seek" (func $fd_seek (param i32 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_close" (func $fd_close (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "clock_time_get" (func $clock_time_get (param i32 i64 i32) (result i32)))
  (import "wasi_snapshot_preview1" "random_get" (func $random_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_open"
    (func $path_open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_filestat_get" (func $fd_filestat_get (param i32 i32) (result i32)))
  (memory (export "memory") 2)
  ;; One piece of 64 bytes at 1024. Not at address 0, which one host takes for none.
  (data (i32.const 48) "\00\04\00\00\40\00\00\00")
  (data (i32.const 512) "filelog")
  (data (i32.const 1024) "sixty-four bytes, as a short line of a program's log would be..\0a")
  (func (export "_start"))

  ;; Opens one of the two files to be written: "file" (which 0) as it is, "log" (which 1) emptied, to append.
  (func (export "open") (param $dir i32) (param $which i32) (result i32)
    (if (local.get $which)
      (then (return (call $path_open (local.get $dir) (i32.const 1) (i32.const 516) (i32.const 3)
        (i32.const 9) (i64.const 0x600066) (i64.const 0) (i32.const 1) (i32.const 24)))))
    (call $path_open (local.get $dir) (i32.const 1) (i32.const 512) (i32.const 4)
      (i32.const 1) (i64.const 0x600066) (i64.const 0) (i32.const 0) (i32.const 24)))
  ;; The descriptor that the latest open gave.
  (func (export "opened") (result i32) (i32.load (i32.const 24)))
  (func (export "close") (param $fd i32) (result i32) (call $fd_close (local.get $fd)))
  ;; The file's size, or what went wrong below zero.
  (func (export "size") (param $fd i32) (result i32) (local $errno i32)
    (local.set $errno (call $fd_filestat_get (local.get $fd) (i32.const 64)))
    (if (local.get $errno) (then (return (i32.sub (i32.const 0) (local.get $errno)))))
    (i32.load (i32.const 96)))

  (func (export "write") (param $fd i32) (param $count i32) (result i32) (local $errno i32)
    (loop $again
      (local.set $errno (i32.or (local.get $errno)
        (call $fd_write (local.get $fd) (i32.const 48) (i32.const 1) (i32.const 16))))
      (br_if $again (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
    (local.get $errno))

  ;; Back to the start after every fifty writes, so that the file never grows.
  (func (export "rewrite") (param $fd i32) (param $count i32) (result i32) (local $errno i32)
    (loop $again
      (if (i32.eqz (i32.rem_u (local.get $count) (i32.const 50)))
        (then (local.set $errno (i32.or (local.get $errno)
          (call $fd_seek (local.get $fd) (i64.const 0) (i32.const 0) (i32.const 32))))))
      (local.set $errno (i32.or (local.get $errno)
        (call $fd_write (local.get $fd) (i32.const 48) (i32.const 1) (i32.const 16))))
      (br_if $again (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
    (local.get $errno))

  (func (export "clock") (param $fd i32) (param $count i32) (result i32) (local $errno i32)
    (loop $again
      (local.set $errno (i32.or (local.get $errno)
        (call $clock_time_get (i32.const 1) (i64.const 0) (i32.const 32))))
      (br_if $again (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
    (local.get $errno))

  (func (export "random") (param $fd i32) (param $count i32) (result i32) (local $errno i32)
    (loop $again
      (local.set $errno (i32.or (local.get $errno) (call $random_get (i32.const 160) (i32.const 16))))
      (br_if $again (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
    (local.get $errno))

  ;; Opens "file", reads 64 bytes, closes.
  (func (export "cycle") (param $dir i32) (param $count i32) (result i32) (local $errno i32)
    (loop $again
      (local.set $errno (i32.or (local.get $errno)
        (call $path_open (local.get $dir) (i32.const 1) (i32.const 512) (i32.const 4)
          (i32.const 0) (i64.const 0x200026) (i64.const 0) (i32.const 0) (i32.const 24))))
      (local.set $errno (i32.or (local.get $errno)
        (call $fd_read (i32.load (i32.const 24)) (i32.const 40) (i32.const 1) (i32.const 16))))
      (local.set $errno (i32.or (local.get $errno) (call $fd_close (i32.load (i32.const 24)))))
      (br_if $again (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
    (local.get $errno))
  ;; Where reads go, so that they don't change what is written.
  (data (i32.const 40) "\00\08\00\00\40\00\00\00")
)
