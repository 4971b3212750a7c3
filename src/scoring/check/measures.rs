//! Measures rest on known facts of kinds that go together.

use super::{Faults, Gives};
use crate::model::Pointer;
use crate::scoring::fact::FactKind;
use crate::scoring::framework::FrameworkDraft;
use crate::scoring::measure::{Measure, RatioYear, Sum};
use crate::scoring::name::FactName;

impl Faults {
    /// What the measure gives to its rule; `None` if something is wrong in it.
    pub(super) fn measure(&mut self, draft: &FrameworkDraft, measure: &Measure, at: &Pointer) -> Option<Gives> {
        match measure {
            Measure::Ratio { numerator, denominator, .. } => {
                self.ratio(draft, numerator, denominator, at).map(|()| Gives::One(FactKind::Ratio))
            }
            Measure::Value { of } => self.sum(draft, of, &at.member("of")).map(Gives::One),
            Measure::AverageRatio { years } => self.years(draft, years, at).map(|_| Gives::One(FactKind::Ratio)),
            Measure::YearlyRatio { years } => self.years(draft, years, at).map(Gives::Years),
            Measure::YearlyComposition { years } => {
                self.list(draft, years, FactKind::Heads, &at.member("years")).map(Gives::Years)
            }
            Measure::Judgement { fact } => {
                self.fact(draft, fact, FactKind::Judgement, at.member("fact")).map(|()| Gives::Judgement)
            }
            Measure::Checklist { items } => {
                self.list(draft, items, FactKind::Answer, &at.member("items")).map(|_| Gives::Counted)
            }
        }
    }

    /// Numerator and denominator of one kind.
    fn ratio(&mut self, draft: &FrameworkDraft, above: &Sum, below: &Sum, at: &Pointer) -> Option<()> {
        let above = self.sum(draft, above, &at.member("numerator"));
        let below = self.sum(draft, below, &at.member("denominator"));
        let (above, below) = (above?, below?);
        if above != below {
            let expected = format!("facts of kind `{}`, as in the numerator", word(above));
            self.add(at.member("denominator"), format!("facts of kind `{}`", word(below)), expected);
            return None;
        }
        Some(())
    }

    fn years(&mut self, draft: &FrameworkDraft, years: &[RatioYear], at: &Pointer) -> Option<usize> {
        let at = at.member("years");
        if years.is_empty() {
            self.add(at, "none", "at least one year");
            return None;
        }
        let mut right = true;
        for (index, year) in years.iter().enumerate() {
            right &= self.ratio(draft, &year.numerator, &year.denominator, &at.item(index)).is_some();
        }
        right.then_some(years.len())
    }

    /// The one kind of number that all facts of a sum are.
    fn sum(&mut self, draft: &FrameworkDraft, sum: &Sum, at: &Pointer) -> Option<FactKind> {
        let mut kind = None;
        let mut right = true;
        if sum.plus.is_empty() && sum.minus.is_empty() {
            self.add(at.clone(), "no facts", "at least one fact in `plus` or `minus`");
            right = false;
        }
        for (list, names) in [("plus", &sum.plus), ("minus", &sum.minus)] {
            for (index, name) in names.iter().enumerate() {
                let expected =
                    kind.map_or_else(|| "money, ratio, people or things".to_owned(), |kind| word(kind).to_owned());
                match kind_of(draft, name) {
                    Some(found) if is_number(found) && kind.is_none_or(|kind| kind == found) => kind = Some(found),
                    found => {
                        self.wrong(name, found, &expected, at.member(list).item(index));
                        right = false;
                    }
                }
            }
        }
        kind.filter(|_| right)
    }

    /// Facts of one kind, at least one of them; how many.
    fn list(&mut self, draft: &FrameworkDraft, names: &[FactName], kind: FactKind, at: &Pointer) -> Option<usize> {
        if names.is_empty() {
            self.add(at.clone(), "none", "at least one fact");
            return None;
        }
        let mut right = true;
        for (index, name) in names.iter().enumerate() {
            right &= self.fact(draft, name, kind, at.item(index)).is_some();
        }
        right.then_some(names.len())
    }

    fn fact(&mut self, draft: &FrameworkDraft, name: &FactName, kind: FactKind, at: Pointer) -> Option<()> {
        match kind_of(draft, name) {
            Some(found) if found == kind => Some(()),
            found => {
                self.wrong(name, found, word(kind), at);
                None
            }
        }
    }

    fn wrong(&mut self, name: &FactName, found: Option<FactKind>, expected: &str, at: Pointer) {
        match found {
            None => self.add(at, format!("`{name}`"), "the name of a fact of the framework"),
            Some(kind) => {
                self.add(at, format!("`{name}` of kind `{}`", word(kind)), format!("a fact of kind `{expected}`"));
            }
        }
    }
}

fn kind_of(draft: &FrameworkDraft, name: &FactName) -> Option<FactKind> {
    draft.facts.iter().find(|fact| fact.id == *name).map(|fact| fact.kind)
}

fn is_number(kind: FactKind) -> bool {
    matches!(kind, FactKind::Money | FactKind::Ratio | FactKind::People | FactKind::Things)
}

/// A kind as a draft writes it.
pub(super) fn word(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Money => "money",
        FactKind::Ratio => "ratio",
        FactKind::People => "people",
        FactKind::Things => "things",
        FactKind::Answer => "answer",
        FactKind::Judgement => "judgement",
        FactKind::Heads => "heads",
    }
}
