//! A rate whose base is not stated, with what a change says of the base in its place.
//!
//! A change and a growth of one figure share that figure: 3.46万元 is up 2.4元 and 0.24 %. Taken one after the other, the
//! change says that the year before was about 3.46万元, the growth says so too, and all seems well. Put together they
//! demand `change ÷ (current − change) = rate`, and nothing of the kind is 0.24 %.

use std::cell::OnceCell;

use super::form::{Form, Quotient, Term, Terms, WHOLE};
use super::judge::Known;
use super::network::{Compiled, Network, Var};
use super::word::Sign;

/// A rate with the definition of its unstated figure put in: in each way that the definition can be read.
#[derive(Debug)]
pub(super) struct Substituted {
    /// The relation that defines the figure.
    pub(super) by: usize,
    pub(super) forms: Vec<Form>,
    /// Whether it cannot hold if figures were rounded to the nearest.
    refuted: OnceCell<bool>,
}

impl Substituted {
    /// A rate in terms of stated figures alone, by each relation that defines the one figure that is not stated by
    /// others, one of which is in the rate too; in the order of these relations.
    pub(super) fn all(network: &Network, relation: usize) -> Vec<Self> {
        let rate =
            network.relations.get(relation).and_then(|compiled| match (&compiled.form, compiled.open.as_slice()) {
                (Form::Quotient(quotient), [unstated]) => Some((compiled, quotient, *unstated)),
                _ => None,
            });
        let Some((compiled, quotient, unstated)) = rate else { return Vec::new() };
        let around = network.variable(unstated).map(|variable| variable.relations.as_slice()).unwrap_or_default();
        let defined = around.iter().filter(|by| **by != relation).filter_map(|by| {
            let other = network.relations.get(*by)?;
            let shares = other.open.len() == 1 && other.fits && other.vars.iter().any(|var| compiled.has(*var));
            let definitions = if shares { definitions(&other.form, unstated) } else { Vec::new() };
            // OK because a reading that cannot be put in cannot be refuted either: the figure may be what it says.
            let forms: Option<Vec<Form>> =
                definitions.iter().map(|definition| with(quotient, unstated, definition).map(Form::Quotient)).collect();
            Some(Self { by: *by, forms: forms?, refuted: OnceCell::new() })
        });
        let mut defined: Vec<Self> = defined.filter(|substituted| !substituted.forms.is_empty()).collect();
        if defined.len() > 1 {
            defined.sort_by_key(|substituted| network.order().relation(substituted.by));
        }
        defined
    }
}

impl Substituted {
    /// Whether no values of the stated figures do what the rate demands in these terms.
    pub(super) fn is_refuted(&self, rate: &Compiled, known: Known<'_>) -> bool {
        let refuted = || self.forms.iter().all(|form| rate.is_refuted_as(form, known));
        if known.is_nearest() { *self.refuted.get_or_init(refuted) } else { refuted() }
    }
}

impl Compiled {
    /// Whether a stated figure is one of its own.
    fn has(&self, var: Var) -> bool {
        self.vars.binary_search(&var).is_ok() && !self.open.contains(&var)
    }
}

/// What a figure is by a relation, in each way that it can be read.
fn definitions(form: &Form, of: Var) -> Vec<Terms> {
    match form {
        Form::Sum { total, parts } if *total == of => vec![parts.clone()],
        Form::Sum { total, parts } => {
            let mut own = parts.iter().filter(|(var, _)| *var == of);
            let (Some((_, own)), None) = (own.next(), own.next()) else { return Vec::new() };
            let turned = |sign: Sign| if sign == *own { Sign::Minus } else { Sign::Plus };
            let rest = parts.iter().filter(|(var, _)| *var != of).map(|(var, sign)| (*var, turned(*sign)));
            vec![std::iter::once((*total, *own)).chain(rest).collect()]
        }
        Form::Distance { current, prior, change } if *change != of => {
            let other = if *current == of { *prior } else { *current };
            [Sign::Minus, Sign::Plus].map(|sign| Terms::from_slice(&[(other, Sign::Plus), (*change, sign)])).to_vec()
        }
        _ => Vec::new(),
    }
}

/// A rate with terms in the place of a figure; `None` if a figure would vary in more than one way.
fn with(quotient: &Quotient, figure: Var, definition: &[Term]) -> Option<Quotient> {
    let mut factors: Vec<(Var, [i8; 2])> = Vec::new();
    for (terms, sides) in [(&quotient.shared, [1_i8, 1]), (&quotient.above, [1, 0]), (&quotient.below, [0, 1])] {
        for (var, sign) in terms {
            let replaced = if *var == figure { definition } else { &[(*var, Sign::Plus)] };
            for (var, inner) in replaced {
                count(&mut factors, *var, if inner == sign { sides } else { sides.map(i8::saturating_neg) })?;
            }
        }
    }
    if factors.iter().any(|(_, [top, base])| *top != 0 && *base == top.saturating_neg()) {
        // top ÷ base = rate says the same as (top + base) ÷ base = rate + 100 %.
        let with_base = |(var, [top, base]): (Var, [i8; 2])| (var, [top.saturating_add(base), base]);
        let shift = quotient.shift.saturating_add(WHOLE);
        return sorted(quotient, shift, factors.into_iter().map(with_base));
    }
    sorted(quotient, quotient.shift, factors.into_iter())
}

/// A rate with figures where their factors above and below the line put them.
fn sorted(quotient: &Quotient, shift: i128, factors: impl Iterator<Item = (Var, [i8; 2])>) -> Option<Quotient> {
    let [mut shared, mut above, mut below] = [(); 3].map(|()| Terms::new());
    for (var, sides) in factors.filter(|(_, sides)| *sides != [0, 0]) {
        let (list, factor) = match sides {
            [top, 0] => (&mut above, top),
            [0, base] => (&mut below, base),
            [top, base] if top == base => (&mut shared, top),
            _ => return None,
        };
        let sign = match factor {
            1 => Sign::Plus,
            -1 => Sign::Minus,
            _ => return None,
        };
        list.push((var, sign));
    }
    let is_free = |(var, _): &Term| *var != quotient.rate;
    let free = [&shared, &above, &below].into_iter().flatten().all(is_free);
    free.then(|| Quotient { shared, above, below, shift, ..quotient.clone() })
}

/// Counts a figure on each side of the line.
fn count(factors: &mut Vec<(Var, [i8; 2])>, var: Var, sides: [i8; 2]) -> Option<()> {
    let place = factors.iter().position(|(known, _)| *known == var).unwrap_or_else(|| {
        factors.push((var, [0, 0]));
        factors.len().saturating_sub(1)
    });
    let (_, counts) = factors.get_mut(place)?;
    for (count, side) in counts.iter_mut().zip(sides) {
        *count = count.checked_add(side)?;
    }
    Some(())
}
