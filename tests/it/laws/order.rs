//! Order: the same claims in any order, under other names, get the same answer but for indexes.

use std::collections::BTreeMap;

use budget_performance::reconcile::{ReconciliationDocument, Relation, reconcile};
use serde_json::{Value, json};

use super::case::Case;
use super::random::{Random, cases};
use super::world::troubled;

/// A case in another order, and how to find back: the number that each relation had.
fn shuffled(case: &Case, random: &mut Random) -> (Case, Vec<usize>) {
    let mut figures: Vec<usize> = (0..case.figures.len()).collect();
    random.shuffle(&mut figures);
    let place = |index: &usize| figures.iter().position(|old| old == index).expect("a permutation");
    let mut relations: Vec<usize> = (0..case.relations.len()).collect();
    random.shuffle(&mut relations);
    let mut there = Case::default();
    for old in &figures {
        let mut given = case.figures[*old].clone();
        // Another name, that stands in the same place among the others.
        given.name = format!("g.{old:05}");
        random.shuffle(&mut given.prints);
        there.figures.push(given);
    }
    for old in &relations {
        let relation = case.relations[*old].map(&mut |index| place(index));
        there.relations.push(within(relation, random));
    }
    (there, relations)
}

/// The same relation with its lists in another order.
fn within(mut relation: Relation<usize>, random: &mut Random) -> Relation<usize> {
    match &mut relation {
        Relation::Sum { parts, signs, .. } => {
            let mut order: Vec<usize> = (0..parts.len()).collect();
            random.shuffle(&mut order);
            *parts = order.iter().map(|index| parts[*index]).collect();
            if !signs.is_empty() {
                *signs = order.iter().map(|index| signs[*index]).collect();
            }
        }
        Relation::Ratio { numerator, denominator, .. } => {
            random.shuffle(numerator);
            random.shuffle(denominator);
        }
        Relation::Equal { figures, .. } => random.shuffle(figures),
        _ => {}
    }
    relation
}

/// What is said of a case, without any order: relations by their old numbers, figures by their old names.
fn said(case: &Case, old_number: &[usize], old_name: &BTreeMap<String, String>) -> Value {
    let network = case.network();
    let document: ReconciliationDocument = reconcile(&network).document(&network);
    let mut document = serde_json::to_value(document).expect("JSON");
    rename(&mut document, old_name);
    renumber(&mut document, old_number);
    let conflicts = document["conflicts"].clone();
    for relation in document["relations"].as_array_mut().expect("a list") {
        // A conflict is told by what it is, not by its place.
        if let Some(index) = relation["verdict"].get("conflict").and_then(Value::as_u64) {
            relation["verdict"]["conflict"] = conflicts[usize::try_from(index).expect("small")].clone();
        }
    }
    for list in ["relations", "conflicts", "duplicates", "implied"] {
        sort(&mut document[list]);
    }
    for duplicate in document["duplicates"].as_array_mut().expect("a list") {
        sort(&mut duplicate["stated"]);
    }
    document
}

fn sort(list: &mut Value) {
    list.as_array_mut().expect("a list").sort_by_key(ToString::to_string);
}

fn rename(value: &mut Value, names: &BTreeMap<String, String>) {
    match value {
        Value::String(text) => {
            if let Some(name) = names.get(text) {
                name.clone_into(text);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| rename(item, names)),
        Value::Object(members) => members.values_mut().for_each(|member| rename(member, names)),
        _ => {}
    }
}

fn renumber(value: &mut Value, numbers: &[usize]) {
    let old = |value: &Value| json!(numbers[usize::try_from(value.as_u64().expect("a number")).expect("small")]);
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| renumber(item, numbers)),
        Value::Object(members) => {
            for (name, member) in members.iter_mut() {
                match (name.as_str(), &mut *member) {
                    ("index", index) => *index = old(index),
                    ("relations" | "chain", Value::Array(items)) if items.iter().all(Value::is_u64) => {
                        for item in items.iter_mut() {
                            *item = old(item);
                        }
                        items.sort_by_key(Value::as_u64);
                    }
                    (_, member) => renumber(member, numbers),
                }
            }
        }
        _ => {}
    }
}

#[test]
fn the_same_claims_in_any_order_get_the_same_answer() {
    let mut conflicts = 0_u32;
    for number in cases(15) {
        let mut random = Random::new(6, number);
        let case = troubled(&mut random);
        // Claims that are the same word for word have one number: nothing tells them apart.
        let first = |index: usize| case.relations.iter().position(|one| *one == case.relations[index]).expect("itself");
        let own: Vec<usize> = (0..case.relations.len()).map(first).collect();
        let here = said(&case, &own, &BTreeMap::new());
        let (other, old) = shuffled(&case, &mut random);
        let old: Vec<usize> = old.into_iter().map(first).collect();
        let names = case.figures.iter().enumerate();
        let names = names.map(|(index, given)| (format!("g.{index:05}"), given.name.clone())).collect();
        let there = said(&other, &old, &names);
        conflicts += u32::from(!here["conflicts"].as_array().expect("a list").is_empty());
        if here != there {
            let (here, there) = (format!("{here:#}"), format!("{there:#}"));
            let different = here.lines().zip(there.lines()).position(|(here, there)| here != there);
            panic!(
                "case {number}: line {different:?} differs\n{here}\n--- in another order\n{there}\n--- of\n{}\n{}",
                case.json(),
                other.json()
            );
        }
    }
    assert!(conflicts > 3, "the law was tried");
}
