//! Labels, prose, names, dates, codes.

use proptest::prelude::{Just, Strategy, prop_oneof};
use proptest::sample::select;
use proptest::strategy::BoxedStrategy;
use proptest::string::string_regex;

use crate::model::classification::{COFOG_CLASSES, Class, ECONOMIC_CLASSES, FUNCTION_CLASSES};
use crate::model::{
    CofogCode, CreditCode, Date, DivisionCode, EconomicCode, FiscalYear, FunctionCode, Id, Label, Month, Ordinal,
    Pointer, Prose,
};

/// A text of a pattern that its type accepts.
fn text<T: std::str::FromStr + std::fmt::Debug + 'static>(pattern: &str) -> BoxedStrategy<T> {
    match string_regex(pattern) {
        Ok(texts) => texts.prop_filter_map("the text has the form", |text| text.parse().ok()).boxed(),
        // OK because every pattern of this file is one.
        Err(_) => Just(()).prop_filter_map("the pattern is wrong", |()| None).boxed(),
    }
}

/// A line of text: mostly two to twelve Chinese characters, now and then Latin, punctuated, or of 300 characters.
pub fn label() -> impl Strategy<Value = Label> {
    prop_oneof![
        8 => text("[一-鿋]{2,12}"),
        2 => text("[A-Za-z][A-Za-z0-9 ,.&-]{0,30}[a-z]"),
        1 => text("[一-鿋（“][^\\x00-\\x1f\\x7f]{0,40}[一-鿋）”]"),
        1 => text("[一-鿋]{300}"),
    ]
    .boxed()
}

/// Text of a few lines; never near the ten thousand characters that are allowed.
pub fn prose() -> impl Strategy<Value = Prose> {
    prop_oneof![3 => text("[一-鿋，。]{0,40}[一-鿋]"), 1 => text("[一-鿋]{1,20}\n[一-鿋\t]{0,20}。")].boxed()
}

/// A name of 1 to 64 characters, mostly short.
pub fn id() -> impl Strategy<Value = Id> {
    prop_oneof![6 => text("[a-z][a-z0-9_]{0,9}"), 1 => text("[A-Za-z0-9._-]{1,64}")].boxed()
}

/// A day from 1900 to 2999, most of them in this century.
pub fn date() -> impl Strategy<Value = Date> {
    let years = prop_oneof![4 => 2000_u16..2030, 1 => 1900_u16..=2999];
    (years, 1_u8..=12, 1_u8..=28, 0_u8..10)
        .prop_filter_map("the day is there", |(year, month, day, last)| {
            let of = |day: u8| format!("{year}-{month:02}-{day:02}").parse().ok();
            // Once in ten the last day of the month.
            if last == 9 { of(31).or_else(|| of(30)).or_else(|| of(29)).or_else(|| of(28)) } else { of(day) }
        })
        .boxed()
}

fn whole<T: TryFrom<i64> + std::fmt::Debug>(range: impl Strategy<Value = i64>) -> impl Strategy<Value = T> {
    range.prop_filter_map("the number is within bounds", |number| T::try_from(number).ok())
}

/// A fiscal year, most of them of our time.
pub fn fiscal_year() -> impl Strategy<Value = FiscalYear> {
    whole(prop_oneof![4 => 2015_i64..2030, 1 => 1950_i64..=2999])
}

/// A month.
pub fn month() -> impl Strategy<Value = Month> {
    whole(1_i64..=12)
}

/// A place in an order, mostly a low one.
pub fn ordinal() -> impl Strategy<Value = Ordinal> {
    whole(prop_oneof![4 => 1_i64..20, 1 => 1_i64..=9999])
}

/// A place in a document, of one to four steps; it need not be there.
pub fn pointer() -> impl Strategy<Value = Pointer> {
    text("(/([a-z_]{1,12}|[0-9]{1,2}|~0|~1)){0,4}")
}

/// A functional class: of the shipped list, or three, five or seven digits that are none.
pub fn function_code() -> impl Strategy<Value = FunctionCode> {
    let known = select(FUNCTION_CLASSES.iter().map(Class::code).collect::<Vec<_>>());
    prop_oneof![4 => known, 1 => text("[1-9][0-9]{2}([0-9]{2}){0,2}")]
}

/// An economic class: of the shipped list, or three or five digits that are none.
pub fn economic_code() -> impl Strategy<Value = EconomicCode> {
    let known = select(ECONOMIC_CLASSES.iter().map(Class::code).collect::<Vec<_>>());
    prop_oneof![4 => known, 1 => text("[35][0-9]{2}([0-9]{2})?")]
}

/// A class of the functions of government of the United Nations, of the shipped list.
pub fn cofog_code() -> impl Strategy<Value = CofogCode> {
    select(COFOG_CLASSES.iter().map(Class::code).collect::<Vec<_>>())
}

/// A division code by its form; it need not be in use.
pub fn division_code() -> impl Strategy<Value = DivisionCode> {
    prop_oneof![
        text("[1-6][1-6](0000|0[1-9]00|0[1-9][0-4][1-9])"),
        Just("430412").prop_filter_map("it is one", |code| code.parse().ok())
    ]
}

/// A social credit code by its form, one with right check digits among them; most have wrong ones.
pub fn credit_code() -> impl Strategy<Value = CreditCode> {
    let right = Just("11330881MB158153XN").prop_filter_map("it is one", |code| code.parse().ok());
    prop_oneof![right, text("1[1239]330881[0-9A-HJ-NPQRTUWXY]{10}")]
}
