//! Natural numbers of any size, for sums of fractions that no fixed width holds.

use std::cmp::Ordering;

/// A natural number: limbs of 64 bits, the lowest first, none of them zero on top.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Natural(Vec<u64>);

/// The low 64 bits.
fn low(wide: u128) -> u64 {
    u64::try_from(wide & u128::from(u64::MAX)).unwrap_or_default()
}

impl Natural {
    pub(super) fn new(value: u128) -> Self {
        Self(vec![low(value), low(value >> 64)]).trimmed()
    }

    fn trimmed(mut self) -> Self {
        self.trim();
        self
    }

    fn trim(&mut self) {
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }

    /// The number, if 128 bits hold it.
    pub(super) fn to_u128(&self) -> Option<u128> {
        match self.0.as_slice() {
            [] => Some(0),
            [one] => Some(u128::from(*one)),
            [one, two] => Some(u128::from(*two) << 64 | u128::from(*one)),
            _ => None,
        }
    }

    pub(super) fn is_zero(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn is_odd(&self) -> bool {
        self.0.first().is_some_and(|limb| limb & 1 == 1)
    }

    /// The number of bits up to the highest one.
    pub(super) fn bits(&self) -> u64 {
        let limbs = u64::try_from(self.0.len()).unwrap_or(u64::MAX);
        let top = self.0.last().map_or(0, |limb| u64::from(limb.leading_zeros()));
        limbs.saturating_mul(64).saturating_sub(top)
    }

    /// The lowest 64 bits of what is left when so many are shifted out.
    pub(super) fn halved_by(&self, bits: u64) -> u64 {
        let (limbs, bits) = (usize::try_from(bits >> 6).unwrap_or(usize::MAX), bits & 63);
        let mut rest = self.0.iter().skip(limbs).map(|limb| u128::from(*limb));
        let (first, second) = (rest.next().unwrap_or_default(), rest.next().unwrap_or_default());
        low((second << 64 | first) >> bits)
    }

    /// The sum.
    pub(super) fn plus(&self, other: &Self) -> Self {
        let (long, short) = if self.0.len() < other.0.len() { (other, self) } else { (self, other) };
        let mut carry = 0_u128;
        let mut limbs: Vec<u64> = Vec::with_capacity(long.0.len().saturating_add(1));
        for (one, two) in long.0.iter().zip(short.0.iter().copied().chain(std::iter::repeat(0))) {
            // OK because three numbers below 2^64 have a sum far below 2^128.
            let sum = u128::from(*one).wrapping_add(u128::from(two)).wrapping_add(carry);
            limbs.push(low(sum));
            carry = sum >> 64;
        }
        limbs.push(low(carry));
        Self(limbs).trimmed()
    }

    /// What is left when a number that is not larger is taken away.
    pub(super) fn minus(&self, other: &Self) -> Self {
        let mut rest = self.clone();
        rest.take(other);
        rest
    }

    /// Takes a number that is not larger away.
    fn take(&mut self, other: &Self) {
        let mut borrow = false;
        for (limb, two) in self.0.iter_mut().zip(other.0.iter().copied().chain(std::iter::repeat(0))) {
            let (difference, first) = limb.overflowing_sub(two);
            let (difference, second) = difference.overflowing_sub(u64::from(borrow));
            *limb = difference;
            borrow = first || second;
        }
        self.trim();
    }

    /// The product.
    pub(super) fn times(&self, other: &Self) -> Self {
        let mut product = vec![0_u64; self.0.len().saturating_add(other.0.len())];
        for (shift, one) in self.0.iter().enumerate() {
            let mut carry = 0_u128;
            let mut places = product.iter_mut().skip(shift);
            for (two, place) in other.0.iter().zip(places.by_ref()) {
                // OK because (2^64 − 1)² + 2 × (2^64 − 1) is 2^128 − 1.
                let sum = u128::from(*one).wrapping_mul(u128::from(*two));
                let sum = sum.wrapping_add(u128::from(*place)).wrapping_add(carry);
                *place = low(sum);
                carry = sum >> 64;
            }
            if let Some(place) = places.next() {
                *place = low(carry);
            }
        }
        Self(product).trimmed()
    }

    /// The number times two, so many times.
    fn doubled_by(&self, bits: u64) -> Self {
        let (limbs, bits) = (usize::try_from(bits >> 6).unwrap_or_default(), bits & 63);
        let mut carry = 0_u64;
        let mut shifted = vec![0; limbs];
        for limb in &self.0 {
            let wide = u128::from(*limb) << bits;
            shifted.push(low(wide) | carry);
            carry = low(wide >> 64);
        }
        shifted.push(carry);
        Self(shifted).trimmed()
    }

    /// Drops so many bits from the low end.
    fn drop_bits(&mut self, bits: u64) {
        let limbs = usize::try_from(bits >> 6).unwrap_or(usize::MAX).min(self.0.len());
        self.0.drain(..limbs);
        let bits = bits & 63;
        let mut carry = 0_u64;
        for limb in self.0.iter_mut().rev() {
            let wide = (u128::from(*limb) << 64) >> bits;
            *limb = low(wide >> 64) | carry;
            carry = low(wide);
        }
        self.trim();
    }

    /// The zero bits below the lowest one.
    fn trailing_zeros(&self) -> u64 {
        let limbs = self.0.iter().take_while(|limb| **limb == 0).count();
        let bits = self.0.get(limbs).map_or(0, |limb| u64::from(limb.trailing_zeros()));
        u64::try_from(limbs).unwrap_or_default().saturating_mul(64).saturating_add(bits)
    }

    /// Quotient and remainder; a divisor of zero gives nothing and the whole.
    pub(super) fn divide(&self, divisor: &Self) -> (Self, Self) {
        if let (Some(one), Some(two @ 1..)) = (self.to_u128(), divisor.to_u128()) {
            let quotient = one.checked_div(two).unwrap_or_default();
            return (Self::new(quotient), Self::new(one.checked_rem(two).unwrap_or_default()));
        }
        let Some(steps) = self.bits().checked_sub(divisor.bits()).filter(|_| !divisor.is_zero()) else {
            return (Self::default(), self.clone());
        };
        let limbs = usize::try_from(steps >> 6).unwrap_or_default().saturating_add(1);
        let (mut quotient, mut rest) = (vec![0_u64; limbs], self.clone());
        let mut shifted = divisor.doubled_by(steps);
        for bit in (0..=steps).rev() {
            if rest >= shifted {
                rest.take(&shifted);
                if let Some(limb) = usize::try_from(bit >> 6).ok().and_then(|place| quotient.get_mut(place)) {
                    *limb |= 1 << (bit & 63);
                }
            }
            shifted.drop_bits(1);
        }
        (Self(quotient).trimmed(), rest)
    }

    /// The greatest common divisor: halve what is even, take the smaller from the larger.
    pub(super) fn common_divisor(&self, other: &Self) -> Self {
        if self.is_zero() || other.is_zero() {
            return self.plus(other);
        }
        let (mut one, mut two) = (self.clone(), other.clone());
        let shared = one.trailing_zeros().min(two.trailing_zeros());
        one.drop_bits(one.trailing_zeros());
        while !two.is_zero() {
            two.drop_bits(two.trailing_zeros());
            if one > two {
                std::mem::swap(&mut one, &mut two);
            }
            two.take(&one);
        }
        one.doubled_by(shared)
    }

    /// `10^exponent`.
    pub(super) fn power_of_ten(exponent: u32) -> Self {
        (0..exponent).fold(Self(vec![1]), |power, _| power.times(&Self(vec![10])))
    }

    /// The digits in base ten.
    pub(super) fn digits(&self) -> String {
        const CHUNK: u64 = 1_000_000_000_000_000_000;
        let (mut rest, mut chunks) = (self.clone(), Vec::new());
        while !rest.is_zero() {
            let mut carry = 0_u128;
            for limb in rest.0.iter_mut().rev() {
                let wide = carry << 64 | u128::from(*limb);
                *limb = low(wide.checked_div(u128::from(CHUNK)).unwrap_or_default());
                carry = wide.checked_rem(u128::from(CHUNK)).unwrap_or_default();
            }
            rest = rest.trimmed();
            chunks.push(carry);
        }
        let mut chunks = chunks.iter().rev();
        let first = chunks.next().map_or_else(|| "0".to_owned(), ToString::to_string);
        chunks.fold(first, |text, chunk| format!("{text}{chunk:018}"))
    }

    /// The number that ASCII digits write.
    pub(super) fn from_digits(digits: &str) -> Option<Self> {
        let ten = Self(vec![10]);
        digits.chars().try_fold(Self::default(), |number, digit| {
            let digit = digit.to_digit(10).map(|digit| Self::new(u128::from(digit)))?;
            Some(number.times(&ten).plus(&digit))
        })
    }
}

impl PartialOrd for Natural {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Natural {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.len().cmp(&other.0.len()).then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }
}

#[cfg(test)]
mod tests {
    use super::Natural;
    use num_bigint::BigUint;
    use num_traits::Zero;
    use proptest::prelude::{Strategy, prop, proptest};

    /// Numbers of up to 640 bits, and the same as another crate holds them.
    fn pairs() -> impl Strategy<Value = (Natural, BigUint)> {
        prop::collection::vec(proptest::num::u64::ANY, 0..10).prop_map(|limbs| {
            let big = limbs.iter().rev().fold(BigUint::zero(), |big, limb| (big << 64) + limb);
            (Natural(limbs).trimmed(), big)
        })
    }

    proptest! {
        #[test]
        fn they_compute_as_another_crate_does((one, big_one) in pairs(), (two, big_two) in pairs()) {
            assert_eq!(one.plus(&two).digits(), (&big_one + &big_two).to_string());
            assert_eq!(one.times(&two).digits(), (&big_one * &big_two).to_string());
            assert_eq!(one.cmp(&two), big_one.cmp(&big_two));
            if big_one >= big_two {
                assert_eq!(one.minus(&two).digits(), (&big_one - &big_two).to_string());
            }
            if !big_two.is_zero() {
                let (quotient, rest) = one.divide(&two);
                assert_eq!(quotient.digits(), (&big_one / &big_two).to_string());
                assert_eq!(rest.digits(), (&big_one % &big_two).to_string());
            }
        }

        #[test]
        fn bits_are_shifted_out((one, big) in pairs(), bits in 0_u64..700) {
            let expected = (big >> bits) & BigUint::from(u64::MAX);
            assert_eq!(BigUint::from(one.halved_by(bits)), expected);
        }

        #[test]
        fn digits_are_read_as_they_are_written((one, big) in pairs()) {
            assert_eq!(one.digits(), big.to_string());
            assert_eq!(Natural::from_digits(&one.digits()), Some(one));
        }

        #[test]
        fn a_common_divisor_divides_both((one, _) in pairs(), (two, _) in pairs(), (three, _) in pairs()) {
            let divisor = one.times(&three).common_divisor(&two.times(&three));
            assert!(three.is_zero() || divisor.divide(&three).1.is_zero());
            assert!(divisor.is_zero() || two.times(&three).divide(&divisor).1.is_zero());
        }
    }
}
