//! Words that blur a number: 180**余**万元, **近**300万元, 20人**以上**.

use std::fmt;

/// What a hedge says of the size of a number, whatever its sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum HedgeSense {
    /// More than the number (余, 多, 超过).
    Over,
    /// The number or more (以上, 不少于, 至少).
    AtLeast,
    /// Less than the number (近, 不足).
    Under,
    /// The number or less (以下, 不超过).
    AtMost,
    /// Somewhere near (约, 左右): it contradicts nothing.
    About,
}

/// Where the word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum HedgePlace {
    /// Before the number: 近300万元.
    Prefix,
    /// Between the number and its multiplier: 180余万元.
    BeforeScale,
    /// Between the number, with its multiplier if there is one, and the unit: 3.5万余份, 30多次.
    BeforeUnit,
    /// After the unit: 20人以上.
    Suffix,
}

/// A hedge as it was written: its word, and where it stands.
///
/// ```
/// use budget_performance::figure::{Amount, HedgeSense, Stated};
///
/// let spent: Stated<Amount> = "180余万元".parse()?;
/// let hedge = spent.hedge().expect("it has one");
/// assert_eq!((hedge.word(), hedge.sense()), ("余", HedgeSense::Over));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hedge(&'static Entry);

#[derive(PartialEq, Eq, Hash)]
struct Entry {
    word: &'static str,
    sense: HedgeSense,
    place: HedgePlace,
}

const fn entry(word: &'static str, sense: HedgeSense, place: HedgePlace) -> Entry {
    Entry { word, sense, place }
}

/// The hedges before a multiplier.
static BEFORE_SCALE: [Entry; 2] =
    [entry("余", HedgeSense::Over, HedgePlace::BeforeScale), entry("多", HedgeSense::Over, HedgePlace::BeforeScale)];

/// The hedges before a unit.
static BEFORE_UNIT: [Entry; 2] =
    [entry("余", HedgeSense::Over, HedgePlace::BeforeUnit), entry("多", HedgeSense::Over, HedgePlace::BeforeUnit)];

/// The hedges after a unit.
static SUFFIX: [Entry; 4] = [
    entry("以上", HedgeSense::AtLeast, HedgePlace::Suffix),
    entry("以下", HedgeSense::AtMost, HedgePlace::Suffix),
    entry("以内", HedgeSense::AtMost, HedgePlace::Suffix),
    entry("左右", HedgeSense::About, HedgePlace::Suffix),
];

/// The hedges before a number; of two that begin alike the longer stands first.
static PREFIX: [Entry; 30] = {
    use HedgePlace::Prefix;
    use HedgeSense::{About, AtLeast, AtMost, Over, Under};
    [
        entry("超过", Over, Prefix),
        entry("超", Over, Prefix),
        entry("逾", Over, Prefix),
        entry("高于", Over, Prefix),
        entry("不少于", AtLeast, Prefix),
        entry("不低于", AtLeast, Prefix),
        entry("至少", AtLeast, Prefix),
        entry("近", Under, Prefix),
        entry("不足", Under, Prefix),
        entry("不到", Under, Prefix),
        entry("低于", Under, Prefix),
        entry("不超过", AtMost, Prefix),
        entry("不高于", AtMost, Prefix),
        entry("至多", AtMost, Prefix),
        entry("最多", AtMost, Prefix),
        entry("约", About, Prefix),
        entry("大约", About, Prefix),
        entry("over ", Over, Prefix),
        entry("more than ", Over, Prefix),
        entry("at least ", AtLeast, Prefix),
        entry("no less than ", AtLeast, Prefix),
        entry("nearly ", Under, Prefix),
        entry("almost ", Under, Prefix),
        entry("less than ", Under, Prefix),
        entry("up to ", AtMost, Prefix),
        entry("at most ", AtMost, Prefix),
        entry("no more than ", AtMost, Prefix),
        entry("about ", About, Prefix),
        entry("around ", About, Prefix),
        entry("approximately ", About, Prefix),
    ]
};

impl Hedge {
    /// Every hedge that the canonical spelling knows.
    pub fn all() -> impl Iterator<Item = Self> {
        let places = [HedgePlace::BeforeScale, HedgePlace::BeforeUnit, HedgePlace::Prefix, HedgePlace::Suffix];
        places.into_iter().flat_map(Self::at)
    }

    /// The word as written, without blanks.
    pub fn word(self) -> &'static str {
        self.0.word.trim_end()
    }

    /// What it says of the size of the number.
    pub fn sense(self) -> HedgeSense {
        self.0.sense
    }

    /// Where it stands.
    pub fn place(self) -> HedgePlace {
        self.0.place
    }

    /// The word with the blank that follows it, if it stands before a number and is not Chinese.
    pub(crate) fn spelling(self) -> &'static str {
        self.0.word
    }

    /// The hedge that `text` begins with, and what follows it.
    pub(crate) fn strip_prefix(text: &str) -> Option<(Self, &str)> {
        Self::at(HedgePlace::Prefix).find_map(|hedge| Some((hedge, text.strip_prefix(hedge.0.word)?)))
    }

    /// The hedge that `text` ends with, and what precedes it.
    pub(crate) fn strip_suffix(text: &str) -> Option<(Self, &str)> {
        Self::at(HedgePlace::Suffix).find_map(|hedge| Some((hedge, text.strip_suffix(hedge.0.word)?)))
    }

    /// The hedge at `place`, after the number, that `text` begins with, and what follows it.
    #[inline]
    pub(crate) fn strip_inner(text: &str, place: HedgePlace) -> Option<(Self, &str)> {
        Self::at(place).find_map(|hedge| Some((hedge, text.strip_prefix(hedge.0.word)?)))
    }

    #[inline]
    fn at(place: HedgePlace) -> impl Iterator<Item = Self> {
        let hedges = match place {
            HedgePlace::Prefix => PREFIX.as_slice(),
            HedgePlace::BeforeScale => &BEFORE_SCALE,
            HedgePlace::BeforeUnit => &BEFORE_UNIT,
            HedgePlace::Suffix => &SUFFIX,
        };
        hedges.iter().map(Self)
    }
}

impl fmt::Debug for Hedge {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Hedge({:?}, {:?})", self.word(), self.place())
    }
}

#[cfg(test)]
mod tests {
    use super::{Hedge, HedgePlace};

    #[test]
    fn no_earlier_hedge_hides_a_later_one() {
        let hedges: Vec<Hedge> = Hedge::all().collect();
        for (index, later) in hedges.iter().enumerate() {
            for earlier in &hedges[..index] {
                let hidden = match later.place() {
                    HedgePlace::Suffix => later.spelling().ends_with(earlier.spelling()),
                    _ => later.spelling().starts_with(earlier.spelling()),
                };
                assert!(earlier.place() != later.place() || !hidden, "{} hides {}", earlier.word(), later.word());
            }
        }
    }
}
