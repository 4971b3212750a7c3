//! Why a criterion has its points, in words.

use super::award::Holds;
use super::earned::{Award, Earned};
use super::level::Level;
use super::name::TierId;
use super::number::Number;
use super::phrase::{self, Phrase};
use super::policy::{NotApplicable, Undefined};
use super::rule::{Deduction, Excess, PartStep, Rule};
use super::score::{Score, Status};
use super::sheet::Sheet;
use super::sized::Unit;
use super::span::Place;
use super::step::Step;
use super::words::Words;
use crate::figure::Figure;
use crate::model::Ordinal;

impl Score<'_> {
    /// Why the criterion has its points, in words.
    pub fn reason(&self, sheet: &Sheet<'_>) -> Words {
        let phrase = match &self.status {
            Status::NotAssessable { lacks } => {
                let steps = self.step_phrase();
                steps.and(&phrase::lacking(lacks, &sheet.framework.draft().facts))
            }
            Status::NotApplicable { treated, .. } => not_applicable(*treated),
            Status::Undefined { treated } => undefined(*treated),
            Status::Assessed => self.assessed(sheet),
        };
        let phrase = phrase.and(&self.award_phrase());
        Words::of(&phrase.zh, &phrase.en)
    }

    fn assessed(&self, sheet: &Sheet<'_>) -> Phrase {
        let formula = phrase::formula(&self.criterion.measure, sheet.evidence);
        let text = match &self.measured {
            // A fact by itself is its own value, and what a hedge blurs has none.
            Some(sized) if sized.is_blurred || !formula.contains(' ') => formula,
            Some(sized) => {
                let thresholds: Vec<&Figure> = self.criterion.rule.values().collect();
                format!("{formula} = {}", phrase::value(sized, &thresholds))
            }
            None => formula,
        };
        Phrase::new(text.clone(), text).and(&self.step_phrase())
    }

    /// The points, and what the printed digits leave open.
    fn award_phrase(&self) -> Phrase {
        let shown = match &self.award {
            None => return Phrase::new("不计分", "does not count"),
            Some(Award::Points(earned)) => {
                let weight = self.criterion.weight.map_or_else(String::new, |weight| weight.to_string());
                let number = |number: &Number| phrase::number(number);
                (ends(earned, number), format!("/{weight}分"), format!(" of {weight} points"))
            }
            Some(Award::Level(earned)) => (ends(earned, ToString::to_string), String::new(), String::new()),
        };
        let ((exact, range), zh, en) = shown;
        match (exact, range) {
            (Some(exact), None) => Phrase::new(format!("得{exact}{zh}"), format!("{exact}{en}")),
            (Some(exact), Some((low, high))) => Phrase::new(
                format!("得{exact}{zh}；所印数字经舍入，可能为{low}至{high}"),
                format!("{exact}{en}; the printed digits leave {low} to {high}"),
            ),
            (None, Some((low, high))) => {
                Phrase::new(format!("可能为{low}至{high}{zh}"), format!("{low} to {high}{en}"))
            }
            (None, None) => Phrase::default(),
        }
    }

    /// How the points came about.
    fn step_phrase(&self) -> Phrase {
        let last = self.steps.iter().rev().find(|step| !matches!(step, Step::Measured { .. }));
        let Some(step) = last else { return Phrase::default() };
        let share = self.measured.as_ref().is_some_and(|sized| sized.unit == Unit::Share);
        self.step(step, share)
    }

    fn step(&self, step: &Step, share: bool) -> Phrase {
        let rule = &self.criterion.rule;
        match step {
            Step::Full {} => full(rule),
            Step::Nothing {} => nothing(rule),
            Step::BelowPass {} => Phrase::new("低于及格线，不得分", "below the pass mark"),
            Step::Proportion { share } => proportion(rule, share),
            Step::Deducted { excess, steps, cost } => deducted(rule, excess, steps, cost, share),
            Step::Floor { floor, .. } => to_the_floor(floor),
            Step::Band { band } => in_band(rule, *band),
            Step::Tier { tier, .. } => in_tier(rule, tier),
            Step::Flagged {} => {
                Phrase::new("远超目标值，按满分计，应说明原因", "far beyond the target: full, to be explained")
            }
            Step::Counted { met, of, .. } => {
                Phrase::new(format!("{of}项中有{met}项符合"), format!("{met} of {of} are so"))
            }
            Step::Level { .. } => self.in_level(),
            Step::Years { levels, best } => in_years(levels, *best),
            _ => Phrase::default(),
        }
    }

    /// The band of the level.
    fn in_level(&self) -> Phrase {
        let (Rule::Levels { bands, .. }, Some(sized)) = (&self.criterion.rule, &self.measured) else {
            return Phrase::default();
        };
        let place = Place::at(&sized.value);
        let text = bands.iter().find(|band| band.holds(&place)).map(phrase::band).unwrap_or_default();
        Phrase::new(format!("属于{text}"), format!("in {text}"))
    }
}

fn to_the_floor(floor: &Number) -> Phrase {
    let floor = phrase::number(floor);
    Phrase::new(format!("扣分扣完为止，余{floor}分"), format!("deducted to the floor of {floor}"))
}

fn in_band(rule: &Rule, band: Ordinal) -> Phrase {
    let Rule::Bands { bands } = rule else { return Phrase::default() };
    let text = bands.get(usize::from(band.get()).saturating_sub(1)).map(phrase::band).unwrap_or_default();
    Phrase::new(format!("属于{text}一档"), format!("in the band {text}"))
}

fn in_tier(rule: &Rule, tier: &TierId) -> Phrase {
    match rule {
        Rule::Tiers { tiers } if tiers.len() > 1 => {
            let label = tiers.iter().find(|other| other.id == *tier).map(|tier| tier.label.clone());
            let label = label.unwrap_or_else(|| Words::of(tier.as_ref(), tier.as_ref()));
            Phrase::new(format!("评为“{}”", label.zh), format!("judged “{}”", label.en))
        }
        _ => Phrase::new("由评价人评分", "as the evaluator judges"),
    }
}

fn in_years(levels: &[Level], best: Ordinal) -> Phrase {
    let levels: Vec<String> = levels.iter().map(ToString::to_string).collect();
    let best = best.get();
    let zh = format!("各年为{}，至少{best}年达到", levels.join("、"));
    Phrase::new(zh, format!("years {}; reached in at least {best}", levels.join(", ")))
}

/// The exact value in words, and the ends where they differ.
fn ends<T: PartialEq>(earned: &Earned<T>, show: impl Fn(&T) -> String) -> (Option<String>, Option<(String, String)>) {
    let apart = earned.lowest != earned.highest;
    (earned.exact.as_ref().map(&show), apart.then(|| (show(&earned.lowest), show(&earned.highest))))
}

fn not_applicable(treated: NotApplicable) -> Phrase {
    match treated {
        NotApplicable::Drop => {
            Phrase::new("不适用，不计分，满分相应减少", "not applicable: dropped from the full marks")
        }
        NotApplicable::Spread => {
            Phrase::new("不适用，权重分摊到其他指标", "not applicable: its weight goes to the other criteria")
        }
        NotApplicable::FullMarks => Phrase::new("不适用，按满分计", "not applicable: full marks by policy"),
    }
}

fn undefined(treated: Undefined) -> Phrase {
    let base = Phrase::new("基数为零或负数，比率无意义", "the base is zero or negative, so the ratio has no value");
    base.and(&match treated {
        Undefined::Open => Phrase::new("未评定", "left open"),
        Undefined::NotApplicable => Phrase::new("按不适用处理", "treated as not applicable"),
        Undefined::Zero => Phrase::new("按零分计", "no points by policy"),
        Undefined::FullMarks => Phrase::new("按满分计", "full marks by policy"),
    })
}

fn full(rule: &Rule) -> Phrase {
    match rule {
        Rule::AllOrNothing { when } => {
            let test = phrase::test(when);
            Phrase::new(format!("达到要求（{test}）"), format!("meets {test}"))
        }
        Rule::SteppedDeduction { from, until, .. } => {
            let low = from.as_ref().map(|from| format!("≥ {from}"));
            let high = until.as_ref().map(|until| format!("≤ {until}"));
            let range = low.into_iter().chain(high).collect::<Vec<_>>().join(", ");
            Phrase::new(format!("不扣分（{range}）"), format!("nothing is deducted ({range})"))
        }
        Rule::ReverseA { target } | Rule::ReverseB { target } => {
            Phrase::new(format!("不超过目标值{target}"), format!("within the target of {target}"))
        }
        Rule::Proportional { full_at, .. } | Rule::Linear { full_at, .. } | Rule::OverAchievement { full_at, .. } => {
            Phrase::new(format!("达到{full_at}"), format!("reaches {full_at}"))
        }
        _ => Phrase::default(),
    }
}

fn nothing(rule: &Rule) -> Phrase {
    match rule {
        Rule::AllOrNothing { when } => {
            let test = phrase::test(when);
            Phrase::new(format!("未达到要求（{test}）"), format!("does not meet {test}"))
        }
        Rule::ReverseA { target } => {
            Phrase::new(format!("不低于目标值{target}的两倍"), format!("twice the target of {target} or more"))
        }
        Rule::Linear { zero_at, .. } => Phrase::new(format!("未达到{zero_at}"), format!("does not pass {zero_at}")),
        _ => Phrase::new("不大于零", "zero or less"),
    }
}

fn proportion(rule: &Rule, share: &Number) -> Phrase {
    let percent = phrase::number(&share.times(&Number::whole(100)));
    match rule {
        Rule::ReverseA { target } => Phrase::new(
            format!("超过目标值{target}，按1−(实际−目标)÷目标 = {percent}%计分"),
            format!("above the target of {target}: 1 − (a − t) ÷ t = {percent}%"),
        ),
        Rule::ReverseB { target } => Phrase::new(
            format!("超过目标值{target}，按目标÷实际 = {percent}%计分"),
            format!("above the target of {target}: t ÷ a = {percent}%"),
        ),
        _ => Phrase::new(format!("按比例{percent}%计分"), format!("in proportion, {percent}%")),
    }
}

/// What was deducted: how far outside, and how many steps of what cost.
fn deducted(rule: &Rule, excess: &Number, steps: &Number, cost: &Number, share: bool) -> Phrase {
    let of = |deduction: &Deduction| match deduction {
        Deduction::Steps { each, points, part } => Some((each.clone(), *points, *part)),
        Deduction::None {} => None,
    };
    let terms = match rule {
        Rule::SteppedDeduction { below, above, .. } => of(above).or_else(|| of(below)),
        Rule::OverAchievement { excess: Excess::Deduct { each, points, part, .. }, .. } => {
            Some((each.clone(), *points, *part))
        }
        _ => None,
    };
    let Some((each, points, part)) = terms else { return Phrase::default() };
    let scale = Number::whole(if share { 100 } else { 1 });
    let (excess, steps, cost) = (phrase::number(&excess.times(&scale)), phrase::number(steps), phrase::number(cost));
    let (unit_zh, unit_en) = if share { ("个百分点", " percentage points") } else { ("", "") };
    let (part_zh, part_en) = match part {
        PartStep::Free => ("不足一步不扣", "part steps are free"),
        PartStep::Whole => ("不足一步按一步扣", "part steps count whole"),
        PartStep::Proportional => ("不足一步按比例扣", "part steps in proportion"),
    };
    Phrase::new(
        format!("超出满分范围{excess}{unit_zh}，每{each}扣{points}分（{part_zh}），计{steps}步，扣{cost}分"),
        format!("{excess}{unit_en} outside; {points} for every {each} ({part_en}): {steps} steps cost {cost}"),
    )
}
