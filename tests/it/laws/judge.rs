//! The verdict of the oracle on a relation whose figures are all stated.

use budget_performance::reconcile::{Attainment, Coverage, Movement, Relation, Sense, Sign, TargetDirection};
use num_traits::{Signed, ToPrimitive, Zero};

use super::case::{Case, members};
use super::exact::{Q, Set, quotient_reaches, whole};
use super::printed::{CUT_OFF, Mode, PERCENT, Supposed};

/// What can be said of a relation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    Exact,
    WithinRounding,
    OnlyTruncated,
    Incomplete,
    Contradiction(Vec<Mode>),
    ZeroBase,
    NegativeBase,
    Approximate,
    MixedSigns,
    Vague,
}

type Terms = Vec<(usize, i64)>;

/// `(shared + above) ÷ (shared + below) = ± rate + shift`.
pub(crate) struct Rate {
    pub(crate) shared: Terms,
    pub(crate) above: Terms,
    pub(crate) below: Terms,
    pub(crate) printed: usize,
    pub(crate) shift: i64,
    /// The signs that the rate may have.
    pub(crate) senses: Vec<i64>,
    pub(crate) is_growth: bool,
}

pub(crate) fn senses(sense: Option<Sense>) -> Vec<i64> {
    match sense.unwrap_or_default() {
        Sense::CurrentMinusBase => vec![1],
        Sense::BaseMinusCurrent => vec![-1],
        Sense::Unsigned => vec![1, -1],
        _ => panic!("an unknown sense"),
    }
}

/// A relation that states a rate.
pub(crate) fn rate(relation: &Relation<usize>) -> Option<Rate> {
    let plain = |above: usize, below: usize, rate: usize| Rate {
        shared: Vec::new(),
        above: vec![(above, 1)],
        below: vec![(below, 1)],
        printed: rate,
        shift: 0,
        senses: vec![1],
        is_growth: false,
    };
    Some(match relation {
        Relation::Growth { current, prior, rate, sense, .. } => {
            Rate { shift: 100, senses: senses(*sense), is_growth: true, ..plain(*current, *prior, *rate) }
        }
        Relation::Share { part, whole, share, .. } => plain(*part, *whole, *share),
        Relation::Completion { actual, target, rate, .. } => plain(*actual, *target, *rate),
        Relation::Ratio { numerator, denominator, rate, .. } => {
            let only = |these: &[usize], those: &[usize]| {
                these.iter().filter(|index| !those.contains(index)).map(|index| (*index, 1)).collect()
            };
            let shared =
                numerator.iter().filter(|index| denominator.contains(index)).map(|index| (*index, 1)).collect();
            let (above, below) = (only(numerator, denominator), only(denominator, numerator));
            Rate { shared, above, below, ..plain(*rate, *rate, *rate) }
        }
        Relation::Progress { baseline, actual, target, rate, .. } => {
            Rate { shared: vec![(*baseline, -1)], ..plain(*actual, *target, *rate) }
        }
        _ => return None,
    })
}

/// `lesser ≤ greater`, or `<`, if that is what a relation says.
pub(crate) fn order(relation: &Relation<usize>) -> Option<(usize, usize, bool)> {
    Some(match relation {
        Relation::Order { lesser, greater, strict, .. } => (*lesser, *greater, *strict),
        Relation::Trend { current, prior, is: Movement::Rose, .. } => (*prior, *current, true),
        Relation::Trend { current, prior, is: Movement::Fell, .. } => (*current, *prior, true),
        Relation::Meets { achieved, target, direction, stated, .. } => {
            // Missed is the contrary of met.
            let (at_least, strict) = match direction {
                TargetDirection::AtLeast => (true, false),
                TargetDirection::AtMost => (false, false),
                TargetDirection::MoreThan => (true, true),
                TargetDirection::LessThan => (false, true),
                _ => return None,
            };
            let met = *stated == Attainment::Met;
            let (lesser, greater) = if at_least == met { (*target, *achieved) } else { (*achieved, *target) };
            (lesser, greater, strict == met)
        }
        _ => return None,
    })
}

/// The figures that have to be the same.
pub(crate) fn equal(relation: &Relation<usize>) -> Option<Vec<usize>> {
    match relation {
        Relation::Equal { figures, .. } => Some(figures.clone()),
        Relation::Trend { current, prior, is: Movement::Flat, .. } => Some(vec![*current, *prior]),
        Relation::Meets { achieved, target, direction: TargetDirection::Equal, stated: Attainment::Met, .. } => {
            Some(vec![*achieved, *target])
        }
        _ => None,
    }
}

/// The total, and what is added up to it.
pub(crate) fn sum(relation: &Relation<usize>) -> Option<(usize, Terms)> {
    let Relation::Sum { total, parts, signs, .. } = relation else { return None };
    let sign = |index: usize| if signs.get(index) == Some(&Sign::Minus) { -1 } else { 1 };
    Some((*total, parts.iter().enumerate().map(|(index, part)| (*part, sign(index))).collect()))
}

/// Whether the parts of a sum are only some.
pub(crate) fn is_cover(relation: &Relation<usize>) -> bool {
    matches!(relation, Relation::Sum { coverage: Some(Coverage::OfWhich | Coverage::LargestItems), .. })
}

pub(crate) fn add(terms: &[(usize, i64)], of: &dyn Fn(usize) -> Set) -> Set {
    terms.iter().fold(Set::point(Q::zero()), |sum, (index, sign)| sum.plus(&of(*index).times(&whole(*sign))))
}

/// Whether true values, one out of each set, can do what the relation demands. Of a list of some parts: if it were of all.
pub(crate) fn is_possible(relation: &Relation<usize>, percent: bool, of: &dyn Fn(usize) -> Set) -> bool {
    if let Some((total, parts)) = sum(relation) {
        return add(&parts, of).meets(&of(total));
    }
    if let Some((lesser, greater, strict)) = order(relation) {
        return of(lesser).can_be_below(&of(greater), strict);
    }
    if let Some(figures) = equal(relation) {
        return !figures.iter().fold(Set::ALL, |common, index| common.and(&of(*index))).is_empty();
    }
    if let Some(rate) = rate(relation) {
        return rate_is_possible(&rate, of);
    }
    match relation {
        Relation::Change { current, prior, change, sense, .. }
        | Relation::PointChange { current, prior, change, sense, .. } => {
            let difference = of(*current).minus(&of(*prior));
            senses(*sense).iter().any(|sign| difference.times(&whole(*sign)).meets(&of(*change)))
        }
        Relation::Trend { prior, is: Movement::New, .. } => of(*prior).contains(&Q::zero()),
        Relation::Trend { current, is: Movement::Gone, .. } => of(*current).contains(&Q::zero()),
        Relation::Trend { .. } => true,
        // Missed though the target is a point: they must be able to differ.
        Relation::Meets { achieved, target, .. } => {
            let (one, two) = (of(*achieved), of(*target));
            let is_point = |set: &Set| set.low == set.high && set.low.is_some();
            !(is_point(&one) && one == two)
        }
        Relation::Granularity { numerator, denominator, rate, .. } => {
            shows(numerator.map(of).as_ref(), &of(*denominator), &of(*rate), percent)
        }
        other => panic!("no oracle for {other:?}"),
    }
}

fn rate_is_possible(rate: &Rate, of: &dyn Fn(usize) -> Set) -> bool {
    let [shared, above, below] = [&rate.shared, &rate.above, &rate.below].map(|terms| add(terms, of));
    let printed = of(rate.printed);
    rate.senses.iter().any(|sign| {
        let rates = printed.times(&whole(*sign)).plus(&Set::point(whole(rate.shift)));
        quotient_reaches([&shared, &above, &below, &rates])
    })
}

/// Whether a whole number out of a whole denominator shows as the rate: tried one by one.
fn shows(numerator: Option<&Set>, denominator: &Set, rate: &Set, percent: bool) -> bool {
    let unit = whole(if percent { 100 } else { 1 });
    if rate.low.is_none() || rate.high.is_none() {
        return true;
    }
    let number = |q: Q| q.to_integer().to_i64().expect("small");
    let few = denominator.low.as_ref().zip(denominator.high.as_ref());
    let few = few.filter(|(first, last)| number(last.at.floor()) - number(first.at.ceil()) < 64);
    let Some((first, last)) = few else {
        // Out of too many to try, any rate between the least and the greatest.
        let least_to_greatest =
            |numerator: &Set| quotient_reaches([&Set::point(Q::zero()), numerator, denominator, rate]);
        return !percent || numerator.is_none_or(least_to_greatest);
    };
    let mut any = false;
    for n in number(first.at.floor())..=number(last.at.ceil()) {
        if n == 0 || !denominator.contains(&whole(n)) {
            continue;
        }
        let rate = if n < 0 { rate.negated() } else { rate.clone() };
        let (low, high, n) =
            (&rate.low.as_ref().expect("it has ends").at, &rate.high.as_ref().expect("it has ends").at, n.abs());
        any = true;
        let from = number((low * whole(n) / &unit).floor()) - 1;
        let until = number((high * whole(n) / &unit).ceil()) + 1;
        let fits = |k: i64| numerator.is_none_or(|numerator| numerator.contains(&whole(k)));
        if (from..=until).any(|k| fits(k) && rate.contains(&(whole(k) * &unit / whole(n)))) {
            return true;
        }
    }
    // Out of what is no whole number, any may.
    !any
}

impl Case {
    /// Whether the rate of a granularity is a percentage.
    pub(crate) fn is_percent(&self, relation: &Relation<usize>) -> bool {
        let Relation::Granularity { rate, .. } = relation else { return false };
        self.figures[*rate].prints.iter().any(|print| print.unit == PERCENT[0])
    }

    /// The verdict on a relation whose figures are all stated.
    pub(crate) fn class(&self, relation: &Relation<usize>) -> Class {
        if matches!(relation, Relation::Trend { is: Movement::AboutFlat, .. }) {
            return Class::Vague;
        }
        if members(relation).iter().any(|index| self.figures[*index].is_vague()) {
            return Class::Approximate;
        }
        let under = |supposed: Supposed| move |index: usize| self.figures[index].set(supposed);
        if let Some(rate) = rate(relation) {
            let base = add(&rate.shared, &under(Supposed::Nearest)).plus(&add(&rate.below, &under(Supposed::Nearest)));
            if base.contains(&Q::zero()) {
                return Class::ZeroBase;
            }
            if rate.is_growth && base.high.is_some_and(|end| !end.at.is_positive()) {
                return Class::NegativeBase;
            }
        }
        if let Relation::Granularity { denominator, .. } = relation {
            if self.figures[*denominator].set(Supposed::Nearest).contains(&Q::zero()) {
                return Class::ZeroBase;
            }
        }
        let percent = self.is_percent(relation);
        let possible = |supposed: Supposed| is_possible(relation, percent, &under(supposed));
        if possible(Supposed::Nearest) {
            return if self.is_exact(relation) == Some(true) { Class::Exact } else { Class::WithinRounding };
        }
        let covers = |supposed: Supposed| self.covers(relation, &under(supposed));
        if is_cover(relation) {
            match covers(Supposed::Nearest) {
                None => return Class::MixedSigns,
                Some(true) => return Class::Incomplete,
                Some(false) => {}
            }
        }
        // Statements that agree rounded, and not cut off, were not cut off.
        let is_rounded = |index: &usize| {
            let given = &self.figures[*index];
            given.common(CUT_OFF).is_empty() && !given.common(Supposed::Nearest).is_empty()
        };
        let cut_off = !members(relation).iter().any(is_rounded);
        if cut_off && possible(CUT_OFF) {
            return Class::OnlyTruncated;
        }
        if cut_off && is_cover(relation) && covers(CUT_OFF) == Some(true) {
            return Class::Incomplete;
        }
        let modes = [Mode::Up, Mode::Ceiling, Mode::Floor].into_iter();
        let explains = |mode: &Mode| {
            if is_cover(relation) { covers(Supposed::By(*mode)) == Some(true) } else { possible(Supposed::By(*mode)) }
        };
        Class::Contradiction(modes.filter(explains).collect())
    }

    /// Whether a total can be at least its parts, or at most if all are printed below zero; `None` if they are mixed.
    fn covers(&self, relation: &Relation<usize>, of: &dyn Fn(usize) -> Set) -> Option<bool> {
        let (total, parts) = sum(relation)?;
        let digits: Vec<Q> = parts.iter().map(|(index, sign)| self.printed(*index) * whole(*sign)).collect();
        if digits.iter().all(Zero::is_zero) {
            // Parts printed as nothing tell no sign, and what is not listed may have either.
            Some(true)
        } else if digits.iter().all(|value| !value.is_negative()) {
            Some(add(&parts, of).can_be_below(&of(total), false))
        } else if digits.iter().all(|value| !value.is_positive()) {
            // Of parts below zero, a total above is that of others.
            let is_above = Set::point(Q::zero()).can_be_below(&of(total), true);
            Some(of(total).can_be_below(&add(&parts, of), false) || is_above)
        } else {
            None
        }
    }

    /// The number that is printed, hedged or not.
    fn printed(&self, index: usize) -> Q {
        let given = &self.figures[index];
        let blurred = given.prints.iter().min_by_key(|print| (print.step(), print.value()));
        given.digits().or(blurred.map(super::printed::Print::value)).expect("it is stated")
    }

    /// Whether the printed inputs give the printed result, rounded half up; `None` if a digit is missing.
    pub(crate) fn is_exact(&self, relation: &Relation<usize>) -> Option<bool> {
        // Digits that the other statements of a figure rule out give nothing.
        let allowed = |index: usize, value: &Q| self.figures[index].set(Supposed::Nearest).contains(value);
        let digits = |index: usize| self.figures[index].digits().filter(|value| allowed(index, value));
        for index in members(relation) {
            digits(index)?;
        }
        let signed = |terms: &[(usize, i64)]| {
            terms.iter().map(|(index, sign)| digits(*index).expect("asked above") * whole(*sign)).sum::<Q>()
        };
        if let Some((total, parts)) = sum(relation) {
            return Some(self.figures[total].prints(&signed(&parts)));
        }
        if let Some((lesser, greater, strict)) = order(relation) {
            let (lesser, greater) = (digits(lesser)?, digits(greater)?);
            return Some(lesser < greater || (!strict && lesser == greater));
        }
        if let Some(figures) = equal(relation) {
            let finest =
                figures.iter().min_by_key(|index| self.figures[**index].finest().map(super::printed::Print::step));
            let value = digits(*finest?)?;
            return Some(figures.iter().all(|index| self.figures[*index].prints(&value)));
        }
        if let Some(rate) = rate(relation) {
            let base = signed(&rate.shared) + signed(&rate.below);
            let ratio = (signed(&rate.shared) + signed(&rate.above)) / base * whole(100) - whole(rate.shift);
            return Some(rate.senses.iter().any(|sign| self.figures[rate.printed].prints(&(&ratio * whole(*sign)))));
        }
        Some(match relation {
            Relation::Change { current, prior, change, sense, .. }
            | Relation::PointChange { current, prior, change, sense, .. } => {
                let difference = digits(*current)? - digits(*prior)?;
                senses(*sense).iter().any(|sign| self.figures[*change].prints(&(&difference * whole(*sign))))
            }
            Relation::Trend { prior, is: Movement::New, .. } => self.figures[*prior].prints(&Q::zero()),
            Relation::Trend { current, is: Movement::Gone, .. } => self.figures[*current].prints(&Q::zero()),
            Relation::Meets { achieved, target, .. } => digits(*achieved)? != digits(*target)?,
            Relation::Granularity { numerator, denominator, rate, .. } => {
                let unit = whole(if self.is_percent(relation) { 100 } else { 1 });
                let (n, printed) = (digits(*denominator)?, digits(*rate)?);
                if !n.is_integer() || !n.is_positive() {
                    return Some(false);
                }
                let near = (&printed * &n / &unit).floor();
                let all = match numerator {
                    Some(numerator) => vec![digits(*numerator)?],
                    None => (-1..=2).map(|step| &near + whole(step)).collect(),
                };
                all.iter().any(|k| k.is_integer() && self.figures[*rate].prints(&(k * &unit / &n)))
            }
            _ => false,
        })
    }
}
