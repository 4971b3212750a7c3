//! Frameworks, evidence, score sheets.

use proptest::collection::vec;
use proptest::prelude::{Strategy, any, prop_oneof};

use super::figure::{stated_amount, stated_ratio};
use super::indicator::figure_cell;
use super::text::{id, label};
use super::word::answer;
use super::{few, list};
use crate::figure::Figure;
use crate::interop::strategy::dice::{Dice, Roll, dice};
use crate::scoring::{
    Aggregation, Citation, Criterion, Deduction, Evidence, Excess, Fact, FactKind, Framework, FrameworkDraft, Given,
    GivenFact, GradeBand, HeadFigures, InForce, Marks, Measure, NotApplicable, PartStep, Place, Policies, Precision,
    Rounding, Rule, SheetDocument, Standing, Sum, Test, Undefined, Words,
};

/// Anything that can be given of a fact.
pub fn given() -> impl Strategy<Value = Given> {
    let heads = (label(), stated_amount(), stated_amount());
    prop_oneof![
        4 => figure_cell().prop_map(|figure| Given::Figure { figure }),
        1 => (stated_amount(), stated_amount()).prop_map(|(current, rise)| Given::ByChange { current, rise }),
        1 => (stated_amount(), stated_ratio()).prop_map(|(current, growth)| Given::ByRate { current, growth }),
        1 => answer().prop_map(|answer| Given::Answer { answer }),
        1 => label().prop_map(|tier| Given::Tier { tier }),
        1 => few(heads.prop_map(|(label, budget, actual)| HeadFigures::new(label, budget, actual)))
            .prop_map(|heads| Given::Heads { heads }),
    ]
}

/// Up to six facts of any kind; a name may be given twice. They are those of no framework.
pub fn evidence() -> impl Strategy<Value = Evidence> {
    let fact = (id(), given()).prop_map(|(name, given)| GivenFact::new(name.into(), given));
    list(fact, 0..=6).prop_map(Evidence::new)
}

/// What a framework needs, given as figures of the kind of each fact: figures of people up to 200, of money up to a
/// million yuan; one fact in eight is left out, one in sixteen does not apply.
///
/// ```
/// use budget_performance::interop::strategy::{evidence_for, framework};
/// use proptest::prelude::*;
///
/// proptest!(|(framework in framework(), seed in any::<[u8; 64]>())| {
///     let evidence = evidence_for(&framework, &seed);
///     prop_assert_eq!(framework.score(&evidence).scores.len(), framework.criteria().len());
/// });
/// ```
pub fn evidence_for(framework: &Framework, seed: &[u8]) -> Evidence {
    let dice = Dice::of(seed);
    let mut roll = dice.roll();
    let facts = framework.draft().facts.iter().filter_map(|fact| {
        let number = roll.upto(200);
        let text = match (roll.below(16), fact.kind) {
            (14 | 15, _) => return None,
            (13, _) => "not_applicable".to_owned(),
            (_, FactKind::Money) => format!("{}万元", number / 2),
            (_, FactKind::Ratio) => format!("{number}%"),
            (_, FactKind::People) => format!("{number}人"),
            (_, FactKind::Things) => format!("{number}项"),
            _ => return None,
        };
        Some(GivenFact::new(fact.id.clone(), Given::Figure { figure: text.parse().ok()? }))
    });
    Evidence::new(facts.collect())
}

fn words(zh: &str, en: &str) -> Option<Words> {
    Some(Words::new(zh.parse().ok()?, en.parse().ok()?))
}

/// The rules of a percentage, each in turn.
fn rule(points: usize, roll: &mut Roll<'_>) -> Option<Rule> {
    let percent = |number: usize| format!("{number}%").parse::<Figure>().ok();
    let at = percent(roll.below(120).saturating_add(10))?;
    Some(match roll.below(7) {
        0 => Rule::AllOrNothing { when: Test::AtLeast { value: at } },
        1 => Rule::Proportional { full_at: at, pass_at: None },
        2 => {
            let (each, points) = ("1个百分点".parse().ok()?, "0.5".parse().ok()?);
            let part = roll.pick(PartStep::Free, &[PartStep::Whole, PartStep::Proportional]);
            let above = Deduction::Steps { each, points, part };
            Rule::SteppedDeduction {
                from: None,
                until: Some(at),
                below: Deduction::None {},
                above,
                floor: "0".parse().ok()?,
            }
        }
        3 => Rule::ReverseA { target: at },
        4 => Rule::ReverseB { target: at },
        5 => Rule::Linear { zero_at: percent(points.min(5))?, full_at: at },
        _ => Rule::OverAchievement { full_at: at, excess: Excess::Cap {} },
    })
}

/// A framework that keeps its own rules, of as many criteria as dice.
fn draft(all: &[Dice]) -> Option<FrameworkDraft> {
    let source =
        Citation::new(words("某省财政厅", "a department of finance")?, "部门整体支出绩效评价办法".parse().ok()?);
    let in_force = InForce::new("2017-01-01".parse().ok()?, Standing::Unconfirmed);
    let mut head = all.first()?.roll();
    let mut policies =
        Policies::new(head.pick(NotApplicable::Drop, &[NotApplicable::Spread, NotApplicable::FullMarks]));
    policies.undefined = head.pick(Undefined::Open, &[Undefined::Zero, Undefined::NotApplicable, Undefined::FullMarks]);
    let rounded = Precision::Rounded { to: Place::Hundredth, mode: Rounding::HalfUp };
    policies.points = head.pick(Precision::Exact {}, &[rounded]);
    let (mut facts, mut criteria, mut full) = (Vec::new(), Vec::new(), 0_usize);
    for (index, dice) in all.iter().enumerate() {
        let mut roll = dice.roll();
        let points = roll.below(30).saturating_add(1);
        full = full.saturating_add(points);
        let kind = roll.pick(FactKind::People, &[FactKind::Money, FactKind::Things]);
        let mut fact = |side: &str| {
            let name = format!("{side}{index}");
            facts.push(Fact::new(name.parse().ok()?, words("数据", "a figure")?, kind));
            Some(Sum::new(vec![name.parse().ok()?], Vec::new()))
        };
        let measure = Measure::Ratio { numerator: fact("part")?, denominator: fact("whole")?, base: None };
        let (name, weight) = (format!("C{index}").parse().ok()?, points.to_string().parse().ok()?);
        let rule = rule(points, &mut roll)?;
        criteria.push(Criterion::new(name, words("比率", "a ratio")?, weight, measure, rule, "第一条".parse().ok()?));
    }
    let marks = |points: usize| points.to_string().parse::<Marks>().ok();
    let half = full / 2;
    let mut grades = Vec::new();
    for (name, from, until) in [("fair", 0, half), ("good", half, full)] {
        if from < until {
            grades.push(GradeBand::new(name.parse().ok()?, words("等级", "a grade")?, marks(from)?, marks(until)?));
        }
    }
    let aggregation = Aggregation::WeightedSum { full_marks: marks(full)?, grades, vetoes: Vec::new() };
    let title = words("部门整体支出绩效评价", "evaluation of a department's expenditure")?;
    let mut draft = FrameworkDraft::new("drawn".parse().ok()?, title, source, in_force, policies, aggregation);
    (draft.facts, draft.criteria) = (facts, criteria);
    Some(draft)
}

fn valid_draft() -> impl Strategy<Value = FrameworkDraft> {
    vec(dice(12), 1..=6).prop_filter_map("every recipe makes a framework", |all| draft(&all))
}

/// A framework that keeps its own rules: up to six criteria, each a ratio of two facts of one kind under one of seven rules,
/// weights that make the full marks, two grades. Never tiers, checklists, levels, bands, groups or vetoes.
pub fn framework() -> impl Strategy<Value = Framework> {
    valid_draft().prop_filter_map("the draft keeps its own rules", |draft| Framework::try_from(draft).ok())
}

/// A draft of a framework: half of them keep their own rules, the others name a fact that is not there, have a name twice
/// or weights that miss the full marks.
pub fn framework_draft() -> impl Strategy<Value = FrameworkDraft> {
    (valid_draft(), any::<u8>()).prop_filter_map("the draft has criteria", |(mut draft, fault)| {
        match fault % 6 {
            3 => drop(draft.facts.pop()),
            4 => {
                let again = draft.criteria.first()?.clone();
                draft.criteria.push(again);
            }
            5 => draft.criteria.first_mut()?.weight = "999".parse().ok(),
            _ => {}
        }
        Some(draft)
    })
}

/// A score sheet as a document: what a drawn framework makes of drawn evidence.
pub fn sheet_document() -> impl Strategy<Value = SheetDocument> {
    (framework(), any::<[u8; 32]>()).prop_map(|(framework, seed)| {
        let evidence = evidence_for(&framework, &seed);
        framework.score(&evidence).document()
    })
}
