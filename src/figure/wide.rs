//! Products of two 128-bit integers, whole: 256 bits, compared and divided.

use std::cmp::Ordering;

/// A product of two `u128`, as high and low half.
type Wide = (u128, u128);

/// `a × b` in 256 bits.
#[expect(clippy::arithmetic_side_effects, reason = "64-bit halves: every partial sum fits in 128 bits")]
fn product(a: u128, b: u128) -> Wide {
    const LOW: u128 = u64::MAX as u128;
    let (a_high, a_low) = (a >> 64, a & LOW);
    let (b_high, b_low) = (b >> 64, b & LOW);
    let low = a_low * b_low;
    let middle = a_high * b_low + (low >> 64);
    let cross = a_low * b_high + (middle & LOW);
    (a_high * b_high + (middle >> 64) + (cross >> 64), (cross << 64) | (low & LOW))
}

/// Compares `a × b` with `c × d`, exactly, whatever their size and sign.
pub(crate) fn compare_products(a: i128, b: i128, c: i128, d: i128) -> Ordering {
    if let (Some(left), Some(right)) = (a.checked_mul(b), c.checked_mul(d)) {
        return left.cmp(&right);
    }
    let sign = |x: i128, y: i128| x.signum().wrapping_mul(y.signum());
    let (left, right) = (sign(a, b), sign(c, d));
    if left != right {
        return left.cmp(&right);
    }
    let magnitudes = product(a.unsigned_abs(), b.unsigned_abs()).cmp(&product(c.unsigned_abs(), d.unsigned_abs()));
    if left < 0 { magnitudes.reverse() } else { magnitudes }
}

/// `a × b ÷ divisor` as quotient and remainder; `None` if `divisor` is zero or the quotient passes 128 bits.
pub(crate) fn multiply_divide(a: u128, b: u128, divisor: u128) -> Option<(u128, u128)> {
    if let Some(small) = a.checked_mul(b) {
        return Some((small.checked_div(divisor)?, small.checked_rem(divisor)?));
    }
    let (high, low) = product(a, b);
    (high < divisor).then(|| divide(high, low, divisor))
}

/// Schoolbook division, bit by bit: `(high, low) ÷ divisor`, given `high < divisor`.
fn divide(high: u128, low: u128, divisor: u128) -> (u128, u128) {
    let (mut remainder, mut quotient) = (high, 0_u128);
    for bit in (0..128).rev() {
        let carried = remainder >> 127 == 1;
        remainder = (remainder << 1) | ((low >> bit) & 1);
        quotient <<= 1;
        if carried || remainder >= divisor {
            // OK because a carried bit stands for 2^128: the difference is below `divisor` either way.
            remainder = remainder.wrapping_sub(divisor);
            quotient |= 1;
        }
    }
    (quotient, remainder)
}

#[cfg(test)]
mod tests {
    use super::{compare_products, multiply_divide};
    use num_bigint::{BigInt, BigUint};
    use proptest::prelude::{any, proptest};

    proptest! {
        #[test]
        fn products_compare_as_whole_numbers_do(a: i128, b: i128, c: i128, d: i128) {
            let expected = (BigInt::from(a) * b).cmp(&(BigInt::from(c) * d));
            assert_eq!(compare_products(a, b, c, d), expected);
        }

        #[test]
        fn near_products_are_told_apart(a in any::<i128>(), b in any::<i128>()) {
            let expected = (BigInt::from(a) * b).cmp(&(BigInt::from(a.wrapping_add(1)) * b));
            assert_eq!(compare_products(a, b, a.wrapping_add(1), b), expected);
        }

        #[test]
        fn a_product_is_divided_whole(a: u128, b: u128, divisor: u128) {
            let whole = BigUint::from(a) * b;
            let divided = multiply_divide(a, b, divisor);
            if divisor == 0 || &whole / divisor > BigUint::from(u128::MAX) {
                assert_eq!(divided, None);
            } else {
                let (quotient, remainder) = divided.expect("it fits");
                assert_eq!(BigUint::from(quotient) * divisor + remainder, whole);
                assert!(remainder < divisor);
            }
        }
    }
}
