//! The digits of a figure as documents print them, in ASCII: separators, numerals, 1亿2000万, 23元5角.

use super::hedge::{Hedge, HedgePlace};
use super::numeral;
use super::scale::Scale;

/// The digits that a text begins with, in ASCII, and what follows them.
pub(super) fn split_number(text: &str) -> Option<(String, String)> {
    for (words, sign) in [("百分之", "%"), ("千分之", "‰")] {
        if let Some(rest) = text.strip_prefix(words) {
            let (digits, tail) = split_plain(rest.trim_start())?;
            // The sign follows 余 and 多, and stands before 以上.
            let (inner, outer) = match Hedge::strip_inner(&tail, HedgePlace::BeforeUnit) {
                Some((hedge, outer)) => (hedge.spelling(), outer),
                None => ("", tail.as_str()),
            };
            return Some((digits, format!("{inner}{sign}{outer}")));
        }
    }
    split_plain(text)
}

/// The same for a number that no 百分之 stands before.
fn split_plain(text: &str) -> Option<(String, String)> {
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

/// Whether a text goes on with what can only be part of a number: a digit of any script, a point, a comma.
pub(super) fn continues_number(text: &str) -> bool {
    // OK because 两 after a number is a unit of weight.
    let is_digit = |first: char| first.is_numeric() || (numeral::is_digit(first) && first != '两');
    text.trim_start().starts_with(|first: char| is_digit(first) || matches!(first, '.' | ','))
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
        // OK because 0,123 has no thousands to separate: it is a decimal comma.
        if group.len() != 3 || first.is_empty() || first.len() > 3 || first.starts_with('0') {
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

/// 1亿2000万 as 12000万, 1万5千 as 15千: a multiplier that further digits follow, to the place that they are written to.
///
/// 1万5 is refused: it is said for 15000 and might be meant for 10005.
fn fold_compound(digits: String, tail: String) -> Option<(String, String)> {
    for (word, exponent) in [("万亿", 12_u8), ("亿", 8), ("万", 4)] {
        let rest = tail.trim_start().strip_prefix(word).map(str::trim_start);
        let Some(rest) = rest.filter(|rest| rest.starts_with(|first: char| first.is_ascii_digit())) else { continue };
        let end = end_of_digits(rest);
        let low = plain_digits(rest.get(..end)?)?;
        let after = rest.get(end..)?.trim_start();
        let (lower, _) = Scale::strip(after.trim_start_matches(['余', '多']));
        let zeros = usize::from(exponent.checked_sub(lower.exponent())?);
        let told = lower != Scale::ONE || (word == "万" && low.len() > 1);
        let fits = told && low.len() <= zeros && !low.contains('.') && !digits.contains('.');
        return fits.then(|| (format!("{digits}{low:0>zeros$}"), after.to_owned()));
    }
    Some(fold_hedged(digits, tail))
}

/// 5千余万 as 5000余万: a multiplier of which none is left over once a hedge stands between it and the next.
fn fold_hedged(digits: String, tail: String) -> (String, String) {
    for (word, zeros) in [("十", "0"), ("百", "00"), ("千", "000")] {
        let Some(rest) = tail.trim_start().strip_prefix(word) else { continue };
        let Some(further) = rest.strip_prefix(['余', '多']) else { continue };
        // OK because 千余 is canonical where no multiplier follows.
        let folds = word != "千" || Scale::strip(further).0 != Scale::ONE;
        if folds && !digits.contains('.') {
            // OK because the hedge, not the place of the last digit, says what is left open.
            return (format!("{digits}{zeros}"), rest.to_owned());
        }
    }
    (digits, tail)
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
