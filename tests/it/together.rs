//! Corrections under which relations could not all be true together, though none refutes it alone: computed by hand.
//!
//! `total = c + d` is refuted. With the total unknown it would be what c and d make, 70; but `total = x + y` and a rate of
//! x + y hold now, and whatever x and y are, they have to hold then too.

use budget_performance::reconcile::{Claims, Network, corrections, reconcile};
use budget_performance::wire::from_json;
use serde_json::{Value, json};

use crate::reconcile::claims;

/// Each set in one line: its figures, and what they become.
fn sets(figures: &[(&str, &str)], relations: &[Value]) -> Vec<String> {
    let claims: Claims = from_json(&claims(figures, &json!(relations))).unwrap_or_else(|error| panic!("{error}"));
    let network = Network::try_from(claims).unwrap_or_else(|error| panic!("{error}"));
    let found = corrections(&network, &reconcile(&network));
    let line = |set: &budget_performance::reconcile::Correction| {
        let figures = set.figures.iter().map(|one| {
            let becomes = one.becomes.as_ref().map_or_else(|| "?".to_owned(), ToString::to_string);
            format!("{} → {becomes}", network.name(one.figure))
        });
        figures.collect::<Vec<_>>().join(", ")
    };
    found.sets.iter().map(line).collect()
}

fn sum(total: &str, parts: &[&str]) -> Value {
    json!({ "kind": "sum", "total": total, "parts": parts })
}

fn ratio(numerator: &[&str], denominator: &[&str]) -> Value {
    json!({ "kind": "ratio", "numerator": numerator, "denominator": denominator, "rate": "rate" })
}

/// Whether the total alone could be other, which is 60 and should be 70 by what c and d are, if more holds of x and y.
fn may_be_other(figures: &[(&str, &str)], relations: &[Value]) -> bool {
    let mut all = vec![("total", "60.0万元"), ("c", "40.0万元"), ("d", "30.0万元"), ("x", ""), ("y", "")];
    all.extend(figures);
    let own = [sum("total", &["c", "d"]), sum("total", &["x", "y"])];
    let sets = sets(&all, &[&own[..], relations].concat());
    // Whatever holds of x and y, 60.0 − 30.0 and 60.0 − 40.0 would do.
    assert_eq!(sets[..2], ["c → 30.0万元", "d → 20.0万元"], "{sets:?}");
    sets.iter().any(|set| set == "total → 70.0万元")
}

#[test]
fn a_rate_of_a_stated_base_ties_what_is_above_it() {
    // 60 % of 100 are 60, 70 % of it are 70; the same below zero.
    for (whole, rate, other) in [
        ("100.0万元", "60.0%", false),
        ("100.0万元", "70.0%", true),
        ("-100.0万元", "-60.0%", false),
        ("-100.0万元", "-70.0%", true),
        // More than 60, or more than 80.
        ("100余万元", "60.0%", true),
        ("100余万元", "80.0%", false),
        ("-100余万元", "-60.0%", true),
        ("-100余万元", "-80.0%", false),
        // A rate of nothing says nothing.
        ("0万元!", "60.0%", true),
        ("0万元~", "60.0%", true),
    ] {
        let figures = [("whole", whole), ("rate", rate)];
        assert_eq!(may_be_other(&figures, &[ratio(&["x", "y"], &["whole"])]), other, "{rate} of {whole}");
        // A rate that stands in another relation too is the same rate.
        let figures = [figures[0], figures[1], ("other", "")];
        let relations = [ratio(&["x", "y"], &["whole"]), ratio(&["x"], &["other"])];
        assert_eq!(may_be_other(&figures, &relations), other, "{rate} of {whole}, and of another");
    }
}

#[test]
fn a_rate_of_an_unknown_base_ties_what_is_above_it_to_the_rest() {
    // 60 of 100, or 70 of 100.
    for (rest, rate, other) in [("40.0万元", "60.0%", false), ("30.0万元", "70.0%", true)] {
        let figures = [("rest", rest), ("rate", rate)];
        assert_eq!(may_be_other(&figures, &[ratio(&["x", "y"], &["x", "y", "rest"])]), other, "{rate}");
    }
}

#[test]
fn progress_is_counted_from_where_it_began() {
    // From 10 to 110, half way is 60, and sixty percent are 70.
    for (rate, other) in [("50.0%", false), ("60.0%", true)] {
        let figures = [("begin", "10.0万元"), ("end", "110.0万元"), ("now", ""), ("rate", rate)];
        let progress =
            json!({ "kind": "progress", "baseline": "begin", "actual": "now", "target": "end", "rate": "rate" });
        assert_eq!(may_be_other(&figures, &[sum("now", &["x", "y"]), progress]), other, "{rate}");
    }
    // From 110 down to 10, half way is 60, and forty percent are 70.
    for (rate, other) in [("50.0%", false), ("40.0%", true)] {
        let figures = [("begin", "110.0万元"), ("end", "10.0万元"), ("now", ""), ("rate", rate)];
        let progress =
            json!({ "kind": "progress", "baseline": "begin", "actual": "now", "target": "end", "rate": "rate" });
        assert_eq!(may_be_other(&figures, &[sum("now", &["x", "y"]), progress]), other, "{rate} downward");
    }
}

#[test]
fn a_change_without_a_sign_is_read_either_way() {
    // 80 ± 20 is neither 70 nor between; 90 − 20 is 70, and so is 50 + 20.
    for (before, other) in [("80.0万元", false), ("90.0万元", true), ("50.0万元", true)] {
        let figures = [("now", ""), ("before", before), ("change", "20.0万元")];
        let change = json!({
            "kind": "change", "current": "now", "prior": "before", "change": "change", "sense": "unsigned"
        });
        assert_eq!(may_be_other(&figures, &[sum("now", &["x", "y"]), change]), other, "{before}");
    }
}

#[test]
fn ends_are_kept() {
    let now = sum("now", &["x", "y"]);
    let order = |lesser: &str, greater: &str| json!({ "kind": "order", "lesser": lesser, "greater": greater });
    for (relation, end, other) in [
        (order("now", "end"), "65.0万元", false),
        (order("now", "end"), "75.0万元", true),
        (order("end", "now"), "75.0万元", false),
        (order("end", "now"), "65.0万元", true),
        // A list of some parts is at most its total.
        (json!({ "kind": "sum", "total": "now", "parts": ["end"], "coverage": "of_which" }), "75.0万元", false),
        (json!({ "kind": "sum", "total": "now", "parts": ["end"], "coverage": "of_which" }), "65.0万元", true),
    ] {
        assert_eq!(may_be_other(&[("now", ""), ("end", end)], &[now.clone(), relation.clone()]), other, "{relation}");
    }
    // Below zero, it is at least its total.
    for (end, other) in [("-75.0万元", false), ("-65.0万元", true)] {
        let figures = [
            ("total", "-60.0万元"),
            ("c", "-40.0万元"),
            ("d", "-30.0万元"),
            ("x", ""),
            ("y", ""),
            ("now", ""),
            ("end", end),
        ];
        let list = json!({ "kind": "sum", "total": "now", "parts": ["end"], "coverage": "of_which" });
        let sets = sets(&figures, &[sum("total", &["c", "d"]), sum("total", &["x", "y"]), now.clone(), list]);
        assert_eq!(sets.contains(&"total → -70.0万元".to_owned()), other, "{end}: {sets:?}");
    }
    // 69 cut off is below 70; 40 and 30 are 70 exactly.
    for (end, other) in [("69万元~", false), ("70万元~", true)] {
        let figures = [
            ("total", "60.0万元"),
            ("c", "40.0万元!"),
            ("d", "30.0万元!"),
            ("x", ""),
            ("y", ""),
            ("now", ""),
            ("end", end),
        ];
        let equal = json!({ "kind": "equal", "figures": ["now", "end"] });
        let sets = sets(&figures, &[sum("total", &["c", "d"]), sum("total", &["x", "y"]), now.clone(), equal]);
        assert_eq!(sets.contains(&"total → 70.0万元".to_owned()), other, "{end}: {sets:?}");
    }
}

#[test]
fn what_cannot_be_true_together_is_set_right_by_one_of_its_figures_more() {
    // c and d are given: the total has to be 70, and with it the rate, or what it is a rate of: 70 ÷ 60 % = 116.7.
    let figures = [
        ("total", "60.0万元"),
        ("c", "40.0万元!"),
        ("d", "30.0万元!"),
        ("x", ""),
        ("y", ""),
        ("whole", "100.0万元"),
        ("rate", "60.0%"),
        ("far", "900.0万元"),
    ];
    let own = [sum("total", &["c", "d"]), sum("total", &["x", "y"]), ratio(&["x", "y"], &["whole"])];
    let far = json!({ "kind": "order", "lesser": "x", "greater": "far" });
    let sets = sets(&figures, &[&own[..], &[far]].concat());
    let figures =
        |set: &String| set.split(", ").map(|one| one.split(' ').next().map(str::to_owned)).collect::<Vec<_>>();
    let named = |names: [&str; 2]| names.map(|name| Some(name.to_owned())).to_vec();
    assert_eq!(sets.iter().map(figures).collect::<Vec<_>>(), [named(["rate", "total"]), named(["total", "whole"])]);
    assert_eq!(sets[1], "total → 70.0万元, whole → 116.7万元");
}

/// Which percentages whole numbers can show is not told by any value between.
fn shown(figures: &[(&str, &str)], others: &[Value]) -> Vec<String> {
    let shown = json!({ "kind": "granularity", "numerator": "k", "denominator": "n", "rate": "rate" });
    sets(figures, &[others, &[shown]].concat())
}

#[test]
fn what_could_hold_then_only_if_it_was_cut_off_is_not_set_right() {
    // 14 of 2213 are 0.63 %. 10 would be 0.45 % and 11 would be 0.497 %, which is 0.49 only if it was cut off: no other
    // number of them will do.
    let sets = shown(&[("k", "14人"), ("n", "2213人"), ("rate", "0.49%")], &[]);
    let names: Vec<&str> = sets.iter().filter_map(|set| set.split(' ').next()).collect();
    assert_eq!(names, ["n", "rate"]);
}

#[test]
fn what_holds_and_would_then_only_if_it_was_cut_off_is_left_as_it_is() {
    // 14 of 199 are 7.04 %; 15, which the parts make, would be 7.54 %: 7 only if it was cut off.
    let figures = [("k", "14人"), ("men", "8人"), ("women", "7人"), ("n", "199人"), ("rate", "7%")];
    assert_eq!(shown(&figures, &[sum("k", &["men", "women"])]), ["men → 7人", "women → 6人"]);
}

#[test]
fn sets_are_tried_up_to_a_bound_and_it_is_told() {
    // Of each sum its first part alone can be other: all others are given elsewhere. That all three first parts are is
    // found soon; but of three parts of twenty-nine there are more than four thousand other sets, not all of which are tried.
    let (mut figures, mut relations) = (Vec::new(), Vec::new());
    for sum in ["a", "b", "c"] {
        figures.push((format!("{sum}00"), "10.0万元"));
        figures.push((format!("{sum}.total"), "100.0万元!"));
        for part in 1..30 {
            figures.extend([(format!("{sum}{part:02}"), "1.0万元"), (format!("{sum}{part:02}.given"), "1.0万元!")]);
            let names = [format!("{sum}{part:02}"), format!("{sum}{part:02}.given")];
            relations.push(json!({ "kind": "equal", "figures": names }));
        }
        let mut parts: Vec<String> = (0..30).map(|part| format!("{sum}{part:02}")).collect();
        parts.push("common".to_owned());
        relations.push(json!({ "kind": "sum", "total": format!("{sum}.total"), "parts": parts }));
    }
    figures.extend([("common".to_owned(), "1.0万元"), ("common.given".to_owned(), "1.0万元!")]);
    relations.push(json!({ "kind": "equal", "figures": ["common", "common.given"] }));
    let figures: Vec<(&str, &str)> = figures.iter().map(|(name, stated)| (name.as_str(), *stated)).collect();
    let claims: Claims = from_json(&claims(&figures, &json!(relations))).unwrap_or_else(|error| panic!("{error}"));
    let network = Network::try_from(claims).unwrap_or_else(|error| panic!("{error}"));
    let found = corrections(&network, &reconcile(&network));
    let names = |set: &budget_performance::reconcile::Correction| {
        set.figures.iter().map(|one| network.name(one.figure).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found.sets.iter().map(names).collect::<Vec<_>>(), [["a00", "b00", "c00"]]);
    assert!(found.bound_met);
}
