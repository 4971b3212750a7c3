//! Claims made into a network: names into numbers, and every fault that a schema cannot see.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::claim::{Claims, FigureClaim, Member, Relation, Role};
use super::fault::{ClaimFault, ClaimProblem, ClaimsError};
use super::kind::Kind;
use super::network::{Network, Var, misfit};
use crate::figure::Figure;
use crate::wire::{Id, Pointer};

impl TryFrom<Claims> for Network {
    type Error = ClaimsError;

    /// Checks what a schema cannot say: every name is defined, once; no part is listed twice; figures are of the kinds
    /// that their relations need, in one currency.
    fn try_from(claims: Claims) -> Result<Self, ClaimsError> {
        let mut resolver = Resolver::default();
        for (index, figure) in claims.figures.into_iter().enumerate() {
            resolver.figure(figure, &place("figures", index));
        }
        let named: Vec<_> = claims.relations.iter().map(|relation| resolver.resolve(relation)).collect();
        for (relation, _) in &named {
            if let Some(relation) = relation {
                resolver.network.relate(relation);
            }
        }
        for (index, (relation, faults)) in named.into_iter().enumerate() {
            let here = place("relations", index);
            let misfit = relation.and_then(|relation| resolver.misfit(&relation));
            let faults = faults.into_iter().chain(misfit);
            resolver.faults.extend(faults.map(|(path, problem)| ClaimFault::new(path.below(&here), problem)));
        }
        if resolver.faults.is_empty() { Ok(resolver.network) } else { Err(ClaimsError::new(resolver.faults)) }
    }
}

fn place(list: &str, index: usize) -> Pointer {
    Pointer::root().member(list).item(index)
}

/// A place in a relation: a member, and an item of it if it is a list.
#[derive(Clone, Copy)]
struct Path {
    member: &'static str,
    item: Option<usize>,
}

impl Path {
    fn of<N>(member: &Member<'_, N>) -> Self {
        Self { member: member.0, item: member.1 }
    }

    fn below(self, at: &Pointer) -> Pointer {
        let here = at.member(self.member);
        match self.item {
            Some(index) => here.item(index),
            None => here,
        }
    }
}

type Fault = (Path, ClaimProblem);

#[derive(Default)]
struct Resolver {
    network: Network,
    names: BTreeMap<Id, Var>,
    faults: Vec<ClaimFault>,
}

impl Resolver {
    fn figure(&mut self, figure: FigureClaim, at: &Pointer) {
        let stated: Vec<Figure> = figure.stated.iter().map(|claimed| claimed.figure().clone()).collect();
        // Statements of one figure have to be of one kind.
        let kinds = stated.iter().map(|figure| (Some(Kind::of(figure)), Role::Quantity));
        if let Some((index, found, Some(expected))) = misfit(kinds) {
            let problem = ClaimProblem::of_kinds(found, expected);
            self.faults.push(ClaimFault::new(at.member("stated").item(index), problem));
        }
        let var = self.network.figure(figure.name.as_ref(), stated, figure.reading.unwrap_or_default());
        match self.names.entry(figure.name) {
            Entry::Vacant(entry) => {
                entry.insert(var);
            }
            Entry::Occupied(entry) => {
                let problem = ClaimProblem::DefinedTwice(entry.key().clone());
                self.faults.push(ClaimFault::new(at.member("name"), problem));
            }
        }
    }

    /// The relation with the numbers of its figures, or what is wrong with its names.
    fn resolve(&self, relation: &Relation<Id>) -> (Option<Relation<Var>>, Vec<Fault>) {
        let members = relation.members();
        let unknown = members.iter().filter(|member| !self.names.contains_key(member.2));
        let mut faults: Vec<Fault> =
            unknown.map(|member| (Path::of(member), ClaimProblem::Undefined(member.2.clone()))).collect();
        faults.extend(listed_twice(&members));
        faults.extend(miscounted_signs(relation));
        if !faults.is_empty() {
            return (None, faults);
        }
        // OK because every name is there.
        (Some(relation.map(&mut |name| self.names.get(name).copied().unwrap_or_default())), faults)
    }

    /// A figure that is not of the kind that the relation needs.
    fn misfit(&self, relation: &Relation<Var>) -> Option<Fault> {
        let members = relation.members();
        let kinship = self.network.kinship();
        let kinds = members.iter().map(|member| (kinship.kind(&self.network, *member.2), member.3));
        let (index, found, expected) = misfit(kinds)?;
        let problem = expected.map_or(ClaimProblem::MoneyShown, |expected| ClaimProblem::of_kinds(found, expected));
        Some((Path::of(members.get(index)?), problem))
    }
}

/// Members that name a figure again; each side of a ratio may name it once.
fn listed_twice(members: &[Member<'_, Id>]) -> Vec<Fault> {
    // Where each figure was named: above, below, and anywhere else.
    let mut seen: BTreeMap<&Id, [bool; 3]> = BTreeMap::new();
    let mut faults = Vec::new();
    for member in members {
        let [above, below, elsewhere] = seen.entry(member.2).or_default();
        let again = match member.0 {
            "numerator" => std::mem::replace(above, true) || *elsewhere,
            "denominator" => std::mem::replace(below, true) || *elsewhere,
            _ => std::mem::replace(elsewhere, true) || *above || *below,
        };
        if again {
            faults.push((Path::of(member), ClaimProblem::ListedTwice(member.2.clone())));
        }
    }
    faults
}

fn miscounted_signs(relation: &Relation<Id>) -> Option<Fault> {
    let Relation::Sum { parts, signs, .. } = relation else { return None };
    let problem = ClaimProblem::Signs { found: signs.len(), expected: parts.len() };
    let miscounted = !signs.is_empty() && signs.len() != parts.len();
    miscounted.then_some((Path { member: "signs", item: None }, problem))
}
