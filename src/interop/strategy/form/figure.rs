//! Figures, quantities, units, hedges.

use proptest::option::weighted;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::sample::select;
use rust_decimal::Decimal;

use crate::figure::{
    Amount, Cell, Count, Currency, Figure, HeadUnit, Headcount, Hedge, HedgePlace, Interval, Measure, MoneyUnit,
    Quantity, Ratio, RatioUnit, Reading, Rounding, Scale, Stated, UnitOfMeasure,
};

/// Any amount of money: the whole range below 10¹⁵, to 10⁻⁸, with small and round ones as often as any.
pub fn amount() -> impl Strategy<Value = Amount> + Clone {
    scaled(100_000_000_000_000_000_000_000).prop_map(|scaled| Amount::from_scaled(scaled).unwrap_or_default())
}

/// Any percentage: the whole range below 10⁹ %, to 10⁻⁸ %, with small and round ones as often as any.
pub fn ratio() -> impl Strategy<Value = Ratio> + Clone {
    scaled(100_000_000_000_000_000).prop_map(|scaled| Ratio::from_scaled(scaled).unwrap_or_default())
}

/// Any number of people, below zero too: half of them under a thousand.
pub fn headcount() -> impl Strategy<Value = Headcount> + Clone {
    prop_oneof![-1000_i64..1000, -999_999_999_999_999_i64..=999_999_999_999_999]
        .prop_map(|heads| Headcount::new(heads).unwrap_or_default())
}

/// Any number of things, as [`amount()`].
pub fn quantity() -> impl Strategy<Value = Quantity> + Clone {
    scaled(100_000_000_000_000_000_000_000).prop_map(|scaled| Quantity::from_scaled(scaled).unwrap_or_default())
}

/// Counts of 10⁻⁸ below a bound: hundredths up to ten thousand, or anything.
fn scaled(bound: i128) -> impl Strategy<Value = i128> + Clone {
    let cents = (-1_000_000_i128..=1_000_000).prop_map(|cents| cents.saturating_mul(1_000_000));
    prop_oneof![cents, bound.saturating_neg().saturating_add(1)..bound]
}

/// Any multiplier, none at all included.
pub fn scale() -> impl Strategy<Value = Scale> + Clone {
    let mut all: Vec<Scale> = Scale::all().collect();
    all.sort_by_key(|scale| scale.exponent());
    select(all)
}

/// Any word that blurs a number.
pub fn hedge() -> impl Strategy<Value = Hedge> + Clone {
    select(Hedge::all().collect::<Vec<_>>())
}

/// Any currency of ISO 4217; the renminbi when shrunk.
pub fn currency() -> impl Strategy<Value = Currency> + Clone {
    let others = select(Currency::all().collect::<Vec<_>>());
    prop_oneof![Just(Currency::CNY), others]
}

/// 元, or the code of a currency.
pub fn money_unit() -> impl Strategy<Value = MoneyUnit> + Clone {
    prop_oneof![Just(MoneyUnit::Yuan), currency().prop_map(MoneyUnit::Code)]
}

/// A percentage's sign: %, ‰, 个百分点.
pub fn ratio_unit() -> impl Strategy<Value = RatioUnit> + Clone {
    select(vec![RatioUnit::Percent, RatioUnit::PerMille, RatioUnit::PercentagePoint])
}

/// How people are counted, or nothing.
pub fn head_unit() -> impl Strategy<Value = HeadUnit> + Clone {
    select(vec![HeadUnit::Bare, HeadUnit::Person, HeadUnit::Name, HeadUnit::People, HeadUnit::Posts])
}

/// A counting word or a unit of measure that documents use, or none; never one that nobody has seen.
pub fn unit_of_measure() -> impl Strategy<Value = UnitOfMeasure> + Clone {
    let words = [
        "",
        "家",
        "处",
        "次",
        "人次",
        "份",
        "公里",
        "平方米",
        "吨",
        "小时",
        "天",
        "分",
        "个",
        "项",
        "km",
        "FTE",
        "km²",
    ];
    select(words.iter().filter_map(|word| word.parse().ok()).collect::<Vec<UnitOfMeasure>>())
}

/// Any way to round.
pub fn rounding() -> impl Strategy<Value = Rounding> + Clone {
    select(Rounding::ALL.to_vec())
}

/// Any way to read a figure.
pub fn reading() -> impl Strategy<Value = Reading> + Clone {
    prop_oneof![Just(Reading::Nearest), rounding().prop_map(Reading::Rounded), Just(Reading::Exact)]
}

/// An interval that a figure stands for under any reading: closed, open, a point, or unbounded at one end or both.
pub fn interval() -> impl Strategy<Value = Interval<Amount>> {
    (stated_amount(), reading()).prop_map(|(stated, reading)| stated.interval(reading))
}

/// The text of a figure with a hedge where it belongs; without, if it goes with none.
fn hedged<Q: Measure>(plain: &Stated<Q>, hedge: Option<Hedge>) -> Stated<Q> {
    let with = || {
        let (hedge, text, number) = (hedge?, plain.to_string(), plain.number().to_string());
        let (scale, unit) = (plain.scale().spelling(), text.strip_prefix(number.as_str())?);
        let unit = unit.strip_prefix(scale)?;
        let word = hedge.spelling();
        let text = match hedge.place() {
            HedgePlace::Prefix => format!("{word}{number}{scale}{unit}"),
            HedgePlace::BeforeScale => format!("{number}{word}{scale}{unit}"),
            HedgePlace::BeforeUnit => format!("{number}{scale}{word}{unit}"),
            HedgePlace::Suffix => format!("{number}{scale}{unit}{word}"),
        };
        text.parse().ok()
    };
    with().unwrap_or_else(|| plain.clone())
}

/// A figure in a unit: digits with up to eight decimals, a multiplier that goes with the unit, now and then a hedge.
fn stated<Q: Measure>(
    unit: impl Strategy<Value = Q::Unit> + 'static,
    decimals: std::ops::RangeInclusive<u32>,
) -> impl Strategy<Value = Stated<Q>> {
    let digits = prop_oneof![0_i64..=999, -99_999_i64..=99_999, -999_999_999_999_i64..=999_999_999_999];
    let parts = (digits, decimals, prop_oneof![Just(Scale::ONE), scale()], unit, weighted(0.1, hedge()));
    parts
        .prop_filter_map("the digits make a figure", |(digits, decimals, scale, unit, hedge)| {
            // What is too large or too fine with its multiplier is written without, or as a whole number.
            let number = Decimal::new(digits, decimals);
            let written = |number, scale| Stated::<Q>::new(number, scale, unit.clone()).ok();
            let whole = Decimal::new(digits % 1_000_000, 0);
            let plain = written(number, scale)
                .or_else(|| written(number, Scale::ONE))
                .or_else(|| written(whole, Scale::ONE))?;
            Some(hedged(&plain, hedge))
        })
        .boxed()
}

/// Any stated amount: 元 or a currency, any multiplier, up to eight decimals, hedged one time in ten.
pub fn stated_amount() -> impl Strategy<Value = Stated<Amount>> {
    stated(money_unit(), 0..=8)
}

/// Any stated percentage: %, ‰ or 个百分点, up to eight decimals, hedged one time in ten.
pub fn stated_ratio() -> impl Strategy<Value = Stated<Ratio>> {
    stated(ratio_unit(), 0..=8)
}

/// Any stated number of people: whole, with a multiplier now and then, hedged one time in ten.
pub fn stated_headcount() -> impl Strategy<Value = Stated<Headcount>> {
    stated(head_unit(), 0..=0)
}

/// Any stated number of things, in a unit that documents use or in none.
pub fn stated_quantity() -> impl Strategy<Value = Stated<Quantity>> {
    stated(unit_of_measure(), 0..=8)
}

/// A figure of any kind whose text tells its kind: never people without a word for them.
pub fn figure() -> impl Strategy<Value = Figure> {
    let all = prop_oneof![
        stated_amount().prop_map(Figure::Amount),
        stated_ratio().prop_map(Figure::Ratio),
        stated_headcount().prop_map(Figure::Headcount),
        stated_quantity().prop_map(Figure::Quantity),
    ];
    // What its text does not tell is what the text says: 19 alone is a number of things.
    all.prop_filter_map("the text is a figure", |figure| figure.to_string().parse().ok()).boxed()
}

/// A number of people or of things.
pub fn count() -> impl Strategy<Value = Count> {
    let all = prop_oneof![
        stated_headcount().prop_map(|heads| Count::Heads(heads).to_string()),
        stated_quantity().prop_map(|things| Count::Things(things).to_string()),
    ];
    all.prop_filter_map("the text is a count", |text| text.parse().ok()).boxed()
}

/// A cell: the figure four times in five, else one of the words for why there is none.
pub fn cell<S: Strategy + 'static>(of: S) -> impl Strategy<Value = Cell<S::Value>>
where
    S::Value: Clone,
{
    (of, 0_u8..25)
        .prop_map(|(figure, drawn)| match drawn {
            20 => Cell::Missing,
            21 => Cell::NotApplicable,
            22 => Cell::NotYetDue,
            23 => Cell::Undefined,
            24 => Cell::Withheld,
            _ => Cell::Stated(figure),
        })
        .boxed()
}

/// An amount as a document prints it, beside what it stands for: separators, full-width digits, △, brackets, blanks.
///
/// The text is read by [`read`](crate::figure::read()) as that figure. Never hedged, never a currency but 元.
pub fn printed_amount() -> impl Strategy<Value = (String, Stated<Amount>)> {
    let scales = select(vec![Scale::ONE, Scale::WAN, Scale::YI]);
    let parts = (-9_999_999_i64..=9_999_999, 0_u32..=2, scales, any::<[bool; 4]>());
    parts.prop_filter_map("the digits make a figure", |(digits, decimals, scale, [grouped, wide, blank, marked])| {
        let stated = Stated::new(Decimal::new(digits, decimals), scale, MoneyUnit::Yuan).ok()?;
        let number = Decimal::new(digits.saturating_abs(), decimals).to_string();
        let number = if grouped { in_thousands(&number) } else { number };
        let number = if wide { number.chars().map(full_width).collect() } else { number };
        let (unit, blank) = (format!("{scale}元"), if blank { " " } else { "" });
        let text = match (digits < 0, marked) {
            (true, true) => format!("△{number}{blank}{unit}"),
            (true, false) => format!("-{number}{blank}{unit}"),
            _ => format!("{number}{blank}{unit}"),
        };
        Some((text, stated))
    })
}

/// 1234567.8 as 1,234,567.8.
fn in_thousands(number: &str) -> String {
    let (whole, part) = number.split_once('.').map_or((number, None), |(whole, part)| (whole, Some(part)));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && whole.len().saturating_sub(index) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    part.map_or(grouped.clone(), |part| format!("{grouped}.{part}"))
}

fn full_width(digit: char) -> char {
    let wide = digit.to_digit(10).and_then(|value| char::from_u32(value.saturating_add(0xff10)));
    wide.unwrap_or(digit)
}
