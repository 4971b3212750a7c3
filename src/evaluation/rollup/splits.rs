//! Lines of one list that divide the same money in several ways: 基本支出 and 项目支出, and below them 201 to 234.

use super::tree::{Group, List, Node};
use crate::evaluation::known::{Known, stated_in};
use crate::figure::{Amount, Interval};
use crate::model::classification::Nature;
use crate::model::{ClassCode, Id, Pointer};

/// By what the lines of a list divide money.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Nature,
    Function,
    Economic,
    Cofog,
}

const CODED: [Family; 3] = [Family::Function, Family::Economic, Family::Cofog];

fn family(node: &Node<'_>) -> Option<Family> {
    let has = |is: fn(&ClassCode) -> bool| node.line.codes.iter().any(is);
    if has(|code| matches!(code, ClassCode::Function { .. })) {
        Some(Family::Function)
    } else if has(|code| matches!(code, ClassCode::Economic { .. })) {
        Some(Family::Economic)
    } else if has(|code| matches!(code, ClassCode::Cofog { .. })) {
        Some(Family::Cofog)
    } else {
        node.line.item.and_then(Nature::of_item).map(|_| Family::Nature)
    }
}

/// The values that the sum of lines can have; `None` if one of them is not stated.
fn sum<'a, 'r: 'a>(nodes: impl IntoIterator<Item = &'a Node<'r>>, column: &Id) -> Option<Interval<Amount>> {
    let known: Option<Vec<_>> = nodes.into_iter().map(|node| stated_in(node.line, column).map(Known::stated)).collect();
    Known::sum(&known?).map(|sum| sum.interval)
}

fn same(one: Option<Interval<Amount>>, other: Option<Interval<Amount>>) -> bool {
    one.zip(other).is_some_and(|(one, other)| one.intersection(&other).is_some())
}

/// Whether the natures are all there are of a whole.
fn are_complete(natures: &[Node<'_>]) -> bool {
    let has = |nature| natures.iter().any(|node| node.line.item.and_then(Nature::of_item) == Some(nature));
    (has(Nature::Basic) && has(Nature::Project)) || (has(Nature::Personnel) && has(Nature::Routine))
}

/// Takes the lines of a family out of a list.
fn take<'r>(nodes: &mut Vec<Node<'r>>, wanted: Family) -> Vec<Node<'r>> {
    let (taken, others) = std::mem::take(nodes).into_iter().partition(|node| family(node) == Some(wanted));
    *nodes = others;
    taken
}

/// Tells lines that divide the same money in another way from lines that are other money.
///
/// Classes of two classifications are two divisions. Classes beside natures divide the nature whose amount they come to, or
/// all of them; if they come to neither, they are a part of natures that are complete, and other money beside one that is
/// not. Amounts are compared in the column `main`, within their rounding.
pub(super) fn split<'r>(nodes: Vec<Node<'r>>, main: &Id, at: &Pointer) -> List<'r> {
    let present = CODED.into_iter().filter(|coded| nodes.iter().any(|node| family(node) == Some(*coded)));
    let coded: Vec<_> = present.collect();
    let mut list = List { nodes, ..List::default() };
    let mut natures = take(&mut list.nodes, Family::Nature);
    if !natures.is_empty() || coded.len() > 1 {
        for family in coded {
            let lines = take(&mut list.nodes, family);
            put(lines, &mut list, &mut natures, main, at);
        }
    }
    if list.divisions.is_empty() || natures.is_empty() {
        list.nodes.extend(natures);
    } else {
        list.divisions.insert(0, natures);
    }
    list
}

/// Puts the lines of a classification where they belong, beside natures or below one.
fn put<'r>(lines: Vec<Node<'r>>, list: &mut List<'r>, natures: &mut [Node<'r>], main: &Id, at: &Pointer) {
    let (amount, whole, complete) = (sum(&lines, main), sum(&*natures, main), are_complete(natures));
    let divided = natures.iter_mut().find(|nature| same(sum([&**nature], main), amount));
    if let Some(nature) = divided {
        let list = List { nodes: lines, ..List::default() };
        nature.groups.push(Group { at: at.clone(), list, siblings: true });
    } else if natures.is_empty() || (complete && same(whole, amount)) {
        list.divisions.push(lines);
    } else if complete {
        list.overlapping.extend(lines.into_iter().map(|line| line.at));
    } else {
        list.nodes.extend(lines);
    }
}
