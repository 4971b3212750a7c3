//! Fractions in machine words where they fit, and at any length where they do not.

use std::cmp::Ordering;

use super::natural::Natural;

/// A fraction of machine words.
#[derive(Clone, Copy)]
pub(super) struct Small {
    /// INVARIANT: not the lowest number, so that every sign can be turned.
    pub(super) numerator: i64,
    /// INVARIANT: positive.
    pub(super) denominator: i64,
}

/// A fraction of any size.
#[derive(Clone)]
pub(super) struct Large {
    pub(super) negative: bool,
    pub(super) numerator: Natural,
    /// INVARIANT: not zero.
    pub(super) denominator: Natural,
}

impl Small {
    /// The fraction if it fits, in lowest terms if need be; the denominator is positive.
    #[inline]
    pub(super) fn fit(numerator: i128, denominator: i128) -> Option<Self> {
        Self::narrow(numerator, denominator).or_else(|| Self::lowered(numerator, denominator))
    }

    /// The fraction in lowest terms, if it fits.
    #[cold]
    fn lowered(numerator: i128, denominator: i128) -> Option<Self> {
        let common = common_divisor(numerator.unsigned_abs(), denominator.unsigned_abs());
        let common = i128::try_from(common).ok().filter(|common| *common > 1)?;
        Self::narrow(numerator.checked_div(common)?, denominator.checked_div(common)?)
    }

    #[inline]
    pub(super) fn narrow(numerator: i128, denominator: i128) -> Option<Self> {
        let numerator = i64::try_from(numerator).ok().filter(|numerator| *numerator != i64::MIN)?;
        Some(Self { numerator, denominator: i64::try_from(denominator).ok()? })
    }

    pub(super) fn reduced(self) -> Self {
        let common = common_divisor(self.wide().0.unsigned_abs(), self.wide().1.unsigned_abs());
        let Ok(common @ 2..) = i64::try_from(common) else { return self };
        let by = |count: i64| count.checked_div(common).unwrap_or(count);
        Self { numerator: by(self.numerator), denominator: by(self.denominator) }
    }

    #[inline]
    pub(super) fn wide(self) -> (i128, i128) {
        (i128::from(self.numerator), i128::from(self.denominator))
    }

    #[inline]
    pub(super) fn plus(self, other: Self) -> Option<Self> {
        let ((one, by_one), (two, by_two)) = (self.wide(), other.wide());
        // OK because numerators and denominators are below 2^63, and two products of them add up to less than 2^127.
        if by_one == by_two {
            return Self::fit(one.wrapping_add(two), by_one);
        }
        Self::fit(one.wrapping_mul(by_two).wrapping_add(two.wrapping_mul(by_one)), by_one.wrapping_mul(by_two))
    }

    #[inline]
    pub(super) fn times(self, other: Self) -> Option<Self> {
        let ((one, by_one), (two, by_two)) = (self.wide(), other.wide());
        // OK because numerators and denominators are below 2^63.
        Self::fit(one.wrapping_mul(two), by_one.wrapping_mul(by_two))
    }

    #[inline]
    pub(super) fn cmp(self, other: Self) -> Ordering {
        let ((one, by_one), (two, by_two)) = (self.wide(), other.wide());
        // OK because numerators and denominators are below 2^63.
        one.wrapping_mul(by_two).cmp(&two.wrapping_mul(by_one))
    }

    #[inline]
    pub(super) fn turned_over(self) -> Option<Self> {
        match self.numerator {
            0 => None,
            1.. => Some(Self { numerator: self.denominator, denominator: self.numerator }),
            _ => Some(Self { numerator: self.denominator.wrapping_neg(), denominator: self.numerator.wrapping_neg() }),
        }
    }
}

/// The sum of two fractions, if it fits.
#[inline]
pub(super) fn joined((one, by_one): (i128, i128), (two, by_two): (i128, i128)) -> Option<(i128, i128)> {
    if by_one == by_two {
        return Some((one.checked_add(two)?, by_one));
    }
    // Decimals of few and of more digits need no longer denominator than the longer one.
    if let (Ok(small), Ok(other)) = (u64::try_from(by_one), u64::try_from(by_two)) {
        if let (Some(0), Some(factor)) = (other.checked_rem(small), other.checked_div(small)) {
            return Some((one.checked_mul(i128::from(factor))?.checked_add(two)?, by_two));
        }
        if let (Some(0), Some(factor)) = (small.checked_rem(other), small.checked_div(other)) {
            return Some((two.checked_mul(i128::from(factor))?.checked_add(one)?, by_one));
        }
    }
    let sum = one.checked_mul(by_two)?.checked_add(two.checked_mul(by_one)?)?;
    Some((sum, by_one.checked_mul(by_two)?))
}

/// The greatest common divisor, in 64 bits as soon as both fit.
fn common_divisor(mut one: u128, mut two: u128) -> u128 {
    loop {
        if let (Ok(mut small), Ok(mut by)) = (u64::try_from(one), u64::try_from(two)) {
            while let Some(rest) = small.checked_rem(by) {
                (small, by) = (by, rest);
            }
            return u128::from(small);
        }
        let Some(rest) = one.checked_rem(two) else { return one };
        (one, two) = (two, rest);
    }
}

/// The leading bits of a fraction: both parts shifted down alike, each less than one short of what it was.
pub(super) struct Leading {
    /// At most 2^62, like the denominator.
    pub(super) numerator: u64,
    pub(super) denominator: u64,
    /// One if bits were shifted out, else nothing.
    pub(super) rest: u64,
}

impl Large {
    /// The leading bits, as many as fit.
    pub(super) fn leading(&self) -> Leading {
        let bits = self.numerator.bits().max(self.denominator.bits());
        let shift = bits.saturating_sub(62);
        let [numerator, denominator] = [&self.numerator, &self.denominator].map(|natural| natural.halved_by(shift));
        Leading { numerator, denominator, rest: u64::from(shift > 0) }
    }

    pub(super) fn plus(&self, other: &Self) -> Self {
        let left = self.numerator.times(&other.denominator);
        let right = other.numerator.times(&self.denominator);
        let denominator = self.denominator.times(&other.denominator);
        if self.negative == other.negative {
            return Self { negative: self.negative, numerator: left.plus(&right), denominator };
        }
        match left.cmp(&right) {
            Ordering::Less => Self { negative: other.negative, numerator: right.minus(&left), denominator },
            _ => Self { negative: self.negative, numerator: left.minus(&right), denominator },
        }
    }

    pub(super) fn times(&self, other: &Self) -> Self {
        Self {
            negative: self.negative != other.negative,
            numerator: self.numerator.times(&other.numerator),
            denominator: self.denominator.times(&other.denominator),
        }
    }

    pub(super) fn reduced(self) -> Self {
        let common = self.numerator.common_divisor(&self.denominator);
        if common == Natural::new(1) {
            return self;
        }
        let by = |number: &Natural| number.divide(&common).0;
        Self { negative: self.negative, numerator: by(&self.numerator), denominator: by(&self.denominator) }
    }
}
