//! Chinese numerals, everyday and capital: 三百一十一万, 贰拾叁, 二〇二三, 三点五.

/// The value of a digit.
fn digit(character: char) -> Option<u128> {
    let value = match character {
        '零' | '〇' => 0,
        '一' | '壹' | '幺' => 1,
        '二' | '贰' | '貳' | '两' => 2,
        '三' | '叁' | '參' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' | '陸' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    };
    Some(value)
}

/// The power within a group of four: 十, 百, 千.
fn small_power(character: char) -> Option<u128> {
    match character {
        '十' | '拾' => Some(10),
        '百' | '佰' => Some(100),
        '千' | '仟' => Some(1000),
        _ => None,
    }
}

/// The power between groups: 万, 亿.
fn large_power(character: char) -> Option<u128> {
    match character {
        '万' => Some(10_000),
        '亿' => Some(100_000_000),
        _ => None,
    }
}

/// Whether a character is a digit that stands for itself.
pub(super) fn is_digit(character: char) -> bool {
    digit(character).is_some()
}

/// Whether a character can be part of a numeral.
pub(super) fn is_numeral(character: char) -> bool {
    digit(character).is_some()
        || small_power(character).is_some()
        || large_power(character).is_some()
        || character == '点'
}

/// A numeral in ASCII digits, with the multiplier that it ends in kept: 三百一十一万 is `311万`, 一亿二千万 `12000万`.
pub(super) fn in_digits(numeral: &str) -> Option<String> {
    let multiplier = ["万亿", "万", "亿"].into_iter().find(|word| numeral.ends_with(word)).unwrap_or_default();
    let number = numeral.strip_suffix(multiplier).unwrap_or(numeral);
    if let Some((integer, fraction)) = number.split_once('点') {
        return Some(format!("{}.{}{multiplier}", whole(integer)?, positional(fraction)?));
    }
    if multiplier.is_empty() || number.contains('亿') {
        let value = whole(numeral)?;
        // OK because a numeral that ends in 万 is a whole number of them: 一亿二千万 is written to 万.
        return Some(match multiplier {
            "万" => format!("{}万", value.checked_div(10_000)?),
            _ => value.to_string(),
        });
    }
    Some(format!("{}{multiplier}", whole(number)?))
}

/// 二〇二三 as `2023`: digits alone, each in its place.
fn positional(text: &str) -> Option<String> {
    let digits: Option<String> = text
        .chars()
        .map(|character| digit(character).and_then(|digit| char::from_digit(u32::try_from(digit).ok()?, 10)))
        .collect();
    digits.filter(|digits| !digits.is_empty())
}

/// The value of a numeral without a fraction.
///
/// 三百五 is refused: it is said for 350 and might be meant for 305, which is written 三百零五. So is 三五: 三五人 are three to
/// five people, not 35.
fn whole(text: &str) -> Option<u128> {
    if text.chars().all(is_digit) {
        let about = match text.chars().count() {
            1 => false,
            2 => !text.contains(['零', '〇']),
            _ => text.contains('两'),
        };
        return positional(text).filter(|_| !about)?.parse().ok();
    }
    let (mut total, mut group, mut pending) = (0_u128, 0_u128, None);
    let (mut last_small, mut last_large) = (10_000, u128::MAX);
    // The power that a digit would follow directly; 零 and the start of the numeral leave it clear.
    let mut after = 10;
    for character in text.chars() {
        if let Some(value) = digit(character) {
            // OK because 零 only holds a place: 一百零五.
            if pending.replace(value).is_some_and(|earlier| earlier != 0) {
                return None;
            }
            after = if value == 0 { 10 } else { after };
        } else if let Some(power) = small_power(character) {
            if power >= last_small {
                return None;
            }
            // OK because 十五 is 15: a leading 十 has its 一 left out.
            let count = pending.take().filter(|&count| count != 0).unwrap_or(1);
            group = group.checked_add(count.checked_mul(power)?)?;
            (last_small, after) = (power, power);
        } else {
            let power = large_power(character).filter(|&power| power < last_large)?;
            group = group.checked_add(ones(pending.take(), after)?)?;
            if group == 0 {
                return None;
            }
            total = total.checked_add(group.checked_mul(power)?)?;
            (group, last_small, last_large, after) = (0, 10_000, power, power);
        }
    }
    total.checked_add(group)?.checked_add(ones(pending, after)?)
}

/// The digit that stands alone at the end of a group: ones only after 十 or 零.
fn ones(pending: Option<u128>, after: u128) -> Option<u128> {
    match pending {
        Some(1..) if after > 10 => None,
        digit => Some(digit.unwrap_or(0)),
    }
}

#[cfg(test)]
mod tests {
    use super::in_digits;

    #[test]
    fn numerals_are_read_as_a_person_reads_them() {
        for (numeral, expected) in [
            ("三百一十一万", "311万"),
            ("贰拾叁", "23"),
            ("十五", "15"),
            ("一百零五", "105"),
            ("二〇二三", "2023"),
            ("三点五万", "3.5万"),
            ("两千", "2000"),
            ("一亿二千万", "12000万"),
            ("十万", "10万"),
            ("三万亿", "3万亿"),
            ("一百二十三万四千五百", "1234500"),
            ("一亿零五万", "10005万"),
            ("一万二千亿", "12000亿"),
            ("二十五", "25"),
            ("三百零五", "305"),
        ] {
            assert_eq!(in_digits(numeral).as_deref(), Some(expected), "{numeral}");
        }
        for nonsense in [
            "十百",
            "三三百",
            "万",
            "点五",
            "百千",
            "三点",
            "一万二亿",
            "三百五",
            "三百五万",
            "千二",
            "三五",
            "两三",
            "七八",
        ] {
            assert_eq!(in_digits(nonsense), None, "{nonsense}");
        }
    }
}
