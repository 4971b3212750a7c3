//! What a relation implies of one of its figures, given the others: intervals moved outward, and the value of the digits.

use super::claim::{Sense, Sign};
use super::form::{Form, Quotient, Term, WHOLE};
use super::hold::{rates, signed, sum, zero};
use super::network::{Span, Var};
use crate::calc::bounds;
use crate::figure::Fraction;

/// The values of `of` that the form allows, given those of the others; `None` if it says nothing of it.
pub(super) fn solve(form: &Form, of: Var, span: &impl Fn(Var) -> Span) -> Option<Span> {
    match form {
        Form::Sum { total, parts } if *total == of => Some(sum(parts, span)),
        Form::Sum { total, parts } => {
            let others = parts.iter().filter(|(var, _)| *var != of);
            let rest = others.fold(zero(), |rest, term| rest.plus(&signed(*term, span)));
            Some(turn(span(*total).minus(&rest), sign_of(parts, of)?))
        }
        Form::Distance { current, prior, change } => Some(match of {
            of if of == *change => {
                let difference = span(*current).minus(&span(*prior));
                difference.hull(&difference.negated())
            }
            of => {
                let other = span(if of == *current { *prior } else { *current });
                other.plus(&span(*change)).hull(&other.minus(&span(*change)))
            }
        }),
        Form::Quotient(quotient) => solve_quotient(quotient, of, span),
        Form::Equal { figures } => {
            let mut others = figures.iter().filter(|var| **var != of).map(|var| span(*var));
            let first = others.next()?;
            others.try_fold(first, |common, next| common.intersection(&next))
        }
        _ => None,
    }
}

/// The same for each of several figures at once, in time linear in the relation.
pub(super) fn solve_all(form: &Form, of: &[Var], span: &impl Fn(Var) -> Span) -> Vec<Option<Span>> {
    let Form::Sum { total, parts } = form else { return of.iter().map(|var| solve(form, *var, span)).collect() };
    if of.len() < 3 {
        return of.iter().map(|var| solve(form, *var, span)).collect();
    }
    // Sums of the terms before each, and after each.
    let terms: Vec<Span> = parts.iter().map(|term| signed(*term, span)).collect();
    let mut before = Vec::with_capacity(terms.len());
    let all = terms.iter().fold(zero(), |sum, term| {
        before.push(sum);
        sum.plus(term)
    });
    let mut after = zero();
    let mut rests: Vec<(Var, Span)> = Vec::with_capacity(terms.len());
    for ((term, span_of_term), before) in parts.iter().zip(&terms).zip(&before).rev() {
        let rest = span(*total).minus(&before.plus(&after));
        rests.push((term.0, turn(rest, term.1)));
        after = after.plus(span_of_term);
    }
    rests.sort_unstable_by_key(|(var, _)| *var);
    let find = |var: &Var| rests.binary_search_by_key(var, |(var, _)| *var).ok().and_then(|index| rests.get(index));
    of.iter().map(|var| if var == total { Some(all) } else { find(var).map(|(_, rest)| *rest) }).collect()
}

fn sign_of(parts: &[Term], of: Var) -> Option<Sign> {
    parts.iter().find(|(var, _)| *var == of).map(|(_, sign)| *sign)
}

fn turn(span: Span, sign: Sign) -> Span {
    if sign == Sign::Plus { span } else { span.negated() }
}

fn solve_quotient(quotient: &Quotient, of: Var, span: &impl Fn(Var) -> Span) -> Option<Span> {
    let [shared, above, below] = [&quotient.shared, &quotient.above, &quotient.below].map(|terms| sum(terms, span));
    if of == quotient.rate {
        return solve_rate(quotient, &shared, &above, &below);
    }
    let (rate, other) = rates(quotient, &span(quotient.rate));
    let among = |terms: &[Term]| {
        let (mut own, mut rest) = (None, shared);
        for term in terms {
            if term.0 == of {
                own = Some(term.1);
            } else {
                rest = rest.plus(&signed(*term, span));
            }
        }
        own.map(|own| (own, rest))
    };
    if let Some((sign, rest)) = among(&quotient.above) {
        let base = shared.plus(&below);
        let product = |rate: &Span| bounds::product(&base, &rate.retyped());
        let products = other.map_or_else(|| product(&rate), |other| product(&rate).hull(&product(&other)));
        return Some(turn(products.minus(&rest), sign));
    }
    let (sign, rest) = among(&quotient.below)?;
    let top = shared.plus(&above);
    let base = |rate: &Span| bounds::quotient::<_, _, crate::figure::Quantity>(&top, rate).ok();
    let bases = match other {
        None => base(&rate)?,
        Some(other) => base(&rate)?.hull(&base(&other)?),
    };
    Some(turn(bases.minus(&rest), sign))
}

fn solve_rate(quotient: &Quotient, shared: &Span, above: &Span, below: &Span) -> Option<Span> {
    // OK because the quotient is monotone in what both sides share: its extremes lie where that is at an end.
    let ends: Vec<Span> = match shared.ends() {
        (Some(low), Some(high)) => [low, high].map(crate::figure::Quotient::interval).to_vec(),
        _ => return None,
    };
    let rates: Option<Vec<Span>> =
        ends.iter().map(|shared| bounds::quotient(&shared.plus(above), &shared.plus(below)).ok()).collect();
    let ratio = rates?.into_iter().reduce(|one, two| one.hull(&two))?;
    let shift =
        Span::from_halves(std::ops::Bound::Included(quotient.shift), std::ops::Bound::Included(quotient.shift))?;
    let change = ratio.minus(&shift);
    Some(match quotient.sense {
        Sense::CurrentMinusBase => change,
        Sense::BaseMinusCurrent => change.negated(),
        Sense::Unsigned => change.hull(&change.negated()),
    })
}

/// What the digits of the others make of `of`, exact, in counts of 10⁻⁸; `None` if they make nothing of it.
pub(super) fn value(form: &Form, of: Var, value_of: &impl Fn(Var) -> Option<Fraction>) -> Option<Fraction> {
    match form {
        Form::Sum { total, parts } | Form::Cover { total, parts } if *total == of => add(parts, value_of),
        Form::Sum { total, parts } => {
            let others: Vec<Term> = parts.iter().copied().filter(|(var, _)| *var != of).collect();
            let rest = value_of(*total)?.minus(add(&others, value_of)?)?;
            if sign_of(parts, of)? == Sign::Plus { Some(rest) } else { rest.negated() }
        }
        Form::Distance { current, prior, change } if *change == of => {
            let difference = value_of(*current)?.minus(value_of(*prior)?)?;
            if difference.numerator() < 0 { difference.negated() } else { Some(difference) }
        }
        Form::Quotient(quotient) => quotient_value(quotient, of, value_of),
        Form::Equal { figures } => figures.iter().filter(|var| **var != of).find_map(|var| value_of(*var)),
        _ => None,
    }
}

fn add(terms: &[Term], value_of: &impl Fn(Var) -> Option<Fraction>) -> Option<Fraction> {
    terms.iter().try_fold(Fraction::whole(0), |sum, (var, sign)| {
        let term = value_of(*var)?;
        sum.plus(if *sign == Sign::Plus { term } else { term.negated()? })
    })
}

fn quotient_value(quotient: &Quotient, of: Var, value_of: &impl Fn(Var) -> Option<Fraction>) -> Option<Fraction> {
    // A hundred percent and the shift, in counts.
    let whole = Fraction::whole(WHOLE.checked_div(2)?);
    let shift = Fraction::whole(quotient.shift.checked_div(2)?);
    let side = |terms: &[Term]| add(&[quotient.shared.as_slice(), terms].concat(), value_of);
    if of == quotient.rate {
        let ratio = side(&quotient.above)?.divided_by(side(&quotient.below)?)?.product(whole)?.minus(shift)?;
        return match quotient.sense {
            Sense::CurrentMinusBase => Some(ratio),
            Sense::Unsigned if ratio.numerator() >= 0 => Some(ratio),
            _ => ratio.negated(),
        };
    }
    let rate = value_of(quotient.rate)?;
    let rate = match quotient.sense {
        Sense::CurrentMinusBase => shift.plus(rate)?,
        Sense::BaseMinusCurrent => shift.minus(rate)?,
        Sense::Unsigned => return None,
    };
    let without = |terms: &[Term]| {
        let own = sign_of(terms, of)?;
        let rest: Vec<Term> = terms.iter().copied().filter(|(var, _)| *var != of).collect();
        Some((own, add(&[quotient.shared.as_slice(), rest.as_slice()].concat(), value_of)?))
    };
    let (sign, found) = if let Some((sign, rest)) = without(&quotient.above) {
        (sign, side(&quotient.below)?.product(rate)?.divided_by(whole)?.minus(rest)?)
    } else {
        let (sign, rest) = without(&quotient.below)?;
        (sign, side(&quotient.above)?.product(whole)?.divided_by(rate)?.minus(rest)?)
    };
    if sign == Sign::Plus { Some(found) } else { found.negated() }
}
