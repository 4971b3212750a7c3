//! Claims and their verdicts, one by one: every expected number was computed by hand.

use budget_performance::reconcile::{Claims, Network, ReconciliationDocument, reconcile};
use budget_performance::wire::from_json;
use serde_json::{Value, json};

/// Figures by name, each with its statements; `("cap", "100%!")` is exact, `("b", "10万元~")` cut off, `("x", "")` unknown.
pub(crate) fn claims(figures: &[(&str, &str)], relations: &Value) -> String {
    let figure = |(name, stated): &(&str, &str)| {
        let reading = match stated.chars().last() {
            Some('!') => "exact",
            Some('~') => "truncated",
            _ => "nearest",
        };
        let stated: Vec<&str> =
            stated.trim_end_matches(['!', '~']).split(" / ").filter(|one| !one.is_empty()).collect();
        json!({ "name": name, "stated": stated, "reading": reading })
    };
    json!({ "figures": figures.iter().map(figure).collect::<Vec<_>>(), "relations": relations }).to_string()
}

fn document(claims: &str) -> ReconciliationDocument {
    let claims: Claims = from_json(claims).unwrap_or_else(|error| panic!("{error}"));
    let network = Network::try_from(claims).unwrap_or_else(|error| panic!("{error}"));
    let document = reconcile(&network).document(&network);
    let written = serde_json::to_string(&document).expect("it can be written");
    assert_eq!(from_json::<ReconciliationDocument>(&written).expect("it can be read"), document, "a round trip");
    document
}

pub(crate) fn said(figures: &[(&str, &str)], relations: &Value) -> Value {
    serde_json::to_value(document(&claims(figures, relations))).expect("JSON")
}

/// The only verdict.
pub(crate) fn verdict(figures: &[(&str, &str)], relation: &Value) -> Value {
    let said = said(figures, &json!([relation]));
    said["relations"][0]["verdict"].clone()
}

pub(crate) fn kind(figures: &[(&str, &str)], relation: &Value) -> String {
    let verdict = verdict(figures, relation);
    verdict["kind"].as_str().expect("a word").to_owned()
}

#[test]
fn two_statements_of_one_figure() {
    for stated in ["10万元 / 15万元", "15万元 / 10万元"] {
        let said = said(&[("x", stated)], &json!([]));
        assert_eq!(said["duplicates"][0]["figure"], "x", "{stated}");
        assert_eq!(said["duplicates"][0]["stated"].as_array().map(Vec::len), Some(2));
    }
    for consistent in ["10万元 / 10.4万元", "10.4万元 / 10万元", "10万元 / 10.9万元", "10.9万元 / 10万元"]
    {
        // 10.9 is 10 if both were cut off.
        assert_eq!(said(&[("x", consistent)], &json!([]))["duplicates"], json!([]), "{consistent}");
    }
}

#[test]
fn truncated_parts_of_an_exact_total() {
    // 20 ≤ sum < 22
    let sum = json!({ "kind": "sum", "total": "a", "parts": ["b", "c"] });
    assert_eq!(
        verdict(&[("a", "22万元!"), ("b", "10万元~"), ("c", "10万元~")], &sum),
        json!({
            "kind": "contradiction",
            "stated": { "from": "22万元", "until": "22万元" },
            "allowed": { "from": "20万元", "until": "22万元", "ends": "lower" },
            "gap": "2万元",
            "gap_in_last_digits": 2,
            "assumed": false
        })
    );
    assert_eq!(kind(&[("a", "21.99万元!"), ("b", "10万元~"), ("c", "10万元~")], &sum), "within_rounding");
}

#[test]
fn a_difference_of_a_truncated_figure() {
    // 10 − [10, 11) does not reach −1.
    let difference = json!({ "kind": "sum", "total": "a", "parts": ["b", "c"], "signs": [1, -1] });
    assert_eq!(
        verdict(&[("a", "-1万元!"), ("b", "10万元!"), ("c", "10万元~")], &difference),
        json!({
            "kind": "contradiction",
            "stated": { "from": "-1万元", "until": "-1万元" },
            "allowed": { "from": "-1万元", "until": "0万元", "ends": "upper" },
            "gap": "-1万元",
            "gap_in_last_digits": -1,
            "assumed": false
        })
    );
}

#[test]
fn shares_of_one_whole() {
    let sum = json!({ "kind": "sum", "total": "cap", "parts": ["a", "b", "c"] });
    assert_eq!(
        verdict(&[("cap", "100%!"), ("a", "33.33%"), ("b", "33.33%"), ("c", "33.33%")], &sum),
        json!({
            "kind": "within_rounding",
            "stated": { "from": "100%", "until": "100%" },
            "allowed": { "from": "99.975%", "until": "100.005%" },
            "gap": "0.01个百分点",
            "gap_in_last_digits": 0
        })
    );
    let sum = json!({ "kind": "sum", "total": "cap", "parts": ["a", "b"] });
    assert_eq!(
        verdict(&[("cap", "100.00%!"), ("a", "83.28%"), ("b", "15.55%")], &sum),
        json!({
            "kind": "contradiction",
            "stated": { "from": "100.00%", "until": "100.00%" },
            "allowed": { "from": "98.82%", "until": "98.84%" },
            "gap": "1.17个百分点",
            "gap_in_last_digits": 117,
            "assumed": false
        })
    );
}

#[test]
fn whole_numbers_behind_percentages_and_means() {
    let shown = json!({ "kind": "granularity", "denominator": "n", "rate": "rate" });
    // 30 of 43 are 69.767… %, 31 are 72.093… %.
    assert_eq!(
        verdict(&[("n", "43家"), ("rate", "71%")], &shown),
        json!({
            "kind": "contradiction",
            "stated": { "from": "70.5%", "until": "71.5%" },
            "allowed": { "from": "69.7674%", "until": "72.0931%", "ends": "neither" },
            "gap": "-1.09个百分点",
            "gap_in_last_digits": -1,
            "assumed": false
        })
    );
    assert_eq!(kind(&[("n", "43家"), ("rate", "70%")], &shown), "exact");
    // Means of whole things: 145 ÷ 28 = 5.179, 146 ÷ 28 = 5.214; 166 ÷ 32 = 5.1875.
    assert_eq!(kind(&[("n", "28人"), ("rate", "5.19件")], &shown), "contradiction");
    assert_eq!(kind(&[("n", "32人"), ("rate", "5.19件")], &shown), "exact");
    let of = json!({ "kind": "granularity", "numerator": "k", "denominator": "n", "rate": "rate" });
    assert_eq!(kind(&[("k", "30家"), ("n", "43家"), ("rate", "71%")], &of), "contradiction");
    assert_eq!(kind(&[("k", "30家"), ("n", "43家"), ("rate", "70%")], &of), "exact");
    // A numerator that nothing is known of may be any.
    assert_eq!(kind(&[("k", ""), ("n", "43家"), ("rate", "70%")], &of), "exact");
    assert_eq!(kind(&[("k", ""), ("n", "43家"), ("rate", "71%")], &of), "contradiction");
    // 近43家 are 0 to 42: of none there is no percentage. 43万家 may be any number.
    assert_eq!(verdict(&[("n", "近43家"), ("rate", "71%")], &shown)["why"], "zero_base");
    assert_eq!(kind(&[("n", "43万家"), ("rate", "71%")], &shown), "exact");
}

#[test]
fn the_example_of_a_claims_document() {
    let text = r#"{ "figures": [ { "name": "basic", "stated": ["311.01万元"] }, { "name": "personnel", "stated": ["259.01万元"] }, { "name": "routine", "stated": ["48.37万元"] },
                   { "name": "basic.change", "stated": ["68.74万元"] }, { "name": "personnel.rate", "stated": ["35.39%"] }, { "name": "personnel.share", "stated": ["83.28%"] },
                   { "name": "basic.prior" }, { "name": "personnel.prior" }, { "name": "cap", "stated": ["100%"], "reading": "exact" } ],
      "relations": [ { "kind": "sum", "total": "basic", "parts": ["personnel", "routine"], "coverage": "exhaustive" },
                     { "kind": "change", "current": "basic", "prior": "basic.prior", "change": "basic.change" },
                     { "kind": "growth", "current": "personnel", "prior": "personnel.prior", "rate": "personnel.rate" },
                     { "kind": "share", "part": "personnel", "whole": "basic", "share": "personnel.share" } ] }"#;
    assert_eq!(
        serde_json::to_value(document(text)).expect("JSON"),
        json!({
            "relations": [
                { "index": 0, "verdict": {
                    "kind": "contradiction",
                    "stated": { "from": "311.005万元", "until": "311.015万元" },
                    "allowed": { "from": "307.37万元", "until": "307.39万元" },
                    "gap": "3.63万元",
                    "gap_in_last_digits": 363,
                    "assumed": false
                } },
                { "index": 1, "verdict": { "kind": "not_checkable", "why": "unstated", "figures": ["basic.prior"] } },
                { "index": 2, "verdict": { "kind": "not_checkable", "why": "unstated", "figures": ["personnel.prior"] } },
                // 259.005 ÷ 311.015 = 83.27730…, 259.01 ÷ 311.01 = 83.2803…, 259.015 ÷ 311.005 = 83.28323…
                { "index": 3, "verdict": {
                    "kind": "exact",
                    "stated": { "from": "83.275%", "until": "83.285%" },
                    "allowed": { "from": "83.2773%", "until": "83.2833%", "ends": "neither" },
                    "gap": "0.00个百分点",
                    "gap_in_last_digits": 0
                } }
            ],
            "duplicates": [],
            "conflicts": [],
            "implied": [
                { "figure": "basic.prior", "value": "242.27万元",
                  "range": { "from": "242.26万元", "until": "242.28万元" }, "chain": [1] },
                // 259.005 ÷ 1.35395 = 191.29584…, 259.01 ÷ 1.3539 = 191.3066…, 259.015 ÷ 1.35385 = 191.31735…
                { "figure": "personnel.prior", "value": "191.31万元",
                  "range": { "from": "191.2958万元", "until": "191.3174万元", "ends": "neither" }, "chain": [2] }
            ],
            "rounds_met": false
        })
    );
}

/// The report on 南岳区应急管理局, its figures as printed.
const NANYUE: [(&str, &str); 53] = [
    ("posts", "23人"),
    ("posts.admin", "5人"),
    ("posts.public", "17人"),
    ("basic", "311.01万元"),
    ("personnel", "259.01万元"),
    ("routine", "48.37万元"),
    ("basic.change", "68.74万元"),
    ("personnel.share", "83.28%"),
    ("routine.share", "15.55%"),
    ("personnel.rate", "35.39%"),
    ("routine.rate", "0.35%"),
    ("basic.prior", ""),
    ("personnel.prior", ""),
    ("routine.prior", ""),
    ("cap", "100%!"),
    ("projects", "652.74万元"),
    ("farming", "13.68万元"),
    ("disaster", "587.99万元"),
    ("services", "5万元"),
    ("capital", "46.07万元"),
    ("projects.change", "136.59万元"),
    ("farming.change", "-77.01万元"),
    ("disaster.change", "190.28万元"),
    ("services.change", "5万元"),
    ("capital.change", "46.07万元"),
    ("projects.prior", ""),
    ("farming.prior", ""),
    ("disaster.prior", ""),
    ("services.prior", ""),
    ("capital.prior", ""),
    ("houses", "10055栋"),
    ("houses.business", "2258栋"),
    ("houses.other", "7797栋"),
    ("unsafe", "209栋"),
    ("unsafe.business", "21栋"),
    ("unsafe.other", "87栋"),
    ("unsafe.done", "51栋"),
    ("calls", "97次"),
    ("calls.fire", "69次"),
    ("calls.rescue", "19次"),
    ("calls.help", "9次"),
    ("works", "2571万元"),
    ("works.fire", "280万元"),
    ("works.roads", "180余万元"),
    ("works.all", ""),
    ("news", "236篇"),
    ("news.province", "45篇"),
    ("leaflets", "3.5万余份"),
    ("leaflets.floods", "1000余份"),
    ("heard", "3000余人"),
    ("villages", "25个"),
    ("pools", "43个"),
    ("hydrants", "174个"),
];

fn nanyue_relations() -> Value {
    let change = |of: &str| json!({ "kind": "change", "current": of, "prior": format!("{of}.prior"), "change": format!("{of}.change") });
    json!([
        { "kind": "sum", "total": "posts", "parts": ["posts.admin", "posts.public"] },
        { "kind": "sum", "total": "basic", "parts": ["personnel", "routine"] },
        change("basic"),
        { "kind": "growth", "current": "personnel", "prior": "personnel.prior", "rate": "personnel.rate" },
        // "较上年减少0.35%": down, as a positive number.
        { "kind": "growth", "current": "routine", "prior": "routine.prior", "rate": "routine.rate",
          "sense": "base_minus_current" },
        { "kind": "sum", "total": "basic.prior", "parts": ["personnel.prior", "routine.prior"], "assumed": true },
        { "kind": "share", "part": "personnel", "whole": "basic", "share": "personnel.share" },
        { "kind": "share", "part": "routine", "whole": "basic", "share": "routine.share" },
        { "kind": "sum", "total": "projects", "parts": ["farming", "disaster", "services", "capital"] },
        change("projects"),
        change("farming"),
        change("disaster"),
        change("services"),
        change("capital"),
        { "kind": "sum", "total": "projects.prior",
          "parts": ["farming.prior", "disaster.prior", "services.prior", "capital.prior"], "coverage": "of_which" },
        { "kind": "sum", "total": "projects.change",
          "parts": ["farming.change", "disaster.change", "services.change", "capital.change"], "coverage": "of_which" },
        { "kind": "sum", "total": "houses", "parts": ["houses.business", "houses.other"] },
        { "kind": "sum", "total": "unsafe", "parts": ["unsafe.business", "unsafe.other"], "coverage": "of_which" },
        { "kind": "order", "lesser": "unsafe.done", "greater": "unsafe.other" },
        { "kind": "sum", "total": "calls", "parts": ["calls.fire", "calls.rescue", "calls.help"] },
        { "kind": "order", "lesser": "works.roads", "greater": "works" },
        { "kind": "sum", "total": "news", "parts": ["news.province"], "coverage": "of_which" },
        { "kind": "sum", "total": "cap", "parts": ["personnel.share", "routine.share"], "coverage": "of_which" },
        { "kind": "sum", "total": "works.all", "parts": ["works", "works.fire", "works.roads"] },
        { "kind": "order", "lesser": "leaflets.floods", "greater": "leaflets" }
    ])
}

#[test]
fn the_report_of_nanyue() {
    let said = said(&NANYUE, &nanyue_relations());
    let kinds: Vec<&str> = said["relations"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| one["verdict"]["kind"].as_str().expect("a word"))
        .collect();
    assert_eq!(
        kinds,
        [
            "contradiction", // 23 posts, 5 + 17
            "contradiction", // 311.01, 259.01 + 48.37
            "not_checkable", // the change of basic expenditure: nothing else that holds says what the prior year was
            "contradiction", // the growth of personnel expenditure,
            "contradiction", // and that of routine expenditure: see the conflict
            "not_checkable", // their sum in the prior year
            "exact",         // 83.28 %
            "exact",         // 15.55 %
            "exact",         // 13.68 + 587.99 + 5 + 46.07
            "not_checkable", // the change of project expenditure alone implies its prior year,
            "not_checkable", // and so do those of its classes
            "not_checkable",
            "not_checkable",
            "not_checkable",
            "incomplete",      // 516.15 last year, 90.69 + 397.71 + 0 + 0
            "not_checkable",   // classes that fell and rose
            "exact",           // 10055 = 2258 + 7797
            "incomplete",      // 209, of which 21 and 87
            "exact",           // 51 of 87
            "exact",           // 97 = 69 + 19 + 9
            "within_rounding", // 180余 of 2571
            "incomplete",      // 45 of 236
            "incomplete",      // 83.28 % + 15.55 %
            "not_checkable",   // nothing is known of the whole
            "within_rounding", // 1000余 of 3.5万余
        ]
    );
    let verdict = |index: usize| said["relations"][index]["verdict"].clone();
    assert_eq!((&verdict(0)["gap"], &verdict(0)["gap_in_last_digits"]), (&json!("1人"), &json!(1)));
    assert_eq!((&verdict(1)["gap"], &verdict(1)["gap_in_last_digits"]), (&json!("3.63万元"), &json!(363)));
    // 652.74 − 136.59 = 516.15; 90.69 + 397.71 + 0 + 0 = 488.40
    assert_eq!(verdict(14)["missing"], "27.75万元");
    assert_eq!(verdict(17)["missing"], "101栋");
    assert_eq!(verdict(22)["missing"], "1.17个百分点");
    assert_eq!(verdict(15)["why"], "mixed_signs");
    assert_eq!((&verdict(23)["why"], &verdict(23)["figures"]), (&json!("unstated"), &json!(["works.all"])));
    // 311.01 − 68.74 = 242.27; 259.01 ÷ 1.3539 + 48.37 ÷ 0.9965 = 191.3066… + 48.5398… = 239.8465…
    let conflicts = said["conflicts"].as_array().expect("a list");
    assert_eq!(conflicts.len(), 1);
    assert_eq!(conflicts[0]["relations"], json!([2, 3, 4, 5]));
    assert_eq!(conflicts[0]["figures"], json!(["basic.prior", "personnel.prior", "routine.prior"]));
    assert_eq!(conflicts[0]["at"], "basic.prior");
    assert_eq!(conflicts[0]["gap"], "2.42万元");
    assert_eq!(conflicts[0]["assumed"], true);
    let sides = conflicts[0]["sides"].as_array().expect("a list");
    let side = |value: &str| sides.iter().find(|side| side["value"] == value).unwrap_or_else(|| panic!("no {value}"));
    assert_eq!(side("242.27万元")["chain"], json!([2]));
    assert_eq!(side("239.85万元")["chain"], json!([3, 4, 5]));
    for growth in [3, 4] {
        assert_eq!((&verdict(growth)["conflict"], &verdict(growth)["assumed"]), (&json!(0), &json!(true)));
    }
    // Given the rest, personnel expenditure was 242.27 − 48.54 = 193.73 and rose by 33.7 %.
    assert_eq!(verdict(3)["gap"], "1.69个百分点");
    assert_eq!(said["duplicates"], json!([]));
    let implied: Vec<(&str, &str)> = said["implied"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| (one["figure"].as_str().expect("a name"), one["value"].as_str().unwrap_or("?")))
        .collect();
    assert_eq!(
        implied,
        [
            ("basic.prior", "242.27万元"),
            ("projects.prior", "516.15万元"),
            ("farming.prior", "90.69万元"),
            ("disaster.prior", "397.71万元"),
            ("services.prior", "0万元"),
            ("capital.prior", "0.00万元"),
            ("works.all", "?"),
        ]
    );
}

#[test]
fn hedged_figures() {
    let order = json!({ "kind": "order", "lesser": "a", "greater": "b" });
    let sum = json!({ "kind": "sum", "total": "t", "parts": ["a", "b"] });
    // 180余万元: more than 180.
    assert_eq!(kind(&[("t", "180余万元"), ("a", "100.00万元"), ("b", "80.01万元")], &sum), "within_rounding");
    assert_eq!(kind(&[("t", "180余万元"), ("a", "100.00万元!"), ("b", "80.00万元!")], &sum), "contradiction");
    assert_eq!(kind(&[("t", "300.00万元"), ("a", "180余万元"), ("b", "119.99万元")], &sum), "within_rounding");
    assert_eq!(
        verdict(&[("t", "300.00万元"), ("a", "180余万元"), ("b", "120.02万元")], &sum),
        json!({
            "kind": "contradiction",
            "stated": { "from": "299.995万元", "until": "300.005万元" },
            "allowed": { "from": "300.015万元", "ends": "upper" },
            "assumed": false
        })
    );
    // 近300万元: less than 300, and not below zero.
    assert_eq!(kind(&[("a", "近300万元"), ("b", "1万元")], &order), "within_rounding");
    assert_eq!(kind(&[("a", "300.01万元"), ("b", "近300万元")], &order), "contradiction");
    assert_eq!(kind(&[("t", "近300万元"), ("a", "200万元"), ("b", "102万元")], &sum), "contradiction");
    let share = json!({ "kind": "share", "part": "a", "whole": "b", "share": "s" });
    assert_eq!(verdict(&[("a", "1万元"), ("b", "近300万元"), ("s", "50%")], &share)["why"], "zero_base");
    assert_eq!(kind(&[("a", "90.00万元"), ("b", "180余万元"), ("s", "50.1%")], &share), "contradiction");
    assert_eq!(kind(&[("a", "90.00万元"), ("b", "180余万元"), ("s", "4%")], &share), "within_rounding");
    // 约: nothing can be said.
    for about in ["约300万元", "300万元左右"] {
        for figures in [[("t", about), ("a", "1万元"), ("b", "2万元")], [("t", "3万元"), ("a", about), ("b", "2万元")]]
        {
            let verdict = verdict(&figures, &sum);
            let vague = figures.iter().find(|(_, stated)| *stated == about).expect("one is").0;
            assert_eq!((&verdict["why"], &verdict["figures"]), (&json!("approximate"), &json!([vague])), "{figures:?}");
        }
    }
}

#[test]
fn zero_and_negative_bases() {
    let growth = json!({ "kind": "growth", "current": "a", "prior": "b", "rate": "r" });
    let why = |a: &str, b: &str, r: &str| verdict(&[("a", a), ("b", b), ("r", r)], &growth)["why"].clone();
    assert_eq!(why("0.00万元", "0.00万元", "0%"), "zero_base");
    assert_eq!(why("5万元", "0万元", "100%"), "zero_base");
    assert_eq!(why("5万元", "-20万元", "125%"), "negative_base");
    let share = json!({ "kind": "share", "part": "a", "whole": "b", "share": "r" });
    assert_eq!(verdict(&[("a", "5万元"), ("b", "0.0万元"), ("r", "100%")], &share)["why"], "zero_base");
    assert_eq!(kind(&[("a", "-5万元"), ("b", "-20万元"), ("r", "25%")], &share), "exact");
    // The same where another relation says what the base was: up 30 to 10, from −20.
    let change = json!({ "kind": "change", "current": "a", "prior": "b", "change": "c" });
    let both = said(&[("a", "10万元"), ("b", ""), ("c", "30万元"), ("r", "150%")], &json!([growth, change]));
    assert_eq!(both["relations"][0]["verdict"]["why"], "negative_base");
    assert_eq!(both["conflicts"], json!([]));
    let both = said(&[("a", "10.00万元"), ("b", ""), ("c", "10.00万元"), ("r", "100%")], &json!([growth, change]));
    assert_eq!(both["relations"][0]["verdict"]["why"], "zero_base");
    assert_eq!(both["conflicts"], json!([]));
}

#[test]
fn lists_of_some_parts() {
    for coverage in ["of_which", "largest_items"] {
        let list = json!({ "kind": "sum", "total": "t", "parts": ["a", "b"], "coverage": coverage });
        let said = |t: &str, a: &str, b: &str| verdict(&[("t", t), ("a", a), ("b", b)], &list);
        assert_eq!(said("30.00万元", "10.00万元", "20.00万元")["kind"], "exact");
        assert_eq!(said("30.00万元", "10.00万元", "20.01万元")["kind"], "within_rounding");
        assert_eq!(said("36.00万元", "10.00万元", "20.00万元")["missing"], "6.00万元");
        let above = said("30.00万元", "10.00万元", "20.02万元");
        assert_eq!((&above["kind"], &above["gap"]), (&json!("contradiction"), &json!("-0.02万元")));
        // Parts printed as nothing have no sign: 0.00 may be a little below zero and says nothing else.
        assert_eq!(said("30.00万元", "0.00万元", "20.00万元")["kind"], "incomplete");
        assert_eq!(said("19.98万元", "0.00万元", "20.00万元")["kind"], "contradiction");
        assert_eq!(said("-30.00万元", "0.00万元", "-20.00万元")["kind"], "incomplete");
        assert_eq!(said("-19.98万元", "0.00万元", "-20.00万元")["kind"], "contradiction");
        // A total above zero is that of others than its parts below.
        assert_eq!(said("663.73万元", "-27.75万元", "-200.00万元")["kind"], "incomplete");
        // Parts of both signs need not be below their total.
        assert_eq!(said("10.00万元", "-10.00万元", "30.00万元")["why"], "mixed_signs");
        assert_eq!(said("20.00万元", "-10.00万元", "30.00万元")["kind"], "exact");
    }
    // Four times 1.95 is 7.8, which is 7 if it is cut off.
    let list = json!({ "kind": "sum", "total": "t", "parts": ["a", "b", "c", "d"], "coverage": "of_which" });
    let parts = [("a", "1.95万元"), ("b", "1.95万元"), ("c", "1.95万元"), ("d", "1.95万元")];
    assert_eq!(kind(&[("t", "7万元"), parts[0], parts[1], parts[2], parts[3]], &list), "only_truncated");
}

#[test]
fn senses() {
    let change = |sense: &str| json!({ "kind": "change", "current": "a", "prior": "b", "change": "c", "sense": sense });
    let fell = |change: &str| {
        [("a", "80.00万元"), ("b", "100.00万元"), ("c", change)].map(|(name, it)| (name.to_owned(), it.to_owned()))
    };
    let kind_of = |figures: &[(String, String)], relation: &Value| {
        let figures: Vec<(&str, &str)> =
            figures.iter().map(|(name, stated)| (name.as_str(), stated.as_str())).collect();
        kind(&figures, relation)
    };
    assert_eq!(kind_of(&fell("-20.00万元"), &change("current_minus_base")), "exact");
    assert_eq!(kind_of(&fell("20.00万元"), &change("current_minus_base")), "contradiction");
    assert_eq!(kind_of(&fell("20.00万元"), &change("base_minus_current")), "exact");
    assert_eq!(kind_of(&fell("20.00万元"), &change("unsigned")), "exact");
    let unsigned = verdict(&[("a", "80.00万元"), ("b", "100.00万元"), ("c", "20.03万元")], &change("unsigned"));
    assert_eq!(
        unsigned,
        json!({
            "kind": "contradiction",
            "stated": { "from": "20.025万元", "until": "20.035万元" },
            "allowed": { "from": "19.99万元", "until": "20.01万元" },
            "gap": "0.03万元",
            "gap_in_last_digits": 3,
            "assumed": false
        })
    );
    let growth = |sense: &str| json!({ "kind": "growth", "current": "a", "prior": "b", "rate": "c", "sense": sense });
    assert_eq!(kind_of(&fell("-20.0%"), &growth("current_minus_base")), "exact");
    assert_eq!(kind_of(&fell("20.0%"), &growth("base_minus_current")), "exact");
    assert_eq!(kind_of(&fell("20.0%"), &growth("unsigned")), "exact");
    assert_eq!(kind_of(&fell("20.2%"), &growth("unsigned")), "contradiction");
    let points =
        |sense: &str| json!({ "kind": "point_change", "current": "a", "prior": "b", "change": "c", "sense": sense });
    let figures = [("a", "80.0%"), ("b", "83.5%"), ("c", "3.5个百分点")];
    assert_eq!(kind(&figures, &points("base_minus_current")), "exact");
    assert_eq!(kind(&figures, &points("unsigned")), "exact");
    assert_eq!(kind(&figures, &points("current_minus_base")), "contradiction");
}

#[test]
fn progress_and_ratios_with_shared_figures() {
    let progress = json!({ "kind": "progress", "baseline": "b", "actual": "a", "target": "t", "rate": "r" });
    let said = |b: &str, a: &str, t: &str, r: &str| kind(&[("b", b), ("a", a), ("t", t), ("r", r)], &progress);
    assert_eq!(said("40.00公里", "70.00公里", "100.00公里", "50%"), "exact");
    // From 40 down to 10 by way of 25.
    assert_eq!(said("40.00公里", "25.00公里", "10.00公里", "50%"), "exact");
    assert_eq!(said("40.00公里", "25.00公里", "10.00公里", "52%"), "contradiction");
    // The baseline counts on both sides: from 3.5 to 4.5 it moves (10 − b) ÷ (12 − b) from 76.5 % to 73.3 % only.
    assert_eq!(said("4万公里", "10.00万公里", "12.00万公里", "75%"), "exact");
    assert_eq!(said("4万公里", "10.00万公里", "12.00万公里", "73%"), "within_rounding");
    assert_eq!(said("4万公里", "10.00万公里", "12.00万公里", "72%"), "only_truncated");
    assert_eq!(said("4万公里", "10.00万公里", "12.00万公里", "70%"), "contradiction");
    assert_eq!(
        verdict(&[("b", "10公里"), ("a", "9公里"), ("t", "10公里"), ("r", "0%")], &progress)["why"],
        "zero_base"
    );
    // 湖南, 部门整体支出绩效评价基础数据表 2018: carried over 19.8, budgeted 1922.76, added 767.86, of which 19.8 are left.
    let ratio = json!({ "kind": "ratio", "numerator": ["budget", "added"], "denominator": ["carried", "budget", "added"], "rate": "r" });
    let hunan = |rate| [("carried", "19.8万元"), ("budget", "1922.76万元"), ("added", "767.86万元"), ("r", rate)];
    // 2690.62 ÷ 2710.42 = 99.26948… %
    assert_eq!(kind(&hunan("99.27%"), &ratio), "exact");
    // What stands on both sides moves both: only the 19.8 leave room, 2690.62 ÷ (2690.62 + 19.75 … 19.85).
    assert_eq!(
        verdict(&hunan("99.28%"), &ratio),
        json!({
            "kind": "contradiction",
            "stated": { "from": "99.275%", "until": "99.285%" },
            "allowed": { "from": "99.2676%", "until": "99.2714%", "ends": "neither" },
            "gap": "0.01个百分点",
            "gap_in_last_digits": 1,
            "modes": ["up", "ceiling"],
            "assumed": false
        })
    );
}

/// Every kind of relation: figures that make it exact, within rounding, only truncated, contradictory; empty where that
/// cannot be.
/// `│now − before│ = change` says that now is above or below. Above, the change stands twice in the rate, which is
/// `(before + 2 change + 11) ÷ (21 + change)`: 220.17 % where the change is 1907.6, as 0.2万人 may be. Below, it would be 431
/// ÷ (21 + change), 28.3 % at most; but nobody said below.
#[test]
fn a_rate_and_an_unsigned_change_that_share_figures() {
    let figures =
        |rate| [("now", ""), ("before", "420人"), ("change", "0.2万人"), ("a", "11人"), ("b", "10人"), ("rate", rate)];
    let relations = json!([
        { "kind": "change", "current": "now", "prior": "before", "change": "change", "sense": "unsigned" },
        { "kind": "ratio", "numerator": ["now", "change", "a"], "denominator": ["a", "change", "b"], "rate": "rate" },
    ]);
    let said = |rate| said(&figures(rate), &relations);
    assert_eq!(said("220.17%")["conflicts"], json!([]));
    assert_eq!(said("220.17%")["relations"][1]["verdict"]["kind"], "within_rounding");
    // No change gives a rate far above (431 + 2 × 2500) ÷ (21 + 1500).
    assert_eq!(said("420.17%")["relations"][1]["verdict"]["kind"], "contradiction");
}

/// What whole things can show is asked of what is printed: a rate that another relation implies is not printed, and whether
/// it is a percentage or a mean nobody said.
#[test]
fn whole_things_behind_a_rate_that_is_not_printed() {
    let figures = [("shown", "1303家"), ("of", "1270家!"), ("now", ""), ("before", "0.0%!"), ("change", "-102%")];
    let relations = json!([
        { "kind": "granularity", "numerator": "shown", "denominator": "of", "rate": "now" },
        { "kind": "point_change", "current": "now", "prior": "before", "change": "change", "sense": "base_minus_current" },
    ]);
    let said = said(&figures, &relations);
    assert_eq!(said["conflicts"], json!([]));
    assert_eq!(said["relations"][0]["verdict"]["kind"], "not_checkable");
}

#[test]
fn every_kind_of_relation_and_verdict() {
    let kinds = ["exact", "within_rounding", "only_truncated", "contradiction"];
    for (relation, names, rows) in kinds_of_relations() {
        for (row, expected) in rows.iter().zip(kinds).filter(|(row, _)| !row.is_empty()) {
            let figures: Vec<(&str, &str)> = names.split(' ').zip(row.split(' ')).collect();
            let verdict = verdict(&figures, &relation);
            assert_eq!(verdict["kind"], expected, "{relation} of {row}");
            // Numbers go with every verdict, but for "they differ", which leaves all but one value.
            let allows_all = relation["direction"] == "equal" && relation["stated"] == "missed";
            assert!(verdict.get("stated").is_some(), "{verdict} of {row}");
            assert_eq!(verdict.get("allowed").is_some(), !allows_all, "{verdict} of {row}");
            // An order that the digits keep leaves no gap.
            let is_order = matches!(relation["kind"].as_str(), Some("order" | "trend" | "meets"));
            if expected != "exact" || !is_order {
                assert!(verdict.get("gap").is_some(), "{verdict} of {row}");
                assert!(verdict.get("gap_in_last_digits").is_some(), "{verdict} of {row}");
            }
        }
        // Without its figures, nothing can be said.
        let unknown: Vec<(&str, &str)> = names.split(' ').map(|name| (name, "")).collect();
        assert_eq!(verdict(&unknown, &relation)["why"], "unstated", "{relation}");
    }
    let vague = json!({ "kind": "trend", "current": "a", "prior": "b", "is": "about_flat" });
    assert_eq!(verdict(&[("a", "1万元"), ("b", "900万元")], &vague)["why"], "vague");
}

/// The figures of a relation by name, and what they are printed as for each kind of verdict.
fn kinds_of_relations() -> Vec<(Value, &'static str, [&'static str; 4])> {
    let trend = |is: &str| json!({ "kind": "trend", "current": "a", "prior": "b", "is": is });
    let meets = |direction: &str, stated: &str| json!({ "kind": "meets", "achieved": "a", "target": "b", "direction": direction, "stated": stated });
    // 2 ÷ 3 = 5 ÷ 3 − 1 = 66.666… %; of whole yuan, 66.7012 % is as near as 20 ÷ 30 has to be.
    let thirds = [
        "20000.00元 30000.00元 66.67%",
        "20元 30元 66.7012%",
        "20000.00元 30000.00元 66.66%",
        "20000.00元 30000.00元 66.69%",
    ];
    vec![
        (
            json!({ "kind": "sum", "total": "a", "parts": ["b", "c", "d", "e"] }),
            "a b c d e",
            // Four times 1 is 2 to 6; cut off, up to 8.
            [
                "4万元 1万元 1万元 1万元 1万元",
                "6万元 1万元 1万元 1万元 1万元",
                "7万元 1万元 1万元 1万元 1万元",
                "8万元 1万元 1万元 1万元 1万元",
            ],
        ),
        (
            json!({ "kind": "change", "current": "a", "prior": "b", "change": "c" }),
            "a b c",
            ["3.9万元 1.0万元 2.9万元", "3.9万元 1.0万元 3.0万元", "3.9万元 1.0万元 2万元", "3.9万元 1.0万元 3.2万元"],
        ),
        (
            json!({ "kind": "growth", "current": "a", "prior": "b", "rate": "c" }),
            "a b c",
            [
                "50000.00元 30000.00元 66.67%",
                "50元 30元 66.7012%",
                "50000.00元 30000.00元 66.66%",
                "50000.00元 30000.00元 66.69%",
            ],
        ),
        (json!({ "kind": "share", "part": "a", "whole": "b", "share": "c" }), "a b c", thirds),
        (json!({ "kind": "completion", "actual": "a", "target": "b", "rate": "c" }), "a b c", thirds),
        (
            json!({ "kind": "point_change", "current": "a", "prior": "b", "change": "c" }),
            "a b c",
            ["50.9% 10.0% 41个百分点", "50.9% 10.0% 41.0个百分点", "50.9% 10.0% 40个百分点", "50.9% 10.0% 42个百分点"],
        ),
        (
            json!({ "kind": "ratio", "numerator": ["a", "b"], "denominator": ["b", "c"], "rate": "d" }),
            "a b c d",
            [
                "10000.00元 10000.00元 20000.00元 66.67%",
                "10元 10元 20元 66.7012%",
                "10000.00元 10000.00元 20000.00元 66.66%",
                "10000.00元 10000.00元 20000.00元 66.69%",
            ],
        ),
        (
            json!({ "kind": "progress", "baseline": "a", "actual": "b", "target": "c", "rate": "d" }),
            "a b c d",
            [
                "10000.00元 30000.00元 40000.00元 66.67%",
                "10元 30元 40元 66.7012%",
                "10000.00元 30000.00元 40000.00元 66.66%",
                "10000.00元 30000.00元 40000.00元 66.69%",
            ],
        ),
        (
            json!({ "kind": "order", "lesser": "a", "greater": "b", "strict": true }),
            "a b",
            ["1万元 2万元", "2万元 2万元", "2.9万元 2万元", "3万元 2万元"],
        ),
        (trend("rose"), "a b", ["2万元 1万元", "2万元 2万元", "2万元 2.9万元", "2万元 3万元"]),
        (trend("fell"), "a b", ["1万元 2万元", "2万元 2万元", "2.9万元 2万元", "3万元 2万元"]),
        (trend("flat"), "a b", ["2.9万元 2.90万元", "2.9万元 2.95万元", "2.9万元 2.99万元", "2.9万元 3.1万元"]),
        (trend("new"), "a b", ["2.9万元 0.00万元", "", "", "2.9万元 0.01万元"]),
        (trend("gone"), "a b", ["0.00万元 2.9万元", "", "", "0.01万元 2.9万元"]),
        (meets("at_least", "met"), "a b", ["95.0% 95%", "94.9% 95%", "94% 94.9%", "94% 96%"]),
        (meets("at_least", "missed"), "a b", ["94% 95%", "95% 95%", "94.9% 94%", "96% 94%"]),
        (meets("equal", "met"), "a b", ["95% 95.4%", "95% 95.5%", "95% 95.9%", "95% 97%"]),
        (meets("equal", "missed"), "a b", ["94人 95人", "94.9% 94.9%", "", "95人 95人"]),
        (
            // One of eight is 12.5 %, 30 of 43 are 69.767… %.
            json!({ "kind": "granularity", "denominator": "a", "rate": "b" }),
            "a b",
            ["43人 70%", "8人 12%", "43人 69%", "43人 71%"],
        ),
        (
            json!({ "kind": "equal", "figures": ["a", "b"] }),
            "a b",
            ["2.9万元 2.94万元", "2.9万元 2.95万元", "2.9万元 2.99万元", "2.9万元 3.1万元"],
        ),
    ]
}

#[test]
fn ways_of_rounding_that_would_explain_it() {
    let share = json!({ "kind": "share", "part": "a", "whole": "b", "share": "c" });
    let growth = json!({ "kind": "growth", "current": "a", "prior": "b", "rate": "c" });
    let modes = |a: &str, b: &str, c: &str, relation: &Value| {
        let verdict = verdict(&[("a", a), ("b", b), ("c", c)], relation);
        assert_eq!(verdict["kind"], "contradiction", "{a} {b} {c}");
        verdict.get("modes").cloned().unwrap_or_else(|| json!([]))
    };
    // 1 ÷ 3 = 33.333… %
    assert_eq!(modes("10000.00元", "30000.00元", "33.34%", &share), json!(["up", "ceiling"]));
    assert_eq!(modes("10000.00元", "30000.00元", "33.35%", &share), json!([]));
    // 2 ÷ 3 − 1 = −33.333… %: away from zero is down.
    assert_eq!(modes("20000.00元", "30000.00元", "-33.34%", &growth), json!(["up", "floor"]));
    // Two relations together: 30000.54 up 10000.54 is 20000 before, and up 50.0027 %.
    let change = json!({ "kind": "change", "current": "a", "prior": "b", "change": "c" });
    let growth = json!({ "kind": "growth", "current": "a", "prior": "b", "rate": "d" });
    let together = |rate: &str| {
        let figures = [("a", "30000.54元!"), ("b", ""), ("c", "10000.54元!"), ("d", rate)];
        let said = said(&figures, &json!([change, growth]));
        assert_eq!(said["relations"][0]["verdict"]["why"], "unstated", "what is charged narrows nothing");
        said
    };
    assert_eq!(
        together("50.01%")["relations"][1]["verdict"],
        json!({
            "kind": "contradiction",
            "stated": { "from": "50.005%", "until": "50.015%" },
            "allowed": { "from": "50.0027%", "until": "50.0027%" },
            "gap": "0.01个百分点",
            "gap_in_last_digits": 1,
            "modes": ["up", "ceiling"],
            "conflict": 0,
            "assumed": false
        })
    );
    assert_eq!(together("50.02%")["relations"][1]["verdict"].get("modes"), None);
    assert_eq!(together("50.001%")["relations"][1]["verdict"]["kind"], "contradiction");
    let cut_off = together("50.002%");
    assert_eq!(
        (&cut_off["relations"][1]["verdict"]["kind"], &cut_off["conflicts"]),
        (&json!("only_truncated"), &json!([]))
    );
}

/// What is wrong with claims.
fn faults(figures: &[(&str, &str)], relations: &Value) -> Vec<String> {
    let claims: Claims = from_json(&claims(figures, relations)).unwrap_or_else(|error| panic!("{error}"));
    let error = Network::try_from(claims).expect_err("they are wrong");
    let faults: Vec<String> = error.faults().iter().map(ToString::to_string).collect();
    assert_eq!(error.to_string(), faults.join("; "));
    faults
}

#[test]
fn what_a_schema_cannot_see() {
    let figures = [("a", "1万元"), ("b", "2万元"), ("c", "1%"), ("d", "3人"), ("e", "1 thousand ZAR"), ("f", "")];
    let table = [
        (
            json!({ "kind": "sum", "total": "a", "parts": ["b", "x"] }),
            "/relations/0/parts/1: found `x`, expected the name of a figure of these claims",
        ),
        (
            json!({ "kind": "sum", "total": "a", "parts": ["b", "b"] }),
            "/relations/0/parts/1: found `b` again, expected each figure once in a relation",
        ),
        (
            json!({ "kind": "ratio", "numerator": ["a", "a"], "denominator": ["b", "a"], "rate": "c" }),
            "/relations/0/numerator/1: found `a` again, expected each figure once in a relation",
        ),
        (
            json!({ "kind": "ratio", "numerator": ["a"], "denominator": ["b", "b"], "rate": "c" }),
            "/relations/0/denominator/1: found `b` again, expected each figure once in a relation",
        ),
        (
            json!({ "kind": "ratio", "numerator": ["a"], "denominator": ["b"], "rate": "b" }),
            "/relations/0/rate: found `b` again, expected each figure once in a relation",
        ),
        (
            json!({ "kind": "sum", "total": "a", "parts": ["b", "f"], "signs": [1] }),
            "/relations/0/signs: found 1 signs, expected 2, one for each part",
        ),
        (
            json!({ "kind": "sum", "total": "a", "parts": ["b", "d"] }),
            "/relations/0/parts/1: found people or posts, expected money in CNY, as its relation needs",
        ),
        (
            json!({ "kind": "growth", "current": "a", "prior": "b", "rate": "d" }),
            "/relations/0/rate: found people or posts, expected a percentage, as its relation needs",
        ),
        (
            json!({ "kind": "change", "current": "a", "prior": "e", "change": "f" }),
            "/relations/0/prior: found money in ZAR, expected money in CNY: two currencies cannot be added or compared",
        ),
        (
            json!({ "kind": "granularity", "denominator": "d", "rate": "a" }),
            "/relations/0/rate: found an amount of money, expected a percentage or a mean of whole things",
        ),
    ];
    for (relation, expected) in table {
        assert_eq!(faults(&figures, &json!([relation])), [expected]);
    }
    assert_eq!(
        faults(&[("a", "1万元"), ("a", "2万元")], &json!([])),
        ["/figures/1/name: found a second figure `a`, expected each name once"]
    );
    assert_eq!(
        faults(&[("a", "1万元 / 1%")], &json!([])),
        ["/figures/0/stated/1: found a percentage, expected money in CNY, as its relation needs"]
    );
    // All are told, in the order of the document.
    let wrong = json!([
        { "kind": "equal", "figures": ["a", "x", "a"] },
        { "kind": "order", "lesser": "a", "greater": "y" }
    ]);
    assert_eq!(
        faults(&[("a", "1万元"), ("a", "2%")], &wrong),
        [
            "/figures/1/name: found a second figure `a`, expected each name once",
            "/relations/0/figures/1: found `x`, expected the name of a figure of these claims",
            "/relations/0/figures/2: found `a` again, expected each figure once in a relation",
            "/relations/1/greater: found `y`, expected the name of a figure of these claims"
        ]
    );
}

/// What is not stated is of the kind of its relatives, whatever stands first.
#[test]
fn kinds_of_figures_that_are_not_stated() {
    let figures = [("m", "1万元"), ("p", "3人"), ("x", ""), ("y", "")];
    let linked = json!({ "kind": "equal", "figures": ["x", "y"] });
    let money = json!({ "kind": "order", "lesser": "m", "greater": "x" });
    let people = json!({ "kind": "order", "lesser": "p", "greater": "y" });
    for relations in [json!([linked, money, people]), json!([money, people, linked]), json!([people, linked, money])] {
        let [fault] = &*faults(&figures, &relations) else { panic!("one fault of {relations}") };
        assert!(fault.ends_with("/figures/1: found people or posts, expected money in CNY, as its relation needs"));
    }
    // How many there are is counted as what is counted of them; the percentage is not.
    let figures = [("k", "30人"), ("n", ""), ("r", ""), ("m", "5万元"), ("q", "71%")];
    let shown = json!({ "kind": "granularity", "numerator": "k", "denominator": "n", "rate": "r" });
    let order = |lesser: &str, greater: &str| json!({ "kind": "order", "lesser": lesser, "greater": greater });
    assert_eq!(
        faults(&figures, &json!([shown, order("m", "n")])),
        ["/relations/1/greater: found people or posts, expected money in CNY, as its relation needs"]
    );
    let unstated = said(&figures, &json!([shown, order("q", "r")]));
    assert_eq!(unstated["relations"][1]["verdict"]["why"], "unstated");
    // A rate that is not stated is a percentage, and is written so; an amount like the nearest that is.
    let said = said(
        &[("a", "1.5万元"), ("b", "2.00万元"), ("r", ""), ("t", "")],
        &json!([
            { "kind": "share", "part": "a", "whole": "b", "share": "r" },
            { "kind": "sum", "total": "t", "parts": ["a", "b"] }
        ]),
    );
    assert_eq!(said["implied"][0]["value"], "75.00%");
    assert_eq!(said["implied"][1]["value"], "3.5万元");
}

#[test]
fn what_a_schema_can_see() {
    let refusal = |json: &str| from_json::<Claims>(json).expect_err("it is wrong").to_string();
    assert_eq!(
        refusal(r#"{"figures": [], "relation": []}"#),
        "the document: found the unknown member `relation`, expected one of `figures`, `relations`"
    );
    assert_eq!(
        refusal(r#"{"figures": [{"name": "a", "value": "1万元"}]}"#),
        "/figures/0: found the unknown member `value`, expected one of `name`, `stated`, `reading`"
    );
    assert_eq!(
        refusal(r#"{"relations": [{"kind": "sum", "total": "a", "parts": [], "part": "b"}]}"#),
        "/relations/0: found the unknown member `part`, expected one of `total`, `parts`, `signs`, `coverage`, `assumed`"
    );
    assert_eq!(
        refusal(r#"{"figures": [{"name": "a", "stated": ["23"]}]}"#),
        "/figures/0/stated/0: found `23`, expected a figure with its unit, such as `311.01万元`, `83.28%`, `19人` or \
         `914家`"
    );
    assert_eq!(
        refusal(r#"{"figures": [{"name": "a", "stated": [23]}]}"#),
        "/figures/0/stated/0: found the number 23, expected a figure with its unit, such as `311.01万元`, `83.28%`, \
         `19人` or `914家`, as a string"
    );
    for sign in ["0", "2", "-2", "1.5"] {
        let sum = format!(r#"{{"relations": [{{"kind": "sum", "total": "a", "parts": ["b"], "signs": [{sign}]}}]}}"#);
        assert_eq!(refusal(&sum), format!("/relations/0/signs/0: found the number {sign}, expected 1 or -1"));
    }
    assert_eq!(
        refusal(r#"{"figures": [{"name": "本年"}]}"#),
        "/figures/0/name: found `本年`, expected a name of 1 to 64 letters, digits, `.`, `_` or `-`"
    );
    assert_eq!(
        refusal(r#"{"figures": [{"name": "a", "reading": "rounded"}]}"#),
        "/figures/0/reading: found `rounded`, expected one of `nearest`, `truncated`, `exact`"
    );
}

#[test]
fn claims_are_written_as_they_were() {
    let text = claims(&NANYUE, &nanyue_relations());
    let read: Claims = from_json(&text).expect("claims");
    let written = serde_json::to_string(&read).expect("it can be written");
    assert_eq!(from_json::<Claims>(&written).expect("claims"), read);
    // What may be absent is left out: no empty list, nothing that is false.
    let short = concat!(
        r#"{"figures":[{"name":"a"},{"name":"b","stated":["1万元"]}],"#,
        r#""relations":[{"kind":"sum","total":"a","parts":["b"]}]}"#
    );
    let read: Claims = from_json(short).expect("claims");
    assert_eq!(serde_json::to_string(&read).expect("it can be written"), short);
}

#[test]
fn the_gap_of_an_order_is_how_far_it_is_exceeded() {
    let gap = |a: &str, b: &str, relation: &Value| {
        let verdict = verdict(&[("a", a), ("b", b)], relation);
        (verdict["kind"].clone(), verdict["gap"].clone())
    };
    let trend = |is: &str| json!({ "kind": "trend", "current": "a", "prior": "b", "is": is });
    let meets = |direction: &str, stated: &str| json!({ "kind": "meets", "achieved": "a", "target": "b", "direction": direction, "stated": stated });
    // What is told is about the lesser of an order, what is now, or what was achieved: 90 for 100 is 10 short.
    let order = json!({ "kind": "order", "lesser": "a", "greater": "b" });
    let (short, beyond) = (("90万元", "100万元"), ("100万元", "90万元"));
    assert_eq!(gap(beyond.0, beyond.1, &order), (json!("contradiction"), json!("10万元")));
    assert_eq!(gap(short.0, short.1, &trend("rose")), (json!("contradiction"), json!("-10万元")));
    assert_eq!(gap(beyond.0, beyond.1, &trend("fell")), (json!("contradiction"), json!("10万元")));
    assert_eq!(gap(short.0, short.1, &meets("at_least", "met")), (json!("contradiction"), json!("-10万元")));
    assert_eq!(gap(beyond.0, beyond.1, &meets("at_most", "met")), (json!("contradiction"), json!("10万元")));
    assert_eq!(gap(short.0, short.1, &meets("at_most", "missed")), (json!("contradiction"), json!("-10万元")));
    // An order that is kept has none.
    for relation in [order, trend("fell"), meets("at_most", "met"), meets("at_least", "missed")] {
        assert_eq!(gap(short.0, short.1, &relation), (json!("exact"), Value::Null), "{relation}");
    }
    // What is said not to be equal is told by how far.
    assert_eq!(gap(short.0, short.1, &meets("equal", "missed")), (json!("exact"), json!("-10万元")));
    assert_eq!(gap(short.0, short.1, &meets("equal", "met")), (json!("contradiction"), json!("-10万元")));
}

#[test]
fn what_has_no_end_on_either_side_is_refuted_by_the_way_it_goes() {
    // (x + y) ÷ x is above a hundred percent, however much more than 100 and 50 the two are.
    let ratio = json!({ "kind": "ratio", "numerator": ["x", "y"], "denominator": ["x"], "rate": "r" });
    let of = |rate: &str| kind(&[("x", "100余万元"), ("y", "50余万元"), ("r", rate)], &ratio);
    assert_eq!((of("90%"), of("110%")), ("contradiction".to_owned(), "within_rounding".to_owned()));
    // x ÷ (x + y) is below it.
    let ratio = json!({ "kind": "ratio", "numerator": ["x"], "denominator": ["x", "y"], "rate": "r" });
    let of = |rate: &str| kind(&[("x", "100余万元"), ("y", "50余万元"), ("r", rate)], &ratio);
    assert_eq!((of("110%"), of("90%")), ("contradiction".to_owned(), "within_rounding".to_owned()));
}

#[test]
fn a_denominator_below_zero_turns_a_mean_round() {
    // 3 of −43 is −6.98 %, and no whole number of −43 is 7.50 %: 3.225.
    let shown = json!({ "kind": "granularity", "denominator": "n", "rate": "r" });
    let of = |rate: &str| kind(&[("n", "-43人"), ("r", rate)], &shown);
    assert_eq!(
        (of("6.98%"), of("-6.98%"), of("7.50%")),
        ("within_rounding".into(), "within_rounding".into(), "contradiction".into())
    );
    let shown = json!({ "kind": "granularity", "numerator": "k", "denominator": "n", "rate": "r" });
    let of = |rate: &str| kind(&[("k", "3人"), ("n", "-43人"), ("r", rate)], &shown);
    assert_eq!((of("-6.98%"), of("6.98%")), ("within_rounding".into(), "contradiction".into()));
}

#[test]
fn the_numbers_of_a_verdict_have_the_sign_that_is_meant() {
    let change = |sense: &str| json!({ "kind": "change", "current": "a", "prior": "b", "change": "c", "sense": sense });
    let of = |c: &str, sense: &str| {
        let verdict = verdict(&[("a", "80.00万元"), ("b", "100.00万元"), ("c", c)], &change(sense));
        (verdict["gap"].clone(), verdict["allowed"].clone())
    };
    let below = json!({ "from": "-20.01万元", "until": "-19.99万元" });
    let above = json!({ "from": "19.99万元", "until": "20.01万元" });
    assert_eq!(of("-20.03万元", "current_minus_base"), (json!("-0.03万元"), below.clone()));
    assert_eq!(of("20.03万元", "base_minus_current"), (json!("0.03万元"), above.clone()));
    // A sign that none asked for is kept.
    assert_eq!(of("20.03万元", "unsigned"), (json!("0.03万元"), above));
    assert_eq!(of("-20.03万元", "unsigned"), (json!("-0.03万元"), below));
    assert_eq!(kind(&[("a", "80.00万元"), ("b", "100.00万元"), ("c", "-20.00万元")], &change("unsigned")), "exact");
    // 79.995 ÷ 100.005 and 80.005 ÷ 99.995 are 20.0090 % and 19.9910 % less.
    let growth = |sense: &str| json!({ "kind": "growth", "current": "a", "prior": "b", "rate": "c", "sense": sense });
    let said = |c: &str, sense: &str| verdict(&[("a", "80.00万元"), ("b", "100.00万元"), ("c", c)], &growth(sense));
    for (rate, sense, gap) in [
        ("-20.2%", "current_minus_base", "-0.2个百分点"),
        ("20.2%", "base_minus_current", "0.2个百分点"),
        ("20.2%", "unsigned", "0.2个百分点"),
        ("-20.2%", "unsigned", "-0.2个百分点"),
    ] {
        assert_eq!(said(rate, sense)["gap"], gap, "{sense}");
    }
    let of = |c: &str, sense: &str| said(c, sense)["allowed"].clone();
    let above = json!({ "from": "19.9909%", "until": "20.0090%", "ends": "neither" });
    let below = json!({ "from": "-20.0090%", "until": "-19.9909%", "ends": "neither" });
    assert_eq!((of("20.2%", "unsigned"), of("20.2%", "base_minus_current")), (above.clone(), above));
    assert_eq!((of("-20.2%", "unsigned"), of("-20.2%", "current_minus_base")), (below.clone(), below));
}

#[test]
fn what_a_list_or_an_order_allows_is_the_end_that_it_sets() {
    let list = json!({ "kind": "sum", "total": "t", "parts": ["a", "b"], "coverage": "of_which" });
    let allowed = verdict(&[("t", "36.00万元"), ("a", "10.00万元"), ("b", "20.00万元")], &list)["allowed"].clone();
    assert_eq!(allowed, json!({ "from": "29.99万元", "until": "30.01万元" }));
    let order = |strict: bool| json!({ "kind": "order", "lesser": "a", "greater": "b", "strict": strict });
    let of = |relation: &Value| verdict(&[("a", "10万元!"), ("b", "5万元!")], relation)["allowed"].clone();
    assert_eq!(of(&order(false)), json!({ "until": "5万元" }));
    assert_eq!(of(&order(true)), json!({ "until": "5万元", "ends": "lower" }));
    let trend = |is: &str| json!({ "kind": "trend", "current": "a", "prior": "b", "is": is });
    let of = |a: &str, b: &str, is: &str| verdict(&[("a", a), ("b", b)], &trend(is))["allowed"].clone();
    assert_eq!(of("5万元!", "10万元!", "rose"), json!({ "from": "10万元", "ends": "upper" }));
    assert_eq!(of("10万元!", "5万元!", "fell"), json!({ "until": "5万元", "ends": "lower" }));
}

#[test]
fn a_figure_at_odds_with_itself_is_a_contradiction_too() {
    let judged = |stated: &str| {
        let claims: Claims = from_json(&claims(&[("x", stated)], &json!([]))).expect("claims");
        reconcile(&Network::try_from(claims).expect("they can be judged")).contradicts()
    };
    assert_eq!((judged("10万元 / 15万元"), judged("10万元 / 10.4万元")), (true, false));
}
