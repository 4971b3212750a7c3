//! Lines of one list that sum up others of it, as tables print them: 合计 above 基本支出 above 人员经费, 224 above 22401.

use std::collections::BTreeMap;

use super::classification::{Code, CofogCode, EconomicCode, FunctionCode};
use super::line::{ClassCode, Line, LineItem};

/// For each line of a list, the line of the list that sums it up, as far as usual items and classes tell.
///
/// Classes tell nothing where `classes` is not set: where units or projects are listed, a class is told of each of them,
/// and none is the sum of others. What nothing else sums up, the first total does. Takes n log n for n lines.
pub(crate) fn above<'l, I>(lines: I, classes: bool) -> Vec<Option<usize>>
where
    I: DoubleEndedIterator<Item = &'l Line> + ExactSizeIterator + Clone,
{
    let total = lines.clone().position(is_total);
    let mut headings = Headings::default();
    for (index, line) in lines.clone().enumerate().rev() {
        headings.note(line, index);
    }
    let above = lines.enumerate().map(|(index, line)| {
        // A heading stands before its parts; failing that, after them.
        headings.note(line, index);
        let is_coded = !line.codes.is_empty();
        let heading = if is_coded { headings.of_codes(line).filter(|_| classes) } else { headings.of_item(line) };
        heading.or(total).filter(|_| Some(index) != total)
    });
    above.collect()
}

/// Whether a line is the total of its list.
pub(crate) fn is_total(line: &Line) -> bool {
    line.item == Some(LineItem::Total)
}

/// Usual items that are made up of others by definition, in every year.
pub(crate) const DEFINITIONS: [(LineItem, &[LineItem]); 3] = [
    (LineItem::Basic, &[LineItem::Personnel, LineItem::Routine]),
    (LineItem::ThreePublic, &[LineItem::Abroad, LineItem::Vehicles, LineItem::Reception]),
    (LineItem::Vehicles, &[LineItem::VehiclePurchase, LineItem::VehicleRunning]),
];

/// What a usual item is part of, where both stand in one list.
fn item_above(item: LineItem) -> Option<LineItem> {
    DEFINITIONS.iter().find(|(_, parts)| parts.contains(&item)).map(|(whole, _)| *whole)
}

/// The codes of a line, one of each classification.
pub(crate) type Key = (Option<FunctionCode>, Option<EconomicCode>, Option<CofogCode>);

/// The lines that others of their list may be part of.
#[derive(Default)]
struct Headings {
    by_codes: BTreeMap<Key, usize>,
    by_item: Vec<(LineItem, usize)>,
}

impl Headings {
    fn note(&mut self, line: &Line, index: usize) {
        if let Some(key) = key(line) {
            self.by_codes.insert(key, index);
        }
        if let Some(item) = line.item.filter(|_| line.codes.is_empty()) {
            self.by_item.retain(|(other, _)| *other != item);
            self.by_item.push((item, index));
        }
    }

    fn of_item(&self, line: &Line) -> Option<usize> {
        let mut above = std::iter::successors(line.item.and_then(item_above), |item| item_above(*item));
        above.find_map(|item| self.by_item.iter().find(|(other, _)| *other == item)).map(|(_, index)| *index)
    }

    /// The line with the finest codes that those of this line are within, other than the same ones.
    fn of_codes(&self, line: &Line) -> Option<usize> {
        let (function, economic, cofog) = key(line)?;
        let keys = upward(function).flat_map(|function| {
            upward(economic).flat_map(move |economic| upward(cofog).map(move |cofog| (function, economic, cofog)))
        });
        let coarser = keys.skip(1).filter(|key| *key != (None, None, None));
        let found = coarser.filter_map(|key| Some((fineness(key), *self.by_codes.get(&key)?)));
        // OK because of equally fine headings the last, which has the finest function, is as good as any.
        found.max().map(|(_, index)| index)
    }
}

/// A code, all that it is part of, and none.
fn upward<C: Code>(code: Option<C>) -> impl Iterator<Item = Option<C>> {
    std::iter::successors(Some(code), |code| code.map(Code::parent))
}

fn fineness((function, economic, cofog): Key) -> u8 {
    let depths = [function.map(Code::depth), economic.map(Code::depth), cofog.map(Code::depth)];
    depths.into_iter().flatten().fold(0, u8::saturating_add)
}

/// The codes of a line; `None` if it has none, or several of one classification.
pub(crate) fn key(line: &Line) -> Option<Key> {
    let mut key: Key = (None, None, None);
    for code in &line.codes {
        let twice = match code {
            ClassCode::Function { code } => key.0.replace(*code).is_some(),
            ClassCode::Economic { code } => key.1.replace(*code).is_some(),
            ClassCode::Cofog { code } => key.2.replace(*code).is_some(),
            ClassCode::Foreign { .. } => false,
        };
        if twice {
            return None;
        }
    }
    Some(key).filter(|key| *key != (None, None, None))
}
