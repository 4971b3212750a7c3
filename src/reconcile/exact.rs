//! Whether the printed inputs give the printed result.

use super::form::Form;
use super::granular;
use super::judge::{Known, has};
use super::network::{Var, Variable};
use super::value::given;
use crate::figure::Fraction;

/// Whether the digits do what the form demands, the result rounded half up; `None` if a figure has no digits.
///
/// `vars` are all its figures.
pub(super) fn is_exact(form: &Form, vars: &[Var], known: Known<'_>) -> Option<bool> {
    // OK because what is stated once stands for its own digits.
    let is_single = |var: Var| known.network.variable(var).is_some_and(|variable| variable.stated.len() == 1);
    let digits = |var: Var| known.digits(var).filter(|digits| is_single(var) || has(&known.span(var), *digits));
    let numerator = match form {
        Form::Granularity { numerator, .. } => numerator.filter(|numerator| !known.knows(*numerator)),
        _ => None,
    };
    for var in vars.iter().filter(|var| Some(**var) != numerator) {
        digits(*var)?;
    }
    let shows = |var: Var, value: Option<Fraction>| value.is_some_and(|value| known.shows(var, value));
    Some(match form {
        Form::Sum { .. } | Form::Cover { .. } | Form::Distance { .. } | Form::Quotient(_) | Form::Zero { .. } => {
            let result = form.result()?;
            let value = given(form, result, &digits);
            shows(result, value) || (form.is_unsigned() && shows(result, value.and_then(Fraction::negated)))
        }
        Form::Order { lesser, greater, strict } => {
            let (lesser, greater) = (digits(*lesser)?, digits(*greater)?);
            if *strict { lesser < greater } else { lesser <= greater }
        }
        // The finest stands last of those that are stated.
        Form::Equal { figures } => {
            let is_stated = |var: &&Var| known.network.variable(**var).is_some_and(Variable::is_stated);
            let finest = figures.iter().rfind(is_stated).or(figures.first())?;
            let value = digits(*finest);
            figures.iter().all(|var| shows(*var, value))
        }
        Form::Differ { one, two } => digits(*one)? != digits(*two)?,
        Form::Granularity { numerator, denominator, rate, percent } => {
            let numerator = numerator.and_then(digits);
            let near = granular::nearest(numerator, digits(*denominator)?, digits(*rate)?, *percent);
            near.is_some_and(|near| near.into_iter().any(|value| shows(*rate, Some(value))))
        }
        Form::Vague => return None,
    })
}
