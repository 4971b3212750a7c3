//! Number, multiplier, unit and at most one hedge.

use super::number::{Scaled, number};
use super::unit::Group;
use crate::figure::hedge::{Hedge, HedgePlace};
use crate::figure::scale::Scale;

/// Every figure of these units.
pub(super) fn spelling(groups: &[Group]) -> String {
    let prefix = words(HedgePlace::Prefix);
    let suffix = words(HedgePlace::Suffix);
    let group = |group: &Group| {
        let (plain, inner) = (number(&group.scaled(), plain_slot), number(&group.scaled(), hedged_slot));
        let unit = &group.unit;
        format!("(?:{prefix}{plain}|{inner}){unit}|{plain}{unit}{suffix}?")
    };
    groups.iter().map(group).collect::<Vec<_>>().join("|")
}

/// Multipliers, or none.
fn plain_slot(scales: &[Scale]) -> String {
    let (words, may_lack) = scale_words(scales);
    if words.is_empty() { words } else { format!("{words}{}", if may_lack { "?" } else { "" }) }
}

/// Multipliers with a hedge before or after them, or the hedge alone.
fn hedged_slot(scales: &[Scale]) -> String {
    let (before, after) = (words(HedgePlace::BeforeScale), words(HedgePlace::BeforeUnit));
    match scale_words(scales) {
        (words, _) if words.is_empty() => after,
        (words, false) => format!("(?:{before}{words}|{words}{after})"),
        // OK because a word before no multiplier is a word before the unit.
        (words, true) => format!("(?:{before}{words}|{words}?{after})"),
    }
}

/// The words of multipliers, and whether there may be none.
fn scale_words(scales: &[Scale]) -> (String, bool) {
    let words: Vec<_> = scales.iter().map(|scale| scale.spelling()).filter(|word| !word.is_empty()).collect();
    let may_lack = words.len() < scales.len();
    (if words.is_empty() { String::new() } else { choice(&words) }, may_lack)
}

/// The words that stand in one place.
fn words(place: HedgePlace) -> String {
    let hedges = Hedge::all().filter(|hedge| hedge.place() == place);
    choice(&hedges.map(Hedge::spelling).collect::<Vec<_>>())
}

/// One of these words.
fn choice(words: &[&str]) -> String {
    match words {
        [single] => (*single).to_owned(),
        _ if words.iter().all(|word| word.chars().count() == 1) => format!("[{}]", words.concat()),
        _ => format!("(?:{})", words.join("|")),
    }
}

impl Group {
    /// The multipliers that go with the units, each with the digits that fit.
    fn scaled(&self) -> Vec<Scaled> {
        let scales = Scale::all().filter(|scale| *scale == Scale::ONE || (self.takes_scale && scale.fits(self.script)));
        scales.map(|scale| Scaled::new(scale, self.exponent, self.integer_digits, self.whole)).collect()
    }
}
