//! Counts of people and things as claims.

use smallvec::smallvec;

use super::path::Path;
use super::{Ledger, Origin, OriginRole, PendingShare, Time};
use crate::audit::check::Code;
use crate::audit::checks;
use crate::audit::finding::Aspect;
use crate::figure::{Cell, Count, Figure};
use crate::model::{CountCell, ShareOf, Tally, TallyRole};
use crate::reconcile::{Relation, Var};

/// The tally that another is part of.
#[derive(Clone, Copy, Default)]
struct Above {
    whole: Option<Var>,
    role: Option<TallyRole>,
}

impl<'r> Ledger<'r> {
    /// Posts and people.
    pub(super) fn staffing(&mut self, tallies: &'r [Tally], path: Path) {
        for (index, tally) in tallies.iter().enumerate() {
            let path = self.paths.item(path, index);
            self.tally(tally, path, checks::POSTS, Above::default());
        }
        let posts = self.all_of(TallyRole::Authorised, path);
        let in_post = self.all_of(TallyRole::InPost, path);
        if let (Some((posts, _)), Some((in_post, subject))) = (posts, in_post) {
            let relation = Relation::Order { lesser: in_post, greater: posts, strict: false, assumed: true };
            let (group, role) = (self.group(), OriginRole::Other);
            self.relate(relation, Origin { code: checks::OVERSTAFFED, subject, path, group, role });
        }
    }

    /// Everyone, or every post, of a role: the one total that is stated, or the sum of several of one time.
    fn all_of(&mut self, role: TallyRole, path: Path) -> Option<(Var, &'r str)> {
        let of_role = || self.roles.iter().filter(|(own, ..)| *own == role);
        let (_, when, first) = *of_role().next()?;
        // The same people on two days are not twice as many.
        if of_role().any(|(_, other, _)| *other != when) {
            return None;
        }
        let parts: Vec<Var> = of_role().map(|(.., var)| *var).collect();
        let subject = self.label(first);
        if parts.len() == 1 {
            return Some((first, subject));
        }
        let total = self.figure(None, path, subject, None);
        let (signs, coverage) = (Vec::new(), None);
        let relation = Relation::Sum { total, parts, signs, coverage, assumed: true };
        let (group, role) = (self.group(), OriginRole::Other);
        self.relate(relation, Origin { code: checks::OVERSTAFFED, subject, path, group, role });
        Some((total, subject))
    }

    pub(super) fn tallies(&mut self, tallies: &'r [Tally], path: Path) {
        for (index, tally) in tallies.iter().enumerate() {
            let path = self.paths.item(path, index);
            self.tally(tally, path, checks::SUM, Above::default());
        }
    }

    fn count(&mut self, cell: &CountCell, path: Path, label: &'r str) -> Var {
        self.figure(cell.stated().map(counted), path, label, None)
    }

    fn tally(&mut self, tally: &'r Tally, path: Path, code: Code, above: Above) -> Var {
        let label = tally.label.as_ref();
        let place = self.paths.member(path, "figure");
        let var = self.count(&tally.figure, place, label);
        if let Some(id) = &tally.id {
            self.named.push((id, smallvec![(None, var)]));
        }
        if let Some(role) = tally.role.filter(|role| above.role != Some(*role)) {
            self.roles.push((role, &tally.when, var));
        }
        self.tally_shares(tally, path, var, above.whole);
        self.tally_comparisons(tally, path, var);
        for (index, breakdown) in tally.breakdowns.iter().enumerate() {
            let list = self.paths.member(path, "breakdowns");
            let place = self.paths.item(list, index);
            let parts_path = self.paths.member(place, "parts");
            let mut parts = Vec::new();
            for (index, part) in breakdown.parts.iter().enumerate() {
                let path = self.paths.item(parts_path, index);
                let above = Above { whole: Some(var), role: tally.role.or(above.role) };
                parts.push(self.tally(part, path, code, above));
            }
            if parts.is_empty() {
                continue;
            }
            let (coverage, signs) = (Some(breakdown.coverage), Vec::new());
            let relation = Relation::Sum { total: var, parts, signs, coverage, assumed: false };
            let (group, role) = (self.group(), OriginRole::Parts);
            self.relate(relation, Origin { code, subject: label, path: place, group, role });
        }
        var
    }

    fn tally_shares(&mut self, tally: &'r Tally, path: Path, part: Var, whole: Option<Var>) {
        let subject = tally.label.as_ref();
        for (index, stated) in tally.shares.iter().enumerate() {
            let Some(share) = stated.share.stated() else { continue };
            let place = self.paths.within(path, "shares", index, "share");
            let share = self.figure_of(Aspect::Share, Some(Figure::Ratio(*share)), place, subject, None);
            match (&stated.of, whole) {
                (ShareOf::Parent {}, Some(whole)) => {
                    let relation = Relation::Share { part, whole, share, assumed: false };
                    let (group, role) = (self.group(), OriginRole::Share);
                    self.relate(relation, Origin { code: checks::SHARE, subject, path, group, role });
                }
                (ShareOf::Named { id }, _) => {
                    let of = self.paths.within(path, "shares", index, "of");
                    let at = self.paths.member(of, "id");
                    self.pending.push(PendingShare { of: id, column: None, part, share, subject, path, at });
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
            let prior = self.figure(base, base_place, subject, Some(Time::Year(comparison.base_year.get())));
            let sense = Some(comparison.sense.unwrap_or_default().told_by(comparison.movement));
            let group = self.group();
            let origin = |code| Origin { code, subject, path, group, role: OriginRole::Other };
            if let Some(change) = comparison.change.as_ref().and_then(Cell::stated) {
                let place = self.paths.member(path, "change");
                let change = self.figure_of(Aspect::Change, Some(counted(change)), place, subject, None);
                let relation = Relation::Change { current, prior, change, sense, assumed: false };
                self.relate(relation, origin(checks::CHANGE));
            }
            if let Some(rate) = comparison.rate.as_ref().and_then(Cell::stated) {
                let place = self.paths.member(path, "rate");
                let rate = self.figure_of(Aspect::Rate, Some(Figure::Ratio(*rate)), place, subject, None);
                let relation = Relation::Growth { current, prior, rate, sense, assumed: false };
                self.relate(relation, origin(checks::RATE));
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
