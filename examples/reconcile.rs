//! Which of a set of claims can be true.
//!
//! ```text
//! cargo run --example reconcile -- [--json] FILE | -
//! ```
//!
//! Exit status 0 means that the claims were judged, whatever the verdicts; 2 that they cannot be used, with a reason.

mod common;

use std::fmt::Write as _;
use std::process::ExitCode;

use budget_performance::reconcile::{
    Claims, CorrectionDocument, ExplanationDocument, HypothesisDocument, Network, Range, ReconciliationDocument, Slip,
    VerdictDocument, corrections, hypotheses, reconcile,
};

use common::Arguments;

const USAGE: &str = "usage: reconcile [--json] FILE | -";

fn main() -> ExitCode {
    common::finish("reconcile", run().map(|text| (text, ExitCode::SUCCESS)))
}

fn run() -> Result<String, String> {
    let (mut json, mut file) = (false, None);
    let mut arguments = Arguments::new(USAGE);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--json" => json = true,
            _ => arguments.only_file(&mut file, argument)?,
        }
    }
    let file = file.ok_or(USAGE)?;
    let claims: Claims = common::document(&file)?;
    let kinds: Vec<String> = claims.relations.iter().map(kind).collect();
    let network = Network::try_from(claims).map_err(|error| format!("{file}: {error}"))?;
    let reconciliation = reconcile(&network);
    let likely = hypotheses(&network, &reconciliation);
    let fewest = corrections(&network, &reconciliation);
    let document = reconciliation.explained(&network, &likely, &fewest);
    if json { common::json(&document) } else { Ok(page(&document, &kinds)) }
}

/// A relation in one line, from its own JSON.
fn kind(relation: &impl serde::Serialize) -> String {
    let value = serde_json::to_value(relation).unwrap_or_default();
    let members = value.as_object().into_iter().flatten().filter(|(name, _)| *name != "kind");
    let members: Vec<String> = members.map(|(name, value)| format!("{name} {}", words(value))).collect();
    format!("{}: {}", value["kind"].as_str().unwrap_or_default(), members.join(", "))
}

fn words(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Array(items) => items.iter().map(words).collect::<Vec<_>>().join(" + "),
        other => other.to_string(),
    }
}

fn page(document: &ReconciliationDocument, kinds: &[String]) -> String {
    let mut lines = Vec::new();
    for (relation, kind) in document.relations.iter().zip(kinds) {
        lines.push(format!("{:>3}  {kind}\n     {}", relation.index, sentence(&relation.verdict)));
    }
    for duplicate in &document.duplicates {
        let stated: Vec<String> = duplicate.stated.iter().map(ToString::to_string).collect();
        lines.push(format!("{} is stated as {}: they cannot be one figure", duplicate.figure, stated.join(" and ")));
    }
    for conflict in &document.conflicts {
        let sides = conflict.sides.iter().map(|side| {
            let value = side.value.as_ref().map_or_else(|| "?".to_owned(), ToString::to_string);
            format!("{value} by {:?}", side.chain)
        });
        let gap = conflict.gap.as_ref().map_or_else(String::new, |gap| format!(", {gap} apart"));
        lines.push(format!(
            "relations {:?} cannot all be true: {} would be {}{gap}",
            conflict.relations,
            conflict.at,
            sides.collect::<Vec<_>>().join(" and ")
        ));
    }
    for implied in &document.implied {
        let value = implied.value.as_ref().map_or_else(|| "?".to_owned(), ToString::to_string);
        lines.push(format!("{} is implied: {value} {} by {:?}", implied.figure, range(&implied.range), implied.chain));
    }
    lines.extend(document.hypotheses.iter().flatten().map(likely));
    lines.extend(document.corrections.iter().flatten().map(fewest));
    if document.corrections_bound_met {
        lines.push("there may be corrections of more figures, or more of them, than are listed".to_owned());
    }
    lines.join("\n") + "\n"
}

/// A hypothesis in one line.
fn likely(hypothesis: &HypothesisDocument) -> String {
    let show =
        |figure: &Option<_>| figure.as_ref().map_or_else(|| "?".to_owned(), budget_performance::Figure::to_string);
    let edit = match &hypothesis.explanation {
        ExplanationDocument::PartNotListed { missing, prior: None, .. } => format!("{missing} of it is not listed"),
        ExplanationDocument::PartNotListed { missing, prior: Some(prior), .. } => {
            format!("{missing} of it is not listed, {prior} the year before")
        }
        _ => format!("{} instead of {}", show(&hypothesis.becomes), show(&hypothesis.printed)),
    };
    let alone = if hypothesis.unique { ", the only one of its kind" } else { "" };
    let cleared = format!("clears {} {:?}{alone}", hypothesis.clears, hypothesis.relations);
    format!("perhaps {}: {edit} ({}); {cleared}", hypothesis.figure, reason(&hypothesis.explanation))
}

fn reason(explanation: &ExplanationDocument) -> String {
    match explanation {
        ExplanationDocument::PartNotListed { sum, .. } => format!("relation {sum} falls short"),
        ExplanationDocument::DividedByCurrent {} => "the change was divided by the current year".to_owned(),
        ExplanationDocument::ReallyShare { whole } => format!("what is printed is its share of {whole}"),
        ExplanationDocument::ReallyPointChange {} => "what is printed is the change in points".to_owned(),
        ExplanationDocument::ReallyCompletion {} => "what is printed is the rate of completion".to_owned(),
        ExplanationDocument::ReallyVariance {} => "what is printed is the growth".to_owned(),
        ExplanationDocument::SignReversed {} => "the sign is wrong".to_owned(),
        ExplanationDocument::UnitSlip { slip: Slip::ProportionForPercent } => {
            "a proportion was printed as a percentage".to_owned()
        }
        ExplanationDocument::UnitSlip { slip } => format!("the unit slipped by 10^{}", slip.exponent()),
        ExplanationDocument::DigitReplaced {} => "one digit is wrong".to_owned(),
        ExplanationDocument::DigitsSwapped {} => "two digits changed places".to_owned(),
        ExplanationDocument::DigitDropped {} => "a digit was lost".to_owned(),
        ExplanationDocument::DigitAdded {} => "a digit was put in".to_owned(),
        ExplanationDocument::NeighbourCopied { from } => {
            let names: Vec<&str> = from.iter().map(AsRef::as_ref).collect();
            format!("it was copied from {}", names.join(" or "))
        }
        _ => "?".to_owned(),
    }
}

/// A correction in one line.
fn fewest(correction: &CorrectionDocument) -> String {
    let figures = correction.figures.iter().map(|one| {
        let becomes = one.becomes.as_ref().map_or_else(|| "another value".to_owned(), ToString::to_string);
        format!("{} were {becomes} {}", one.figure, range(&one.range))
    });
    let figures: Vec<String> = figures.collect();
    format!("possible if {}; clears {} {:?}", figures.join(" and "), correction.clears, correction.relations)
}

fn sentence(verdict: &VerdictDocument) -> String {
    let show = |figure: &Option<_>| {
        figure.as_ref().map_or_else(String::new, |figure: &budget_performance::Figure| figure.to_string())
    };
    match verdict {
        VerdictDocument::Exact { .. } => "exact".to_owned(),
        VerdictDocument::WithinRounding { gap, .. } => format!("within rounding, {} off", show(gap)),
        VerdictDocument::OnlyTruncated { gap, .. } => format!("only if cut off instead of rounded, {} off", show(gap)),
        VerdictDocument::Incomplete { missing, .. } => format!("incomplete, {} missing", show(missing)),
        VerdictDocument::Contradiction { stated, allowed, gap, modes, conflict, .. } => {
            let mut text =
                format!("CONTRADICTION: {} stated, {} allowed, gap {}", range(stated), range(allowed), show(gap));
            if !modes.is_empty() {
                let _ = write!(text, "; explained by rounding {modes:?}");
            }
            if let Some(conflict) = conflict {
                let _ = write!(text, "; in conflict {conflict}");
            }
            text
        }
        VerdictDocument::NotCheckable { why, figures } => {
            let names: Vec<&str> = figures.iter().map(AsRef::as_ref).collect();
            format!("not checkable: {why:?} {}", names.join(", "))
        }
        _ => "?".to_owned(),
    }
}

fn range(range: &Range) -> String {
    let end =
        |end: &Option<budget_performance::Figure>| end.as_ref().map_or_else(|| "∞".to_owned(), ToString::to_string);
    format!("[{}, {}]", end(&range.from), end(&range.until))
}
