//! What the digits of figures make of another, exact, in counts of 10⁻⁸; nothing where a term does not fit.

use super::form::{Form, Quotient, Term, WHOLE};
use super::network::Var;
use super::terms::{Summand, rest, rests, sum};
use super::word::{Sense, Sign};
use crate::figure::Fraction;

/// What is known of the digits of a figure.
type Digits = Option<Fraction>;

/// What the digits make of one figure.
pub(super) fn value(form: &Form, of: Var, digits: &impl Fn(Var) -> Digits) -> Digits {
    match form {
        Form::Sum { total, parts } if *total != of => {
            let (sign, rest) = rest(parts, of, digits)?;
            digits(*total).with(rest.turned()).signed(sign)
        }
        Form::Quotient(quotient) if quotient.rate != of => {
            let rate = meant(quotient, digits(quotient.rate))?;
            let shared = || sum(&quotient.shared, digits);
            let other =
                |whole: Digits, (sign, rest): (Sign, Digits)| whole.with(shared().with(rest).turned()).signed(sign);
            match rest(&quotient.above, of, digits) {
                Some(rest) => other(top(quotient, rate, digits), rest),
                None => other(base(quotient, rate, digits), rest(&quotient.below, of, digits)?),
            }
        }
        Form::Equal { .. } => values(form, &[of], digits).into_iter().find_map(|(_, value)| value),
        _ => given(form, of, digits),
    }
}

/// What the digits make of each of several figures; in time linear in the relation. The figures have to be in order.
pub(super) fn values(form: &Form, of: &[Var], digits: &impl Fn(Var) -> Digits) -> Vec<(Var, Digits)> {
    let whole = of.iter().filter_map(|var| given(form, *var, digits).map(|value| (*var, Some(value))));
    match form {
        Form::Sum { total, parts } => {
            let parts = rests(parts, of, digits).into_iter();
            let total = digits(*total);
            whole.chain(parts.map(|(var, sign, rest)| (var, total.with(rest.turned()).signed(sign)))).collect()
        }
        Form::Quotient(quotient) => whole.chain(sides(quotient, of, digits)).collect(),
        Form::Equal { figures } => {
            // The finest stand last. OK because two with digits are enough to find one that is another figure.
            let mut known = figures.iter().rev().filter_map(|var| Some((*var, digits(*var)?)));
            let (first, second) = (known.next(), known.next());
            let other = |var: &Var| first.filter(|(known, _)| known != var).or(second).map(|(_, value)| value);
            of.iter().map(|var| (*var, other(var))).collect()
        }
        _ => whole.collect(),
    }
}

/// What the digits make of the result, or where they set it an end and it is beyond, that end.
pub(super) fn given(form: &Form, result: Var, digits: &impl Fn(Var) -> Digits) -> Digits {
    match form {
        Form::Sum { total, parts } | Form::Cover { total, parts } if *total == result => sum(parts, digits),
        Form::Distance { current, prior, change } if *change == result => {
            size(digits(*current).with(digits(*prior).turned()))
        }
        Form::Quotient(quotient) if quotient.rate == result => rate(quotient, digits),
        Form::Zero { figure } if *figure == result => Some(Fraction::whole(0)),
        _ => None,
    }
}

fn size(value: Digits) -> Digits {
    if value?.numerator() < 0 { value.turned() } else { value }
}

/// A hundred percent, in counts.
fn hundred() -> Option<Fraction> {
    Some(Fraction::whole(WHOLE.checked_div(2)?))
}

fn side(quotient: &Quotient, terms: &[Term], digits: &impl Fn(Var) -> Digits) -> Digits {
    sum(&quotient.shared, digits).with(sum(terms, digits))
}

fn rate(quotient: &Quotient, digits: &impl Fn(Var) -> Digits) -> Digits {
    let top = side(quotient, &quotient.above, digits)?;
    let base = side(quotient, &quotient.below, digits)?;
    let shift = quotient.shift.checked_div(2)?;
    let change = whole_rate(top, base, shift).or_else(|| {
        let ratio = top.divided_by(base)?.product(hundred()?)?;
        ratio.minus(Fraction::whole(shift))
    });
    match quotient.sense {
        Sense::CurrentMinusBase => change,
        Sense::BaseMinusCurrent => change.turned(),
        Sense::Unsigned => size(change),
    }
}

/// The rate of whole counts, without a common divisor looked for.
fn whole_rate(top: Fraction, base: Fraction, shift: i128) -> Option<Fraction> {
    if top.denominator() != 1 || base.denominator() != 1 {
        return None;
    }
    let (top, base) = (top.numerator(), base.numerator());
    let change = top.checked_mul(WHOLE.checked_div(2)?)?.checked_sub(base.checked_mul(shift)?)?;
    Fraction::new(change, base)
}

/// What the digits make of figures above and below the line.
fn sides(quotient: &Quotient, of: &[Var], digits: &impl Fn(Var) -> Digits) -> Vec<(Var, Digits)> {
    let Some(rate) = meant(quotient, digits(quotient.rate)) else { return Vec::new() };
    let top = || top(quotient, rate, digits);
    let base = || base(quotient, rate, digits);
    let shared = sum(&quotient.shared, digits);
    let rests = |terms: &[Term], whole: &dyn Fn() -> Digits| {
        let rests = rests(terms, of, digits);
        let whole = if rests.is_empty() { None } else { whole() };
        let rests = rests.into_iter();
        let values = rests.map(|(var, sign, rest)| (var, whole.with(shared.with(rest).turned()).signed(sign)));
        values.collect::<Vec<_>>()
    };
    [rests(&quotient.above, &top), rests(&quotient.below, &base)].concat()
}

/// What stands above the line: base × rate.
fn top(quotient: &Quotient, rate: Fraction, digits: &impl Fn(Var) -> Digits) -> Digits {
    side(quotient, &quotient.below, digits)?.product(rate)?.divided_by(hundred()?)
}

/// What stands below the line: top ÷ rate.
fn base(quotient: &Quotient, rate: Fraction, digits: &impl Fn(Var) -> Digits) -> Digits {
    side(quotient, &quotient.above, digits)?.product(hundred()?)?.divided_by(rate)
}

/// The rate as the relation uses it; without a sign, it may be either.
fn meant(quotient: &Quotient, rate: Digits) -> Digits {
    let shift = Fraction::whole(quotient.shift.checked_div(2)?);
    match quotient.sense {
        Sense::CurrentMinusBase => shift.plus(rate?),
        Sense::BaseMinusCurrent => shift.minus(rate?),
        Sense::Unsigned => None,
    }
}
