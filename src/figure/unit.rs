//! What follows the number: 元, %, 人, 公里, ` CNY`.

use std::fmt;
use std::hash::Hash;
use std::str::FromStr;
use std::sync::Arc;

use super::currency::Currency;
use super::scale::{Scale, Script};

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::MoneyUnit {}
    impl Sealed for super::RatioUnit {}
    impl Sealed for super::HeadUnit {}
    impl Sealed for super::UnitOfMeasure {}
}

/// The unit of a stated figure, without its multiplier.
///
/// Displayed as read aloud (`元`, `CNY`).
pub trait Unit: Clone + Eq + Hash + fmt::Debug + fmt::Display + Send + Sync + sealed::Sealed + 'static {
    /// The unit that the canonical spelling writes as `text`, blank included.
    #[doc(hidden)]
    fn from_spelling(text: &str) -> Option<Self>;

    /// The canonical spelling, blank included.
    #[doc(hidden)]
    fn write(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result;

    /// Whether multipliers are written 万 or ` million`; `None` if either will do.
    #[doc(hidden)]
    fn is_latin(&self) -> Option<bool>;

    /// The power of ten from this unit to the one that values are counted in (−1 for ‰).
    #[doc(hidden)]
    fn exponent(&self) -> i8 {
        0
    }

    /// Whether multipliers may stand before it.
    #[doc(hidden)]
    fn takes_scale(&self) -> bool {
        true
    }

    /// Whether a whole number of it, written without a multiplier, is exact rather than rounded.
    #[doc(hidden)]
    fn is_counted(&self) -> bool;
}

pub(crate) fn script(unit: &impl Unit) -> Option<Script> {
    unit.is_latin().map(|latin| if latin { Script::Latin } else { Script::Han })
}

/// The unit of money: 元, or the code of any currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MoneyUnit {
    /// The yuan of the renminbi, as Chinese documents write it (元).
    Yuan,
    /// A currency by its ISO 4217 code.
    Code(Currency),
}

impl MoneyUnit {
    /// The currency: `元` is [`Currency::CNY`].
    pub fn currency(self) -> Currency {
        match self {
            Self::Yuan => Currency::CNY,
            Self::Code(currency) => currency,
        }
    }
}

impl Unit for MoneyUnit {
    fn from_spelling(text: &str) -> Option<Self> {
        if text == "元" {
            return Some(Self::Yuan);
        }
        text.strip_prefix(' ')?.parse().ok().map(Self::Code)
    }

    fn write(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Yuan => formatter.write_str("元"),
            Self::Code(currency) => write!(formatter, " {currency}"),
        }
    }

    fn is_latin(&self) -> Option<bool> {
        Some(matches!(self, Self::Code(_)))
    }

    fn is_counted(&self) -> bool {
        false
    }
}

impl fmt::Display for MoneyUnit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Yuan => formatter.write_str("元"),
            Self::Code(currency) => fmt::Display::fmt(currency, formatter),
        }
    }
}

/// The sign of a ratio.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RatioUnit {
    /// Hundredths (%).
    Percent,
    /// Thousandths (‰).
    PerMille,
    /// Points between two percentages (个百分点).
    PercentagePoint,
}

impl Unit for RatioUnit {
    fn from_spelling(text: &str) -> Option<Self> {
        [Self::Percent, Self::PerMille, Self::PercentagePoint].into_iter().find(|unit| unit.word() == text)
    }

    fn write(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.word())
    }

    fn is_latin(&self) -> Option<bool> {
        Some(false)
    }

    fn exponent(&self) -> i8 {
        if matches!(self, Self::PerMille) { -1 } else { 0 }
    }

    fn takes_scale(&self) -> bool {
        false
    }

    fn is_counted(&self) -> bool {
        false
    }
}

impl RatioUnit {
    fn word(self) -> &'static str {
        match self {
            Self::Percent => "%",
            Self::PerMille => "‰",
            Self::PercentagePoint => "个百分点",
        }
    }
}

impl fmt::Display for RatioUnit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.word())
    }
}

/// How a number of people or posts is counted; the word may be left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum HeadUnit {
    /// No word: `19`.
    #[default]
    Bare,
    /// 人: `19人`.
    Person,
    /// 名: `19名`.
    Name,
    /// `19 people`.
    People,
    /// `23 posts`.
    Posts,
}

impl HeadUnit {
    const ALL: [Self; 5] = [Self::Bare, Self::Person, Self::Name, Self::People, Self::Posts];

    /// Whether a text holds a word for people or posts; the only unit without one is [`Self::Bare`].
    pub(super) fn is_written_in(text: &str) -> bool {
        Self::ALL.into_iter().any(|unit| unit != Self::Bare && text.contains(unit.spelling().trim_start()))
    }

    fn spelling(self) -> &'static str {
        match self {
            Self::Bare => "",
            Self::Person => "人",
            Self::Name => "名",
            Self::People => " people",
            Self::Posts => " posts",
        }
    }
}

impl Unit for HeadUnit {
    fn from_spelling(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.spelling() == text)
    }

    fn write(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.spelling())
    }

    fn is_latin(&self) -> Option<bool> {
        match self {
            Self::Bare => None,
            Self::Person | Self::Name => Some(false),
            Self::People | Self::Posts => Some(true),
        }
    }

    fn is_counted(&self) -> bool {
        true
    }
}

impl fmt::Display for HeadUnit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.spelling().trim_start())
    }
}

/// A unit of measure or a counting word (计量单位): 家, 处, 公里, 人次, FTE; or none.
///
/// At most twelve characters: Chinese ones, or a word of Latin letters that begins with a small one or with a known sign (`FTE`,
/// `MWh`, `CO2`). Characters that belong to numbers, multipliers
/// and hedges (三, 万, 余, 以 …) and 元 are not part of a unit; nor is a unit a word that multiplies or begins with one that does
/// (`million`), or that names money or a percentage (`CNY`, `percent`).
///
/// ```
/// use budget_performance::figure::{Quantity, Scale, Stated, UnitOfMeasure};
/// use rust_decimal::Decimal;
///
/// let kilometres: UnitOfMeasure = "公里".parse()?;
/// assert_eq!(Stated::<Quantity>::new(Decimal::new(13, 1), Scale::ONE, kilometres)?.to_string(), "1.3公里");
/// assert!("万元".parse::<UnitOfMeasure>().is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct UnitOfMeasure(Option<Arc<str>>);

/// Characters that a unit of measure has at most.
pub(super) const MAX_UNIT: usize = 12;

/// Characters that would be taken for something else in a Chinese unit: simplified, traditional, capital.
const RESERVED: &str = "元圆圓零〇一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬億余餘多以左超逾近约";

/// Words that stand for money or percentages.
pub(super) const RESERVED_WORDS: [&str; 1] = ["pp"];

/// What words that stand for money or percentages begin with.
const RESERVED_STARTS: [&str; 3] = ["percent", "rmb", "yuan"];

/// Units that begin with a capital letter. All others are written small, so that no code of a currency is one of them.
pub(super) const SIGNS: [&str; 33] = [
    "A", "CO2", "FTE", "GB", "GHz", "GJ", "GL", "GW", "GWh", "Gbps", "Hz", "J", "KB", "L", "MB", "MHz", "MJ", "ML",
    "MPa", "MVA", "MW", "MWh", "Mbps", "Mt", "N", "PB", "Pa", "TB", "TEU", "TJ", "TWh", "V", "W",
];

/// Units that are measured, not counted: their last digit is rounded even where it is whole. So it is of all signs. The
/// shortest stand first, then they are sorted: most words are told apart by their length.
const MEASURES: [&str; 60] = [
    "g",
    "h",
    "l",
    "m",
    "t",
    "cm",
    "ha",
    "kg",
    "km",
    "mm",
    "kWh",
    "m²",
    "m³",
    "㎡",
    "㎥",
    "亩",
    "克",
    "分",
    "升",
    "吨",
    "周",
    "天",
    "年",
    "度",
    "斤",
    "方",
    "日",
    "月",
    "瓦",
    "秒",
    "米",
    "里",
    "days",
    "km²",
    "hours",
    "weeks",
    "years",
    "months",
    "points",
    "个月",
    "兆瓦",
    "公斤",
    "公里",
    "公顷",
    "分米",
    "分钟",
    "厘米",
    "小时",
    "工日",
    "平方",
    "平米",
    "延米",
    "毫克",
    "毫升",
    "毫米",
    "立方",
    "minutes",
    "平方米",
    "立方米",
    "平方公里",
];

fn by_length<'w>(word: &&'w str) -> (usize, &'w str) {
    (word.len(), word)
}

impl UnitOfMeasure {
    /// No unit at all.
    pub const NONE: Self = Self(None);

    /// The unit as it is spoken; empty if there is none.
    pub fn as_str(&self) -> &str {
        self.0.as_deref().unwrap_or_default()
    }

    /// Whether there is no unit.
    pub fn is_none(&self) -> bool {
        self.0.is_none()
    }

    /// Whether a Chinese unit may begin with it.
    pub(super) fn is_han_first(character: char) -> bool {
        character != '/' && Self::is_han_character(character)
    }

    /// Whether a Chinese unit may hold it.
    pub(super) fn is_han_character(character: char) -> bool {
        matches!(character, '\u{4e00}'..='\u{9fff}' | '㎡' | '㎥' | '℃' | '/') && !RESERVED.contains(character)
    }

    /// Whether a unit of Latin letters that is no known sign may begin with it.
    pub(super) fn is_latin_first(character: char) -> bool {
        character.is_ascii_lowercase()
    }

    /// Whether a unit of Latin letters may hold it.
    pub(super) fn is_latin_character(character: char) -> bool {
        character.is_ascii_alphanumeric() || Self::joins(character)
    }

    /// Whether it joins a sign to what follows.
    pub(super) fn joins(character: char) -> bool {
        matches!(character, '/' | '-' | '²' | '³')
    }

    /// What no unit of small letters may begin with: multipliers, which are read before any unit, and [`RESERVED_STARTS`].
    pub(super) fn reserved_starts() -> impl Iterator<Item = &'static str> {
        Scale::all().filter_map(|scale| scale.spelling().strip_prefix(' ')).chain(RESERVED_STARTS)
    }

    fn is_han_word(text: &str) -> bool {
        text.starts_with(Self::is_han_first) && text.chars().all(Self::is_han_character)
    }

    fn is_latin_word(text: &str) -> bool {
        (Self::is_small_word(text) || Self::is_signed_word(text)) && text.chars().all(Self::is_latin_character)
    }

    fn is_small_word(text: &str) -> bool {
        text.starts_with(Self::is_latin_first)
            && !RESERVED_WORDS.contains(&text)
            && !Self::reserved_starts().any(|start| text.starts_with(start))
    }

    /// Whether a word is a known sign, alone or joined to more.
    fn is_signed_word(text: &str) -> bool {
        let rests = SIGNS.iter().filter_map(|sign| text.strip_prefix(sign));
        rests.into_iter().any(|rest| rest.is_empty() || rest.starts_with(Self::joins))
    }

    /// A text that begins with a unit of Latin letters, in small ones if it is a unit only so: `KM` is `km`.
    pub(super) fn in_small_letters(text: &str) -> Option<String> {
        let end = text.find(|character| !Self::is_latin_character(character)).unwrap_or(text.len());
        let (word, rest) = text.split_at_checked(end)?;
        let small = word.to_ascii_lowercase();
        let is_folded = !Self::is_latin_word(word) && Self::is_latin_word(&small) && word.parse::<Currency>().is_err();
        is_folded.then(|| small + rest)
    }

    fn of_word(word: &str, legal: fn(&str) -> bool) -> Option<Self> {
        (legal(word) && word.chars().count() <= MAX_UNIT).then(|| Self(Some(word.into())))
    }
}

impl Unit for UnitOfMeasure {
    fn from_spelling(text: &str) -> Option<Self> {
        if text.is_empty() {
            return Some(Self::NONE);
        }
        match text.strip_prefix(' ') {
            Some(word) => Self::of_word(word, Self::is_latin_word),
            None => Self::of_word(text, Self::is_han_word),
        }
    }

    fn write(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let blank = if self.is_latin() == Some(true) { " " } else { "" };
        write!(formatter, "{blank}{}", self.as_str())
    }

    fn is_latin(&self) -> Option<bool> {
        self.0.as_deref().map(|word| word.starts_with(|first: char| first.is_ascii_alphabetic()))
    }

    fn is_counted(&self) -> bool {
        let word = self.as_str();
        let is_sign =
            || word.starts_with(|first: char| first.is_ascii_uppercase()) && SIGNS.binary_search(&word).is_ok();
        MEASURES.binary_search_by_key(&by_length(&word), by_length).is_err() && !is_sign()
    }
}

/// A text that is no unit of measure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, thiserror::Error)]
#[error("expected a unit of measure of at most twelve characters, such as `家` or `km`")]
pub struct UnitError;

impl FromStr for UnitOfMeasure {
    type Err = UnitError;

    fn from_str(word: &str) -> Result<Self, UnitError> {
        if word.is_empty() {
            return Ok(Self::NONE);
        }
        Self::of_word(word, |word| Self::is_han_word(word) || Self::is_latin_word(word)).ok_or(UnitError)
    }
}

impl fmt::Display for UnitOfMeasure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::{MEASURES, SIGNS, by_length};

    /// They are searched by halves.
    #[test]
    fn lists_of_units_are_sorted() {
        assert!(MEASURES.is_sorted_by_key(by_length) && SIGNS.is_sorted());
    }
}
