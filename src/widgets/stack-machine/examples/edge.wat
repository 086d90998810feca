(module
  (memory (export "memory") 1)
  (func $edge (export "edge")
    (param $address i32)
    (result i32)
    local.get $address
    i32.load
  )
)
