//! What may have gone wrong is what undoes the slip: real reports, planted slips, and every edit tried by brute force.

use std::collections::{BTreeMap, BTreeSet};

use budget_performance::reconcile::{
    ClaimReading, Claims, Explanation, Hypothesis, Network, ReconciliationDocument, Relation, RelationVerdict, Var,
    corrections, hypotheses, reconcile,
};
use budget_performance::wire::from_json;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};
use proptest::prelude::{ProptestConfig, Strategy, any, prop, prop_assert, prop_assert_eq, prop_assume, proptest};
use proptest::sample::Index;
use proptest::test_runner::TestCaseError;

/// Figures by name and relations between names, before they are a network.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sheet {
    pub(crate) figures: Vec<(String, Option<String>)>,
    pub(crate) relations: Vec<Relation<usize>>,
}

impl Sheet {
    pub(crate) fn stated(&mut self, name: &str, text: &str) -> usize {
        self.figures.push((name.to_owned(), Some(text.to_owned())));
        self.figures.len() - 1
    }

    pub(crate) fn unknown(&mut self, name: &str) -> usize {
        self.figures.push((name.to_owned(), None));
        self.figures.len() - 1
    }

    pub(crate) fn network(&self) -> Network {
        let mut network = Network::new();
        let vars: Vec<Var> = self
            .figures
            .iter()
            .map(|(name, text)| {
                let stated = text.iter().map(|text| text.parse().expect("canonical")).collect();
                network.figure(name, stated, ClaimReading::Nearest)
            })
            .collect();
        for relation in &self.relations {
            network.relate(&relation.map(&mut |figure| vars[*figure]));
        }
        network
    }

    pub(crate) fn text(&self, figure: usize) -> &str {
        self.figures[figure].1.as_deref().expect("stated")
    }

    /// The same in another order, and the old number of each relation.
    pub(crate) fn shuffled(&self, seed: u64) -> (Self, Vec<usize>) {
        let (figures, relations) = (shuffled(self.figures.len(), seed), shuffled(self.relations.len(), !seed));
        let place = |old: usize| figures.iter().position(|one| *one == old).expect("a permutation");
        let moved = |old: &usize| self.relations[*old].map(&mut |figure| place(*figure));
        let other = Self {
            figures: figures.iter().map(|old| self.figures[*old].clone()).collect(),
            relations: relations.iter().map(moved).collect(),
        };
        (other, relations)
    }

    pub(crate) fn with(&self, figure: usize, text: &str) -> Self {
        let mut other = self.clone();
        other.figures[figure].1 = Some(text.to_owned());
        other
    }
}

pub(crate) fn sum(total: usize, parts: Vec<usize>) -> Relation<usize> {
    Relation::Sum { total, parts, signs: Vec::new(), coverage: None, assumed: false }
}

pub(crate) fn share(part: usize, whole: usize, share: usize) -> Relation<usize> {
    Relation::Share { part, whole, share, assumed: false }
}

pub(crate) fn growth(current: usize, prior: usize, rate: usize) -> Relation<usize> {
    Relation::Growth { current, prior, rate, sense: None, assumed: false }
}

pub(crate) fn change(current: usize, prior: usize, change: usize) -> Relation<usize> {
    Relation::Change { current, prior, change, sense: None, assumed: false }
}

/// A hypothesis in one line: figure, kind, what it becomes, and the relations it clears.
fn line(network: &Network, one: &Hypothesis) -> String {
    let detail = match &one.explanation {
        Explanation::PartNotListed { missing, prior, .. } => {
            let prior = prior.as_ref().map_or_else(String::new, |prior| format!(", {prior} before"));
            format!("part not listed: {missing}{prior}")
        }
        Explanation::ReallyShare { whole } => format!("really share of {}", network.name(*whole)),
        Explanation::NeighbourCopied { from } => {
            let names: Vec<&str> = from.iter().map(|var| network.name(*var)).collect();
            format!("copied from {}", names.join(", "))
        }
        Explanation::UnitSlip { slip } => format!("{slip:?}"),
        other => format!("{other:?}"),
    };
    let becomes = one.becomes.as_ref().map_or_else(String::new, |figure| format!(" → {figure}"));
    format!("{}{becomes}: {detail}; {:?}", network.name(one.figure), one.relations)
}

pub(crate) fn lines(claims: &str) -> Vec<String> {
    let claims: Claims = from_json(claims).expect("these are claims");
    let network = Network::try_from(claims).expect("they can be judged");
    let found = hypotheses(&network, &reconcile(&network));
    found.iter().map(|one| line(&network, one)).collect()
}

#[test]
fn one_unlisted_part_explains_both_faults_of_the_basic_expenditure() {
    // 南岳区应急管理局 2023: 311.01 − (259.01 + 48.37) = 3.63. The year before: 311.01 − 68.74 = 242.27, and
    // 259.01 ÷ 1.3539 + 48.37 ÷ 0.9965 = 191.3066 + 48.5399 = 239.8465, so 2.4235 were missing then as well.
    let found = lines(
        r#"{ "figures": [
            { "name": "basic", "stated": ["311.01万元"] }, { "name": "basic.change", "stated": ["68.74万元"] },
            { "name": "basic.prior" }, { "name": "personnel.prior" }, { "name": "routine.prior" },
            { "name": "personnel", "stated": ["259.01万元"] }, { "name": "personnel.rate", "stated": ["35.39%"] },
            { "name": "personnel.share", "stated": ["83.28%"] }, { "name": "routine.share", "stated": ["15.55%"] },
            { "name": "routine", "stated": ["48.37万元"] }, { "name": "routine.rate", "stated": ["-0.35%"] },
            { "name": "all", "stated": ["100%"], "reading": "exact" } ],
          "relations": [
            { "kind": "sum", "total": "basic", "parts": ["personnel", "routine"] },
            { "kind": "change", "current": "basic", "prior": "basic.prior", "change": "basic.change" },
            { "kind": "growth", "current": "personnel", "prior": "personnel.prior", "rate": "personnel.rate" },
            { "kind": "growth", "current": "routine", "prior": "routine.prior", "rate": "routine.rate" },
            { "kind": "sum", "total": "basic.prior", "parts": ["personnel.prior", "routine.prior"] },
            { "kind": "share", "part": "personnel", "whole": "basic", "share": "personnel.share" },
            { "kind": "share", "part": "routine", "whole": "basic", "share": "routine.share" },
            { "kind": "sum", "total": "all", "parts": ["personnel.share", "routine.share"] } ] }"#,
    );
    // 83.28 % + 15.55 % leave 1.17 % for it, which is 3.63 of 311.01.
    assert_eq!(found, ["basic: part not listed: 3.63万元, 2.42万元 before; [0, 2, 3, 7]"]);
}

#[test]
fn a_list_of_last_year_alone_may_leave_a_part_out() {
    // 652.74 is the sum of its two classes; last year 516.15 − (90.69 + 397.71) = 27.75 is not listed.
    let found = lines(
        r#"{ "figures": [
            { "name": "projects", "stated": ["652.74万元"] }, { "name": "projects.prior", "stated": ["516.15万元"] },
            { "name": "farming", "stated": ["64.75万元"] }, { "name": "farming.prior", "stated": ["90.69万元"] },
            { "name": "safety", "stated": ["587.99万元"] }, { "name": "safety.prior", "stated": ["397.71万元"] },
            { "name": "farming.rate", "stated": ["-28.60%"] }, { "name": "safety.rate", "stated": ["47.84%"] } ],
          "relations": [
            { "kind": "sum", "total": "projects", "parts": ["farming", "safety"] },
            { "kind": "sum", "total": "projects.prior", "parts": ["farming.prior", "safety.prior"] },
            { "kind": "growth", "current": "farming", "prior": "farming.prior", "rate": "farming.rate" },
            { "kind": "growth", "current": "safety", "prior": "safety.prior", "rate": "safety.rate" } ] }"#,
    );
    assert_eq!(found, ["projects.prior: part not listed: 27.75万元; [1]"]);
}

#[test]
fn a_list_that_overshoots_has_no_part_too_few() {
    // 重庆市荣昌仁义中学校 2025: the parts make 8305.33, more than the 8303.55 that are printed. Swapping 3 and 5 about the
    // point gives 8305.35, and six parts rounded to 0.01 allow 8305.30 to 8305.36. No other single slip does.
    let found = lines(
        r#"{ "figures": [
            { "name": "income", "stated": ["8305.33万元"] }, { "name": "exp", "stated": ["8303.55万元"] },
            { "name": "current", "stated": ["6128.16万元"] }, { "name": "carried", "stated": ["2177.17万元"] },
            { "name": "services", "stated": ["0.00万元"] }, { "name": "education", "stated": ["4902.56万元"] },
            { "name": "security", "stated": ["870.81万元"] }, { "name": "health", "stated": ["237.90万元"] },
            { "name": "housing", "stated": ["244.39万元"] }, { "name": "other", "stated": ["2049.67万元"] } ],
          "relations": [
            { "kind": "sum", "total": "income", "parts": ["current", "carried"] },
            { "kind": "sum", "total": "exp",
              "parts": ["services", "education", "security", "health", "housing", "other"] },
            { "kind": "sum", "total": "income",
              "parts": ["services", "education", "security", "health", "housing", "other"] } ] }"#,
    );
    assert_eq!(found, ["exp → 8305.35万元: DigitsSwapped; [1]"]);
}

#[test]
fn what_does_not_fit_is_not_offered() {
    // 黄平县 2022: +4376 on 30161 − 4376 = 25785 is 16.97 %, printed 14.6 %. Divided by the current year it would be
    // 14.51 %, which is printed 14.5 %: near, and no explanation.
    let huangping = |rate: &str| {
        lines(&format!(
            r#"{{ "figures": [
                {{ "name": "same", "stated": ["30161万元"] }}, {{ "name": "change", "stated": ["4376万元"] }},
                {{ "name": "prior" }}, {{ "name": "rate", "stated": ["{rate}"] }} ],
              "relations": [
                {{ "kind": "change", "current": "same", "prior": "prior", "change": "change" }},
                {{ "kind": "growth", "current": "same", "prior": "prior", "rate": "rate" }} ] }}"#
        ))
    };
    assert_eq!(huangping("14.6%"), [""; 0]);
    // Had 14.5 % been printed, it would be the first thing to say.
    assert_eq!(huangping("14.5%")[0], "rate → 17.0%: DividedByCurrent; [1]");
    // 梧州 2024: 469500 of 2945760.58 is 15.94 %, printed 19.62 %. No single slip of the share makes that; another amount
    // would upset its own growth.
    let wuzhou = lines(
        r#"{ "figures": [
            { "name": "total" }, { "name": "basic", "stated": ["2476260.58元"] }, { "name": "project.prior" },
            { "name": "project", "stated": ["469500元"] }, { "name": "basic.share", "stated": ["84.06%"] },
            { "name": "project.share", "stated": ["19.62%"] }, { "name": "project.change", "stated": ["70100元"] },
            { "name": "project.rate", "stated": ["17.55%"] } ],
          "relations": [
            { "kind": "sum", "total": "total", "parts": ["basic", "project"] },
            { "kind": "share", "part": "basic", "whole": "total", "share": "basic.share" },
            { "kind": "share", "part": "project", "whole": "total", "share": "project.share" },
            { "kind": "change", "current": "project", "prior": "project.prior", "change": "project.change" },
            { "kind": "growth", "current": "project", "prior": "project.prior", "rate": "project.rate" } ] }"#,
    );
    assert_eq!(wuzhou, [""; 0]);
}

#[test]
fn of_many_faults_each_has_its_own_explanation() {
    // 大英县 2023: 3.46 = 0 + 1.4 + 0.28 falls short by 1.78; 0.24 % for 2.4 on 1.06 (226.42 %) is no share, no completion
    // (326 %), not divided by the current year (69.4 %), and 24 % is not 226 % either. 0.02 % and 0.95 % are no
    // proportions: 1.4 ÷ 3.46 = 40.46 %, 0.28 ÷ 3.46 = 8.09 %.
    let found = lines(
        r#"{ "figures": [
            { "name": "three", "stated": ["3.46万元"] }, { "name": "change", "stated": ["2.4万元"] },
            { "name": "rate", "stated": ["0.24%"] }, { "name": "prior" }, { "name": "abroad", "stated": ["0万元"] },
            { "name": "car", "stated": ["1.4万元"] }, { "name": "reception", "stated": ["0.28万元"] },
            { "name": "car.share", "stated": ["0.02%"] }, { "name": "reception.share", "stated": ["0.95%"] } ],
          "relations": [
            { "kind": "sum", "total": "three", "parts": ["abroad", "car", "reception"] },
            { "kind": "change", "current": "three", "prior": "prior", "change": "change" },
            { "kind": "growth", "current": "three", "prior": "prior", "rate": "rate" },
            { "kind": "share", "part": "car", "whole": "three", "share": "car.share" },
            { "kind": "share", "part": "reception", "whole": "three", "share": "reception.share" } ] }"#,
    );
    assert_eq!(found[0], "three: part not listed: 1.78万元; [0]");
    let of_rate = |line: &&String| line.starts_with("rate") || line.starts_with("change") || line.contains("; [2]");
    assert_eq!(found.iter().find(of_rate), None, "nothing explains the growth");
    assert!(!found.iter().any(|line| line.contains("ProportionForPercent")), "{found:?}");
}

#[test]
fn each_kind_of_misreading_is_told() {
    let rate = |extra: &str, relations: &str, rate: &str| {
        lines(&format!(
            r#"{{ "figures": [
                {{ "name": "current", "stated": ["500万元"] }}, {{ "name": "prior", "stated": ["400万元"] }},
                {{ "name": "whole", "stated": ["2000万元"] }}, {extra} {{ "name": "rate", "stated": ["{rate}"] }} ],
              "relations": [ {relations} ] }}"#
        ))
    };
    let growth = r#"{ "kind": "growth", "current": "current", "prior": "prior", "rate": "rate" }"#;
    let share = r#"{ "kind": "share", "part": "current", "whole": "whole", "share": "share" },"#;
    // 100 ÷ 500 = 20 %, 100 ÷ 400 = 25 %.
    assert_eq!(rate("", growth, "20%")[0], "rate → 25%: DividedByCurrent; [0]");
    // 500 ÷ 400 = 125 %.
    assert_eq!(rate("", growth, "125%")[0], "rate → 25%: ReallyCompletion; [0]");
    let completion = r#"{ "kind": "completion", "actual": "current", "target": "prior", "rate": "rate" }"#;
    assert_eq!(rate("", completion, "25.0%")[0], "rate → 125.0%: ReallyVariance; [0]");
    // 500 ÷ 2000 = 25.0 % is both its share and its growth; of 1600 it is 31.25 %.
    let of = |whole: &str| format!(r#"{{ "name": "share", "stated": ["{whole}"] }},"#);
    let both = [share, growth].concat();
    assert_eq!(rate(&of("25.0%"), &both, "31.25%"), [""; 0], "31.25 % is no share of 2000");
    let smaller = rate(&of("25.0%"), &both, "25.0%");
    assert_eq!(smaller, [""; 0], "it is right both ways");
    let other = lines(
        r#"{ "figures": [
            { "name": "current", "stated": ["500万元"] }, { "name": "prior", "stated": ["400万元"] },
            { "name": "rest", "stated": ["1100万元"] }, { "name": "whole", "stated": ["1600万元"] },
            { "name": "rate", "stated": ["31.25%"] } ],
          "relations": [
            { "kind": "sum", "total": "whole", "parts": ["current", "rest"] },
            { "kind": "growth", "current": "current", "prior": "prior", "rate": "rate" } ] }"#,
    );
    assert_eq!(other[0], "rate → 25.00%: really share of whole; [1]");
    // 85 % after 80 %: 5 points, which are 6.25 % of 80 %.
    let points = lines(
        r#"{ "figures": [
            { "name": "current", "stated": ["85.00%"] }, { "name": "prior", "stated": ["80.00%"] },
            { "name": "rate", "stated": ["5.00%"] } ],
          "relations": [ { "kind": "growth", "current": "current", "prior": "prior", "rate": "rate" } ] }"#,
    );
    assert_eq!(points[0], "rate → 6.25%: ReallyPointChange; [0]");
}

#[test]
fn a_rate_repeated_from_the_line_above_was_copied() {
    // 120 on 100 is 20 %; 90 on 80 is 12.5 %, and 20.0 % is printed again.
    let found = lines(
        r#"{ "figures": [
            { "name": "a", "stated": ["120万元"] }, { "name": "a.prior", "stated": ["100万元"] },
            { "name": "a.rate", "stated": ["20.0%"] }, { "name": "b", "stated": ["90万元"] },
            { "name": "b.prior", "stated": ["80万元"] }, { "name": "b.rate", "stated": ["20.0%"] },
            { "name": "c", "stated": ["99万元"] }, { "name": "c.prior", "stated": ["90万元"] },
            { "name": "c.rate", "stated": ["20.0%"] } ],
          "relations": [
            { "kind": "growth", "current": "a", "prior": "a.prior", "rate": "a.rate" },
            { "kind": "growth", "current": "b", "prior": "b.prior", "rate": "b.rate" },
            { "kind": "growth", "current": "c", "prior": "c.prior", "rate": "c.rate" } ] }"#,
    );
    // 99 on 90 is 10 %: that rate is wrong itself, and nobody copied a right one from there.
    for expected in ["b.rate → 12.5%: copied from a.rate; [1]", "c.rate → 10.0%: copied from a.rate; [2]"] {
        assert!(found.iter().any(|line| line == expected), "{found:?}");
    }
    assert!(!found.iter().any(|line| line.starts_with("a.rate")), "{found:?}");
}

#[test]
fn a_figure_that_is_stated_twice_is_told_which_slip_would_make_it_one() {
    let found = lines(r#"{ "figures": [ { "name": "a", "stated": ["3110.10元", "3101.10元"] } ], "relations": [] }"#);
    assert_eq!(found, ["a → 3101.10元: DigitsSwapped; []", "a → 3110.10元: DigitsSwapped; []"]);
}

#[test]
fn beyond_one_end_only_what_is_single_is_told() {
    // 61 in post is more than the 42 posts: many a slip would do, but only one swap. That posts were 420 would do too, or
    // 4200, or 142: that tells nothing.
    let found = lines(
        r#"{ "figures": [ { "name": "posts", "stated": ["42人"] }, { "name": "in_post", "stated": ["61人"] } ],
          "relations": [ { "kind": "order", "lesser": "in_post", "greater": "posts" } ] }"#,
    );
    assert_eq!(found, ["in_post → 16人: DigitsSwapped; [0]"]);
}

#[test]
fn what_is_given_is_not_doubted() {
    // 60 % + 49 % are 109 %: either may have a wrong digit, but 100 % is given, and is no slip of 109 %.
    let shares = |reading: &str| {
        lines(&format!(
            r#"{{ "figures": [ {{ "name": "a", "stated": ["60.0%"] }}, {{ "name": "b", "stated": ["49.0%"] }},
                {{ "name": "all", "stated": ["100%"], "reading": "{reading}" }} ],
              "relations": [ {{ "kind": "sum", "total": "all", "parts": ["a", "b"] }} ] }}"#
        ))
    };
    assert!(shares("nearest").iter().any(|line| line.starts_with("all")));
    let given = shares("exact");
    assert!(!given.iter().any(|line| line.starts_with("all")), "{given:?}");
    assert!(given.contains(&"b → 40.0%: DigitReplaced; [0]".to_owned()), "{given:?}");
}

#[test]
fn a_figure_may_be_wanted_different_by_two_sides() {
    // The list of this year wants 100 − 90 = 10 in the place of 21, that of last year 30 − 20 + 2 = 12: each alone may be
    // what went wrong, and 12 is 21 with its digits swapped.
    let found = lines(
        r#"{ "figures": [
            { "name": "total", "stated": ["100万元"] }, { "name": "total.prior", "stated": ["30万元"] },
            { "name": "c", "stated": ["21万元"] }, { "name": "c.change", "stated": ["2万元"] }, { "name": "c.prior" },
            { "name": "d", "stated": ["90万元"] }, { "name": "d.prior", "stated": ["20万元"] } ],
          "relations": [
            { "kind": "sum", "total": "total", "parts": ["c", "d"] },
            { "kind": "sum", "total": "total.prior", "parts": ["c.prior", "d.prior"] },
            { "kind": "change", "current": "c", "prior": "c.prior", "change": "c.change" } ] }"#,
    );
    assert!(found.contains(&"c → 12万元: DigitsSwapped; [1, 2]".to_owned()), "{found:?}");
}

#[test]
fn nothing_is_said_where_nothing_is_refuted() {
    let found = lines(
        r#"{ "figures": [ { "name": "a", "stated": ["33.33%"] }, { "name": "b", "stated": ["33.33%"] },
            { "name": "c", "stated": ["33.33%"] }, { "name": "all", "stated": ["100%"], "reading": "exact" } ],
          "relations": [ { "kind": "sum", "total": "all", "parts": ["a", "b", "c"] } ] }"#,
    );
    assert_eq!(found, [""; 0]);
}

#[test]
fn the_document_tells_both_if_asked_and_reads_back() {
    let mut sheet = Sheet::default();
    let (total, one, two) =
        (sheet.stated("total", "31.0万元"), sheet.stated("a", "9.0万元"), sheet.stated("b", "4.0万元"));
    sheet.relations.push(sum(total, vec![one, two]));
    let network = sheet.network();
    let judged = reconcile(&network);
    let plain = serde_json::to_value(judged.document(&network)).expect("it can be written");
    assert!(plain.get("hypotheses").is_none() && plain.get("corrections").is_none(), "nobody asked");
    let (likely, fewest) = (hypotheses(&network, &judged), corrections(&network, &judged));
    let document = judged.explained(&network, &likely, &fewest);
    let text = serde_json::to_string(&document).expect("it can be written");
    assert_eq!(from_json::<ReconciliationDocument>(&text).expect("it can be read"), document);
    let written: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    let missing = serde_json::json!({ "kind": "part_not_listed", "sum": 0, "missing": "18.0万元" });
    let swapped = serde_json::json!({ "figure": "total", "explanation": { "kind": "digits_swapped" },
        "printed": "31.0万元", "becomes": "13.0万元", "relations": [0], "clears": 1, "unique": true });
    assert_eq!(written["hypotheses"][0]["explanation"], missing);
    assert_eq!(written["hypotheses"][1], swapped);
    let total = serde_json::json!({ "figure": "total", "becomes": "13.0万元",
        "range": { "from": "12.9万元", "until": "13.1万元" } });
    assert_eq!(written["corrections"][2]["figures"][0], total);
    let unknown = text.replace("digits_swapped", "digits_shuffled");
    let error = from_json::<ReconciliationDocument>(&unknown).expect_err("it is no kind").to_string();
    assert!(error.starts_with("/hypotheses/1/explanation"), "{error}");
}

/// A list with one slip in it: each kind is the first that is offered, or stands behind what explains as much.
#[test]
fn planted_slips_are_found_first() {
    let sheet = |slip: &[(&str, &str)]| {
        let mut sheet = Sheet::default();
        let figures = [
            ("total", "763.75万元"),
            ("wages", "259.01万元"),
            ("goods", "148.37万元"),
            ("capital", "356.37万元"),
            ("wages.share", "33.91%"),
            ("goods.share", "19.43%"),
            ("capital.share", "46.66%"),
            ("wages.prior", "191.30万元"),
            ("wages.rate", "35.39%"),
            ("wages.change", "67.71万元"),
        ];
        for (name, text) in figures {
            let text = slip.iter().find(|(figure, _)| *figure == name).map_or(text, |(_, text)| text);
            sheet.stated(name, text);
        }
        sheet.relations = vec![
            sum(0, vec![1, 2, 3]),
            share(1, 0, 4),
            share(2, 0, 5),
            share(3, 0, 6),
            growth(1, 7, 8),
            change(1, 7, 9),
        ];
        let network = sheet.network();
        let found = hypotheses(&network, &reconcile(&network));
        found.iter().map(|one| line(&network, one)).collect::<Vec<_>>()
    };
    assert_eq!(sheet(&[]), [""; 0]);
    for (figure, printed, first) in [
        ("wages", "295.01万元", "wages → 259.01万元: DigitsSwapped; [0, 1, 4, 5]"),
        ("wages", "239.01万元", "wages → 259.01万元: DigitReplaced; [0, 1, 4, 5]"),
        ("wages", "29.01万元", "wages → 259.01万元: DigitDropped; [0, 1, 4, 5]"),
        // 259.0 would do as well; it is not the only figure of which another digit would.
        ("wages", "259.1万元", "wages → 259.01万元: DigitDropped; [0, 1, 4, 5]"),
        ("wages", "2599.01万元", "wages → 259.01万元: DigitAdded; [0, 1, 4, 5]"),
        ("wages", "259.01元", "wages → 259.01万元: TenThousandfold; [0, 1, 4, 5]"),
        ("wages", "259.01亿元", "wages → 259.01万元: TenThousandth; [0, 1, 4, 5]"),
        ("wages", "25.901万元", "wages → 259.01万元: Tenfold; [0, 1, 4, 5]"),
        ("wages", "25901万元", "wages → 259.01万元: Hundredth; [0, 1, 4, 5]"),
        ("wages.change", "-67.71万元", "wages.change → 67.71万元: SignReversed; [5]"),
        ("wages.rate", "0.3539%", "wages.rate → 35.39%: ProportionForPercent; [4]"),
        ("wages.rate", "53.39%", "wages.rate → 35.39%: DigitsSwapped; [4]"),
        ("wages.rate", "26.14%", "wages.rate → 35.39%: DividedByCurrent; [4]"),
        ("wages.rate", "33.91%", "wages.rate → 35.39%: really share of total; [4]"),
        ("wages.rate", "135.39%", "wages.rate → 35.39%: ReallyCompletion; [4]"),
        ("wages.rate", "19.43%", "wages.rate → 35.39%: copied from goods.share; [4]"),
    ] {
        assert_eq!(sheet(&[(figure, printed)])[0], first, "{figure} {printed}");
    }
}

/// The values that a printed figure stands for, rounded to the nearest, in exact fractions.
#[derive(Clone, Debug)]
pub(crate) struct Room {
    pub(crate) low: BigRational,
    pub(crate) high: BigRational,
}

impl Room {
    pub(crate) fn of(text: &str) -> Self {
        let units = [("亿元", 8), ("万元", 4), ("元", 0), ("%", 0)];
        let (number, power) =
            units.iter().find_map(|(unit, power)| Some((text.strip_suffix(unit)?, *power))).expect("a known unit");
        let decimals = number.split_once('.').map_or(0, |(_, fraction)| fraction.len());
        let count: BigInt = number.replace('.', "").parse().expect("digits");
        let step =
            BigRational::new(BigInt::from(10).pow(power), BigInt::from(10).pow(decimals.try_into().expect("few")));
        let (value, half) = (BigRational::from(count) * &step, step / BigRational::from(BigInt::from(2)));
        Self { low: &value - &half, high: value + half }
    }

    pub(crate) fn corners(&self, other: &Self, of: impl Fn(&BigRational, &BigRational) -> BigRational) -> Self {
        let ends = [&self.low, &self.high];
        let all: Vec<BigRational> =
            ends.iter().flat_map(|one| [&other.low, &other.high].map(|two| of(one, two))).collect();
        Self { low: all.iter().min().expect("four").clone(), high: all.iter().max().expect("four").clone() }
    }

    pub(crate) fn is_within(&self, other: &Self) -> bool {
        other.low <= self.low && self.high <= other.high
    }

    pub(crate) fn meets(&self, other: &Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    pub(crate) fn holds_zero(&self) -> bool {
        !self.low.is_positive() && !self.high.is_negative()
    }
}

/// Whether a relation between stated figures can be true, by exact fractions; a base that can be zero proves nothing.
pub(crate) fn can_be_true(rooms: &[Room], relation: &Relation<usize>) -> bool {
    let room = |figure: usize| rooms[figure].clone();
    let hundred = BigRational::from(BigInt::from(100));
    let percent = |part: usize, whole: usize| room(part).corners(&room(whole), |part, whole| &hundred * part / whole);
    match relation {
        Relation::Sum { total, parts, .. } => {
            let nothing = Room { low: BigRational::zero(), high: BigRational::zero() };
            let add =
                |sum: Room, part: &usize| Room { low: sum.low + room(*part).low, high: sum.high + room(*part).high };
            parts.iter().fold(nothing, add).meets(&room(*total))
        }
        Relation::Change { current, prior, change, .. } => {
            room(*current).corners(&room(*prior), |one, two| one - two).meets(&room(*change))
        }
        Relation::Share { part, whole, share, .. } => {
            !room(*whole).holds_zero() && percent(*part, *whole).meets(&room(*share))
        }
        Relation::Growth { current, prior, rate, .. } => {
            let (base, mut rates) = (room(*prior), room(*rate));
            rates.low += &hundred;
            rates.high += &hundred;
            base.low.is_positive() && percent(*current, *prior).meets(&rates)
        }
        other => panic!("the sheets have no {other:?}"),
    }
}

/// Every text at one slip of the pen, or of the unit, from another; by characters alone.
fn slips(text: &str) -> BTreeMap<String, BTreeSet<&'static str>> {
    let unit = text.trim_start_matches(|one: char| one.is_ascii_digit() || matches!(one, '.' | '-'));
    let number = text.strip_suffix(unit).expect("it ends so");
    let chars: Vec<char> = number.chars().collect();
    let places: Vec<usize> = (0..chars.len()).filter(|at| chars[*at].is_ascii_digit()).collect();
    let mut all: BTreeMap<String, BTreeSet<&'static str>> = BTreeMap::new();
    let mut add = |kind, number: String, unit: &str| {
        let text = number + unit;
        let parsed = text.parse::<budget_performance::Figure>();
        if parsed.is_ok_and(|figure| figure.to_string() == text) {
            all.entry(text).or_default().insert(kind);
        }
    };
    let edited = |edit: &dyn Fn(&mut Vec<char>)| {
        let mut chars = chars.clone();
        edit(&mut chars);
        chars.into_iter().collect::<String>()
    };
    for &at in &places {
        for digit in '0'..='9' {
            add("DigitReplaced", edited(&|chars| chars[at] = digit), unit);
            add("DigitDropped", edited(&|chars| chars.insert(at, digit)), unit);
            add("DigitDropped", edited(&|chars| chars.insert(at + 1, digit)), unit);
        }
        add(
            "DigitAdded",
            edited(&|chars| {
                chars.remove(at);
            }),
            unit,
        );
    }
    for pair in places.windows(2) {
        add("DigitsSwapped", edited(&|chars| chars.swap(pair[0], pair[1])), unit);
    }
    let opposite = number.strip_prefix('-').map_or_else(|| format!("-{number}"), ToOwned::to_owned);
    add("SignReversed", opposite, unit);
    for (kind, from, to) in [
        ("TenThousandfold", "元", "万元"),
        ("TenThousandfold", "万元", "亿元"),
        ("TenThousandth", "万元", "元"),
        ("TenThousandth", "亿元", "万元"),
    ] {
        if unit == from {
            add(kind, number.to_owned(), to);
        }
    }
    let hundredfold = if unit == "%" { "ProportionForPercent" } else { "Hundredfold" };
    for (kind, places) in [("Tenfold", 1), (hundredfold, 2), ("Tenth", -1), ("Hundredth", -2)] {
        add(kind, moved(number, places), unit);
    }
    if unit == "%" {
        add("TenThousandfold", moved(number, 4), unit);
        add("TenThousandth", moved(number, -4), unit);
    }
    all.remove(text);
    all
}

/// A number with its point moved to the right.
fn moved(number: &str, places: i32) -> String {
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let decimals = i32::try_from(fraction.len()).expect("few") - places;
    let mut digits = format!("{whole}{fraction}");
    for _ in decimals..0 {
        digits.push('0');
    }
    let decimals = usize::try_from(decimals.max(0)).expect("not below zero");
    let digits = format!("{:0>width$}", digits.trim_start_matches('0'), width = decimals + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

fn kind(one: &Hypothesis) -> String {
    match &one.explanation {
        Explanation::UnitSlip { slip } => format!("{slip:?}"),
        other => format!("{other:?}").split([' ', '{']).next().unwrap_or_default().to_owned(),
    }
}

/// Amounts of a few lines, now and before, in counts of 0.0001万元, and whether the prior year is printed.
pub(crate) fn amounts() -> impl Strategy<Value = (Vec<(i64, i64)>, bool)> {
    let line = (100_000..9_000_000_i64, 100_000..9_000_000_i64);
    (prop::collection::vec(line, 2..4), any::<bool>())
}

/// A number of hundredths, printed.
fn hundredths(count: i64, unit: &str) -> String {
    let sign = if count < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}{unit}", count.abs() / 100, count.abs() % 100)
}

/// The nearest whole number, halves away from zero.
fn nearest(numerator: i64, denominator: i64) -> i64 {
    let sign = numerator.signum();
    sign * ((2 * numerator.abs() + denominator) / (2 * denominator))
}

/// What a report would truthfully print of them: amounts, total, shares, changes and growths.
pub(crate) fn truthful(lines: &[(i64, i64)], prior_is_stated: bool) -> Sheet {
    let mut sheet = Sheet::default();
    let wan = |ten_thousandths: i64| hundredths(nearest(ten_thousandths, 100), "万元");
    let whole: i64 = lines.iter().map(|line| line.0).sum();
    let total = sheet.stated("total", &wan(whole));
    let mut parts = Vec::new();
    for (index, (current, prior)) in lines.iter().enumerate() {
        let part = sheet.stated(&format!("p{index}"), &wan(*current));
        let of = sheet.stated(&format!("p{index}.share"), &hundredths(nearest(current * 10_000, whole), "%"));
        let before = format!("p{index}.prior");
        let before = if prior_is_stated { sheet.stated(&before, &wan(*prior)) } else { sheet.unknown(&before) };
        let difference = sheet.stated(&format!("p{index}.change"), &wan(current - prior));
        let rate = nearest((current - prior) * 10_000, *prior);
        let rate = sheet.stated(&format!("p{index}.rate"), &hundredths(rate, "%"));
        sheet.relations.extend([share(part, total, of), change(part, before, difference), growth(part, before, rate)]);
        parts.push(part);
    }
    sheet.relations.push(sum(total, parts));
    sheet
}

/// What undoes a slip, and the slip.
const INVERSES: [(&str, &str); 13] = [
    ("SignReversed", "SignReversed"),
    ("DigitReplaced", "DigitReplaced"),
    ("DigitsSwapped", "DigitsSwapped"),
    ("DigitDropped", "DigitAdded"),
    ("DigitAdded", "DigitDropped"),
    ("Tenfold", "Tenth"),
    ("Hundredfold", "Hundredth"),
    ("TenThousandfold", "TenThousandth"),
    ("Tenth", "Tenfold"),
    ("Hundredth", "Hundredfold"),
    ("Hundredth", "ProportionForPercent"),
    ("TenThousandth", "TenThousandfold"),
    ("ProportionForPercent", "Hundredth"),
];

/// A sheet of truthful figures, one of them with a slip: which, what it was, and of what kind the slip is.
pub(crate) fn slipped() -> impl Strategy<Value = (Sheet, usize, String, &'static str)> {
    (amounts(), any::<Index>(), any::<Index>(), any::<Index>()).prop_filter_map(
        "a slip that can be printed",
        |((lines, stated), figure, slip, kind)| {
            let sheet = truthful(&lines, stated);
            let printed: Vec<usize> = (0..sheet.figures.len()).filter(|one| sheet.figures[*one].1.is_some()).collect();
            let figure = *figure.get(&printed);
            let was = sheet.figures[figure].1.clone()?;
            // What is printed is a text that this kind of slip undoes.
            let (undoing, slipping) = *kind.get(&INVERSES);
            let texts: Vec<String> =
                slips(&was).into_iter().filter(|(_, kinds)| kinds.contains(slipping)).map(|(text, _)| text).collect();
            if texts.is_empty() {
                return None;
            }
            let text = slip.get::<String>(&texts);
            let undone = slips(text).get(&was).is_some_and(|undo| undo.contains(undoing));
            undone.then(|| (sheet.with(figure, text), figure, was, undoing))
        },
    )
}

type Checked = Result<(), TestCaseError>;

proptest! {
    /// What undoes a slip is found, with its kind, and clears everything.
    #[test]
    fn a_planted_slip_is_undone((sheet, figure, was, planted) in slipped()) {
        is_undone(&sheet, figure, &was, planted)?;
    }

    /// The order of figures and relations changes nothing but indices.
    #[test]
    fn order_changes_nothing((sheet, _, _, _) in slipped(), seed in any::<u64>()) {
        is_the_same_in_another_order(&sheet, seed)?;
    }
}

proptest! {
    // Thousands of edits are tried in exact fractions in each case.
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Of stated figures, the slips offered are all those that clear something and break nothing, by exact fractions.
    #[test]
    fn offered_are_all_slips_that_fit_and_no_others(
        (lines, _) in amounts(),
        edits in prop::collection::vec((any::<Index>(), any::<Index>()), 1..3),
    ) {
        let mut sheet = truthful(&lines, true);
        for (figure, slip) in &edits {
            let figure = figure.index(sheet.figures.len());
            let texts: Vec<String> = slips(sheet.text(figure)).into_keys().collect();
            sheet = sheet.with(figure, slip.get::<String>(&texts));
        }
        are_all_that_fit(&sheet)?;
    }
}

fn is_undone(sheet: &Sheet, figure: usize, was: &str, planted: &str) -> Checked {
    let network = sheet.network();
    let judged = reconcile(&network);
    prop_assume!(judged.contradicts());
    // The same value written with fewer digits is no other value.
    let (before, after) = (Room::of(sheet.text(figure)), Room::of(was));
    prop_assume!(!before.is_within(&after));
    let found = hypotheses(&network, &judged);
    let undoing = found.iter().find(|one| {
        let becomes = one.becomes.as_ref().map(ToString::to_string);
        one.figure.index() == figure && kind(one) == planted && becomes.as_deref() == Some(was)
    });
    let lines: Vec<String> = found.iter().map(|one| line(&network, one)).collect();
    prop_assert!(undoing.is_some(), "{planted} of {was}: {lines:#?}\n{sheet:?}");
    let refuted = judged.relations.iter().filter(|one| RelationVerdict::is_contradiction(one)).count();
    prop_assert_eq!(undoing.map(|one| one.clears), Some(refuted));
    Ok(())
}

fn are_all_that_fit(sheet: &Sheet) -> Checked {
    let network = sheet.network();
    let judged = reconcile(&network);
    prop_assume!(judged.relations.iter().all(is_true_or_false));
    let is_slip = |one: &&Hypothesis| {
        let kind = kind(one);
        kind == "SignReversed" || kind.starts_with("Digit") || matches!(one.explanation, Explanation::UnitSlip { .. })
    };
    let found: BTreeSet<Offer> = hypotheses(&network, &judged)
        .iter()
        .filter(is_slip)
        .map(|one| {
            let becomes = one.becomes.as_ref().map(ToString::to_string).unwrap_or_default();
            (network.name(one.figure).to_owned(), kind(one), becomes, one.relations.clone())
        })
        .collect();
    prop_assert_eq!(found, offers(sheet));
    Ok(())
}

/// A figure, a kind of slip, what it becomes, and what that clears.
type Offer = (String, String, String, Vec<usize>);

/// Every slip of one figure that makes a relation true which is not, and none untrue: all of them tried.
fn offers(sheet: &Sheet) -> BTreeSet<Offer> {
    let all = || 0..sheet.relations.len();
    let mut rooms: Vec<Room> = (0..sheet.figures.len()).map(|figure| Room::of(sheet.text(figure))).collect();
    let shapes: BTreeSet<(String, usize)> = (0..rooms.len()).map(|figure| shape(sheet.text(figure))).collect();
    let holds: Vec<bool> = sheet.relations.iter().map(|relation| can_be_true(&rooms, relation)).collect();
    let suspects = all().filter(|index| !holds[*index]).flat_map(|index| members(&sheet.relations[index]));
    let mut offers = BTreeSet::new();
    for figure in suspects.collect::<BTreeSet<usize>>() {
        let (printed, before) = (sheet.text(figure), rooms[figure].clone());
        let own = all().filter(|index| members(&sheet.relations[*index]).contains(&figure));
        let (kept, refuted): (Vec<usize>, Vec<usize>) = own.partition(|index| holds[*index]);
        for (text, kinds) in slips(printed) {
            rooms[figure] = Room::of(&text);
            let is_true = |index: &usize| can_be_true(&rooms, &sheet.relations[*index]);
            let clears: Vec<usize> = refuted.iter().copied().filter(is_true).collect();
            if clears.is_empty() || before.is_within(&rooms[figure]) || !kept.iter().all(is_true) {
                continue;
            }
            let is_usual = shape(&text).1 == shape(printed).1 || shapes.contains(&shape(&text));
            let kinds = kinds.into_iter().filter(|kind| is_usual || !kind.starts_with("Digit"));
            let name = &sheet.figures[figure].0;
            offers.extend(kinds.map(|kind| (name.clone(), kind.to_owned(), text.clone(), clears.clone())));
        }
        rooms[figure] = before;
    }
    offers
}

fn is_the_same_in_another_order(sheet: &Sheet, seed: u64) -> Checked {
    let (other, relations) = sheet.shuffled(seed);
    let told = |sheet: &Sheet, back: &dyn Fn(usize) -> usize| {
        let network = sheet.network();
        let mut found = hypotheses(&network, &reconcile(&network));
        for one in &mut found {
            one.relations = one.relations.iter().map(|index| back(*index)).collect();
            one.relations.sort_unstable();
        }
        found.iter().map(|one| (line(&network, one), one.unique)).collect::<Vec<_>>()
    };
    prop_assert_eq!(told(sheet, &|index| index), told(&other, &|index| relations[index]));
    Ok(())
}

/// Whether a verdict says of a relation that it can be true or that it cannot, however figures are rounded.
pub(crate) fn is_true_or_false(one: &RelationVerdict) -> bool {
    use budget_performance::reconcile::Verdict::{Contradiction, Exact, WithinRounding};
    matches!(one.verdict, Exact | WithinRounding | Contradiction { .. })
}

/// The unit of a figure and the number of its decimals.
fn shape(text: &str) -> (String, usize) {
    let unit = text.trim_start_matches(|one: char| one.is_ascii_digit() || matches!(one, '.' | '-'));
    (
        unit.to_owned(),
        text.strip_suffix(unit).and_then(|number| number.split_once('.')).map_or(0, |(_, fraction)| fraction.len()),
    )
}

pub(crate) fn members(relation: &Relation<usize>) -> Vec<usize> {
    let mut members = Vec::new();
    relation.map(&mut |figure| members.push(*figure));
    members
}

/// A permutation, by a seed.
fn shuffled(count: usize, seed: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let key = |one: usize| {
        (u64::try_from(one).expect("few") + 1)
            .wrapping_mul(seed | 1)
            .rotate_left(29)
            .wrapping_mul(0x9e37_79b9_7f4a_7c15)
    };
    order.sort_by_key(|one| key(*one));
    order
}

#[test]
fn what_stands_in_many_places_is_copied_from_none() {
    // 5.00 would be what the total leaves beside 10.00, and stands in so many other places.
    let copies = |others: usize, total: &str| {
        let mut sheet = Sheet::default();
        let (total, part) = (sheet.stated("total", total), sheet.stated("part", "10.00万元"));
        let copied = sheet.stated("copied", "5.00万元");
        for other in 0..others {
            sheet.stated(&format!("other{other:02}"), "5.00万元");
        }
        sheet.relations.push(sum(total, vec![part, copied]));
        let network = sheet.network();
        let found = hypotheses(&network, &reconcile(&network)).into_iter();
        found.filter(|one| matches!(one.explanation, Explanation::NeighbourCopied { .. })).count()
    };
    assert_eq!([0, 1, 16, 17].map(|others| copies(others, "100.00万元")), [0, 1, 1, 0]);
    // What would be −7.00 is not copied from a line above zero.
    assert_eq!(copies(1, "3.00万元"), 0);
}
