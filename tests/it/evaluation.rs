//! What other published reports amount to: figures computed by hand from the print.

use budget_performance::evaluation::{Digits, EvaluationDocument, LineDocument, TargetResult, evaluate};
use budget_performance::model::{Report, from_json};

fn document(json: &str) -> EvaluationDocument {
    let report: Report = from_json(json).expect("it is a report");
    evaluate(&report).document(Digits::default())
}

fn hunan() -> EvaluationDocument {
    document(include_str!("../fixtures/reports/cn-hn-jichubiao-2018.json"))
}

/// Column, base, growth and execution of each comparison of a line.
fn comparisons(line: &LineDocument) -> Vec<(String, String, String, Option<String>)> {
    let row = |one: &budget_performance::evaluation::ComparisonDocument| {
        let execution = one.execution.map(|execution| execution.to_string());
        (one.column.to_string(), one.base.to_string(), one.rate.to_string(), execution)
    };
    line.comparisons.iter().map(row).collect()
}

#[test]
fn a_line_is_compared_with_years_and_budgets() {
    // 44.29 / 29.08 = 1.523039…, 44.29 / 32 = 1.3840625, 44.29 / 63.46 = 0.697919…
    let line = &hunan().statements[0].lines[0];
    let expected = [
        ("outturn2017", "29.08万元", "52.30%", None),
        // The budget of another year is compared with, but not executed.
        ("budget2017", "32.00万元", "38.41%", None),
        ("budget2018", "63.46万元", "-30.21%", Some("69.79%")),
    ];
    let expected = expected.map(|(column, base, rate, execution)| {
        (column.to_owned(), base.to_owned(), rate.to_owned(), execution.map(str::to_owned))
    });
    assert_eq!(comparisons(line), expected);
}

#[test]
fn nothing_grows_from_a_movement() {
    // 2690.62 / 1922.76 = 1.399353…; the adjustment of 767.86 is no base.
    let line = &hunan().statements[1].lines[0];
    let columns: Vec<_> = comparisons(line).into_iter().map(|(column, ..)| column).collect();
    assert_eq!(columns, ["initial"]);
    assert_eq!(comparisons(line)[0].3.as_deref(), Some("139.94%"));
}

#[test]
fn staffing_and_targets() {
    // 136 / 143 = 95.1048…
    let document = hunan();
    assert_eq!(document.staffing.control_rate.map(|rate| rate.to_string()).as_deref(), Some("95.10%"));
    assert_eq!(document.staffing.vacancy.map(|posts| posts.to_string()).as_deref(), Some("7人"));
    let results: Vec<_> = document.indicators.iter().filter_map(|indicator| indicator.target).collect();
    // 95.10 % of at most 100 % is met, a change of 98.31 % of at most 0 is not.
    assert_eq!(results, [TargetResult::Met, TargetResult::Missed]);
}

#[test]
fn execution_of_a_programme_abroad() {
    // 142 993 / 166 775 = 85.7400…, 20 276 / 25 828 = 78.5039…, 20 276 / 142 993 = 14.1797…
    let document = document(include_str!("../fixtures/reports/za-gauteng-did-epwp-2021-22.json"));
    let total = &document.statements[0].lines[0];
    assert_eq!(comparisons(total)[0].3.as_deref(), Some("85.74%"));
    let part = &total.breakdowns[0].lines[0];
    assert_eq!(part.share.map(|share| share.to_string()).as_deref(), Some("14.18%"));
    assert_eq!(comparisons(part)[0].3.as_deref(), Some("78.50%"));
}
