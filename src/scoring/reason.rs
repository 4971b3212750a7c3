//! Why a criterion has its points, in words.

use super::award::Holds;
use super::framework::Framework;
use super::number::Number;
use super::phrase::{self, Phrase};
use super::policy::{NotApplicable, Undefined};
use super::rule::{Deduction, Excess, PartStep, Rule};
use super::score::{Award, Earned, Score, Status};
use super::sheet::Sheet;
use super::sized::Unit;
use super::step::Step;
use super::words::Words;
use crate::figure::Figure;

impl Score<'_> {
    /// Why the criterion has its points, in words.
    pub fn reason(&self, sheet: &Sheet<'_>) -> Words {
        let phrase = match &self.status {
            Status::NotAssessable { lacks } => {
                let steps = self.step_phrase(sheet.framework);
                steps.and(&phrase::lacking(lacks, &sheet.framework.draft().facts))
            }
            Status::NotApplicable { treated, .. } => not_applicable(*treated),
            Status::Undefined { treated } => undefined(*treated),
            Status::Assessed => self.assessed(sheet),
        };
        let phrase = phrase.and(&self.earned());
        Words::of(&phrase.zh, &phrase.en)
    }

    fn assessed(&self, sheet: &Sheet<'_>) -> Phrase {
        let formula = phrase::formula(&self.criterion.measure, sheet.evidence);
        let measured = match &self.measured {
            Some(sized) => {
                let thresholds: Vec<&Figure> = self.criterion.rule.values().collect();
                let value = phrase::value(sized, &thresholds);
                let text = if formula == value { value } else { format!("{formula} = {value}") };
                Phrase::new(text.clone(), text)
            }
            None => Phrase::new(formula.clone(), formula),
        };
        if measured.zh.is_empty() {
            self.step_phrase(sheet.framework)
        } else {
            measured.and(&self.step_phrase(sheet.framework))
        }
    }

    /// The points, and what the printed digits leave open.
    fn earned(&self) -> Phrase {
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

    fn step_phrase(&self, framework: &Framework) -> Phrase {
        let _ = framework;
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
            Step::Floor { floor, .. } => {
                let floor = phrase::number(floor);
                Phrase::new(format!("扣分扣完为止，余{floor}分"), format!("deducted to the floor of {floor}"))
            }
            Step::Band { band } => {
                let index = usize::from(band.get()).saturating_sub(1);
                let Rule::Bands { bands } = rule else { return Phrase::default() };
                let text = bands.get(index).map_or_else(String::new, phrase::band);
                Phrase::new(format!("属于{text}一档"), format!("in the band {text}"))
            }
            Step::Tier { tier, .. } => {
                let Rule::Tiers { tiers } = rule else { return Phrase::default() };
                let label = tiers.iter().find(|other| other.id == *tier).map(|tier| &tier.label);
                let words = label.map_or_else(
                    || (tier.to_string(), tier.to_string()),
                    |label| (label.zh.to_string(), label.en.to_string()),
                );
                Phrase::new(format!("评为“{}”", words.0), format!("judged “{}”", words.1))
            }
            Step::Flagged {} => {
                Phrase::new("远超目标值，按满分计，应说明原因", "far beyond the target: full, to be explained")
            }
            Step::Counted { met, of, .. } => {
                Phrase::new(format!("{of}项中有{met}项符合"), format!("{met} of {of} are so"))
            }
            Step::Level { .. } => {
                let Rule::Levels { bands, .. } = rule else { return Phrase::default() };
                let band = self.measured.as_ref().and_then(|sized| {
                    let place = super::span::Place::at(&sized.value);
                    bands.iter().find(|band| band.holds(&place)).map(phrase::band)
                });
                let band = band.unwrap_or_default();
                Phrase::new(format!("属于{band}"), format!("in {band}"))
            }
            Step::Years { levels, best } => {
                let levels: Vec<String> = levels.iter().map(ToString::to_string).collect();
                let (levels, best) = (levels.join("、"), best.get());
                Phrase::new(
                    format!("各年为{levels}，至少{best}年达到"),
                    format!("years {levels}; reached in at least {best}"),
                )
            }
            _ => Phrase::default(),
        }
    }
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
    let (unit_zh, unit_en) = if share { ("个百分点", " points of a percent") } else { ("", "") };
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
