//! Wrong documents are refused: every message verbatim, with the place, what was found and what was expected.

use budget_performance::model::{Report, from_json};
use serde_json::{Value, json};

/// A small report in which every shape occurs: struct, list, leaf, union, union in union.
fn report() -> Value {
    json!({
        "format_version": 1,
        "title": "2023年度部门整体支出绩效评价报告",
        "kind": "department_evaluation",
        "subject": { "kind": "department", "name": "南岳区应急管理局" },
        "currency": "CNY",
        "period": { "fiscal_year": 2023 },
        "department": {
            "division": "430412",
            "staffing": [{ "label": "在职人员", "role": "in_post", "figure": "19人" }]
        },
        "statements": [{
            "title": "一般公共预算支出情况",
            "side": "expenditure",
            "account": "general",
            "columns": [{ "id": "y2023", "year": 2023, "stage": "not_said" }],
            "main_column": "y2023",
            "lines": [{ "label": "基本支出", "amounts": [{ "column": "y2023", "figure": "311.01万元" }] }]
        }],
        "indicators": [{
            "label": "安全头盔佩戴率",
            "target": { "kind": "at_least", "value": { "kind": "figure", "figure": "90%" } }
        }],
        "date": "2024-04-08"
    })
}

/// The message for the report with the value at `pointer` replaced.
fn message(pointer: &str, value: Value) -> String {
    let mut report = report();
    *report.pointer_mut(pointer).expect("the place is there") = value;
    refusal(&report.to_string())
}

fn refusal(json: &str) -> String {
    from_json::<Report>(json).expect_err("it is wrong").to_string()
}

#[test]
fn the_report_itself_is_right() {
    assert!(from_json::<Report>(&report().to_string()).is_ok());
}

#[test]
fn a_misspelt_key() {
    let mut wrong = report();
    let title = wrong["statements"][0].as_object_mut().expect("an object").remove("title").expect("it is there");
    wrong["statements"][0]["titel"] = title;
    assert_eq!(
        refusal(&wrong.to_string()),
        "/statements/0: found the unknown member `titel`, expected one of `title`, `side`, `account`, `columns`, \
         `main_column`, `identities`, `lines`"
    );
}

#[test]
fn a_bare_number_for_money() {
    let place = "/statements/0/lines/0/amounts/0/figure";
    assert_eq!(
        message(place, json!(311.01)),
        "/statements/0/lines/0/amounts/0/figure: found the number 311.01, expected an amount of money with its unit, such \
         as `311.01万元` or `12.5 million CNY`, as a string"
    );
    assert_eq!(
        message(place, json!("311.01")),
        "/statements/0/lines/0/amounts/0/figure: found `311.01`, expected an amount of money with its unit, such as \
         `311.01万元` or `12.5 million CNY`"
    );
    assert_eq!(
        message(place, json!("1,311.01万元")),
        "/statements/0/lines/0/amounts/0/figure: found `1,311.01万元`, expected the canonical spelling `1311.01万元`"
    );
    assert_eq!(
        message(place, json!("-")),
        "/statements/0/lines/0/amounts/0/figure: found `-`, expected an amount of money with its unit, such as \
         `311.01万元` or `12.5 million CNY`, or the word `missing` in a cell"
    );
}

#[test]
fn a_fraction_of_a_person() {
    let place = "/department/staffing/0/figure";
    for wrong in ["19.5人", "19.5"] {
        assert_eq!(
            message(place, json!(wrong)),
            format!("{place}: found `{wrong}`, expected a whole number of people or posts, such as `19人` or `19`")
        );
    }
}

#[test]
fn a_division_code_of_five_digits() {
    assert_eq!(
        message("/department/division", json!("43041")),
        "/department/division: found `43041`, expected a division code of six digits, such as `430412`, or nine for a \
         township"
    );
}

#[test]
fn null() {
    assert_eq!(
        message("/date", json!(null)),
        "/date: found null, expected a date of the calendar, such as `2024-04-08`, as a string"
    );
    assert_eq!(message("/department", json!(null)), "/department: found null, expected an object");
}

#[test]
fn an_array_for_an_object() {
    assert_eq!(message("/period", json!([2023])), "/period: found an array, expected an object");
    assert_eq!(message("", json!([])), "the document: found an array, expected an object");
    assert_eq!(
        message("/indicators/0/target", json!(["at_least"])),
        "/indicators/0/target: found an array, expected an object whose `kind` is one of `unset`, `at_least`, `at_most`, \
         `more_than`, `less_than`, `equal`, `between`, `stated`"
    );
}

#[test]
fn a_day_that_is_not_in_the_calendar() {
    assert_eq!(
        message("/date", json!("2023-02-29")),
        "/date: found `2023-02-29`, expected a date of the calendar, such as `2024-04-08`"
    );
}

#[test]
fn a_second_fiscal_year() {
    let twice = report().to_string().replace(r#""fiscal_year":2023"#, r#""fiscal_year":2023,"fiscal_year":2022"#);
    assert_eq!(refusal(&twice), "/period: found a second `fiscal_year`, expected each member once");
}

#[test]
fn faults_inside_unions() {
    let place = "/indicators/0/target/value/figure";
    assert_eq!(
        message(place, json!("90％")),
        "/indicators/0/target/value/figure: found `90％`, expected the canonical spelling `90%`"
    );
    assert_eq!(
        message("/indicators/0/target/value/kind", json!("figur")),
        "/indicators/0/target/value/kind: found `figur`, expected one of `figure`, `rank`, `date`, `month`, `duration`, \
         `yes_no`, `tier`, `words`"
    );
    assert_eq!(
        message("/indicators/0/target", json!({ "value": {} })),
        "/indicators/0/target: found an object without it, expected the member `kind`"
    );
    // The tag may stand anywhere: the place is told all the same.
    let late = r#"{"figure":90,"kind":"figure"}"#;
    let late = report().to_string().replace(r#"{"kind":"figure","figure":"90%"}"#, late);
    assert_eq!(
        refusal(&late),
        "/indicators/0/target/value/figure: found the number 90, expected a figure with its unit, such as `311.01万元`, \
         `83.28%`, `19人` or `914家`, as a string"
    );
    let twice = report().to_string().replace(r#""kind":"at_least""#, r#""kind":"at_least","kind":"at_most""#);
    assert_eq!(refusal(&twice), "/indicators/0/target: found a second `kind`, expected each member once");
}

#[test]
fn words_numbers_and_texts() {
    assert_eq!(
        message("/period/fiscal_year", json!(1949)),
        "/period/fiscal_year: found the number 1949, expected a year from 1950 to 2999"
    );
    assert_eq!(
        message("/period/fiscal_year", json!("2023")),
        "/period/fiscal_year: found `2023`, expected a year from 1950 to 2999"
    );
    assert!(from_json::<Report>(&report().to_string().replace("2023}", "2023.0}")).is_ok(), "2023.0 is 2023");
    assert_eq!(
        message("/statements/0/side", json!("expense")),
        "/statements/0/side: found `expense`, expected one of `income`, `expenditure`, `balance`, `memo`"
    );
    assert_eq!(
        message("/statements/0/side", json!({ "expenditure": null })),
        "/statements/0/side: found an object, expected one of `income`, `expenditure`, `balance`, `memo`"
    );
    assert_eq!(
        message("/title", json!("")),
        "/title: found ``, expected a line of text of 1 to 300 characters, without line breaks and not blank at either end"
    );
    assert_eq!(
        message("/currency", json!("RMB")),
        "/currency: found `RMB`, expected a currency code of ISO 4217, such as `CNY`"
    );
    let mut without = report();
    without.as_object_mut().expect("an object").remove("title");
    assert_eq!(refusal(&without.to_string()), "the document: found an object without it, expected the member `title`");
}

#[test]
fn what_is_not_json() {
    assert_eq!(
        refusal("{\"title\": }"),
        "line 1, column 11: found text that is not JSON (expected value), expected a JSON document"
    );
}
