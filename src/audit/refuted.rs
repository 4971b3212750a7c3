//! Verdicts that cannot be true, as findings with their numbers.

use std::collections::BTreeSet;

use super::check::Code;
use super::checks;
use super::finding::{Aspect, Finding, Named, Slot, Term};
use super::ledger::{Ledger, Origin, OriginRole};
use super::registry::check;
use crate::figure::{Measure, Quantity, Quotient, Reading};
use crate::model::classification::Language;
use crate::model::{Column, Pointer, Stage};
use crate::reconcile::{Conflict, Reconciliation, RelationVerdict, Var, Verdict};

/// Places and names that are compared one by one; more are looked up.
const FEW: usize = 16;

/// The findings of relations, those of the check with the last code first; of one check, the last.
pub(super) fn findings(ledger: &Ledger<'_>, reconciliation: &Reconciliation) -> Vec<Finding> {
    let mut found = Vec::with_capacity(4);
    for (index, judged) in reconciliation.relations.iter().enumerate() {
        let Some(origin) = ledger.origins.get(index) else { continue };
        let code = match &judged.verdict {
            Verdict::Contradiction { conflict: None, .. } => spoken_for(ledger, index, origin, judged),
            Verdict::OnlyTruncated => checks::TRUNCATED,
            _ => continue,
        };
        found.extend(relation(ledger, index, origin, judged, code));
    }
    for conflict in &reconciliation.conflicts {
        found.extend(together(ledger, reconciliation, conflict));
    }
    found.reverse();
    found.sort_by_key(|finding| std::cmp::Reverse(finding.check.code));
    found
}

/// The check that speaks for a relation that cannot be true.
fn spoken_for(ledger: &Ledger<'_>, relation: usize, origin: &Origin<'_>, judged: &RelationVerdict) -> Code {
    match origin.role {
        OriginRole::ChangeInWords if turned(ledger, relation, judged) => checks::WORDS,
        OriginRole::List => checks::LIST_CHANGE,
        _ => origin.code,
    }
}

/// Whether a change would be right with the other sign: by its figures, or, where some are implied, by their digits.
fn turned(ledger: &Ledger<'_>, relation: usize, judged: &RelationVerdict) -> bool {
    let by_figures = |var: Var| {
        let stated = ledger.network.stated(var)?.interval(Reading::Nearest);
        Some(ledger.network.holds_given(relation, var, stated.negated()))
    };
    let by_digits = |var: Var| {
        let computed = ledger.network.written(var, judged.computed()?)?.value();
        let stated = ledger.network.stated(var)?;
        computed.plus(stated.value()).ok().map(|rest| rest.scaled().abs() <= stated.step())
    };
    let all = ledger.network.figures_of(relation).iter().all(|var| ledger.network.stated(*var).is_some());
    let turned = judged.result.and_then(|var| if all { by_figures(var) } else { by_digits(var) });
    turned.unwrap_or_default()
}

fn relation(
    ledger: &Ledger<'_>,
    index: usize,
    origin: &Origin<'_>,
    judged: &RelationVerdict,
    code: Code,
) -> Option<Finding> {
    let result = judged.result;
    // Where figures are only compared, none of them is what the others give.
    let compared = [checks::ABOVE_WEIGHT, checks::OVERSTAFFED, checks::WORDS].contains(&code);
    let members = ledger.network.members(index).into_iter();
    let inputs: Vec<Var> = members.filter(|var| compared || Some(*var) != result).collect();
    let at = places(ledger, result.into_iter().chain(inputs.iter().copied()), origin);
    let mut finding = Finding::new(check(code)?, at, key(ledger, origin, result))
        .with(Slot::Subject, subject(origin))
        .with(Slot::Inputs, Term::Figures(named(ledger, &inputs)));
    if let Some(result) = result {
        finding = finding.with_figure(Slot::Stated, ledger.network.stated(result).cloned());
        finding = match judged.computed() {
            Some(value) => finding
                .with_figure(Slot::Computed, ledger.network.written(result, value))
                .with_figure(Slot::Gap, judged.gap().and_then(|gap| ledger.network.difference(result, size(gap)))),
            None => within(ledger, finding, result, judged),
        };
        if code == checks::SUM && ledger.aspect(result) == Aspect::Change {
            let named = |language| [origin.subject, Aspect::Change.words(language)].concat();
            finding.set(Slot::Subject, Term::Bilingual(named(Language::ZhCn), named(Language::En)));
        }
    }
    finding.gap_in_last_digits = match origin.role {
        // A hundred percent has no digits of its own: those of the shares count.
        OriginRole::Shares => {
            judged.gap().zip(ledger.network.finest_step(index)).and_then(|(gap, step)| in_digits(gap, step))
        }
        _ => judged.gap_in_last_digits(&ledger.network),
    };
    finding.assumed = judged.assumed;
    finding.lacking = origin.role == OriginRole::Listed && code != checks::TRUNCATED && falls_short(judged);
    finding.relations = vec![index];
    Some(finding)
}

/// The finding of relations that contradict each other only together.
fn together(ledger: &Ledger<'_>, reconciliation: &Reconciliation, conflict: &Conflict) -> Option<Finding> {
    let is_other_year =
        |relation: &usize| matches!(role(ledger, *relation), Some(OriginRole::OtherYear | OriginRole::List));
    let prior = conflict.relations.iter().copied().find(is_other_year);
    let charged = || {
        conflict
            .relations
            .iter()
            .copied()
            .find(|relation| reconciliation.relations.get(*relation).is_some_and(RelationVerdict::is_contradiction))
    };
    let of_code = |code: Code| {
        let codes = |relation: &usize| ledger.origins.get(*relation).is_some_and(|origin| origin.code == code);
        conflict.relations.iter().copied().find(|relation| codes(relation))
    };
    if of_code(checks::SCORES).is_some() {
        return out_of_reach(ledger, reconciliation, conflict);
    }
    let speaker = match prior.or_else(|| of_code(checks::OVERSTAFFED)) {
        Some(speaker) => speaker,
        None => charged()?,
    };
    let origin = ledger.origins.get(speaker)?;
    let judged = reconciliation.relations.get(speaker)?;
    if prior.is_none()
        && judged.computed().is_some()
        && judged.result.is_some_and(|var| ledger.network.stated(var).is_some())
    {
        let mut finding = relation(ledger, speaker, origin, judged, spoken_for(ledger, speaker, origin, judged))?;
        finding.at = places(ledger, judged.result.into_iter().chain(stated(ledger, &conflict.relations)), origin);
        let others: Vec<Var> =
            stated(ledger, &conflict.relations).into_iter().filter(|var| Some(*var) != judged.result).collect();
        finding.set(Slot::Inputs, Term::Figures(named(ledger, &others)));
        finding.assumed = conflict.assumed;
        finding.lacking = rests_on_list(ledger, conflict);
        finding.relations.clone_from(&conflict.relations);
        return Some(finding);
    }
    // What gives the figure at which they meet tells of it; a rate that has no numbers of its own does not.
    let gives = |relation: &usize| {
        let is_of_rate = [checks::SHARE, checks::RATE, checks::RATIO];
        let result = reconciliation.relations.get(*relation).and_then(|judged| judged.result);
        let code = ledger.origins.get(*relation).map(|origin| origin.code);
        result == Some(conflict.at) && code.is_some_and(|code| !is_of_rate.contains(&code))
    };
    let told = if prior.is_none() { conflict.relations.iter().copied().find(gives) } else { None };
    let speaker = told.unwrap_or(speaker);
    let origin = ledger.origins.get(speaker)?;
    let figures = stated(ledger, &conflict.relations);
    let [one, two] = &conflict.sides;
    let write =
        |side: &crate::reconcile::Side| side.value().and_then(|value| ledger.network.written(conflict.at, value));
    let code = if origin.role == OriginRole::List { checks::LIST_CHANGE } else { origin.code };
    let mut finding =
        Finding::new(check(code)?, places(ledger, figures.iter().copied(), origin), key(ledger, origin, None))
            .with(Slot::Subject, subject(origin))
            .with(Slot::Inputs, Term::Figures(named(ledger, &figures)))
            .with_figure(Slot::Gap, conflict.gap().and_then(|gap| ledger.network.difference(conflict.at, gap)));
    // The side that rests on the speaker's parts is the computed one.
    let turned = one.chain.contains(&speaker) && !two.chain.contains(&speaker);
    let (direct, summed) = if turned { (two, one) } else { (one, two) };
    let step = ledger.network.finest_step_like(conflict.at, &conflict.relations);
    finding.gap_in_last_digits = conflict.gap().zip(step).and_then(|(gap, step)| in_digits(gap, step));
    finding = finding.with_figure(Slot::Stated, write(direct)).with_figure(Slot::Computed, write(summed));
    finding.assumed = conflict.assumed;
    finding.lacking = rests_on_list(ledger, conflict);
    finding.relations.clone_from(&conflict.relations);
    Some(finding)
}

/// A score that its parts cannot reach, even if those that are not stated had full marks.
fn out_of_reach(ledger: &Ledger<'_>, reconciliation: &Reconciliation, conflict: &Conflict) -> Option<Finding> {
    let total = conflict.relations.iter().find_map(|relation| {
        let result = reconciliation.relations.get(*relation)?.result?;
        ledger.network.stated(result).map(|_| (*relation, result))
    });
    let (speaker, total) = total?;
    let origin = ledger.origins.get(speaker)?;
    let parts: Vec<Var> = stated(ledger, &conflict.relations).into_iter().filter(|var| *var != total).collect();
    let marks = parts.iter().filter_map(|var| Some(ledger.network.stated(*var)?.value()));
    let reached = marks.into_iter().try_fold(Quantity::ZERO, |sum, mark| sum.plus(mark).ok())?;
    let gap = ledger.network.stated(total)?.value().minus(reached).ok()?;
    let at = places(ledger, [total].into_iter().chain(parts.iter().copied()), origin);
    let mut finding = Finding::new(check(origin.code)?, at, key(ledger, origin, Some(total)))
        .with(Slot::Subject, subject(origin))
        .with(Slot::Inputs, Term::Figures(named(ledger, &parts)))
        .with_figure(Slot::Stated, ledger.network.stated(total).cloned())
        .with_figure(Slot::Computed, ledger.network.written(total, reached.into()))
        .with_figure(Slot::Gap, ledger.network.difference(total, size(gap.into())));
    finding.assumed = conflict.assumed;
    finding.relations.clone_from(&conflict.relations);
    Some(finding)
}

/// Whether a conflict may be one because a list lacks something.
fn rests_on_list(ledger: &Ledger<'_>, conflict: &Conflict) -> bool {
    conflict.relations.iter().any(|relation| role(ledger, *relation) == Some(OriginRole::Listed))
}

/// What the others allow a figure, and how far it is off at least: where they say only about how much they are.
fn within(ledger: &Ledger<'_>, finding: Finding, result: Var, judged: &RelationVerdict) -> Finding {
    let ends = judged.allowed.map(|allowed| allowed.ends()).unwrap_or_default();
    let write = |end: Quotient<Quantity>| ledger.network.written(result, end).map(|figure| figure.to_string());
    let words = match (ends.0.and_then(write), ends.1.and_then(write)) {
        (Some(low), Some(high)) => (format!("{low}至{high}"), format!("{low} to {high}")),
        (Some(low), None) => (format!("{low}以上"), format!("{low} or more")),
        (None, Some(high)) => (format!("{high}以下"), format!("{high} or less")),
        (None, None) => return finding,
    };
    let finding = finding.with(Slot::Computed, Term::Bilingual(words.0, words.1));
    let Some(stated) = ledger.network.stated(result) else { return finding };
    let stated = Quotient::whole(stated.value());
    let below = ends.0.filter(|low| stated < *low).and_then(|low| low.minus(stated));
    let above = ends.1.filter(|high| stated > *high).and_then(|high| stated.minus(high));
    let gap = below.or(above).and_then(|gap| ledger.network.difference(result, gap));
    match gap {
        Some(gap) => finding.with(Slot::Gap, Term::Bilingual(format!("{gap}以上"), format!("at least {gap}"))),
        None => finding,
    }
}

/// Whether parts do not reach their total: what is not said to be a list of all may lack some.
fn falls_short(judged: &RelationVerdict) -> bool {
    let zero = Quotient::whole(Quantity::ZERO);
    let (Some(computed), Some(gap)) = (judged.computed(), judged.gap()) else { return false };
    (gap > zero && computed >= zero) || (gap < zero && computed <= zero)
}

/// A difference in units of a last digit.
fn in_digits(gap: Quotient<Quantity>, step: i128) -> Option<i128> {
    let gap = gap.nearest(crate::figure::Rounding::HalfUp).ok()?.scaled();
    crate::figure::Rounding::HalfUp.quotient(gap, step)
}

/// A difference without its sign.
fn size(gap: Quotient<Quantity>) -> Quotient<Quantity> {
    if gap < Quotient::whole(Quantity::ZERO) { gap.negated().unwrap_or(gap) } else { gap }
}

fn role(ledger: &Ledger<'_>, relation: usize) -> Option<OriginRole> {
    ledger.origins.get(relation).map(|origin| origin.role)
}

/// The stated figures of some relations, each once.
fn stated(ledger: &Ledger<'_>, relations: &[usize]) -> Vec<Var> {
    let vars = relations.iter().flat_map(|relation| ledger.network.figures_of(*relation).iter().copied());
    let mut vars: Vec<Var> = vars.filter(|var| ledger.network.stated(*var).is_some()).collect();
    vars.sort_unstable();
    vars.dedup();
    vars
}

/// Where figures stand; where what is judged stands if none is stated.
fn places(ledger: &Ledger<'_>, vars: impl IntoIterator<Item = Var>, origin: &Origin<'_>) -> Vec<Pointer> {
    let vars = vars.into_iter();
    let mut places: Vec<Pointer> = Vec::with_capacity(vars.size_hint().1.unwrap_or(1));
    let few = vars.size_hint().1.is_some_and(|most| most <= FEW);
    let mut seen = BTreeSet::new();
    for place in vars.filter_map(|var| ledger.place(var)) {
        let is_new = if few { !places.contains(&place) } else { seen.insert(place.clone()) };
        if is_new {
            places.push(place);
        }
    }
    if places.is_empty() { vec![ledger.home(origin)] } else { places }
}

/// Figures with their labels.
pub(super) fn named(ledger: &Ledger<'_>, vars: &[Var]) -> Vec<Named> {
    let stated = |var: &&Var| ledger.network.stated(**var).is_some();
    let name = |var: Var| (ledger.label(var), ledger.aspect(var));
    let few = vars.len() <= FEW;
    let mut labels: Vec<_> = vars.iter().filter(|_| !few).filter(stated).map(|var| name(*var)).collect();
    labels.sort_unstable();
    // Figures of one name are told apart by their year.
    let has_twin = |var: Var| {
        let name_of = name(var);
        if few {
            return vars.iter().filter(stated).filter(|other| name(**other) == name_of).nth(1).is_some();
        }
        let start = labels.partition_point(|other| *other < name_of);
        labels.iter().skip(start).take_while(|other| **other == name_of).nth(1).is_some()
    };
    // And those of one year by their column; many are looked through by their year alone.
    let is_of_another_column = |var: Var| {
        let id = |var: Var| ledger.column(var).map(|column| &column.id);
        let mut twins = vars.iter().filter(stated).filter(|other| name(**other) == name(var));
        few && twins.any(|other| ledger.year(*other) == ledger.year(var) && id(*other) != id(var))
    };
    let named = |var: &Var| {
        let figure = ledger.network.stated(*var)?.clone();
        let mut named = Named::new(ledger.label(*var).to_owned(), ledger.aspect(*var), figure);
        if has_twin(*var) {
            named.year = ledger.year(*var);
            named.column = ledger.column(*var).filter(|_| is_of_another_column(*var)).map(called);
        }
        Some(named)
    };
    vars.iter().filter_map(named).collect()
}

/// What a column is called, in Chinese and in English: as it is printed, else by its stage, else by its own name.
fn called(column: &Column) -> (String, String) {
    let (zh, en) = match (&column.label, column.stage) {
        (Some(label), _) => (label.as_ref(), label.as_ref()),
        (None, Stage::Initial) => ("年初预算", "initial budget"),
        (None, Stage::Adjusted) => ("调整预算", "adjusted budget"),
        (None, Stage::Available) => ("可用预算", "available budget"),
        (None, Stage::Movement) => ("调整数", "movement"),
        (None, Stage::Execution) => ("执行数", "execution"),
        (None, Stage::Outturn) => ("决算数", "outturn"),
        (None, Stage::NotSaid) => (column.id.as_ref(), column.id.as_ref()),
    };
    (zh.to_owned(), en.to_owned())
}

/// What a finding is about; a scorecard need not have a subject of its own.
fn subject(origin: &Origin<'_>) -> Term {
    if origin.subject.is_empty() { Term::scorecard() } else { Term::Text(origin.subject.to_owned()) }
}

/// What the fault is known by: the label of what it is about, and the year.
fn key(ledger: &Ledger<'_>, origin: &Origin<'_>, result: Option<Var>) -> String {
    let year = result.and_then(|var| ledger.year(var)).map(|year| year.to_string()).unwrap_or_default();
    [origin.subject, "/", result.map(|var| ledger.label(var)).unwrap_or_default(), "/", &year].concat()
}
