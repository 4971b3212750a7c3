//! Lines of one list that sum up others of it: tables print 类, 款 and 项 below one another, and 合计 beside them.

use std::collections::BTreeSet;

use crate::model::classification::{
    ClassList, Code, ECONOMIC_CLASSES, EconomicCode, FUNCTION_CLASSES, FunctionCode, LabelAnswer,
};
use crate::model::heading::{above, is_total};
use crate::model::{ClassCode, Dimension, FiscalYear, Line, LineItem};

/// A list whose lines are not all beside one another.
pub(super) struct Listed {
    /// How many lines it has.
    len: usize,
    pub(super) headings: Vec<Heading>,
}

/// A line with those of its list that it sums up.
pub(super) struct Heading {
    pub(super) line: usize,
    pub(super) parts: Vec<usize>,
    pub(super) kind: HeadingKind,
}

/// What tells that a line sums up others.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum HeadingKind {
    /// It is the total of the list.
    Total,
    /// It is made up of these items by definition.
    Item,
    /// Its class is made up of theirs.
    Class,
}

/// What the lines of a list are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ListOf {
    /// The lines of a statement: whether they are all there are, only what they are tells.
    Statement,
    /// The parts of a line.
    Parts(Dimension),
}

impl Listed {
    /// The list as a tree; `None` if no line can be said to sum up others.
    ///
    /// A class sums up finer ones only if every class stands once and under its own name, as projects and units bear codes
    /// as well; a usual item, only those that it is made up of by definition; a total, what the document says is its list.
    pub(super) fn of(lines: &[Line], list: ListOf, year: FiscalYear) -> Option<Self> {
        if !may_nest(lines) {
            return None;
        }
        let by_class = !matches!(list, ListOf::Parts(other) if !is_of_classes(other)) && is_classification(lines);
        let mut below: Vec<Vec<usize>> = vec![Vec::new(); lines.len()];
        let above = above(lines.iter(), by_class);
        for (index, above) in above.iter().enumerate() {
            if let Some(parts) = above.and_then(|above| below.get_mut(above)) {
                parts.push(index);
            }
        }
        let told = |(line, parts): (usize, Vec<usize>)| {
            let kind = kind(lines, line, &parts, list, by_class, year)?;
            Some(Heading { line, parts, kind })
        };
        let headings: Vec<Heading> = below.into_iter().enumerate().filter_map(told).collect();
        if headings.is_empty() {
            return None;
        }
        Some(Self { len: lines.len(), headings })
    }

    /// The lines that stand beside one another: no other sums them up but the total, which is none of them.
    pub(super) fn beside(&self) -> impl Iterator<Item = usize> {
        let mut is_beside = vec![true; self.len];
        for heading in &self.headings {
            let is_total = heading.kind == HeadingKind::Total;
            let others = heading.parts.iter().filter(|_| !is_total).chain(Some(&heading.line).filter(|_| is_total));
            for other in others {
                is_beside.get_mut(*other).into_iter().for_each(|is_beside| *is_beside = false);
            }
        }
        (0..self.len).filter(move |index| is_beside.get(*index).is_some_and(|is_beside| *is_beside))
    }
}

/// Whether any line may sum up others: seen at a glance, as most lists have none.
fn may_nest(lines: &[Line]) -> bool {
    let has = |item: LineItem| lines.iter().any(|line| line.item == Some(item));
    let mut depths = lines.iter().filter_map(depth);
    let first = depths.next();
    lines.len() > 1
        && (depths.any(|depth| Some(depth) != first)
            || has(LineItem::Total)
            || (has(LineItem::Basic) && has(LineItem::Personnel))
            || (has(LineItem::ThreePublic) && has(LineItem::Vehicles))
            || (has(LineItem::Vehicles) && has(LineItem::VehiclePurchase)))
}

fn depth(line: &Line) -> Option<u8> {
    match line.codes.first()? {
        ClassCode::Function { code } => Some(code.depth()),
        ClassCode::Economic { code } => Some(code.depth()),
        ClassCode::Cofog { code } => Some(code.depth()),
        ClassCode::Foreign { .. } => None,
    }
}

fn is_of_classes(dimension: Dimension) -> bool {
    matches!(dimension, Dimension::Function | Dimension::Economic)
}

fn is_coded(line: &Line) -> bool {
    !line.codes.is_empty()
}

/// Whether the lines that bear codes are classes of one classification, each of them once.
fn is_classification(lines: &[Line]) -> bool {
    let mut coded = lines.iter().filter(|line| is_coded(line));
    let mut seen = BTreeSet::new();
    let mut family = None;
    coded.all(|line| {
        let (own, code) = match line.codes.as_slice() {
            [ClassCode::Function { code }] => (0, code.to_string()),
            [ClassCode::Economic { code }] => (1, code.to_string()),
            [ClassCode::Cofog { code }] => (2, code.to_string()),
            _ => return false,
        };
        *family.get_or_insert(own) == own && seen.insert(code)
    })
}

/// What tells that a line sums up these; `None` if it cannot be told for certain.
fn kind(
    lines: &[Line],
    line: usize,
    parts: &[usize],
    list: ListOf,
    by_class: bool,
    year: FiscalYear,
) -> Option<HeadingKind> {
    // What is broken down itself has its parts within it, none beside it.
    let heading = lines.get(line).filter(|line| !parts.is_empty() && line.breakdowns.is_empty())?;
    let parts: Vec<&Line> = parts.iter().filter_map(|part| lines.get(*part)).collect();
    let are_coded = || parts.iter().all(|part| is_coded(part));
    if is_total(heading) {
        // Of several totals, it is not told what each sums up.
        let has_others = parts.iter().any(|part| is_total(part));
        let is_told = match list {
            ListOf::Parts(_) => true,
            // Classes of two classifications are the same money twice.
            ListOf::Statement => (by_class && are_coded()) || is_fixed(&parts, |part| part.item),
        };
        return Some(HeadingKind::Total).filter(|_| is_told && !has_others);
    }
    match heading.codes.as_slice() {
        [] => Some(HeadingKind::Item).filter(|_| is_fixed(&parts, |part| part.item)),
        [ClassCode::Function { code }] if !bears_name::<FunctionCode>(&FUNCTION_CLASSES, *code, heading, year) => None,
        [ClassCode::Economic { code }] if !bears_name::<EconomicCode>(&ECONOMIC_CLASSES, *code, heading, year) => None,
        _ => Some(HeadingKind::Class).filter(|_| are_coded()),
    }
}

/// Whether a line is called what its class is, as far as the list knows.
fn bears_name<C: Code>(list: &ClassList<C>, code: C, line: &Line, year: FiscalYear) -> bool {
    let label = line.label.as_ref();
    match list.label(code, year, label).answer {
        LabelAnswer::Differs { name } => label.contains(name) || name.contains(label),
        _ => true,
    }
}

/// Items that make up another by definition: they do so in every year.
const FIXED: [&[LineItem]; 4] = [
    &[LineItem::Personnel, LineItem::Routine],
    &[LineItem::Basic, LineItem::Project],
    &[LineItem::Abroad, LineItem::Vehicles, LineItem::Reception],
    &[LineItem::VehiclePurchase, LineItem::VehicleRunning],
];

/// Whether lines are all that makes up another by definition.
pub(super) fn is_fixed<T>(parts: &[T], item: impl Fn(&T) -> Option<LineItem>) -> bool {
    let has = |wanted: &LineItem| parts.iter().any(|part| item(part) == Some(*wanted));
    FIXED.iter().any(|fixed| fixed.len() == parts.len() && fixed.iter().all(has))
}
