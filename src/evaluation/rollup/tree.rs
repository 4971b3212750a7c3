//! The lines of a statement as a tree, with the sums that tables print among their parts.

use super::splits::split;
use crate::model::heading::{above, is_total};
use crate::model::{Dimension, Id, Line, LineItem, Pointer, Statement};

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
        let above = above(nodes.iter().map(|node| node.line), sums);
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
    let others = nodes.iter().filter(|node| !is_total(node.line));
    let rank = others.clone().filter_map(|node| taken_out(node.line)).min().unwrap_or_default();
    let in_body = |node: &Node<'_>| !is_total(node.line) && taken_out(node.line).is_none_or(|own| own == rank);
    let has_body = nodes.iter().any(in_body);
    let totals = nodes.iter().filter(|node| is_total(node.line)).count();
    // Of several totals it is not told what each of them sums up.
    let total = nodes.iter().rposition(|node| is_total(node.line)).filter(|_| totals == 1 || !has_body);
    let counted: Vec<_> = nodes.iter().enumerate().map(|(index, node)| in_body(node) || Some(index) == total).collect();
    let (nodes, others): (Vec<_>, Vec<_>) = nodes.into_iter().zip(counted).partition(|(_, counted)| *counted);
    let nodes = nodes.into_iter().map(|(node, _)| node).collect();
    (nodes, others.into_iter().map(|(node, _)| node.at).collect())
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
