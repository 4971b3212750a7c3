//! Indicators and scorecards.

use proptest::prelude::{Just, Strategy, prop_oneof};
use proptest::strategy::BoxedStrategy;

use super::figure::{cell, figure, stated_quantity};
use super::money::ratio_cell;
use super::report::when;
use super::text::{date, fiscal_year, id, label, month, ordinal, prose};
use super::word::{answer, band_ends, group_choice, indicator_kind, target_basis};
use super::{few, maybe};
use crate::model::{
    Achieved, Baseline, FigureCell, GradeBand, Indicator, QuantityCell, ScoreGroup, ScoreRow, Scorecard, Target, Value,
};

/// Any cell of any figure.
pub fn figure_cell() -> impl Strategy<Value = FigureCell> {
    cell(figure())
}

/// Any cell of a number of things.
pub fn quantity_cell() -> impl Strategy<Value = QuantityCell> {
    cell(stated_quantity())
}

/// A value of any kind.
pub fn value() -> impl Strategy<Value = Value> {
    let rank = (maybe(ordinal()), maybe(ordinal()), maybe(label()));
    prop_oneof![
        4 => figure_cell().prop_map(|figure| Value::Figure { figure }),
        1 => rank.prop_map(|(place, among, label)| Value::Rank { place, among, label }),
        1 => date().prop_map(|date| Value::Date { date }),
        1 => (fiscal_year(), month()).prop_map(|(year, month)| Value::Month { year, month }),
        1 => quantity_cell().prop_map(|figure| Value::Duration { figure }),
        1 => answer().prop_map(|answer| Value::YesNo { answer }),
        1 => label().prop_map(|tier| Value::Tier { tier }),
        1 => prose().prop_map(|text| Value::Words { text }),
    ]
    .boxed()
}

/// A target of any direction, or none.
pub fn target() -> impl Strategy<Value = Target> {
    (0_u8..8, value(), value(), maybe(target_basis()))
        .prop_map(|(kind, value, upper, basis)| match kind {
            0 => Target::Unset {},
            1 => Target::AtLeast { value, basis },
            2 => Target::AtMost { value, basis },
            3 => Target::MoreThan { value, basis },
            4 => Target::LessThan { value, basis },
            5 => Target::Equal { value, basis },
            6 => Target::Between { lower: value, upper, basis },
            _ => Target::Stated { value, basis },
        })
        .boxed()
}

/// What was achieved or is intended, or nothing.
pub fn achieved() -> impl Strategy<Value = Achieved> {
    prop_oneof![
        Just(Achieved::Unset {}),
        value().prop_map(|value| Achieved::Actual { value }),
        value().prop_map(|value| Achieved::Intended { value }),
    ]
    .boxed()
}

/// Any indicator; its score, its attainment and its target need not agree.
pub fn indicator() -> impl Strategy<Value = Indicator> {
    let head = (maybe(id()), label(), maybe(label()), maybe(label()), maybe(indicator_kind()), when());
    let baseline = (maybe(fiscal_year()), maybe(figure_cell()), maybe(prose()))
        .prop_map(|(year, figure, text)| Baseline { year, figure, text });
    let told = (target(), achieved(), baseline, maybe(figure_cell()), maybe(figure_cell()));
    let marks = (maybe(figure_cell()), maybe(quantity_cell()), maybe(quantity_cell()), maybe(ratio_cell()));
    let rest = (maybe(label()), maybe(ratio_cell()), maybe(prose()), few(prose()), maybe(prose()), maybe(id()));
    (head.boxed(), told.boxed(), marks.boxed(), rest.boxed())
        .prop_map(|(head, told, marks, rest)| {
            let mut indicator = Indicator::new(head.1);
            (indicator.id, indicator.level1, indicator.level2) = (head.0, head.2, head.3);
            (indicator.kind, indicator.when) = (head.4, head.5);
            (indicator.target, indicator.achieved, indicator.baseline) = (told.0, told.1, told.2);
            (indicator.numerator, indicator.denominator) = (told.3, told.4);
            (indicator.weight, indicator.coefficient, indicator.score, indicator.attainment) = marks;
            (indicator.status, indicator.deviation, indicator.deviation_reason) = (rest.0, rest.1, rest.2);
            (indicator.evidence, indicator.rule, indicator.measures) = (rest.3, rest.4, rest.5);
            indicator
        })
        .boxed()
}

/// Any row.
pub fn score_row() -> impl Strategy<Value = ScoreRow> {
    (label(), maybe(id()), maybe(ratio_cell()), maybe(figure_cell()), maybe(quantity_cell()))
        .prop_map(|(label, line, rate, weight, score)| {
            let mut row = ScoreRow::new(label);
            (row.line, row.rate, row.weight, row.score) = (line, rate, weight, score);
            row
        })
        .boxed()
}

fn plain_group() -> impl Strategy<Value = ScoreGroup> {
    let head = (label(), maybe(figure_cell()), maybe(quantity_cell()), maybe(group_choice()));
    (head, few(indicator()), few(score_row()))
        .prop_map(|((label, weight, score, choice), indicators, rows)| {
            let mut group = ScoreGroup::new(label);
            (group.weight, group.score, group.choice) = (weight, score, choice);
            (group.indicators, group.rows) = (indicators, rows);
            group
        })
        .boxed()
}

/// Any group, with groups below it.
pub fn score_group() -> BoxedStrategy<ScoreGroup> {
    let nested = plain_group().prop_recursive(2, 4, 2, |group| {
        (plain_group(), few(group)).prop_map(|(mut above, groups)| {
            above.groups = groups;
            above
        })
    });
    nested.boxed()
}

/// Any band.
pub fn grade_band() -> impl Strategy<Value = GradeBand> {
    (label(), maybe(quantity_cell()), maybe(quantity_cell()), maybe(band_ends()))
        .prop_map(|(grade, from, until, ends)| {
            let mut band = GradeBand::new(grade);
            (band.from, band.until, band.ends) = (from, until, ends);
            band
        })
        .boxed()
}

/// Any scorecard; for one whose points agree, see [`consistent_scorecard`](crate::interop::strategy::consistent_scorecard()).
pub fn scorecard() -> impl Strategy<Value = Scorecard> {
    let head = (maybe(label()), maybe(quantity_cell()), maybe(quantity_cell()), maybe(label()));
    (head, few(indicator()), few(score_group()), few(grade_band()))
        .prop_map(|((subject, total, full_marks, grade), indicators, groups, bands)| Scorecard {
            subject,
            indicators,
            groups,
            total,
            full_marks,
            grade,
            bands,
        })
        .boxed()
}
