//! Bands of a rule without gap or overlap.

use super::Faults;
use crate::model::Pointer;
use crate::scoring::award::Holds;
use crate::scoring::fact::FactKind;
use crate::scoring::level::Level;
use crate::scoring::marks::Marks;
use crate::scoring::rule::{LevelBand, PointBand};
use crate::scoring::sized::threshold;
use crate::scoring::span::Place;

/// Bands of points cover every value, and give the weight at best.
pub(super) fn points(faults: &mut Faults, bands: &[PointBand], kind: FactKind, weight: Option<&Marks>, at: &Pointer) {
    cover(faults, bands, kind, at);
    let Some(weight) = weight else { return };
    for (index, band) in bands.iter().enumerate() {
        if band.points.value() > weight.value() {
            let expected = format!("at most the weight `{weight}`");
            faults.add(at.item(index).member("points"), format!("`{}`", band.points), expected);
        }
    }
    let best = bands.iter().map(|band| band.points.value()).max();
    if let Some(best) = best.filter(|best| *best < weight.value()) {
        faults.add(at.clone(), format!("at most {best} points"), format!("a band that earns the weight `{weight}`"));
    }
}

/// Bands of levels cover every value, with levels that a dimension can have.
pub(super) fn levels(faults: &mut Faults, bands: &[LevelBand], kind: FactKind, at: &Pointer) {
    cover(faults, bands, kind, at);
    for (index, band) in bands.iter().enumerate() {
        if !Level::DIMENSION.contains(&band.level) {
            faults.add(at.item(index).member("level"), format!("`{}`", band.level), "one of `D`, `C`, `B`, `A`");
        }
    }
}

/// Every value lies in one band, and in no other.
fn cover<B: Holds>(faults: &mut Faults, bands: &[B], kind: FactKind, at: &Pointer) {
    let (Some(first), Some(last)) = (bands.first(), bands.last()) else {
        return faults.add(at.clone(), "none", "at least one band");
    };
    if let (Some(from), ..) = first.ends() {
        faults.add(at.item(0).member("from"), format!("`{from}`"), "no lower end, because the lowest band has none");
    }
    if let (_, Some(until), _) = last.ends() {
        let at = at.item(bands.len().saturating_sub(1)).member("until");
        faults.add(at, format!("`{until}`"), "no upper end, because the highest band has none");
    }
    let ordered: Vec<bool> =
        bands.iter().enumerate().map(|(index, band)| ends(faults, band, kind, &at.item(index))).collect();
    let pairs = bands.iter().zip(bands.iter().skip(1)).enumerate();
    let both = |index: &usize| ordered.iter().skip(*index).take(2).all(|ordered| *ordered);
    for (index, (below, above)) in pairs.filter(|(index, _)| both(index)) {
        seam(faults, below, above, &at.item(index), &at.item(index.saturating_add(1)));
    }
}

/// Whether the ends of a band are values of the kind that is measured, in order.
fn ends<B: Holds>(faults: &mut Faults, band: &B, kind: FactKind, at: &Pointer) -> bool {
    let (from, until, _) = band.ends();
    let low = from.and_then(|from| faults.value(from, kind, at.member("from")));
    let high = until.and_then(|until| faults.value(until, kind, at.member("until")));
    if (from.is_some() && low.is_none()) || (until.is_some() && high.is_none()) {
        return false;
    }
    if let (Some(low), Some(high), Some(from), Some(until)) = (low, high, from, until) {
        if low > high || (low == high && !band.holds(&Place::at(&low))) {
            faults.add(at.member("until"), format!("`{until}`"), format!("more than `{from}`, where the band begins"));
            return false;
        }
    }
    true
}

/// A band begins where the one below it ends, and one of them holds that value.
fn seam<B: Holds>(faults: &mut Faults, below: &B, above: &B, at_below: &Pointer, at_above: &Pointer) {
    match (below.ends().1, above.ends().0) {
        (None, None) => faults.add(at_below.member("until"), "no upper end", "the value where the next band begins"),
        (None, Some(from)) => {
            let expected = format!("`{from}`, where the next band begins");
            faults.add(at_below.member("until"), "no upper end", expected);
        }
        (Some(until), None) => {
            faults.add(at_above.member("from"), "no lower end", format!("`{until}`, where the band before ends"));
        }
        (Some(until), Some(from)) => {
            let (end, begin) = (threshold(until), threshold(from));
            if end != begin {
                let expected = format!("`{until}`, where the band before ends");
                return faults.add(at_above.member("from"), format!("`{from}`"), expected);
            }
            let place = Place::at(&begin);
            let found = match (below.holds(&place), above.holds(&place)) {
                (true, true) => "both bands",
                (false, false) => "neither band",
                _ => return,
            };
            faults.add(at_above.member("ends"), found, format!("one band that holds `{from}`"));
        }
    }
}
