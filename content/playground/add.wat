;; Adds two numbers and gives the sum as the exit code:
;; a program can answer without printing anything.
(module
  (import "wasi_snapshot_preview1" "proc_exit"
    (func $proc_exit (param i32)))

  (memory (export "memory") 1)

  ;; parameters first, then the instructions that work on the stack
  (func $add (param $a i32) (param $b i32) (result i32)
    local.get $a
    local.get $b
    i32.add)

  (func (export "_start")
    i32.const 20
    i32.const 22
    call $add
    call $proc_exit))
