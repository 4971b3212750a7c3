//! Words but some: what a pattern without looking around has to spell out.

use std::collections::{BTreeMap, BTreeSet};

/// A word that is barred.
pub(super) struct Barred {
    word: Vec<char>,
    /// Whether all words that begin so are barred too.
    start: bool,
}

impl Barred {
    /// This word alone.
    pub(super) fn exact(word: &str) -> Self {
        Self { word: word.chars().collect(), start: false }
    }

    /// All words that begin so.
    pub(super) fn start(word: &str) -> Self {
        Self { start: true, ..Self::exact(word) }
    }
}

/// Words that what was read so far can still become, each with the number of its characters that were read.
type State = BTreeSet<(usize, usize)>;

struct Words<'b> {
    first: Vec<char>,
    rest: Vec<char>,
    most: usize,
    barred: &'b [Barred],
}

/// All words of at most so many characters but the barred ones.
pub(super) fn words_but(first: fn(char) -> bool, rest: fn(char) -> bool, most: usize, barred: &[Barred]) -> String {
    let words = Words { first: characters(first), rest: characters(rest), most, barred };
    let start = (0..barred.len()).map(|index| (index, 0)).collect();
    words.from(&start, 0).unwrap_or_default()
}

impl Words<'_> {
    /// What may follow the first `read` characters; `None` if nothing may.
    fn from(&self, state: &State, read: usize) -> Option<String> {
        let alphabet = if read == 0 { &self.first } else { &self.rest };
        let mut ways: BTreeMap<State, Vec<char>> = BTreeMap::new();
        for &character in alphabet.iter().filter(|_| read < self.most) {
            if let Some(next) = self.next(state, character) {
                ways.entry(next).or_default().push(character);
            }
        }
        let ways: Vec<_> = ways.iter().filter_map(|(next, characters)| self.way(next, characters, read)).collect();
        let may_end = read > 0 && !state.iter().any(|&(index, count)| self.is_whole(index, count));
        match (ways.is_empty(), may_end) {
            (true, false) => None,
            (true, true) => Some(String::new()),
            (false, _) => Some(format!("(?:{}){}", ways.join("|"), if may_end { "?" } else { "" })),
        }
    }

    fn way(&self, next: &State, characters: &[char], read: usize) -> Option<String> {
        let read = read.saturating_add(1);
        let rest = if next.is_empty() {
            format!("{}{{0,{}}}", ranges(&self.rest), self.most.saturating_sub(read))
        } else {
            self.from(next, read)?
        };
        Some(format!("{}{rest}", ranges(characters)))
    }

    /// The state after one more character; `None` if no word goes on like that.
    fn next(&self, state: &State, character: char) -> Option<State> {
        let goes_on = |&(index, count): &(usize, usize)| {
            let place = self.barred.get(index)?.word.get(count)?;
            (*place == character).then_some((index, count.saturating_add(1)))
        };
        let next: State = state.iter().filter_map(goes_on).collect();
        let barred = |&(index, count): &(usize, usize)| {
            self.barred.get(index).is_some_and(|barred| barred.start && barred.word.len() == count)
        };
        (!next.iter().any(barred)).then_some(next)
    }

    fn is_whole(&self, index: usize, count: usize) -> bool {
        self.barred.get(index).is_some_and(|barred| barred.word.len() == count)
    }
}

/// The characters of the basic plane that are meant.
fn characters(is_meant: impl Fn(char) -> bool) -> Vec<char> {
    ('\0'..='\u{ffff}').filter(|character| is_meant(*character)).collect()
}

/// A class of the characters that are meant.
pub(super) fn class(is_meant: impl Fn(char) -> bool) -> String {
    ranges(&characters(is_meant))
}

/// A class of these characters, which are sorted.
fn ranges(characters: &[char]) -> String {
    let mut ranges: Vec<(char, char)> = Vec::new();
    let dash = if characters.contains(&'-') { "-" } else { "" };
    for &character in characters.iter().filter(|character| **character != '-') {
        match ranges.last_mut() {
            Some((_, last)) if u32::from(*last).saturating_add(1) == u32::from(character) => *last = character,
            _ => ranges.push((character, character)),
        }
    }
    let range = |&(first, last): &(char, char)| match u32::from(last).saturating_sub(u32::from(first)) {
        0 => first.to_string(),
        1 => format!("{first}{last}"),
        _ => format!("{first}-{last}"),
    };
    match (characters, ranges.as_slice()) {
        ([single], _) => single.to_string(),
        _ => format!("[{}{dash}]", ranges.iter().map(range).collect::<String>()),
    }
}
