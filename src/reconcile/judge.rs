//! The verdict on a relation, given the values that its figures can have.

use std::cmp::Ordering;
use std::ops::Bound;

use super::claim::ClaimReading;
use super::exact::is_exact;
use super::form::{Form, Term};
use super::granular;
use super::heard::{Message, Told};
use super::hold::{covers, holds, one_sign, sum, zero};
use super::network::{Assumption, Compiled, Network, Span, Var, Variable};
use super::solve::{allowed, is_positive};
use super::substituted::Substituted;
use super::terms::Summand;
use super::value::{given, values};
use super::verdict::{NotCheckable, RelationVerdict, Verdict, point};
use super::word::Sign;
use crate::figure::{Figure, Fraction, HedgeSense, Measure as _, Quantity, Reading, Rounding};

/// What is known of figures: of stated ones, what they say; of the others, what they are told.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) network: &'a Network,
    assumption: Assumption,
    told: &'a Told,
    /// What the relation that is judged becomes if another defines what it leaves open.
    instead: &'a [Form],
}

impl<'a> Known<'a> {
    /// What was told has to be in the order of the figures.
    pub(super) fn new(network: &'a Network, assumption: Assumption, told: &'a Told) -> Self {
        Self { network, assumption, told, instead: &[] }
    }

    /// The same, for a relation that can be put in other terms.
    pub(super) fn instead(self, substituted: Option<&'a Substituted>) -> Self {
        Self { instead: substituted.map_or(&[], |substituted| &substituted.forms), ..self }
    }

    /// The same, if stated figures were rounded in another way.
    fn under(self, assumption: Assumption) -> Self {
        Self { assumption, ..self }
    }

    /// Whether stated figures are taken to be rounded to the nearest.
    pub(super) fn is_nearest(&self) -> bool {
        self.assumption == Assumption::Nearest
    }

    fn told(&self, var: Var) -> Option<&'a Message> {
        let place = self.told.binary_search_by_key(&var, |(var, _)| *var).ok()?;
        self.told.get(place).map(|(_, message)| message)
    }

    /// Whether anything is said of a figure.
    pub(super) fn knows(&self, var: Var) -> bool {
        self.told(var).is_some() || self.is_stated(var)
    }

    fn is_stated(&self, var: Var) -> bool {
        self.network.variable(var).is_some_and(Variable::is_stated)
    }

    /// Every value that a figure can have.
    pub(super) fn span(&self, var: Var) -> Span {
        match self.network.variable(var).filter(|variable| variable.is_stated()) {
            Some(variable) => variable.span(self.assumption),
            None => self.told(var).map_or(Span::UNBOUNDED, |message| message.span),
        }
    }

    /// What the digits of a figure are, unless a hedge leaves them open.
    pub(super) fn digits(&self, var: Var) -> Option<Fraction> {
        match self.network.variable(var).filter(|variable| variable.is_stated()) {
            Some(variable) => variable.digits(),
            None => self.told(var)?.value,
        }
    }

    /// Whether a value would be printed as the figure is: rounded half up, or as the figure is said to be read.
    pub(super) fn shows(&self, var: Var, value: Fraction) -> bool {
        let Some(variable) = self.network.variable(var).filter(|variable| variable.is_stated()) else {
            return self.digits(var) == Some(value);
        };
        let reading = match variable.reading {
            ClaimReading::Nearest => Reading::Rounded(Rounding::HalfUp),
            ClaimReading::Truncated => Reading::Rounded(Rounding::Down),
            ClaimReading::Exact => Reading::Exact,
        };
        let plain = variable.finest().filter(|figure| figure.hedge().is_none());
        plain.is_some_and(|figure| has(&figure.interval(reading), value))
    }

    /// The sign of parts that go one way, by their digits; where there are none, as it has to be. Equal if none tells.
    ///
    /// A part printed as 0.00 may be a little below zero, and what is not listed may be so too; but no digit says so. Parts
    /// without a minus are taken to leave nothing below zero unlisted. A part that is only implied and can be nothing tells
    /// no sign: its digits may be below zero by rounding alone.
    fn sign_of(&self, parts: &[Term]) -> Option<Ordering> {
        let printed = |var: Var| {
            let finest = self.network.variable(var)?.finest()?;
            Some(point(counts(finest)))
        };
        let implied = |var: Var| Some(self.span(var)).filter(|span| !span.contains(Quantity::default()));
        let part = |(var, sign): &Term| printed(*var).or_else(|| implied(*var)).unwrap_or_else(zero).signed(*sign);
        let nothing = parts.iter().all(|term| part(term) == zero());
        if nothing { Some(Ordering::Equal) } else { one_sign(parts.iter().map(part)) }
    }
}

fn counts(figure: &Figure) -> Fraction {
    Fraction::whole(figure.value().scaled())
}

/// Whether a span has a value.
pub(super) fn has(span: &Span, value: Fraction) -> bool {
    let compare = |end: i128| crate::figure::compare_products(value.numerator(), 2, end, value.denominator());
    let (lower, upper) = span.halves();
    let above = match lower {
        Bound::Included(low) => compare(low) != Ordering::Less,
        Bound::Excluded(low) => compare(low) == Ordering::Greater,
        Bound::Unbounded => true,
    };
    above
        && match upper {
            Bound::Included(high) => compare(high) != Ordering::Greater,
            Bound::Excluded(high) => compare(high) == Ordering::Less,
            Bound::Unbounded => true,
        }
}

/// How much is said of each relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Detail {
    Full,
    /// Other ways of rounding under which a contradiction would be none are not looked for.
    WithoutModes,
    /// Nor are the numbers of a relation that holds or cannot be checked, nor whether it holds to the digit, nor what lacks
    /// there, nor what is implied rests on; of faults only digits are, and not which values would do.
    OfFaults,
}

impl Detail {
    /// The ways of rounding under which something holds.
    pub(super) fn modes_that(self, explain: impl Fn(Rounding) -> bool) -> Vec<Rounding> {
        match self {
            Self::Full => MODES.into_iter().filter(|mode| explain(*mode)).collect(),
            Self::WithoutModes | Self::OfFaults => Vec::new(),
        }
    }
}

/// How a relation stands to some values.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Holds,
    /// Its parts leave something over, as a list of some may.
    Incomplete,
    /// Its parts go both ways.
    Mixed,
    Refuted,
}

fn stands(form: &Form, known: Known<'_>) -> Standing {
    let span = |var: Var| known.span(var);
    let Form::Cover { total, parts } = form else {
        return if holds(form, &span) { Standing::Holds } else { Standing::Refuted };
    };
    let (total, together) = (span(*total), sum(parts, &span));
    if total.intersection(&together).is_some() {
        return Standing::Holds;
    }
    match known.sign_of(parts) {
        None => Standing::Mixed,
        // What is not listed may be of either sign.
        Some(Ordering::Equal) => Standing::Incomplete,
        Some(sign) if covers(&total, &together, sign) => Standing::Incomplete,
        Some(_) => Standing::Refuted,
    }
}

impl Compiled {
    /// The verdict on a relation all of whose figures are known.
    pub(super) fn judge(&self, known: Known<'_>, detail: Detail) -> RelationVerdict {
        let verdict = self.verdict(known, detail);
        let is_sound = matches!(verdict, Verdict::Exact | Verdict::WithinRounding | Verdict::NotCheckable(_));
        if is_sound && detail == Detail::OfFaults {
            unjudged(self, verdict)
        } else {
            self.judged(verdict, known, detail)
        }
    }

    /// A verdict with the numbers that go with it.
    pub(super) fn judged(&self, verdict: Verdict, known: Known<'_>, detail: Detail) -> RelationVerdict {
        let mut judged = unjudged(self, verdict);
        let Some(result) = self.result else { return judged };
        judged.printed = known.digits(result);
        // OK because a sign that is printed where none is meant says as little as none.
        let below = judged.printed.is_some_and(|printed| printed.numerator() < 0) && !self.open.contains(&result);
        let sign = if below { Sign::Minus } else { Sign::Plus };
        judged.computed = self.computed(result, known);
        if self.form.is_unsigned() {
            judged.computed = judged.computed.signed(sign);
        }
        // What no digits tell, the values do.
        if detail != Detail::OfFaults || judged.computed.is_none() {
            judged.stated = Some(known.span(result)).filter(|span| *span != Span::UNBOUNDED);
            judged.allowed = self.allowed(result, sign, known);
        }
        judged
    }

    /// The values that the other figures allow the result, if they bound it.
    fn allowed(&self, result: Var, sign: Sign, known: Known<'_>) -> Option<Span> {
        let span = |var: Var| known.span(var);
        let own = match &self.form {
            Form::Granularity { .. } => self.nearest(known).map(|[low, high]| point(low).hull(&point(high))),
            form => allowed(form, result, sign, &span),
        };
        let exactly = known.instead.iter().map(|form| allowed(form, result, sign, &span));
        let both = match exactly.reduce(|one, two| Some(one?.hull(&two?))).flatten() {
            Some(exactly) => own.and_then(|own| own.intersection(&exactly)).or(Some(exactly)),
            None => own,
        };
        both.filter(|span| *span != Span::UNBOUNDED)
    }

    /// What the digits of the others make of the result; of an order that they do not keep, the end that they set.
    fn computed(&self, result: Var, known: Known<'_>) -> Option<Fraction> {
        let digits = |var: Var| known.digits(var);
        match &self.form {
            Form::Order { lesser, greater, .. } if is_exact(&self.form, &self.vars, known) == Some(false) => {
                digits(if *lesser == result { *greater } else { *lesser })
            }
            Form::Differ { one, two } => digits(if *one == result { *two } else { *one }),
            Form::Granularity { .. } => {
                let printed = digits(result)?;
                let [low, high] = self.nearest(known)?;
                let is_low = printed.minus(low)? <= high.minus(printed)?;
                Some(if is_low { low } else { high })
            }
            Form::Equal { .. } => values(&self.form, &[result], &digits).into_iter().find_map(|(_, value)| value),
            form => given(form, result, &digits),
        }
    }

    /// The percentages or means next to what is printed that whole numbers can show.
    fn nearest(&self, known: Known<'_>) -> Option<[Fraction; 2]> {
        let Form::Granularity { numerator, denominator, rate, percent } = &self.form else { return None };
        let numerator = numerator.and_then(|numerator| known.digits(numerator));
        granular::nearest(numerator, known.digits(*denominator)?, known.digits(*rate)?, *percent)
    }

    fn verdict(&self, known: Known<'_>, detail: Detail) -> Verdict {
        if let Some(why) = self.out_of_reach(known) {
            return Verdict::NotCheckable(why);
        }
        let is_exact = || detail != Detail::OfFaults && is_exact(&self.form, &self.vars, known) == Some(true);
        match stands(&self.form, known) {
            Standing::Holds if is_exact() => Verdict::Exact,
            Standing::Holds => Verdict::WithinRounding,
            Standing::Incomplete => Verdict::Incomplete,
            Standing::Mixed => Verdict::NotCheckable(NotCheckable::MixedSigns),
            Standing::Refuted => match self.stands_cut_off(known) {
                Standing::Holds => Verdict::OnlyTruncated,
                Standing::Incomplete => Verdict::Incomplete,
                _ => Verdict::Contradiction {
                    modes: detail.modes_that(|mode| self.stands_under(mode, known)),
                    conflict: None,
                },
            },
        }
    }

    /// How it stands if figures were cut off, which those cannot be that are stated twice and agree only if rounded.
    fn stands_cut_off(&self, known: Known<'_>) -> Standing {
        let mut variables = self.vars.iter().filter_map(|var| known.network.variable(*var));
        if variables.any(Variable::is_rounded) {
            return Standing::Refuted;
        }
        stands(&self.form, known.under(Assumption::Truncated))
    }

    /// Whether it is not refuted under another way of rounding.
    fn stands_under(&self, mode: Rounding, known: Known<'_>) -> bool {
        stands(&self.form, known.under(Assumption::Mode(mode))) != Standing::Refuted
    }

    /// The figures that nothing is said of and that it cannot be judged without, by their names.
    pub(super) fn unknown(&self, known: Known<'_>) -> Vec<Var> {
        known.network.by_name(self.open.iter().copied().filter(|var| self.lacks(*var, known)).collect())
    }

    /// Whether there is none of these.
    pub(super) fn lacks_nothing(&self, known: Known<'_>) -> bool {
        !self.open.iter().any(|var| self.lacks(*var, known))
    }

    fn lacks(&self, var: Var, known: Known<'_>) -> bool {
        match &self.form {
            // OK because any whole number will do; but a rate that is only implied is not printed.
            Form::Granularity { numerator, rate, .. } => *numerator != Some(var) && (var == *rate || !known.knows(var)),
            _ => !known.knows(var),
        }
    }

    /// Whether its base is known, and such that its rate has no meaning.
    pub(super) fn is_meaningless(&self, known: Known<'_>) -> Option<NotCheckable> {
        let Form::Quotient(quotient) = &self.form else { return None };
        let base = quotient.shared.iter().chain(&quotient.below);
        if base.into_iter().all(|(var, _)| known.knows(*var)) { self.out_of_reach(known) } else { None }
    }

    /// Whether no values that are known do what it demands.
    pub(super) fn is_refuted(&self, known: Known<'_>) -> bool {
        self.is_refuted_as(&self.form, known)
    }

    /// Whether its parts leave something over, whatever values that are known they have.
    pub(super) fn falls_short(&self, known: Known<'_>) -> bool {
        self.out_of_reach(known).is_none() && stands(&self.form, known) == Standing::Incomplete
    }

    /// The same of what it demands in other terms.
    pub(super) fn is_refuted_as(&self, form: &Form, known: Known<'_>) -> bool {
        self.why_not(form, known).is_none() && stands(form, known) == Standing::Refuted
    }

    /// Why nothing can be said of a relation, though its figures are known.
    fn out_of_reach(&self, known: Known<'_>) -> Option<NotCheckable> {
        self.why_not(&self.form, known)
    }

    /// The same of the relation in other terms.
    fn why_not(&self, form: &Form, known: Known<'_>) -> Option<NotCheckable> {
        if !self.fits {
            return Some(NotCheckable::Units);
        }
        let base = match form {
            Form::Vague => return Some(NotCheckable::Vague),
            Form::Quotient(quotient) => {
                let sum = |terms: &[Term]| sum(terms, &|var| known.span(var));
                Some((sum(&quotient.shared).plus(&sum(&quotient.below)), quotient.needs_positive_base))
            }
            // OK because what is printed is at issue: a rate that is only implied is not.
            Form::Granularity { rate, .. } if !known.is_stated(*rate) => {
                return Some(NotCheckable::Unstated(vec![*rate]));
            }
            Form::Granularity { denominator, .. } => Some((known.span(*denominator), false)),
            _ => None,
        };
        if self.vars.iter().any(|var| is_about(*var, known)) {
            let vague = self.vars.iter().copied().filter(|var| is_about(*var, known)).collect();
            return Some(NotCheckable::Approximate(known.network.by_name(vague)));
        }
        let (base, needs_positive) = base?;
        if base.contains(Quantity::default()) {
            return Some(NotCheckable::ZeroBase);
        }
        (needs_positive && !is_positive(&base)).then_some(NotCheckable::NegativeBase)
    }
}

/// Ways of rounding that are not truthful, but explain what is printed.
const MODES: [Rounding; 3] = [Rounding::Up, Rounding::Ceiling, Rounding::Floor];

/// Whether all that is said of a figure is that it is about so large.
fn is_about(var: Var, known: Known<'_>) -> bool {
    let stated = known.network.variable(var).into_iter().flat_map(|variable| &variable.stated);
    let mut hedges = stated.filter_map(Figure::hedge);
    hedges.any(|hedge| hedge.sense() == HedgeSense::About) && known.span(var) == Span::UNBOUNDED
}

/// A verdict without numbers.
pub(super) fn unjudged(relation: &Compiled, verdict: Verdict) -> RelationVerdict {
    let (stated, allowed, computed, printed) = (None, None, None, None);
    RelationVerdict { verdict, result: relation.result, stated, allowed, computed, printed, assumed: relation.assumed }
}
