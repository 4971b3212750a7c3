//! Tiers and grades without gap or overlap, from nothing to all.

use super::Faults;
use crate::model::Pointer;
use crate::scoring::grade::GradeBand;
use crate::scoring::marks::Marks;
use crate::scoring::number::Number;
use crate::scoring::rule::Tier;
use crate::scoring::sized::share;

/// From one number, as written, to another.
type Ends = [(Number, String); 2];

impl Faults {
    /// Tiers cover the shares from nothing to the whole.
    pub(super) fn tiers(&mut self, tiers: &[Tier], at: &Pointer) {
        let shares = tiers.iter().map(|tier| [&tier.from, &tier.until].map(|end| (share(end), end.to_string())));
        self.cover(&shares.collect::<Vec<_>>(), &(Number::ONE, "100%".to_owned()), "0%", at);
        self.unique(tiers.iter().map(|tier| tier.id.as_ref()), at);
        for (index, tier) in tiers.iter().enumerate() {
            let Some(award) = &tier.award else { continue };
            if share(award) < share(&tier.from) || share(award) > share(&tier.until) {
                let expected = format!("a share from `{}` to `{}`", tier.from, tier.until);
                self.add(at.item(index).member("award"), format!("`{award}`"), expected);
            }
        }
    }

    /// Grades, if there are any, cover the points from nothing to the full marks.
    pub(super) fn grades(&mut self, grades: &[GradeBand], full_marks: Marks, at: &Pointer) {
        if grades.is_empty() {
            return;
        }
        let points = grades.iter().map(|grade| [grade.from, grade.until].map(|end| (end.value(), end.to_string())));
        let full = (full_marks.value(), full_marks.to_string());
        self.cover(&points.collect::<Vec<_>>(), &full, "0", at);
        self.unique(grades.iter().map(|grade| grade.id.as_ref()), at);
    }

    /// Each begins where the one before ends, from zero to `last`.
    fn cover(&mut self, all: &[Ends], last: &(Number, String), zero: &str, at: &Pointer) {
        if all.is_empty() {
            return self.add(at.clone(), "none", format!("what covers everything from `{zero}` to `{}`", last.1));
        }
        let mut reached = (Number::ZERO, format!("`{zero}`, where the first begins"));
        for (index, [from, until]) in all.iter().enumerate() {
            let at = at.item(index);
            if from.0 != reached.0 {
                self.add(at.member("from"), format!("`{}`", from.1), reached.1);
            }
            if until.0 <= from.0 {
                self.add(at.member("until"), format!("`{}`", until.1), format!("more than `{}`", from.1));
            }
            reached = (until.0.clone(), format!("`{}`, where the one before ends", until.1));
        }
        let at = at.item(all.len().saturating_sub(1)).member("until");
        if let Some([_, until]) = all.last().filter(|[_, until]| until.0 != last.0) {
            self.add(at, format!("`{}`", until.1), format!("`{}`, where the last ends", last.1));
        }
    }
}
