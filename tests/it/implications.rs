//! What relations imply of figures that are not stated, and on what it rests: small networks computed by hand.

use serde_json::{Value, json};

use crate::reconcile::said;

fn equal(one: &str, two: &str) -> Value {
    json!({ "kind": "equal", "figures": [one, two] })
}

fn sum(total: &str, parts: &[&str]) -> Value {
    json!({ "kind": "sum", "total": total, "parts": parts })
}

/// What is implied of a figure.
fn implied<'v>(said: &'v Value, figure: &str) -> &'v Value {
    let all = said["implied"].as_array().expect("a list");
    all.iter().find(|one| one["figure"] == figure).unwrap_or(&Value::Null)
}

/// `x01 = start + 1`, `x02 = x01 + 1`, and so on: each figure but the first rests on the one before.
fn chain(length: usize) -> Value {
    let names: Vec<String> = (0..=length).map(|place| format!("x{place:02}")).collect();
    let mut figures = vec![("one", "1人"), ("x00", "10人")];
    figures.extend(names.iter().skip(1).map(|name| (name.as_str(), "")));
    let steps: Vec<Value> = names.windows(2).map(|pair| sum(&pair[1], &[&pair[0], "one"])).collect();
    said(&figures, &json!(steps))
}

#[test]
fn a_chain_is_followed_for_thirty_two_rounds_and_it_is_told_where_that_was_too_few() {
    for length in 1..=36 {
        let said = chain(length);
        let values: Vec<&Value> = said["implied"].as_array().expect("a list").iter().map(|one| &one["value"]).collect();
        // A figure more in each round.
        let expected: Vec<Value> = (1..=length.min(32)).map(|step| json!(format!("{}人", 10 + step))).collect();
        assert_eq!(values, expected.iter().collect::<Vec<_>>(), "{length}");
        // The last of thirty-two has nobody to tell.
        assert_eq!(said["rounds_met"], length > 32, "{length}");
    }
}

#[test]
fn what_is_told_in_the_last_round_to_one_who_knows_is_no_reason_for_another() {
    // The end of the chain is stated too: after as many rounds as it has steps, each end has heard of the other.
    for length in [1, 31, 32, 33] {
        let names: Vec<String> = (0..=length).map(|place| format!("x{place:02}")).collect();
        let last = format!("{}人", 10 + length);
        let mut figures = vec![("one", "1人"), ("x00", "10人"), ("end", last.as_str())];
        figures.extend(names.iter().skip(1).map(|name| (name.as_str(), "")));
        let mut relations: Vec<Value> = names.windows(2).map(|pair| sum(&pair[1], &[&pair[0], "one"])).collect();
        relations.push(equal(&names[length], "end"));
        assert_eq!(said(&figures, &json!(relations))["rounds_met"], length > 32, "{length}");
    }
}

#[test]
fn of_many_unknown_parts_the_last_is_what_the_others_leave() {
    // 100 − 10 − 20 − 30 = 40; 100.0 and three parts, each to a tenth, leave 39.8 to 40.2.
    let figures = [
        ("total", "100.0万元"),
        ("a.again", "10.0万元"),
        ("b.again", "20.0万元"),
        ("c.again", "30.0万元"),
        ("d.again", "40.3万元"),
        ("a", ""),
        ("b", ""),
        ("c", ""),
        ("d", ""),
    ];
    let relations = [
        sum("total", &["a", "b", "c", "d"]),
        equal("a", "a.again"),
        equal("b", "b.again"),
        equal("c", "c.again"),
        equal("d", "d.again"),
    ];
    let open = said(&figures, &json!(relations[..4]));
    let d = implied(&open, "d");
    assert_eq!((&d["value"], &d["chain"]), (&json!("40.0万元"), &json!([0, 1, 2, 3])));
    assert_eq!(d["range"], json!({ "from": "39.8万元", "until": "40.2万元" }));
    // 40.3 begins at 40.25.
    let closed = said(&figures, &json!(relations));
    assert_eq!(closed["conflicts"][0]["relations"], json!([0, 1, 2, 3, 4]));
    // Each part is what the others leave; the one with the smallest name is told of.
    assert_eq!(closed["conflicts"][0]["at"], "a");
    // Where one of the others is unknown too, nothing is left to say of either.
    let unknown = said(&figures, &json!(relations[..3]));
    assert_eq!((implied(&unknown, "c"), implied(&unknown, "d")), (&Value::Null, &Value::Null));
}

#[test]
fn an_end_that_is_left_out_binds_more_than_one_that_is_reached() {
    // 10万元 cut off is below 11万元, and nothing else: a figure that is also 11万元 exactly cannot be.
    for (cut_off, exact) in [("a", "b"), ("b", "a")] {
        let figures = [(cut_off, "10万元~"), (exact, "11万元!"), ("x", "")];
        let relations = json!([equal("x", "a"), equal("x", "b")]);
        assert_eq!(said(&figures, &relations)["conflicts"][0]["at"], "x", "{cut_off}");
        let figures = [(cut_off, "10万元~"), (exact, "10万元!"), ("x", "")];
        assert_eq!(said(&figures, &relations)["conflicts"], json!([]), "{cut_off}");
        // 11万元 of 0.1 begins at 10.95, and is left what lies below 11.
        let figures = [(cut_off, "10万元~"), (exact, "11.0万元"), ("x", "")];
        let both = said(&figures, &relations);
        let range = implied(&both, "x")["range"].clone();
        assert_eq!((&range["from"], &range["ends"]), (&json!("10.95万元"), &json!("lower")), "{cut_off}");
        assert!(["11万元", "11.0万元"].iter().any(|end| range["until"] == *end), "{range}");
    }
}

#[test]
fn digits_are_those_of_what_is_most_precise() {
    // 10.2 lies within 9.5 to 10.5 and says more.
    for (coarse, fine) in [("a", "b"), ("b", "a")] {
        let figures = [(coarse, "10万元"), (fine, "10.2万元"), ("x", "")];
        let said = said(&figures, &json!([equal("x", "a"), equal("x", "b")]));
        let x = implied(&said, "x");
        assert_eq!((&x["value"], &x["range"]["from"]), (&json!("10.2万元"), &json!("10.15万元")), "{coarse}");
    }
}

#[test]
fn what_binds_nothing_is_not_rested_on() {
    // x is 10.0 by a; that it is 10 by b as well adds nothing. What rests on x twice, by either of two ways to the total,
    // rests on a and not on b.
    let figures =
        [("a", "10.0万元"), ("b", "10万元"), ("one", "1.0万元"), ("x", ""), ("y", ""), ("z", ""), ("total", "")];
    let relations =
        json!([equal("x", "a"), equal("x", "b"), sum("y", &["x", "one"]), equal("z", "x"), sum("total", &["y", "z"]),]);
    let said = said(&figures, &relations);
    assert_eq!(implied(&said, "total")["value"], "21.0万元");
    assert_eq!(implied(&said, "total")["chain"], json!([0, 2, 3, 4]));
}

#[test]
fn where_the_rounds_were_up_what_is_known_by_then_still_refutes() {
    // From 10 upward x32 is 42 after thirty-two rounds; from 900 downward x33 is 869. That they are next to each other
    // is one relation more, which had no round to tell.
    let names: Vec<String> = (0..=64).map(|place| format!("x{place:02}")).collect();
    let mut figures = vec![("one", "1人"), ("x00", "10人"), ("far", "900人")];
    figures.extend(names.iter().skip(1).map(|name| (name.as_str(), "")));
    let mut relations: Vec<Value> = names.windows(2).map(|pair| sum(&pair[1], &[&pair[0], "one"])).collect();
    relations.push(equal("x64", "far"));
    let said = said(&figures, &json!(relations));
    assert_eq!(said["conflicts"][0]["relations"], json!((0..=64).collect::<Vec<_>>()));
}

#[test]
fn of_many_unknown_terms_of_a_rate_each_is_what_the_others_leave() {
    // (10 + 20) ÷ (25 + d) = 60 %, so that d is 25.
    let given = [("a", "10.0万元"), ("b", "20.0万元"), ("c", "25.0万元"), ("d", "25.0万元")];
    let ratio = json!({ "kind": "ratio", "numerator": ["a", "b"], "denominator": ["c", "d"], "rate": "rate" });
    for (unknown, value) in given {
        let mut figures = vec![("rate", "60.0%")];
        let mut relations = vec![ratio.clone()];
        let again: Vec<(&str, String)> = given.iter().map(|(name, _)| (*name, format!("{name}.again"))).collect();
        for ((name, value), (_, again)) in given.iter().zip(&again) {
            figures.push((name, ""));
            if *name != unknown {
                figures.push((again, value));
                relations.push(equal(name, again));
            }
        }
        let said = said(&figures, &json!(relations));
        assert_eq!(implied(&said, unknown)["value"], value, "{unknown}");
        assert_eq!(implied(&said, unknown)["chain"], json!([0, 1, 2, 3]), "{unknown}");
    }
    // With the rate unknown as well it is 30 of 50.
    let mut figures = vec![("rate", "")];
    let again: Vec<String> = given.iter().map(|(name, _)| format!("{name}.again")).collect();
    let mut relations = vec![ratio];
    for ((name, value), again) in given.iter().zip(&again) {
        figures.extend([(*name, ""), (again.as_str(), *value)]);
        relations.push(equal(name, again));
    }
    let said = said(&figures, &json!(relations));
    assert_eq!(implied(&said, "rate")["value"], "60.00%");
}

#[test]
fn what_is_implied_makes_a_result_exact_by_its_digits() {
    // x is 30 and nothing else by its digits: 10 + 20 is that, 10.3 + 20 is not.
    let verdict = |a: &str| {
        let figures = [("x.again", "30万元"), ("x", ""), ("a", a), ("b", "20万元")];
        said(&figures, &json!([equal("x", "x.again"), sum("x", &["a", "b"])]))["relations"][1]["verdict"]["kind"]
            .clone()
    };
    assert_eq!((verdict("10万元"), verdict("10.3万元")), (json!("exact"), json!("within_rounding")));
}

#[test]
fn what_is_unknown_is_what_a_percentage_of_whole_things_cannot_be_judged_without() {
    let shown = json!({ "kind": "granularity", "numerator": "k", "denominator": "n", "rate": "r" });
    let verdict = |figures: &[(&str, &str)], others: &[Value]| {
        let relations: Vec<Value> = std::iter::once(shown.clone()).chain(others.iter().cloned()).collect();
        said(figures, &json!(relations))["relations"][0]["verdict"].clone()
    };
    // Any numerator will do: 30 of 43 are 69.77 %, 31 are 72.09 %.
    assert_eq!(verdict(&[("k", ""), ("n", "43人"), ("r", "71.00%")], &[])["kind"], "contradiction");
    assert_eq!(verdict(&[("k", ""), ("n", "43人"), ("r", "72.09%")], &[])["kind"], "exact");
    let unstated = |figures: &[&str]| json!({ "kind": "not_checkable", "why": "unstated", "figures": figures });
    assert_eq!(verdict(&[("k", "30人"), ("n", ""), ("r", "71.00%")], &[]), unstated(&["n"]));
    // A denominator may be implied; a rate that is, was not printed by anybody.
    let n = equal("n", "n.again");
    let figures = [("k", ""), ("n", ""), ("n.again", "43人"), ("r", "71.00%")];
    assert_eq!(verdict(&figures, std::slice::from_ref(&n))["kind"], "contradiction");
    let r = equal("r", "r.again");
    let figures = [("k", ""), ("n", "43人"), ("r", ""), ("r.again", "71.00%")];
    assert_eq!(verdict(&figures, std::slice::from_ref(&r)), unstated(&["r"]));
    let figures = [("k", ""), ("n", ""), ("n.again", "43人"), ("r", ""), ("r.again", "71.00%")];
    assert_eq!(verdict(&figures, &[n, r]), unstated(&["r"]));
}

#[test]
fn a_change_without_a_sign_leaves_two_values() {
    // 80.00 and a change of 20.00 either way: from 60 to 100, each to 0.01, and no digits of either.
    let change = json!({ "kind": "change", "current": "a", "prior": "b", "change": "c", "sense": "unsigned" });
    let range = json!({ "from": "59.99万元", "until": "100.01万元" });
    for (stated, unknown) in [("a", "b"), ("b", "a")] {
        let said = said(&[(stated, "80.00万元"), (unknown, ""), ("c", "20.00万元")], &json!([change]));
        assert_eq!((&implied(&said, unknown)["range"], &implied(&said, unknown)["value"]), (&range, &Value::Null));
    }
    // The change itself has no sign to be implied with.
    let said = said(&[("a", "80.00万元"), ("b", "100.00万元"), ("c", "")], &json!([change]));
    assert_eq!(implied(&said, "c")["value"], "20.00万元");
    assert_eq!(implied(&said, "c")["range"], json!({ "from": "-20.01万元", "until": "20.01万元" }));
}

#[test]
fn no_change_leaves_a_figure_without_digits_of_its_own() {
    // x is 80 by a, and 80.00 or hardly more or less by a change of 0.00 either way.
    let change = json!({ "kind": "change", "current": "x", "prior": "b", "change": "c", "sense": "unsigned" });
    let figures = [("a", "80万元"), ("x", ""), ("b", "80.00万元"), ("c", "0.00万元")];
    let said = said(&figures, &json!([equal("x", "a"), change]));
    assert_eq!(implied(&said, "x")["range"], json!({ "from": "79.99万元", "until": "80.01万元" }));
    assert_eq!(implied(&said, "x")["value"], Value::Null);
}

#[test]
fn below_zero_a_share_has_a_meaning_and_a_growth_has_none() {
    let share = json!({ "kind": "share", "part": "a", "whole": "b", "share": "r" });
    let growth = json!({ "kind": "growth", "current": "a", "prior": "b", "rate": "r" });
    let value = |a: &str, b: &str, r: &str, relation: &Value| {
        let said = said(&[("a", a), ("b", b), ("r", r)], &json!([relation]));
        let unknown = [("a", a), ("b", b), ("r", r)].into_iter().find(|(_, stated)| stated.is_empty());
        implied(&said, unknown.expect("one is").0)["value"].clone()
    };
    // A quarter of −20 is −5.
    assert_eq!(value("-5.00万元", "", "25.00%", &share), "-20.00万元");
    assert_eq!(value("", "-20.00万元", "25.00%", &share), "-5.00万元");
    assert_eq!(value("-5.00万元", "-20.00万元", "", &share), "25.00%");
    // By half more than −6.67 is −10 by the formula, and no growth of anything.
    assert_eq!(value("-10.00万元", "", "50.00%", &growth), Value::Null);
    assert_eq!(value("", "-20.00万元", "50.00%", &growth), Value::Null);
    assert_eq!(value("-10.00万元", "-20.00万元", "", &growth), Value::Null);
    // Above it, all three are there.
    assert_eq!(value("30.00万元", "", "50.00%", &growth), "20.00万元");
    assert_eq!(value("", "20.00万元", "50.00%", &growth), "30.00万元");
    assert_eq!(value("30.00万元", "20.00万元", "", &growth), "50.00%");
}

#[test]
fn digits_that_are_no_decimal_are_kept_as_fractions() {
    // 10 is 30 % of 33.3333…, which is 66.6667 % of 50.
    let figures = [("a", "10.00万元"), ("x", ""), ("r", "30.00%"), ("b", "50.00万元"), ("s", "66.67%")];
    let share =
        |part: &str, whole: &str, share: &str| json!({ "kind": "share", "part": part, "whole": whole, "share": share });
    let said = said(&figures, &json!([share("a", "x", "r"), share("x", "b", "s")]));
    assert_eq!(said["relations"][1]["verdict"]["kind"], "exact");
    assert_eq!(said["relations"][1]["verdict"]["gap_in_last_digits"], 0);
}

#[test]
fn what_two_relations_say_of_one_figure_is_put_together() {
    // The year before had 1元 more than 100万元: down 0.5 % is what either leaves possible by itself, and what 1元 of
    // 1 000 001 is not.
    let growth = json!({ "kind": "growth", "current": "now", "prior": "before", "rate": "rate" });
    let figures = |rate: &'static str| [("now", "100万元"), ("gone", "1元"), ("before", ""), ("rate", rate)];
    let before = sum("before", &["now", "gone"]);
    let verdict = |rate| said(&figures(rate), &json!([growth, before]))["relations"][0]["verdict"]["kind"].clone();
    assert_eq!((verdict("-0.5%"), verdict("0.0%")), (json!("contradiction"), json!("exact")));
    // Where nothing stated is in both, each is taken for itself: 100 of another 100 may be half a percent less.
    let figures = [("now", "100万元"), ("then", "100万元"), ("gone", "1元"), ("before", ""), ("rate", "-0.5%")];
    let apart = said(&figures, &json!([growth, sum("before", &["then", "gone"])]));
    assert_eq!(apart["conflicts"], json!([]));
}

#[test]
fn the_gap_of_a_conflict_has_no_sign() {
    // What rose to 5 from 10 did not by 5, what fell to 10 from 5 neither.
    let trend = |is: &str| json!({ "kind": "trend", "current": "x", "prior": "y", "is": is });
    for (now, before, is) in [("5人", "10人", "rose"), ("10人", "5人", "fell")] {
        let figures = [("a", now), ("b", before), ("x", ""), ("y", "")];
        let said = said(&figures, &json!([equal("x", "a"), equal("y", "b"), trend(is)]));
        assert_eq!(said["conflicts"][0]["gap"], "5人", "{is}");
    }
}

#[test]
fn a_figure_that_may_be_either_of_two_leaves_no_gap() {
    // 100.0 less or more 10.0 is 90.0 or 110.0, and not 30.0; but by how much it is not, no digits say.
    let change = json!({ "kind": "change", "current": "now", "prior": "x", "change": "c", "sense": "unsigned" });
    let figures = [("a", "10.0万元"), ("b", "20.0万元"), ("x", ""), ("now", "100.0万元"), ("c", "10.0万元")];
    let said = said(&figures, &json!([sum("x", &["a", "b"]), change]));
    assert_eq!(said["conflicts"][0]["relations"], json!([0, 1]));
    assert_eq!(said["conflicts"][0]["gap"], Value::Null);
    assert_eq!(said["relations"][0]["verdict"]["stated"], json!({ "from": "89.9万元", "until": "110.1万元" }));
    assert_eq!(said["relations"][0]["verdict"]["gap"], Value::Null);
}

#[test]
fn a_change_that_is_only_implied_may_be_a_part() {
    // 20 is what 100 and 80 are apart, and a fifth of 100.
    let change = json!({ "kind": "change", "current": "a", "prior": "b", "change": "x", "sense": "unsigned" });
    let share = json!({ "kind": "share", "part": "x", "whole": "a", "share": "s" });
    let figures = |share: &'static str| [("a", "100.0万元"), ("b", "80.0万元"), ("x", ""), ("s", share)];
    for (printed, holds) in [("20.0%", true), ("40.0%", false)] {
        let said = said(&figures(printed), &json!([change, share]));
        assert_eq!(said["conflicts"] == json!([]), holds, "{printed}");
    }
}
