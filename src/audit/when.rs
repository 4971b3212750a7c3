//! The times that the figures of a report are about, each with its place.

use super::trail::Trail;
use crate::model::{Indicator, Report, ScoreGroup, Tally, When};

/// What a time belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Timed {
    /// A result of the report: people, things, units, indicators.
    Result,
    /// A further fact, which may be about any time.
    Fact,
}

/// Shows every time with the label of what it belongs to, and its place.
pub(super) fn each_when<'r>(report: &'r Report, see: &mut impl FnMut(Timed, &'r When, &'r str, &Trail<'_>)) {
    let root = Trail::default();
    let department = root.member("department");
    for (index, count) in report.department.stated_unit_counts.iter().enumerate() {
        let label = count.label.as_ref().map_or("机构数", AsRef::as_ref);
        see(Timed::Result, &count.when, label, &department.member("stated_unit_counts").item(index).member("when"));
    }
    tallies(&report.department.staffing, &department.member("staffing"), see);
    tallies(&report.tallies, &root.member("tallies"), see);
    for (index, fact) in report.facts.iter().enumerate() {
        see(Timed::Fact, &fact.when, fact.label.as_ref(), &root.member("facts").item(index).member("when"));
    }
    indicators(&report.indicators, &root, see);
    for (index, scorecard) in report.scorecards.iter().enumerate() {
        let all = root.member("scorecards");
        let at = all.item(index);
        indicators(&scorecard.indicators, &at, see);
        groups(&scorecard.groups, &at, see);
    }
}

fn tallies<'r>(list: &'r [Tally], at: &Trail<'_>, see: &mut impl FnMut(Timed, &'r When, &'r str, &Trail<'_>)) {
    for (index, tally) in list.iter().enumerate() {
        let at = at.item(index);
        see(Timed::Result, &tally.when, tally.label.as_ref(), &at.member("when"));
        for (index, breakdown) in tally.breakdowns.iter().enumerate() {
            tallies(&breakdown.parts, &at.member("breakdowns").item(index).member("parts"), see);
        }
    }
}

fn groups<'r>(list: &'r [ScoreGroup], above: &Trail<'_>, see: &mut impl FnMut(Timed, &'r When, &'r str, &Trail<'_>)) {
    for (index, group) in list.iter().enumerate() {
        let all = above.member("groups");
        let at = all.item(index);
        groups(&group.groups, &at, see);
        indicators(&group.indicators, &at, see);
    }
}

fn indicators<'r>(
    list: &'r [Indicator],
    above: &Trail<'_>,
    see: &mut impl FnMut(Timed, &'r When, &'r str, &Trail<'_>),
) {
    for (index, indicator) in list.iter().enumerate() {
        let at = above.member("indicators");
        see(Timed::Result, &indicator.when, indicator.label.as_ref(), &at.item(index).member("when"));
    }
}
