(module
  (memory (export "memory") 1)
  (data (i32.const 0) "\03\00\00\00\05\00\00\00\07\00\00\00\0b\00\00\00")
  (func $sum (export "sum")
    (param $count i32)
    (result i32)
    (local $at i32)
    (local $total i32)
    block $done
      loop $next
        local.get $count
        i32.eqz
        br_if $done
        local.get $total
        local.get $at
        i32.load
        i32.add
        local.set $total
        local.get $at
        i32.const 4
        i32.add
        local.set $at
        local.get $count
        i32.const 1
        i32.sub
        local.set $count
        br $next
      end
    end
    local.get $total
  )
)
