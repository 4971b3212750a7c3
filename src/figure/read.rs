//! Figures as documents print them, turned into the canonical spelling.

use super::any::{Count, Figure};
use super::error::{FigureError, Problem};
use super::hedge::Hedge;
use super::measure::Measure;
use super::numeral;
use super::parse::{Fault, canonical};
use super::stated::Stated;

mod sealed {
    pub trait Sealed {}
    impl<Q: super::Measure> Sealed for super::Stated<Q> {}
    impl Sealed for super::Figure {}
    impl Sealed for super::Count {}
}

/// What [`read`] can make of a text: a [`Stated`] figure, a [`Figure`] of any kind, a [`Count`].
pub trait Readable: Sized + sealed::Sealed {
    #[doc(hidden)]
    fn read(text: &str) -> Result<Self, FigureError>;
}

/// Reads a figure as a document prints it.
///
/// Beyond the canonical spelling this takes full-width characters, blanks, thousands separators, `△` or brackets for
/// negatives, `¥` and 人民币, currency codes in front, Chinese numerals and their capital forms, 百分之, and amounts in
/// 元, 角 and 分. What it yields is canonical: value, place of the last digit, unit and hedge are those of the text.
///
/// ```
/// use budget_performance::figure::{Amount, Ratio, Stated, read};
///
/// let read_amount = |text| read::<Stated<Amount>>(text).map(|amount| amount.to_string());
/// assert_eq!(read_amount("△1,234.5万元")?, "-1234.5万元");
/// assert_eq!(read_amount("(6,565)元")?, "-6565元");
/// assert_eq!(read_amount("贰拾叁元伍角")?, "23.5元");
/// assert_eq!(read::<Stated<Ratio>>("百分之八十")?.to_string(), "80%");
/// # Ok::<(), budget_performance::figure::FigureError>(())
/// ```
///
/// # Errors
///
/// [`FigureError`] says what was found and what was expected. A dash, a stroke, 无 and the empty text hold no figure: the
/// model has [`Cell::Missing`](super::Cell::Missing) for them.
pub fn read<F: Readable>(text: &str) -> Result<F, FigureError> {
    F::read(text)
}

impl<Q: Measure> Readable for Stated<Q> {
    fn read(text: &str) -> Result<Self, FigureError> {
        lenient(text).map_err(|problem| FigureError::new(text, Q::EXPECTED, problem))
    }
}

impl Readable for Figure {
    fn read(text: &str) -> Result<Self, FigureError> {
        Self::first(text, read, read, read, read)
    }
}

impl Readable for Count {
    fn read(text: &str) -> Result<Self, FigureError> {
        Self::first(text, read, read)
    }
}

/// Texts that hold the place of a figure.
const NO_VALUE: [&str; 12] = ["", "-", "--", "---", "/", "\\", "无", "没有", "空", "N/A", "n/a", "*"];

/// A figure in any spelling.
pub(super) fn lenient<Q: Measure>(text: &str) -> Result<Stated<Q>, Problem> {
    let plain: String = text.chars().map(plain).collect();
    let plain = plain.trim();
    if NO_VALUE.contains(&plain) {
        return Err(Problem::NoValue);
    }
    let parts = Parts::split(plain)?;
    let spelling = parts.spelling();
    canonical(&spelling).map_err(|fault| match fault {
        Fault::Number => Problem::NotANumber,
        Fault::Range(range) => Problem::Range(range),
        Fault::Tail if parts.tail.is_empty() => Problem::UnitMissing,
        Fault::Tail => {
            let unhedged = Parts { hedge: None, ..parts.clone() };
            match canonical::<Q>(&unhedged.spelling()) {
                Ok(_) if parts.hedge.is_some() => Problem::WrongHedge,
                _ => Problem::WrongUnit(parts.tail.trim().into()),
            }
        }
    })
}

/// The usual character for a full-width, typographic or traditional one.
fn plain(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => {
            // OK because the full-width block repeats ASCII in order, 0xFEE0 further on.
            u32::from(character).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(character)
        }
        '\u{3000}' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\t' => ' ',
        '−' | '–' | '—' | '﹣' | '‐' | '‑' => '-',
        '△' | '▲' | '▼' | '∆' => '△',
        '￥' => '¥',
        '萬' => '万',
        '億' => '亿',
        '圆' | '圓' => '元',
        '餘' => '余',
        '﹪' => '%',
        other => other,
    }
}

/// The parts of a printed figure, each in its canonical spelling.
#[derive(Clone)]
struct Parts {
    hedge: Option<&'static str>,
    negative: bool,
    digits: String,
    tail: String,
}

impl Parts {
    fn spelling(&self) -> String {
        let zero = self.digits.bytes().all(|byte| matches!(byte, b'0' | b'.'));
        let sign = if self.negative && !zero { "-" } else { "" };
        format!("{}{sign}{}{}", self.hedge.unwrap_or_default(), self.digits, self.tail)
    }

    fn split(text: &str) -> Result<Self, Problem> {
        let (hedge, text) = split_hedge(text);
        let (negative, text) = split_sign(text.trim_start())?;
        let (currency, text) = split_currency(&text);
        let (digits, tail) = split_number(text.trim_start()).ok_or(Problem::NotANumber)?;
        let tail = match currency {
            Some(currency) => join_currency(&tail, currency)?,
            None => tail,
        };
        Ok(Self { hedge, negative, digits, tail: canonical_tail(&tail) })
    }
}

/// The hedge before the number, in its canonical words.
fn split_hedge(text: &str) -> (Option<&'static str>, &str) {
    const OTHER_WORDS: [(&str, &str); 5] =
        [("将近", "近"), ("接近", "近"), ("大概", "约"), ("约为", "约"), ("超出", "超过")];
    for (word, canonical) in OTHER_WORDS {
        if let Some(rest) = text.strip_prefix(word) {
            return (Some(canonical), rest);
        }
    }
    Hedge::strip_prefix(text).map_or((None, text), |(hedge, rest)| (Some(hedge.spelling()), rest))
}

/// Whether the number is negative, and the text without its sign or brackets.
fn split_sign(text: &str) -> Result<(bool, String), Problem> {
    if let Some((inside, after)) = text.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        let unsigned = !inside.trim_start().starts_with(['-', '△', '+', '(']);
        return if unsigned { Ok((true, format!("{inside}{after}"))) } else { Err(Problem::NotANumber) };
    }
    let (negative, rest) = match text.strip_prefix(['-', '△', '负']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if rest.len() < text.len() && rest.trim_start().starts_with(['-', '△', '+', '负', '(']) {
        return Err(Problem::NotANumber);
    }
    Ok((negative, rest.trim_start().to_owned()))
}

/// A currency that stands before the number: ¥, 人民币, or an ISO 4217 code.
fn split_currency(text: &str) -> (Option<&str>, &str) {
    for yuan in ["人民币", "RMB", "¥"] {
        if let Some(rest) = text.strip_prefix(yuan) {
            return (Some("元"), rest);
        }
    }
    match (text.get(..3), text.get(3..)) {
        (Some(code), Some(rest)) if code.parse::<super::Currency>().is_ok() => (Some(code), rest),
        _ => (None, text),
    }
}

/// The tail of a number whose currency stood before it.
fn join_currency(tail: &str, currency: &str) -> Result<String, Problem> {
    let tail = tail.trim();
    let repeated = tail.ends_with(currency);
    match currency {
        _ if repeated => Ok(tail.to_owned()),
        "元" if tail.ends_with(['角', '分']) || tail.ends_with("元整") => Ok(tail.to_owned()),
        _ if tail.ends_with("元") || tail.ends_with('%') => Err(Problem::WrongUnit(tail.into())),
        "元" => Ok(format!("{tail}元")),
        code => Ok(format!("{tail} {code}")),
    }
}

/// The digits that a text begins with, in ASCII, and what follows them.
fn split_number(text: &str) -> Option<(String, String)> {
    for (words, sign) in [("百分之", "%"), ("千分之", "‰")] {
        if let Some(rest) = text.strip_prefix(words) {
            let (digits, tail) = split_number(rest)?;
            return tail.trim().is_empty().then(|| (digits, sign.to_owned()));
        }
    }
    let (digits, tail) = if text.starts_with(|first: char| first.is_ascii_digit() || first == '.') {
        let end = end_of_digits(text);
        (plain_digits(text.get(..end)?)?, text.get(end..)?.to_owned())
    } else {
        let end = text.find(|character| !numeral::is_numeral(character)).unwrap_or(text.len());
        let digits = numeral::in_digits(text.get(..end)?)?;
        let bare = digits.trim_end_matches(|character: char| !character.is_ascii_digit()).to_owned();
        // OK because `in_digits` puts the multiplier, and nothing else, after the digits.
        let multiplier = digits.get(bare.len()..)?.to_owned();
        (bare, multiplier + text.get(end..)?)
    };
    let (digits, tail) = fold_compound(digits, tail)?;
    fold_coins(digits, tail)
}

/// Where the digits with their points and separators end; a blank counts only between digits.
fn end_of_digits(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_digit = |index: usize| bytes.get(index).is_some_and(u8::is_ascii_digit);
    let inside = |index: usize, byte: u8| match byte {
        b'0'..=b'9' | b'.' => true,
        b',' | b' ' => is_digit(index.saturating_add(1)),
        _ => false,
    };
    bytes.iter().enumerate().find(|&(index, &byte)| !inside(index, byte)).map_or(bytes.len(), |(index, _)| index)
}

/// `1,234.5` and `1 234.5` as `1234.5`; `None` if groups or points make no number.
fn plain_digits(text: &str) -> Option<String> {
    let (integer, fraction) =
        text.split_once('.').map_or((text, None), |(integer, fraction)| (integer, Some(fraction)));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if fraction.is_some_and(|fraction| fraction.is_empty() || !all_digits(fraction)) {
        return None;
    }
    let separator = if integer.contains(',') { ',' } else { ' ' };
    let mut groups = integer.split(separator);
    let first = groups.next()?;
    let mut whole = first.to_owned();
    for group in groups {
        if group.len() != 3 || first.is_empty() || first.len() > 3 {
            return None;
        }
        whole.push_str(group);
    }
    if !all_digits(&whole) {
        return None;
    }
    let significant = whole.trim_start_matches('0');
    let whole = if significant.is_empty() { "0" } else { significant };
    Some(fraction.map_or_else(|| whole.to_owned(), |fraction| format!("{whole}.{fraction}")))
}

/// 1亿2000万 as 12000万, and 5千余万 as 5000余万: a multiplier that further digits or a hedge follow.
fn fold_compound(digits: String, tail: String) -> Option<(String, String)> {
    let trimmed = tail.trim_start();
    for (word, zeros, lower) in [("亿", 4_usize, "万"), ("万", 4, "")] {
        let Some(rest) = trimmed.strip_prefix(word) else { continue };
        if !rest.starts_with(|first: char| first.is_ascii_digit()) {
            continue;
        }
        let end = end_of_digits(rest);
        let low = plain_digits(rest.get(..end)?)?;
        let after = rest.get(end..)?;
        let fits = low.len() <= zeros && !low.contains('.') && !digits.contains('.') && after.starts_with(lower);
        return fits.then(|| (format!("{digits}{low:0>zeros$}"), after.to_owned()));
    }
    for (word, zeros) in [("十", "0"), ("百", "00"), ("千", "000")] {
        let Some(rest) = trimmed.strip_prefix(word) else { continue };
        if rest.starts_with(['余', '多', '人', '名']) && !digits.contains('.') {
            return Some((format!("{digits}{zeros}"), rest.to_owned()));
        }
    }
    Some((digits, tail))
}

/// 23元5角 as 23.5元.
fn fold_coins(digits: String, tail: String) -> Option<(String, String)> {
    let trimmed = tail.trim();
    let trimmed = trimmed.strip_suffix(['整', '正']).unwrap_or(trimmed);
    if trimmed.strip_suffix("元").is_some() && trimmed.len() < tail.trim().len() {
        return Some((digits, trimmed.to_owned()));
    }
    let Some(coins) = trimmed.strip_prefix("元").filter(|coins| coins.ends_with(['角', '分'])) else {
        return Some((digits, tail));
    };
    let (jiao, fen) = match coins.split_once('角') {
        Some((jiao, fen)) => (jiao, fen.strip_suffix('分').unwrap_or(fen)),
        None => ("", coins.strip_suffix('分')?),
    };
    let coin = |text: &str| -> Option<String> {
        let text = text.trim_start_matches(['零', '〇']);
        let digits =
            if text.is_empty() { "0".to_owned() } else { numeral::in_digits(text).or_else(|| plain_digits(text))? };
        (digits.len() == 1).then_some(digits)
    };
    let cents = if coins.ends_with('分') { coin(fen)? } else { String::new() };
    (!digits.contains('.')).then_some(())?;
    Some((format!("{digits}.{}{cents}", coin(jiao)?), "元".to_owned()))
}

/// Multiplier, unit and hedge with the blanks that the canonical spelling has.
fn canonical_tail(tail: &str) -> String {
    let tail = tail.trim();
    let words: Vec<&str> = tail.split_whitespace().collect();
    let tail = if tail.starts_with(|first: char| first.is_ascii_alphabetic()) {
        let mut spaced = String::new();
        for word in words {
            spaced.push(' ');
            spaced.push_str(word);
        }
        spaced
    } else {
        words.concat()
    };
    match tail.as_str() {
        "百分点" | " pp" => "个百分点".to_owned(),
        _ => tail.strip_suffix("元人民币").map_or(tail.clone(), |scale| format!("{scale}元")),
    }
}
