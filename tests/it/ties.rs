//! Where two relations say the same of a figure, their words decide which is told, never their places.

use serde_json::{Value, json};

use crate::reconcile::said;

/// Every order of some things.
fn orders<T: Clone>(of: &[T]) -> Vec<Vec<T>> {
    if of.is_empty() {
        return vec![Vec::new()];
    }
    let first = |place: usize| {
        let mut rest = of.to_vec();
        let first = rest.remove(place);
        orders(&rest).into_iter().map(move |rest| [vec![first.clone()], rest].concat())
    };
    (0..of.len()).flat_map(first).collect()
}

/// What is said, with the names of the relations in the place of their numbers.
fn named(figures: &[(&str, &str)], relations: &[(&str, Value)]) -> Value {
    fn place(number: &Value) -> usize {
        usize::try_from(number.as_u64().expect("a number")).expect("small")
    }
    fn rename(value: &mut Value, names: &[&str]) {
        match value {
            Value::Object(members) => {
                for (name, member) in members {
                    match (name.as_str(), member) {
                        ("relations" | "chain", Value::Array(items)) if items.iter().all(Value::is_u64) => {
                            let mut sorted: Vec<&str> = items.iter().map(|item| names[place(item)]).collect();
                            sorted.sort_unstable();
                            *items = sorted.into_iter().map(Value::from).collect();
                        }
                        ("index", index) => *index = json!(names[place(index)]),
                        (_, member) => rename(member, names),
                    }
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|item| rename(item, names)),
            _ => {}
        }
    }
    let (names, relations): (Vec<&str>, Vec<Value>) = relations.iter().cloned().unzip();
    let mut said = said(figures, &json!(relations));
    rename(&mut said, &names);
    said["relations"].as_array_mut().expect("a list").sort_by_key(|relation| relation["index"].to_string());
    said
}

/// The same in every order of the relations; what is said.
fn whatever_the_order(figures: &[(&str, &str)], relations: &[(&str, Value)]) -> Value {
    let first = named(figures, relations);
    for order in orders(relations) {
        let names: Vec<&str> = order.iter().map(|(name, _)| *name).collect();
        assert_eq!(named(figures, &order), first, "{names:?}");
    }
    first
}

fn equal(one: &str, two: &str) -> Value {
    json!({ "kind": "equal", "figures": [one, two] })
}

fn sum(total: &str, parts: &[&str], signs: &[i8]) -> Value {
    json!({ "kind": "sum", "total": total, "parts": parts, "signs": signs })
}

#[test]
fn orders_of_the_same_figures_are_told_apart_by_their_strictness() {
    // 10 is neither below 5 nor at most 5; the conflict is told of one of the two orders.
    let figures = [("a", "10人"), ("b", "5人"), ("x", ""), ("y", "")];
    let order = |strict: bool| json!({ "kind": "order", "lesser": "x", "greater": "y", "strict": strict });
    let relations =
        [("x is a", equal("x", "a")), ("y is b", equal("y", "b")), ("below", order(true)), ("at most", order(false))];
    let said = whatever_the_order(&figures, &relations);
    assert_eq!(said["conflicts"].as_array().map(Vec::len), Some(1));
}

#[test]
fn sums_of_the_same_figures_are_told_apart_by_the_places_of_these() {
    // x = a + b, a = x − b and b = x − a say the same of x, whatever comes first in their lists.
    let figures = [("a", "10.0万元"), ("b", "5.0万元"), ("x", "")];
    let mut told = Vec::new();
    for [one, two, three] in [[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 1]] {
        let turned = |turned: i32, [first, second]: [(&str, i8); 2], total: &str| {
            let [first, second] = if turned == 1 { [second, first] } else { [first, second] };
            sum(total, &[first.0, second.0], &[first.1, second.1])
        };
        let relations = [
            ("x is a + b", turned(one, [("a", 1), ("b", 1)], "x")),
            ("a is x - b", turned(two, [("x", 1), ("b", -1)], "a")),
            ("b is x - a", turned(three, [("x", 1), ("a", -1)], "b")),
        ];
        let said = whatever_the_order(&figures, &relations);
        assert_eq!(said["implied"][0]["value"], "15.0万元");
        told.push(said["implied"][0]["chain"].clone());
    }
    assert!(told.iter().all(|chain| *chain == told[0]), "{told:?}");
}

#[test]
fn rates_of_the_same_figures_are_told_apart_by_the_places_of_these() {
    // x ÷ (a + b) and (a + b) ÷ x are both a hundred percent.
    let mut told = Vec::new();
    for names in [["a", "b", "x"], ["a", "c", "b"], ["b", "c", "a"]] {
        let [a, b, x] = names;
        let figures = [(a, "10.0万元"), (b, "5.0万元"), (x, ""), ("rate", "100%!")];
        for (above, below) in [([a, b], [a, b]), ([b, a], [a, b]), ([a, b], [b, a]), ([b, a], [b, a])] {
            let ratio = |above: &[&str], below: &[&str]| json!({ "kind": "ratio", "numerator": above, "denominator": below, "rate": "rate" });
            let relations = [("x above", ratio(&[x], &below)), ("x below", ratio(&above, &[x]))];
            let said = whatever_the_order(&figures, &relations);
            assert_eq!(said["implied"][0]["value"], "15.0万元");
            told.push((names, said["implied"][0]["chain"].clone()));
        }
    }
    for (names, chain) in &told {
        let same: Vec<&Value> = told.iter().filter(|(others, _)| others == names).map(|(_, chain)| chain).collect();
        assert!(same.iter().all(|other| *other == chain), "{told:?}");
    }
}

#[test]
fn sums_with_other_signs_and_rates_with_other_sides_are_told_apart() {
    // b is nothing to a tenth: 10.0 and it are as much as 10.0 without it, above the line or below.
    let figures = [("a", "10.0万元"), ("b", "0.0万元"), ("x", "")];
    let sums = [("with", sum("x", &["a", "b"], &[1, 1])), ("without", sum("x", &["a", "b"], &[1, -1]))];
    let said = whatever_the_order(&figures, &sums);
    assert_eq!(said["implied"][0]["range"], json!({ "from": "9.9万元", "until": "10.1万元" }));
    assert_eq!(said["implied"][0]["chain"].as_array().map(Vec::len), Some(1));
    let ratio = |above: &[&str], below: &[&str]| json!({ "kind": "ratio", "numerator": above, "denominator": below, "rate": "rate" });
    let figures = [figures[0], figures[1], figures[2], ("rate", "100%!")];
    let rates = [("above", ratio(&["a", "b"], &["x"])), ("below", ratio(&["a"], &["b", "x"]))];
    let said = whatever_the_order(&figures, &rates);
    assert_eq!(said["implied"][0]["range"], json!({ "from": "9.9万元", "until": "10.1万元" }));
    assert_eq!(said["implied"][0]["chain"].as_array().map(Vec::len), Some(1));
}

#[test]
fn the_same_in_other_words_is_told_apart_by_the_words() {
    // A share and a completion demand the same of the same figures.
    let figures = [("a", "10.0万元"), ("x", ""), ("s", "25.0%")];
    let share = json!({ "kind": "share", "part": "a", "whole": "x", "share": "s" });
    let completion = json!({ "kind": "completion", "actual": "a", "target": "x", "rate": "s" });
    let said = whatever_the_order(&figures, &[("share", share), ("completion", completion)]);
    assert_eq!(said["implied"][0]["chain"].as_array().map(Vec::len), Some(1));
}

#[test]
fn of_two_definitions_of_a_base_the_one_that_stands_first_is_put_in() {
    // 100.0 is up 10.0, or 10, and by 11 %.
    let figures = [("now", "100.0万元"), ("fine", "10.0万元"), ("more", "10万元"), ("before", ""), ("rate", "11%")];
    let change = |change: &str| json!({ "kind": "change", "current": "now", "prior": "before", "change": change });
    let growth = json!({ "kind": "growth", "current": "now", "prior": "before", "rate": "rate" });
    let relations = [("growth", growth), ("fine", change("fine")), ("more", change("more"))];
    let said = whatever_the_order(&figures, &relations);
    let growth = said["relations"].as_array().expect("a list").iter().find(|one| one["index"] == "growth");
    // 9.95 ÷ (100.05 − 9.95) to 10.05 ÷ (99.95 − 10.05).
    let allowed = &growth.expect("it is judged")["verdict"]["allowed"];
    assert_eq!((&allowed["from"], &allowed["until"]), (&json!("11.0432%"), &json!("11.1791%")));
}

#[test]
fn what_sums_to_nothing_does_so_in_whatever_order_it_is_listed() {
    // One yuan is so many percent of each x, and one yuan less than nothing of the y beside it: as fractions five of them
    // do not fit together, but each goes with its own y.
    let shares = ["99999989%!", "99999971%!", "99999959%!", "99999941%!", "99999931%!"];
    let names: Vec<[String; 3]> =
        (1..=shares.len()).map(|place| ["a", "b", "s"].map(|kind| format!("x{place}{kind}"))).collect();
    let mut figures = vec![("one", "1元!"), ("less", "-1元!"), ("t", ""), ("rate", "")];
    let mut relations = Vec::new();
    for ([x, y, share], printed) in names.iter().zip(shares) {
        figures.extend([(x.as_str(), ""), (y.as_str(), ""), (share.as_str(), printed)]);
        for (part, whole) in [("one", x), ("less", y)] {
            relations.push(json!({ "kind": "share", "part": part, "whole": whole, "share": share }));
        }
    }
    let pairs: Vec<&str> = names.iter().flat_map(|[x, y, _]| [x.as_str(), y.as_str()]).collect();
    let apart: Vec<&str> = [0, 1].iter().flat_map(|side| names.iter().map(|all| all[*side].as_str())).collect();
    for parts in [pairs, apart] {
        let ratio = json!({ "kind": "ratio", "numerator": parts, "denominator": ["one"], "rate": "rate" });
        for (relation, of) in [(sum("t", &parts, &[]), "t"), (ratio, "rate")] {
            let said = said(&figures, &json!([&relations[..], &[relation]].concat()));
            let all = said["implied"].as_array().expect("a list").iter();
            let value = all.clone().find(|one| one["figure"] == of).map(|one| one["value"].clone());
            let value = value.and_then(|value| Some(value.as_str()?.trim_end_matches(['元', '%', '0']).to_owned()));
            assert!(value.is_some_and(|value| value.is_empty() || value == "0."), "{of} of {parts:?}");
        }
    }
}

#[test]
fn a_definition_that_shares_nothing_with_a_rate_is_not_put_in() {
    // That the year before is 50 + 40 stands first, and is coarser than that it is 100.0 − 10.0, which shares the 100.0.
    let figures = [
        ("a1", "50万元"),
        ("a2", "40万元"),
        ("now", "100.0万元"),
        ("fine", "10.0万元"),
        ("before", ""),
        ("rate", "11%"),
    ];
    let change = json!({ "kind": "change", "current": "now", "prior": "before", "change": "fine" });
    let growth = json!({ "kind": "growth", "current": "now", "prior": "before", "rate": "rate" });
    let relations = [("growth", growth), ("fine", change), ("parts", sum("before", &["a1", "a2"], &[1, 1]))];
    let said = whatever_the_order(&figures, &relations);
    let growth = said["relations"].as_array().expect("a list").iter().find(|one| one["index"] == "growth");
    // 9.95 ÷ (100.05 − 9.95) to 10.05 ÷ (99.95 − 10.05).
    let allowed = &growth.expect("it is judged")["verdict"]["allowed"];
    assert_eq!((&allowed["from"], &allowed["until"]), (&json!("11.0432%"), &json!("11.1791%")));
}
