//! Slips that are offered where they explain something, and those that look alike and are not: computed by hand.

use serde_json::{Value, json};

use crate::hypotheses::lines;
use crate::reconcile::claims;

fn found(figures: &[(&str, &str)], relations: &Value) -> Vec<String> {
    lines(&claims(figures, relations))
}

fn sum(total: &str, parts: &[&str]) -> Value {
    json!({ "kind": "sum", "total": total, "parts": parts })
}

fn share(part: &str, whole: &str, share: &str) -> Value {
    json!({ "kind": "share", "part": part, "whole": whole, "share": share })
}

fn growth(current: &str, prior: &str, rate: &str) -> Value {
    json!({ "kind": "growth", "current": current, "prior": prior, "rate": rate })
}

#[test]
fn a_digit_of_nothing_is_replaced_without_a_sign() {
    let figures = [("total", "15.00万元"), ("a", "10.00万元"), ("b", "0.00万元")];
    let found = found(&figures, &json!([sum("total", &["a", "b"])]));
    assert!(found.contains(&"b → 5.00万元: DigitReplaced; [0]".to_owned()), "{found:?}");
    assert!(!found.iter().any(|line| line.starts_with("b → -")), "{found:?}");
}

#[test]
fn a_point_that_moves_left_of_all_digits_leaves_a_zero_before_it() {
    // 100.24 on 100.00 is 0.24 %, printed 2.4 %.
    let figures = [("a", "100.24万元"), ("b", "100.00万元"), ("rate", "2.4%")];
    let found = found(&figures, &json!([growth("a", "b", "rate")]));
    assert!(found.contains(&"rate → 0.24%: Tenth; [0]".to_owned()), "{found:?}");
}

#[test]
fn a_figure_is_no_share_of_itself_nor_of_what_it_is_taken_from() {
    // 500 on 400 is 25 %; a hundred percent is what 500 is of itself.
    let figures = [
        ("total", "500万元"),
        ("a", "200万元"),
        ("b", "300万元"),
        ("prior", "400万元"),
        ("rate", "100%"),
        ("a.share", "40%"),
    ];
    let relations =
        json!([sum("total", &["a", "b"]), share("a", "total", "a.share"), growth("total", "prior", "rate")]);
    let of_itself = found(&figures, &relations);
    assert!(!of_itself.iter().any(|line| line.contains("really share")), "{of_itself:?}");
    // 300 is 60 % of the 500 that are left when it is taken from 800; what is taken is no part of what is left.
    let figures =
        [("gross", "800万元"), ("taken", "300万元"), ("net", "500万元"), ("prior", "400万元"), ("rate", "60%")];
    let net = json!({ "kind": "sum", "total": "net", "parts": ["gross", "taken"], "signs": [1, -1] });
    let taken = found(&figures, &json!([net, growth("taken", "prior", "rate")]));
    assert!(!taken.iter().any(|line| line.contains("really share")), "{taken:?}");
}

#[test]
fn what_is_said_to_be_a_share_elsewhere_may_stand_for_a_growth() {
    // 500 of 1600 is 31.25 %, on 400 it is 25 %. Of 1600.0 too, by another name: the smaller name stands first, whichever
    // relation does.
    let figures = [
        ("current", "500万元"),
        ("prior", "400万元"),
        ("whole", "1600万元"),
        ("all", "1600.0万元"),
        ("share", "31.25%"),
        ("again", "31.25%"),
        ("rate", "31.25%"),
    ];
    let (one, two) = (share("current", "whole", "share"), share("current", "all", "again"));
    let growth = growth("current", "prior", "rate");
    let shares = |figures: &[(&str, &str)], relations: &Value| {
        let found = found(figures, relations);
        found.into_iter().filter(|line| line.contains("really share")).collect::<Vec<_>>()
    };
    let expected = ["rate → 25.00%: really share of all; [2]", "rate → 25.00%: really share of whole; [2]"];
    for relations in [json!([one, two, growth]), json!([two, one, growth])] {
        assert_eq!(shares(&figures, &relations), expected);
    }
    let reversed = [figures[3], figures[2], figures[0], figures[1], figures[4], figures[5], figures[6]];
    assert_eq!(shares(&reversed, &json!([one, two, growth])), expected);
}

#[test]
fn lists_of_one_total_are_told_by_the_names_of_their_parts() {
    // 100 is 60 + 20 and 70 + 10, by two breakdowns: each lacks 20.
    let figures = [("total", "100万元"), ("a", "60万元"), ("b", "20万元"), ("y", "70万元"), ("z", "10万元")];
    let (one, two) = (sum("total", &["a", "b"]), sum("total", &["z", "y"]));
    for (relations, expected) in [(json!([one, two]), ["[0]", "[1]"]), (json!([two, one]), ["[1]", "[0]"])] {
        let found = found(&figures, &relations);
        let listed: Vec<&String> = found.iter().filter(|line| line.contains("part not listed")).collect();
        let expected = expected.map(|relation| format!("total: part not listed: 20万元; {relation}"));
        assert_eq!(listed, expected.iter().collect::<Vec<_>>(), "{found:?}");
    }
}

#[test]
fn a_sum_from_which_something_is_taken_leaves_no_part_out() {
    // 200 is not 150 − 30, nor do 150 and 30 lack 20.
    let figures = [("net", "200万元"), ("gross", "150万元"), ("taken", "30万元")];
    let net = json!({ "kind": "sum", "total": "net", "parts": ["gross", "taken"], "signs": [1, -1] });
    let found = found(&figures, &json!([net]));
    assert!(!found.iter().any(|line| line.contains("part not listed")), "{found:?}");
}

#[test]
fn shares_in_another_total_are_another_list() {
    // 311.01 lacks 3.63 of its parts; their shares in 1000.00 are 30.74 % and not 32.00 %, which is another fault.
    let figures = [
        ("basic", "311.01万元"),
        ("p", "259.01万元"),
        ("r", "48.37万元"),
        ("whole", "1000.00万元"),
        ("p.share", "25.90%"),
        ("r.share", "4.84%"),
        ("shares", "32.00%"),
    ];
    let relations = json!([
        sum("basic", &["p", "r"]),
        share("p", "whole", "p.share"),
        share("r", "whole", "r.share"),
        sum("shares", &["p.share", "r.share"]),
    ]);
    let found = found(&figures, &relations);
    let listed: Vec<&String> = found.iter().filter(|line| line.contains("part not listed")).collect();
    assert_eq!(listed, ["basic: part not listed: 3.63万元; [0]", "shares: part not listed: 1.26%; [3]"]);
}

#[test]
fn what_is_copied_is_right_where_it_stands() {
    // 120 on 100 is 20 %, 90 on 80 is 12.5 %: stated once right and once as the line above.
    let (a, b) = (growth("a", "a.prior", "a.rate"), growth("b", "b.prior", "b.rate"));
    let figures = |one: &'static str, two: &'static str| {
        [
            ("a", "120万元"),
            ("a.prior", "100万元"),
            ("a.rate", one),
            ("b", "90万元"),
            ("b.prior", "80万元"),
            ("b.rate", two),
        ]
    };
    let copied = |found: &[String]| found.iter().filter(|line| line.contains("copied")).cloned().collect::<Vec<_>>();
    let once = "b.rate → 12.5%: copied from a.rate; [1]";
    for (statements, expected) in [
        ("20.0%", once),
        // The same statement again is the same slip.
        ("20.0% / 20.0%", once),
        // Beside the right one it leaves the line right, and the figure at odds with itself.
        ("12.5% / 20.0%", "b.rate → 12.5%: copied from a.rate; []"),
        ("20.0% / 12.5%", "b.rate → 12.5%: copied from a.rate; []"),
    ] {
        let found = found(&figures("20.0%", statements), &json!([a, b]));
        assert_eq!(copied(&found), [expected], "{statements}: {found:?}");
    }
    // 30.0 % is right in neither line: nobody copied it.
    let found = found(&figures("30.0%", "30.0%"), &json!([a, b]));
    assert_eq!(copied(&found), [""; 0], "{found:?}");
}

#[test]
fn a_slip_that_upsets_what_held_is_not_offered() {
    let figures = |b: &'static str, c: &'static str, rate: &'static str, total: &'static str| {
        [("total", total), ("a", "10.0万元"), ("b", b), ("c", c), ("rate", rate)]
    };
    let relations = json!([sum("total", &["a", "b"]), share("c", "b", "rate")]);
    let of_b = |found: Vec<String>| found.into_iter().filter(|line| line.starts_with("b →")).collect::<Vec<_>>();
    // 2 is 40 % of 5. Were 5 nothing, 10 would be the total, but there would be nothing left for 2 to be a share of.
    let found_with = |b, c, rate, total| of_b(found(&figures(b, c, rate, total), &relations));
    assert_eq!(found_with("5.0万元", "2.00万元", "40.0%", "10.0万元"), [""; 0]);
    // A share of nothing is not judged; were it 5, 2 would be 40 % of it, and not 90 %.
    assert_eq!(found_with("0.0万元", "2.00万元", "90.0%", "15.0万元"), [""; 0]);
    assert_eq!(found_with("0.0万元", "2.00万元", "40.0%", "15.0万元"), ["b → 5.0万元: DigitReplaced; [0]"]);
    // What is stated twice would disagree with itself.
    let figures = [("total", "15.0万元"), ("a", "10.0万元"), ("b", "2.0万元 / 2万元")];
    let found = of_b(found(&figures, &json!([sum("total", &["a", "b"])])));
    assert_eq!(found, [""; 0]);
}

#[test]
fn a_percentage_of_whole_things_has_the_one_digit_that_makes_it_one() {
    // Of 43, with one decimal, no other digit of 10.3 % makes a whole number but 16.3 %, which are 7; of 10.0 %, but
    // 14.0 %, which are 6.
    let shown = json!({ "kind": "granularity", "denominator": "n", "rate": "rate" });
    for (printed, expected) in [("10.3%", "16.3%"), ("10.0%", "14.0%")] {
        let found = found(&[("n", "43人"), ("rate", printed)], &json!([shown]));
        let replaced: Vec<&String> =
            found.iter().filter(|line| line.starts_with("rate") && line.contains("DigitReplaced")).collect();
        assert_eq!(replaced, [&format!("rate → {expected}: DigitReplaced; [0]")], "{found:?}");
    }
}

#[test]
fn a_list_of_last_year_is_one_of_the_same_parts_of_the_same_total() {
    // 311.01 lacks 3.63 now. Last year's list is of three parts, of which one is not listed now: it lacks 10.00, which is
    // another fault; so is what a list of the same two parts lacks of a total that 311.01 is not compared with.
    let change = |of: &str| {
        let (prior, change) = (format!("{of}.prior"), format!("{of}.change"));
        json!({ "kind": "change", "current": of, "prior": prior, "change": change })
    };
    let figures = [
        ("basic", "311.01万元"),
        ("p", "259.01万元"),
        ("r", "48.37万元"),
        ("basic.change", "11.01万元"),
        ("p.change", "59.01万元"),
        ("r.change", "8.37万元"),
        ("basic.prior", "300.00万元"),
        ("p.prior", "200.00万元"),
        ("r.prior", "40.00万元"),
        ("ended.prior", "50.00万元"),
        ("other.prior", "250.00万元"),
    ];
    let changes = [change("p"), change("r"), change("basic")];
    for (list, expected) in [
        (sum("basic.prior", &["p.prior", "r.prior", "ended.prior"]), "basic.prior: part not listed: 10.00万元; [1]"),
        (sum("other.prior", &["p.prior", "r.prior"]), "other.prior: part not listed: 10.00万元; [1]"),
    ] {
        let relations = [&[sum("basic", &["p", "r"]), list][..], &changes].concat();
        let found = found(&figures, &json!(relations));
        let listed: Vec<&String> = found.iter().filter(|line| line.contains("part not listed")).collect();
        assert_eq!(listed, ["basic: part not listed: 3.63万元; [0]", expected]);
    }
    // The same two parts of the same total are one list, and one explanation.
    let relations = [&[sum("basic", &["p", "r"]), sum("basic.prior", &["p.prior", "r.prior"])][..], &changes].concat();
    let found = found(&figures, &json!(relations));
    assert_eq!(found[0], "basic: part not listed: 3.63万元, 60.00万元 before; [0, 1]");
}

#[test]
fn a_conflict_that_is_left_with_one_of_its_relations_is_not_explained() {
    // The year before was 100 by the change, 150 by the growth, and 120 by its parts. Parts of 100 or of 150 would agree
    // with one of the two, and with neither would the other.
    let figures = [
        ("now", "300.0万元"),
        ("change", "200.0万元"),
        ("rate", "100.0%"),
        ("before", ""),
        ("a", "60.0万元"),
        ("b", "60.0万元"),
    ];
    let change = json!({ "kind": "change", "current": "now", "prior": "before", "change": "change" });
    let relations = json!([change, growth("now", "before", "rate"), sum("before", &["a", "b"])]);
    let found = found(&figures, &relations);
    assert!(!found.iter().any(|line| line.starts_with("a ") || line.starts_with("b ")), "{found:?}");
}

#[test]
fn a_list_of_some_parts_sets_its_total_one_end_and_its_parts_another() {
    // 10.0 and 41.0 are more than 30.0; 14.0 would not be. Below zero −51.0 is more than −91.0, and less than −19.0.
    let list = json!({ "kind": "sum", "total": "total", "parts": ["a", "b"], "coverage": "of_which" });
    let swapped = |total: &str, a: &str, b: &str| {
        let found = found(&[("total", total), ("a", a), ("b", b)], &json!([list]));
        found.into_iter().filter(|line| line.contains("DigitsSwapped")).collect::<Vec<_>>()
    };
    assert_eq!(swapped("30.0万元", "10.0万元", "41.0万元"), ["b → 14.0万元: DigitsSwapped; [0]"]);
    assert_eq!(swapped("16.0万元", "10.0万元", "41.0万元"), ["total → 61.0万元: DigitsSwapped; [0]"]);
    assert_eq!(swapped("-19.0万元", "-10.0万元", "-41.0万元"), ["total → -91.0万元: DigitsSwapped; [0]"]);
}

#[test]
fn signs_that_are_written_out_are_the_signs_that_are_meant() {
    // The same lists, with a plus before each part.
    let plus = |total: &str| json!({ "kind": "sum", "total": total, "parts": ["a", "b"], "signs": [1, 1] });
    let figures = [("total", "311.01万元"), ("a", "259.01万元"), ("b", "48.37万元")];
    assert_eq!(found(&figures, &json!([plus("total")]))[0], "total: part not listed: 3.63万元; [0]");
    let figures =
        [("total", "1600万元"), ("a", "500万元"), ("b", "1100万元"), ("prior", "400万元"), ("rate", "31.25%")];
    let found_first = found(&figures, &json!([plus("total"), growth("a", "prior", "rate")]))[0].clone();
    assert_eq!(found_first, "rate → 25.00%: really share of total; [1]");
    // Of a total that nobody knows, nobody knows what share it is.
    let figures = [("total", ""), ("a", "500万元"), ("b", ""), ("prior", "400万元"), ("rate", "31.25%")];
    let unknown = found(&figures, &json!([plus("total"), growth("a", "prior", "rate")]));
    assert!(!unknown.iter().any(|line| line.contains("really share")), "{unknown:?}");
}

#[test]
fn what_is_at_most_another_may_be_as_much() {
    // 61 are not at most 16, and 16 are; fewer than 16 they are not.
    let swapped = |strict: bool| {
        let order = json!({ "kind": "order", "lesser": "in_post", "greater": "posts", "strict": strict });
        let found = found(&[("in_post", "61人"), ("posts", "16人!")], &json!([order]));
        found.contains(&"in_post → 16人: DigitsSwapped; [0]".to_owned())
    };
    assert_eq!((swapped(false), swapped(true)), (true, false));
}
