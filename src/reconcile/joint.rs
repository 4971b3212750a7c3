//! The verdict on relations that hang together by figures that are not stated.
//!
//! What the figures imply when each was rounded to the nearest is one story, what they imply when each was cut off is
//! another; a contradiction has to be one in both. Relations that contradict each other in one story alone are left out of
//! that story, and both are told on.

use std::collections::BTreeSet;

use super::flow::{Clash, Flow};
use super::form::Form;
use super::judge::{Detail, Known, unjudged};
use super::network::{Assumption, Compiled, Network, Span, Var};
use super::verdict::{Conflict, Implied, NotCheckable, RelationVerdict, Side, Verdict};
use super::web::Web;

/// Relations that hang together, and what is found of them.
pub(super) struct Joint<'n> {
    network: &'n Network,
    web: &'n Web<'n>,
    /// The relations that hold, as far as is known, if figures were rounded to the nearest.
    nearest: Vec<usize>,
    /// The same if figures were cut off.
    truncated: Vec<usize>,
    /// Relations that contradict each other only if figures were cut off.
    apart_if_cut_off: Vec<Vec<usize>>,
    pub(super) verdicts: Vec<(usize, RelationVerdict)>,
    pub(super) conflicts: Vec<Conflict>,
    pub(super) implied: Vec<Implied>,
    pub(super) rounds_met: bool,
    /// Conflicts of others that come before.
    before: usize,
    detail: Detail,
}

impl<'n> Joint<'n> {
    pub(super) fn new(web: &'n Web<'n>, detail: Detail) -> Self {
        let relations: Vec<usize> = web.relations.iter().map(|strand| strand.index).collect();
        Self {
            network: web.network,
            web,
            nearest: relations.clone(),
            truncated: relations,
            apart_if_cut_off: Vec::new(),
            verdicts: Vec::with_capacity(web.relations.len()),
            conflicts: Vec::new(),
            implied: Vec::new(),
            rounds_met: false,
            before: 0,
            detail,
        }
    }

    /// Judges all of them; `before` conflicts of others are known.
    pub(super) fn settle(&mut self, before: usize) {
        self.before = before;
        let (mut flow, mut disputes) = disputes(self.web, Assumption::Nearest, &self.nearest);
        while !disputes.is_empty() {
            let mut charged: Vec<usize> =
                disputes.iter().flat_map(|conflict| charged(self.network, &conflict.relations)).collect();
            charged.sort_unstable();
            let mut holding = self.nearest.clone();
            holding.retain(|relation| !has(&charged, *relation));
            let (mut implied, clashes) = run(self.web, Assumption::Nearest, &holding);
            implied.finish();
            if !self.drop_meaningless(charged, &implied) {
                flow.finish();
                self.charge(disputes, &flow, &implied);
            }
            (flow, disputes) = if clashes.is_empty() && self.nearest == holding {
                let disputes = found(self.network, &implied, &holding, &clashes);
                (implied, disputes)
            } else {
                self::disputes(self.web, Assumption::Nearest, &self.nearest)
            };
        }
        self.rounds_met |= flow.is_cut_short();
        self.keep(&flow);
    }

    /// Rates whose base is zero by the relations that hold, or below: they contradict nothing. Whether there are any.
    fn drop_meaningless(&mut self, charged: Vec<usize>, holding: &Flow<'_, '_>) -> bool {
        let network = self.network;
        let meaningless = charged.into_iter().filter_map(|index| {
            let compiled = network.relations.get(index)?;
            let told = holding.told(index);
            let why = compiled.is_meaningless(Known::new(network, Assumption::Nearest, &told))?;
            Some((index, unjudged(compiled, Verdict::NotCheckable(why))))
        });
        let meaningless: Vec<(usize, RelationVerdict)> = meaningless.collect();
        if meaningless.is_empty() {
            return false;
        }
        self.leave_out(&meaningless.iter().map(|(index, _)| *index).collect::<Vec<usize>>());
        self.verdicts.extend(meaningless);
        true
    }

    /// They have to be in their order.
    fn leave_out(&mut self, relations: &[usize]) {
        self.nearest.retain(|relation| !has(relations, *relation));
        self.truncated.retain(|relation| !has(relations, *relation));
    }

    /// Charges what contradicts each other when rounded to the nearest; `holding` is what all others imply.
    fn charge(&mut self, mut disputes: Vec<Conflict>, flow: &Flow<'_, '_>, holding: &Flow<'_, '_>) {
        let (_, cut_off) = self::disputes(self.web, Assumption::Truncated, &self.truncated);
        let either_way = self.either_way(&mut disputes, &cut_off);
        if !either_way.is_empty() {
            let charge = |conflict: Conflict| {
                let charged = charged(self.network, &conflict.relations);
                (conflict, charged)
            };
            return self.contradict_all(either_way.into_iter().map(charge).collect(), flow, holding);
        }
        let apart = cut_off.iter().map(|conflict| &conflict.relations);
        let apart: Vec<Vec<usize>> = apart.chain(&self.apart_if_cut_off).cloned().collect();
        let in_turn = self.in_turn(&disputes, &apart);
        if !in_turn.is_empty() {
            return self.contradict_all(in_turn, flow, holding);
        }
        let mut left_out = Vec::new();
        for conflict in &disputes {
            for relation in charged(self.network, &conflict.relations) {
                self.judge_charged(relation, Verdict::OnlyTruncated, conflict.assumed, flow);
                left_out.push(relation);
            }
        }
        left_out.sort_unstable();
        self.nearest.retain(|relation| !has(&left_out, *relation));
        left_out.clear();
        left_out.extend(cut_off.iter().flat_map(|conflict| charged(self.network, &conflict.relations)));
        left_out.sort_unstable();
        self.truncated.retain(|relation| !has(&left_out, *relation));
        self.apart_if_cut_off = apart;
    }

    /// Records contradictions; what is charged takes no further part.
    fn contradict_all(&mut self, all: Vec<(Conflict, Vec<usize>)>, flow: &Flow<'_, '_>, holding: &Flow<'_, '_>) {
        let mut left_out = Vec::with_capacity(all.len());
        for (conflict, charged) in all {
            let conflict = self.with_bases(conflict, &charged, holding);
            self.contradict(conflict, &charged, flow);
            left_out.extend(charged);
        }
        left_out.sort_unstable();
        self.leave_out(&left_out);
    }

    /// Takes out conflicts that are conflicts by themselves whether figures were rounded or cut off.
    fn either_way(&self, nearest: &mut Vec<Conflict>, cut_off: &[Conflict]) -> Vec<Conflict> {
        let mut taken: BTreeSet<usize> = BTreeSet::new();
        let (mut found, mut left) = (Vec::with_capacity(nearest.len()), Vec::new());
        let others: BTreeSet<&[usize]> = cut_off.iter().map(|other| other.relations.as_slice()).collect();
        let same = |conflict: &Conflict| others.contains(conflict.relations.as_slice());
        for conflict in nearest.drain(..) {
            let is_taken = conflict.relations.iter().any(|relation| taken.contains(relation));
            if !is_taken && (same(&conflict) || !agree(self.web, Assumption::Truncated, &conflict.relations)) {
                taken.extend(conflict.relations.iter().copied());
                found.push(conflict);
            } else {
                left.push(conflict);
            }
        }
        *nearest = left;
        for conflict in cut_off {
            if conflict.relations.iter().any(|relation| taken.contains(relation)) {
                continue;
            }
            let (_, disputes) = disputes(self.web, Assumption::Nearest, &conflict.relations);
            let Some(first) = disputes.into_iter().next() else { continue };
            taken.extend(conflict.relations.iter().copied());
            let Conflict { relations, figures, assumed, .. } = conflict.clone();
            found.push(Conflict { relations, figures, assumed, ..first });
        }
        found
    }

    /// Conflicts of rounded figures, with others of the same relations if these were cut off.
    fn in_turn(&self, nearest: &[Conflict], apart: &[Vec<usize>]) -> Vec<(Conflict, Vec<usize>)> {
        let network = self.network;
        let both = nearest.iter().filter_map(|conflict| {
            let own = charged(network, &conflict.relations);
            let twin = apart.iter().find(|other| own.iter().any(|relation| has(other, *relation)))?;
            let relations = conflict.relations.iter().chain(twin).copied().collect();
            let charged = own.into_iter().filter(|relation| has(twin, *relation)).collect();
            Some((conflict_between(network, relations, conflict.at, conflict.sides.clone()), charged))
        });
        both.collect()
    }

    /// The same conflict with the relations that give a rate in it its meaning, where the others of it leave its base open to
    /// be zero.
    fn with_bases(&self, conflict: Conflict, charged: &[usize], holding: &Flow<'_, '_>) -> Conflict {
        let mut bases = Vec::new();
        for relation in charged {
            let own = holding.chain_of_all(*relation);
            if own.iter().all(|base| has(&conflict.relations, *base)) {
                continue;
            }
            // OK because what another rate in it needs is not counted on: in any order, the same is asked.
            let mut others = conflict.relations.clone();
            others.retain(|relation| !has(charged, *relation));
            if self.leaves_meaningless(*relation, &others) {
                bases.extend(own);
            }
        }
        if bases.is_empty() {
            return conflict;
        }
        bases.extend(&conflict.relations);
        conflict_between(self.network, bases, conflict.at, conflict.sides)
    }

    /// Whether a rate has no meaning by what some relations imply.
    fn leaves_meaningless(&self, rate: usize, others: &[usize]) -> bool {
        let (mut flow, _) = run(self.web, Assumption::Nearest, others);
        flow.finish();
        let told = flow.told(rate);
        let known = Known::new(self.network, Assumption::Nearest, &told);
        self.network.relations.get(rate).is_some_and(|compiled| compiled.is_meaningless(known).is_some())
    }

    fn contradict(&mut self, conflict: Conflict, charged: &[usize], flow: &Flow<'_, '_>) {
        let index = self.before.saturating_add(self.conflicts.len());
        let modes = self.detail.modes_that(|mode| agree(self.web, Assumption::Mode(mode), &conflict.relations));
        for relation in charged {
            let verdict = Verdict::Contradiction { modes: modes.clone(), conflict: Some(index) };
            self.judge_charged(*relation, verdict, conflict.assumed, flow);
        }
        self.conflicts.push(conflict);
    }

    /// A verdict, with the numbers that the other relations imply.
    fn judge_charged(&mut self, relation: usize, verdict: Verdict, assumed: bool, flow: &Flow<'_, '_>) {
        let Some(compiled) = self.network.relations.get(relation) else { return };
        let told = flow.told(relation);
        let known = Known::new(self.network, Assumption::Nearest, &told).instead(flow.instead(relation));
        let mut judged = compiled.judged(verdict, known, self.detail);
        judged.assumed |= assumed;
        self.verdicts.push((relation, judged));
    }

    /// Judges what is left when nothing is in dispute, and keeps what is implied.
    fn keep(&mut self, flow: &Flow<'_, '_>) {
        for relation in &self.nearest {
            let Some(compiled) = self.network.relations.get(*relation) else { continue };
            let told = flow.told(*relation);
            let known = Known::new(self.network, Assumption::Nearest, &told).instead(flow.instead(*relation));
            let judged = if compiled.lacks_nothing(known) {
                compiled.judge(known, self.detail)
            } else {
                let unknown = if self.detail == Detail::OfFaults { Vec::new() } else { compiled.unknown(known) };
                unjudged(compiled, Verdict::NotCheckable(NotCheckable::Unstated(unknown)))
            };
            self.verdicts.push((*relation, judged));
        }
        self.implied = flow
            .implied()
            .map(|(figure, message)| {
                let chain = if self.detail == Detail::OfFaults { Vec::new() } else { flow.chain_of(figure) };
                Implied { figure, interval: message.span, value: message.value, chain }
            })
            .collect();
    }
}

/// The relations that state a rate, or all if none does; in the order in which they are handed in.
fn charged(network: &Network, relations: &[usize]) -> Vec<usize> {
    let states_rate =
        |relation: &usize| network.relations.get(*relation).is_some_and(|compiled| compiled.form.states_rate());
    let mut charged = relations.to_vec();
    if relations.iter().any(states_rate) {
        charged.retain(states_rate);
    }
    charged
}

/// Whether a relation is one of some that are in their order.
fn has(relations: &[usize], relation: usize) -> bool {
    relations.binary_search(&relation).is_ok()
}

/// Whether some relations could all be true.
fn agree(web: &Web<'_>, assumption: Assumption, relations: &[usize]) -> bool {
    disputes(web, assumption, relations).1.is_empty()
}

/// What some relations imply, and those that contradict each other: the first to be found, and any others that have no
/// relation in common with them.
fn disputes<'w, 'n>(web: &'w Web<'n>, assumption: Assumption, relations: &[usize]) -> (Flow<'w, 'n>, Vec<Conflict>) {
    let (flow, clashes) = run(web, assumption, relations);
    let found = found(web.network, &flow, relations, &clashes);
    (flow, found)
}

/// What some relations imply, up to the first round with a clash.
fn run<'w, 'n>(web: &'w Web<'n>, assumption: Assumption, relations: &[usize]) -> (Flow<'w, 'n>, Vec<Clash>) {
    let mut flow = match assumption {
        Assumption::Nearest => Flow::new(web, assumption, relations),
        // OK because only what is said of rounded figures is told on.
        _ => Flow::without_values(web, assumption, relations),
    };
    let clashes = flow.run();
    (flow, clashes)
}

fn found(network: &Network, flow: &Flow<'_, '_>, relations: &[usize], clashes: &[Clash]) -> Vec<Conflict> {
    let mut taken = BTreeSet::new();
    let mut found = Vec::new();
    let mut take = |first: &[usize], conflict: &dyn Fn() -> Option<Conflict>| {
        // What a conflict rests on takes long to find out: not for one that is known to have a relation in common.
        if first.iter().any(|relation| taken.contains(relation)) {
            return;
        }
        let Some(conflict) = conflict() else { return };
        if !conflict.relations.iter().any(|relation| taken.contains(relation)) {
            taken.extend(conflict.relations.iter().copied());
            found.push(conflict);
        }
    };
    if clashes.is_empty() {
        let mut relations = relations.to_vec();
        relations.sort_by_key(|relation| network.order().relation(*relation));
        // OK because sums are solved without rounding: one that what was told refutes would clash with it.
        let by_clashes_only = |relation: &usize| {
            let form = network.relations.get(*relation).map(|compiled| &compiled.form);
            matches!(form, Some(Form::Sum { .. })) && !flow.is_cut_short()
        };
        for relation in relations.into_iter().filter(|relation| !by_clashes_only(relation)) {
            take(&[relation], &|| refuted(network, flow, relation));
        }
    } else {
        for clash in clashes {
            take(&clash.sides.map(|(relation, _)| relation), &|| Some(clashing(network, flow, clash)));
        }
    }
    found
}

/// The conflict of two relations that tell a figure what cannot both be.
fn clashing(network: &Network, flow: &Flow<'_, '_>, clash: &Clash) -> Conflict {
    let sides = clash.sides.map(|(relation, message)| Side {
        interval: message.span,
        value: message.value,
        chain: flow.chain(relation, clash.at),
    });
    let relations = sides.iter().flat_map(|side| side.chain.iter().copied()).collect();
    conflict_between(network, relations, clash.at, sides)
}

/// The conflict of a relation with what the others imply, if they refute it.
fn refuted(network: &Network, flow: &Flow<'_, '_>, relation: usize) -> Option<Conflict> {
    let compiled: &Compiled = network.relations.get(relation)?;
    let told = flow.told(relation);
    if told.is_empty() && compiled.form.yields() {
        return None;
    }
    let instead = flow.instead(relation);
    let known = Known::new(network, flow.assumption(), &told).instead(instead);
    let mut chain = if compiled.is_refuted(known) {
        flow.chain_of_all(relation)
    } else {
        vec![instead.filter(|substituted| substituted.is_refuted(compiled, known))?.by]
    };
    chain.push(relation);
    chain.sort_unstable();
    chain.dedup();
    let judged = compiled.judged(Verdict::OnlyTruncated, known, Detail::Full);
    let at = judged.result.or_else(|| network.first_by_name(&compiled.open))?;
    let side = |interval: Option<Span>, value| Side {
        interval: interval.unwrap_or(Span::UNBOUNDED),
        value,
        chain: chain.clone(),
    };
    let sides = [side(judged.stated, judged.printed), side(judged.allowed, judged.computed)];
    Some(conflict_between(network, chain.clone(), at, sides))
}

fn conflict_between(network: &Network, mut relations: Vec<usize>, at: Var, sides: [Side; 2]) -> Conflict {
    relations.sort_unstable();
    relations.dedup();
    let mut figures: Vec<Var> = Vec::with_capacity(relations.len().saturating_mul(2));
    figures.extend(relations.iter().flat_map(|relation| open(network, *relation)));
    figures.sort_unstable();
    figures.dedup();
    let is_assumed = |relation: &usize| network.relations.get(*relation).is_some_and(|relation| relation.assumed);
    let assumed = relations.iter().any(is_assumed);
    Conflict { relations, figures: network.by_name(figures), at, sides, assumed }
}

/// The figures of a relation that are not stated.
fn open(network: &Network, relation: usize) -> &[Var] {
    network.relations.get(relation).map(|compiled| compiled.open.as_slice()).unwrap_or_default()
}
