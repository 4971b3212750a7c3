//! Through the lines of a statement, each yuan once.

use std::collections::BTreeMap;

use super::along::{Along, RollUpClass};
use super::own::{Own, Question};
use super::tree::{Group, List, Node, roots};
use super::{ColumnRollUp, Counted, RollUpNote, RollUpRow, StatementRollUp, Unmapped, Why};
use crate::calc::CalcError;
use crate::figure::{Amount, Measure, Stated};
use crate::model::{AmountCell, Column, Pointer, Report, Statement};

pub(super) fn statement<'r>(
    report: &Report,
    statement: &'r Statement,
    at: Pointer,
    along: Along<'_>,
) -> Result<StatementRollUp<'r>, CalcError> {
    let roots = roots(statement, &at);
    let columns = statement.columns.iter().filter_map(|column| {
        let year = column.year.unwrap_or(report.period.fiscal_year);
        let walk = Walk { column, question: Question { along, year, account: statement.account } };
        walk.column(&roots, &at.member("lines")).transpose()
    });
    let columns = columns.collect::<Result<_, _>>()?;
    Ok(StatementRollUp { statement, at, columns })
}

/// A walk through the lines, in one column.
struct Walk<'r, 'l> {
    column: &'r Column,
    question: Question<'l>,
}

/// Some money, with the class it belongs to.
struct Entry<'n> {
    class: Option<RollUpClass>,
    why: Why,
    amount: i128,
    at: &'n Pointer,
}

/// Lines, counted.
#[derive(Default)]
struct Count<'n, 'r> {
    entries: Vec<Entry<'n>>,
    notes: Vec<RollUpNote>,
    like: Option<&'r Stated<Amount>>,
}

/// How much a breakdown tells: of money with a finer class, of money with a reason to have none, of money at all.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Worth {
    finer: u128,
    reasoned: u128,
    money: u128,
}

impl<'n, 'r> Count<'n, 'r> {
    fn add(&mut self, other: Self) {
        self.entries.extend(other.entries);
        self.notes.extend(other.notes);
        self.like = self.like.or(other.like);
    }

    fn sum(&self) -> i128 {
        self.entries.iter().fold(0, |sum, entry| sum.saturating_add(entry.amount))
    }

    /// Counts what the parts of a line leave of it: all, if none were counted.
    fn rest(&mut self, node: &'n Node<'r>, own: &Own, stated: &'r Stated<Amount>) {
        let is_whole = self.entries.is_empty();
        let amount = stated.value().scaled().saturating_sub(self.sum());
        self.like = self.like.or(Some(stated));
        if amount == 0 && !is_whole {
            return;
        }
        if !is_whole {
            // OK because what does not fit is reported when the column is summed up.
            let amount = Amount::from_scaled(amount).unwrap_or_default();
            self.notes.push(RollUpNote::Remainder { at: node.at.clone(), amount });
        }
        let why = if is_whole { own.why } else { Why::Remainder };
        self.entries.push(Entry { class: own.class, why, amount, at: &node.at });
    }

    /// What it tells of a line that is `own` by itself.
    fn worth(&self, own: &Own) -> Worth {
        self.entries.iter().fold(Worth::default(), |mut worth, entry| {
            let amount = entry.amount.unsigned_abs();
            worth.money = worth.money.saturating_add(amount);
            if entry.class.is_some() && entry.class != own.class {
                worth.finer = worth.finer.saturating_add(amount);
            } else if entry.class.is_none()
                && !matches!(entry.why, Why::NoClass | Why::Remainder)
                && entry.why != own.why
            {
                worth.reasoned = worth.reasoned.saturating_add(amount);
            }
            worth
        })
    }
}

impl Worth {
    /// Whether it tells more than the line itself.
    fn tells_more(self) -> bool {
        self.finer > 0 || self.reasoned > 0
    }
}

impl<'r> Walk<'r, '_> {
    fn column(&self, roots: &List<'r>, at: &Pointer) -> Result<Option<ColumnRollUp<'r>>, CalcError> {
        let count = self.list(roots, None, at);
        if count.entries.is_empty() {
            return Ok(None);
        }
        let total = Amount::from_scaled(count.sum())?;
        let mut rows: BTreeMap<RollUpClass, (i128, Vec<Pointer>)> = BTreeMap::new();
        let mut unmapped = Vec::new();
        for entry in count.entries {
            let at = entry.at.clone();
            if let Some(class) = entry.class {
                let (sum, places) = rows.entry(class).or_default();
                *sum = sum.saturating_add(entry.amount);
                places.push(at);
            } else {
                unmapped.push(Unmapped { at, amount: Amount::from_scaled(entry.amount)?, why: entry.why });
            }
        }
        let rows: Result<_, _> = rows
            .into_iter()
            .map(|(class, (sum, at))| Amount::from_scaled(sum).map(|amount| RollUpRow { class, amount, at }))
            .collect();
        let (notes, like) = (count.notes, count.like);
        Ok(Some(ColumnRollUp { column: self.column, total, rows: rows?, unmapped, notes, like }))
    }

    /// Counts lines that stand beside one another.
    fn list<'n>(&self, list: &'n List<'r>, above: Option<RollUpClass>, at: &Pointer) -> Count<'n, 'r> {
        let mut count = self.nodes(&list.nodes, above);
        let overlap = |line: &Pointer| RollUpNote::Overlap { at: line.clone(), counted: at.clone() };
        let divisions = list.divisions.iter().map(|division| self.nodes(division, above)).collect::<Vec<_>>();
        let own = Own { class: above, why: Why::NoClass, settled: false, note: None };
        // The first of those that tell most.
        let worths = divisions.iter().map(|division| division.worth(&own)).enumerate().rev();
        let best = worths.max_by_key(|(_, worth)| *worth).map(|(index, _)| index);
        for (index, (division, nodes)) in divisions.into_iter().zip(&list.divisions).enumerate() {
            if Some(index) == best {
                count.add(division);
            } else {
                count.notes.extend(nodes.iter().map(|node| overlap(&node.at)));
            }
        }
        count.notes.extend(list.overlapping.iter().map(overlap));
        count
    }

    fn nodes<'n>(&self, nodes: &'n [Node<'r>], above: Option<RollUpClass>) -> Count<'n, 'r> {
        let mut count = Count::default();
        for node in nodes {
            count.add(self.node(node, above));
        }
        count
    }

    /// Counts a line, by itself or through what it is made up of.
    fn node<'n>(&self, node: &'n Node<'r>, above: Option<RollUpClass>) -> Count<'n, 'r> {
        let cell = node.line.amount(&self.column.id);
        let stated = cell.and_then(AmountCell::stated).filter(|stated| stated.hedge().is_none());
        let own = self.question.own(node.line, &node.at, above);
        let mut count = self.parts(node, &own, stated.is_some());
        if let Some(stated) = stated {
            count.rest(node, &own, stated);
        } else if cell.is_some() {
            count.notes.push(RollUpNote::NotCounted { at: node.at.clone() });
        }
        count.notes.extend(own.note);
        count
    }

    /// Counts the breakdown of a line that tells most; nothing, if the line itself tells as much.
    fn parts<'n>(&self, node: &'n Node<'r>, own: &Own, is_stated: bool) -> Count<'n, 'r> {
        if own.settled && is_stated {
            let mut count = Count::default();
            count.notes.extend(node.groups.iter().filter_map(|group| subtotal(node, group, Counted::Line)));
            return count;
        }
        let counts: Vec<_> = node.groups.iter().map(|group| self.list(&group.list, own.class, &group.at)).collect();
        let worths: Vec<_> = counts.iter().map(|count| count.worth(own)).collect();
        let used: Vec<_> = worths.iter().map(|worth| worth.tells_more() || (!is_stated && worth.money > 0)).collect();
        // The first of those that tell most.
        let useful = worths.iter().enumerate().rev().filter(|(index, _)| used.get(*index) == Some(&true));
        let best = useful.max_by_key(|(_, worth)| **worth).map(|(index, _)| index);
        let chosen = best.and_then(|best| node.groups.get(best));
        let mut count = Count::default();
        for ((index, (group, parts)), used) in node.groups.iter().zip(counts).enumerate().zip(used) {
            let counted = if Some(index) == best { Counted::Parts } else { Counted::Line };
            count.notes.extend(subtotal(node, group, counted));
            if counted == Counted::Parts {
                count.add(parts);
            } else if let Some(chosen) = chosen.filter(|_| used && !group.siblings) {
                count.notes.push(RollUpNote::Overlap { at: group.at.clone(), counted: chosen.at.clone() });
            }
        }
        count
    }
}

/// That a line sums up others of its list.
fn subtotal(node: &Node<'_>, group: &Group<'_>, counted: Counted) -> Option<RollUpNote> {
    let parts = group.list.nodes.iter().chain(group.list.divisions.iter().flatten()).map(|part| part.at.clone());
    group.siblings.then(|| RollUpNote::Subtotal { at: node.at.clone(), parts: parts.collect(), counted })
}
