//! The verdict on a relation, given the values that its figures can have.

use std::cmp::Ordering;
use std::ops::Bound;

use super::claim::ClaimReading;
use super::form::Form;
use super::hold::{holds, one_sign, signed, sum};
use super::network::{Assumption, Compiled, Network, Span, Var};
use super::solve::{solve, value};
use super::verdict::{NotCheckable, RelationVerdict, Verdict, point};
use crate::figure::{Fraction, HedgeSense, Quantity, Reading, Rounding};

/// What is known of figures: their values, and what their digits are.
pub(super) struct Knowledge<'a> {
    pub(super) span: &'a dyn Fn(Var) -> Span,
    pub(super) digits: &'a dyn Fn(Var) -> Option<Fraction>,
}

impl Network {
    /// What the digits of a figure are, unless a hedge leaves them open.
    pub(super) fn digits(&self, var: Var) -> Option<Fraction> {
        let finest = self.variable(var)?.finest().filter(|figure| figure.hedge().is_none())?;
        Some(Fraction::whole(crate::figure::Measure::scaled(finest.value())))
    }

    /// Which of two relations stands first by the names of its figures.
    pub(super) fn order(&self, one: usize, two: usize) -> Ordering {
        let names = |relation: usize| {
            let vars = self.relations.get(relation).map(|compiled| compiled.vars.as_slice()).unwrap_or_default();
            let mut names: Vec<&str> = vars.iter().map(|var| self.name(*var)).collect();
            names.sort_unstable();
            names
        };
        names(one).cmp(&names(two)).then(one.cmp(&two))
    }

    /// The verdict on a relation all of whose figures are known.
    pub(super) fn judge(&self, relation: &Compiled, known: &Knowledge<'_>) -> RelationVerdict {
        let form = &relation.form;
        let verdict = match self.out_of_reach(relation, known) {
            Some(why) => Verdict::NotCheckable(why),
            None if self.is_exact(form, known) => Verdict::Exact,
            None => self.inexact(form, known),
        };
        let mut judged = unjudged(relation, verdict);
        judged.allowed = judged.result.and_then(|result| solve(form, result, &known.span));
        judged.stated = judged.result.map(known.span);
        judged.printed = judged.result.and_then(|result| (known.digits)(result));
        judged.computed = judged.result.and_then(|result| value(form, result, &known.digits));
        judged
    }

    /// Why nothing can be said of a relation, though its figures are known.
    fn out_of_reach(&self, relation: &Compiled, known: &Knowledge<'_>) -> Option<NotCheckable> {
        if !relation.fits {
            return Some(NotCheckable::Units);
        }
        if matches!(relation.form, Form::Vague) {
            return Some(NotCheckable::Vague);
        }
        let about = |var: &Var| {
            let variable = self.variable(*var);
            let hedges =
                variable.into_iter().flat_map(|variable| &variable.stated).filter_map(crate::figure::Figure::hedge);
            hedges.into_iter().any(|hedge| hedge.sense() == HedgeSense::About) && (known.span)(*var) == Span::UNBOUNDED
        };
        let vague: Vec<Var> = relation.vars.iter().copied().filter(about).collect();
        if !vague.is_empty() {
            return Some(NotCheckable::Approximate(vague));
        }
        let Form::Quotient(quotient) = &relation.form else { return None };
        let base = sum(&quotient.shared, &known.span).plus(&sum(&quotient.below, &known.span));
        if base.contains(Quantity::default()) {
            return Some(NotCheckable::ZeroBase);
        }
        let negative = matches!(base.halves().1, Bound::Included(high) | Bound::Excluded(high) if high <= 0);
        (negative && quotient.needs_positive_base).then_some(NotCheckable::NegativeBase)
    }

    /// Whether the printed inputs give the printed result, rounded half up.
    fn is_exact(&self, form: &Form, known: &Knowledge<'_>) -> bool {
        let form = as_equation(form);
        let result = form.result();
        if form.vars().iter().any(|var| (known.digits)(*var).is_none()) {
            return false;
        }
        let span = |var: Var| {
            let printed = || (known.digits)(var).map_or(Span::UNBOUNDED, point);
            let finest = self.variable(var).filter(|variable| variable.reading != ClaimReading::Exact);
            match finest.and_then(|variable| variable.finest()).filter(|_| Some(var) == result) {
                Some(figure) => figure.interval(Reading::Rounded(Rounding::HalfUp)),
                None => printed(),
            }
        };
        holds(&form, &span)
    }

    fn inexact(&self, form: &Form, known: &Knowledge<'_>) -> Verdict {
        if let Form::Cover { total, parts } = form {
            if holds(&as_equation(form), &known.span) {
                return Verdict::WithinRounding;
            }
            let spans: Vec<Span> = parts.iter().map(|term| signed(*term, &known.span)).collect();
            match one_sign(&spans) {
                None => return Verdict::NotCheckable(NotCheckable::MixedSigns),
                Some(_) if holds(form, &known.span) => return Verdict::Incomplete,
                Some(_) => {}
            }
            if self.holds_under(&as_equation(form), Assumption::Truncated, known) {
                return Verdict::OnlyTruncated;
            }
            if self.holds_under(&Form::Cover { total: *total, parts: parts.clone() }, Assumption::Truncated, known) {
                return Verdict::Incomplete;
            }
        } else if holds(form, &known.span) {
            return Verdict::WithinRounding;
        } else if self.holds_under(form, Assumption::Truncated, known) {
            return Verdict::OnlyTruncated;
        }
        let modes = [Rounding::Up, Rounding::Ceiling, Rounding::Floor].into_iter();
        let modes = modes.filter(|mode| self.holds_under(form, Assumption::Mode(*mode), known)).collect();
        Verdict::Contradiction { modes, conflict: None }
    }

    /// Whether the form holds if stated figures were rounded in another way.
    fn holds_under(&self, form: &Form, assumption: Assumption, known: &Knowledge<'_>) -> bool {
        holds(form, &|var: Var| match self.variable(var) {
            Some(variable) if variable.is_stated() => variable.span(assumption),
            _ => (known.span)(var),
        })
    }
}

/// A verdict without numbers.
pub(super) fn unjudged(relation: &Compiled, verdict: Verdict) -> RelationVerdict {
    let (stated, allowed, computed, printed) = (None, None, None, None);
    let result = relation.form.result();
    RelationVerdict { verdict, result, stated, allowed, computed, printed, assumed: relation.assumed }
}

/// A list of some parts as if it were of all.
fn as_equation(form: &Form) -> Form {
    match form {
        Form::Cover { total, parts } => Form::Sum { total: *total, parts: parts.clone() },
        other => other.clone(),
    }
}
