//! Lines of one list that sum up others of it: tables print 类, 款 and 项 below one another, and 合计 beside them.

use std::collections::BTreeSet;

use crate::model::classification::{ClassList, Code, ECONOMIC_CLASSES, FUNCTION_CLASSES, LabelAnswer};
use crate::model::heading::{DEFINITIONS, above, is_total, key};
use crate::model::{ClassCode, Dimension, FiscalYear, Line, LineItem};

/// A list whose lines are not all beside one another.
pub(super) struct Listed {
    pub(super) headings: Vec<Heading>,
    /// The lines that no other sums up but a total, which is none of them.
    pub(super) beside: Vec<usize>,
    /// Whether it is certain which lines stand beside one another.
    pub(super) is_certain: bool,
}

/// A line with those of its list that it sums up.
pub(super) struct Heading {
    pub(super) line: usize,
    pub(super) parts: Vec<usize>,
    pub(super) kind: HeadingKind,
    pub(super) extent: Extent,
}

/// What tells that a line sums up others.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum HeadingKind {
    /// It is the total of the list.
    Total,
    /// It is made up of these items.
    Item,
    /// Its class is made up of theirs.
    Class,
}

/// How much of its parts a list has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// All there are by definition, in every year.
    Defined,
    /// All there are as such lists go; they may lack some.
    Usual,
    /// Some of them.
    Some,
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
    /// The list as a tree; `None` if all its lines stand beside one another.
    ///
    /// A class sums up finer ones only if every class stands once and under its own name, as projects and units bear codes
    /// as well; a usual item, only those that it is made up of by definition; a total of a statement, only classes of one
    /// classification, or the natures of expenditure.
    pub(super) fn of(lines: &[Line], list: ListOf, year: FiscalYear) -> Option<Self> {
        if !may_nest(lines) {
            return None;
        }
        let of_classes = match list {
            ListOf::Statement => true,
            ListOf::Parts(dimension) => matches!(dimension, Dimension::Function | Dimension::Economic),
        };
        let view = View { lines, list, year, once: is_classification(lines) };
        let mut below: Vec<Vec<usize>> = vec![Vec::new(); lines.len()];
        for (index, above) in above(lines.iter(), of_classes).into_iter().enumerate() {
            if let Some(parts) = above.and_then(|above| below.get_mut(above)) {
                parts.push(index);
            }
        }
        let mut listed = Self { headings: Vec::new(), beside: Vec::new(), is_certain: true };
        let mut is_below = vec![false; lines.len()];
        for (line, parts) in below.into_iter().enumerate().filter(|(_, parts)| !parts.is_empty()) {
            let Some(heading) = lines.get(line) else { continue };
            if let Some(sums) = view.two_totals(line, &parts) {
                listed.headings.extend(sums);
                continue;
            }
            let told = view.told(heading, &parts);
            if !is_total(heading) {
                listed.is_certain &= told.is_some();
                for part in &parts {
                    is_below.get_mut(*part).into_iter().for_each(|is_below| *is_below = true);
                }
            }
            if let Some((kind, extent)) = told {
                listed.headings.push(Heading { line, parts, kind, extent });
            }
        }
        // What begins so is of the line before, but in a list that begins so.
        let of_which = lines.iter().skip(1).any(|line| line.label.as_ref().starts_with("其中"));
        listed.is_certain &= !of_which;
        let all = lines.iter().zip(is_below).enumerate();
        let beside = all.filter(|(_, (line, is_below))| !is_below && !is_total(line));
        listed.beside = beside.map(|(index, _)| index).collect();
        Some(listed).filter(|listed| listed.beside.len() < lines.len() || of_which)
    }
}

/// Whether any line may sum up others: seen at a glance, as most lists have none.
fn may_nest(lines: &[Line]) -> bool {
    let (mut items, mut depths, mut of_which) = (0_u32, 0_u32, false);
    for line in lines {
        items |= line.item.map_or(0, bit);
        depths |= depth(line).map_or(0, |depth| 1 << depth.min(31));
        of_which |= line.label.as_ref().starts_with("其中");
    }
    let has = |item: LineItem| items & bit(item) != 0;
    let is_defined = |(whole, parts): &(LineItem, &[LineItem])| has(*whole) && parts.iter().any(|part| has(*part));
    let nests = depths.count_ones() > 1 || of_which || has(LineItem::Total);
    lines.len() > 1 && (nests || (items.count_ones() > 1 && DEFINITIONS.iter().any(is_defined)))
}

/// One bit for each item.
fn bit(item: LineItem) -> u32 {
    // OK because there are fewer than 32 items.
    1_u32.checked_shl(item as u32).unwrap_or_default()
}

fn depth(line: &Line) -> Option<u8> {
    match line.codes.first()? {
        ClassCode::Function { code } => Some(code.depth()),
        ClassCode::Economic { code } => Some(code.depth()),
        ClassCode::Cofog { code } => Some(code.depth()),
        ClassCode::Foreign { .. } => None,
    }
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
        let own = match line.codes.as_slice() {
            [ClassCode::Function { .. }] => 'f',
            // Those of departments (3…) and of governments (5…) are the same money twice.
            [ClassCode::Economic { code }] => code.to_string().chars().next().unwrap_or_default(),
            [ClassCode::Cofog { .. }] => 'c',
            _ => return false,
        };
        *family.get_or_insert(own) == own && key(line).is_some_and(|key| seen.insert(key))
    })
}

/// By what expenditure is divided: a total is all of them.
const NATURES: [LineItem; 5] =
    [LineItem::Basic, LineItem::Project, LineItem::ToSuperior, LineItem::Business, LineItem::ToAffiliates];

/// A list, and what is known of it.
struct View<'l> {
    lines: &'l [Line],
    list: ListOf,
    year: FiscalYear,
    /// Whether its codes are of one classification, each of them once.
    once: bool,
}

impl View<'_> {
    /// What tells that a line sums up these, and how much of them there is; `None` if it cannot be told for certain.
    fn told(&self, heading: &Line, parts: &[usize]) -> Option<(HeadingKind, Extent)> {
        // What is broken down itself has its parts within it, none beside it.
        if !heading.breakdowns.is_empty() {
            return None;
        }
        let parts: Vec<&Line> = parts.iter().filter_map(|part| self.lines.get(*part)).collect();
        let are_coded = self.once && parts.iter().all(|part| is_coded(part));
        if is_total(heading) {
            return self.told_of_total(heading, &parts, are_coded).map(|extent| (HeadingKind::Total, extent));
        }
        if !is_coded(heading) {
            let defined = is_fixed(&parts, |part| part.item);
            return Some((HeadingKind::Item, if defined { Extent::Defined } else { Extent::Some }));
        }
        let bears_name = match heading.codes.as_slice() {
            [ClassCode::Function { code }] => bears_name(&FUNCTION_CLASSES, *code, heading, self.year),
            [ClassCode::Economic { code }] => bears_name(&ECONOMIC_CLASSES, *code, heading, self.year),
            _ => true,
        };
        let of_which = parts.iter().any(|part| part.label.as_ref().starts_with("其中"));
        let extent = if of_which { Extent::Some } else { Extent::Usual };
        Some((HeadingKind::Class, extent)).filter(|_| bears_name && are_coded)
    }

    /// 本年支出合计 sums up what is spent, and 总计 that with the balances: as the tables of a year's accounts print them.
    fn two_totals(&self, heading: usize, parts: &[usize]) -> Option<[Heading; 2]> {
        let line = |index: usize| self.lines.get(index);
        let others: Vec<usize> = parts.iter().copied().filter(|part| line(*part).is_some_and(is_total)).collect();
        let ([other], ListOf::Statement) = (others.as_slice(), self.list) else { return None };
        let is_grand = |index: usize| line(index).is_some_and(|line| line.label.as_ref().contains("总计"));
        let (year, grand) = match (is_grand(heading), is_grand(*other)) {
            (false, true) => (heading, *other),
            (true, false) => (*other, heading),
            _ => return None,
        };
        // What is broken down itself has its parts within it, none beside it.
        if [heading, *other].into_iter().any(|total| line(total).is_some_and(|total| !total.breakdowns.is_empty())) {
            return None;
        }
        let is_balance = |line: &Line| matches!(line.item, Some(LineItem::OpeningBalance | LineItem::ClosingBalance));
        let (balances, spent): (Vec<usize>, Vec<usize>) =
            parts.iter().copied().filter(|part| part != other).partition(|part| line(*part).is_some_and(is_balance));
        let lines: Vec<&Line> = spent.iter().filter_map(|part| line(*part)).collect();
        let are_coded = self.once && lines.iter().all(|line| is_coded(line));
        let extent = self.told_of_total(line(year)?, &lines, are_coded).filter(|_| !lines.is_empty())?;
        let kind = HeadingKind::Total;
        let all = [year].into_iter().chain(balances).collect();
        Some([
            Heading { line: year, parts: spent, kind, extent },
            Heading { line: grand, parts: all, kind, extent: Extent::Some },
        ])
    }

    /// How much of what a total sums up these are; `None` if it cannot be told for certain.
    fn told_of_total(&self, heading: &Line, parts: &[&Line], are_coded: bool) -> Option<Extent> {
        // Of several totals, it is not told what each sums up.
        if parts.iter().any(|part| is_total(part)) {
            return None;
        }
        if let ListOf::Parts(_) = self.list {
            return Some(Extent::Usual);
        }
        let is_nature = |part: &&Line| part.item.is_some_and(|item| NATURES.contains(&item)) && !is_coded(part);
        let has = |item: &LineItem| parts.iter().any(|part| part.item == Some(*item));
        let are_natures = parts.iter().all(is_nature) && has(&LineItem::Basic) && has(&LineItem::Project);
        if !are_natures && !are_coded {
            return None;
        }
        // 总计 counts balances as well, whether they are listed or not.
        if heading.label.as_ref().contains("总计") {
            return Some(Extent::Some);
        }
        Some(if are_natures && NATURES.iter().all(has) { Extent::Defined } else { Extent::Usual })
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

/// Whether lines are all that makes up another by definition.
pub(super) fn is_fixed<T>(parts: &[T], item: impl Fn(&T) -> Option<LineItem>) -> bool {
    let has = |wanted: &LineItem| parts.iter().any(|part| item(part) == Some(*wanted));
    let natures: &[LineItem] = &[LineItem::Basic, LineItem::Project];
    let mut all = DEFINITIONS.iter().map(|(_, parts)| *parts).chain([natures]);
    all.any(|fixed| fixed.len() == parts.len() && fixed.iter().all(has))
}
