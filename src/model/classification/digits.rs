//! Up to seven decimal digits in one number: what all hierarchical codes are made of.

use std::num::NonZeroU32;

/// Room for digits.
pub(super) const ROOM: u8 = 7;

/// One to seven decimal digits, packed so that they sort as their text does: 201, 20101, 2010101, 202.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digits(NonZeroU32);

/// `10^exponent`, for an exponent of at most 7.
const fn power(exponent: u8) -> u32 {
    match exponent {
        0 => 1,
        1 => 10,
        2 => 100,
        3 => 1_000,
        4 => 10_000,
        5 => 100_000,
        6 => 1_000_000,
        _ => 10_000_000,
    }
}

#[expect(clippy::arithmetic_side_effects, reason = "seven digits and their number stay below 2^27")]
impl Digits {
    /// A single zero, which is no class.
    pub(super) const ZERO: Self = Self(NonZeroU32::MIN);

    /// The digits of a text that may have points in it.
    pub(super) const fn new(text: &[u8]) -> Option<Self> {
        let (mut rest, mut number, mut len) = (text, 0, 0);
        while let Some((&byte, after)) = rest.split_first() {
            rest = after;
            match byte {
                b'0'..=b'9' if len < ROOM => {
                    number = number * 10 + (byte - b'0') as u32;
                    len += 1;
                }
                b'.' => {}
                _ => return None,
            }
        }
        if len == 0 { None } else { Self::pack(number * power(ROOM - len), len) }
    }

    /// Packs a number that is filled up with zeros to seven digits.
    const fn pack(filled: u32, len: u8) -> Option<Self> {
        match NonZeroU32::new(filled * 8 + len as u32) {
            Some(packed) => Some(Self(packed)),
            None => None,
        }
    }

    /// One number for all of it.
    pub(super) const fn packed(self) -> u32 {
        self.0.get()
    }

    /// How many there are.
    pub(super) const fn len(self) -> u8 {
        (self.packed() % 8) as u8
    }

    /// The first `len` of them; all, if there are no more.
    pub(super) const fn first(self, len: u8) -> Self {
        if len == 0 || len >= self.len() {
            return self;
        }
        let step = power(ROOM - len);
        match Self::pack(self.packed() / 8 / step * step, len) {
            Some(first) => first,
            None => self,
        }
    }

    /// Each of them, as text.
    pub(super) fn each(self) -> impl Iterator<Item = char> {
        (0..self.len()).filter_map(move |place| char::from_digit(self.packed() / 8 / power(ROOM - 1 - place) % 10, 10))
    }
}

#[cfg(test)]
mod tests {
    use super::Digits;

    fn digits(text: &str) -> Digits {
        Digits::new(text.as_bytes()).expect("digits")
    }

    #[test]
    fn order_is_that_of_the_text() {
        let texts = ["00", "000", "01", "01.1", "0110", "02", "201", "20100", "2010000", "2010001", "20101", "202"];
        for pair in texts.windows(2) {
            assert!(digits(pair[0]) < digits(pair[1]), "{pair:?}");
        }
        for text in texts {
            assert_eq!(digits(text).each().collect::<String>(), text.replace('.', ""));
            for len in 1..=text.len() {
                let first: String = digits(text).first(u8::try_from(len).expect("small")).each().collect();
                assert_eq!(first, text.replace('.', "").chars().take(len).collect::<String>());
            }
        }
    }

    #[test]
    fn what_is_no_digits() {
        for text in ["", "12345678", "1a", "1 2", "１"] {
            assert!(Digits::new(text.as_bytes()).is_none(), "{text}");
        }
    }
}
