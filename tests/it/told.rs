//! What figures that are not stated are told by several relations, one round after the other: computed by hand.

use serde_json::{Value, json};

use crate::reconcile::said;

fn equal(figures: &[&str]) -> Value {
    json!({ "kind": "equal", "figures": figures })
}

fn sum(total: &str, parts: &[&str]) -> Value {
    json!({ "kind": "sum", "total": total, "parts": parts })
}

/// What is implied of a figure.
fn range(said: &Value, figure: &str) -> Value {
    let all = said["implied"].as_array().expect("a list");
    all.iter().find(|one| one["figure"] == figure).map_or(Value::Null, |one| one["range"].clone())
}

fn between(from: &str, until: &str) -> Value {
    json!({ "from": from, "until": until })
}

#[test]
fn each_end_is_that_of_the_relation_that_sets_it() {
    // 9.9 is 9.85 to 9.95, 5.0 + 5.0 is 9.9 to 10.1: both are 9.9 to 9.95. The same with the wider one below.
    for (narrow, from, until) in [("9.9万元", "9.9万元", "9.95万元"), ("10.1万元", "10.05万元", "10.1万元")]
    {
        let figures = [("a", narrow), ("b", "5.0万元"), ("c", "5.0万元"), ("x", "")];
        let relations = [equal(&["x", "a"]), sum("x", &["b", "c"])];
        for relations in [[&relations[0], &relations[1]], [&relations[1], &relations[0]]] {
            assert_eq!(range(&said(&figures, &json!(relations)), "x"), between(from, until), "{narrow}");
        }
    }
}

#[test]
fn what_is_told_first_is_narrowed_by_what_is_told_later() {
    // x is more than 100 at once, and what c and d make, 120, a round later: so is y, and what y and 10 make.
    let figures = [
        ("more", "100余万元"),
        ("c.again", "50.0万元"),
        ("d.again", "70.0万元"),
        ("ten", "10.0万元!"),
        ("c", ""),
        ("d", ""),
        ("x", ""),
        ("y", ""),
        ("z", ""),
    ];
    let relations = [
        equal(&["x", "more"]),
        equal(&["c", "c.again"]),
        equal(&["d", "d.again"]),
        sum("x", &["c", "d"]),
        equal(&["y", "x"]),
        sum("z", &["y", "ten"]),
    ];
    let said = said(&figures, &json!(relations));
    assert_eq!(range(&said, "y"), between("119.9万元", "120.1万元"));
    assert_eq!(range(&said, "z"), between("129.9万元", "130.1万元"));
    assert_eq!(said["rounds_met"], false);
}

#[test]
fn what_is_told_again_is_no_news() {
    // x and y are said to be the same twice: each tells the other what it knows, once.
    let figures = [("a", "10.0万元"), ("x", ""), ("y", "")];
    let said = said(&figures, &json!([equal(&["x", "a"]), equal(&["x", "y"]), equal(&["y", "x"])]));
    assert_eq!(
        (range(&said, "x"), range(&said, "y")),
        (between("9.95万元", "10.05万元"), between("9.95万元", "10.05万元"))
    );
    assert_eq!(said["rounds_met"], false);
}

#[test]
fn of_figures_that_are_the_same_any_tells_all_the_others() {
    let figures = [("a", "10.0万元"), ("x", ""), ("y", ""), ("z", ""), ("w", "")];
    for count in 2..=figures.len() {
        let names: Vec<&str> = figures[..count].iter().map(|(name, _)| *name).collect();
        let said = said(&figures[..count], &json!([equal(&names)]));
        for name in &names[1..] {
            assert_eq!(range(&said, name), between("9.95万元", "10.05万元"), "{name} of {count}");
        }
    }
}

#[test]
fn figures_that_cannot_be_the_same_are_not_whatever_another_is() {
    // 10 is not 20, and nothing is known of x.
    let figures = [("a", "10.0万元"), ("b", "20.0万元"), ("x", "")];
    let found = said(&figures, &json!([equal(&["a", "b", "x"])]));
    assert_eq!(found["relations"][0]["verdict"]["kind"], "contradiction");
}

#[test]
fn what_cannot_be_is_told_with_all_that_is_known_of_it() {
    // x is 10 and y is 20, and both are z, which by three steps is 20.04: so x would have to be 20.035 to 20.045.
    let figures = [
        ("a", "10.0万元"),
        ("b", "20.0万元"),
        ("c", "20.04万元"),
        ("x", ""),
        ("y", ""),
        ("z", ""),
        ("z2", ""),
        ("z3", ""),
    ];
    let relations = [
        equal(&["x", "a"]),
        equal(&["y", "b"]),
        equal(&["z", "x", "y"]),
        equal(&["z", "z2"]),
        equal(&["z2", "z3"]),
        equal(&["z3", "c"]),
    ];
    let said = said(&figures, &json!(relations));
    assert_eq!(said["conflicts"][0]["relations"], json!([0, 1, 2]));
    let verdict = &said["relations"][2]["verdict"];
    assert_eq!(
        (&verdict["stated"], &verdict["allowed"]),
        (&between("9.95万元", "10.05万元"), &between("20.035万元", "20.045万元"))
    );
}

#[test]
fn a_part_of_a_total_that_is_not_stated_is_a_part_of_itself_too() {
    // 10.0 of 10.0 + 30.0: 9.95 ÷ (9.95 + 30.05) to 10.05 ÷ (10.05 + 29.95), though the total alone is 39.9 to 40.1.
    let share = json!({ "kind": "share", "part": "a", "whole": "x", "share": "s" });
    let figures = [("a", "10.0万元"), ("b", "30.0万元"), ("x", ""), ("s", "25%")];
    let said = said(&figures, &json!([sum("x", &["a", "b"]), share]));
    let allowed = &said["relations"][1]["verdict"]["allowed"];
    assert_eq!((&allowed["from"], &allowed["until"]), (&json!("24.875%"), &json!("25.125%")));
}

#[test]
fn what_rests_on_two_figures_rests_on_all_that_they_rest_on() {
    // x + y is 100, x is 40 and y is 60: by the total as by themselves, and the total comes first by its name. So x rests
    // on y's 60, y on x's 40, and what they make on both.
    let figures = [("all", "100万元!"), ("p", "40.0万元"), ("q", "60.0万元"), ("x", ""), ("y", ""), ("z", "")];
    let relations = [sum("all", &["x", "y"]), equal(&["x", "p"]), equal(&["y", "q"]), sum("z", &["x", "y"])];
    let said = said(&figures, &json!(relations));
    let chain = |figure: &str| {
        let all = said["implied"].as_array().expect("a list");
        all.iter().find(|one| one["figure"] == figure).map_or(Value::Null, |one| one["chain"].clone())
    };
    assert_eq!((chain("x"), chain("y")), (json!([0, 2]), json!([0, 1])));
    assert_eq!(chain("z"), json!([0, 1, 2, 3]));
}

#[test]
fn of_a_total_and_parts_that_are_all_told_each_has_its_own_digits() {
    // 10 + 20 + 30 + 40 = 100: what is known by itself to the unit alone is known finer by the others.
    let fine =
        [("a", "10.00万元"), ("b", "20.00万元"), ("c", "30.00万元"), ("d", "40.00万元"), ("total", "100.00万元")];
    for (coarse, digits) in fine {
        let again: Vec<String> = fine.iter().map(|(name, _)| format!("{name}.again")).collect();
        let plain = digits.replace(".00", "");
        let (mut figures, mut relations) = (Vec::new(), vec![sum("total", &["a", "b", "c", "d"])]);
        for ((name, value), again) in fine.iter().zip(&again) {
            figures.extend([(*name, ""), (again.as_str(), if *name == coarse { plain.as_str() } else { *value })]);
            relations.push(equal(&[name, again]));
        }
        let said = said(&figures, &json!(relations));
        let all = said["implied"].as_array().expect("a list");
        let value = |figure: &str| all.iter().find(|one| one["figure"] == figure).map(|one| one["value"].clone());
        for (name, value_of_it) in fine {
            let expected = [json!(value_of_it), json!(value_of_it.replace(".00", ""))];
            let value = value(name).unwrap_or_default();
            assert!(expected.contains(&value), "{name} is {value}, and {coarse} coarse");
        }
    }
}

#[test]
fn of_a_rate_whose_figures_are_all_told_each_has_its_own_digits() {
    // (10 + 20) ÷ (25 + 25) = 60 %.
    let fine = [("a", "10.00万元"), ("b", "20.00万元"), ("c", "25.00万元"), ("d", "25.00万元")];
    let ratio = json!({ "kind": "ratio", "numerator": ["a", "b"], "denominator": ["c", "d"], "rate": "rate" });
    for (coarse, digits) in fine {
        let again: Vec<String> = fine.iter().map(|(name, _)| format!("{name}.again")).collect();
        let plain = digits.replace(".00", "");
        let (mut figures, mut relations) = (vec![("rate", "60.0000%")], vec![ratio.clone()]);
        for ((name, value), again) in fine.iter().zip(&again) {
            figures.extend([(*name, ""), (again.as_str(), if *name == coarse { plain.as_str() } else { *value })]);
            relations.push(equal(&[name, again]));
        }
        let said = said(&figures, &json!(relations));
        let all = said["implied"].as_array().expect("a list");
        let value = all.iter().find(|one| one["figure"] == coarse).map(|one| one["value"].clone());
        let value = value.unwrap_or_default();
        assert!([json!(digits), json!(plain)].contains(&value), "{coarse} is {value}");
    }
}

#[test]
fn no_change_of_a_figure_that_is_told_leaves_no_digits_of_its_own() {
    // x is 80 by a, and hardly more or less than y, which is 80.00: how much, no digits say.
    let change = json!({ "kind": "change", "current": "x", "prior": "y", "change": "c", "sense": "unsigned" });
    let figures = [("a", "80万元"), ("x", ""), ("y", ""), ("b", "80.00万元"), ("c", "0.00万元")];
    let said = said(&figures, &json!([equal(&["x", "a"]), equal(&["y", "b"]), change]));
    assert_eq!(range(&said, "x"), between("79.99万元", "80.01万元"));
    let all = said["implied"].as_array().expect("a list");
    let x = all.iter().find(|one| one["figure"] == "x").expect("it is implied");
    assert_eq!(x["value"], Value::Null);
}

#[test]
fn a_share_of_what_another_and_it_leave_is_no_share_of_any_such() {
    // −10.0 of −5.0 less −10.0: −9.95 ÷ 4.9 at least and −10.05 ÷ 5.1 at most, which is −197.06 %; cut off, −10.1 ÷ 5.1,
    // less still. Each for itself, 5.0 would be 4.9 to 5.1 and the share −195.1 % at most.
    let share = json!({ "kind": "share", "part": "a", "whole": "x", "share": "s" });
    let kind = |printed: &'static str| {
        let figures = [("a", "-10.0万元"), ("all", "-5.0万元"), ("x", ""), ("s", printed)];
        said(&figures, &json!([sum("all", &["x", "a"]), share]))["relations"][1]["verdict"]["kind"].clone()
    };
    assert_eq!((kind("-196%"), kind("-197%")), (json!("contradiction"), json!("within_rounding")));
}

#[test]
fn ways_of_rounding_that_explain_a_share_are_those_that_explain_it_with_its_total() {
    // 10.0 of 10.0 + 5: rounded, 9.95 of 14.95 at least, which is 66.555 %; cut off, 10.0 of 15.0, which is 66.667 %, though
    // each for itself 10.0 of 15.1 would do. All rounded up, it is 9.9 of 14.9 or more: 66.44 % at least.
    let share = json!({ "kind": "share", "part": "a", "whole": "x", "share": "s" });
    let figures = [("a", "10.0万元"), ("b", "5万元!"), ("x", ""), ("s", "66.50%")];
    let said = said(&figures, &json!([sum("x", &["a", "b"]), share]));
    let verdict = &said["relations"][1]["verdict"];
    assert_eq!((&verdict["kind"], &verdict["modes"]), (&json!("contradiction"), &json!(["up", "ceiling"])));
}
