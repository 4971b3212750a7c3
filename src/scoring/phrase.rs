//! Numbers, figures and facts in words.

use super::award::Holds;
use super::evidence::{Evidence, Given};
use super::fact::Fact;
use super::lack::{Cause, Lack};
use super::measure::{Measure, RatioYear, Sum};
use super::name::FactName;
use super::number::Number;
use super::rule::Test;
use super::sized::{Sized, Unit, threshold};
use crate::figure::{Figure, Rounding};
use crate::model::BandEnds;

/// The same phrase in both languages.
#[derive(Clone, Debug, Default)]
pub(super) struct Phrase {
    pub(super) zh: String,
    pub(super) en: String,
}

impl Phrase {
    pub(super) fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    /// This phrase and another.
    pub(super) fn and(mut self, other: &Self) -> Self {
        if !self.zh.is_empty() && !other.zh.is_empty() {
            self.zh.push('，');
            self.en.push_str("; ");
        }
        self.zh.push_str(&other.zh);
        self.en.push_str(&other.en);
        self
    }
}

/// A number to two decimals at most, exact if it has no more.
pub(super) fn number(number: &Number) -> String {
    let text = number.written(2, Rounding::HalfUp);
    if number.rounded(2, Rounding::HalfUp) == *number {
        return text.trim_end_matches('0').trim_end_matches('.').to_owned();
    }
    text
}

/// A measured value with as many digits as it takes to tell it from every threshold that it is not.
pub(super) fn value(sized: &Sized<'_>, thresholds: &[&Figure]) -> String {
    let (times, unit) = match &sized.unit {
        Unit::Share => (100, "%"),
        Unit::Money(currency) if currency.code() == "CNY" => (1, "元"),
        Unit::Money(currency) => (1, currency.code()),
        Unit::People => (1, "人"),
        Unit::Things(word) => (1, *word),
    };
    let scaled = |number: &Number| number.times(&Number::whole(times));
    let shown = scaled(&sized.value);
    let confused = |decimals: u8| {
        let rounded = shown.rounded(decimals, Rounding::HalfUp);
        thresholds.iter().map(|figure| scaled(&threshold(figure))).any(|one| one == rounded && one != shown)
    };
    let decimals = (2..8).find(|decimals| !confused(*decimals)).unwrap_or(8);
    let whole = decimals == 2 && !matches!(sized.unit, Unit::Share) && shown.rounded(0, Rounding::Down) == shown;
    format!("{}{unit}", shown.written(if whole { 0 } else { decimals }, Rounding::HalfUp))
}

/// What is given of a fact, as written.
fn given(evidence: &Evidence, name: &FactName) -> String {
    match evidence.named(name).first().map(|given| &given.given) {
        Some(Given::Figure { figure }) => figure.to_string(),
        Some(Given::ByChange { current, rise }) => format!("({current} − {rise})"),
        Some(Given::ByRate { current, growth }) => format!("({current} ÷ (1 + {growth}))"),
        Some(Given::Tier { tier }) => tier.to_string(),
        _ => name.to_string(),
    }
}

/// The formula of a measure with the figures in it; empty where there is none.
pub(super) fn formula(measure: &Measure, evidence: &Evidence) -> String {
    let ratio = |above: &Sum, below: &Sum| format!("{} ÷ {}", sum(above, evidence), sum(below, evidence));
    let ratios = |years: &[RatioYear]| -> Vec<String> {
        years.iter().map(|year| ratio(&year.numerator, &year.denominator)).collect()
    };
    match measure {
        Measure::Ratio { numerator, denominator, .. } => ratio(numerator, denominator),
        Measure::Value { of } => sum(of, evidence),
        Measure::AverageRatio { years } => format!("({}) ÷ {}", ratios(years).join(" + "), years.len()),
        Measure::YearlyRatio { years } => ratios(years).join(", "),
        Measure::YearlyComposition { .. } | Measure::Judgement { .. } | Measure::Checklist { .. } => String::new(),
    }
}

/// A sum with the figures in it, in brackets if there are several.
fn sum(sum: &Sum, evidence: &Evidence) -> String {
    let mut text = String::new();
    for (name, sign) in sum.terms() {
        text.push_str(match (text.is_empty(), sign < 0) {
            (true, false) => "",
            (true, true) => "−",
            (false, false) => " + ",
            (false, true) => " − ",
        });
        text.push_str(&given(evidence, name));
    }
    if sum.plus.len().saturating_add(sum.minus.len()) > 1 { format!("({text})") } else { text }
}

/// A test as a sign and a value.
pub(super) fn test(test: &Test) -> String {
    let sign = match test {
        Test::AtLeast { .. } => '≥',
        Test::AtMost { .. } => '≤',
        Test::MoreThan { .. } => '>',
        Test::LessThan { .. } => '<',
        Test::Equal { .. } => '=',
    };
    format!("{sign} {}", test.value())
}

/// A band as an interval.
pub(super) fn band(band: &impl Holds) -> String {
    let (from, until, ends) = band.ends();
    let low = if matches!(ends, BandEnds::Both | BandEnds::Lower) && from.is_some() { '[' } else { '(' };
    let high = if matches!(ends, BandEnds::Both | BandEnds::Upper) && until.is_some() { ']' } else { ')' };
    let from = from.map_or_else(|| "−∞".to_owned(), ToString::to_string);
    let until = until.map_or_else(|| "+∞".to_owned(), ToString::to_string);
    format!("{low}{from}, {until}{high}")
}

/// What is lacking, by the labels of the facts.
pub(super) fn lacking(lacks: &[Lack], facts: &[Fact]) -> Phrase {
    let one = |lack: &Lack| {
        let (zh, en) = cause(lack.cause);
        let label = facts.iter().find(|fact| fact.id == lack.fact).map(|fact| &fact.label);
        let zh_label = label.map_or_else(|| lack.fact.to_string(), |label| label.zh.to_string());
        let en_label = label.map_or_else(|| lack.fact.to_string(), |label| label.en.to_string());
        (format!("{zh_label}（{zh}）"), format!("{en_label} ({en})"))
    };
    let (zh, en): (Vec<String>, Vec<String>) = lacks.iter().map(one).unzip();
    Phrase::new(format!("无法评定：{}", zh.join("、")), format!("not assessable: {}", en.join(", ")))
}

fn cause(cause: Cause) -> (&'static str, &'static str) {
    match cause {
        Cause::NotGiven => ("未提供", "not given"),
        Cause::Missing => ("单元格为空", "its cell is empty"),
        Cause::Withheld => ("不予公开", "withheld"),
        Cause::NotYetDue => ("未到期", "not yet due"),
        Cause::NoValue => ("原文称无数值", "said to have no value"),
        Cause::Conflicting => ("前后不一致", "given twice, differently"),
        Cause::OtherKind => ("不是所要的数据类型", "of another kind than expected"),
        Cause::OtherUnit => ("计量单位不一致", "in another unit"),
        Cause::Blurred => ("只有约数", "only roughly given"),
        Cause::OutOfRange => ("超出分值范围", "out of range"),
        Cause::UnknownTier => ("没有这一等级", "no such tier"),
        Cause::PointsWithinTier => ("只评了等级，未在等级内打分", "a tier without points within it"),
    }
}
