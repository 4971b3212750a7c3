//! The lines of a statement as a tree, with the sums that tables print among their parts.

use std::collections::BTreeMap;

use super::splits::split;
use crate::model::classification::{Code, CofogCode, EconomicCode, FunctionCode};
use crate::model::{ClassCode, Dimension, Id, Line, LineItem, Pointer, Statement};

/// A line with the ways in which it is made up.
pub(super) struct Node<'r> {
    pub(super) line: &'r Line,
    pub(super) at: Pointer,
    pub(super) groups: Vec<Group<'r>>,
}

/// One way in which a line is made up.
pub(super) struct Group<'r> {
    /// The breakdown; of lines that stand in the list of the line itself, that list.
    pub(super) at: Pointer,
    pub(super) list: List<'r>,
    /// Whether they are lines of the same list, which the line sums up.
    pub(super) siblings: bool,
}

/// Lines that stand beside one another.
#[derive(Default)]
pub(super) struct List<'r> {
    /// Lines that are each other money.
    pub(super) nodes: Vec<Node<'r>>,
    /// Lines that divide the same money, in several ways.
    pub(super) divisions: Vec<Vec<Node<'r>>>,
    /// Lines that say again what those say.
    pub(super) overlapping: Vec<Pointer>,
}

pub(super) fn roots<'r>(statement: &'r Statement, at: &Pointer) -> List<'r> {
    Builder { main: &statement.main_column }.list(&statement.lines, &at.member("lines"), true)
}

/// Makes trees of the lines of a statement.
#[derive(Clone, Copy)]
struct Builder<'r> {
    /// The column in which amounts are compared.
    main: &'r Id,
}

impl<'r> Builder<'r> {
    fn node(self, line: &'r Line, at: Pointer) -> Node<'r> {
        let place = at.member("breakdowns");
        let breakdowns = line.breakdowns.iter().enumerate();
        let groups = breakdowns.map(|(index, breakdown)| {
            let at = place.item(index);
            // Where units, projects or purposes are listed, a class is told of each, and none is the sum of others.
            let sums = matches!(breakdown.dimension, Dimension::Function | Dimension::Economic);
            Group { list: self.list(&breakdown.lines, &at.member("lines"), sums), at, siblings: false }
        });
        Node { line, groups: groups.collect(), at }
    }

    /// The lines of a list, those that others sum up under those.
    fn list(self, lines: &'r [Line], at: &Pointer, sums: bool) -> List<'r> {
        let nodes = lines.iter().enumerate().map(|(index, line)| self.node(line, at.item(index)));
        let (nodes, mut overlapping) = body(nodes.collect());
        let mut list = split(self.nested(nodes, at, sums), self.main, at);
        list.overlapping.append(&mut overlapping);
        list
    }

    /// Puts the lines of a list that others sum up under those, as far as classes and usual items tell.
    fn nested(self, nodes: Vec<Node<'r>>, at: &Pointer, sums: bool) -> Vec<Node<'r>> {
        let above = above(&nodes, sums);
        let mut slots: Vec<_> = nodes.into_iter().map(Some).collect();
        let mut below: Vec<Vec<usize>> = vec![Vec::new(); slots.len()];
        let mut top = Vec::new();
        for (index, above) in above.iter().enumerate() {
            match above.and_then(|above| below.get_mut(above)) {
                Some(parts) => parts.push(index),
                None => top.push(index),
            }
        }
        top.into_iter().filter_map(|index| self.take(index, &mut slots, &below, at)).collect()
    }

    /// Takes a node with those below it.
    fn take(
        self,
        index: usize,
        slots: &mut [Option<Node<'r>>],
        below: &[Vec<usize>],
        at: &Pointer,
    ) -> Option<Node<'r>> {
        let mut node = slots.get_mut(index)?.take()?;
        let parts = below.get(index).into_iter().flatten();
        let parts: Vec<_> = parts.filter_map(|part| self.take(*part, slots, below, at)).collect();
        if !parts.is_empty() {
            node.groups.push(Group { at: at.clone(), list: split(parts, self.main, at), siblings: true });
        }
        Some(node)
    }
}

/// The lines of a list that are money of it, and those that say again what others say.
fn body(nodes: Vec<Node<'_>>) -> (Vec<Node<'_>>, Vec<Pointer>) {
    let others = nodes.iter().filter(|node| !is_total(node));
    let rank = others.clone().filter_map(|node| taken_out(node.line)).min().unwrap_or_default();
    let in_body = |node: &Node<'_>| !is_total(node) && taken_out(node.line).is_none_or(|own| own == rank);
    let has_body = nodes.iter().any(in_body);
    let totals = nodes.iter().filter(|node| is_total(node)).count();
    // Of several totals it is not told what each of them sums up.
    let total = nodes.iter().rposition(is_total).filter(|_| totals == 1 || !has_body);
    let counted: Vec<_> = nodes.iter().enumerate().map(|(index, node)| in_body(node) || Some(index) == total).collect();
    let (nodes, others): (Vec<_>, Vec<_>) = nodes.into_iter().zip(counted).partition(|(_, counted)| *counted);
    let nodes = nodes.into_iter().map(|(node, _)| node).collect();
    (nodes, others.into_iter().map(|(node, _)| node.at).collect())
}

fn is_total(node: &Node<'_>) -> bool {
    node.line.item == Some(LineItem::Total)
}

/// How far a line is taken out of others: 0 for what may be a part of a whole, more for what only looks at a whole from
/// another side; `None` for a line of which nothing is known.
fn taken_out(line: &Line) -> Option<u8> {
    match line.item {
        _ if !line.codes.is_empty() => Some(0),
        None | Some(LineItem::OpeningBalance | LineItem::ClosingBalance) => None,
        Some(LineItem::OrganOperations | LineItem::Procurement) => Some(2),
        Some(
            LineItem::ThreePublic
            | LineItem::Abroad
            | LineItem::Vehicles
            | LineItem::VehiclePurchase
            | LineItem::VehicleRunning
            | LineItem::Reception
            | LineItem::Meetings
            | LineItem::Training,
        ) => Some(1),
        Some(_) => Some(0),
    }
}

/// What a usual item is part of, where both stand in one list.
fn item_above(item: LineItem) -> Option<LineItem> {
    match item {
        LineItem::Personnel | LineItem::Routine => Some(LineItem::Basic),
        LineItem::Abroad | LineItem::Vehicles | LineItem::Reception => Some(LineItem::ThreePublic),
        LineItem::VehiclePurchase | LineItem::VehicleRunning => Some(LineItem::Vehicles),
        _ => None,
    }
}

/// For each line, the line of the list that sums it up.
fn above(nodes: &[Node<'_>], sums: bool) -> Vec<Option<usize>> {
    let total = nodes.iter().position(is_total);
    let mut headings = Headings::default();
    for (index, node) in nodes.iter().enumerate().rev() {
        headings.note(node.line, index);
    }
    let lines = nodes.iter().enumerate();
    let above = lines.map(|(index, node)| {
        // A heading stands before its parts; failing that, after them.
        headings.note(node.line, index);
        let is_coded = !node.line.codes.is_empty();
        let heading =
            if is_coded { headings.of_codes(node.line).filter(|_| sums) } else { headings.of_item(node.line) };
        heading.or(total).filter(|_| Some(index) != total)
    });
    above.collect()
}

/// The codes of a line, one of each classification.
type Key = (Option<FunctionCode>, Option<EconomicCode>, Option<CofogCode>);

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
fn key(line: &Line) -> Option<Key> {
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
