//! The fewest figures that would have to change: real reports, and singles found by exact fractions.

use std::collections::{BTreeMap, BTreeSet};

use budget_performance::reconcile::{
    Claims, Correction, Corrections, Network, Relation, RelationVerdict, corrections, reconcile,
};
use budget_performance::wire::from_json;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};
use proptest::prelude::{any, prop, prop_assert, prop_assert_eq, prop_assume, proptest};
use proptest::sample::Index;
use proptest::test_runner::TestCaseError;

use crate::hypotheses::{
    Room, Sheet, amounts, can_be_true, change, growth, is_true_or_false, members, share, slipped, sum, truthful,
};

fn corrected(sheet: &Sheet) -> (Network, Corrections) {
    let network = sheet.network();
    let found = corrections(&network, &reconcile(&network));
    (network, found)
}

/// Each set in one line: its figures, and what they become.
fn lines(network: &Network, found: &Corrections) -> Vec<String> {
    let line = |set: &Correction| {
        let figures = set.figures.iter().map(|one| {
            let becomes = one.becomes.as_ref().map_or_else(|| "?".to_owned(), ToString::to_string);
            format!("{} → {becomes}", network.name(one.figure))
        });
        figures.collect::<Vec<_>>().join(", ")
    };
    found.sets.iter().map(line).collect()
}

fn sheet(figures: &[(&str, &str)]) -> (Sheet, BTreeMap<String, usize>) {
    let mut sheet = Sheet::default();
    let mut numbers = BTreeMap::new();
    for (name, text) in figures {
        let number = if text.is_empty() { sheet.unknown(name) } else { sheet.stated(name, text) };
        numbers.insert((*name).to_owned(), number);
    }
    (sheet, numbers)
}

fn fraction(numerator: i64, denominator: i64) -> BigRational {
    BigRational::new(numerator.into(), denominator.into())
}

/// The ends of what a set leaves to its only figure.
fn ends(found: &Corrections, index: usize) -> (BigRational, BigRational) {
    let allowed = &found.sets[index].figures[0].allowed;
    let exact = |end: std::ops::Bound<rust_decimal::Decimal>| match end {
        std::ops::Bound::Included(end) | std::ops::Bound::Excluded(end) => {
            BigRational::new(end.mantissa().into(), BigInt::from(10).pow(end.scale()))
        }
        std::ops::Bound::Unbounded => panic!("it has an end"),
    };
    (exact(allowed.lower()), exact(allowed.upper()))
}

/// Whether an interval is what exact fractions make it, rounded outward by less than a last digit of 10⁻⁸.
fn is_just(found: &(BigRational, BigRational), low: &BigRational, high: &BigRational) -> bool {
    let room = fraction(1, 100_000_000);
    &found.0 <= low && low - &found.0 < room && &found.1 >= high && &found.1 - high < room
}

#[test]
fn the_total_of_a_school_is_the_one_figure_that_would_do() {
    // 重庆市荣昌仁义中学校 2025: income 8305.33 is 6128.16 + 2177.17 and the sum of the same six parts; expenditure 8303.55
    // is neither. Six parts rounded to 0.01 sum to 8305.33 ± 0.03.
    let (mut school, at) = sheet(&[
        ("income", "8305.33万元"),
        ("exp", "8303.55万元"),
        ("current", "6128.16万元"),
        ("carried", "2177.17万元"),
        ("services", "0.00万元"),
        ("education", "4902.56万元"),
        ("security", "870.81万元"),
        ("health", "237.90万元"),
        ("housing", "244.39万元"),
        ("other", "2049.67万元"),
    ]);
    let parts = || ["services", "education", "security", "health", "housing", "other"].map(|name| at[name]).to_vec();
    school.relations = vec![
        sum(at["income"], vec![at["current"], at["carried"]]),
        sum(at["exp"], parts()),
        sum(at["income"], parts()),
    ];
    let (network, found) = corrected(&school);
    assert_eq!(lines(&network, &found), ["exp → 8305.33万元"]);
    assert_eq!((found.sets[0].clears, found.sets[0].relations.as_slice()), (1, [1].as_slice()));
    assert!(is_just(&ends(&found, 0), &fraction(83_053_000, 1), &fraction(83_053_600, 1)));
    assert!(!found.bound_met);
}

#[test]
fn a_growth_and_its_change_leave_three_figures_to_doubt() {
    // 黄平县 2022: 30161 is up 4376, printed 14.6 %; the prior year is not printed.
    let (mut county, at) = sheet(&[("same", "30161万元"), ("change", "4376万元"), ("rate", "14.6%"), ("prior", "")]);
    county.relations = vec![change(at["same"], at["prior"], at["change"]), growth(at["same"], at["prior"], at["rate"])];
    let (network, found) = corrected(&county);
    // 30161 × 0.146 ÷ 1.146 = 3842.5; 4376 ÷ 25785 = 16.97 %; 4376 ÷ 0.146 + 4376 = 34348.6.
    assert_eq!(lines(&network, &found), ["change → 3843万元", "rate → 17.0%", "same → 34349万元"]);
    // The current year is the change ÷ rate + the change; both are largest together at 4376.5 and 14.55 %.
    let low = fraction(43_755_000, 1) * (fraction(10_000, 1_465) + BigRational::one());
    let high = fraction(43_765_000, 1) * (fraction(10_000, 1_455) + BigRational::one());
    assert!(is_just(&ends(&found, 2), &low, &high));
    // The change is the current year × rate ÷ (1 + rate).
    let of = |current: i64, rate: i64| fraction(current, 1) * fraction(rate, 10_000 + rate);
    assert!(is_just(&ends(&found, 0), &of(301_605_000, 1_455), &of(301_615_000, 1_465)));
}

#[test]
fn a_share_that_disagrees_with_the_unstated_whole() {
    // 梧州 2024: 469500 ÷ (2476260.58 + 469500) = 15.9382 %, printed 19.62 %; the whole is not printed.
    let (mut unit, at) = sheet(&[
        ("total", ""),
        ("basic", "2476260.58元"),
        ("project", "469500元"),
        ("basic.share", "84.06%"),
        ("project.share", "19.62%"),
    ]);
    unit.relations = vec![
        sum(at["total"], vec![at["basic"], at["project"]]),
        share(at["basic"], at["total"], at["basic.share"]),
        share(at["project"], at["total"], at["project.share"]),
    ];
    let (network, found) = corrected(&unit);
    assert_eq!(lines(&network, &found), ["project.share → 15.94%"]);
}

#[test]
fn a_bound_that_is_met_is_told() {
    // 大英县 2023: 911.7 and its two parts are one group. The rates and shares of 3.46 are another: its sum, its growth and
    // both shares are refuted, and no figure is in more than one of the last three but 3.46 itself, so three are too few.
    let (mut unit, at) = sheet(&[
        ("basic", "911.7万元"),
        ("personnel", "489.18万元"),
        ("routine", "46.89万元"),
        ("three", "3.46万元"),
        ("change", "2.4万元"),
        ("rate", "0.24%"),
        ("prior", ""),
        ("abroad", "0万元"),
        ("car", "1.4万元"),
        ("reception", "0.28万元"),
        ("car.share", "0.02%"),
        ("reception.share", "0.95%"),
    ]);
    unit.relations = vec![
        sum(at["basic"], vec![at["personnel"], at["routine"]]),
        sum(at["three"], vec![at["abroad"], at["car"], at["reception"]]),
        change(at["three"], at["prior"], at["change"]),
        growth(at["three"], at["prior"], at["rate"]),
        share(at["car"], at["three"], at["car.share"]),
        share(at["reception"], at["three"], at["reception.share"]),
    ];
    let (network, found) = corrected(&unit);
    // 489.18 + 46.89 = 536.07; 911.7 − 46.89 = 864.81; 911.7 − 489.18 = 422.52.
    let basic = ["basic → 536.1万元", "personnel → 864.81万元", "routine → 422.52万元"];
    assert_eq!(lines(&network, &found)[..3], basic);
    assert_eq!(found.sets.len(), 3);
    assert!(found.bound_met);
}

#[test]
fn at_most_sixty_four_sets_are_listed() {
    let mut long = Sheet::default();
    let total = long.stated("total", "900万元");
    let parts = (0..70).map(|index| long.stated(&format!("p{index:02}"), "10万元")).collect();
    long.relations.push(sum(total, parts));
    let (network, found) = corrected(&long);
    assert_eq!(found.sets.len(), 64);
    assert!(found.bound_met);
    // 900 − 69 × 10 = 210, each part by the smallest names first.
    assert_eq!(lines(&network, &found)[..2], ["p00 → 210万元", "p01 → 210万元"]);
    assert_eq!(lines(&network, &found)[63], "p63 → 210万元");
}

#[test]
fn four_wrong_shares_are_one_too_many() {
    let mut shares = Sheet::default();
    let whole = shares.stated("whole", "100.00万元");
    for (index, printed) in ["11.00%", "21.00%", "31.00%", "12.00%"].iter().enumerate() {
        let part = shares.stated(&format!("p{index}"), ["10.00万元", "20.00万元", "30.00万元", "40.00万元"][index]);
        let rate = shares.stated(&format!("s{index}"), printed);
        shares.relations.push(share(part, whole, rate));
    }
    let (network, found) = corrected(&shares);
    assert!(found.sets.is_empty() && found.bound_met);
    // The document tells so too.
    let written = reconcile(&network).explained(&network, &[], &found);
    assert!(written.corrections_bound_met && written.corrections == Some(Vec::new()));
    shares.relations.pop();
    let (network, found) = corrected(&shares);
    assert!(!reconcile(&network).explained(&network, &[], &found).corrections_bound_met);
    // Each of three wrong shares, or its part, has to change; or the whole, which sets one right, and two others.
    assert_eq!(found.sets.len(), 8 + 3 * 4);
    assert_eq!(lines(&network, &found)[0], "p0 → 11.00万元, p1 → 21.00万元, p2 → 31.00万元");
    assert!(lines(&network, &found).contains(&"s0 → 10.00%, s1 → 20.00%, s2 → 30.00%".to_owned()));
    // 10 ÷ 11 % = 90.91, of which 20 is 22.00 % and 30 is 33.00 %.
    assert!(lines(&network, &found).contains(&"s1 → 22.00%, s2 → 33.00%, whole → 90.91万元".to_owned()));
    assert!(!found.bound_met);
}

#[test]
fn nothing_is_set_right_by_being_nothing() {
    // If 311.01, 259.01 and 48.37 were all other, their shares of 83.28 % and 15.55 % would still not sum to 100 %, unless
    // all were zero. Each share is told twice, so that one of them and its amount are three figures too.
    let mut report = Sheet::default();
    let texts = ["311.01万元", "259.01万元", "48.37万元", "83.28%", "15.55%", "83.28%", "15.55%"];
    let names = ["basic", "personnel", "routine", "p.share", "r.share", "p.share.again", "r.share.again"];
    for (name, text) in names.iter().zip(texts) {
        report.stated(name, text);
    }
    let equal = |one, two| Relation::Equal { figures: vec![one, two], assumed: false };
    report.relations = vec![sum(0, vec![1, 2]), share(1, 0, 3), share(2, 0, 4), equal(3, 5), equal(4, 6)];
    let (network, found) = corrected(&report);
    let expected = [
        "p.share → 84.45%, p.share.again → 84.45%, personnel → 262.64万元",
        "r.share → 16.72%, r.share.again → 16.72%, routine → 52.00万元",
    ];
    assert_eq!(lines(&network, &found), expected);
}

#[test]
fn groups_that_hang_together_by_what_holds_are_set_right_apart() {
    // Two growths are wrong; both prior years are parts of one that is not printed either.
    let (mut county, at) = sheet(&[
        ("a", "120万元"),
        ("a.change", "20万元"),
        ("a.rate", "30%"),
        ("a.prior", ""),
        ("b", "250万元"),
        ("b.change", "50万元"),
        ("b.rate", "40%"),
        ("b.prior", ""),
        ("total.prior", ""),
    ]);
    county.relations = vec![
        change(at["a"], at["a.prior"], at["a.change"]),
        growth(at["a"], at["a.prior"], at["a.rate"]),
        change(at["b"], at["b.prior"], at["b.change"]),
        growth(at["b"], at["b.prior"], at["b.rate"]),
        sum(at["total.prior"], vec![at["a.prior"], at["b.prior"]]),
    ];
    let (network, found) = corrected(&county);
    // 20 ÷ 100 = 20 %, 50 ÷ 200 = 25 %.
    let lines = lines(&network, &found);
    assert_eq!(lines.len(), 6, "{lines:?}");
    assert!(lines.contains(&"a.rate → 20%".to_owned()) && lines.contains(&"b.rate → 25%".to_owned()), "{lines:?}");
}

#[test]
fn what_is_given_stays_and_what_sets_two_groups_right_is_told_once() {
    // 60 % + 49 % of a given 100 %, twice, by names of its own: no figure of the one is in the other, but both have the
    // amounts behind them that hold.
    let given = |reading: &str| {
        let claims = format!(
            r#"{{ "figures": [ {{ "name": "a", "stated": ["60.0%"] }}, {{ "name": "b", "stated": ["49.0%"] }},
                {{ "name": "all", "stated": ["100%"], "reading": "{reading}" }} ],
              "relations": [ {{ "kind": "sum", "total": "all", "parts": ["a", "b"] }} ] }}"#
        );
        let network = Network::try_from(from_json::<Claims>(&claims).expect("claims")).expect("they can be judged");
        let found = corrections(&network, &reconcile(&network));
        lines(&network, &found)
    };
    assert_eq!(given("nearest"), ["a → 51.0%", "all → 109%", "b → 40.0%"]);
    assert_eq!(given("exact"), ["a → 51.0%", "b → 40.0%"]);
    // The sum of amounts and that of their shares are both wrong; they share no figure, and one set mends both.
    let (mut report, at) = sheet(&[
        ("total", "100.0万元"),
        ("a", "70.0万元"),
        ("b", "20.0万元"),
        ("a.share", "70.0%"),
        ("b.share", "20.0%"),
        ("all", "100.0%"),
        ("all.again", "100.0%"),
    ]);
    let equal = Relation::Equal { figures: vec![at["all"], at["all.again"]], assumed: false };
    report.relations = vec![
        sum(at["total"], vec![at["a"], at["b"]]),
        sum(at["all"], vec![at["a.share"], at["b.share"]]),
        share(at["a"], at["total"], at["a.share"]),
        share(at["b"], at["total"], at["b.share"]),
        equal,
    ];
    let (network, found) = corrected(&report);
    let expected = ["a → 80.0万元, a.share → 80.0%", "b → 30.0万元, b.share → 30.0%", "all → 90.0%, all.again → 90.0%"];
    assert_eq!(lines(&network, &found), expected);
    let cleared: Vec<&[usize]> = found.sets.iter().map(|set| set.relations.as_slice()).collect();
    assert_eq!(cleared, [[0, 1].as_slice(), &[0, 1], &[1]]);
}

#[test]
fn an_order_leaves_one_end_open() {
    let mut order = Sheet::default();
    let (lesser, greater) = (order.stated("lesser", "12人"), order.stated("greater", "10人"));
    order.relations.push(Relation::Order { lesser, greater, strict: true, assumed: false });
    let (network, found) = corrected(&order);
    // The greater has to be above 12, the lesser below 10: no nearest value is there to name.
    assert_eq!(lines(&network, &found), ["greater → ?", "lesser → ?"]);
    let allowed = |index: usize| found.sets[index].figures[0].allowed.to_string();
    assert_eq!([allowed(0), allowed(1)], ["(12, +∞)", "(−∞, 10)"]);
    let mut order = Sheet::default();
    let (lesser, greater) = (order.stated("lesser", "12人"), order.stated("greater", "10人"));
    order.relations.push(Relation::Order { lesser, greater, strict: false, assumed: false });
    let (network, found) = corrected(&order);
    assert_eq!(lines(&network, &found), ["greater → 12人", "lesser → 10人"]);
}

#[test]
fn a_change_without_a_sign_goes_either_way() {
    let mut unsigned = Sheet::default();
    let (current, prior) = (unsigned.stated("current", "100.0万元"), unsigned.unknown("prior"));
    let (moved, rate) = (unsigned.stated("change", "20.0万元"), unsigned.stated("rate", "50.0%"));
    let sense = Some(budget_performance::reconcile::Sense::Unsigned);
    unsigned.relations = vec![
        Relation::Change { current, prior, change: moved, sense, assumed: false },
        Relation::Growth { current, prior, rate, sense, assumed: false },
    ];
    let (network, found) = corrected(&unsigned);
    // The prior year is 80 or 120, the growth 25 % or 16.7 %. At 50 % it is 66.7 or 200, the change 33.3 or 100; and 20 is
    // half of 40, from which 60 or 20 is 50 % away.
    let figures: Vec<&str> = found.sets.iter().map(|set| network.name(set.figures[0].figure)).collect();
    assert_eq!(figures, ["change", "current", "rate"]);
    for (index, values) in [["33.3万元", "100.0万元"], ["60.0万元", "20.0万元"], ["25.0%", "16.7%"]].iter().enumerate()
    {
        for value in values {
            let value: budget_performance::Figure = value.parse().expect("canonical");
            let room = value.interval(budget_performance::Reading::Nearest);
            let allowed = &found.sets[index].figures[0].allowed;
            assert!(room.intersection(allowed).is_some(), "{value} in {allowed}");
        }
    }
}

#[test]
fn statements_that_disagree_are_a_problem_of_their_figure() {
    let mut twice = Network::new();
    let stated = ["12.0万元", "15.0万元"].map(|text| text.parse().expect("canonical")).to_vec();
    let figure = twice.figure("a", stated, budget_performance::reconcile::ClaimReading::Nearest);
    let found = corrections(&twice, &reconcile(&twice));
    let [set] = found.sets.as_slice() else { panic!("there is one") };
    assert_eq!((set.figures[0].figure, set.clears, set.relations.len()), (figure, 1, 0));
}

#[test]
fn what_is_set_right_together_is_right_in_exact_fractions() {
    // 南岳区应急管理局 2023: the sum of this year and the sum of the year before are both wrong, and share no figure that is
    // in no share: three figures have to change.
    let texts = [
        ("basic", "311.01万元"),
        ("basic.change", "68.74万元"),
        ("basic.prior", ""),
        ("personnel", "259.01万元"),
        ("personnel.rate", "35.39%"),
        ("personnel.prior", ""),
        ("personnel.share", "83.28%"),
        ("routine", "48.37万元"),
        ("routine.rate", "-0.35%"),
        ("routine.prior", ""),
        ("routine.share", "15.55%"),
    ];
    let (mut report, at) = sheet(&texts);
    report.relations = vec![
        sum(at["basic"], vec![at["personnel"], at["routine"]]),
        change(at["basic"], at["basic.prior"], at["basic.change"]),
        growth(at["personnel"], at["personnel.prior"], at["personnel.rate"]),
        growth(at["routine"], at["routine.prior"], at["routine.rate"]),
        sum(at["basic.prior"], vec![at["personnel.prior"], at["routine.prior"]]),
        share(at["personnel"], at["basic"], at["personnel.share"]),
        share(at["routine"], at["basic"], at["routine.share"]),
    ];
    let (network, found) = corrected(&report);
    assert_eq!(found.sets.len(), 6, "{:?}", lines(&network, &found));
    let hundred = || BigRational::from(BigInt::from(100));
    for set in &found.sets {
        assert_eq!((set.figures.len(), set.clears), (3, 3));
        let mut rooms: BTreeMap<&str, Room> =
            texts.iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| (*name, Room::of(text))).collect();
        for one in &set.figures {
            let becomes = one.becomes.as_ref().expect("a value that fits").to_string();
            rooms.insert(network.name(one.figure), Room::of(&becomes));
        }
        let percent =
            |part: &str, whole: &str| rooms[part].corners(&rooms[whole], |part, whole| hundred() * part / whole);
        let prior = |of: &str, rate: &str| {
            rooms[of].corners(&rooms[rate], |current, rate| hundred() * current / (hundred() + rate))
        };
        let add = |one: &Room, two: &Room| Room { low: &one.low + &two.low, high: &one.high + &two.high };
        let less = |one: &Room, two: &Room| Room { low: &one.low - &two.high, high: &one.high - &two.low };
        assert!(add(&rooms["personnel"], &rooms["routine"]).meets(&rooms["basic"]), "{set:?}");
        assert!(percent("personnel", "basic").meets(&rooms["personnel.share"]), "{set:?}");
        assert!(percent("routine", "basic").meets(&rooms["routine.share"]), "{set:?}");
        let before = add(&prior("personnel", "personnel.rate"), &prior("routine", "routine.rate"));
        assert!(before.meets(&less(&rooms["basic"], &rooms["basic.change"])), "{set:?}");
    }
}

/// `Σ factor × figure + constant ≥ 0`.
type Row = (BTreeMap<usize, BigRational>, BigRational);

/// What relations demand of true values, where rates lie within their rooms; every base is above zero.
fn rows(rooms: &[Room], relation: &Relation<usize>) -> Vec<Row> {
    let whole = |count: i64| fraction(count, 1);
    let row = |terms: &[(usize, BigRational)]| (terms.iter().cloned().collect::<BTreeMap<_, _>>(), whole(0));
    let both = |terms: Vec<(usize, BigRational)>| {
        let turned: Vec<_> = terms.iter().map(|(figure, factor)| (*figure, -factor)).collect();
        vec![row(&terms), row(&turned)]
    };
    let ratio = |above: usize, below: usize, low: BigRational, high: BigRational| {
        vec![row(&[(above, whole(100)), (below, -low)]), row(&[(above, whole(-100)), (below, high)])]
    };
    match *relation {
        Relation::Sum { total, ref parts, .. } => {
            both(parts.iter().map(|part| (*part, whole(1))).chain([(total, whole(-1))]).collect())
        }
        Relation::Change { current, prior, change, .. } => {
            both(vec![(current, whole(1)), (prior, whole(-1)), (change, whole(-1))])
        }
        Relation::Share { part, whole, share, .. } => {
            ratio(part, whole, rooms[share].low.clone(), rooms[share].high.clone())
        }
        Relation::Growth { current, prior, rate, .. } => {
            ratio(current, prior, &rooms[rate].low + whole(100), &rooms[rate].high + whole(100))
        }
        ref other => panic!("the sheets have no {other:?}"),
    }
}

/// The values that relations together leave to one figure, the others within their rooms: every pair of a lower and an
/// upper end, figure by figure, in exact fractions. `None` if there is no value.
fn left(rooms: &[Room], relations: &[&Relation<usize>], of: usize) -> Option<Room> {
    let mut all: Vec<Row> = relations.iter().flat_map(|relation| rows(rooms, relation)).collect();
    let others: BTreeSet<usize> =
        all.iter().flat_map(|(row, _)| row.keys().copied()).filter(|one| *one != of).collect();
    for figure in &others {
        let one = |factor: i64| BTreeMap::from([(*figure, fraction(factor, 1))]);
        all.extend([(one(1), -&rooms[*figure].low), (one(-1), rooms[*figure].high.clone())]);
    }
    for figure in others {
        let factor = |row: &Row| row.0.get(&figure).cloned().unwrap_or_else(|| fraction(0, 1));
        let (lower, rest): (Vec<Row>, Vec<Row>) = all.into_iter().partition(|row| factor(row).is_positive());
        let (upper, mut rest): (Vec<Row>, Vec<Row>) = rest.into_iter().partition(|row| factor(row).is_negative());
        for low in &lower {
            for high in &upper {
                let (by_low, by_high) = (-factor(high), factor(low));
                let mut row = BTreeMap::new();
                for (from, by) in [(low, &by_low), (high, &by_high)] {
                    for (figure, factor) in &from.0 {
                        *row.entry(*figure).or_insert_with(|| fraction(0, 1)) += factor * by;
                    }
                }
                row.retain(|_, factor: &mut BigRational| !factor.is_zero());
                rest.push((row, &low.1 * &by_low + &high.1 * &by_high));
            }
        }
        all = rest;
        all.sort();
        all.dedup();
    }
    let (mut low, mut high): (Option<BigRational>, Option<BigRational>) = (None, None);
    for (row, constant) in all {
        match row.get(&of) {
            None if constant.is_negative() => return None,
            None => {}
            Some(factor) if factor.is_positive() => low = low.max(Some(-constant / factor)),
            Some(factor) => high = Some(high.map_or(-&constant / factor, |high| high.min(-&constant / factor))),
        }
    }
    let (low, high) = (low.expect("it has a lower end"), high.expect("it has an upper end"));
    (low <= high).then_some(Room { low, high })
}

/// The rate that a relation leaves, by exact fractions.
fn rate(rooms: &[Room], relation: &Relation<usize>, of: usize) -> Option<Room> {
    let percent =
        |part: usize, whole: usize| rooms[part].corners(&rooms[whole], |part, whole| fraction(100, 1) * part / whole);
    match *relation {
        Relation::Share { part, whole, share, .. } if share == of => Some(percent(part, whole)),
        Relation::Growth { current, prior, rate, .. } if rate == of => {
            let Room { low, high } = percent(current, prior);
            Some(Room { low: low - fraction(100, 1), high: high - fraction(100, 1) })
        }
        _ => None,
    }
}

type Checked = Result<(), TestCaseError>;

proptest! {
    /// A figure with a slip is one of those that alone would do, and may be what it was.
    #[test]
    fn a_planted_slip_is_a_correction((sheet, figure, was, _) in slipped()) {
        is_corrected(&sheet, figure, &was)?;
    }

    /// Of stated figures, single corrections are those that exact fractions allow, and leave to them just that.
    #[test]
    fn singles_are_those_of_exact_fractions(
        (figures, _) in amounts(),
        edits in prop::collection::vec((any::<Index>(), any::<Index>()), 1..3),
    ) {
        let mut sheet = truthful(&figures, true);
        for (figure, place) in &edits {
            let figure = figure.index(sheet.figures.len());
            sheet = sheet.with(figure, &with_another_digit(sheet.text(figure), *place));
        }
        are_those_of_exact_fractions(&sheet)?;
    }

    /// The order of figures and relations changes nothing but indices.
    #[test]
    fn order_changes_nothing((one, _, _, _) in slipped(), (two, _, _, _) in slipped(), seed in any::<u64>()) {
        is_the_same_in_another_order(one, &two, seed)?;
    }
}

fn with_another_digit(text: &str, place: Index) -> String {
    let digits = text.char_indices().filter(|(_, one)| one.is_ascii_digit());
    let at = *place.get(&digits.map(|(at, _)| at).collect::<Vec<_>>());
    let mut edited = text.to_owned();
    edited.replace_range(at..=at, if &text[at..=at] == "7" { "3" } else { "7" });
    edited
}

fn is_corrected(sheet: &Sheet, figure: usize, was: &str) -> Checked {
    let network = sheet.network();
    let judged = reconcile(&network);
    prop_assume!(judged.contradicts());
    let found = corrections(&network, &judged);
    prop_assert!(found.sets.iter().all(|set| set.figures.len() == 1), "{:?}", lines(&network, &found));
    let own = found.sets.iter().find(|set| set.figures[0].figure.index() == figure);
    let Some(own) = own else { return Err(TestCaseError::fail(format!("{:?}", lines(&network, &found)))) };
    let was: budget_performance::Figure = was.parse().expect("canonical");
    let allowed = &own.figures[0].allowed;
    let room = was.interval(budget_performance::Reading::Nearest);
    prop_assert!(room.intersection(allowed).is_some(), "{was} is not in {allowed}");
    let refuted = judged.relations.iter().filter(|one| RelationVerdict::is_contradiction(one)).count();
    prop_assert_eq!(own.clears, refuted);
    Ok(())
}

fn are_those_of_exact_fractions(sheet: &Sheet) -> Checked {
    let network = sheet.network();
    let judged = reconcile(&network);
    prop_assume!(judged.contradicts() && judged.relations.iter().all(is_true_or_false));
    let rooms: Vec<Room> = (0..sheet.figures.len()).map(|figure| Room::of(sheet.text(figure))).collect();
    let refuted: Vec<Vec<usize>> =
        sheet.relations.iter().filter(|one| !can_be_true(&rooms, one)).map(members).collect();
    // Problems that share no figure are corrected apart.
    prop_assume!(refuted.iter().all(|one| one.iter().any(|figure| refuted[0].contains(figure))));
    let found = corrections(&network, &judged);
    let expected = singles(sheet, &rooms, &refuted);
    let single = |index: &usize| found.sets[*index].figures.len() == 1;
    let indices = (0..found.sets.len()).filter(single);
    let offered: BTreeMap<usize, usize> =
        indices.map(|index| (found.sets[index].figures[0].figure.index(), index)).collect();
    let named = |figures: Vec<&usize>| figures.iter().map(|one| sheet.figures[**one].0.clone()).collect::<Vec<_>>();
    prop_assert_eq!(named(offered.keys().collect()), named(expected.keys().collect()));
    for (figure, index) in offered {
        let Room { low, high } = &expected[&figure];
        prop_assert!(is_just(&ends(&found, index), low, high), "{:?} is not [{low}, {high}]", found.sets[index]);
    }
    // With its values in place, every set makes true what was not, and nothing untrue.
    for set in &found.sets {
        let mut rooms = rooms.clone();
        for one in &set.figures {
            let becomes = one.becomes.as_ref().map(ToString::to_string);
            prop_assert!(becomes.is_some(), "{set:?}");
            rooms[one.figure.index()] = Room::of(&becomes.unwrap_or_default());
        }
        prop_assert!(sheet.relations.iter().all(|one| can_be_true(&rooms, one)), "{set:?}");
    }
    Ok(())
}

/// The figures that alone would do, and what is left to each, by exact fractions.
fn singles(sheet: &Sheet, rooms: &[Room], refuted: &[Vec<usize>]) -> BTreeMap<usize, Room> {
    let everywhere = (0..rooms.len()).filter(|figure| refuted.iter().all(|one| one.contains(figure)));
    let left_to = |figure: usize| {
        let own: Vec<&Relation<usize>> = sheet.relations.iter().filter(|one| members(one).contains(&figure)).collect();
        let as_rate = own.iter().find_map(|one| rate(rooms, one, figure));
        Some((figure, as_rate.or_else(|| left(rooms, &own, figure))?))
    };
    everywhere.filter_map(left_to).collect()
}

fn is_the_same_in_another_order(mut both: Sheet, second: &Sheet, seed: u64) -> Checked {
    // Two sheets side by side: two groups.
    let before = both.figures.len();
    both.figures.extend(second.figures.iter().map(|(name, text)| (format!("q.{name}"), text.clone())));
    both.relations.extend(second.relations.iter().map(|one| one.map(&mut |figure| figure + before)));
    let (other, relations) = both.shuffled(seed);
    let told = |sheet: &Sheet, back: &dyn Fn(usize) -> usize| {
        let (network, found) = corrected(sheet);
        let cleared = |set: &Correction| set.relations.iter().map(|index| back(*index)).collect::<BTreeSet<_>>();
        let cleared: Vec<_> = found.sets.iter().map(cleared).collect();
        (lines(&network, &found), cleared, found.bound_met)
    };
    prop_assert_eq!(told(&both, &|index| index), told(&other, &|index| relations[index]));
    Ok(())
}
