//! What may have gone wrong where a finding is: hypotheses of the reconciliation, in the words of the report.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::checks;
use super::finding::{Aspect, Finding, written};
use super::run::Context;
use crate::figure::Figure;
use crate::model::Pointer;
use crate::model::classification::Language;
use crate::reconcile::{Explanation, Hypothesis, Slip, Var, hypotheses};
use crate::wire::closed::closed;

/// What may have gone wrong: one slip that would explain a finding (可能的原因).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Likely {
    /// What kind of slip.
    pub kind: LikelyKind,
    /// Where the slip would be; for a part that is not listed, where the total stands.
    pub at: Vec<Pointer>,
    /// What that figure is called.
    pub label: String,
    /// What it is of its line.
    pub aspect: Aspect,
    /// What is printed there and would be wrong.
    pub printed: Option<Figure>,
    /// What it would be.
    pub becomes: Option<Figure>,
    /// What would not be listed.
    pub missing: Option<Figure>,
    /// The same in the base period.
    pub missing_before: Option<Figure>,
    /// What the figure was taken from, or is a share of.
    pub from: Vec<String>,
    /// By how much the unit slipped.
    pub slip: Option<Slip>,
    /// How many refuted verdicts it would clear, those of other findings included.
    pub clears: usize,
    /// Whether it is the only one of its kind.
    pub unique: bool,
}

/// A kind of slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[serde(remote = "Self", rename_all = "snake_case")]
#[non_exhaustive]
pub enum LikelyKind {
    /// A part is not listed (漏列).
    PartNotListed,
    /// The change was divided by the quantity now (误以本期数为基数).
    DividedByCurrent,
    /// What is called a growth is a share (占比误作增减率).
    ReallyShare,
    /// What is called a growth is a change in points (百分点误作百分比).
    ReallyPointChange,
    /// What is called a growth is a rate of completion (完成率误作增减率).
    ReallyCompletion,
    /// What is called a rate of completion is a growth (增减率误作完成率).
    ReallyVariance,
    /// The sign is the wrong one (正负号错误).
    SignReversed,
    /// The unit is another (单位错误).
    UnitSlip,
    /// One digit was taken for another (错一位数字).
    DigitReplaced,
    /// Two neighbouring digits changed places (相邻数字颠倒).
    DigitsSwapped,
    /// A digit was lost (漏一位数字).
    DigitDropped,
    /// A digit was put in (多一位数字).
    DigitAdded,
    /// The figure of another line was copied (串行).
    NeighbourCopied,
}

closed!(Word: LikelyKind);

/// Lets every finding tell what may have gone wrong, likeliest first.
pub(super) fn explain(context: &Context<'_>, findings: &mut [Finding]) {
    let network = &context.ledger.network;
    let found: Vec<(Hypothesis, Likely)> = hypotheses(network, &context.reconciliation)
        .into_iter()
        .map(|hypothesis| {
            let likely = likely(context, &hypothesis);
            (hypothesis, likely)
        })
        .collect();
    let mut by_relation: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, (hypothesis, _)) in found.iter().enumerate() {
        for relation in &hypothesis.relations {
            by_relation.entry(*relation).or_default().push(index);
        }
    }
    // More people than posts need no slip: it happens.
    for finding in findings.iter_mut().filter(|finding| finding.check.code != checks::OVERSTAFFED) {
        let all = finding.all();
        let relations = all.iter().flat_map(|one| &one.relations);
        let explained: BTreeSet<usize> =
            relations.filter_map(|relation| by_relation.get(relation)).flatten().copied().collect();
        finding.likely = explained.iter().filter_map(|index| Some(found.get(*index)?.1.clone())).collect();
    }
}

fn likely(context: &Context<'_>, hypothesis: &Hypothesis) -> Likely {
    let ledger = &context.ledger;
    let mut likely = Likely {
        kind: kind(&hypothesis.explanation),
        at: ledger.place(hypothesis.figure).into_iter().collect(),
        label: ledger.label(hypothesis.figure).to_owned(),
        aspect: ledger.aspect(hypothesis.figure),
        printed: hypothesis.printed.clone(),
        becomes: hypothesis.becomes.clone(),
        missing: None,
        missing_before: None,
        from: Vec::new(),
        slip: None,
        clears: hypothesis.clears,
        unique: hypothesis.unique,
    };
    let label = |var: &Var| ledger.label(*var).to_owned();
    match &hypothesis.explanation {
        Explanation::PartNotListed { missing, prior, .. } => {
            (likely.missing, likely.missing_before) = (Some(missing.clone()), prior.clone());
        }
        Explanation::ReallyShare { whole } => likely.from = vec![label(whole)],
        Explanation::NeighbourCopied { from } => {
            let own = (ledger.label(hypothesis.figure), ledger.year(hypothesis.figure));
            // A figure of the line itself is told by its year.
            let told = |var: &Var| match (ledger.label(*var), ledger.year(*var)) {
                (name, Some(year)) if name == own.0 && Some(year) != own.1 => format!("{name} {year}"),
                (name, _) => name.to_owned(),
            };
            for name in from.iter().map(told) {
                if !likely.from.contains(&name) {
                    likely.from.push(name);
                }
            }
        }
        Explanation::UnitSlip { slip } => likely.slip = Some(*slip),
        _ => {}
    }
    likely
}

fn kind(explanation: &Explanation) -> LikelyKind {
    match explanation {
        Explanation::PartNotListed { .. } => LikelyKind::PartNotListed,
        Explanation::DividedByCurrent => LikelyKind::DividedByCurrent,
        Explanation::ReallyShare { .. } => LikelyKind::ReallyShare,
        Explanation::ReallyPointChange => LikelyKind::ReallyPointChange,
        Explanation::ReallyCompletion => LikelyKind::ReallyCompletion,
        Explanation::ReallyVariance => LikelyKind::ReallyVariance,
        Explanation::SignReversed => LikelyKind::SignReversed,
        Explanation::UnitSlip { .. } => LikelyKind::UnitSlip,
        Explanation::DigitReplaced => LikelyKind::DigitReplaced,
        Explanation::DigitsSwapped => LikelyKind::DigitsSwapped,
        Explanation::DigitDropped => LikelyKind::DigitDropped,
        Explanation::DigitAdded => LikelyKind::DigitAdded,
        Explanation::NeighbourCopied { .. } => LikelyKind::NeighbourCopied,
    }
}

impl Likely {
    /// What may have gone wrong, in words.
    ///
    /// ```
    /// use budget_performance::audit::{AuditOptions, Language, audit_with};
    /// use budget_performance::model::{Report, from_json};
    ///
    /// let report: Report = from_json(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/nanyue-2023.json")))?;
    /// let mut options = AuditOptions::default();
    /// options.hypotheses = true;
    /// let audit = audit_with(&report, &options);
    /// let basic = audit.findings.iter().find(|finding| finding.code().as_str() == "SUM001").expect("parts miss");
    /// assert_eq!(
    ///     basic.likely[0].message(Language::En),
    ///     "a part of 基本支出 may not be listed: 3.63万元, and 2.42万元 in the base period"
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn message(&self, language: Language) -> String {
        let name = format!("{}{}", self.label, self.aspect.words(language));
        if self.kind == LikelyKind::PartNotListed {
            return self.unlisted(&name, language);
        }
        let (zh, en) = self.words();
        let said = format!("{name}{}{}", language.pick(zh, en), self.from.join(language.pick("、", ", ")));
        let written = |figure: &Option<Figure>| figure.as_ref().map(|figure| written(figure, language));
        match (written(&self.printed), written(&self.becomes), language) {
            (Some(printed), Some(becomes), Language::ZhCn) => format!("{said}：{printed} 应为 {becomes}"),
            (Some(printed), Some(becomes), Language::En) => format!("{said}: {becomes} instead of {printed}"),
            _ => said,
        }
    }

    fn unlisted(&self, name: &str, language: Language) -> String {
        let part = self.missing.as_ref().map(ToString::to_string).unwrap_or_default();
        let before = self.missing_before.as_ref();
        match language {
            Language::ZhCn => {
                let before = before.map(|before| format!("，基期 {before}")).unwrap_or_default();
                format!("{name}可能漏列一项：{part}{before}")
            }
            Language::En => {
                let before = before.map(|before| format!(", and {before} in the base period")).unwrap_or_default();
                format!("a part of {name} may not be listed: {part}{before}")
            }
        }
    }

    /// What is said of the figure, in Chinese and in English.
    fn words(&self) -> (&'static str, &'static str) {
        match self.kind {
            LikelyKind::PartNotListed => ("可能漏列一项", " may lack a part"),
            LikelyKind::DividedByCurrent => ("可能误以本期数为基数", " may be divided by the current period"),
            LikelyKind::ReallyShare => ("可能是占比，所占的是", " may be a share of "),
            LikelyKind::ReallyPointChange => ("可能是百分点之差", " may be a change in points"),
            LikelyKind::ReallyCompletion => ("可能是完成率", " may be a rate of completion"),
            LikelyKind::ReallyVariance => ("可能是增减率", " may be a growth"),
            LikelyKind::SignReversed => ("的正负号可能写反", " may have the wrong sign"),
            LikelyKind::UnitSlip if self.slip == Some(Slip::ProportionForPercent) => {
                ("可能是小数误作百分数", " may be a proportion printed as a percentage")
            }
            LikelyKind::UnitSlip => ("的单位或小数点可能有误", " may have another unit, or its point elsewhere"),
            LikelyKind::DigitReplaced => ("可能错一位数字", " may have a wrong digit"),
            LikelyKind::DigitsSwapped => ("可能有相邻数字颠倒", " may have two digits in each other’s place"),
            LikelyKind::DigitDropped => ("可能漏一位数字", " may lack a digit"),
            LikelyKind::DigitAdded => ("可能多一位数字", " may have a digit too many"),
            LikelyKind::NeighbourCopied => ("可能误抄自", " may be copied from "),
        }
    }
}
