//! Which relations contradict each other together, where figures may have been rounded or cut off: computed by hand.

use budget_performance::reconcile::{Claims, Network, corrections, reconcile};
use budget_performance::wire::from_json;
use serde_json::{Value, json};

use crate::reconcile::said;

fn equal(one: &str, two: &str) -> Value {
    json!({ "kind": "equal", "figures": [one, two] })
}

fn sum(total: &str, parts: &[&str]) -> Value {
    json!({ "kind": "sum", "total": total, "parts": parts })
}

fn kinds(said: &Value) -> Vec<&str> {
    let relations = said["relations"].as_array().expect("a list").iter();
    relations.map(|relation| relation["verdict"]["kind"].as_str().expect("a word")).collect()
}

/// The relations of each conflict.
fn conflicts(said: &Value) -> Vec<Value> {
    said["conflicts"].as_array().expect("a list").iter().map(|conflict| conflict["relations"].clone()).collect()
}

/// Four parts that make 7.8: rounded, 7.78 to 7.82; cut off, 7.80 to 7.84.
const PARTS: [(&str, &str); 4] = [("p", "1.95万元"), ("q", "1.95万元"), ("r", "1.95万元"), ("s", "1.95万元")];

fn parts(of: &str) -> Value {
    sum(of, &["p", "q", "r", "s"])
}

#[test]
fn a_conflict_is_one_of_as_few_as_contradict_each_other_either_way() {
    // 10.0 and 20.0 are no one figure, rounded or cut off. 10.06 lies beyond 10.05, and within 10.1: cut off, it is the
    // lowest; but what is not 20.0 is told once, of the two that are farthest apart as rounded.
    let figures = [("a", "10.0万元"), ("b", "20.0万元"), ("d", "10.06万元!"), ("x", "")];
    let said = said(&figures, &json!([equal("x", "a"), equal("x", "b"), equal("x", "d")]));
    assert_eq!(conflicts(&said), [json!([0, 1])]);
    assert_eq!(kinds(&said), ["contradiction", "contradiction", "not_checkable"]);
}

#[test]
fn what_only_rounding_refutes_stays_so_beside_what_cannot_be_at_all() {
    // 7 is not 7.8, unless cut off; 10.0 is not 20.0 at all. An order that says nothing keeps the two together.
    let mut figures = vec![("seven", "7万元"), ("c", "10.0万元"), ("d", "20.0万元"), ("x", ""), ("y", "")];
    figures.extend(PARTS);
    let order = json!({ "kind": "order", "lesser": "x", "greater": "y" });
    let relations = [equal("x", "seven"), parts("x"), equal("y", "c"), equal("y", "d"), order];
    let whole = said(&figures, &json!(relations));
    assert_eq!(conflicts(&whole), [json!([2, 3])]);
    let expected = ["only_truncated", "only_truncated", "contradiction", "contradiction", "not_checkable"];
    assert_eq!(kinds(&whole), expected);
}

#[test]
fn what_is_refuted_by_one_if_rounded_and_by_another_if_cut_off_cannot_be() {
    // 7.8 is not 7, if they were rounded; cut off, it is not 8: 7.84 at most. 7 and 8 meet at 7.5.
    let mut figures = vec![("seven", "7万元"), ("eight", "8万元"), ("x", "")];
    figures.extend(PARTS);
    let triple = [equal("x", "seven"), parts("x"), equal("x", "eight")];
    let alone = said(&figures, &json!(triple));
    assert_eq!(conflicts(&alone), [json!([0, 1, 2])]);
    assert_eq!(kinds(&alone), ["within_rounding", "contradiction", "within_rounding"]);
    // The same beside a conflict of others.
    figures.extend([("c", "10.0万元"), ("d", "20.0万元"), ("y", "")]);
    let order = json!({ "kind": "order", "lesser": "x", "greater": "y" });
    let relations = [&triple[..], &[equal("y", "c"), equal("y", "d"), order]].concat();
    let both = said(&figures, &json!(relations));
    assert_eq!(conflicts(&both), [json!([3, 4]), json!([0, 1, 2])]);
    let expected =
        ["within_rounding", "contradiction", "within_rounding", "contradiction", "contradiction", "not_checkable"];
    assert_eq!(kinds(&both), expected);
}

/// What cannot be true only together with `m`, which is one more than `n` and 20: 7, and 7.6 or up to one more, are one
/// figure if 7 was cut off; 3, 3 and 0.05 make less than 7.6 if they were
/// rounded.
fn beyond() -> (Vec<(&'static str, &'static str)>, [Value; 5]) {
    let figures = vec![
        ("a", "7万元"),
        ("b", "6.6万元!"),
        ("rest", "1万元~"),
        ("c1", "3万元"),
        ("c2", "3万元"),
        ("c3", "0.05万元!"),
        ("one", "1万元!"),
        ("far", "20万元!"),
        ("m", ""),
        ("n", ""),
    ];
    let mut step = sum("m", &["n", "one"]);
    step["assumed"] = json!(true);
    (figures, [equal("n", "a"), sum("n", &["b", "rest"]), sum("n", &["c1", "c2", "c3"]), step, equal("m", "far")])
}

#[test]
fn relations_that_agree_if_cut_off_are_in_conflict_only_with_those_that_they_do_not_agree_with() {
    // Rounded, n is at most 7.5 and at least 7.6; but cut off, it is 7.6 to 8: only that m is 20 can be true neither way.
    let (figures, relations) = beyond();
    let said = said(&figures, &json!(relations));
    assert_eq!(conflicts(&said), [json!([0, 1, 3, 4])]);
    assert_eq!(said["conflicts"][0]["figures"], json!(["m", "n"]));
    let expected = ["contradiction", "contradiction", "not_checkable", "contradiction", "contradiction"];
    assert_eq!(kinds(&said), expected);
    // One of them is no more than assumed: so is that they cannot be.
    let assumed = |index: usize| said["relations"][index]["verdict"]["assumed"] == true;
    assert_eq!([0, 1, 3, 4].map(assumed), [true; 4]);
}

#[test]
fn what_cannot_be_if_cut_off_is_left_out_and_what_cannot_be_either_way_is_found_then() {
    // 7 is not 7.8 if they were rounded, 8 is not if they were cut off: neither refutes the other. What was left for a
    // round later is judged as it is without them.
    let (mut figures, relations) = beyond();
    figures.extend(PARTS);
    figures.extend([("seven", "7万元"), ("eight", "8万元"), ("t", ""), ("u", "")]);
    // One round later: each by way of a figure that is not stated.
    for name in ["a.", "b.", "c.", "m."] {
        figures.push((name, ""));
    }
    let [_, _, _, step, _] = relations;
    let order = |lesser: &str, greater: &str| json!({ "kind": "order", "lesser": lesser, "greater": greater });
    let relations = [
        equal("a.", "a"),
        equal("n", "a."),
        equal("b.", "b"),
        sum("n", &["b.", "rest"]),
        equal("c.", "c1"),
        sum("n", &["c.", "c2", "c3"]),
        step,
        equal("m.", "far"),
        equal("m", "m."),
        equal("t", "seven"),
        parts("t"),
        equal("u", "eight"),
        parts("u"),
        order("t", "u"),
        order("n", "m"),
        order("t", "m"),
    ];
    let said = said(&figures, &json!(relations));
    assert_eq!(conflicts(&said), [json!([0, 1, 2, 3, 6, 7, 8])]);
    let [seven, of_seven, eight, of_eight] = [9, 10, 11, 12].map(|index| kinds(&said)[index]);
    assert_eq!([seven, of_seven], ["only_truncated"; 2]);
    assert_eq!([eight, of_eight], ["within_rounding"; 2]);
}

#[test]
fn a_ring_that_narrows_itself_rests_on_what_it_was_told_first() {
    // f − 1.45 = t, f ÷ t about 100 % either way: possible only if both are above 28,900. That they are near 284 is told by
    // the share of −1.45 alone, which the ring has narrowed since.
    let claims = r#"{
        "figures": [
            { "name": "first" }, { "name": "fell", "stated": ["-1.45元"] }, { "name": "total" },
            { "name": "first.share", "stated": ["100%"] }, { "name": "fell.share", "stated": ["-0.51%"] },
            { "name": "completion", "stated": ["100.00%"] }
        ],
        "relations": [
            { "kind": "sum", "total": "total", "parts": ["first", "fell"] },
            { "kind": "share", "part": "first", "whole": "total", "share": "first.share" },
            { "kind": "share", "part": "fell", "whole": "total", "share": "fell.share" },
            { "kind": "completion", "actual": "total", "target": "first", "rate": "completion" }
        ]
    }"#;
    let claims: Claims = from_json(claims).expect("claims");
    let network = Network::try_from(claims).expect("a network");
    let reconciliation = reconcile(&network);
    assert_eq!(reconciliation.conflicts.len(), 1);
    assert_eq!(reconciliation.conflicts[0].relations, [0, 1, 2, 3]);
    let corrections = corrections(&network, &reconciliation);
    let single = corrections.sets.iter().map(|set| set.figures.iter().map(|one| network.name(one.figure)));
    assert_eq!(single.map(Iterator::collect::<Vec<_>>).collect::<Vec<_>>(), [["fell.share"]]);
}
