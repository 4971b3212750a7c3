//! The canonical spelling, and how the reader comes to it: laws over figures generated from the library's own tables.

use std::fmt::Display;
use std::str::FromStr;

use budget_performance::figure::{
    Amount, Count, Figure, FigureError, Headcount, Hedge, HedgePlace, Measure, Quantity, Ratio, Readable, Scale,
    Stated, read,
};
use num_rational::BigRational;
use num_traits::Zero;
use proptest::prelude::{Just, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest};
use proptest::sample::select;

use crate::oracle::{number, of, of_decimal, ten_to};

/// A figure spelt by the rules of the canonical spelling, with what it says.
#[derive(Clone, Debug)]
struct Spelling {
    negative: bool,
    digits: String,
    decimals: usize,
    scale: Scale,
    unit: &'static str,
    /// From the unit to the one that values are counted in: −1 for ‰.
    exponent: i32,
    hedge: Option<Hedge>,
}

impl Spelling {
    fn number(&self) -> String {
        let (integer, decimals) = self.digits.split_at(self.digits.len() - self.decimals);
        let point = if decimals.is_empty() { "" } else { "." };
        format!("{integer}{point}{decimals}")
    }

    fn text(&self) -> String {
        let word = self.hedge.map_or("", Hedge::word);
        let at = |place| if self.hedge.map(Hedge::place) == Some(place) { word } else { "" };
        let after_word = if word.is_ascii() && !word.is_empty() { " " } else { "" };
        let scale = self.scale.to_string();
        let before_scale = if scale.is_ascii() && !scale.is_empty() { " " } else { "" };
        [
            at(HedgePlace::Prefix),
            after_word,
            if self.negative { "-" } else { "" },
            &self.number(),
            at(HedgePlace::BeforeScale),
            before_scale,
            &scale,
            at(HedgePlace::BeforeUnit),
            self.unit,
            at(HedgePlace::Suffix),
        ]
        .concat()
    }

    fn value(&self) -> BigRational {
        let size = number(&self.number()) * ten_to(i32::from(self.scale.exponent()) + self.exponent);
        if self.negative { -size } else { size }
    }
}

/// Units with the power of ten from them to the unit of values.
type Units = &'static [(&'static str, i32)];
const MONEY: Units = &[("元", 0), (" CNY", 0), (" ZAR", 0), (" CAD", 0)];
const RATIOS: Units = &[("%", 0), ("‰", -1), ("个百分点", 0)];
const HEADS: Units = &[("", 0), ("人", 0), ("名", 0), (" people", 0), (" posts", 0)];
const THINGS: Units = &[
    ("", 0),
    ("家", 0),
    ("公里", 0),
    ("人次", 0),
    ("名/村", 0),
    ("㎡", 0),
    (" FTE", 0),
    (" km²", 0),
    (" CO2-eq/t", 0),
];

/// The multipliers that a unit is written with.
fn scales(unit: &'static str, takes_scale: bool) -> Vec<Scale> {
    let fits = move |scale: &Scale| {
        let word = scale.to_string();
        word.is_empty() || (takes_scale && (unit.is_empty() || word.is_ascii() == unit.starts_with(' ')))
    };
    Scale::all().filter(fits).collect()
}

fn hedges(scale: Scale) -> Vec<Option<Hedge>> {
    // A word before no multiplier is one before the unit.
    let fits = |hedge: &Hedge| hedge.place() != HedgePlace::BeforeScale || scale != Scale::ONE;
    Hedge::all().filter(fits).map(Some).chain([None; 12]).collect()
}

fn spellings(units: Units, integer_digits: u8, is_whole: bool) -> impl Strategy<Value = Spelling> {
    let takes_scale = !units.contains(&("%", 0));
    let unit = select(units).prop_flat_map(move |unit| (Just(unit), select(scales(unit.0, takes_scale))));
    let form = unit.prop_flat_map(|(unit, scale)| (Just(unit), Just(scale), select(hedges(scale))));
    let number = (any::<bool>(), any::<u128>(), 0..=16_usize, 0..=8_usize, any::<bool>());
    (form, number).prop_map(move |((unit, scale, hedge), (negative, seed, integers, decimals, is_zero))| {
        let most = i32::from(integer_digits) - i32::from(scale.exponent()) - unit.1;
        let integers = integers.clamp(1, usize::try_from(most).expect("a multiplier leaves digits"));
        let finest = i32::from(scale.exponent()) + if is_whole { 0 } else { 8 + unit.1 };
        let decimals = decimals.min(usize::try_from(finest).expect("not coarser than a whole"));
        let mut integer: String = seed.to_string().chars().cycle().take(integers).collect();
        if is_zero && seed % 3 == 0 {
            integer.replace_range(.., "0");
        }
        let fraction: String = seed.to_string().chars().rev().cycle().take(decimals).collect();
        let integer = match integer.trim_start_matches('0') {
            "" => "0",
            significant => significant,
        };
        let digits = format!("{integer}{fraction}");
        let negative = negative && digits.contains(|digit| digit != '0');
        Spelling { negative, digits, decimals, scale, unit: unit.0, exponent: unit.1, hedge }
    })
}

/// What is written is parsed, says what it says, and is written so again; and the reader changes nothing about it.
fn is_canonical<Q: Measure>(spelling: &Spelling) {
    let text = spelling.text();
    let figure: Stated<Q> = text.parse().unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(figure.to_string(), text);
    assert_eq!(of(figure.value()), spelling.value(), "{text}");
    assert_eq!((usize::from(figure.decimals()), figure.scale()), (spelling.decimals, spelling.scale), "{text}");
    assert_eq!(figure.hedge(), spelling.hedge, "{text}");
    assert_eq!(figure.unit().to_string(), spelling.unit.trim_start(), "{text}");
    assert_eq!(read::<Stated<Q>>(&text).as_ref(), Ok(&figure), "{text}");
    assert_eq!(serde_json::to_value(&figure).expect("it can be written"), serde_json::Value::from(text.as_str()));
    assert_eq!(serde_json::from_value::<Stated<Q>>(text.into()).expect("it can be read"), figure);
}

fn money() -> impl Strategy<Value = Spelling> {
    spellings(MONEY, Amount::INTEGER_DIGITS, false)
}
fn ratios() -> impl Strategy<Value = Spelling> {
    spellings(RATIOS, Ratio::INTEGER_DIGITS, false)
}
fn heads() -> impl Strategy<Value = Spelling> {
    spellings(HEADS, Headcount::INTEGER_DIGITS, true)
}
fn things() -> impl Strategy<Value = Spelling> {
    spellings(THINGS, Quantity::INTEGER_DIGITS, false)
}

proptest! {
    #[test]
    fn money_is_written_as_it_is_parsed(spelling in money()) {
        is_canonical::<Amount>(&spelling);
        prop_assert!(matches!(spelling.text().parse(), Ok(Figure::Amount(_))));
    }

    #[test]
    fn percentages_are_written_as_they_are_parsed(spelling in ratios()) {
        is_canonical::<Ratio>(&spelling);
        prop_assert!(matches!(spelling.text().parse(), Ok(Figure::Ratio(_))));
    }

    #[test]
    fn heads_are_written_as_they_are_parsed(spelling in heads()) {
        is_canonical::<Headcount>(&spelling);
        let figure: Figure = spelling.text().parse().expect("canonical");
        prop_assert_eq!(matches!(figure, Figure::Headcount(_)), !spelling.unit.is_empty(), "{}", spelling.text());
        prop_assert!(matches!(spelling.text().parse(), Ok(Count::Heads(_))));
    }

    #[test]
    fn things_are_written_as_they_are_parsed(spelling in things()) {
        is_canonical::<Quantity>(&spelling);
        prop_assert!(matches!(spelling.text().parse(), Ok(Figure::Quantity(_))), "{}", spelling.text());
    }

    /// Full width, separators, blanks, brackets and triangles: the reader sees through all of them.
    #[test]
    fn decorations_are_read_through(
        spelling in prop_oneof![money(), ratios()],
        (width, sign, separator, blanks) in (any::<bool>(), 0..5_usize, select(vec!["", ",", " "]), any::<bool>()),
    ) {
        let printed = decorated(&spelling, width, sign, separator, blanks);
        let found = match spelling.exponent {
            0 if MONEY.contains(&(spelling.unit, 0)) => read::<Stated<Amount>>(&printed).map(|figure| figure.to_string()),
            _ => read::<Stated<Ratio>>(&printed).map(|figure| figure.to_string()),
        };
        prop_assert_eq!(found, Ok(spelling.text()), "{}", printed);
    }
}

/// A figure as documents might print it.
fn decorated(spelling: &Spelling, wide: bool, sign: usize, separator: &str, blanks: bool) -> String {
    let mut integer = spelling.digits[..spelling.digits.len() - spelling.decimals].to_owned();
    for place in (1..integer.len()).rev().filter(|place| (integer.len() - place) % 3 == 0).collect::<Vec<_>>() {
        integer.insert_str(place, separator);
    }
    let number = spelling.number();
    let fraction = number.split_once('.').map_or(String::new(), |(_, decimals)| format!(".{decimals}"));
    let number = format!("{integer}{fraction}");
    let signed = match (spelling.negative, sign) {
        (false, 0) => format!("+{number}"),
        (false, _) => number,
        (true, 0) => format!("△{number}"),
        (true, 1) => format!("（{number}）"),
        (true, 2) => format!("− {number}"),
        (true, 3) => format!("负{number}"),
        (true, _) => format!("-{number}"),
    };
    let plain = spelling.text();
    let bare = format!("{}{}", if spelling.negative { "-" } else { "" }, spelling.number());
    let (before, after) = plain.split_once(&bare).expect("the number is in it");
    let blank = if blanks { " " } else { "" };
    let printed = format!("{blank}{before}{blank}{signed}{blank}{after}\u{3000}");
    let full_width = |character: char| match character {
        '0'..='9' | '.' | ',' | '%' | '(' | ')' | '+' | '-' => {
            char::from_u32(u32::from(character) + 0xfee0).expect("the full-width block repeats ASCII")
        }
        ' ' => '\u{3000}',
        other => other,
    };
    if wide { printed.chars().map(full_width).collect() } else { printed }
}

/// A number below 10¹² in Chinese, as textbooks write it.
fn numeral(number: u64, capital: bool) -> String {
    let (digits, powers) = if capital {
        ("零壹贰叁肆伍陆柒捌玖", ["仟", "佰", "拾", ""])
    } else {
        ("零一二三四五六七八九", ["千", "百", "十", ""])
    };
    let digits: Vec<char> = digits.chars().collect();
    let mut text = String::new();
    for (power, word) in [(100_000_000, "亿"), (10_000, "万"), (1, "")] {
        let group = number / power % 10_000;
        if group == 0 {
            continue;
        }
        let (mut in_group, mut pending) = (false, !text.is_empty() && (group < 1000 || skipped(number, power)));
        for (place, word) in [1000, 100, 10, 1].into_iter().zip(powers) {
            let digit = group / place % 10;
            if digit == 0 {
                pending |= in_group;
                continue;
            }
            if pending {
                text.push('零');
                pending = false;
            }
            in_group = true;
            text.push(digits[usize::try_from(digit).expect("one digit")]);
            text.push_str(word);
        }
        text.push_str(word);
    }
    if text.is_empty() { "零".to_owned() } else { text }
}

/// Whether the group above `power` is nothing, so that 零 stands for it.
fn skipped(number: u64, power: u64) -> bool {
    number / power / 10_000 % 10_000 == 0
}

#[test]
fn numerals_are_written_as_in_textbooks() {
    for (value, everyday, capital) in [
        (0, "零", "零"),
        (15, "一十五", "壹拾伍"),
        (305, "三百零五", "叁佰零伍"),
        (3_110_000, "三百一十一万", "叁佰壹拾壹万"),
        (10_005, "一万零五", "壹万零伍"),
        (120_000_000, "一亿二千万", "壹亿贰仟万"),
        (100_000_300, "一亿零三百", "壹亿零叁佰"),
        (100_003_000, "一亿零三千", "壹亿零叁仟"),
        (203_040_506, "二亿零三百零四万零五百零六", "贰亿零叁佰零肆万零伍佰零陆"),
    ] {
        assert_eq!((numeral(value, false), numeral(value, true)), (everyday.to_owned(), capital.to_owned()));
    }
}

proptest! {
    #[test]
    fn numerals_are_read_as_their_value(
        number in prop_oneof![0..2_000_u64, 0..100_000_000_u64, 0..1_000_000_000_000_u64, (1..10_000_u64, 0..9_u32).prop_map(|(head, zeros)| head * 10_u64.pow(zeros))],
        capital: bool, short: bool,
    ) {
        let mut text = numeral(number, capital);
        if short && !capital {
            // Spoken forms: 十五 for 一十五, 两千 for 二千.
            text = text.replace("二千", "两千").replace("二万", "两万").replace("二百", "两百");
            if let Some(rest) = text.strip_prefix("一十") {
                text = format!("十{rest}");
            }
        }
        let amount: Stated<Amount> = read(&format!("{text}元")).unwrap_or_else(|error| panic!("{error}"));
        prop_assert_eq!(of(amount.value()), crate::oracle::whole(number), "{}", text);
    }

    #[test]
    fn what_is_said_and_written_in_two_multipliers(high in 1..=99_u32, low in 1..=9_999_u32) {
        let amount: Stated<Amount> = read(&format!("{high}亿{low}万元")).unwrap_or_else(|error| panic!("{error}"));
        prop_assert_eq!(amount.to_string(), format!("{}万元", u64::from(high) * 10_000 + u64::from(low)));
        let heads = read::<Stated<Headcount>>(&format!("{high}万{low}人"));
        if low > 9 {
            let heads = heads.unwrap_or_else(|error| panic!("{error}"));
            prop_assert_eq!(heads.to_string(), format!("{}人", u64::from(high) * 10_000 + u64::from(low)));
        } else {
            prop_assert!(heads.is_err(), "1万5 is said for 15000");
        }
    }
}

/// Pieces that figures are made of, and some that they are not.
const PIECES: [&str; 84] = [
    "0",
    "1",
    "5",
    "12",
    "345",
    "999",
    "2000",
    "１",
    "２３",
    ".",
    "．",
    ",",
    "，",
    " ",
    "\u{3000}",
    "-",
    "−",
    "—",
    "+",
    "△",
    "(",
    ")",
    "（",
    "）",
    "负",
    "元",
    "角",
    "分",
    "整",
    "万",
    "亿",
    "萬",
    "千",
    "百",
    "十",
    "拾",
    "万亿",
    "一",
    "三",
    "五",
    "零",
    "〇",
    "两",
    "壹",
    "点",
    "%",
    "％",
    "‰",
    "百分之",
    "千分之",
    "个百分点",
    "人",
    "名",
    "家",
    "公里",
    "人次",
    "余",
    "多",
    "近",
    "约",
    "超过",
    "以上",
    "左右",
    "不少于",
    "over ",
    "at most ",
    " million",
    " thousand",
    " CNY",
    "CNY",
    "ZAR",
    "¥",
    "人民币",
    " FTE",
    " people",
    "٣",
    "३",
    "½",
    "NaN",
    "无",
    "/",
    "e9",
    "\u{202e}",
    "\n",
];

fn is_read_to_the_canonical<F>(text: &str)
where
    F: Readable + FromStr<Err = FigureError> + Display + PartialEq + std::fmt::Debug,
{
    // Parsing and reading agree on what is canonical, and an error always has words.
    let parsed: Result<F, _> = text.parse();
    match (parsed, read::<F>(text)) {
        (Ok(parsed), Ok(read)) => {
            assert_eq!(parsed, read, "{text}");
            assert_eq!(parsed.to_string(), text);
        }
        (Ok(parsed), Err(error)) => panic!("{parsed} is parsed, not read: {error}"),
        (Err(error), Ok(figure)) => {
            let canonical = figure.to_string();
            assert_eq!(error.expected(), format!("the canonical spelling `{canonical}`"), "{text}");
            assert_eq!(canonical.parse::<F>().as_ref(), Ok(&figure), "{text}");
            assert_eq!(read::<F>(&canonical).as_ref(), Ok(&figure), "{text}");
        }
        (Err(parsing), Err(reading)) => {
            assert_eq!(parsing.found(), text);
            assert_eq!(reading.to_string(), parsing.to_string());
        }
    }
}

/// Digits that stand apart make no number, unless a multiplier or a coin joins them.
fn keeps_its_digits_together(text: &str) {
    let Ok(figure) = read::<Stated<Quantity>>(text) else { return };
    let plain: String = text.chars().filter(|character| !"，, \u{3000}".contains(*character)).collect();
    // OK because a word of Latin letters can have digits: CO2.
    if figure.unit().as_str().contains(|character: char| character.is_ascii_digit()) {
        return;
    }
    if plain.contains(|character| "一三五零〇两壹点拾十百千万亿萬角分".contains(character)) {
        return;
    }
    let narrow = |character| match character {
        '\u{ff10}'..='\u{ff19}' => char::from_u32(u32::from(character) - 0xfee0).expect("a digit"),
        '．' => '.',
        other => other,
    };
    let plain: String = plain.chars().map(narrow).collect();
    let runs = plain.split(|character: char| !character.is_ascii_digit() && character != '.');
    let runs: Vec<_> = runs.filter(|run| !run.is_empty()).collect();
    let [run] = runs.as_slice() else { panic!("`{text}` was read as {figure}") };
    assert_eq!(number(run), of_decimal(figure.number().abs()), "{text}");
}

proptest! {
    #[test]
    fn whatever_is_read_is_canonical_then(pieces in proptest::collection::vec(select(PIECES.as_slice()), 0..9)) {
        let text = pieces.concat();
        is_read_to_the_canonical::<Stated<Amount>>(&text);
        is_read_to_the_canonical::<Stated<Ratio>>(&text);
        is_read_to_the_canonical::<Stated<Headcount>>(&text);
        is_read_to_the_canonical::<Stated<Quantity>>(&text);
        is_read_to_the_canonical::<Figure>(&text);
        is_read_to_the_canonical::<Count>(&text);
        keeps_its_digits_together(&text);
    }

    /// The same with a number first, so that more of them are figures.
    #[test]
    fn whatever_begins_with_a_number(
        head in select(vec!["5", "-3.50", "(7)", "1,234", "三百", "近5", "¥8", "0.0"]),
        pieces in proptest::collection::vec(select(PIECES.as_slice()), 0..4),
    ) {
        let text = format!("{head}{}", pieces.concat());
        is_read_to_the_canonical::<Stated<Amount>>(&text);
        is_read_to_the_canonical::<Stated<Ratio>>(&text);
        is_read_to_the_canonical::<Stated<Headcount>>(&text);
        is_read_to_the_canonical::<Stated<Quantity>>(&text);
        is_read_to_the_canonical::<Figure>(&text);
        is_read_to_the_canonical::<Count>(&text);
        keeps_its_digits_together(&text);
    }

    #[test]
    fn no_text_at_all_makes_the_reader_panic(text in ".*") {
        is_read_to_the_canonical::<Figure>(&text);
        is_read_to_the_canonical::<Stated<Amount>>(&text);
    }
}

#[test]
fn the_generator_reaches_every_word() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let mut seen = std::collections::BTreeSet::new();
    let (mut zeros, mut negatives) = (0, 0);
    for _ in 0..4_000 {
        let spelling = money().new_tree(&mut runner).expect("nothing is filtered").current();
        seen.insert(spelling.scale.to_string());
        seen.extend(spelling.hedge.map(|hedge| format!("{hedge:?}")));
        zeros += usize::from(spelling.value().is_zero());
        negatives += usize::from(spelling.negative);
    }
    assert_eq!(seen.len(), Scale::all().count() + Hedge::all().count(), "{seen:?}");
    assert!(zeros > 20 && negatives > 1_000, "{zeros} zeros, {negatives} negatives");
}
