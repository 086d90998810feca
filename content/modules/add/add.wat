;; The smallest useful WASI module: adds two numbers, prints the sum.
(module
  (import "wasi_snapshot_preview1" "fd_write"
    (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 0) "\10\00\00\00\0d\00\00\00") ;; where the text is, and its length
  (data (i32.const 16) "20 + 22 = ??")

  (func $add (export "add") (param $a i32) (param $b i32) (result i32)
    local.get $a
    local.get $b
    i32.add)

  ;; one decimal digit of $sum, as a letter, into memory
  (func $put_digit (param $at i32) (param $digit i32)
    (i32.store8 (local.get $at) (i32.add (i32.const 48) (local.get $digit))))

  (func (export "_start")
    (local $sum i32)
    (local.set $sum (call $add (i32.const 20) (i32.const 22)))
    (call $put_digit (i32.const 26) (i32.div_u (local.get $sum) (i32.const 10)))
    (call $put_digit (i32.const 27) (i32.rem_u (local.get $sum) (i32.const 10)))
    (i32.store8 (i32.const 28) (i32.const 10)) ;; a line break
    (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)))))
