//! The method of the largest remainder (最大余额法, Hare–Niemeyer): whole units, divided without a rest.

use std::cmp::Reverse;

/// What one part has a claim to, in whole units and a remainder; all remainders are over one denominator.
pub(super) struct Claim {
    /// The whole units, cut off downward.
    pub(super) floor: i128,
    /// What is left above them.
    pub(super) remainder: u128,
    /// The exact claim, in units common to all: it decides between equal remainders.
    pub(super) size: i128,
}

/// So many units in all, divided: each part gets its floor, and one more if its remainder is among the largest.
///
/// Equal remainders go to the larger claim, then to the earlier part. `None` if the floors do not leave a rest of at most
/// one unit for each part.
pub(super) fn largest_remainder(claims: &[Claim], units: i128) -> Option<Vec<i128>> {
    let mut counts: Vec<i128> = claims.iter().map(|claim| claim.floor).collect();
    let given = counts.iter().try_fold(0_i128, |sum, count| sum.checked_add(*count))?;
    let rest = usize::try_from(units.checked_sub(given)?).ok().filter(|&rest| rest <= claims.len())?;
    let mut order: Vec<(usize, &Claim)> = claims.iter().enumerate().collect();
    order.sort_by_key(|&(position, claim)| (Reverse(claim.remainder), Reverse(claim.size), position));
    for (position, _) in order.into_iter().take(rest) {
        let count = counts.get_mut(position)?;
        *count = count.checked_add(1)?;
    }
    Some(counts)
}
