//! Faults of scorecards and indicators.

use super::compared::ratio_room;
use super::site::{Placed, Site, plain};
use crate::audit::Code;
use crate::figure::{Cell, Figure, Measure, Quantity, Quotient, Ratio, Reading, Rounding, Stated};
use crate::interop::strategy::dice::Roll;
use crate::model::{
    Achieved, FigureCell, GradeBand, GroupChoice, Indicator, Pointer, QuantityCell, Report, ScoreGroup, Scorecard,
    Target, Value,
};

/// One in so many 10⁻⁸: whole points without a unit are exact.
fn points_room(points: &Placed<Quantity>) -> i128 {
    if points.stated.decimals() == 0 { 0 } else { points.room().max(points.stated.step()) }
}

fn quantity(cell: Option<&FigureCell>, at: Pointer) -> Option<Placed<Quantity>> {
    match cell?.stated()? {
        Figure::Quantity(stated) if stated.hedge().is_none() => Some(Placed { at, stated: stated.clone() }),
        _ => None,
    }
}

/// What something can score and did score.
struct Mark {
    weight: Option<Placed<Quantity>>,
    score: Option<Placed<Quantity>>,
}

fn mark(weight: Option<&FigureCell>, score: Option<&QuantityCell>, at: &Pointer) -> Mark {
    Mark { weight: quantity(weight, at.member("weight")), score: plain(score, at.member("score")) }
}

/// The members of a group; `None` if groups are within.
fn members(group: &ScoreGroup, at: &Pointer) -> Option<Vec<Mark>> {
    if !group.groups.is_empty() || group.choice == Some(GroupChoice::OneOf) {
        return None;
    }
    let indicators = group
        .indicators
        .iter()
        .enumerate()
        .map(|(index, one)| mark(one.weight.as_ref(), one.score.as_ref(), &at.member("indicators").item(index)));
    let rows = group
        .rows
        .iter()
        .enumerate()
        .map(|(index, row)| mark(row.weight.as_ref(), row.score.as_ref(), &at.member("rows").item(index)));
    Some(indicators.chain(rows).collect())
}

/// Sites for the checks of scorecards.
pub(super) fn sites(report: &Report, code: Code, roll: &mut Roll<'_>) -> Vec<Site> {
    let mut sites = Vec::new();
    let cards = Pointer::root().member("scorecards");
    for (index, card) in report.scorecards.iter().enumerate() {
        let at = cards.item(index);
        match code.as_str() {
            "GRD001" => sites.extend(grade(card, &at, roll)),
            _ => groups(card, &at, code, roll, &mut sites),
        }
    }
    sites
}

fn groups(card: &Scorecard, at: &Pointer, code: Code, roll: &mut Roll<'_>, sites: &mut Vec<Site>) {
    for (index, group) in card.groups.iter().enumerate() {
        let at = at.member("groups").item(index);
        let own = mark(group.weight.as_ref(), group.score.as_ref(), &at);
        let Some(members) = members(group, &at) else { continue };
        let site = match code.as_str() {
            "SCO001" => above_weight(&members, roll),
            "SCO002" => scores(&own, &members, roll),
            _ => weights(&own, &members, roll),
        };
        sites.extend(site);
    }
}

/// A score above its weight.
fn above_weight(members: &[Mark], roll: &mut Roll<'_>) -> Option<Site> {
    let both: Vec<_> = members.iter().filter_map(|one| one.weight.as_ref().zip(one.score.as_ref())).collect();
    let (weight, score) = both.get(roll.below(both.len()))?;
    let room = points_room(weight).saturating_add(points_room(score));
    score.moved(weight.value().saturating_sub(score.value()).saturating_add(room), roll)
}

/// A score of a group that its members do not add up to.
fn scores(own: &Mark, members: &[Mark], roll: &mut Roll<'_>) -> Option<Site> {
    let total = own.score.as_ref()?;
    let parts: Option<Vec<_>> = members.iter().map(|member| member.score.as_ref()).collect();
    let room = parts?.into_iter().chain([total]).map(points_room).fold(0, i128::saturating_add);
    total.moved(room, roll)
}

/// A weight of a group that its members do not add up to.
fn weights(own: &Mark, members: &[Mark], roll: &mut Roll<'_>) -> Option<Site> {
    let total = own.weight.as_ref()?;
    let parts: Option<Vec<_>> = members.iter().map(|member| member.weight.as_ref()).collect();
    let room = parts?.into_iter().chain([total]).map(points_room).fold(0, i128::saturating_add);
    total.moved(room, roll)
}

/// Whether no value that is printed as this score lies in a band.
fn lies_outside(band: &GradeBand, score: &Stated<Quantity>) -> bool {
    let (Some(lowest), Some(highest)) = score.interval(Reading::Nearest).ends() else { return false };
    let end = |cell: Option<&QuantityCell>| cell.and_then(Cell::stated).map(|end| Quotient::whole(end.value()));
    end(band.from.as_ref()).is_some_and(|low| highest < low)
        || end(band.until.as_ref()).is_some_and(|high| lowest > high)
}

/// Another grade than that of the band.
fn grade(card: &Scorecard, at: &Pointer, roll: &mut Roll<'_>) -> Option<Site> {
    let total = card.total.as_ref()?.stated().filter(|total| total.hedge().is_none())?;
    card.grade.as_ref()?;
    let others: Vec<&GradeBand> = card.bands.iter().filter(|band| lies_outside(band, total)).collect();
    let other = others.get(roll.below(others.len()))?;
    let mut site = Site::text(at.member("grade"), &other.grade);
    site.at.push(at.member("total"));
    Some(site)
}

/// Every indicator of a report.
fn indicators(report: &Report) -> Vec<(&Indicator, Pointer)> {
    let list = Pointer::root().member("indicators");
    let mut all: Vec<_> = report.indicators.iter().enumerate().map(|(index, one)| (one, list.item(index))).collect();
    let cards = Pointer::root().member("scorecards");
    for (index, card) in report.scorecards.iter().enumerate() {
        let groups = cards.item(index).member("groups");
        for (index, group) in card.groups.iter().enumerate() {
            let list = groups.item(index).member("indicators");
            all.extend(group.indicators.iter().enumerate().map(|(index, one)| (one, list.item(index))));
        }
    }
    all
}

/// A ratio of two counts as an indicator states it.
struct RatioOf {
    part: Placed<Quantity>,
    whole: Placed<Quantity>,
    rate: Placed<Ratio>,
}

fn ratio_of(indicator: &Indicator, at: &Pointer) -> Option<RatioOf> {
    let part = quantity(indicator.numerator.as_ref(), at.member("numerator"))?;
    let whole = quantity(indicator.denominator.as_ref(), at.member("denominator"))?;
    let Achieved::Actual { value: Value::Figure { figure: Cell::Stated(Figure::Ratio(stated)) } } = &indicator.achieved
    else {
        return None;
    };
    let at = at.member("achieved").member("value").member("figure");
    stated.hedge().is_none().then_some(RatioOf { part, whole, rate: Placed { at, stated: *stated } })
}

/// A stated attainment of a target, with the room that its figures leave.
fn attainment(indicator: &Indicator, at: &Pointer, roll: &mut Roll<'_>) -> Option<Site> {
    let attainment = plain(indicator.attainment.as_ref(), at.member("attainment"))?;
    let (Target::AtLeast { value, .. } | Target::Equal { value, .. } | Target::Stated { value, .. }) =
        &indicator.target
    else {
        return None;
    };
    let of = |value: &Value| match value {
        Value::Figure { figure } => quantity(Some(figure), Pointer::root()),
        _ => None,
    };
    let Achieved::Actual { value: actual } = &indicator.achieved else { return None };
    let (actual, target) = (of(actual)?, of(value)?);
    attainment.moved(ratio_room(&actual, &target)?.saturating_add(attainment.room()), roll)
}

/// Sites for the check of ratios.
pub(super) fn ratios(report: &Report, roll: &mut Roll<'_>) -> Vec<Site> {
    let mut sites = Vec::new();
    for (indicator, at) in indicators(report) {
        let moved = ratio_of(indicator, &at)
            .and_then(|of| of.rate.moved(ratio_room(&of.part, &of.whole)?.saturating_add(of.rate.room()), roll));
        sites.extend(moved.or_else(|| attainment(indicator, &at, roll)));
    }
    sites
}

/// Sites for digits that were cut off where they should have been rounded.
pub(super) fn cut_off(report: &Report) -> Vec<Site> {
    let sites = indicators(report).into_iter().filter_map(|(indicator, at)| {
        let RatioOf { part, whole, rate } = ratio_of(indicator, &at)?;
        let counted = part.stated.is_counted() && whole.stated.is_counted();
        let share = crate::calc::share(part.stated.value(), whole.stated.value()).ok().filter(|_| counted)?;
        let printed = |mode| share.ratio(rate.stated.decimals(), mode).ok();
        let (cut, nearest) = (printed(Rounding::Down)?, printed(Rounding::HalfDown)?);
        (cut != nearest).then(|| rate.written(cut.scaled()))?
    });
    sites.collect()
}
