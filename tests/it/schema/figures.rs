//! Figures: the pattern and the parser take the same texts.

use serde_json::json;

use super::generate::Generator;
use super::mutate::mutate;
use super::types::{Type, types};
use crate::laws::random::Random;

const KINDS: [&str; 10] = [
    "Amount",
    "AmountCell",
    "Ratio",
    "RatioCell",
    "Headcount",
    "QuantityCell",
    "CountCell",
    "Figure",
    "FigureCell",
    "ClaimedFigure",
];

fn kinds() -> impl Iterator<Item = Type> {
    let found: Vec<Type> = types().into_iter().filter(|one| KINDS.contains(&one.name)).collect();
    assert_eq!(found.len(), KINDS.len(), "each is there once");
    found.into_iter()
}

#[test]
fn patterns_and_parsers_take_the_same() {
    let mut generator = Generator::default();
    let (mut all, mut accepted, mut faults) = (0, 0, Vec::new());
    for (law, one) in kinds().enumerate() {
        let schema = one.schema();
        let validator = jsonschema::validator_for(&schema).expect("the schema is one");
        let mut compare = |value: &serde_json::Value| {
            let valid = validator.is_valid(value);
            all += 1;
            accepted += usize::from(valid);
            if valid != (one.reads)(value) {
                faults.push(format!("{}, schema says {valid}: {value}", one.label()));
            }
            if valid {
                assert_eq!((one.rewrites)(value).as_ref(), Some(value), "{}: it is written as it is read", one.label());
            }
        };
        for case in 0..super::values::cases(2_000) {
            let (value, mut random) = generator.value(&schema, u64::try_from(1_000 + law).expect("small"), case);
            compare(&value);
            for _ in 0..3 {
                let mut bent = value.clone();
                mutate(&mut bent, &mut random);
                compare(&bent);
            }
            compare(&json!(pieced(&mut random)));
        }
    }
    println!("{all} texts, {accepted} accepted, {} disagreements", faults.len());
    assert!(faults.is_empty(), "{} disagreements: {:#?}", faults.len(), &faults[..faults.len().min(20)]);
    assert!(accepted * 5 > all && accepted * 5 < all * 4, "{accepted} of {all}");
    assert!(all >= 80_000 || super::values::cases(2_000) < 2_000, "{all} are not enough");
}

const NUMBERS: &[&str] = &[
    "0",
    "5",
    "19",
    "0.0",
    "0.5",
    "12.50",
    "1.23456",
    "1.2345",
    "1.23450",
    "1.00000000",
    "0.00000001",
    "1.12345678",
    "1.123456789",
    "123",
    "1234",
    "12345",
    "123456",
    "1234567",
    "12345678",
    "123456789",
    "1234567890",
    "12345678901",
    "123456789012",
    "1234567890123",
    "999999999999999",
    "1000000000000000",
    "999999999",
    "999999999.99999999",
    "1000000000",
    "9999999999",
    "0.0000001",
    "0.1234567",
    "00",
    "05",
    "00.5",
    ".5",
    "5.",
    "5.0.0",
    "1,234",
    "1 234",
    "1e3",
    "５",
    "٣",
    "五",
    "",
    "999999999999999999999999999999",
    "1000000000000000000000000000000",
    "99999999999999999999999999999999999999999999",
];
const SIGNS: &[&str] = &["", "", "", "-", "-", "+", "--", "−", "△"];
const SCALES: &[&str] = &[
    "",
    "",
    "",
    "万",
    "亿",
    "万亿",
    "千万",
    "百万",
    "千",
    "百",
    "十万",
    "亿万",
    "萬",
    " thousand",
    " million",
    " billion",
    " trillion",
    " Million",
    "million",
    " millions",
    "  million",
];
const UNITS: &[&str] = &[
    "",
    "元",
    "元",
    " CNY",
    " ZAR",
    " USD",
    "CNY",
    " cny",
    " RMB",
    " XXX",
    "美元",
    "%",
    "‰",
    "个百分点",
    "百分点",
    "％",
    " %",
    " pp",
    " percent",
    "人",
    "名",
    "人次",
    "名额",
    " people",
    " posts",
    " person",
    " peoples",
    " post",
    " peopl",
    "家",
    "公里",
    "㎡",
    "㎥",
    "℃",
    "名/村",
    "/村",
    "村/",
    " km",
    " km²",
    " m³",
    " FTE",
    " FTEs",
    " FTE/h",
    " FTE-h",
    " FTE²",
    " fte",
    " CO2",
    " CO2-eq/t",
    " CO",
    " CO3",
    " MWh",
    " MWH",
    " mwh",
    " PCS",
    " pcs",
    " A",
    " Aa",
    " A/m",
    " a",
    " ppm",
    " p",
    " per",
    " percen",
    " percentile",
    " rmb",
    " rmbs",
    " rm",
    " yuan",
    " yua",
    " yuans",
    " millionaires",
    " millio",
    " thousandth",
    " thousan",
    " bill",
    " billions",
    " tri",
    " trillion",
    " firms",
    " Firms",
    " hours",
    " 5",
    " -km",
    " abcdefghijkl",
    " abcdefghijklm",
    " MWh/abcdefgh",
    " MWh/abcdefghi",
    "一二三",
    "约家",
    "余家",
    "左右手",
    "以上家",
    "千家",
    "分以内",
    "甲乙丙丁戊己庚辛壬癸子丑",
    "甲乙丙丁戊己庚辛壬癸子丑寅",
    "家 km",
    "家km",
    "kmh",
    "家\n",
    " km\n",
    " km ",
    "　",
    "é",
    " é",
    " kmé",
    "〇",
    "㐀",
    "鿿",
    "ꀀ",
];
const PREFIXES: &[&str] = &[
    "",
    "",
    "",
    "",
    "近",
    "约",
    "大约",
    "超",
    "超过",
    "不超过",
    "不少于",
    "至多",
    "over ",
    "at most ",
    "over",
    "about  ",
    "Over ",
    "将近",
    "余",
];
const INNERS: &[&str] = &["", "", "", "", "", "余", "多", "余多", "约"];
const SUFFIXES: &[&str] = &["", "", "", "", "", "以上", "以下", "以内", "左右", "以上以下", "上下", " 以上"];

/// A text of the pieces of figures, at the borders of each rule; most are refused for one thing at most.
fn pieced(random: &mut Random) -> String {
    let mut pick = |of: &[&'static str]| random.pick(of);
    let parts = [PREFIXES, SIGNS, NUMBERS, INNERS, SCALES, INNERS, UNITS, SUFFIXES].map(&mut pick);
    parts.concat()
}

/// The pieces hold every word that the parser knows.
#[test]
fn the_words_of_the_parser_are_tried() {
    use budget_performance::figure::{Hedge, Scale};
    let mut generator = Generator::default();
    let schema = kinds().find(|one| one.name == "Figure").expect("it is a kind").schema();
    let texts: Vec<String> =
        (0..6_000).map(|case| generator.value(&schema, 77, case).0.as_str().expect("a text").to_owned()).collect();
    for hedge in Hedge::all() {
        assert!(texts.iter().any(|text| text.contains(hedge.word())), "{}", hedge.word());
    }
    for scale in Scale::all() {
        assert!(texts.iter().any(|text| text.contains(&scale.to_string())), "{scale}");
    }
}
