;; Prints one line. WASI takes what is to be written as a list of pieces
;; in memory: an address and a length for each.
(module
  (import "wasi_snapshot_preview1" "fd_write"
    (func $fd_write (param i32 i32 i32 i32) (result i32)))

  (memory (export "memory") 1)
  (data (i32.const 16) "Hello from a module written by hand\n")

  (func (export "_start")
    ;; the one piece, written down at address 0
    (i32.store (i32.const 0) (i32.const 16))  ;; where the text starts
    (i32.store (i32.const 4) (i32.const 36))  ;; how many bytes it has

    ;; file descriptor 1 is standard output
    (call $fd_write
      (i32.const 1)   ;; to standard output
      (i32.const 0)   ;; the list of pieces is at address 0
      (i32.const 1)   ;; and holds one piece
      (i32.const 8))  ;; write down here how many bytes went out
    drop))
