//! Figures as a document prints them, and the true values that are printed so: by the definition of each way to round.

use num_bigint::BigInt;
use num_traits::{Signed, Zero};

use super::exact::{Q, Set, ten_to, whole};

/// A way to round, by its definition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    HalfUp,
    HalfEven,
    HalfDown,
    Down,
    Up,
    Ceiling,
    Floor,
}

impl Mode {
    pub(crate) const NEAREST: [Self; 3] = [Self::HalfUp, Self::HalfEven, Self::HalfDown];
    pub(crate) const TRUTHFUL: [Self; 4] = [Self::HalfUp, Self::HalfEven, Self::HalfDown, Self::Down];

    /// The whole number that stands for a fraction.
    pub(crate) fn round(self, exact: &Q) -> BigInt {
        let (below, above) = (exact.floor().to_integer(), exact.ceil().to_integer());
        let (inner, outer) = if exact.is_negative() { (&above, &below) } else { (&below, &above) };
        let even = if (&below % BigInt::from(2)).is_zero() { &below } else { &above };
        let twice = (exact - whole(below.clone())) * whole(2);
        let tie = |of_two: &BigInt| match twice.cmp(&whole(1)) {
            std::cmp::Ordering::Less => below.clone(),
            std::cmp::Ordering::Equal => of_two.clone(),
            std::cmp::Ordering::Greater => above.clone(),
        };
        match self {
            Self::HalfUp => tie(outer),
            Self::HalfEven => tie(even),
            Self::HalfDown => tie(inner),
            Self::Down => inner.clone(),
            Self::Up => outer.clone(),
            Self::Ceiling => above.clone(),
            Self::Floor => below.clone(),
        }
    }
}

/// How all figures of a document are supposed to be rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Supposed {
    /// To the nearest, by whatever rule for ties.
    Nearest,
    By(Mode),
}

pub(crate) const CUT_OFF: Supposed = Supposed::By(Mode::Down);

/// A unit with its multiplier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unit {
    pub(crate) word: &'static str,
    /// The power of ten that it multiplies with.
    pub(crate) exponent: u32,
    /// Whether whole numbers of it are exact.
    pub(crate) counted: bool,
}

const fn unit(word: &'static str, exponent: u32, counted: bool) -> Unit {
    Unit { word, exponent, counted }
}

pub(crate) const MONEY: [Unit; 3] = [unit("万元", 4, false), unit("元", 0, false), unit("亿元", 8, false)];
pub(crate) const PEOPLE: [Unit; 2] = [unit("人", 0, true), unit("万人", 4, false)];
pub(crate) const THINGS: [Unit; 2] = [unit("家", 0, true), unit("万家", 4, false)];
pub(crate) const LENGTHS: [Unit; 2] = [unit("公里", 0, false), unit("万公里", 4, false)];
pub(crate) const PERCENT: [Unit; 1] = [unit("%", 0, false)];

/// A word that blurs a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Blur {
    Over,
    AtLeast,
    Under,
    AtMost,
    About,
}

impl Blur {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Over => ("超过", ""),
            Self::AtLeast => ("", "以上"),
            Self::Under => ("近", ""),
            Self::AtMost => ("", "以下"),
            Self::About => ("约", ""),
        }
    }
}

/// A printed number: a count of its last digit, how many decimals, unit and hedge.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Print {
    pub(crate) count: BigInt,
    pub(crate) decimals: u32,
    pub(crate) unit: Unit,
    pub(crate) blur: Option<Blur>,
}

impl Print {
    pub(crate) fn new(count: impl Into<BigInt>, decimals: u32, unit: Unit) -> Self {
        Self { count: count.into(), decimals, unit, blur: None }
    }

    /// A true value, rounded once.
    pub(crate) fn of(value: &Q, decimals: u32, unit: Unit, mode: Mode) -> Self {
        let step = step(decimals, unit);
        Self::new(mode.round(&(value / step)), decimals, unit)
    }

    pub(crate) fn step(&self) -> Q {
        step(self.decimals, self.unit)
    }

    pub(crate) fn value(&self) -> Q {
        whole(self.count.clone()) * self.step()
    }

    pub(crate) fn is_exact(&self) -> bool {
        self.unit.counted && self.decimals == 0
    }

    pub(crate) fn text(&self) -> String {
        let digits = self.count.abs().to_string();
        let decimals = usize::try_from(self.decimals).expect("few");
        let digits = format!("{digits:0>width$}", width = decimals + 1);
        let (integer, fraction) = digits.split_at(digits.len() - decimals);
        let sign = if self.count.is_negative() { "-" } else { "" };
        let point = if decimals == 0 { "" } else { "." };
        let (before, after) = self.blur.map_or(("", ""), Blur::words);
        format!("{before}{sign}{integer}{point}{fraction}{}{after}", self.unit.word)
    }

    /// The true values that are printed so.
    pub(crate) fn set(&self, supposed: Supposed) -> Set {
        let (value, step) = (self.value(), self.step());
        if let Some(blur) = self.blur {
            return blurred(&value, blur);
        }
        if self.is_exact() {
            return Set::point(value);
        }
        let half = &step / whole(2);
        let (low, high, far_low, far_high) = (&value - &half, &value + &half, &value - &step, &value + &step);
        let even = (&self.count % BigInt::from(2)).is_zero();
        let sign = i32::from(value.is_positive()) - i32::from(value.is_negative());
        match supposed {
            Supposed::Nearest => Set::between((low, true), (high, true)),
            Supposed::By(Mode::HalfEven) => Set::between((low, even), (high, even)),
            Supposed::By(Mode::HalfUp) => Set::between((low, sign > 0), (high, sign < 0)),
            Supposed::By(Mode::HalfDown) => Set::between((low, sign <= 0), (high, sign >= 0)),
            Supposed::By(Mode::Down) if sign == 0 => Set::between((far_low, false), (far_high, false)),
            Supposed::By(Mode::Up) if sign == 0 => Set::point(value),
            // The value is the lower end of what it stands for, or the upper.
            Supposed::By(Mode::Floor) => Set::between((value, true), (far_high, false)),
            Supposed::By(mode) if mode != Mode::Ceiling && (mode == Mode::Down) == (sign > 0) => {
                Set::between((value, true), (far_high, false))
            }
            Supposed::By(_) => Set::between((far_low, false), (value, true)),
        }
    }
}

fn step(decimals: u32, unit: Unit) -> Q {
    ten_to(unit.exponent) / ten_to(decimals)
}

/// What a hedge leaves open: it speaks of the size, whatever the sign.
fn blurred(value: &Q, blur: Blur) -> Set {
    let size = value.abs();
    let set = match blur {
        Blur::Over => Set::from(size, false),
        Blur::AtLeast => Set::from(size, true),
        Blur::Under if size.is_zero() => Set::point(size),
        Blur::Under => Set::between((Q::zero(), true), (size, false)),
        Blur::AtMost => Set::between((Q::zero(), true), (size, true)),
        Blur::About => Set::ALL,
    };
    if value.is_negative() { set.negated() } else { set }
}

/// The sets are what the definitions of the modes say: tried on eighths of a last digit around zero.
#[test]
fn a_value_is_in_the_set_of_what_it_is_printed_as_and_in_no_other() {
    use Mode::{Ceiling, Down, Floor, HalfDown, HalfEven, HalfUp, Up};
    for mode in [HalfUp, HalfEven, HalfDown, Down, Up, Ceiling, Floor] {
        for eighths in -20..=20 {
            let value = super::exact::fraction(eighths, 80);
            let printed = Print::of(&value, 1, MONEY[1], mode);
            for count in -4..=4 {
                let print = Print::new(count, 1, MONEY[1]);
                let within = print.set(Supposed::By(mode)).contains(&value);
                assert_eq!(within, print == printed, "{value} as {} by {mode:?}", print.text());
            }
            let nearest = Print::of(&value, 1, MONEY[1], HalfUp).set(Supposed::Nearest);
            assert!(nearest.contains(&value) && printed.set(Supposed::By(mode)).contains(&value));
        }
    }
}
