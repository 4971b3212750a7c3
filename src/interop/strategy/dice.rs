//! What recipes are made of: small numbers that are drawn once and shrink to zero, the plainest choice.

use proptest::collection::vec;
use proptest::num::u8;
use proptest::strategy::Strategy;

/// Numbers that decide what one thing looks like.
#[derive(Clone, Debug, Default)]
pub(super) struct Dice(Vec<u8>);

/// So many numbers.
pub(super) fn dice(count: usize) -> impl Strategy<Value = Dice> + Clone {
    vec(u8::ANY, count).prop_map(Dice)
}

/// Lists of dice: as long as drawn, and shorter when shrunk.
pub(super) fn many(count: usize, length: std::ops::RangeInclusive<usize>) -> impl Strategy<Value = Vec<Dice>> {
    // A fair coin that always shows heads, until it shrinks: so a list of fixed length can lose any of its items.
    let kept = (proptest::bool::weighted(1.0), dice(count));
    vec(kept, length).prop_map(|all| all.into_iter().filter(|(kept, _)| *kept).map(|(_, dice)| dice).collect())
}

impl Dice {
    /// These numbers.
    pub(super) fn of(numbers: &[u8]) -> Self {
        Self(numbers.to_vec())
    }

    /// From the first number on.
    pub(super) fn roll(&self) -> Roll<'_> {
        Roll(self.0.iter())
    }
}

/// Dice that are read one after another; past the last, all are zero.
#[derive(Clone, Debug)]
pub(super) struct Roll<'d>(std::slice::Iter<'d, u8>);

impl Roll<'_> {
    /// 0 to 255.
    pub(super) fn byte(&mut self) -> u8 {
        self.0.next().copied().unwrap_or_default()
    }

    /// The same dice, so many numbers on.
    pub(super) fn skip(mut self, count: usize) -> Self {
        if let Some(last) = count.checked_sub(1) {
            self.0.nth(last);
        }
        self
    }

    /// A number below `count`; nothing below nothing.
    pub(super) fn below(&mut self, count: usize) -> usize {
        usize::from(self.byte()).saturating_mul(count).checked_div(256).unwrap_or_default()
    }

    /// Once in so many times; never when shrunk.
    pub(super) fn one_in(&mut self, times: usize) -> bool {
        self.below(times).saturating_add(1) == times.max(2)
    }

    /// A number up to `most`, of 32 bits.
    pub(super) fn upto(&mut self, most: u32) -> i128 {
        let drawn = (0..4).fold(0_u32, |sum, _| sum.wrapping_shl(8) | u32::from(self.byte()));
        i128::from(most.checked_add(1).and_then(|count| drawn.checked_rem(count)).unwrap_or(drawn))
    }

    /// One of several; the first when shrunk.
    pub(super) fn pick<T: Clone>(&mut self, first: T, others: &[T]) -> T {
        let index = self.below(others.len().saturating_add(1));
        index.checked_sub(1).and_then(|index| others.get(index)).cloned().unwrap_or(first)
    }
}
