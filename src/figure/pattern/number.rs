//! Sign and digits, with the multiplier that bounds them.

use crate::figure::measure::MAX_DECIMALS;
use crate::figure::scale::Scale;

/// A multiplier with the digits that may stand before it.
pub(super) struct Scaled {
    scale: Scale,
    /// Digits before the point at most.
    integer: u8,
    /// Digits after the point at most.
    decimals: u8,
    /// Of these, the digits that need not be zero.
    free: u8,
}

impl Scaled {
    pub(super) fn new(scale: Scale, unit_exponent: i8, integer_digits: u8, whole: bool) -> Self {
        let finer = MAX_DECIMALS.saturating_add(scale.exponent()).saturating_add_signed(unit_exponent);
        let decimals = MAX_DECIMALS.min(finer);
        let integer = integer_digits.saturating_sub(scale.exponent());
        Self {
            scale,
            integer: integer.saturating_add_signed(unit_exponent.saturating_neg()),
            decimals,
            free: if whole { decimals.min(scale.exponent()) } else { decimals },
        }
    }

    /// The digits after the point, with it.
    fn fraction(&self) -> String {
        format!("(?:\\.{})?", Self::digits(self.free, self.decimals, 1))
    }

    /// From `least` to `most` digits, of which those after the first `free` are zeros.
    fn digits(free: u8, most: u8, least: u8) -> String {
        let zeros = most.saturating_sub(free);
        match (free, zeros) {
            (0, 0) => String::new(),
            (0, _) => format!("0{{{least},{most}}}"),
            (_, 0) => format!("[0-9]{{{least},{most}}}"),
            _ => format!("(?:[0-9]{{{least},{free}}}|[0-9]{{{free}}}0{{1,{zeros}}})"),
        }
    }

    /// Digits after the point that are not all zero; `None` if they have to be.
    fn above_zero(&self) -> Option<String> {
        let from = |first: u8| {
            let (free, most) = (self.free.saturating_sub(first), self.decimals.saturating_sub(first));
            let zeros = "0".repeat(usize::from(first.saturating_sub(1)));
            format!("{zeros}[1-9]{}", Self::digits(free, most, 0))
        };
        (self.free > 0).then(|| format!("-0\\.(?:{})", (1..=self.free).map(from).collect::<Vec<_>>().join("|")))
    }

    /// Digits of which the first is not zero, after that first one.
    fn after_first(&self) -> String {
        format!("[0-9]{{0,{}}}{}", self.integer.saturating_sub(1), self.fraction())
    }
}

/// How multipliers are spelt that the same digits stand before.
type Slot = fn(&[Scale]) -> String;

/// A number with its multiplier: no leading zero, no signed zero.
pub(super) fn number(scales: &[Scaled], slot: Slot) -> String {
    let large = joined(scales, slot, |scaled| Some(scaled.after_first()));
    let zero = joined(scales, slot, |scaled| Some(format!("0{}", scaled.fraction())));
    let small = joined(scales, slot, Scaled::above_zero);
    let small = if small.is_empty() { small } else { format!("|{small}") };
    format!("(?:-?[1-9](?:{large})|{zero}{small})")
}

/// The digits of all multipliers, those that are alike together.
fn joined(scales: &[Scaled], slot: Slot, digits: impl Fn(&Scaled) -> Option<String>) -> String {
    let mut alike: Vec<(String, Vec<Scale>)> = Vec::new();
    for scaled in scales {
        let Some(digits) = digits(scaled) else { continue };
        match alike.iter_mut().find(|(known, _)| *known == digits) {
            Some((_, scales)) => scales.push(scaled.scale),
            None => alike.push((digits, vec![scaled.scale])),
        }
    }
    alike.iter().map(|(digits, scales)| format!("{digits}{}", slot(scales))).collect::<Vec<_>>().join("|")
}
