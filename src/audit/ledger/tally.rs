//! Counts of people and things as claims.

use super::path::Path;
use super::statement::told;
use super::{Ledger, Named, Origin, OriginRole, PendingShare};
use crate::audit::check::Code;
use crate::audit::checks;
use crate::figure::{Cell, Count, Figure};
use crate::model::{CountCell, ShareOf, Tally, TallyRole};
use crate::reconcile::{Relation, Var};

impl<'r> Ledger<'r> {
    /// Posts and people.
    pub(super) fn staffing(&mut self, tallies: &'r [Tally], path: Path) {
        let mut roles = Vec::new();
        for (index, tally) in tallies.iter().enumerate() {
            let path = self.paths.item(path, index);
            let var = self.tally(tally, path, checks::POSTS, None);
            roles.push((tally.role, var, tally.label.as_ref(), path));
        }
        let of = |role| {
            let mut found = roles.iter().filter(move |(own, ..)| *own == Some(role));
            found.next().filter(|_| found.next().is_none())
        };
        if let (Some((_, posts, ..)), Some((_, in_post, subject, path))) =
            (of(TallyRole::Authorised), of(TallyRole::InPost))
        {
            let relation = Relation::Order { lesser: *in_post, greater: *posts, strict: false, assumed: true };
            let (group, role) = (self.group(), OriginRole::Other);
            self.relate(&relation, Origin { code: checks::OVERSTAFFED, subject, path: *path, group, role });
        }
    }

    pub(super) fn tallies(&mut self, tallies: &'r [Tally], path: Path) {
        for (index, tally) in tallies.iter().enumerate() {
            let path = self.paths.item(path, index);
            self.tally(tally, path, checks::SUM, None);
        }
    }

    fn count(&mut self, cell: &CountCell, path: Path, label: &'r str) -> Var {
        self.figure(cell.stated().map(counted), path, label, None)
    }

    fn tally(&mut self, tally: &'r Tally, path: Path, code: Code, whole: Option<Var>) -> Var {
        let label = tally.label.as_ref();
        let place = self.paths.member(path, "figure");
        let var = self.count(&tally.figure, place, label);
        if let Some(id) = &tally.id {
            self.named.insert(id, Named { figures: vec![(None, var)] });
        }
        self.tally_shares(tally, path, var, whole);
        self.tally_comparisons(tally, path, var);
        for (index, breakdown) in tally.breakdowns.iter().enumerate() {
            let list = self.paths.member(path, "breakdowns");
            let place = self.paths.item(list, index);
            let parts_path = self.paths.member(place, "parts");
            let mut parts = Vec::new();
            for (index, part) in breakdown.parts.iter().enumerate() {
                let path = self.paths.item(parts_path, index);
                parts.push(self.tally(part, path, code, Some(var)));
            }
            if parts.is_empty() {
                continue;
            }
            let (coverage, signs) = (Some(breakdown.coverage), Vec::new());
            let relation = Relation::Sum { total: var, parts, signs, coverage, assumed: false };
            let (group, role) = (self.group(), OriginRole::Parts);
            self.relate(&relation, Origin { code, subject: label, path: place, group, role });
        }
        var
    }

    fn tally_shares(&mut self, tally: &'r Tally, path: Path, part: Var, whole: Option<Var>) {
        let subject = tally.label.as_ref();
        for (index, stated) in tally.shares.iter().enumerate() {
            let Some(share) = stated.share.stated() else { continue };
            let place = self.paths.within(path, "shares", index, "share");
            let share = self.figure(Some(Figure::Ratio(*share)), place, subject, None);
            match (&stated.of, whole) {
                (ShareOf::Parent {}, Some(whole)) => {
                    let relation = Relation::Share { part, whole, share, assumed: false };
                    let (group, role) = (self.group(), OriginRole::Share);
                    self.relate(&relation, Origin { code: checks::SHARE, subject, path, group, role });
                }
                (ShareOf::Named { id }, _) => {
                    self.pending.push(PendingShare { of: id, column: None, part, share, subject, path });
                }
                _ => {}
            }
        }
    }

    fn tally_comparisons(&mut self, tally: &'r Tally, path: Path, current: Var) {
        let subject = tally.label.as_ref();
        for (index, comparison) in tally.comparisons.iter().enumerate() {
            let list = self.paths.member(path, "comparisons");
            let path = self.paths.item(list, index);
            let base_place = self.paths.member(path, "base");
            let base = comparison.base.as_ref().and_then(Cell::stated).map(counted);
            let prior = self.figure(base, base_place, subject, Some(comparison.base_year.get()));
            let sense = Some(told(comparison.sense, comparison.movement));
            let group = self.group();
            let origin = |code| Origin { code, subject, path, group, role: OriginRole::Other };
            if let Some(change) = comparison.change.as_ref().and_then(Cell::stated) {
                let place = self.paths.member(path, "change");
                let change = self.figure(Some(counted(change)), place, subject, None);
                let relation = Relation::Change { current, prior, change, sense, assumed: false };
                self.relate(&relation, origin(checks::CHANGE));
            }
            if let Some(rate) = comparison.rate.as_ref().and_then(Cell::stated) {
                let place = self.paths.member(path, "rate");
                let rate = self.figure(Some(Figure::Ratio(*rate)), place, subject, None);
                let relation = Relation::Growth { current, prior, rate, sense, assumed: false };
                self.relate(&relation, origin(checks::RATE));
            }
        }
    }
}

fn counted(count: &Count) -> Figure {
    match count {
        Count::Heads(heads) => Figure::Headcount(*heads),
        Count::Things(things) => Figure::Quantity(things.clone()),
    }
}
