;; Asks for more memory, a page of 64 KiB at a time, until it is refused,
;; and gives the number of pages as the exit code.
;; The limit stands in the module itself: 1 page now, 12 at most.
(module
  (import "wasi_snapshot_preview1" "proc_exit"
    (func $proc_exit (param i32)))

  (memory (export "memory") 1 12)

  (func (export "_start")
    (block $refused
      (loop $more
        ;; memory.grow gives the size before, or -1 where it is refused
        (br_if $refused
          (i32.eq (memory.grow (i32.const 1)) (i32.const -1)))
        (br $more)))
    (call $proc_exit (memory.size))))
