//! Numbers as a document prints them, in exact fractions and without the library's own readers.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};
use serde_json::Value;

/// A number as printed: its value, half a last digit, the digits after the point, and what follows it.
#[derive(Clone, Debug)]
pub(super) struct Printed {
    pub(super) value: BigRational,
    pub(super) half: BigRational,
    pub(super) decimals: usize,
    pub(super) unit: String,
}

impl Printed {
    pub(super) fn read(text: &str) -> Self {
        let start = text.find(|character: char| character.is_ascii_digit() || character == '-').expect("a number");
        let rest = &text[start..];
        let end = rest.find(|character: char| !matches!(character, '0'..='9' | '.' | '-')).unwrap_or(rest.len());
        let (number, unit) = rest.split_at(end);
        let decimals = number.split_once('.').map_or(0, |(_, fraction)| fraction.len());
        let digits: BigInt = number.replace('.', "").parse().expect("digits");
        let scale = power_of_ten(decimals);
        // Money, percentages and measures are rounded; people, marks and whole things are counted.
        let counted = decimals == 0 && ["", "人", "名"].contains(&unit);
        let half = if counted { BigRational::zero() } else { BigRational::new(1.into(), &scale * BigInt::from(2)) };
        Self { value: BigRational::new(digits, scale), half, decimals, unit: unit.to_owned() }
    }

    /// The figure at a place of a report; a change that fell or is base − current has the other sign.
    pub(super) fn at(report: &Value, pointer: &str) -> Self {
        let text = report.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("nothing at {pointer}"));
        assert!(text.contains(|character: char| character.is_ascii_digit()), "{pointer} is no figure: {text}");
        let mut figure = Self::read(text);
        let (parent, member) = pointer.rsplit_once('/').expect("a pointer");
        let word = |name: &str| report.pointer(&format!("{parent}/{name}")).and_then(Value::as_str);
        let falls = match word("sense") {
            Some("unsigned") => matches!(word("movement"), Some("fell" | "gone")),
            sense => sense == Some("base_minus_current"),
        };
        if falls && matches!(member, "change" | "rate") {
            figure.value = -figure.value;
        }
        figure
    }
}

fn power_of_ten(exponent: usize) -> BigInt {
    BigInt::from(10).pow(u32::try_from(exponent).expect("few digits"))
}

/// Half-up, that is ties away from zero.
pub(super) fn rounded(value: &BigRational, decimals: usize) -> BigRational {
    let scale = BigRational::from(power_of_ten(decimals));
    (value * &scale).round() / scale
}

/// A sum of figures, each so many times, and a constant.
#[derive(Clone, Default)]
pub(super) struct Form {
    constant: BigRational,
    times: BTreeMap<usize, BigRational>,
}

impl Form {
    pub(super) fn number(number: i64) -> Self {
        Self { constant: BigRational::from(BigInt::from(number)), times: BTreeMap::new() }
    }

    pub(super) fn plus(mut self, index: usize, times: i64) -> Self {
        *self.times.entry(index).or_default() += BigRational::from(BigInt::from(times));
        self
    }

    pub(super) fn minus(mut self, factor: &BigRational, other: &Self) -> Self {
        self.constant -= factor * &other.constant;
        for (index, times) in &other.times {
            *self.times.entry(*index).or_default() -= factor * times;
        }
        self
    }

    /// The value for the printed figures, and how far the true figures can move it up or down.
    pub(super) fn value(&self, figures: &[Printed]) -> (BigRational, BigRational) {
        self.times.iter().fold((self.constant.clone(), BigRational::zero()), |(value, room), (index, times)| {
            (value + times * &figures[*index].value, room + times.abs() * &figures[*index].half)
        })
    }
}
