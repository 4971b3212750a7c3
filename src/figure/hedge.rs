//! Words that blur a number: 180**余**万元, **近**300万元, 20人**以上**.

use std::fmt;

use self::HedgeSense::{About, AtLeast, AtMost, Over, Under};

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

const fn prefix(word: &'static str, sense: HedgeSense) -> Entry {
    Entry { word, sense, place: HedgePlace::Prefix }
}

const fn suffix(word: &'static str, sense: HedgeSense) -> Entry {
    Entry { word, sense, place: HedgePlace::Suffix }
}

/// Hedges before the number; of two that begin alike the longer stands first.
static PREFIXES: [Entry; 30] = [
    prefix("超过", Over),
    prefix("超", Over),
    prefix("逾", Over),
    prefix("高于", Over),
    prefix("不少于", AtLeast),
    prefix("不低于", AtLeast),
    prefix("至少", AtLeast),
    prefix("近", Under),
    prefix("不足", Under),
    prefix("不到", Under),
    prefix("低于", Under),
    prefix("不超过", AtMost),
    prefix("不高于", AtMost),
    prefix("至多", AtMost),
    prefix("最多", AtMost),
    prefix("约", About),
    prefix("大约", About),
    prefix("over ", Over),
    prefix("more than ", Over),
    prefix("at least ", AtLeast),
    prefix("no less than ", AtLeast),
    prefix("nearly ", Under),
    prefix("almost ", Under),
    prefix("less than ", Under),
    prefix("up to ", AtMost),
    prefix("at most ", AtMost),
    prefix("no more than ", AtMost),
    prefix("about ", About),
    prefix("around ", About),
    prefix("approximately ", About),
];

/// Hedges between number and multiplier.
static BEFORE_SCALE: [Entry; 2] = [
    Entry { word: "余", sense: Over, place: HedgePlace::BeforeScale },
    Entry { word: "多", sense: Over, place: HedgePlace::BeforeScale },
];

/// Hedges between number or multiplier and unit.
static BEFORE_UNIT: [Entry; 2] = [
    Entry { word: "余", sense: Over, place: HedgePlace::BeforeUnit },
    Entry { word: "多", sense: Over, place: HedgePlace::BeforeUnit },
];

/// Hedges after the unit.
static SUFFIXES: [Entry; 4] =
    [suffix("以上", AtLeast), suffix("以下", AtMost), suffix("以内", AtMost), suffix("左右", About)];

impl Hedge {
    /// Every hedge that the canonical spelling knows.
    pub fn all() -> impl Iterator<Item = Self> {
        let places = [HedgePlace::Prefix, HedgePlace::BeforeScale, HedgePlace::BeforeUnit, HedgePlace::Suffix];
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
    pub(crate) fn strip_inner(text: &str, place: HedgePlace) -> Option<(Self, &str)> {
        Self::at(place).find_map(|hedge| Some((hedge, text.strip_prefix(hedge.0.word)?)))
    }

    fn at(place: HedgePlace) -> impl Iterator<Item = Self> {
        let entries: &[Entry] = match place {
            HedgePlace::Prefix => &PREFIXES,
            HedgePlace::BeforeScale => &BEFORE_SCALE,
            HedgePlace::BeforeUnit => &BEFORE_UNIT,
            HedgePlace::Suffix => &SUFFIXES,
        };
        entries.iter().map(Self)
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
            for earlier in hedges.iter().take(index).filter(|earlier| earlier.place() == later.place()) {
                let hidden = match later.place() {
                    HedgePlace::Suffix => later.spelling().ends_with(earlier.spelling()),
                    _ => later.spelling().starts_with(earlier.spelling()),
                };
                assert!(!hidden, "{} hides {}", earlier.word(), later.word());
            }
        }
    }
}
