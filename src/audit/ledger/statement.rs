//! Tables of money as claims.

use smallvec::SmallVec;

use super::path::{Path, Paths};
use super::{Ledger, Loose, Origin, OriginRole, PendingShare, Time};
use crate::audit::checks;
use crate::audit::finding::Aspect;
use crate::figure::{Cell, Figure, Measure as _, Ratio, Stated};
use crate::model::{Basis, Comparison, Coverage, Id, Line, Sense, ShareOf, Statement};
use crate::reconcile::{Relation, Sign, Var};

/// The figures of a line, by column and basis.
pub(super) struct Amounts<'r> {
    pub(super) line: &'r Line,
    pub(super) path: Path,
    figures: SmallVec<[(&'r Id, bool, Var); 4]>,
    /// The shares of the parent that it states, by column.
    pub(super) shares: SmallVec<[(&'r Id, Var); 2]>,
}

impl Amounts<'_> {
    pub(super) fn at(&self, column: &Id) -> Option<Var> {
        self.figures.iter().find(|(id, comparable, _)| *id == column && !comparable).map(|(_, _, var)| *var)
    }
}

impl<'r> Ledger<'r> {
    pub(super) fn statement(&mut self, statement: &'r Statement, path: Path) {
        let place = self.paths.member(path, "lines");
        let lines = statement.lines.iter().enumerate().map(|(index, line)| {
            let path = self.paths.item(place, index);
            self.line(statement, line, path, None)
        });
        let lines: Vec<Amounts<'r>> = lines.collect();
        self.listed(statement, &lines, place);
    }

    pub(super) fn line(
        &mut self,
        statement: &'r Statement,
        line: &'r Line,
        path: Path,
        parent: Option<&Amounts<'r>>,
    ) -> Amounts<'r> {
        let mut amounts = Amounts { line, path, figures: SmallVec::new(), shares: SmallVec::new() };
        for (index, amount) in line.amounts.iter().enumerate() {
            let place = self.paths.within(path, "amounts", index, "figure");
            let stated = amount.figure.stated().map(|figure| Figure::Amount(*figure));
            let time = self
                .named_column(statement, &amount.column, &mut |paths| paths.within(path, "amounts", index, "column"));
            let var = self.figure(stated, place, line.label.as_ref(), time);
            if let Some(first) = amounts.at(&amount.column) {
                let relation = Relation::Equal { figures: vec![first, var], assumed: false };
                let (subject, group, role) = (line.label.as_ref(), self.group(), OriginRole::Other);
                self.relate(relation, Origin { code: checks::REPEATED, subject, path, group, role });
            }
            amounts.figures.push((&amount.column, false, var));
        }
        // A line that is broken down or compared has an amount, whether it is printed or not.
        if !line.breakdowns.is_empty() || !line.comparisons.is_empty() {
            self.amount(statement, &mut amounts, &statement.main_column, false);
        }
        self.comparisons(statement, &mut amounts);
        self.shares(statement, &mut amounts, parent);
        self.identities(statement, &amounts);
        self.name_line(&amounts);
        for (index, breakdown) in line.breakdowns.iter().enumerate() {
            let list = self.paths.member(path, "breakdowns");
            let place = self.paths.item(list, index);
            self.breakdown(statement, breakdown, place, &mut amounts);
        }
        amounts
    }

    /// A column of that name; one that is not there is noted with the place that names it.
    pub(super) fn named_column(
        &mut self,
        statement: &'r Statement,
        id: &'r Id,
        at: &mut dyn FnMut(&mut Paths) -> Path,
    ) -> Option<Time<'r>> {
        self.references = self.references.saturating_add(1);
        let found = column(statement, id);
        if found.is_none() {
            let path = at(&mut self.paths);
            self.loose.push(Loose { name: id.to_string(), path, several: false });
        }
        found
    }

    /// What a statement itself says of its columns: each has a name of its own, and those that are named are there.
    pub(super) fn columns(&mut self, statement: &'r Statement, path: Path) {
        for (index, one) in statement.columns.iter().enumerate() {
            self.references = self.references.saturating_add(1);
            if statement.columns.iter().take(index).any(|other| other.id == one.id) {
                let path = self.paths.within(path, "columns", index, "id");
                self.loose.push(Loose { name: one.id.to_string(), path, several: true });
            }
        }
        self.named_column(statement, &statement.main_column, &mut |paths| paths.member(path, "main_column"));
        for (index, identity) in statement.identities.iter().enumerate() {
            for id in [&identity.total].into_iter().chain(&identity.plus).chain(&identity.minus) {
                let mut place = |paths: &mut Paths| {
                    let list = paths.member(path, "identities");
                    paths.item(list, index)
                };
                self.named_column(statement, id, &mut place);
            }
        }
    }

    /// The figure of a line in a column; one that is not stated if the line has none there.
    fn amount(&mut self, statement: &'r Statement, amounts: &mut Amounts<'r>, column: &'r Id, comparable: bool) -> Var {
        let known = amounts.figures.iter().find(|(id, basis, _)| *id == column && *basis == comparable);
        if let Some((_, _, var)) = known {
            return *var;
        }
        let var = self.figure(None, amounts.path, amounts.line.label.as_ref(), self::column(statement, column));
        amounts.figures.push((column, comparable, var));
        var
    }

    fn comparisons(&mut self, statement: &'r Statement, amounts: &mut Amounts<'r>) {
        let line = amounts.line;
        for (index, comparison) in line.comparisons.iter().enumerate() {
            let list = self.paths.member(amounts.path, "comparisons");
            let path = self.paths.item(list, index);
            for (id, member) in [(&comparison.current, "current"), (&comparison.base, "base")] {
                self.named_column(statement, id, &mut |paths| paths.member(path, member));
            }
            let comparable = comparison.basis == Some(Basis::Comparable);
            let current = self.amount(statement, amounts, &comparison.current, false);
            let prior = self.amount(statement, amounts, &comparison.base, comparable);
            self.comparison(statement, comparison, path, line.label.as_ref(), (current, prior));
        }
    }

    fn comparison(
        &mut self,
        statement: &'r Statement,
        comparison: &'r Comparison,
        path: Path,
        subject: &'r str,
        (current, prior): (Var, Var),
    ) {
        let group = self.group();
        let time = column(statement, &comparison.current);
        let sense = comparison.direction();
        let in_words = comparison.sense == Some(Sense::Unsigned) && sense != Sense::Unsigned;
        let role = if in_words { OriginRole::ChangeInWords } else { OriginRole::Other };
        let origin = |code, role| Origin { code, subject, path, group, role };
        if let Some(change) = comparison.change.as_ref().and_then(Cell::stated) {
            let place = self.paths.member(path, "change");
            let change = self.figure_of(Aspect::Change, Some(Figure::Amount(*change)), place, subject, time);
            let relation = Relation::Change { current, prior, change, sense: Some(sense), assumed: false };
            self.relate(relation, origin(checks::CHANGE, role));
            self.reasons(comparison, path, subject, change);
        }
        if let Some(rate) = comparison.rate.as_ref().and_then(Cell::stated) {
            let rate = self.rate(rate, path, "rate", subject, time);
            let relation = Relation::Growth { current, prior, rate, sense: Some(sense), assumed: false };
            self.relate(relation, origin(checks::RATE, role));
        }
        if let Some(completion) = comparison.completion.as_ref().and_then(Cell::stated) {
            let rate = self.rate(completion, path, "completion", subject, time);
            let relation = Relation::Completion { actual: current, target: prior, rate, assumed: false };
            self.relate(relation, origin(checks::RATE, OriginRole::Other));
        }
        if let (Some(is), None, None) = (comparison.movement, &comparison.change, &comparison.rate) {
            let relation = Relation::Trend { current, prior, is, assumed: false };
            self.relate(relation, origin(checks::WORDS, OriginRole::Other));
        }
    }

    fn rate(
        &mut self,
        rate: &Stated<Ratio>,
        path: Path,
        member: &'static str,
        label: &'r str,
        time: Option<Time<'r>>,
    ) -> Var {
        let place = self.paths.member(path, member);
        let aspect = if member == "rate" { Aspect::Rate } else { Aspect::Completion };
        self.figure_of(aspect, Some(Figure::Ratio(*rate)), place, label, time)
    }

    /// Reasons with amounts that are said to explain a change.
    fn reasons(&mut self, comparison: &'r Comparison, path: Path, subject: &'r str, change: Var) {
        // Some reasons bound nothing, as others may go the other way; nor do they if no sign or word tells the way.
        let all = comparison.reasons_coverage == Some(Coverage::Exhaustive);
        if !all || comparison.direction() == Sense::Unsigned {
            return;
        }
        let fell = comparison.direction() == Sense::BaseMinusCurrent;
        let mut parts = Vec::new();
        for (index, reason) in comparison.reasons.iter().enumerate() {
            if let Some(amount) = reason.amount.as_ref().and_then(Cell::stated) {
                let place = self.paths.within(path, "reasons", index, "amount");
                parts.push(self.figure(Some(Figure::Amount(*amount)), place, reason.text.as_ref(), None));
            }
        }
        if parts.is_empty() {
            return;
        }
        // Reasons of a fall that are all above zero are told as it is, whatever the sign of the change.
        let is_below = |var: &Var| self.network.stated(*var).is_some_and(|figure| figure.value().scaled() < 0);
        let is_fall = fell != is_below(&change);
        let fell = fell != (is_fall && !parts.iter().any(is_below));
        let signs = if fell { vec![Sign::Minus; parts.len()] } else { Vec::new() };
        let coverage = Some(Coverage::Exhaustive);
        let relation = Relation::Sum { total: change, parts, signs, coverage, assumed: false };
        let origin = Origin { code: checks::SUM, subject, path, group: self.group(), role: OriginRole::Parts };
        self.relate(relation, origin);
    }

    fn shares(&mut self, statement: &'r Statement, amounts: &mut Amounts<'r>, parent: Option<&Amounts<'r>>) {
        let line = amounts.line;
        for (index, stated) in line.shares.iter().enumerate() {
            let Some(share) = stated.share.stated() else { continue };
            let column = stated.column.as_ref().unwrap_or(&statement.main_column);
            if let Some(id) = &stated.column {
                let line = amounts.path;
                self.named_column(statement, id, &mut |paths| paths.within(line, "shares", index, "column"));
            }
            let place = self.paths.within(amounts.path, "shares", index, "share");
            let figure = Some(Figure::Ratio(*share));
            let share =
                self.figure_of(Aspect::Share, figure, place, line.label.as_ref(), self::column(statement, column));
            let part = self.amount(statement, amounts, column, false);
            let (subject, path, group) = (line.label.as_ref(), amounts.path, self.group());
            match &stated.of {
                ShareOf::Parent {} => {
                    amounts.shares.push((column, share));
                    let Some(whole) = parent.and_then(|parent| parent.at(column)) else { continue };
                    let relation = Relation::Share { part, whole, share, assumed: false };
                    let origin = Origin { code: checks::SHARE, subject, path, group, role: OriginRole::Share };
                    self.relate(relation, origin);
                }
                ShareOf::Named { id } => {
                    let column = Some(column);
                    let of = self.paths.within(amounts.path, "shares", index, "of");
                    let at = self.paths.member(of, "id");
                    self.pending.push(PendingShare { of: id, column, part, share, subject, path, at });
                }
                _ => {}
            }
        }
    }

    /// Columns that are sums of others.
    fn identities(&mut self, statement: &'r Statement, amounts: &Amounts<'r>) {
        for identity in &statement.identities {
            let terms = identity.plus.iter().map(|id| (id, Sign::Plus));
            let terms = terms.chain(identity.minus.iter().map(|id| (id, Sign::Minus)));
            let terms: Option<Vec<(Var, Sign)>> = terms.map(|(id, sign)| Some((amounts.at(id)?, sign))).collect();
            let (Some(total), Some(terms)) = (amounts.at(&identity.total), terms) else { continue };
            let (parts, signs) = terms.into_iter().unzip();
            let relation = Relation::Sum { total, parts, signs, coverage: None, assumed: false };
            let (subject, path, group) = (amounts.line.label.as_ref(), amounts.path, self.group());
            self.relate(relation, Origin { code: checks::COLUMNS, subject, path, group, role: OriginRole::Other });
        }
    }

    fn name_line(&mut self, amounts: &Amounts<'r>) {
        if let Some(id) = &amounts.line.id {
            let figures = amounts.figures.iter().filter(|(_, comparable, _)| !comparable);
            let figures = figures.map(|(column, _, var)| (Some(*column), *var)).collect();
            self.named.push((id, figures));
        }
    }
}

/// The column of that name.
fn column<'r>(statement: &'r Statement, id: &Id) -> Option<Time<'r>> {
    statement.columns.iter().find(|one| one.id == *id).map(Time::Column)
}
