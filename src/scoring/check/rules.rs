//! Rules fit what is measured, and give points from nothing to the weight.

use super::bands;
use super::measures::word;
use super::{Faults, Gives};
use crate::figure::Figure;
use crate::model::{Ordinal, Pointer};
use crate::scoring::fact::FactKind;
use crate::scoring::marks::Marks;
use crate::scoring::number::Number;
use crate::scoring::rule::{Deduction, Excess, Rule};
use crate::scoring::sized::{is_hedged, is_of, threshold};

impl Faults {
    pub(super) fn rule(&mut self, rule: &Rule, gives: Gives, weight: Option<&Marks>, scored: bool, at: &Pointer) {
        if !fits(rule, gives) {
            let found = format!("`{}`", name(rule));
            return self.add(at.member("kind"), found, format!("a rule for {}: {}", measured(gives), rules(gives)));
        }
        if matches!(rule, Rule::Levels { .. }) == scored {
            let expected =
                if scored { "a rule that gives points" } else { "`levels`, because levels become the result" };
            return self.add(at.member("kind"), format!("`{}`", name(rule)), expected);
        }
        match (rule, gives) {
            (Rule::Tiers { tiers }, _) => self.tiers(tiers, &at.member("tiers")),
            (Rule::Levels { bands, in_years }, _) => {
                let kind = if let Gives::One(kind) = gives { kind } else { FactKind::Ratio };
                bands::levels(self, bands, kind, &at.member("bands"));
                self.in_years(*in_years, gives, at);
            }
            (rule, Gives::One(kind)) => self.points(rule, kind, weight, at),
            _ => {}
        }
    }

    fn in_years(&mut self, in_years: Option<Ordinal>, gives: Gives, at: &Pointer) {
        match (in_years, gives) {
            (None, Gives::Years(years)) => {
                self.add(
                    at.clone(),
                    "no `in_years`",
                    format!("in how many of {years} years a level has to be reached"),
                );
            }
            (Some(best), Gives::Years(years)) if usize::from(best.get()) > years => {
                self.add(
                    at.member("in_years"),
                    format!("`{}`", best.get()),
                    format!("at most {years}, the years measured"),
                );
            }
            (Some(best), Gives::One(_)) => {
                self.add(at.member("in_years"), format!("`{}`", best.get()), "none, because one value is measured");
            }
            _ => {}
        }
    }

    fn points(&mut self, rule: &Rule, kind: FactKind, weight: Option<&Marks>, at: &Pointer) {
        match rule {
            Rule::AllOrNothing { when } => {
                let _ = self.value(when.value(), kind, at.member("when").member("value"));
            }
            Rule::Proportional { full_at, pass_at } => self.proportional(full_at, pass_at.as_ref(), kind, at),
            Rule::SteppedDeduction { from, until, below, above, floor } => {
                self.range(from.as_ref(), until.as_ref(), kind, at);
                self.deduction(below, from.as_ref(), kind, ("from", at.member("below")));
                self.deduction(above, until.as_ref(), kind, ("until", at.member("above")));
                self.floor(*floor, weight, at);
            }
            Rule::Bands { bands } => bands::points(self, bands, kind, weight, &at.member("bands")),
            Rule::ReverseA { target } | Rule::ReverseB { target } => {
                let _ = self.positive(target, kind, at.member("target"));
            }
            Rule::Linear { zero_at, full_at } => self.linear(zero_at, full_at, kind, at),
            Rule::OverAchievement { full_at, excess } => self.excess(full_at, excess, kind, weight, at),
            Rule::Tiers { .. } | Rule::Checklist {} | Rule::Levels { .. } => {}
        }
    }

    fn proportional(&mut self, full_at: &Figure, pass_at: Option<&Figure>, kind: FactKind, at: &Pointer) {
        let full = self.positive(full_at, kind, at.member("full_at"));
        let pass = pass_at.and_then(|pass| self.value(pass, kind, at.member("pass_at")));
        if let (Some(full), Some(pass), Some(text)) = (full, pass, pass_at) {
            if pass > full {
                self.add(at.member("pass_at"), format!("`{text}`"), format!("at most `{full_at}`, the full value"));
            }
        }
    }

    fn linear(&mut self, zero_at: &Figure, full_at: &Figure, kind: FactKind, at: &Pointer) {
        let zero = self.value(zero_at, kind, at.member("zero_at"));
        let full = self.value(full_at, kind, at.member("full_at"));
        if zero.is_some() && zero == full {
            self.add(at.member("full_at"), format!("`{full_at}`"), "another value than `zero_at`");
        }
    }

    /// A range of full marks that has an end, and its ends in order.
    fn range(&mut self, from: Option<&Figure>, until: Option<&Figure>, kind: FactKind, at: &Pointer) {
        if from.is_none() && until.is_none() {
            self.add(at.clone(), "no range", "`from`, `until` or both");
        }
        let low = from.and_then(|from| self.value(from, kind, at.member("from")));
        let high = until.and_then(|until| self.value(until, kind, at.member("until")));
        if let (Some(low), Some(high), Some(from), Some(until)) = (low, high, from, until) {
            if low > high {
                self.add(
                    at.member("until"),
                    format!("`{until}`"),
                    format!("at least `{from}`, where the range begins"),
                );
            }
        }
    }

    fn deduction(&mut self, deduction: &Deduction, end: Option<&Figure>, kind: FactKind, place: (&str, Pointer)) {
        let (name, at) = place;
        match (deduction, end) {
            (Deduction::None {}, Some(_)) => self.add(at, "none", format!("steps beyond `{name}`")),
            (Deduction::Steps { .. }, None) => self.add(at, "steps", format!("none, because there is no `{name}`")),
            (Deduction::Steps { each, points, .. }, Some(_)) => self.step(each, *points, kind, &at),
            (Deduction::None {}, None) => {}
        }
    }

    fn step(&mut self, each: &Figure, points: Marks, kind: FactKind, at: &Pointer) {
        let _ = self.positive(each, kind, at.member("each"));
        if points.value().is_zero() {
            self.add(at.member("points"), format!("`{points}`"), "more than zero");
        }
    }

    fn floor(&mut self, floor: Marks, weight: Option<&Marks>, at: &Pointer) {
        if let Some(weight) = weight.filter(|weight| floor.value() >= weight.value()) {
            self.add(at.member("floor"), format!("`{floor}`"), format!("less than the weight `{weight}`"));
        }
    }

    fn excess(&mut self, full_at: &Figure, excess: &Excess, kind: FactKind, weight: Option<&Marks>, at: &Pointer) {
        let full = self.positive(full_at, kind, at.member("full_at"));
        let at = at.member("excess");
        let beyond = match excess {
            Excess::Cap {} => return,
            Excess::Flag { beyond } => beyond,
            Excess::Deduct { beyond, each, points, floor, .. } => {
                self.step(each, *points, kind, &at);
                self.floor(*floor, weight, &at);
                beyond
            }
        };
        let value = self.value(beyond, kind, at.member("beyond"));
        if let (Some(full), Some(value)) = (full, value) {
            if value < full {
                self.add(at.member("beyond"), format!("`{beyond}`"), format!("at least `{full_at}`, the full value"));
            }
        }
    }

    /// The value of a threshold, if it is of the kind that is measured and has no hedge.
    pub(super) fn value(&mut self, figure: &Figure, kind: FactKind, at: Pointer) -> Option<Number> {
        if !is_of(kind, figure) {
            self.add(
                at,
                format!("`{figure}`"),
                format!("a figure of kind `{}`, such as `{}`", word(kind), example(kind)),
            );
            return None;
        }
        if is_hedged(figure) {
            self.add(at, format!("`{figure}`"), "a figure without a hedge");
            return None;
        }
        Some(threshold(figure))
    }

    fn positive(&mut self, figure: &Figure, kind: FactKind, at: Pointer) -> Option<Number> {
        let value = self.value(figure, kind, at.clone())?;
        if value > Number::ZERO {
            return Some(value);
        }
        self.add(at, format!("`{figure}`"), "more than zero");
        None
    }
}

fn example(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Money => "10万元",
        FactKind::People => "10人",
        FactKind::Things => "10天",
        _ => "100%",
    }
}

/// Whether a rule scores what a measure gives.
fn fits(rule: &Rule, gives: Gives) -> bool {
    match rule {
        Rule::Tiers { .. } => gives == Gives::Judgement,
        Rule::Checklist {} => gives == Gives::Counted,
        Rule::Levels { .. } => matches!(gives, Gives::One(_) | Gives::Years(_)),
        _ => matches!(gives, Gives::One(_)),
    }
}

fn measured(gives: Gives) -> &'static str {
    match gives {
        Gives::One(_) => "one value",
        Gives::Years(_) => "the values of several years",
        Gives::Judgement => "a judgement",
        Gives::Counted => "a checklist",
    }
}

fn rules(gives: Gives) -> &'static str {
    match gives {
        Gives::One(_) => {
            "`all_or_nothing`, `proportional`, `stepped_deduction`, `bands`, `reverse_a`, `reverse_b`, `linear`, \
             `over_achievement` or `levels`"
        }
        Gives::Years(_) => "`levels`",
        Gives::Judgement => "`tiers`",
        Gives::Counted => "`checklist`",
    }
}

fn name(rule: &Rule) -> &'static str {
    match rule {
        Rule::AllOrNothing { .. } => "all_or_nothing",
        Rule::Proportional { .. } => "proportional",
        Rule::SteppedDeduction { .. } => "stepped_deduction",
        Rule::Bands { .. } => "bands",
        Rule::Tiers { .. } => "tiers",
        Rule::ReverseA { .. } => "reverse_a",
        Rule::ReverseB { .. } => "reverse_b",
        Rule::Linear { .. } => "linear",
        Rule::OverAchievement { .. } => "over_achievement",
        Rule::Checklist {} => "checklist",
        Rule::Levels { .. } => "levels",
    }
}
