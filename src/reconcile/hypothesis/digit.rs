//! Slips of the pen in printed digits: one replaced, two swapped, one lost, one put in.

use super::Explanation;
use crate::figure::{Figure, Measure as _, Quantity, Quotient, Rounding, power_of_ten};

/// The digits of a number as printed, from the left; the point stands before the last `decimals` of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Digits {
    negative: bool,
    row: Vec<u8>,
    decimals: usize,
}

/// More digits than any figure has.
const MOST: usize = 24;

impl Digits {
    /// The digits that a figure is printed with.
    pub(super) fn of(figure: &Figure) -> Self {
        let coefficient = figure.value().scaled().checked_div(figure.step()).unwrap_or_default();
        let decimals = usize::from(figure.decimals());
        let width = decimals.saturating_add(1);
        let text = format!("{:0>width$}", coefficient.unsigned_abs());
        let row = text.bytes().map(|byte| byte.wrapping_sub(b'0')).collect();
        Self { negative: coefficient < 0, row, decimals }
    }

    /// The same digits with the other sign; nothing has none.
    pub(super) fn negated(&self) -> Option<Self> {
        let nothing = self.row.iter().all(|digit| *digit == 0);
        (!nothing).then(|| Self { negative: !self.negative, ..self.clone() })
    }

    /// The same digits with the point so many places further to the right.
    pub(super) fn shifted(&self, places: i8) -> Option<Self> {
        let mut moved = self.clone();
        for _ in 0..places.unsigned_abs() {
            if places < 0 {
                moved.decimals = moved.decimals.checked_add(1)?;
                if moved.row.len() <= moved.decimals {
                    moved.row.insert(0, 0);
                }
            } else if let Some(fewer) = moved.decimals.checked_sub(1) {
                moved.decimals = fewer;
            } else {
                moved.row.push(0);
            }
        }
        while moved.row.len() > moved.decimals.checked_add(1)? && moved.row.first() == Some(&0) {
            moved.row.remove(0);
        }
        moved.is_written().then_some(moved)
    }

    /// Every slip of the pen, undone.
    pub(super) fn slips(&self) -> Vec<(Explanation, Self)> {
        let replaced = self.replaced().map(|digits| (Explanation::DigitReplaced, digits));
        let swapped = self.swapped().map(|digits| (Explanation::DigitsSwapped, digits));
        let longer = self.longer().map(|digits| (Explanation::DigitDropped, digits));
        let shorter = self.shorter().map(|digits| (Explanation::DigitAdded, digits));
        let mut slips: Vec<(Explanation, Self)> = Vec::new();
        for (explanation, digits) in replaced.chain(swapped).chain(longer).chain(shorter) {
            // OK because the same text comes only from neighbours: 311 without either 1, with a 1 before or after.
            let is_new = slips.iter().rev().take(11).all(|(_, earlier)| *earlier != digits);
            if is_new && digits.is_written() && digits != *self {
                slips.push((explanation, digits));
            }
        }
        slips
    }

    fn replaced(&self) -> impl Iterator<Item = Self> + '_ {
        let places = 0..self.row.len();
        places.flat_map(move |place| (0..10).filter_map(move |digit| self.with(|digits| digits.get_mut(place), digit)))
    }

    fn with(&self, place: impl FnOnce(&mut Vec<u8>) -> Option<&mut u8>, digit: u8) -> Option<Self> {
        let mut edited = self.clone();
        *place(&mut edited.row)? = digit;
        Some(edited)
    }

    fn swapped(&self) -> impl Iterator<Item = Self> + '_ {
        let places = 0..self.row.len().saturating_sub(1);
        places.map(move |place| {
            let mut edited = self.clone();
            edited.row.swap(place, place.saturating_add(1));
            edited
        })
    }

    /// With a digit more, before the point or after it.
    fn longer(&self) -> impl Iterator<Item = Self> + '_ {
        let point = self.row.len().saturating_sub(self.decimals);
        let before = (0..=point).map(|place| (place, 0));
        let after = (point..=self.row.len()).map(|place| (place, 1)).filter(|_| self.decimals > 0);
        before.chain(after).flat_map(move |(place, more)| {
            (0..10).map(move |digit| {
                let mut edited = self.clone();
                edited.row.insert(place, digit);
                edited.decimals = edited.decimals.saturating_add(more);
                edited
            })
        })
    }

    /// With a digit less, before the point or after it; a point with nothing after it is not written.
    fn shorter(&self) -> impl Iterator<Item = Self> + '_ {
        let point = self.row.len().saturating_sub(self.decimals);
        let places = (0..self.row.len()).filter(move |place| *place < point || self.decimals > 1);
        places.map(move |place| {
            let mut edited = self.clone();
            edited.row.remove(place);
            edited.decimals = edited.decimals.saturating_sub(usize::from(place >= point));
            edited
        })
    }

    /// Whether a document would write it so: no zero before others, a digit before the point, no sign for nothing.
    fn is_written(&self) -> bool {
        let whole = self.row.len().saturating_sub(self.decimals);
        let leads = whole > 1 && self.row.first() == Some(&0);
        let nothing = self.row.iter().all(|digit| *digit == 0);
        whole > 0 && !leads && self.row.len() <= MOST && !(self.negative && nothing)
    }

    /// The count of the last digit.
    pub(super) fn coefficient(&self) -> i128 {
        let append = |number: i128, digit: &u8| number.saturating_mul(10).saturating_add(i128::from(*digit));
        let magnitude = self.row.iter().fold(0, append);
        if self.negative { magnitude.saturating_neg() } else { magnitude }
    }

    pub(super) fn decimals(&self) -> Option<u8> {
        u8::try_from(self.decimals).ok()
    }

    /// The value of these digits in the unit of `like`, and that of one in the last of them, in counts of 10⁻⁸.
    pub(super) fn value(&self, like: &Figure) -> Option<(i128, i128)> {
        let (own, theirs) = (self.decimals()?, like.decimals());
        let places = power_of_ten(u32::from(own.abs_diff(theirs)))?;
        let step = if own > theirs { exact_quotient(like.step(), places)? } else { like.step().checked_mul(places)? };
        Some((self.coefficient().checked_mul(step)?, step))
    }

    /// These digits in the place of those of `like`, with its unit and its hedge.
    pub(super) fn write(&self, like: &Figure) -> Option<Figure> {
        let decimals = self.decimals()?;
        if like.hedge().is_none() {
            let value = Quantity::from_scaled(self.value(like)?.0).ok()?;
            return like.rewritten(Quotient::whole(value), decimals, Rounding::HalfUp);
        }
        let text = like.to_string().replacen(&Self::of(like).text(), &self.text(), 1);
        let figure: Figure = text.parse().ok()?;
        (std::mem::discriminant(&figure) == std::mem::discriminant(like)).then_some(figure)
    }

    /// The number as printed, without its unit.
    fn text(&self) -> String {
        let point = self.row.len().saturating_sub(self.decimals);
        let mut text = String::from(if self.negative { "-" } else { "" });
        for (place, digit) in self.row.iter().enumerate() {
            if place == point {
                text.push('.');
            }
            text.push(char::from(digit.wrapping_add(b'0')));
        }
        text
    }
}

/// `dividend ÷ divisor`, if nothing is left over.
fn exact_quotient(dividend: i128, divisor: i128) -> Option<i128> {
    (dividend.checked_rem(divisor)? == 0).then(|| dividend.checked_div(divisor)).flatten()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Digits, Explanation};
    use crate::figure::Figure;

    fn texts(figure: &str, explanation: &Explanation) -> BTreeSet<String> {
        let figure: Figure = figure.parse().expect("canonical");
        let slips = Digits::of(&figure).slips().into_iter().filter(|(kind, _)| kind == explanation);
        slips.map(|(_, digits)| digits.write(&figure).expect("it fits").to_string()).collect()
    }

    /// Every text of the same shape at one edit, by brute force on the characters.
    fn by_brute_force(number: &str, unit: &str, edits: impl Iterator<Item = String>) -> BTreeSet<String> {
        let legal = |text: &String| {
            let digits = text.strip_prefix('-').unwrap_or(text);
            let whole = digits.split('.').next().unwrap_or_default();
            let nothing = digits.chars().all(|one| one == '0' || one == '.');
            let faults = [
                whole.is_empty(),
                digits.ends_with('.'),
                whole != "0" && whole.starts_with('0'),
                nothing && text.starts_with('-'),
                text == number,
            ];
            !faults.contains(&true)
        };
        edits.filter(legal).map(|text| text + unit).collect()
    }

    #[test]
    fn slips_are_those_of_the_characters() {
        for (number, unit) in
            [("311.01", "万元"), ("0.24", "%"), ("-4966.66", "元"), ("5", "家"), ("100", "%"), ("10.0", " FTE")]
        {
            let figure = format!("{number}{unit}");
            let chars: Vec<char> = number.chars().collect();
            let is_digit = |place: &usize| chars[*place].is_ascii_digit();
            let join = |chars: Vec<char>| chars.into_iter().collect::<String>();
            let with = |edit: &dyn Fn(&mut Vec<char>)| {
                let mut edited = chars.clone();
                edit(&mut edited);
                join(edited)
            };
            let places = || (0..chars.len()).filter(is_digit);
            let replaced = places().flat_map(|at| ('0'..='9').map(move |digit| (at, digit)));
            let replaced = replaced.map(|(at, digit)| with(&|chars: &mut Vec<char>| chars[at] = digit));
            assert_eq!(texts(&figure, &Explanation::DigitReplaced), by_brute_force(number, unit, replaced), "{figure}");

            let digits: Vec<usize> = places().collect();
            let swapped = digits.windows(2).map(|pair| with(&|chars: &mut Vec<char>| chars.swap(pair[0], pair[1])));
            assert_eq!(texts(&figure, &Explanation::DigitsSwapped), by_brute_force(number, unit, swapped), "{figure}");

            let first = digits[0];
            let longer = (first..=chars.len()).flat_map(|at| ('0'..='9').map(move |digit| (at, digit)));
            let longer = longer.map(|(at, digit)| with(&|chars: &mut Vec<char>| chars.insert(at, digit)));
            assert_eq!(texts(&figure, &Explanation::DigitDropped), by_brute_force(number, unit, longer), "{figure}");

            let shorter = places().map(|at| join([&chars[..at], &chars[at + 1..]].concat()));
            assert_eq!(texts(&figure, &Explanation::DigitAdded), by_brute_force(number, unit, shorter), "{figure}");
        }
    }

    #[test]
    fn a_hedge_stays() {
        assert!(texts("180余万元", &Explanation::DigitReplaced).contains("190余万元"));
        assert!(texts("近300万元", &Explanation::DigitAdded).contains("近30万元"));
    }
}
