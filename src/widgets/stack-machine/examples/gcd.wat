(module
  (func $gcd (export "gcd")
    (param $a i32) (param $b i32)
    (result i32)
    loop $again (result i32)
      local.get $b
      i32.eqz
      if (result i32)
        local.get $a
      else
        local.get $b
        local.get $a
        local.get $b
        i32.rem_u
        local.set $b
        local.set $a
        br $again
      end
    end
  )
)
