//! The canonical spelling as one regular pattern, built from the parser's own tables.
//!
//! A pattern accepts exactly what the parser accepts: words, multipliers, digits and bounds stand in one place. It keeps to
//! what every engine reads alike: no classes by name, no looking around, anchors at both ends.

mod hedged;
mod number;
mod unit;
mod word;

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::amount::Amount;
use super::any::{Count, Figure};
use super::cell::Cell;
use super::currency::Currency;
use super::headcount::Headcount;
use super::quantity::Quantity;
use super::ratio::Ratio;
use super::stated::Stated;
use super::text::Leaf;
use hedged::spelling;
use unit::{Group, amounts, bare, figures, heads, points, things};

/// A leaf that is told by a pattern.
pub(crate) trait Pattern: Leaf {
    /// The name of the type among the definitions of a schema.
    const NAME: &'static str;

    /// Characters at most, where the pattern does not tell.
    const MOST: Option<u16> = None;

    /// The format that the pattern spells out, for those who show it.
    const FORMAT: Option<&'static str> = None;

    /// The pattern without its anchors.
    fn body() -> String;
}

/// The schema of a leaf.
pub(crate) fn leaf_schema<T: Pattern>(expected: &str) -> Schema {
    let mut schema = json_schema!({ "type": "string", "description": sentence(expected) });
    if let Some(most) = T::MOST {
        schema.insert("maxLength".to_owned(), most.into());
    }
    if let Some(format) = T::FORMAT {
        schema.insert("format".to_owned(), format.into());
    }
    schema.insert("pattern".to_owned(), format!("^(?:{})$", T::body()).into());
    schema
}

/// What is expected, as a sentence.
pub(crate) fn sentence(expected: &str) -> String {
    let mut rest = expected.chars();
    let first = rest.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(rest).chain(['.']).collect()
}

impl<T: Pattern> Pattern for Cell<T> {
    const NAME: &'static str = T::NAME;

    fn body() -> String {
        let words = Self::EMPTY.iter().filter_map(Cell::word).collect::<Vec<_>>().join("|");
        format!("{words}|{}", T::body())
    }
}

impl<T: Pattern> JsonSchema for Cell<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("{}Cell", T::NAME).into()
    }

    fn schema_id() -> Cow<'static, str> {
        format!("{}::{}Cell", module_path!(), T::NAME).into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        leaf_schema::<Self>(&format!("{}; or why there is none", T::EXPECTED))
    }
}

/// Leaves of the kinds of units that they take.
macro_rules! figures {
    ($($leaf:ty, $name:literal: $groups:expr;)+) => {$(
        impl Pattern for $leaf {
            const NAME: &'static str = $name;

            fn body() -> String {
                let groups: Vec<Group> = $groups;
                spelling(&groups)
            }
        }
        $crate::figure::pattern::leaf_pattern!($leaf);
    )+};
}

/// `JsonSchema` for leaves that have a pattern.
macro_rules! leaf_pattern {
    ($leaf:ty) => {
        impl schemars::JsonSchema for $leaf {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                <Self as $crate::figure::pattern::Pattern>::NAME.into()
            }
            fn schema_id() -> std::borrow::Cow<'static, str> {
                concat!(module_path!(), "::", stringify!($leaf)).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let expected = <Self as $crate::figure::text::Leaf>::EXPECTED;
                $crate::figure::pattern::leaf_schema::<Self>(expected)
            }
        }
    };
}
pub(crate) use leaf_pattern;

figures! {
    Stated<Amount>, "Amount": amounts();
    Stated<Ratio>, "Ratio": points();
    Stated<Headcount>, "Headcount": [bare::<Headcount>(), heads()].concat();
    Stated<Quantity>, "Quantity": [bare::<Quantity>(), things(&[])].concat();
    Figure, "Figure": [bare::<Quantity>(), points(), heads(), figures()].concat();
    Count, "Count": [bare::<Headcount>(), heads(), things(unit::HEADS)].concat();
}

/// A figure whose unit is never left out.
pub(crate) fn with_unit() -> String {
    spelling(&[points(), heads(), figures()].concat())
}

impl Pattern for Currency {
    const NAME: &'static str = "Currency";

    fn body() -> String {
        unit::codes()
    }
}
leaf_pattern!(Currency);
