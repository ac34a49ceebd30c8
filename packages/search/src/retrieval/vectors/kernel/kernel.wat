;; The inner loops of vector retrieval over int8 codes, 16 numbers at a time. `kernel-bytes.ts` is this file assembled;
;; `kernel.test.ts` says so.
(module
  (import "space" "memory" (memory 1 65536 shared))

  ;; Product of a code (int8) and a widened query (int16), both `stride` numbers long; `stride` is a multiple of 16.
  (func $dot (param $code i32) (param $stride i32) (param $query i32) (result i32)
    (local $end i32) (local $numbers v128) (local $low v128) (local $high v128)
    (local.set $end (i32.add (local.get $code) (local.get $stride)))
    (loop $blocks
      (local.set $numbers (v128.load (local.get $code)))
      (local.set $low
        (i32x4.add
          (local.get $low)
          (i32x4.dot_i16x8_s (i16x8.extend_low_i8x16_s (local.get $numbers)) (v128.load (local.get $query)))))
      (local.set $high
        (i32x4.add
          (local.get $high)
          (i32x4.dot_i16x8_s
            (i16x8.extend_high_i8x16_s (local.get $numbers))
            (v128.load offset=16 (local.get $query)))))
      (local.set $query (i32.add (local.get $query) (i32.const 32)))
      (local.set $code (i32.add (local.get $code) (i32.const 16)))
      (br_if $blocks (i32.lt_u (local.get $code) (local.get $end))))
    (local.set $low (i32x4.add (local.get $low) (local.get $high)))
    (i32.add
      (i32.add (i32x4.extract_lane 0 (local.get $low)) (i32x4.extract_lane 1 (local.get $low)))
      (i32.add (i32x4.extract_lane 2 (local.get $low)) (i32x4.extract_lane 3 (local.get $low)))))

  ;; Writes (slot: i32, score: f32) of each slot in [first, last) whose row is there, whose mask is set and whose score
  ;; may reach the threshold within its error. Returns how many were written.
  (func (export "scan")
    (param $codes i32) (param $rows i32) (param $scales i32) (param $errors i32) (param $stride i32)
    (param $first i32) (param $last i32)
    (param $query i32) (param $unit f32) (param $mask i32) (param $threshold f32) (param $out i32)
    (result i32)
    (local $code i32) (local $row i32) (local $at i32) (local $score f32) (local $start i32)
    (local.set $start (local.get $out))
    (local.set $code (i32.add (local.get $codes) (i32.mul (local.get $first) (local.get $stride))))
    (block $done
      (loop $slots
        (br_if $done (i32.ge_u (local.get $first) (local.get $last)))
        (local.set $at (i32.shl (local.get $first) (i32.const 2)))
        (local.set $row (i32.load (i32.add (local.get $rows) (local.get $at))))
        (block $next
          (br_if $next (i32.lt_s (local.get $row) (i32.const 0)))
          (br_if $next (i32.eqz (i32.load8_u (i32.add (local.get $mask) (local.get $row)))))
          (local.set $score
            (f32.mul
              (f32.mul
                (f32.convert_i32_s (call $dot (local.get $code) (local.get $stride) (local.get $query)))
                (local.get $unit))
              (f32.load (i32.add (local.get $scales) (local.get $at)))))
          (br_if $next
            (f32.lt
              (f32.add (local.get $score) (f32.load (i32.add (local.get $errors) (local.get $at))))
              (local.get $threshold)))
          (i32.store (local.get $out) (local.get $first))
          (f32.store offset=4 (local.get $out) (local.get $score))
          (local.set $out (i32.add (local.get $out) (i32.const 8))))
        (local.set $code (i32.add (local.get $code) (local.get $stride)))
        (local.set $first (i32.add (local.get $first) (i32.const 1)))
        (br $slots)))
    (i32.shr_u (i32.sub (local.get $out) (local.get $start)) (i32.const 3)))

  ;; Widens one code to int16.
  (func $widen (param $code i32) (param $stride i32) (param $to i32)
    (local $end i32) (local $numbers v128)
    (local.set $end (i32.add (local.get $code) (local.get $stride)))
    (loop $blocks
      (local.set $numbers (v128.load (local.get $code)))
      (v128.store (local.get $to) (i16x8.extend_low_i8x16_s (local.get $numbers)))
      (v128.store offset=16 (local.get $to) (i16x8.extend_high_i8x16_s (local.get $numbers)))
      (local.set $to (i32.add (local.get $to) (i32.const 32)))
      (local.set $code (i32.add (local.get $code) (i32.const 16)))
      (br_if $blocks (i32.lt_u (local.get $code) (local.get $end)))))

  ;; For each of `count` codes, the number (i32) of the centroid with the largest product; the first of equal ones.
  ;; `scratch` holds 2 · stride bytes.
  (func (export "assign")
    (param $codes i32) (param $count i32) (param $stride i32)
    (param $centroids i32) (param $centroidCount i32) (param $scratch i32) (param $out i32)
    (local $code i32) (local $i i32) (local $c i32) (local $centroid i32)
    (local $best i32) (local $bestProduct i32) (local $product i32)
    (local.set $code (local.get $codes))
    (block $done
      (loop $vectors
        (br_if $done (i32.ge_u (local.get $i) (local.get $count)))
        (call $widen (local.get $code) (local.get $stride) (local.get $scratch))
        (local.set $best (i32.const 0))
        (local.set $bestProduct (i32.const -2147483648))
        (local.set $centroid (local.get $centroids))
        (local.set $c (i32.const 0))
        (block $assigned
          (loop $each
            (br_if $assigned (i32.ge_u (local.get $c) (local.get $centroidCount)))
            (local.set $product (call $dot (local.get $centroid) (local.get $stride) (local.get $scratch)))
            (if (i32.gt_s (local.get $product) (local.get $bestProduct))
              (then
                (local.set $bestProduct (local.get $product))
                (local.set $best (local.get $c))))
            (local.set $centroid (i32.add (local.get $centroid) (local.get $stride)))
            (local.set $c (i32.add (local.get $c) (i32.const 1)))
            (br $each)))
        (i32.store (i32.add (local.get $out) (i32.shl (local.get $i) (i32.const 2))) (local.get $best))
        (local.set $code (i32.add (local.get $code) (local.get $stride)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $vectors))))

  ;; The product (i32) of each of `count` codes with a widened query.
  (func (export "products")
    (param $codes i32) (param $count i32) (param $stride i32) (param $query i32) (param $out i32)
    (local $end i32)
    (local.set $end (i32.add (local.get $out) (i32.shl (local.get $count) (i32.const 2))))
    (block $done
      (loop $each
        (br_if $done (i32.ge_u (local.get $out) (local.get $end)))
        (i32.store (local.get $out) (call $dot (local.get $codes) (local.get $stride) (local.get $query)))
        (local.set $codes (i32.add (local.get $codes) (local.get $stride)))
        (local.set $out (i32.add (local.get $out) (i32.const 4)))
        (br $each)))))
