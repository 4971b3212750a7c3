//! Relations and claims.

use proptest::prelude::{Strategy, any};

use super::figure::figure;
use super::text::id;
use super::word::{attainment, claim_reading, coverage, movement, sense, sign, target_direction};
use super::{few, list, maybe};
use crate::reconcile::{ClaimedFigure, Claims, FigureClaim, Relation};

/// A relation of any kind between names; they need not be of anything, or of the right kind.
pub fn relation<N: Clone + std::fmt::Debug + 'static>(
    name: impl Strategy<Value = N> + 'static,
) -> impl Strategy<Value = Relation<N>> {
    let names = list(name, 4..=6);
    let words = (maybe(sense()), maybe(coverage()), movement(), target_direction(), attainment(), few(sign()));
    let parts = (0_u8..13, names, words, any::<[bool; 2]>());
    parts
        .prop_filter_map("there are names enough", |(kind, names, words, [assumed, strict])| {
            let (sense, coverage, is, direction, stated, signs) = words;
            let mut rest = names.into_iter();
            let (one, two, three, four) = (rest.next()?, rest.next()?, rest.next()?, rest.next()?);
            Some(match kind {
                0 => Relation::Sum { total: one, parts: vec![two, three, four], signs, coverage, assumed },
                1 => Relation::Change { current: one, prior: two, change: three, sense, assumed },
                2 => Relation::Growth { current: one, prior: two, rate: three, sense, assumed },
                3 => Relation::Share { part: one, whole: two, share: three, assumed },
                4 => Relation::PointChange { current: one, prior: two, change: three, sense, assumed },
                5 => Relation::Completion { actual: one, target: two, rate: three, assumed },
                6 => Relation::Ratio { numerator: vec![one], denominator: vec![two, three], rate: four, assumed },
                7 => Relation::Progress { baseline: one, actual: two, target: three, rate: four, assumed },
                8 => Relation::Order { lesser: one, greater: two, strict, assumed },
                9 => Relation::Trend { current: one, prior: two, is, assumed },
                10 => Relation::Meets { achieved: one, target: two, direction, stated, assumed },
                11 => {
                    Relation::Granularity { numerator: strict.then_some(one), denominator: two, rate: three, assumed }
                }
                _ => Relation::Equal { figures: rest.chain([one, two]).collect(), assumed },
            })
        })
        .boxed()
}

/// Any figure of claims: a number with its unit.
pub fn claimed_figure() -> impl Strategy<Value = ClaimedFigure> {
    let with_unit = figure().prop_map(|figure| figure.to_string());
    // A bare number is refused, so it gets a unit.
    with_unit
        .prop_filter_map("the text is a figure", |text| {
            text.parse().or_else(|_| format!("{text}家").parse()).or_else(|_| "1家".parse()).ok()
        })
        .boxed()
}

/// Any claims that have the form of them: names need not be of anything. For true ones, see
/// [`consistent_claims`](crate::interop::strategy::consistent_claims()).
pub fn claims() -> impl Strategy<Value = Claims> {
    let figure = (id(), few(claimed_figure()), maybe(claim_reading())).prop_map(|(name, stated, reading)| {
        let mut claim = FigureClaim::new(name, stated);
        claim.reading = reading;
        claim
    });
    (few(figure), few(relation(id()))).prop_map(|(figures, relations)| Claims::new(figures, relations)).boxed()
}
