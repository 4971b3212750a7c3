//! Multipliers between a number and its unit: 万, 亿, million.

use std::fmt;

/// Which units a multiplier goes with: 311万元, but 12.5 million CNY.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Script {
    /// Written without blanks: 万元, 万人, 万.
    Han,
    /// Written with blanks: ` million CNY`.
    Latin,
}

/// A power of ten that a document writes as a word (万, 亿, million).
///
/// ```
/// use budget_performance::figure::Scale;
///
/// assert_eq!(Scale::WAN.exponent(), 4);
/// assert_eq!(Scale::WAN.to_string(), "万");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Scale(Word);

/// Which multiplier it is: one byte, so that figures are small.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Word {
    One,
    Qian,
    Wan,
    BaiWan,
    QianWan,
    Yi,
    WanYi,
    Thousand,
    Million,
    Billion,
    Trillion,
}

/// Every multiplier; of two that begin alike the longer stands first.
const SCALES: [Word; 11] = [
    Word::WanYi,
    Word::Wan,
    Word::Yi,
    Word::QianWan,
    Word::BaiWan,
    Word::Qian,
    Word::Thousand,
    Word::Million,
    Word::Billion,
    Word::Trillion,
    Word::One,
];

impl Word {
    /// The word with the blank before it, its power of ten, and what units it goes with.
    #[inline]
    const fn entry(self) -> (&'static str, u8, Option<Script>) {
        use Script::{Han, Latin};
        match self {
            Self::One => ("", 0, None),
            Self::Qian => ("千", 3, Some(Han)),
            Self::Wan => ("万", 4, Some(Han)),
            Self::BaiWan => ("百万", 6, Some(Han)),
            Self::QianWan => ("千万", 7, Some(Han)),
            Self::Yi => ("亿", 8, Some(Han)),
            Self::WanYi => ("万亿", 12, Some(Han)),
            Self::Thousand => (" thousand", 3, Some(Latin)),
            Self::Million => (" million", 6, Some(Latin)),
            Self::Billion => (" billion", 9, Some(Latin)),
            Self::Trillion => (" trillion", 12, Some(Latin)),
        }
    }
}

impl Scale {
    /// No multiplier.
    pub const ONE: Self = Self(Word::One);
    /// Ten thousand (万), the usual one of Chinese budgets.
    pub const WAN: Self = Self(Word::Wan);
    /// A hundred million (亿).
    pub const YI: Self = Self(Word::Yi);

    /// Every multiplier that the canonical spelling knows, and none at all.
    pub fn all() -> impl Iterator<Item = Self> {
        SCALES.into_iter().map(Self)
    }

    /// The power of ten.
    #[inline]
    pub fn exponent(self) -> u8 {
        self.0.entry().1
    }

    /// The word with the blank before it, if it is not Chinese.
    pub(crate) fn spelling(self) -> &'static str {
        self.0.entry().0
    }

    /// Whether the multiplier goes with units written in `script`.
    pub(crate) fn fits(self, script: Option<Script>) -> bool {
        let (_, _, own) = self.0.entry();
        own.is_none() || script.is_none() || own == script
    }

    /// The multiplier that `text` begins with, or [`Scale::ONE`], and what follows it.
    #[inline]
    pub(crate) fn strip(text: &str) -> (Self, &str) {
        let found = SCALES.into_iter().find_map(|word| Some((Self(word), text.strip_prefix(word.entry().0)?)));
        found.unwrap_or((Self::ONE, text))
    }
}

impl fmt::Display for Scale {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.spelling().trim_start())
    }
}

impl fmt::Debug for Scale {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Scale(10^{})", self.exponent())
    }
}
