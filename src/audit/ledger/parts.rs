//! What lines are made up of, as claims: breakdowns, and lines that sum up others of their list.

use super::listed::{Extent, Heading, HeadingKind, ListOf, Listed, is_fixed};
use super::path::{Path, Paths};
use super::statement::Amounts;
use super::{Ledger, Origin, OriginRole};
use crate::audit::checks;
use crate::audit::period::main_year;
use crate::figure::Figure;
use crate::model::classification::Code;
use crate::model::{Breakdown, ClassCode, Column, Coverage, Id, Line, Stage, Statement};
use crate::reconcile::{Relation, Var};

impl<'r> Ledger<'r> {
    pub(super) fn breakdown(
        &mut self,
        statement: &'r Statement,
        breakdown: &'r Breakdown,
        path: Path,
        whole: &mut Amounts<'r>,
    ) {
        for (index, id) in breakdown.columns.iter().enumerate() {
            let mut place = |paths: &mut Paths| {
                let list = paths.member(path, "columns");
                paths.item(list, index)
            };
            self.named_column(statement, id, &mut place);
        }
        let lines = self.paths.member(path, "lines");
        let parts: Vec<Amounts<'r>> = breakdown
            .lines
            .iter()
            .enumerate()
            .map(|(index, line)| {
                let path = self.paths.item(lines, index);
                self.line(statement, line, path, Some(whole))
            })
            .collect();
        let listed =
            Listed::of(&breakdown.lines, ListOf::Parts(breakdown.dimension), main_year(self.report, statement));
        let coverage = breakdown.coverage;
        let is_own = |column: &Column| owns(statement, breakdown, &column.id);
        let top: Vec<&Amounts<'r>> = match &listed {
            None => parts.iter().collect(),
            Some(listed) => {
                self.sums_within(statement, (breakdown, path), listed, (whole, &parts), &is_own);
                listed.beside.iter().filter_map(|index| parts.get(*index)).collect()
            }
        };
        if top.is_empty() {
            return;
        }
        if listed.is_some_and(|listed| !listed.is_certain) {
            return self.unclear.push(path);
        }
        let by_class = by_codes(whole.line, top.iter().map(|part| part.line));
        let division = Division { coverage, path, by_class, extent: None };
        let group = self.divide(statement, whole, &top, division, &is_own);
        self.sum_of_shares(statement, breakdown, path, whole, &top, group);
    }

    /// Parts that sum up others of them, and the total that is printed among them.
    fn sums_within(
        &mut self,
        statement: &'r Statement,
        (breakdown, path): (&'r Breakdown, Path),
        listed: &Listed,
        (whole, parts): (&Amounts<'r>, &[Amounts<'r>]),
        is_own: &dyn Fn(&Column) -> bool,
    ) {
        for heading in &listed.headings {
            let Some(sum) = parts.get(heading.line) else { continue };
            let is_total = heading.kind == HeadingKind::Total;
            if is_total && breakdown.coverage == Coverage::Exhaustive {
                self.repeated(statement, whole, sum, is_own);
                continue;
            }
            // A total among some of the parts sums up those, or all.
            let extent = if is_total { Extent::Some } else { heading.extent };
            self.heading(statement, parts, heading, extent, (breakdown.coverage, path), is_own);
        }
    }

    /// Lines of a statement that sum up others of them.
    pub(super) fn listed(&mut self, statement: &'r Statement, lines: &[Amounts<'r>], path: Path) {
        let year = main_year(self.report, statement);
        let Some(listed) = Listed::of(&statement.lines, ListOf::Statement, year) else { return };
        let main = statement.columns.iter().find(|column| column.id == statement.main_column);
        // All columns of a year have the same lines, but what went or came may have none.
        let is_like = |column: &Column, main: &Column| main.year.is_some() && main.year == column.year;
        let is_own = |column: &Column| {
            column.id == statement.main_column
                || (column.stage != Stage::Movement && main.is_some_and(|main| is_like(column, main)))
        };
        for heading in &listed.headings {
            self.heading(statement, lines, heading, heading.extent, (Coverage::Exhaustive, path), &is_own);
        }
    }

    /// A line and those of its list that it sums up.
    fn heading(
        &mut self,
        statement: &'r Statement,
        lines: &[Amounts<'r>],
        heading: &Heading,
        extent: Extent,
        (coverage, path): (Coverage, Path),
        is_own: &dyn Fn(&Column) -> bool,
    ) {
        let Some(whole) = lines.get(heading.line) else { return };
        let parts: Vec<_> = heading.parts.iter().filter_map(|part| lines.get(*part)).collect();
        let coverage = match extent {
            Extent::Defined => Coverage::Exhaustive,
            Extent::Usual => coverage,
            Extent::Some => Coverage::OfWhich,
        };
        let by_class = heading.kind == HeadingKind::Class;
        self.divide(statement, whole, &parts, Division { coverage, path, by_class, extent: Some(extent) }, is_own);
    }

    /// A total that is printed in the list of its parts as well.
    fn repeated(
        &mut self,
        statement: &'r Statement,
        whole: &Amounts<'r>,
        again: &Amounts<'r>,
        is_own: &dyn Fn(&Column) -> bool,
    ) {
        for column in statement.columns.iter().filter(|column| is_own(column)) {
            let (Some(one), Some(two)) = (whole.at(&column.id), again.at(&column.id)) else { continue };
            let relation = Relation::Equal { figures: vec![one, two], assumed: true };
            let (subject, path, group) = (whole.line.label.as_ref(), again.path, self.group());
            self.relate(relation, Origin { code: checks::REPEATED, subject, path, group, role: OriginRole::Other });
        }
    }

    /// Parts and what they are parts of, column by column; the number of the group.
    fn divide(
        &mut self,
        statement: &'r Statement,
        whole: &Amounts<'r>,
        parts: &[&Amounts<'r>],
        division: Division,
        is_own: &dyn Fn(&Column) -> bool,
    ) -> usize {
        let group = self.group();
        let is_fixed = match division.extent {
            None => is_fixed(parts, |part| part.line.item),
            Some(extent) => extent == Extent::Defined,
        };
        for column in &statement.columns {
            let Some(total) = whole.at(&column.id) else { continue };
            let own = is_own(column);
            let mut terms: Vec<Var> = parts.iter().filter_map(|part| part.at(&column.id)).collect();
            if division.extent.is_some() {
                // A blank is as good as no cell.
                terms.retain(|var| self.network.stated(*var).is_some());
            }
            let all = terms.len() == parts.len();
            // What is blank in a table is nothing; in a text it may be anything.
            if terms.is_empty() || !(all || (own && division.extent.is_some())) {
                continue;
            }
            let fixed = is_fixed && column.stage != Stage::Movement;
            let exhaustive = all && division.coverage == Coverage::Exhaustive && (own || fixed);
            let (code, role) = match (own, exhaustive) {
                (true, true) if division.extent == Some(Extent::Usual) => (checks::SUM, OriginRole::Listed),
                (true, true) => (checks::SUM, OriginRole::Parts),
                // A list of some says nothing of what it leaves out, even where that is nothing.
                (true, false) => (checks::SUM, OriginRole::Other),
                (false, true) => (checks::PRIOR, OriginRole::OtherYear),
                (false, false) => (checks::LIST, OriginRole::List),
            };
            let coverage = match (own && all, exhaustive) {
                (true, _) => division.coverage,
                (false, true) => Coverage::Exhaustive,
                (false, false) => Coverage::OfWhich,
            };
            // Changes have either sign, so some of them are not bounded by their total.
            if column.stage == Stage::Movement && coverage != Coverage::Exhaustive {
                continue;
            }
            let assumed = !(own && all) || division.extent.is_some();
            let relation = Relation::Sum { total, parts: terms, signs: Vec::new(), coverage: Some(coverage), assumed };
            let (subject, path) = (whole.line.label.as_ref(), division.path);
            let code = if own && division.by_class { checks::HIERARCHY } else { code };
            self.relate(relation, Origin { code, subject, path, group, role });
        }
        group
    }

    /// Shares of one whole: a hundred percent together, or at most that.
    fn sum_of_shares(
        &mut self,
        statement: &'r Statement,
        breakdown: &'r Breakdown,
        path: Path,
        whole: &Amounts<'r>,
        parts: &[&Amounts<'r>],
        group: usize,
    ) {
        let main = &statement.main_column;
        let of = |part: &&Amounts<'r>| part.shares.iter().find(|(column, _)| *column == main).map(|(_, var)| *var);
        let shares: Vec<Var> = parts.iter().filter_map(of).collect();
        if shares.len() < 2 {
            return;
        }
        let all = shares.len() == parts.len()
            && breakdown.coverage == Coverage::Exhaustive
            && owns(statement, breakdown, main);
        let Ok(hundred) = "100%".parse().map(Figure::Ratio) else { return };
        let root = self.paths.root();
        let total = self.exact(hundred, root, whole.line.label.as_ref());
        let coverage = Some(if all { Coverage::Exhaustive } else { Coverage::OfWhich });
        let relation = Relation::Sum { total, parts: shares, signs: Vec::new(), coverage, assumed: true };
        let subject = whole.line.label.as_ref();
        self.relate(relation, Origin { code: checks::SHARES, subject, path, group, role: OriginRole::Shares });
    }
}

/// Whether a breakdown speaks of a column.
fn owns(statement: &Statement, breakdown: &Breakdown, column: &Id) -> bool {
    if breakdown.columns.is_empty() { *column == statement.main_column } else { breakdown.columns.contains(column) }
}

/// How parts make up what they are parts of.
#[derive(Clone, Copy)]
struct Division {
    coverage: Coverage,
    path: Path,
    /// Whether codes tell so.
    by_class: bool,
    /// How much of them there is, if that is only told by what they are.
    extent: Option<Extent>,
}

/// Whether every part bears a finer code of the class that the whole bears.
fn by_codes<'l>(whole: &Line, mut parts: impl Iterator<Item = &'l Line>) -> bool {
    fn is_within<C: Code>(part: C, whole: C) -> bool {
        std::iter::successors(part.parent(), |code| code.parent()).any(|above| above == whole)
    }
    match whole.codes.as_slice() {
        [ClassCode::Function { code: whole }] => parts
            .all(|part| matches!(part.codes.as_slice(), [ClassCode::Function { code }] if is_within(*code, *whole))),
        [ClassCode::Economic { code: whole }] => parts
            .all(|part| matches!(part.codes.as_slice(), [ClassCode::Economic { code }] if is_within(*code, *whole))),
        _ => false,
    }
}
