//! Points and weights as a framework writes them.

use std::fmt;
use std::str::FromStr;

use super::number::Number;
use crate::figure::power_of_ten;
use crate::figure::text::{Leaf, leaf, pattern};
use crate::model::TextError;

/// Points or a weight (分值) as written: `5`, `0.5`, `8.33`; not negative, below a million.
///
/// ```
/// use budget_performance::scoring::Marks;
///
/// assert_eq!("8.30".parse::<Marks>()?.to_string(), "8.30");
/// assert!("8分".parse::<Marks>().is_err());
/// # Ok::<(), budget_performance::model::TextError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Marks {
    /// Counts of the last digit.
    count: u64,
    decimals: u8,
}

impl Marks {
    /// No points.
    pub(super) const ZERO: Self = Self { count: 0, decimals: 0 };

    /// The exact value.
    #[inline]
    pub fn value(self) -> Number {
        let scale = power_of_ten(u32::from(self.decimals)).unwrap_or(1);
        Number::new(i128::from(self.count), scale).unwrap_or(Number::ZERO)
    }
}

impl FromStr for Marks {
    type Err = TextError;

    fn from_str(text: &str) -> Result<Self, TextError> {
        parse(text).ok_or(TextError::new(<Self as Leaf>::EXPECTED))
    }
}

fn parse(text: &str) -> Option<Marks> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let plain = whole == "0" || !whole.starts_with('0');
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let legal = (1..=6).contains(&whole.len()) && plain && part.len() <= 8 && digits(whole) && digits(part);
    (legal && !text.ends_with('.')).then_some(())?;
    Some(Marks { count: format!("{whole}{part}").parse().ok()?, decimals: u8::try_from(part.len()).ok()? })
}

impl fmt::Display for Marks {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places = usize::from(self.decimals);
        let digits = format!("{:0>width$}", self.count, width = places.saturating_add(1));
        let (whole, part) = digits.split_at(digits.len().saturating_sub(places));
        if part.is_empty() { formatter.write_str(whole) } else { write!(formatter, "{whole}.{part}") }
    }
}

impl Leaf for Marks {
    const EXPECTED: &'static str = "points below a million without a unit, such as `5` or `0.5`";
}

leaf!(Marks);
pattern!(Marks, "(?:0|[1-9][0-9]{0,5})(?:\\.[0-9]{1,8})?");
