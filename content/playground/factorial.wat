;; 1 × 2 × 3 … × 10, in a loop, printed in decimal.
(module
  (import "wasi_snapshot_preview1" "fd_write"
    (func $fd_write (param i32 i32 i32 i32) (result i32)))

  (memory (export "memory") 1)

  (func $factorial (param $n i32) (result i32)
    (local $product i32)
    (local.set $product (i32.const 1))
    (loop $next
      (local.set $product (i32.mul (local.get $product) (local.get $n)))
      (local.set $n (i32.sub (local.get $n) (i32.const 1)))
      ;; a branch to a loop goes back to its start
      (br_if $next (i32.gt_s (local.get $n) (i32.const 1))))
    (local.get $product))

  ;; Writes a number and a new line, digit by digit from the right.
  (func $print (param $number i32)
    (local $at i32)
    (local.set $at (i32.const 63))
    (i32.store8 (local.get $at) (i32.const 10))
    (loop $digit
      (local.set $at (i32.sub (local.get $at) (i32.const 1)))
      (i32.store8 (local.get $at)
        (i32.add (i32.const 48) (i32.rem_u (local.get $number) (i32.const 10))))
      (local.set $number (i32.div_u (local.get $number) (i32.const 10)))
      (br_if $digit (local.get $number)))
    (i32.store (i32.const 0) (local.get $at))
    (i32.store (i32.const 4) (i32.sub (i32.const 64) (local.get $at)))
    (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8))))

  (func (export "_start")
    (call $print (call $factorial (i32.const 10)))))
