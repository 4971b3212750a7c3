//! Units, together where the same numbers go with them.

use super::word::{Barred, class, words_but};
use crate::figure::currency::Currency;
use crate::figure::measure::Measure;
use crate::figure::scale::Script;
use crate::figure::unit::{
    HeadUnit, MAX_UNIT, MoneyUnit, RESERVED_WORDS, RatioUnit, SIGNS, Unit, UnitOfMeasure, script,
};
use crate::figure::{Amount, Headcount, Quantity, Ratio};

/// Units that the same numbers go with.
#[derive(Clone)]
pub(super) struct Group {
    /// The units as a pattern.
    pub(super) unit: String,
    pub(super) script: Option<Script>,
    pub(super) exponent: i8,
    pub(super) takes_scale: bool,
    pub(super) integer_digits: u8,
    /// Whether there are no fractions of it.
    pub(super) whole: bool,
}

impl Group {
    fn of<Q: Measure>(unit: String, like: &Q::Unit, whole: bool) -> Self {
        Self {
            unit,
            script: script(like),
            exponent: like.exponent(),
            takes_scale: like.takes_scale(),
            integer_digits: Q::INTEGER_DIGITS,
            whole,
        }
    }
}

/// A unit as it is written.
fn written(unit: &impl Unit) -> String {
    struct Written<'u, U>(&'u U);
    impl<U: Unit> std::fmt::Display for Written<'_, U> {
        fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            self.0.write(formatter)
        }
    }
    Written(unit).to_string()
}

/// No unit.
pub(super) fn bare<Q: Measure<Unit: Default>>() -> Vec<Group> {
    let whole = Q::from_scaled(1).is_err();
    vec![Group::of::<Q>(String::new(), &Q::Unit::default(), whole)]
}

/// Words for people and posts.
pub(super) const HEADS: &[HeadUnit] = &[HeadUnit::Person, HeadUnit::Name, HeadUnit::People, HeadUnit::Posts];

/// Money.
pub(super) fn amounts() -> Vec<Group> {
    let code = Currency::all().next().map(MoneyUnit::Code);
    let latin = code.map(|code| Group::of::<Amount>(format!(" (?:{})", codes()), &code, false));
    let yuan = Group::of::<Amount>(written(&MoneyUnit::Yuan), &MoneyUnit::Yuan, false);
    std::iter::once(yuan).chain(latin).collect()
}

/// Percentages.
pub(super) fn points() -> Vec<Group> {
    let units = [RatioUnit::Percent, RatioUnit::PerMille, RatioUnit::PercentagePoint];
    alike(units.map(|unit| Group::of::<Ratio>(written(&unit), &unit, false)))
}

/// People and posts, with a word for them.
pub(super) fn heads() -> Vec<Group> {
    alike(HEADS.iter().map(|unit| Group::of::<Headcount>(written(unit), unit, true)))
}

/// Anything with a unit of measure, but for words of people that are told apart.
pub(super) fn things(but: &[HeadUnit]) -> Vec<Group> {
    vec![han(but, ""), latin("", words_of(but))]
}

/// Money, and anything with a unit of measure but people.
pub(super) fn figures() -> Vec<Group> {
    vec![han(HEADS, &format!("{}|", written(&MoneyUnit::Yuan))), latin(&format!("{}|", codes()), words_of(HEADS))]
}

fn words_of(heads: &[HeadUnit]) -> impl Iterator<Item = Barred> {
    heads.iter().filter(|unit| unit.is_latin() == Some(true)).map(|unit| Barred::exact(&unit.to_string()))
}

/// The codes of currencies.
pub(super) fn codes() -> String {
    Currency::all().map(|currency| currency.code().to_owned()).collect::<Vec<_>>().join("|")
}

/// Units of Latin letters but those, and others.
fn latin(also: &str, but: impl Iterator<Item = Barred>) -> Group {
    let words = RESERVED_WORDS.into_iter().map(Barred::exact);
    let starts = UnitOfMeasure::reserved_starts().map(Barred::start);
    let barred: Vec<_> = words.chain(starts).chain(but).collect();
    let words = words_but(UnitOfMeasure::is_latin_first, UnitOfMeasure::is_latin_character, MAX_UNIT, &barred);
    of_measure(format!(" (?:{also}{}|{words})", signs()), Script::Latin)
}

/// Known signs, alone or joined to more.
fn signs() -> String {
    let (joint, rest) = (class(UnitOfMeasure::joins), class(UnitOfMeasure::is_latin_character));
    let of_length = |length: usize| {
        let signs: Vec<_> = SIGNS.into_iter().filter(|sign| sign.len() == length).collect();
        let most = MAX_UNIT.saturating_sub(length).saturating_sub(1);
        (!signs.is_empty()).then(|| format!("(?:{})(?:{joint}{rest}{{0,{most}}})?", signs.join("|")))
    };
    (1..MAX_UNIT).filter_map(of_length).collect::<Vec<_>>().join("|")
}

/// Chinese units but those, and others.
fn han(but: &[HeadUnit], also: &str) -> Group {
    let alone = |character: char| but.iter().any(|unit| unit.to_string() == String::from(character));
    let first = class(UnitOfMeasure::is_han_first);
    let single = class(|character| UnitOfMeasure::is_han_first(character) && !alone(character));
    let rest = class(UnitOfMeasure::is_han_character);
    let most = MAX_UNIT.saturating_sub(1);
    of_measure(format!("(?:{also}{single}|{first}{rest}{{1,{most}}})"), Script::Han)
}

fn of_measure(unit: String, script: Script) -> Group {
    let like = Group::of::<Quantity>(unit, &UnitOfMeasure::NONE, false);
    Group { script: Some(script), ..like }
}

/// Groups that the same numbers go with, together.
fn alike(groups: impl IntoIterator<Item = Group>) -> Vec<Group> {
    let mut joined: Vec<Group> = Vec::new();
    for group in groups {
        let same = |other: &&mut Group| other.script == group.script && other.exponent == group.exponent;
        match joined.iter_mut().find(same) {
            Some(other) => {
                other.unit.push('|');
                other.unit.push_str(&group.unit);
            }
            None => joined.push(group),
        }
    }
    for group in &mut joined {
        group.unit = format!("(?:{})", group.unit);
    }
    joined
}
