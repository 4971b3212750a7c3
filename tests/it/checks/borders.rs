//! Where a check begins to speak: the fixtures, edited at the places that decide.

use budget_performance::audit::{Finding, Language, Severity, audit};
use serde_json::{Value, json};

use super::fixtures::{read, report};

/// The codes that a fixture yields with some values put in their places, or taken away where the value is null.
pub(super) fn codes(name: &str, edits: &[(&str, Value)]) -> Vec<String> {
    let mut json = read(name);
    for (place, value) in edits {
        let (parent, member) = place.rsplit_once('/').expect("a place has a parent");
        let parent = json.pointer_mut(parent).unwrap_or_else(|| panic!("{name}: there is no {place}"));
        match parent {
            Value::Object(members) if value.is_null() => drop(members.remove(member).expect("it is there")),
            Value::Object(members) => drop(members.insert(member.to_owned(), value.clone())),
            Value::Array(items) => {
                let index = member.parse::<usize>().expect("an index");
                if index < items.len() { items[index] = value.clone() } else { items.push(value.clone()) }
            }
            other => panic!("{name}: {place} is in {other}"),
        }
    }
    audit(&report(&json)).findings.iter().map(|finding| finding.code().to_string()).collect()
}

/// Each edit beside whether the check of the fixture speaks.
pub(super) fn speaks(name: &str, cases: &[(&[(&str, Value)], bool)]) {
    let code = name.split('.').next().unwrap_or_default().to_uppercase();
    for (edits, found) in cases {
        let expected: &[&str] = if *found { &[&code] } else { &[] };
        assert_eq!(codes(name, edits), expected, "{name}: {edits:?}");
    }
}

#[test]
fn a_score_at_the_end_of_a_band_belongs_where_the_report_says() {
    let (total, grade, upper) = ("/scorecards/0/total", "/scorecards/0/grade", "/scorecards/0/bands/0/ends");
    let (below, third, bands) = ("/scorecards/0/bands/1/ends", "/scorecards/0/bands/2/ends", "/scorecards/0/bands");
    speaks(
        "grd001.fault",
        &[
            (&[(total, json!("90"))], false),
            (&[(total, json!("90")), (grade, json!("良"))], true),
            (&[(total, json!("90")), (grade, json!("良")), (below, json!("both"))], false),
            (&[(total, json!("90")), (grade, json!("良")), (below, json!("neither"))], true),
            (&[(total, json!("90")), (below, json!("upper")), (upper, json!("upper"))], true),
            (&[(total, json!("80")), (grade, json!("良"))], false),
            (&[(total, json!("80")), (grade, json!("中"))], true),
            (&[(total, json!("80")), (grade, json!("良")), (below, json!("neither")), (third, json!("both"))], true),
            (&[(total, json!("100"))], false),
            // In no band: nothing is said.
            (&[(total, json!("90")), (upper, json!("neither"))], false),
            // About what score nothing is said either.
            (&[(total, json!("80余"))], false),
            (&[(bands, Value::Null)], false),
            (&[(grade, Value::Null)], false),
            (&[(total, Value::Null)], false),
        ],
    );
}

#[test]
fn days_are_held_against_the_end_of_the_period_the_report_looks_back_on() {
    for name in ["per001.fault", "per002.fault"] {
        for kind in ["budget", "target_declaration", "monitoring"] {
            speaks(name, &[(&[("/kind", json!(kind))], false)]);
        }
        for kind in ["final_account", "project_self_evaluation", "budget_execution", "annual_report"] {
            speaks(name, &[(&[("/kind", json!(kind))], true)]);
        }
    }
    let until = "/period/until";
    let early = [("2023-10-20", false), ("2023-10-21", true), ("2023-10-31", true), ("2024-03-31", true)];
    for (day, found) in early {
        speaks("per001.fault", &[(&[(until, json!(day))], found)]);
    }
    for (day, found) in [("2023-12-17", false), ("2023-12-18", false), ("2023-12-19", true)] {
        speaks("per002.fault", &[(&[(until, json!(day))], found)]);
    }
    speaks("per002.fault", &[(&[("/date", json!("2023-12-31"))], false), (&[("/date", json!("2023-12-30"))], true)]);
}

#[test]
fn figures_as_of_a_day_within_the_year_stop_before_it_ends() {
    let as_of = |day: &str| json!({ "kind": "as_of", "date": day });
    let tallies = |day: &str| json!([{ "label": "在职人员", "figure": "19人", "when": as_of(day) }]);
    let indicators = |day: &str| json!([{ "label": "应急演练", "when": as_of(day) }]);
    let groups = |day: &str| json!([{ "groups": [{ "label": "产出", "indicators": indicators(day) }] }]);
    let parts = json!([{ "label": "演练", "figure": "1次", "breakdowns": [
        { "dimension": "post_kind", "coverage": "of_which", "parts": tallies("2023-06-30") }
    ] }]);
    let cutoffs = ("/data_cutoffs", json!([]));
    let staffing = |tallies: Value| ("/department", json!({ "staffing": tallies }));
    let things = |tallies: Value| ("/tallies", tallies);
    // The end of the year will do; its first day, and a day before, are there to compare with.
    let days = [("2023-12-31", false), ("2023-12-30", true), ("2023-01-02", true), ("2023-01-01", false)];
    for (day, found) in days.into_iter().chain([("2022-12-31", false)]) {
        speaks("per001.fault", &[(&[cutoffs.clone(), staffing(tallies(day))], found)]);
        speaks("per001.fault", &[(&[cutoffs.clone(), things(tallies(day))], found)]);
    }
    speaks("per001.fault", &[(&[cutoffs.clone(), staffing(parts.clone())], true)]);
    speaks("per001.fault", &[(&[cutoffs.clone(), things(parts)], true)]);
    speaks(
        "per001.fault",
        &[
            (&[cutoffs.clone(), ("/indicators", indicators("2023-06-30"))], true),
            (&[cutoffs.clone(), ("/scorecards", groups("2023-06-30"))], true),
            (&[cutoffs.clone(), ("/scorecards", groups("2023-12-31"))], false),
            // A fiscal year that began in April.
            (
                &[
                    cutoffs.clone(),
                    ("/period/from", json!("2023-04-01")),
                    ("/period/until", json!("2024-03-31")),
                    ("/indicators", indicators("2023-03-31")),
                ],
                false,
            ),
            // Facts may be of any day.
            (
                &[
                    cutoffs,
                    (
                        "/facts",
                        json!([{ "label": "暴雨", "value": { "kind": "words", "text": "有" }, "when": as_of("2023-06-30") }]),
                    ),
                ],
                false,
            ),
        ],
    );
}

#[test]
fn a_day_that_is_told_of_the_whole_is_not_told_again_of_a_figure() {
    let mut json = read("per001.fault");
    let as_of = |day: &str| json!({ "kind": "as_of", "date": day });
    json["tallies"] = json!([
        { "label": "应急演练", "figure": "97次", "when": as_of("2023-10-20") },
        { "label": "安全检查", "figure": "12次", "when": as_of("2023-06-30") },
        { "label": "安全培训", "figure": "3次", "when": as_of("2023-06-30") }
    ]);
    let audit = audit(&report(&json));
    let [finding] = audit.findings.as_slice() else { panic!("one finding") };
    let places: Vec<&str> = finding.at.iter().map(budget_performance::model::Pointer::as_str).collect();
    assert_eq!(places, ["/data_cutoffs/0", "/data_cutoffs/1", "/tallies/1/when", "/tallies/2/when"]);
    assert_eq!(
        finding.message(Language::ZhCn),
        "2023年度报告所用数据的截止时间（截至10月底、截至10月20日、2023-06-30）早于期末 2023-12-31。"
    );
}

#[test]
fn a_wrong_code_is_one_finding() {
    // 22006 is 耕地保护考核奖惩基金支出, of the fund budget, and in force from 2024; the line is of the general budget in 2023.
    let codes = |label: &str, code: &str, account: &str| {
        let mut json = read("cls001.fault");
        json["statements"][0]["account"] = json!(account);
        json["statements"][0]["lines"][0]["label"] = json!(label);
        json["statements"][0]["lines"][0]["codes"][0]["code"] = json!(code);
        let audit = audit(&report(&json));
        let below =
            |finding: &Finding| finding.consequences.iter().map(|one| one.code().to_string()).collect::<Vec<_>>();
        audit.findings.iter().map(|one| (one.code().to_string(), one.severity, below(one))).collect::<Vec<_>>()
    };
    let own = |list: &[&str]| list.iter().map(ToString::to_string).collect::<Vec<_>>();
    // 223 are state capital operations: the name is that of 213, and the budget is another.
    let outside = ("ACC001".to_owned(), Severity::Error, own(&["CLS002"]));
    assert_eq!(codes("农林水支出", "223", "general"), [outside]);
    // What a class of another year is called, and where it stands, is not confirmed for this one.
    let year = ("CLS001".to_owned(), Severity::Warning, own(&["ACC001", "CLS002"]));
    assert_eq!(codes("农林水支出", "22006", "general"), [year]);
    let alone = ("CLS001".to_owned(), Severity::Warning, own(&[]));
    assert_eq!(codes("耕地保护考核奖惩基金支出", "22006", "government_fund"), [alone]);
}

#[test]
fn two_wrong_codes_are_two_findings() {
    let mut json = read("cls001.fault");
    let line = json["statements"][0]["lines"][0].clone();
    json["statements"][0]["lines"].as_array_mut().expect("lines").push(line);
    json["statements"][0]["account"] = json!("general");
    let audit = audit(&report(&json));
    let codes: Vec<(&str, usize)> =
        audit.findings.iter().map(|finding| (finding.check.code.as_str(), finding.consequences.len())).collect();
    assert_eq!(codes, [("CLS001", 1), ("CLS001", 1)]);
}

#[test]
fn whatever_has_a_beginning_and_an_end_is_looked_at() {
    let span = |from: &str, until: &str| json!({ "kind": "span", "from": from, "until": until });
    let (late, soon) = (span("2023-05-02", "2023-05-01"), span("2023-05-01", "2023-05-01"));
    let years = |from: u16, until: u16| json!({ "kind": "years", "from": from, "until": until });
    let when = "/facts/0/when";
    let unit = |until: &str| {
        json!([{ "name": "办公室", "kind": "internal_office", "units": [{
            "name": "值班室", "kind": "other", "valid_from": "2023-05-01", "valid_until": until
        }] }])
    };
    let indicators = |when: &Value| json!([{ "label": "应急演练", "when": when }]);
    let tallies = |when: &Value| json!([{ "label": "应急演练", "figure": "1次", "when": when }]);
    let parts = |when: &Value| {
        let breakdown = json!([{ "dimension": "post_kind", "coverage": "of_which", "parts": tallies(when) }]);
        json!([{ "label": "演练", "figure": "1次", "breakdowns": breakdown }])
    };
    let counts = |when: &Value| json!([{ "kind": "field_office", "count": "1个", "when": when }]);
    speaks(
        "per003.sound",
        &[
            (&[(when, late.clone())], true),
            (&[(when, soon.clone())], false),
            (&[(when, years(2023, 2010))], true),
            (&[(when, years(2010, 2023))], false),
            (&[("/department/units", unit("2023-04-30"))], true),
            (&[("/department/units", unit("2023-05-01"))], false),
            (&[("/indicators", indicators(&late))], true),
            (&[("/indicators", indicators(&soon))], false),
            (&[("/scorecards", json!([{ "indicators": indicators(&late) }]))], true),
            (&[("/scorecards", json!([{ "groups": [{ "label": "产出", "indicators": indicators(&late) }] }]))], true),
            (&[("/scorecards", json!([{ "groups": [{ "label": "产出", "indicators": indicators(&soon) }] }]))], false),
            (&[("/department/staffing", tallies(&late))], true),
            (&[("/department/staffing", parts(&late))], true),
            (&[("/department/staffing", parts(&soon))], false),
            (&[("/department/stated_unit_counts", counts(&late))], true),
            (&[("/department/stated_unit_counts", counts(&soon))], false),
            (&[("/tallies", tallies(&late))], true),
            (&[("/tallies", tallies(&soon))], false),
            (&[("/period/from", json!("2024-01-01")), ("/period/until", json!("2023-12-31"))], true),
            (&[("/period/from", json!("2023-12-31")), ("/period/until", json!("2023-12-31"))], false),
            (&[("/period/from", json!("2024-01-01"))], false),
        ],
    );
}

#[test]
fn units_are_counted_by_kind_on_all_levels() {
    let (count, below) = ("/department/stated_unit_counts/0/count", "/department/units/0/units");
    let unit = |kind: &str| json!([{ "name": "值班室", "kind": kind }]);
    speaks(
        "sta003.fault",
        &[
            (&[(count, json!("3个"))], false),
            (&[(count, json!("2个"))], true),
            (&[(below, unit("internal_office"))], false),
            (&[(below, unit("affiliated_institution"))], true),
            (&[(count, json!("近4个"))], false),
            (&[("/department/stated_unit_counts/0/kind", json!("field_office"))], false),
            (&[("/department/units", Value::Null)], false),
        ],
    );
}

#[test]
fn a_rate_needs_a_base_that_is_not_zero() {
    let (rate, base) = ("/statements/0/lines/0/comparisons/0/rate", "/statements/0/lines/0/amounts/1/figure");
    speaks(
        "zer001.fault",
        &[
            (&[(base, json!("0万元"))], true),
            (&[(rate, json!("0%"))], false),
            (&[(rate, json!("undefined"))], false),
            (&[(base, json!("missing"))], false),
        ],
    );
    // 46.07 − 46.06 = 0.01, implied: it may be zero, and is not printed so.
    let change = "/statements/0/lines/0/comparisons/0/change";
    let small = [(base, json!("missing")), (change, json!("46.06万元")), (rate, json!("460600%"))];
    speaks("zer001.fault", &[(&small, false)]);
    // A base that is printed as something is small, not zero; and then 100 % is wrong.
    assert_eq!(codes("zer001.fault", &[(base, json!("0.01万元"))]), ["RAT001"]);
}

#[test]
fn a_fall_to_zero_is_one_of_both_amounts() {
    let line = "/statements/0/lines/0";
    let at = |member: &str| format!("{line}/{member}");
    let (rate, change) = (at("comparisons/0/rate"), at("comparisons/0/change"));
    let (current, base) = (at("amounts/0/figure"), at("amounts/1/figure"));
    let open = (change.as_str(), json!("missing"));
    speaks(
        "zer002.fault",
        &[
            (&[(&change, json!("missing"))], true),
            (&[open.clone(), (&current, json!("0.01万元"))], false),
            (&[open.clone(), (&base, json!("0.00万元"))], false),
            (&[open.clone(), (&base, json!("missing"))], false),
            (&[open.clone(), (&current, json!("missing"))], false),
            (&[open.clone(), (&rate, json!("not_applicable"))], true),
            (&[open.clone(), (&rate, json!("100%"))], false),
            (&[open, (&rate, Value::Null)], false),
        ],
    );
}

#[test]
fn a_list_lacks_an_item_of_before_if_it_is_complete_now() {
    let coverage = "/statements/0/lines/0/breakdowns/0/coverage";
    let now = "/statements/0/lines/0/breakdowns/0/lines/0/amounts/0/figure";
    let fell = "/statements/0/lines/0/breakdowns/0/lines/0/comparisons/0/change";
    speaks(
        "lst001.fault",
        &[
            // Parts said to be some need not be all, even where they make the total.
            (&[(coverage, json!("of_which"))], false),
            (&[(coverage, json!("of_which")), (now, json!("64.15万元"))], false),
            (&[(coverage, json!("largest_items")), (now, json!("64.15万元"))], false),
            // 64.75 + 104.76 = 169.51, and 169.51 + 346.64 = 516.15.
            (&[(fell, json!("104.76万元"))], false),
            // 0.04 less, where two parts and the total leave room for 0.03.
            (&[(fell, json!("104.72万元"))], true),
            (&[(fell, json!("104.74万元"))], false),
        ],
    );
    // Below zero the rest is no item that is missing.
    let amounts = |now: &str, before: &str| json!([{ "column": "y2023", "figure": now }, { "column": "y2022", "figure": before }]);
    let line = json!({ "label": "结余", "amounts": amounts("-10.00万元", "-10.00万元"), "breakdowns": [{
        "dimension": "fund", "coverage": "exhaustive", "lines": [
            { "label": "财政拨款", "amounts": amounts("-4.00万元", "-4.00万元") },
            { "label": "其他资金", "amounts": amounts("-6.00万元", "-5.00万元") }
        ]
    }] });
    speaks("lst001.fault", &[(&[("/statements/0/lines/0", line)], false)]);
    // What does not add up now is that fault, not an item of the year before.
    assert_eq!(codes("lst001.fault", &[(now, json!("64.15万元"))]), ["SUM001"]);
}

#[test]
fn a_list_is_complete_by_its_own_parts_of_now() {
    let (lines, parts) = ("/statements/0/lines", "/statements/0/lines/0/breakdowns/0");
    let amount = |column: &str, figure: &str| json!({ "column": column, "figure": figure });
    let place = |part: &str, member: &str| format!("{part}/{member}");
    let first = format!("{parts}/lines/0");
    let second = format!("{parts}/lines/1");
    // Some parts, which leave 0.60 over now; they make the total of a third year.
    let (coverage, now) = (place(parts, "coverage"), place(&first, "amounts/0/figure"));
    let (whole, one, two) = (format!("{lines}/0/amounts/1"), place(&first, "amounts/1"), place(&second, "amounts/1"));
    let year = ("/statements/0/columns/2", json!({ "id": "y2021", "year": 2021, "stage": "not_said" }));
    let open = [
        (coverage.as_str(), json!("of_which")),
        (now.as_str(), json!("64.15万元")),
        year,
        (whole.as_str(), amount("y2021", "100.00万元")),
        (one.as_str(), amount("y2021", "40.00万元")),
        (two.as_str(), amount("y2021", "60.00万元")),
    ];
    speaks("lst001.fault", &[(&open, false)]);
    // Another line whose parts make it.
    let line = json!({
        "label": "基本支出", "amounts": [amount("y2023", "9.00万元")],
        "breakdowns": [{ "dimension": "nature", "coverage": "exhaustive", "lines": [
            { "label": "人员经费", "amounts": [amount("y2023", "9.00万元")] }
        ] }]
    });
    let other = format!("{lines}/1");
    speaks("lst001.fault", &[(&[open[0].clone(), open[1].clone(), (other.as_str(), line)], false)]);
}

#[test]
fn people_of_other_standing_hold_no_posts() {
    let role = "/department/staffing/0/role";
    for other in ["retired", "outside_establishment", "dispatched", "present", "volunteer"] {
        speaks("sta002.fault", &[(&[(role, json!(other))], false)]);
    }
    // Posts in two totals: 30 + 19 are fewer than 50.
    let (posts, more) = ("/department/staffing/1/figure", "/department/staffing/2");
    let kind = |figure: &str| json!({ "label": "事业编制", "role": "authorised", "figure": figure });
    speaks("sta002.fault", &[(&[(posts, json!("30人")), (more, kind("19人"))], true)]);
    speaks("sta002.fault", &[(&[(posts, json!("30人")), (more, kind("20人"))], false)]);
}

#[test]
fn a_ratio_of_nothing_is_not_judged() {
    speaks("rat002.fault", &[(&[("/indicators/0/denominator", json!("0人"))], false)]);
}

#[test]
fn points_are_asked_for_where_percentages_are_compared() {
    let change = "/indicators/2/achieved/value/figure";
    speaks("pnt001.fault", &[(&[(change, json!("3.2个百分点"))], false), (&[("/claims", Value::Null)], false)]);
}

#[test]
fn a_class_stands_where_its_budget_is() {
    let (account, code) = ("/statements/0/account", "/statements/0/lines/0/codes/0/code");
    let accounts =
        [("state_capital", false), ("fiscal_appropriation", false), ("all_funds", false), ("not_said", false)];
    // The other line, 农林水支出, is no class of the state capital budget.
    let other = ("/statements/0/lines/1/codes", json!([]));
    for (stated, found) in accounts.into_iter().chain([("government_fund", true), ("social_insurance", true)]) {
        speaks("acc001.fault", &[(&[(account, json!(stated)), other.clone()], found)]);
    }
    // The budget hangs on the 款, 21301 general and 21366 fund; 项 stand where their 款 does; 299 is not listed.
    let label = ("/statements/0/lines/0/label", json!("Farming"));
    for (class, found) in [("21301", true), ("21366", false), ("2136699", false), ("2130199", true), ("299", false)] {
        let edits = [(account, json!("government_fund")), (code, json!(class)), label.clone(), other.clone()];
        let expected: &[&str] = if found { &["ACC001"] } else { &[] };
        let codes: Vec<String> = codes("acc001.fault", &edits).into_iter().filter(|code| code != "CLS001").collect();
        assert_eq!(codes, expected, "{class}");
    }
}

#[test]
fn a_class_is_in_force_from_its_first_year_until_it_is_gone() {
    let (year, code) = ("/statements/0/columns/0/year", "/statements/0/lines/0/codes/0/code");
    let (account, label) = ("/statements/0/account", "/statements/0/lines/0/label");
    let class = |class: &str, of: u16| {
        [(account, json!("not_said")), (label, json!("Class")), (code, json!(class)), (year, json!(of))]
    };
    // 218 is in the list of 2010 and not in that of 2024; between them nobody knows. Every 类 is listed, not every 项.
    let known = [("22006", 2023, true), ("22006", 2024, false), ("218", 2010, false), ("218", 2023, false)];
    let more = [("218", 2024, true), ("20822", 2023, false), ("20822", 2024, true), ("235", 2024, true)];
    for (number, of, found) in known.into_iter().chain(more).chain([("22007", 2024, false), ("2240198", 2024, false)]) {
        speaks("cls001.fault", &[(&class(number, of), found)]);
    }
    // A column without a year has that of the report.
    speaks(
        "cls001.fault",
        &[(&[(year, Value::Null)], true), (&[(year, Value::Null), ("/period/fiscal_year", json!(2024))], false)],
    );
    let economic = |class: &str| ("/statements/0/lines/0/codes/0", json!({ "kind": "economic", "code": class }));
    let of = (year, json!(2024));
    for (class, found) in [("301", false), ("304", true)] {
        speaks("cls001.fault", &[(&[economic(class), of.clone(), (label, json!("Class"))], found)]);
    }
}

#[test]
fn a_label_is_the_name_of_its_class_or_says_more() {
    let label = "/statements/0/lines/0/label";
    let labels = [
        ("农林水支出", false),
        ("十三、农林水支出", false),
        ("213 农林水支出", false),
        ("农林水支出（含上年结转）", false),
        ("农林水事务", false),
        ("Agriculture", false),
        ("教育支出", true),
        ("水利", true),
        ("森林防火项目", true),
    ];
    for (name, found) in labels {
        speaks("cls002.fault", &[(&[(label, json!(name))], found)]);
    }
    // Two codes, or none: the label is of neither alone.
    let (codes, both) =
        ("/statements/0/lines/0/codes", ["213", "224"].map(|code| json!({ "kind": "function", "code": code })));
    speaks("cls002.fault", &[(&[(codes, json!(both))], false), (&[(codes, json!([]))], false)]);
    let economic = (codes, json!([{ "kind": "economic", "code": "302" }]));
    speaks("cls002.fault", &[(&[economic.clone(), (label, json!("商品和服务支出"))], false)]);
    speaks("cls002.fault", &[(&[economic, (label, json!("工资福利支出"))], true)]);
    // 其他公共安全支出 says more than 公共安全支出, and is the name of 20499.
    let police = ("/statements/0/lines/0/codes/0/code", json!("204"));
    speaks("cls002.fault", &[(&[police, (label, json!("其他公共安全支出"))], true)]);
}

#[test]
fn what_no_document_confirms_is_a_note() {
    let (account, year) = ("/statements/0/account", "/statements/0/columns/0/year");
    let (code, label) = ("/statements/0/lines/0/codes/0/code", "/statements/0/lines/0/label");
    let severity = |name: &str, edits: &[(&str, &Value)]| {
        let mut json = read(name);
        for (place, value) in edits {
            *json.pointer_mut(place).unwrap_or_else(|| panic!("{name}: there is no {place}")) = (*value).clone();
        }
        let audit = audit(&report(&json));
        let [finding] = audit.findings.as_slice() else { panic!("{name}: {edits:?}: {:?}", audit.findings) };
        (finding.code().to_string(), finding.severity)
    };
    // 201 was read in documents of 2024 alone.
    let (fund, general_services, services) = (json!("government_fund"), json!("201"), json!("General public services"));
    let (y2023, y2024) = (json!(2023), json!(2024));
    let services = |of| {
        [
            (account, &fund),
            (code, &general_services),
            (label, &services),
            (year, of),
            ("/statements/0/lines/1/label", &services),
        ]
    };
    let says = |code: &str, severity| (code.to_owned(), severity);
    assert_eq!(severity("acc001.fault", &services(&y2023)), says("ACC001", Severity::Note));
    assert_eq!(severity("acc001.fault", &services(&y2024)), says("ACC001", Severity::Error));
    // That 20822 went in 2024 no document says, nor that 235 was in no list but that of 2024.
    let (moved, unheard, name) = (json!("20822"), json!("235"), json!("Fund"));
    let class = |class, of| [(code, class), (label, &name), (year, of)];
    assert_eq!(severity("cls001.fault", &class(&moved, &y2024)), says("CLS001", Severity::Note));
    assert_eq!(severity("cls001.fault", &class(&unheard, &y2023)), says("CLS001", Severity::Note));
    assert_eq!(severity("cls001.fault", &class(&unheard, &y2024)), says("CLS001", Severity::Warning));
    // The name of 21302 was read in a list of 2010 and in none since; what is the name of no class may be a project's.
    let (forests, project) = (json!("21302"), json!("森林防火项目"));
    assert_eq!(severity("cls002.fault", &[(code, &forests)]), says("CLS002", Severity::Note));
    assert_eq!(severity("cls002.fault", &[(label, &project)]), says("CLS002", Severity::Note));
}
