//! Worlds: true values on a fine grid, relations of every kind that hold exactly between them, and a document that prints
//! the values truthfully, or some of them.

use budget_performance::reconcile::{
    Attainment, ClaimReading, Coverage, Movement, Relation, Sense, Sign, TargetDirection,
};
use num_bigint::BigInt;
use num_traits::{One, Signed, Zero};

use super::case::{Case, DIRECTIONS, Given};
use super::exact::{Q, fraction, whole};
use super::printed::{Blur, LENGTHS, MONEY, Mode, PEOPLE, PERCENT, Print, THINGS, Unit};
use super::random::Random;

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Money,
    Length,
    People,
    Things,
    Percent,
}

impl Kind {
    fn units(self) -> &'static [Unit] {
        match self {
            Self::Money => &MONEY,
            Self::Length => &LENGTHS,
            Self::People => &PEOPLE,
            Self::Things => &THINGS,
            Self::Percent => &PERCENT,
        }
    }
}

struct Maker {
    random: Random,
    values: Vec<(Kind, Q)>,
    relations: Vec<Relation<usize>>,
}

/// Claims of a truthful mode, with up to three figures moved: so that there are conflicts to be told.
pub(super) fn troubled(random: &mut Random) -> Case {
    let mode = random.pick(&Mode::TRUTHFUL);
    let mut case = world(random.clone(), mode);
    for _ in 0..8 {
        random.one_in(2);
    }
    for _ in 0..random.index(4) {
        let figure = random.index(case.figures.len());
        if let Some(print) = case.figures[figure].prints.first_mut().filter(|print| print.blur.is_none()) {
            print.count += random.between(-40, 40);
        }
    }
    case
}

/// A world whose document rounds by `mode`.
pub(crate) fn world(mut random: Random, mode: Mode) -> Case {
    let tables = random.between(0, 2);
    let others = random.between(1, 6);
    let mut maker = Maker { random, values: Vec::new(), relations: Vec::new() };
    for _ in 0..tables {
        maker.table();
    }
    for _ in 0..others {
        maker.relate();
    }
    maker.print(mode)
}

impl Maker {
    fn add(&mut self, kind: Kind, value: Q) -> usize {
        self.values.push((kind, value));
        self.values.len() - 1
    }

    fn value(&self, index: usize) -> Q {
        self.values[index].1.clone()
    }

    /// A true value: of money on a grid of a thousandth, from fen to hundreds of 万.
    fn fresh(&mut self, kind: Kind) -> usize {
        let random = &mut self.random;
        let size = random.pick(&[20_i64, 3_000, 400_000, 90_000_000, 9_000_000_000]);
        let count = match random.index(12) {
            0 => 0,
            1 => -random.between(1, size),
            _ => random.between(1, size),
        };
        let value = match kind {
            Kind::Money | Kind::Length => fraction(count, 1000),
            Kind::People | Kind::Things => whole(count.abs() % 3_000),
            Kind::Percent => fraction(count % 200_000, 700),
        };
        self.add(kind, value)
    }

    /// A figure of a kind: mostly one that is there.
    fn some(&mut self, kind: Kind) -> usize {
        let there: Vec<usize> = (0..self.values.len()).filter(|index| self.values[*index].0 == kind).collect();
        if there.is_empty() || self.random.one_in(4) { self.fresh(kind) } else { self.random.pick(&there) }
    }

    fn distinct(&mut self, kind: Kind, count: usize) -> Vec<usize> {
        let mut found = Vec::new();
        while found.len() < count {
            let next = if self.random.one_in(3) { self.fresh(kind) } else { self.some(kind) };
            if !found.contains(&next) {
                found.push(next);
            }
        }
        found
    }

    fn sense(&mut self) -> Option<Sense> {
        self.random.pick(&[None, None, Some(Sense::BaseMinusCurrent), Some(Sense::Unsigned)])
    }

    fn assumed(&mut self) -> bool {
        self.random.one_in(5)
    }

    /// A difference as a document would give it.
    fn meant(sense: Option<Sense>, difference: Q) -> Q {
        match sense.unwrap_or_default() {
            Sense::BaseMinusCurrent => -difference,
            Sense::Unsigned => difference.abs(),
            _ => difference,
        }
    }

    fn sum(&mut self, kind: Kind, parts: Vec<usize>, signs: Vec<Sign>) -> usize {
        let sign = |index: usize| if signs.get(index) == Some(&Sign::Minus) { whole(-1) } else { whole(1) };
        let value = parts.iter().enumerate().map(|(index, part)| self.value(*part) * sign(index)).sum();
        let total = self.add(kind, value);
        let assumed = self.assumed();
        self.relations.push(Relation::Sum { total, parts, signs, coverage: None, assumed });
        total
    }

    fn change(&mut self, kind: Kind, current: usize, prior: usize) -> usize {
        let (sense, assumed) = (self.sense(), self.assumed());
        let change = self.add(kind, Self::meant(sense, self.value(current) - self.value(prior)));
        self.relations.push(if kind == Kind::Percent {
            Relation::PointChange { current, prior, change, sense, assumed }
        } else {
            Relation::Change { current, prior, change, sense, assumed }
        });
        change
    }

    fn growth(&mut self, current: usize, prior: usize) {
        if !self.value(prior).is_positive() {
            return;
        }
        let (sense, assumed) = (self.sense(), self.assumed());
        let growth = (self.value(current) / self.value(prior) - whole(1)) * whole(100);
        let rate = self.add(Kind::Percent, Self::meant(sense, growth));
        self.relations.push(Relation::Growth { current, prior, rate, sense, assumed });
    }

    fn share(&mut self, part: usize, whole_of: usize) -> Option<usize> {
        if self.value(whole_of).is_zero() {
            return None;
        }
        let assumed = self.assumed();
        let share = self.add(Kind::Percent, self.value(part) / self.value(whole_of) * whole(100));
        self.relations.push(if self.random.one_in(2) {
            Relation::Share { part, whole: whole_of, share, assumed }
        } else {
            Relation::Completion { actual: part, target: whole_of, rate: share, assumed }
        });
        Some(share)
    }

    /// Two years of a list and its total, with changes, rates and shares: trees and cycles.
    fn table(&mut self) {
        let count = usize::try_from(self.random.between(2, 4)).expect("small");
        let (mut currents, mut priors, mut changes) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..count {
            let current = self.fresh(Kind::Money);
            let prior = self.fresh(Kind::Money);
            currents.push(current);
            priors.push(prior);
            if self.random.one_in(2) {
                changes.push(self.change(Kind::Money, current, prior));
            }
            if self.random.one_in(2) {
                self.growth(current, prior);
            }
        }
        let (current, prior) = (self.sum(Kind::Money, currents.clone(), vec![]), self.sum(Kind::Money, priors, vec![]));
        if changes.len() == count && self.random.one_in(2) {
            self.sum(Kind::Money, changes, vec![]);
        }
        self.change(Kind::Money, current, prior);
        self.growth(current, prior);
        let shares: Vec<Option<usize>> = currents.iter().map(|part| self.share(*part, current)).collect();
        if let Some(shares) = shares.into_iter().collect::<Option<Vec<usize>>>() {
            self.sum(Kind::Percent, shares, vec![]);
        }
    }

    fn relate(&mut self) {
        let kind = self.random.pick(&[Kind::Money, Kind::Money, Kind::Length, Kind::People, Kind::Things]);
        match self.random.index(13) {
            0 => {
                let count = usize::try_from(self.random.between(1, 5)).expect("small");
                let parts = self.distinct(kind, count);
                let signs = if self.random.one_in(3) {
                    parts.iter().map(|_| self.random.pick(&[Sign::Plus, Sign::Minus])).collect()
                } else {
                    vec![]
                };
                self.sum(kind, parts, signs);
            }
            1 => self.list(kind),
            2 => {
                let kind = if self.random.one_in(3) { Kind::Percent } else { kind };
                let pair = self.distinct(kind, 2);
                self.change(kind, pair[0], pair[1]);
            }
            3 => {
                let pair = self.distinct(kind, 2);
                self.growth(pair[0], pair[1]);
            }
            4 | 5 => {
                let pair = self.distinct(kind, 2);
                self.share(pair[0], pair[1]);
            }
            6 => self.ratio(kind),
            7 => self.progress(kind),
            8 => self.order(kind),
            9 => self.trend(kind),
            10 => self.meets(kind),
            11 => self.granularity(),
            _ => {
                let one = self.some(kind);
                let mut figures = vec![one];
                for _ in 0..self.random.between(1, 2) {
                    figures.push(self.add(kind, self.value(one)));
                }
                let assumed = self.assumed();
                self.relations.push(Relation::Equal { figures, assumed });
            }
        }
    }

    /// A list of some parts, none of them below zero, or hardly.
    fn list(&mut self, kind: Kind) {
        let mut parts = self.distinct(kind, 2);
        parts.retain(|part| !self.value(*part).is_negative());
        if kind == Kind::Money && self.random.one_in(3) {
            parts.push(self.add(kind, fraction(-1, 1000)));
        }
        if parts.is_empty() {
            return;
        }
        let rest = if self.random.one_in(3) { Q::zero() } else { whole(self.random.between(0, 30)) };
        let value = parts.iter().map(|part| self.value(*part)).sum::<Q>() + rest;
        let total = self.add(kind, value);
        let coverage = Some(self.random.pick(&[Coverage::OfWhich, Coverage::LargestItems]));
        let assumed = self.assumed();
        self.relations.push(Relation::Sum { total, parts, signs: vec![], coverage, assumed });
    }

    fn ratio(&mut self, kind: Kind) {
        let all = self.distinct(kind, 4);
        let (numerator, denominator) = self.random.pick(&[
            (vec![all[0], all[1]], vec![all[1], all[2]]),
            (vec![all[0], all[1], all[2]], vec![all[2], all[1], all[3]]),
            (vec![all[0]], vec![all[0], all[1]]),
            (vec![all[0], all[1]], vec![all[2]]),
        ]);
        let sum = |these: &[usize]| these.iter().map(|index| self.value(*index)).sum::<Q>();
        let (top, base) = (sum(&numerator), sum(&denominator));
        if base.is_zero() {
            return;
        }
        let rate = self.add(Kind::Percent, top / base * whole(100));
        let assumed = self.assumed();
        self.relations.push(Relation::Ratio { numerator, denominator, rate, assumed });
    }

    fn progress(&mut self, kind: Kind) {
        let all = self.distinct(kind, 3);
        let (baseline, actual, target) = (all[0], all[1], all[2]);
        let base = self.value(target) - self.value(baseline);
        if base.is_zero() {
            return;
        }
        let rate = self.add(Kind::Percent, (self.value(actual) - self.value(baseline)) / base * whole(100));
        let assumed = self.assumed();
        self.relations.push(Relation::Progress { baseline, actual, target, rate, assumed });
    }

    fn order(&mut self, kind: Kind) {
        let pair = self.distinct(kind, 2);
        let (one, two) = (self.value(pair[0]), self.value(pair[1]));
        let (lesser, greater) = if one <= two { (pair[0], pair[1]) } else { (pair[1], pair[0]) };
        let (strict, assumed) = (one != two && self.random.one_in(2), self.assumed());
        self.relations.push(Relation::Order { lesser, greater, strict, assumed });
    }

    fn trend(&mut self, kind: Kind) {
        let pair = self.distinct(kind, 2);
        let (current, prior) = (self.value(pair[0]), self.value(pair[1]));
        let mut fitting = vec![Movement::AboutFlat, if current > prior { Movement::Rose } else { Movement::Fell }];
        if current == prior {
            fitting = vec![Movement::Flat];
        }
        if prior.is_zero() {
            fitting.push(Movement::New);
        }
        if current.is_zero() {
            fitting.push(Movement::Gone);
        }
        let (is, assumed) = (self.random.pick(&fitting), self.assumed());
        self.relations.push(Relation::Trend { current: pair[0], prior: pair[1], is, assumed });
    }

    fn meets(&mut self, kind: Kind) {
        let pair = self.distinct(kind, 2);
        let (achieved, target) = (self.value(pair[0]), self.value(pair[1]));
        let direction = self.random.pick(&DIRECTIONS);
        let met = match direction {
            TargetDirection::AtLeast => achieved >= target,
            TargetDirection::AtMost => achieved <= target,
            TargetDirection::MoreThan => achieved > target,
            TargetDirection::LessThan => achieved < target,
            _ => achieved == target,
        };
        let stated = if met { Attainment::Met } else { Attainment::Missed };
        let assumed = self.assumed();
        self.relations.push(Relation::Meets { achieved: pair[0], target: pair[1], direction, stated, assumed });
    }

    fn granularity(&mut self) {
        let kind = self.random.pick(&[Kind::People, Kind::Things]);
        let (numerator, denominator) = (self.fresh(kind), self.fresh(kind));
        let (k, n) = (self.value(numerator), self.value(denominator));
        if n.is_zero() {
            return;
        }
        let (shown, of_one) =
            if self.random.one_in(2) { (Kind::Percent, whole(100)) } else { (Kind::Length, Q::one()) };
        let rate = self.add(shown, k / n * of_one);
        let numerator = if self.random.one_in(2) { Some(numerator) } else { None };
        let assumed = self.assumed();
        self.relations.push(Relation::Granularity { numerator, denominator, rate, assumed });
    }

    /// The document.
    fn print(mut self, mode: Mode) -> Case {
        let unstated = self.random.pick(&[0_u64, 6, 3, 2]);
        let values = std::mem::take(&mut self.values);
        let figures = values.into_iter().enumerate().map(|(index, (kind, value))| {
            let mut given = Given::unstated(&format!("f{index:03}"));
            // A percentage that large cannot be written.
            let fits = kind != Kind::Percent || value.abs() < whole(900_000_000);
            if fits && (unstated == 0 || !self.random.one_in(unstated)) {
                given = self.state(given, kind, &value, mode);
            }
            given.truth = Some(value);
            given
        });
        Case { figures: figures.collect(), relations: self.relations }
    }

    /// One statement, or two, as the mode prints them.
    fn state(&mut self, mut given: Given, kind: Kind, value: &Q, mode: Mode) -> Given {
        let mut mode = mode;
        if self.random.one_in(20) {
            (given.reading, mode) = (ClaimReading::Truncated, Mode::Down);
        }
        for _ in 0..=u8::from(self.random.one_in(10)) {
            given.prints.push(self.print_one(kind, value, mode));
        }
        let is_exact = |print: &Print| print.blur.is_none() && print.value() == *value;
        if given.prints.iter().all(is_exact) && self.random.one_in(4) {
            given.reading = ClaimReading::Exact;
        }
        given
    }

    fn print_one(&mut self, kind: Kind, value: &Q, mode: Mode) -> Print {
        let whole_ones = matches!(kind, Kind::People | Kind::Things);
        let unit = if self.random.one_in(4) { self.random.pick(kind.units()) } else { kind.units()[0] };
        // A number of people has no decimals, and a fraction of a person is not written.
        let most = if whole_ones && unit.counted { 0 } else { 2 };
        let decimals = u32::try_from(self.random.between(0, most)).expect("small");
        let print = Print::of(value, decimals, unit, mode);
        if self.random.one_in(15) { self.blur(print, value) } else { print }
    }

    /// The same with a hedge that is true.
    fn blur(&mut self, mut print: Print, value: &Q) -> Print {
        let size = value.abs() / print.step();
        let (below, above) = (size.floor().to_integer(), size.ceil().to_integer());
        let is_whole = below == above;
        let blur = self.random.pick(&[Blur::Over, Blur::AtLeast, Blur::Under, Blur::AtMost, Blur::About]);
        let count = match blur {
            Blur::Over if is_whole => below - BigInt::one(),
            Blur::Over | Blur::AtLeast | Blur::About => below,
            Blur::Under if is_whole => above + BigInt::one(),
            Blur::Under | Blur::AtMost => above,
        };
        if !count.is_positive() {
            return print;
        }
        print.count = if value.is_negative() { -count } else { count };
        print.blur = Some(blur);
        print
    }
}
