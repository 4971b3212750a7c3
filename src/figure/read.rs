//! Figures as documents print them, turned into the canonical spelling.

use super::any::{Count, Figure};
use super::digits::{continues_number, split_number};
use super::error::{FigureError, Problem};
use super::hedge::{Hedge, HedgePlace};
use super::measure::Measure;
use super::parse::{Fault, canonical};
use super::scale::Scale;
use super::stated::Stated;
use super::unit::UnitOfMeasure;

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
/// What a reader could take in two ways is refused: 三五人 (three to five, or 35), 1万5元 (15000, or 10005), 0,123万元.
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
    if let Ok(figure) = canonical(plain) {
        return Ok(figure);
    }
    let parts = Parts::split(plain)?;
    canonical(&parts.spelling()).map_err(|fault| match fault {
        Fault::Number => Problem::NotANumber,
        Fault::Range(range) => Problem::Range(range),
        Fault::Tail if parts.with_one_hedge_less().any(|less| canonical::<Q>(&less.spelling()).is_ok()) => {
            Problem::WrongHedge
        }
        Fault::Tail if is_unit_missing(&parts.tail) => Problem::UnitMissing,
        Fault::Tail => Problem::WrongUnit(parts.tail.trim().into()),
    })
}

/// Whether a tail is a multiplier and a hedge at most.
fn is_unit_missing(tail: &str) -> bool {
    let inner = |text| Hedge::strip_inner(text, HedgePlace::BeforeScale).map_or(text, |(_, rest)| rest);
    let tail = Hedge::strip_suffix(tail).map_or(tail, |(_, rest)| rest);
    inner(Scale::strip(inner(tail)).1).is_empty()
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
        let number = split_number(text.trim_start()).filter(|(_, tail)| !continues_number(tail));
        let (digits, tail) = number.ok_or(Problem::NotANumber)?;
        let tail = match currency {
            Some(currency) => join_currency(&tail, currency)?,
            None => tail,
        };
        Ok(Self { hedge, negative, digits, tail: canonical_tail(&tail) })
    }

    /// The same without its first hedge, its last, or one between.
    fn with_one_hedge_less(&self) -> impl Iterator<Item = Self> {
        let inner = Hedge::strip_inner(&self.tail, HedgePlace::BeforeScale);
        let tails = [inner, Hedge::strip_suffix(&self.tail)];
        let tails = tails.into_iter().flatten().map(|(_, rest)| Self { tail: rest.to_owned(), ..self.clone() });
        self.hedge.map(|_| Self { hedge: None, ..self.clone() }).into_iter().chain(tails)
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
        let unsigned = !inside.trim_start().starts_with(['-', '△', '+', '负', '(']);
        // OK because the brackets hold all digits of the number: (1)5 is an item and a number.
        let whole = !inside.trim().is_empty() && !continues_number(after);
        return if unsigned && whole { Ok((true, format!("{inside}{after}"))) } else { Err(Problem::NotANumber) };
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

/// Multiplier, unit and hedge with the blanks that the canonical spelling has.
fn canonical_tail(tail: &str) -> String {
    let mut spaced = String::new();
    for word in tail.split_whitespace() {
        if word.starts_with(|first: char| first.is_ascii_alphabetic()) {
            spaced.push(' ');
        }
        match UnitOfMeasure::in_small_letters(word) {
            Some(small) => spaced.push_str(&small),
            None => spaced.push_str(word),
        }
    }
    match spaced.as_str() {
        "百分点" | " pp" => "个百分点".to_owned(),
        tail => tail.strip_suffix("元人民币").map_or(tail.to_owned(), |scale| format!("{scale}元")),
    }
}
