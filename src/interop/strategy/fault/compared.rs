//! Faults of changes, rates, words and shares.

use serde_json::Value;

use super::site::{Edit, Placed, Site, Spot, plain, room, spots};
use crate::audit::Code;
use crate::figure::{Amount, Measure};
use crate::interop::strategy::dice::Roll;
use crate::model::{Basis, Comparison, Coverage, Movement, Pointer, Report, Sense, ShareOf};

/// A comparison of two stated amounts.
struct Compared<'r> {
    comparison: &'r Comparison,
    at: Pointer,
    current: Placed<Amount>,
    base: Placed<Amount>,
}

fn compared(report: &Report) -> Vec<Compared<'_>> {
    let mut all = Vec::new();
    for spot in spots(report) {
        for (index, comparison) in spot.line.comparisons.iter().enumerate() {
            let at = spot.at.member("comparisons").item(index);
            let both = spot.amount(&comparison.current).zip(spot.amount(&comparison.base));
            if let Some((current, base)) = both.filter(|_| comparison.basis != Some(Basis::Comparable)) {
                all.push(Compared { comparison, at, current, base });
            }
        }
    }
    all
}

/// How far a ratio in percent can be off for the digits of its two figures; `None` if the base may be nothing.
pub(super) fn ratio_room<P: Measure, W: Measure>(part: &Placed<P>, whole: &Placed<W>) -> Option<i128> {
    const HUNDRED: i128 = 10_000_000_000;
    let (of, by) = (part.value().checked_abs()?, whole.value());
    let least = by.checked_sub(whole.room())?;
    if least <= by / 2 || by <= 0 {
        return None;
    }
    let spread = part.room().checked_add(of.checked_mul(whole.room())?.checked_div(by)?)?.checked_add(1)?;
    spread.checked_mul(HUNDRED)?.checked_div(least)?.checked_add(1)
}

impl Compared<'_> {
    fn difference(&self) -> i128 {
        self.current.value().saturating_sub(self.base.value())
    }

    fn room(&self) -> i128 {
        room([&self.current, &self.base])
    }

    fn change(&self, roll: &mut Roll<'_>) -> Option<Site> {
        let change = plain(self.comparison.change.as_ref(), self.at.member("change"))?;
        change.moved(self.room().saturating_add(change.room()), roll)
    }

    fn rate(&self, roll: &mut Roll<'_>) -> Option<Site> {
        let rate = plain(self.comparison.rate.as_ref(), self.at.member("rate"));
        let completion = plain(self.comparison.completion.as_ref(), self.at.member("completion"));
        let rate = rate.or(completion)?;
        rate.moved(ratio_room(&self.current, &self.base)?.saturating_add(rate.room()), roll)
    }

    /// The word for the other direction.
    fn word(&self) -> Option<Site> {
        let change = plain(self.comparison.change.as_ref(), self.at.member("change"));
        let steps = self.room().saturating_add(change.as_ref().map_or(0, Placed::room));
        let is_clear = self.difference().saturating_abs() > steps.saturating_mul(2);
        let signed = !matches!(self.comparison.sense, Some(Sense::Unsigned));
        // A rate without an amount says nothing of the word, unless it is told by it.
        let is_told = change.is_some() || self.comparison.rate.is_none() || !signed;
        let is_zero = change.as_ref().is_some_and(|change| change.stated.value().is_zero());
        let turned = match self.comparison.movement? {
            Movement::Rose if self.comparison.rate.is_none() || change.is_some() => "fell",
            Movement::Fell if self.comparison.rate.is_none() || change.is_some() => "rose",
            _ => return None,
        };
        (is_clear && is_told && !is_zero).then(|| {
            let word = self.at.member("movement");
            let at = vec![word.clone(), self.at.member("change"), self.current.at.clone(), self.base.at.clone()];
            Site { at, edits: vec![Edit::Set(word, Value::String(turned.into()))] }
        })
    }

    /// A rate on a base of nothing.
    fn on_nothing(&self, roll: &mut Roll<'_>) -> Option<Site> {
        let rate = roll.pick("100%", &["12.5%", "-100%"]);
        self.base.stated.value().is_zero().then(|| Site::text(self.at.member("rate"), &rate))
    }

    /// A fall to nothing whose rate is left open.
    fn to_zero(&self, roll: &mut Roll<'_>) -> Option<Site> {
        let word = roll.pick("missing", &["undefined", "not_applicable"]);
        let fell = self.current.stated.value().is_zero() && !self.base.stated.value().is_zero();
        fell.then(|| Site::text(self.at.member("rate"), &word))
    }
}

/// Sites for the checks of comparisons and shares.
pub(super) fn sites(report: &Report, code: Code, roll: &mut Roll<'_>) -> Vec<Site> {
    let of = |site: &dyn Fn(&Compared<'_>, &mut Roll<'_>) -> Option<Site>, roll: &mut Roll<'_>| {
        compared(report).iter().filter_map(|one| site(one, roll)).collect()
    };
    match code.as_str() {
        "CHG001" => of(&|one, roll| one.change(roll), roll),
        "RAT001" => of(&|one, roll| one.rate(roll), roll),
        "CHG003" => of(&|one, _| one.word(), roll),
        "ZER001" => of(&|one, roll| one.on_nothing(roll), roll),
        "ZER002" => of(&|one, roll| one.to_zero(roll), roll),
        "SHR001" => spots(report).iter().flat_map(|spot| shares(spot, roll)).collect(),
        _ => spots(report).iter().flat_map(|spot| sums_of_shares(spot, roll)).collect(),
    }
}

/// Shares of the line above that are not what the amounts give.
fn shares(spot: &Spot<'_>, roll: &mut Roll<'_>) -> Vec<Site> {
    let Some((above, place)) = &spot.above else { return Vec::new() };
    let shares = spot.line.shares.iter().enumerate();
    let sites = shares.filter_map(|(index, stated)| {
        let column = stated.column.as_ref().unwrap_or(&spot.statement.main_column);
        let share = plain(Some(&stated.share), spot.at.member("shares").item(index).member("share"))?;
        let (part, whole) = (spot.amount(column)?, super::site::amount(above, place, column)?);
        share.moved(ratio_room(&part, &whole)?.saturating_add(share.room()), roll)
    });
    sites.collect()
}

/// Shares of all parts that do not make a hundred percent.
fn sums_of_shares(spot: &Spot<'_>, roll: &mut Roll<'_>) -> Vec<Site> {
    let mut sites = Vec::new();
    for (index, breakdown) in spot.line.breakdowns.iter().enumerate() {
        let list = spot.at.member("breakdowns").item(index).member("lines");
        let own = breakdown.columns.is_empty() || breakdown.columns.contains(&spot.statement.main_column);
        let shares: Option<Vec<Placed<_>>> = breakdown
            .lines
            .iter()
            .enumerate()
            .map(|(index, line)| {
                let of_main = |share: &&crate::model::StatedShare| {
                    share.of == ShareOf::Parent {}
                        && share.column.as_ref().is_none_or(|column| *column == spot.statement.main_column)
                };
                let place = line.shares.iter().position(|share| of_main(&share))?;
                let at = list.item(index).member("shares").item(place).member("share");
                plain(line.shares.get(place).map(|share| &share.share), at)
            })
            .collect();
        let Some(shares) = shares.filter(|shares| shares.len() > 1 && own) else { continue };
        if breakdown.coverage == Coverage::Exhaustive {
            let index = roll.below(shares.len());
            sites.extend(shares.get(index).and_then(|share| share.moved(room(&shares), roll)));
        }
    }
    sites
}
