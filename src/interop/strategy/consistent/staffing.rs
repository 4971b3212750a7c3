//! Posts, people and other counts: trees whose parts add up, in the ways in which documents state them.

use super::scribe::{Scribe, unsigned};
use crate::figure::{Count, Exact, HeadUnit, OverBase, RatioUnit};
use crate::interop::strategy::dice::{Dice, Roll};
use crate::model::{
    CountCell, Coverage, PostKind, RatioCell, Sense, ShareOf, StatedShare, Tally, TallyBreakdown, TallyComparison,
    TallyDimension, TallyRole, When,
};

const KINDS: [(&str, PostKind); 5] = [
    ("事业编制", PostKind::Institution),
    ("行政编制", PostKind::Administrative),
    ("工勤编制", PostKind::Support),
    ("参公事业编制", PostKind::CivilServiceManaged),
    ("政法专项编制", PostKind::PoliticalLegal),
];

const GRADES: [&str; 4] = ["科级", "副处级", "正处级", "一般工作人员"];

/// Words and roles of what a number is made up of.
type Parts = Vec<(&'static str, Option<TallyRole>, Option<PostKind>)>;

/// Who counts people.
pub(super) struct Registrar<'s> {
    scribe: &'s Scribe,
    unit: HeadUnit,
}

/// The staffing of a department: posts, and people in them, never more than posts; others beside them.
pub(super) fn staffing(scribe: &Scribe, dice: &Dice) -> Option<Vec<Tally>> {
    let mut roll = dice.roll();
    let unit = roll.pick(HeadUnit::Person, &[HeadUnit::Name, HeadUnit::Bare]);
    let registrar = Registrar { scribe, unit };
    let size = roll.pick(60, &[60, 60, 3000]);
    let posts = roll.upto(size);
    let in_post = posts.saturating_mul(i128::from(roll.byte())) / 255;
    let mut all = Vec::new();
    if !roll.one_in(6) {
        all.push(registrar.posts(posts, &mut roll)?);
    }
    match roll.below(4) {
        0 => {}
        1 | 2 => all.push(registrar.people(in_post, &mut roll)?),
        _ => all.push(registrar.everyone(in_post, &mut roll)?),
    }
    if roll.one_in(3) {
        let retired = roll.upto(40);
        all.push(registrar.plain("退休人员", Some(TallyRole::Retired), retired, &mut roll)?);
    }
    if roll.one_in(6) {
        let mut leaders = registrar.plain("领导职数", Some(TallyRole::LeadershipPosts), roll.upto(9), &mut roll)?;
        leaders.when = When::AsOf { date: scribe.day(0, 12, 31)? };
        all.push(leaders);
    }
    Some(all)
}

/// Things that a report counts: 209 = 21 + 87 + …, or some of them.
pub(super) fn tally(scribe: &Scribe, dice: &Dice, index: usize) -> Option<Tally> {
    let mut roll = dice.roll();
    let unit = roll.pick("处", &["家", "次", "人次", "公里", "个"]);
    let (decimals, size) = if unit == "公里" { (1, 100_000) } else { (0, 4_000) };
    let scale = if unit == "公里" { 1 } else { 100 };
    let total = roll.upto(size).saturating_mul(scale);
    let figure = |value: i128| Some(CountCell::Stated(Count::Things(scribe.quantity(value, decimals, unit)?)));
    let label = |text: &str| format!("{text}{}", index.saturating_add(1)).parse().ok();
    let mut tally = Tally::new(label("检查数量")?, figure(total)?);
    let coverage = roll.pick(Coverage::Exhaustive, &[Coverage::Exhaustive, Coverage::OfWhich, Coverage::LargestItems]);
    let parts = roll.below(5);
    let mut rest = total;
    let mut list = Vec::new();
    for part in 0..parts {
        let is_last = part.saturating_add(1) == parts && coverage == Coverage::Exhaustive;
        let value = (rest.saturating_mul(i128::from(roll.byte())) / 255).checked_div(scale)?.saturating_mul(scale);
        let value = if is_last { rest } else { value };
        rest = rest.saturating_sub(value);
        list.push(Tally::new(label(roll.pick("合格", &["不合格", "整改", "其他"]))?, figure(value)?));
    }
    if !list.is_empty() {
        tally.breakdowns.push(TallyBreakdown::new(TallyDimension::Outcome, coverage, list));
    }
    Some(tally)
}

impl Registrar<'_> {
    fn plain(&self, label: &str, bears: Option<TallyRole>, count: i128, roll: &mut Roll<'_>) -> Option<Tally> {
        let mut tally = Tally::new(label.parse().ok()?, self.count(count, roll)?);
        tally.role = bears;
        Some(tally)
    }

    /// A number of people: exact, or now and then with a word that blurs it.
    fn count(&self, heads: i128, roll: &mut Roll<'_>) -> Option<CountCell> {
        let ten = (heads / 10).saturating_mul(10);
        let blurred = match roll.below(30) {
            27 if heads > ten && ten > 0 => Some(format!("{ten}余人")),
            28 if heads > 0 => Some(format!("近{}人", ten.saturating_add(10))),
            29 if heads > 0 => Some(format!("约{heads}人")),
            _ => None,
        };
        if let Some(text) = blurred {
            return text.parse().ok().map(Count::Heads).map(CountCell::Stated);
        }
        Some(CountCell::Stated(Count::Heads(self.scribe.heads(heads, self.unit)?)))
    }

    /// Posts by kind: with their total, without kinds, or kinds whose total is not stated.
    fn posts(&self, posts: i128, roll: &mut Roll<'_>) -> Option<Tally> {
        let count = roll.below(5);
        let parts: Parts = KINDS.iter().take(count).map(|(label, kind)| (*label, None, Some(*kind))).collect();
        let mut tally = self.plain("编制数", Some(TallyRole::Authorised), posts, roll)?;
        tally.breakdowns.extend(self.divided(posts, TallyDimension::PostKind, parts, roll)?);
        if count > 0 && roll.one_in(5) {
            tally.figure = CountCell::Missing;
        }
        Some(tally)
    }

    /// People in post, by grade or by where they come from, and against the year before.
    fn people(&self, people: i128, roll: &mut Roll<'_>) -> Option<Tally> {
        let mut tally = self.plain("在职人员", Some(TallyRole::InPost), people, roll)?;
        tally.id = roll.pick(None, &["in_post".parse().ok()]);
        let parts: Parts = GRADES.iter().take(roll.below(5)).map(|label| (*label, None, None)).collect();
        tally.breakdowns.extend(self.divided(people, TallyDimension::Grade, parts, roll)?);
        if roll.one_in(4) {
            let parts: Parts = vec![("公开招考", None, None), ("调入", None, None)];
            tally.breakdowns.extend(self.divided(people, TallyDimension::Source, parts, roll)?);
        }
        if roll.one_in(3) {
            tally.comparisons.push(self.comparison(people, roll)?);
        }
        Some(tally)
    }

    /// Everyone there: in post, outside the establishment, retired.
    fn everyone(&self, in_post: i128, roll: &mut Roll<'_>) -> Option<Tally> {
        let (outside, retired) = (roll.upto(30), roll.upto(40));
        let total = in_post.saturating_add(outside).saturating_add(retired);
        let mut tally = self.plain("现有人员", Some(TallyRole::Present), total, roll)?;
        let parts = vec![
            self.people(in_post, roll)?,
            self.plain("编外人员", Some(TallyRole::OutsideEstablishment), outside, roll)?,
            self.plain("离退休人员", Some(TallyRole::RetiredTogether), retired, roll)?,
        ];
        tally.breakdowns.push(TallyBreakdown::new(TallyDimension::Status, Coverage::Exhaustive, parts));
        Some(tally)
    }

    fn divided(
        &self,
        total: i128,
        dimension: TallyDimension,
        parts: Parts,
        roll: &mut Roll<'_>,
    ) -> Option<Vec<TallyBreakdown>> {
        let coverage =
            roll.pick(Coverage::Exhaustive, &[Coverage::Exhaustive, Coverage::Exhaustive, Coverage::OfWhich]);
        let with_shares = total > 0 && roll.one_in(4);
        let (count, mut rest, mut list) = (parts.len(), total, Vec::new());
        for (index, (label, role, kind)) in parts.into_iter().enumerate() {
            let is_last = index.saturating_add(1) == count && coverage == Coverage::Exhaustive;
            let heads = if is_last { rest } else { rest.saturating_mul(i128::from(roll.byte())) / 255 };
            rest = rest.saturating_sub(heads);
            let mut tally = self.plain(label, role, heads, roll)?;
            tally.post_kind = kind;
            if with_shares {
                let share = self.scribe.percent(heads, total, 2);
                tally.shares.extend(share.map(|share| StatedShare::new(ShareOf::Parent {}, RatioCell::Stated(share))));
            }
            list.push(tally);
        }
        Some(if list.is_empty() { Vec::new() } else { vec![TallyBreakdown::new(dimension, coverage, list)] })
    }

    fn comparison(&self, people: i128, roll: &mut Roll<'_>) -> Option<TallyComparison> {
        let before = people.saturating_add(i128::from(roll.byte() % 9)).saturating_sub(4).max(0);
        let mut comparison = TallyComparison::new(self.scribe.year(-1)?);
        let heads = |heads| self.scribe.heads(heads, self.unit);
        let stated = |heads| CountCell::Stated(Count::Heads(heads));
        if roll.one_in(2) {
            comparison.base = Some(stated(heads(before)?));
        }
        let change = heads(people.saturating_sub(before))?;
        let without_sign = roll.one_in(2);
        if without_sign {
            comparison.sense = Some(Sense::Unsigned);
            comparison.movement = Some(super::compared::direction(people, before));
        }
        comparison.change = Some(stated(if without_sign { unsigned(&change)? } else { change }));
        if before > 0 && roll.one_in(2) {
            let growth = Exact::<OverBase>::new(people.saturating_sub(before), before)?;
            let rate = self.scribe.ratio(growth, 1, RatioUnit::Percent);
            let rate = rate.and_then(|rate| if without_sign { unsigned(&rate) } else { Some(rate) });
            comparison.rate = rate.map(RatioCell::Stated);
        }
        Some(comparison)
    }
}
