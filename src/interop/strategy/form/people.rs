//! Departments, units, functions, counts.

use proptest::prelude::Strategy;
use proptest::strategy::BoxedStrategy;

use super::figure::{cell, count, stated_quantity};
use super::money::{ratio_cell, reason, stated_share};
use super::report::when;
use super::text::{credit_code, date, division_code, fiscal_year, id, label, ordinal, prose};
use super::word::{
    coverage, duty_holder, fiscal_level, list_kind, movement, org_unit_kind, post_kind, sense, tally_dimension,
    tally_role,
};
use super::{few, list, maybe};
use crate::model::{
    CountCell, Department, Function, OrgUnit, SharedDuty, Tally, TallyBreakdown, TallyComparison, UnitCount,
};

/// Any cell of a number of people or things.
pub fn count_cell() -> impl Strategy<Value = CountCell> {
    cell(count())
}

fn tally_comparison() -> impl Strategy<Value = TallyComparison> {
    let figures = (maybe(count_cell()), maybe(count_cell()), maybe(ratio_cell()));
    (fiscal_year(), figures, maybe(sense()), maybe(movement()), few(reason()))
        .prop_map(|(year, (base, change, rate), sense, movement, reasons)| {
            let mut comparison = TallyComparison::new(year);
            (comparison.base, comparison.change, comparison.rate) = (base, change, rate);
            (comparison.sense, comparison.movement, comparison.reasons) = (sense, movement, reasons);
            comparison
        })
        .boxed()
}

fn plain_tally() -> impl Strategy<Value = Tally> {
    let head = (maybe(id()), label(), maybe(tally_role()), maybe(post_kind()), count_cell(), when());
    (head, few(stated_share()), few(tally_comparison()))
        .prop_map(|((id, label, role, kind, figure, when), shares, comparisons)| {
            let mut tally = Tally::new(label, figure);
            (tally.id, tally.role, tally.post_kind, tally.when) = (id, role, kind, when);
            (tally.shares, tally.comparisons) = (shares, comparisons);
            tally
        })
        .boxed()
}

/// Any count, with parts up to two levels below.
pub fn tally() -> BoxedStrategy<Tally> {
    let nested = plain_tally().prop_recursive(2, 6, 3, |tally| {
        let breakdown = (tally_dimension(), maybe(label()), coverage(), list(tally, 0..=2)).prop_map(
            |(dimension, label, coverage, parts)| {
                let mut breakdown = TallyBreakdown::new(dimension, coverage, parts);
                breakdown.label = label;
                breakdown
            },
        );
        (plain_tally(), few(breakdown)).prop_map(|(mut tally, breakdowns)| {
            tally.breakdowns = breakdowns;
            tally
        })
    });
    nested.boxed()
}

/// Any duty that is divided between departments.
pub fn shared_duty() -> impl Strategy<Value = SharedDuty> {
    (label(), duty_holder(), prose(), few(label()), maybe(list_kind()))
        .prop_map(|(field, holder, text, counterparts, kind)| {
            let mut duty = SharedDuty::new(field, holder, text);
            (duty.counterparts, duty.counterpart_list) = (counterparts, kind);
            duty
        })
        .boxed()
}

/// Any function, with functions up to two levels below.
pub fn function() -> BoxedStrategy<Function> {
    let plain = || {
        (maybe(ordinal()), label(), maybe(prose()), few(shared_duty())).prop_map(|(number, title, text, duties)| {
            let mut function = Function::new(title);
            (function.number, function.text, function.duties) = (number, text, duties);
            function
        })
    };
    let nested = plain().prop_recursive(2, 6, 3, move |function| {
        (plain(), few(function)).prop_map(|(mut above, functions)| {
            above.functions = functions;
            above
        })
    });
    nested.boxed()
}

/// Any unit, with units up to two levels below; its days need not be in order.
pub fn org_unit() -> BoxedStrategy<OrgUnit> {
    let plain = || {
        (label(), org_unit_kind(), few(label()), maybe(date()), maybe(date())).prop_map(
            |(name, kind, names, from, until)| {
                let mut unit = OrgUnit::new(name, kind);
                (unit.second_names, unit.valid_from, unit.valid_until) = (names, from, until);
                unit
            },
        )
    };
    let nested = plain().prop_recursive(2, 6, 3, move |unit| {
        (plain(), few(unit)).prop_map(|(mut above, units)| {
            above.units = units;
            above
        })
    });
    nested.boxed()
}

/// Any stated number of units.
pub fn unit_count() -> impl Strategy<Value = UnitCount> {
    (org_unit_kind(), cell(stated_quantity()), maybe(label()), when())
        .prop_map(|(kind, count, label, when)| {
            let mut count = UnitCount::new(kind, count);
            (count.label, count.when) = (label, when);
            count
        })
        .boxed()
}

/// Any department, each part of it present or not.
pub fn department() -> impl Strategy<Value = Department> {
    let head = (maybe(label()), maybe(division_code()), maybe(credit_code()), maybe(fiscal_level()));
    (head, few(function()), few(org_unit()), few(unit_count()), few(tally()))
        .prop_map(|((name, division, credit_code, fiscal_level), functions, units, stated_unit_counts, staffing)| {
            Department { name, division, credit_code, fiscal_level, functions, units, stated_unit_counts, staffing }
        })
        .boxed()
}
