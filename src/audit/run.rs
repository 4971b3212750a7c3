//! An audit: claims judged, verdicts turned into findings, what follows from another put under it.

use std::cell::RefCell;

use super::check::{Check, Code};
use super::finding::{Audit, Checked, Finding, Skipped};
use super::ledger::Ledger;
use super::looked::Looked;
use super::options::AuditOptions;
use super::registry::CHECKS;
use crate::model::Report;
use crate::reconcile::{Reconciliation, Verdict, Why, reconcile_for_faults};

/// What a check looks at.
pub(super) struct Context<'r> {
    pub(super) report: &'r Report,
    pub(super) options: &'r AuditOptions,
    pub(super) ledger: Ledger<'r>,
    pub(super) reconciliation: Reconciliation,
    /// Findings of relations whose checks have not spoken; those of the next check last.
    refuted: RefCell<Vec<Finding>>,
}

impl Context<'_> {
    /// The findings of relations that a check speaks for; it speaks once, and checks speak in the order of their codes.
    pub(super) fn of(&self, code: Code) -> Looked {
        let mut refuted = self.refuted.borrow_mut();
        let mut own = Vec::new();
        // OK because a check that was to speak before and did not is switched off.
        while refuted.last().is_some_and(|finding| finding.check.code <= code) {
            own.extend(refuted.pop().filter(|finding| finding.check.code == code));
        }
        Looked::relations(own)
    }
}

/// What a report states and cannot be true, or is unlikely.
///
/// Takes time linear in the figures of the report, times the number of conflicts that hang together.
///
/// ```
/// use budget_performance::audit::{Severity, audit};
/// use budget_performance::model::{Report, from_json};
///
/// let report: Report = from_json(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/nanyue-2023.json")))?;
/// let audit = audit(&report);
/// assert_eq!(audit.worst(), Some(Severity::Error));
/// # Ok::<(), budget_performance::model::DocumentError>(())
/// ```
pub fn audit(report: &Report) -> Audit {
    audit_with(report, &AuditOptions::default())
}

/// The same, as a user asks for it.
pub fn audit_with(report: &Report, options: &AuditOptions) -> Audit {
    let ledger = Ledger::of(report);
    let reconciliation = reconcile_for_faults(&ledger.network);
    let refuted = super::refuted::findings(&ledger, &reconciliation);
    let context = Context { report, options, ledger, reconciliation, refuted: RefCell::new(refuted) };
    let is_enabled = |check: &Check| !options.disabled.contains(&check.code);
    let (mut findings, mut counts) = (Vec::new(), vec![0; CHECKS.len()]);
    for (check, count) in CHECKS.iter().zip(&mut counts).filter(|(check, _)| is_enabled(check)) {
        let looked = (check.run)(&context);
        findings.extend(looked.findings);
        *count = looked.places;
    }
    for finding in &mut findings {
        options.apply(finding);
    }
    let mut findings = super::cause::arrange(&context, findings);
    if options.hypotheses {
        super::likely::explain(&context, &mut findings);
    }
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    Audit { findings, checked: checked(&context, options, counts), skipped: skipped(&context, options) }
}

/// How many relations and places each check could judge; `counts` are the places, in the order of the checks.
fn checked(context: &Context<'_>, options: &AuditOptions, mut counts: Vec<usize>) -> Vec<Checked> {
    for (origin, judged) in context.ledger.origins.iter().zip(&context.reconciliation.relations) {
        if !matches!(judged.verdict, Verdict::NotCheckable(_)) && !options.disabled.contains(&origin.code) {
            let count = super::registry::place(origin.code).and_then(|place| counts.get_mut(place));
            if let Some(count) = count {
                *count = count.saturating_add(1);
            }
        }
    }
    let counted = CHECKS.iter().zip(counts).filter(|(_, count)| *count > 0);
    counted.map(|(check, count)| Checked { code: check.code, count }).collect()
}

/// What could not be judged, and why.
fn skipped(context: &Context<'_>, options: &AuditOptions) -> Vec<Skipped> {
    let judged = context.ledger.origins.iter().zip(&context.reconciliation.relations);
    let relations = judged.filter_map(|(origin, judged)| match &judged.verdict {
        Verdict::NotCheckable(why) if !options.disabled.contains(&origin.code) => {
            Some(Skipped { code: origin.code, at: Some(context.ledger.home(origin)), why: why.why() })
        }
        _ => None,
    });
    let dropped =
        context.ledger.dropped().map(|at| Skipped { code: super::checks::RATIO, at: Some(at), why: Why::Unstated });
    let grades = super::checks::without_bands(context.report, options.bands.as_ref());
    let grades = grades.into_iter().map(|at| Skipped { code: super::checks::GRADE, at: Some(at), why: Why::Unstated });
    let unclear = context.ledger.unclear();
    let unclear = unclear.map(|at| Skipped { code: super::checks::SUM, at: Some(at), why: Why::Unclear });
    let others = dropped.chain(unclear).chain(grades).filter(|skipped| !options.disabled.contains(&skipped.code));
    let mut skipped = Vec::with_capacity(8);
    skipped.extend(relations.chain(others));
    skipped
}
