//! Numbers of people and things, against what they are made up of.

use crate::calc;
use crate::figure::{Measure, Quantity, Share};
use crate::model::{Pointer, Tally, TallyBreakdown};

/// What a tally amounts to.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct TallyResult<'r> {
    /// The tally.
    pub tally: &'r Tally,
    /// Its place in the report.
    pub at: Pointer,
    /// Its share of the number it is part of.
    pub share: Option<Share>,
    /// What it is made up of.
    pub breakdowns: Vec<TallyBreakdownResult<'r>>,
}

/// One way in which a number is made up.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct TallyBreakdownResult<'r> {
    /// The breakdown.
    pub breakdown: &'r TallyBreakdown,
    /// Its place in the report.
    pub at: Pointer,
    /// What the listed parts add up to; `None` if one of them is not stated, or is only hedged.
    pub listed: Option<Quantity>,
    /// The number less its listed parts.
    pub remainder: Option<Quantity>,
    /// The parts.
    pub parts: Vec<TallyResult<'r>>,
}

pub(super) fn tallies<'r>(tallies: &'r [Tally], at: &Pointer) -> Vec<TallyResult<'r>> {
    tallies.iter().enumerate().map(|(index, tally)| result(tally, at.item(index), None)).collect()
}

fn result(tally: &Tally, at: Pointer, whole: Option<Quantity>) -> TallyResult<'_> {
    let number = plain(tally);
    let share = number.zip(whole).and_then(|(part, whole)| calc::share(part, whole).ok());
    let place = at.member("breakdowns");
    let breakdowns = tally.breakdowns.iter().enumerate();
    let breakdowns = breakdowns.map(|(index, one)| breakdown_result(one, place.item(index), number)).collect();
    TallyResult { tally, at, share, breakdowns }
}

fn breakdown_result(breakdown: &TallyBreakdown, at: Pointer, whole: Option<Quantity>) -> TallyBreakdownResult<'_> {
    let numbers: Option<Vec<_>> = breakdown.parts.iter().map(plain).collect();
    let listed = numbers.and_then(|numbers| calc::total(&numbers).ok());
    let remainder = whole.zip(listed).and_then(|(whole, listed)| whole.minus(listed).ok());
    let place = at.member("parts");
    let parts = breakdown.parts.iter().enumerate();
    let parts = parts.map(|(index, part)| result(part, place.item(index), whole)).collect();
    TallyBreakdownResult { breakdown, at, listed, remainder, parts }
}

/// The number of a tally, unless a hedge leaves it open.
fn plain(tally: &Tally) -> Option<Quantity> {
    let count = tally.figure.stated()?;
    let hedged = match count {
        crate::figure::Count::Heads(heads) => heads.hedge().is_some(),
        crate::figure::Count::Things(things) => things.hedge().is_some(),
    };
    (!hedged).then(|| count.value())
}
