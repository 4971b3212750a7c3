//! Repeatable chance: every case has a number, and the number makes the case again.

/// `SplitMix64`.
#[derive(Clone, Debug)]
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(law: u64, case: u64) -> Self {
        let mut random = Self(law.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ case.wrapping_mul(0xD1B5_4A32_D192_ED03));
        random.next();
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A whole number from the first to the last.
    pub(crate) fn between(&mut self, first: i64, last: i64) -> i64 {
        let width = u64::try_from(last - first).expect("in order") + 1;
        first + i64::try_from(self.next() % width).expect("small")
    }

    pub(crate) fn index(&mut self, len: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(len).expect("small")).expect("small")
    }

    pub(crate) fn pick<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.index(of.len())].clone()
    }

    /// Whether one of so many equal chances comes true.
    pub(crate) fn one_in(&mut self, chances: u64) -> bool {
        self.next() % chances == 0
    }

    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.index(last + 1));
        }
    }
}

/// How many cases a law is tried on: a share of ten thousand, or of what `RECONCILE_CASES` says.
pub(crate) fn cases(share: u64) -> std::ops::Range<u64> {
    let all = std::env::var("RECONCILE_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(10_000);
    let first = std::env::var("RECONCILE_FIRST").ok().and_then(|text| text.parse().ok()).unwrap_or(0);
    first..first + all * share / 100
}
