//! The times that the figures of a report are about, each with its place.

use crate::model::{Indicator, Pointer, Report, ScoreGroup, Tally, When};

/// What a time belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Timed {
    /// A result of the report: people, things, units, indicators.
    Result,
    /// A further fact, which may be about any time.
    Fact,
}

/// Shows every time with the label of what it belongs to, and its place.
pub(super) fn each_when<'r>(report: &'r Report, see: &mut impl FnMut(Timed, &'r When, &'r str, &Pointer)) {
    let root = Pointer::root();
    let department = root.member("department");
    for (index, count) in report.department.stated_unit_counts.iter().enumerate() {
        let label = count.label.as_ref().map_or("机构数", AsRef::as_ref);
        let at = department.member("stated_unit_counts").item(index);
        see(Timed::Result, &count.when, label, &at.member("when"));
    }
    tallies(&report.department.staffing, &department.member("staffing"), see);
    tallies(&report.tallies, &root.member("tallies"), see);
    for (index, fact) in report.facts.iter().enumerate() {
        see(Timed::Fact, &fact.when, fact.label.as_ref(), &root.member("facts").item(index).member("when"));
    }
    indicators(&report.indicators, &root, see);
    for (index, scorecard) in report.scorecards.iter().enumerate() {
        let at = root.member("scorecards").item(index);
        indicators(&scorecard.indicators, &at, see);
        groups(&scorecard.groups, &at, see);
    }
}

fn tallies<'r>(list: &'r [Tally], at: &Pointer, see: &mut impl FnMut(Timed, &'r When, &'r str, &Pointer)) {
    for (index, tally) in list.iter().enumerate() {
        let at = at.item(index);
        see(Timed::Result, &tally.when, tally.label.as_ref(), &at.member("when"));
        for (index, breakdown) in tally.breakdowns.iter().enumerate() {
            tallies(&breakdown.parts, &at.member("breakdowns").item(index).member("parts"), see);
        }
    }
}

fn groups<'r>(list: &'r [ScoreGroup], above: &Pointer, see: &mut impl FnMut(Timed, &'r When, &'r str, &Pointer)) {
    for (index, group) in list.iter().enumerate() {
        let at = above.member("groups").item(index);
        groups(&group.groups, &at, see);
        indicators(&group.indicators, &at, see);
    }
}

fn indicators<'r>(list: &'r [Indicator], above: &Pointer, see: &mut impl FnMut(Timed, &'r When, &'r str, &Pointer)) {
    for (index, indicator) in list.iter().enumerate() {
        let at = above.member("indicators").item(index).member("when");
        see(Timed::Result, &indicator.when, indicator.label.as_ref(), &at);
    }
}
