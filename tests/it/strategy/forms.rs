//! Any value of a type is written and read as itself.

use budget_performance::figure::{Amount, Figure, Stated, read};
use budget_performance::interop::strategy::{
    claims, evidence, figure, framework_draft, printed_amount, report, scorecard, sheet_document, stated_amount,
    stated_headcount, stated_quantity, stated_ratio,
};
use budget_performance::model::{Report, from_json};
use budget_performance::scoring::Framework;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use super::{cases, runner};

fn reads<T>(count: u32, values: impl Strategy<Value = T>)
where
    T: serde::Serialize + serde::de::DeserializeOwned + std::fmt::Debug + PartialEq,
{
    let result = loose(count).run(&values, |value| {
        let json = serde_json::to_value(&value).expect("it can be written");
        prop_assert_eq!(serde_json::from_value::<T>(json).map_err(|error| error.to_string()), Ok(value));
        Ok(())
    });
    result.unwrap_or_else(|error| panic!("{error}"));
}

/// A runner that lets texts be drawn again: some patterns hold texts that a type refuses.
fn loose(count: u32) -> TestRunner {
    let mut runner = runner(count);
    let config = ProptestConfig { max_local_rejects: 1_000, ..runner.config().clone() };
    TestRunner::new_with_rng(config, runner.new_rng())
}

#[test]
fn whatever_is_drawn_is_read_as_it_was_written() {
    reads(cases(60), report());
    reads(cases(200), scorecard());
    reads(cases(500), claims());
    reads(cases(500), evidence());
    reads(cases(100), framework_draft());
    reads(cases(100), sheet_document());
    let result = loose(cases(40)).run(&any::<Report>(), |report| {
        let text = serde_json::to_string(&report).expect("it can be written");
        prop_assert_eq!(from_json::<Report>(&text).map_err(|error| error.to_string()), Ok(report));
        Ok(())
    });
    result.unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn figures_are_what_is_written() {
    let all = (stated_amount(), stated_ratio(), stated_headcount(), stated_quantity(), figure());
    let hedged = std::cell::Cell::new(0);
    let result = loose(cases(3_000)).run(&all, |(amount, ratio, heads, quantity, figure)| {
        hedged.set(hedged.get() + u32::from(amount.hedge().is_some()));
        prop_assert_eq!(amount.to_string().parse(), Ok(amount));
        prop_assert_eq!(ratio.to_string().parse(), Ok(ratio));
        prop_assert_eq!(heads.to_string().parse(), Ok(heads));
        prop_assert_eq!(quantity.to_string().parse(), Ok(quantity));
        prop_assert_eq!(figure.to_string().parse::<Figure>(), Ok(figure));
        Ok(())
    });
    result.unwrap_or_else(|error| panic!("{error}"));
    assert!(hedged.get() > 50, "some are hedged: {}", hedged.get());
}

#[test]
fn amounts_as_printed_are_read_as_what_they_stand_for() {
    let result = loose(cases(3_000)).run(&printed_amount(), |(text, stated)| {
        prop_assert_eq!(read::<Stated<Amount>>(&text), Ok(stated));
        Ok(())
    });
    result.unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn half_of_the_drafts_keep_their_rules() {
    let valid = std::cell::Cell::new(0);
    let result = loose(200).run(&framework_draft(), |draft| {
        valid.set(valid.get() + u32::from(Framework::try_from(draft).is_ok()));
        Ok(())
    });
    result.unwrap_or_else(|error| panic!("{error}"));
    assert!((40..160).contains(&valid.get()), "{} of 200", valid.get());
}
