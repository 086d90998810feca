(module
  (func $wrong (export "wrong")
    (param $a i32) (param $b f32)
    (result i32)
    local.get $a
    local.get $b
    i32.add
  )
)
