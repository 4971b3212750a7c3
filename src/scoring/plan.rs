//! Measures with their facts found: what would otherwise be looked up for every sheet.

use super::fact::Fact;
use super::measure::{Measure, RatioYear, Sum};
use super::name::FactName;

/// A measure over facts that are known by their place in the framework.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    /// The facts of the measure, each once.
    pub(super) facts: Vec<usize>,
    pub(super) shape: Shape,
}

/// What is computed from the facts of a plan; numbers are places in its list of facts.
#[derive(Clone, Debug)]
pub(super) enum Shape {
    Ratio(Ratio),
    Value(Vec<Count>),
    Average(Vec<Ratio>),
    Years(Vec<Ratio>),
    Compositions,
    Judgement,
    Checklist,
}

/// How often a fact is counted above and below the line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Count {
    pub(super) fact: usize,
    pub(super) above: i64,
    pub(super) below: i64,
}

/// A ratio of sums.
#[derive(Clone, Debug)]
pub(super) struct Ratio {
    pub(super) counts: Vec<Count>,
    /// Whether a fact stands on both sides of the line.
    pub(super) is_shared: bool,
}

impl Plan {
    /// The plan of a measure over the facts of a framework that was checked.
    pub(super) fn new(measure: &Measure, facts: &[Fact]) -> Self {
        let names = measure.facts();
        let place = |name: &FactName| facts.iter().position(|fact| fact.id == *name);
        let shape = match measure {
            Measure::Ratio { numerator, denominator, .. } => Shape::Ratio(ratio(&names, numerator, denominator)),
            Measure::Value { of } => Shape::Value(counts(&names, of, &Sum::default())),
            Measure::AverageRatio { years } => Shape::Average(ratios(&names, years)),
            Measure::YearlyRatio { years } => Shape::Years(ratios(&names, years)),
            Measure::YearlyComposition { .. } => Shape::Compositions,
            Measure::Judgement { .. } => Shape::Judgement,
            Measure::Checklist { .. } => Shape::Checklist,
        };
        Self { facts: names.iter().filter_map(|name| place(name)).collect(), shape }
    }
}

fn ratios(names: &[&FactName], years: &[RatioYear]) -> Vec<Ratio> {
    years.iter().map(|year| ratio(names, &year.numerator, &year.denominator)).collect()
}

fn ratio(names: &[&FactName], above: &Sum, below: &Sum) -> Ratio {
    let counts = counts(names, above, below);
    let is_shared = counts.iter().any(|count| count.above != 0 && count.below != 0);
    Ratio { counts, is_shared }
}

fn counts(names: &[&FactName], above: &Sum, below: &Sum) -> Vec<Count> {
    let times = |sum: &Sum, name: &FactName| sum.terms().filter(|(term, _)| *term == name).map(|(_, sign)| sign).sum();
    let count =
        |(fact, name): (usize, &&FactName)| Count { fact, above: times(above, name), below: times(below, name) };
    let counts = names.iter().enumerate().map(count);
    counts.filter(|count| (count.above, count.below) != (0, 0)).collect()
}
