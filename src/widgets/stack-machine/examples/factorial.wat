(module
  (func $factorial (export "factorial")
    (param $n i32)
    (result i64)
    (local $product i64)
    i64.const 1
    local.set $product
    block $done
      loop $again
        local.get $n
        i32.eqz
        br_if $done
        local.get $product
        local.get $n
        i64.extend_i32_u
        i64.mul
        local.set $product
        local.get $n
        i32.const 1
        i32.sub
        local.set $n
        br $again
      end
    end
    local.get $product
  )
)
