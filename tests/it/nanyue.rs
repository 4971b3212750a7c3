//! The main job, on the report it is for: every figure here was computed by hand from the printed report.

use budget_performance::evaluation::{ComparisonDocument, Digits, EvaluationDocument, LineDocument, Source, evaluate};
use budget_performance::figure::Stated;
use budget_performance::model::{LineItem, Report, from_json};

fn document() -> EvaluationDocument {
    let report: Report = from_json(include_str!("../../examples/data/nanyue-2023.json")).expect("it is a report");
    evaluate(&report).document(Digits::default())
}

/// Every line of the statement, by label; the unstated total is 合计.
fn lines(document: &EvaluationDocument) -> Vec<(String, LineDocument)> {
    fn collect(line: &LineDocument, found: &mut Vec<(String, LineDocument)>) {
        let label = line.label.as_ref().map_or_else(|| "合计".to_owned(), ToString::to_string);
        found.push((label, line.clone()));
        for part in line.breakdowns.iter().flat_map(|breakdown| &breakdown.lines) {
            collect(part, found);
        }
    }
    let mut found = Vec::new();
    let [statement] = document.statements.as_slice() else { panic!("the report has one statement") };
    for line in statement.total.iter().chain(&statement.lines) {
        collect(line, &mut found);
    }
    found
}

fn line(label: &str) -> LineDocument {
    lines(&document()).into_iter().find(|(name, _)| name == label).unwrap_or_else(|| panic!("no {label}")).1
}

fn text<Q: budget_performance::figure::Measure>(figure: Option<Stated<Q>>) -> String {
    figure.map_or_else(|| "–".to_owned(), |figure| figure.to_string())
}

fn prior(label: &str) -> ComparisonDocument {
    let line = line(label);
    let [comparison] = line.comparisons.as_slice() else { panic!("{label} has one comparison") };
    comparison.clone()
}

#[test]
fn amounts_shares_and_changes() {
    // label, amount, share of the whole, prior, change, rate, contribution to the growth of the whole
    // 963.75 = 311.01 + 652.74; 758.42 = 242.27 + 516.15; 205.33 / 758.42 = 27.0734 %
    // 311.01 / 963.75 = 32.2708 %; 68.74 / 242.27 = 28.3733 %; 68.74 / 758.42 = 9.0636 points
    let table = [
        ("合计", "963.75万元", "–", "758.42万元", "205.33万元", "27.07%", "–"),
        ("基本支出", "311.01万元", "32.27%", "242.27万元", "68.74万元", "28.37%", "9.06个百分点"),
        ("项目支出", "652.74万元", "67.73%", "516.15万元", "136.59万元", "26.46%", "18.01个百分点"),
        ("人员经费", "259.01万元", "83.28%", "191.31万元", "67.70万元", "35.39%", "27.95个百分点"),
        ("日常公用经费", "48.37万元", "15.55%", "48.54万元", "-0.17万元", "-0.35%", "-0.07个百分点"),
        ("农林水支出", "13.68万元", "2.10%", "90.69万元", "-77.01万元", "-84.92%", "-14.92个百分点"),
        ("灾害防治及应急管理支出", "587.99万元", "90.08%", "397.71万元", "190.28万元", "47.84%", "36.87个百分点"),
        ("一般公共服务支出", "5万元", "0.77%", "0万元", "5万元", "undefined", "0.97个百分点"),
        ("国有资本经营预算支出", "46.07万元", "7.06%", "0.00万元", "46.07万元", "undefined", "8.93个百分点"),
    ];
    for (label, amount, share, base, change, rate, contribution) in table {
        let (line, prior) = (line(label), prior(label));
        assert_eq!(text(line.amount), amount, "{label}");
        assert_eq!(text(line.share), share, "{label}");
        assert_eq!(prior.base.to_string(), base, "{label}");
        assert_eq!(prior.change.to_string(), change, "{label}");
        assert_eq!(prior.rate.to_string(), rate, "{label}");
        assert_eq!(text(prior.contribution), contribution, "{label}");
    }
    assert_eq!(lines(&document()).len(), table.len(), "no line is left out");
}

#[test]
fn implied_priors_are_intervals() {
    // 311.005 − 68.745 = 242.26 and 311.015 − 68.735 = 242.28.
    let basic = prior("基本支出");
    assert_eq!(basic.source, Source::FromChange);
    assert_eq!((text(basic.base_range.from), text(basic.base_range.until)), ("242.26万元".into(), "242.28万元".into()));
    // 259.005 ÷ 1.35395 = 191.2958… and 259.015 ÷ 1.35385 = 191.3173…
    let personnel = prior("人员经费");
    assert_eq!(personnel.source, Source::FromRate);
    let range = personnel.base_range;
    assert_eq!((text(range.from), text(range.until)), ("191.29万元".into(), "191.32万元".into()));
    assert_eq!(prior("合计").source, Source::Summed);
}

#[test]
fn parts_leave_over_what_the_report_leaves_open() {
    // 259.01 + 48.37 = 307.38; 311.01 − 307.38 = 3.63
    let basic = line("基本支出");
    assert_eq!(text(basic.breakdowns[0].listed), "307.38万元");
    assert_eq!(text(basic.breakdowns[0].remainder), "3.63万元");
    let project = line("项目支出");
    assert_eq!(text(project.breakdowns[0].remainder), "0.00万元");
}

#[test]
fn staffing_and_counts() {
    let document = document();
    let staffing = &document.staffing;
    assert_eq!(text(staffing.authorised), "23人");
    assert_eq!(text(staffing.in_post), "19人");
    assert_eq!(text(staffing.control_rate), "82.61%");
    assert_eq!(text(staffing.vacancy), "4人");
    assert_eq!(text(staffing.over_establishment), "0人");
    assert_eq!(text(staffing.retired), "1人");
    // 5 + 17 = 22 of 23.
    let posts = &staffing.tallies[0].breakdowns[0];
    let number = |cell: &Option<budget_performance::model::QuantityCell>| cell.as_ref().map(ToString::to_string);
    assert_eq!((number(&posts.listed), number(&posts.remainder)), (Some("22".into()), Some("1".into())));
    let counts: Vec<_> =
        document.unit_counts.iter().map(|count| (count.stated.to_string(), count.listed.to_string())).collect();
    assert_eq!(counts, [("8个".to_owned(), "8".to_owned()), ("2个".to_owned(), "2".to_owned())]);
    // 97 = 69 + 19 + 9, and 69 / 97 = 71.1340 %.
    let calls = document.tallies.iter().find(|tally| tally.label.as_ref() == "接处警情").expect("it is there");
    assert_eq!(number(&calls.breakdowns[0].remainder), Some("0".into()));
    assert_eq!(text(calls.breakdowns[0].parts[0].share), "71.13%");
}

#[test]
fn the_total_is_the_items_not_any_two_lines() {
    let total = &document().statements[0].total;
    assert_eq!(total.len(), 1);
    assert_eq!(total[0].item, Some(LineItem::Total));
}

#[test]
fn written_down_and_read_back() {
    let document = document();
    let json = serde_json::to_string(&document).expect("it can be written");
    assert_eq!(from_json::<EvaluationDocument>(&json).expect("it can be read"), document);
}
