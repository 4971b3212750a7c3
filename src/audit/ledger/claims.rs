//! What the document itself states between its figures.

use std::collections::BTreeMap;

use super::{Ledger, Loose, Origin, OriginRole};
use crate::audit::checks;
use crate::model::{Pointer, Report, Value};
use crate::reconcile::{Relation, Var};

impl<'r> Ledger<'r> {
    /// Further figures, for claims to speak of.
    pub(super) fn facts(&mut self, report: &'r Report) {
        let root = self.paths.root();
        let list = self.paths.member(root, "facts");
        for (index, fact) in report.facts.iter().enumerate() {
            if let Value::Figure { figure } = &fact.value {
                let item = self.paths.item(list, index);
                let value = self.paths.member(item, "value");
                let place = self.paths.member(value, "figure");
                self.figure(figure.stated().cloned(), place, fact.label.as_ref(), None);
            }
        }
    }

    /// The claims of a report, between figures that were met on the way.
    pub(super) fn claims(&mut self, report: &'r Report) {
        let places: BTreeMap<Pointer, Var> =
            (0..self.figures.len()).filter_map(Var::at).filter_map(|var| Some((self.place(var)?, var))).collect();
        let root = self.paths.root();
        let list = self.paths.member(root, "claims");
        for (index, claim) in report.claims.iter().enumerate() {
            let path = self.paths.item(list, index);
            let (mut missing, mut first) = (false, None);
            let (references, loose) = (&mut self.references, &mut self.loose);
            let relation = claim.map(&mut |place| {
                let var = places.get(place).copied();
                *references = references.saturating_add(1);
                if var.is_none() {
                    missing = true;
                    loose.push(Loose { name: place.to_string(), path, several: false });
                }
                first = first.or(var);
                var.unwrap_or_default()
            });
            let Some(first) = first.filter(|_| !missing) else {
                self.dropped.push(path);
                continue;
            };
            let subject = self.label(first);
            let code = match &relation {
                Relation::Equal { .. } => checks::REPEATED,
                Relation::Change { .. } | Relation::PointChange { .. } => checks::CHANGE,
                Relation::Growth { .. } | Relation::Completion { .. } => checks::RATE,
                Relation::Share { .. } => checks::SHARE,
                Relation::Trend { .. } | Relation::Order { .. } | Relation::Meets { .. } => checks::WORDS,
                Relation::Sum { .. } => checks::SUM,
                _ => checks::RATIO,
            };
            let group = self.group();
            self.relate(relation, Origin { code, subject, path, group, role: OriginRole::Other });
        }
    }
}
