//! Every date that can be written with the digits of one, and some that cannot.

use serde_json::json;

use super::types::types;

#[test]
fn the_pattern_is_the_calendar() {
    let date = types().into_iter().find(|one| one.name == "Date").expect("there are dates");
    let plain = jsonschema::validator_for(&date.schema()).expect("the schema is one");
    let strict = jsonschema::options().should_validate_formats(true).build(&date.schema()).expect("the schema is one");
    let (mut all, mut legal, mut faults) = (0, 0, Vec::new());
    for (year, month) in (1898..=3001).flat_map(|year| (0..=13).map(move |month| (year, month))) {
        for day in 0..=32 {
            let value = json!(format!("{year:04}-{month:02}-{day:02}"));
            let read = (date.reads)(&value);
            let oracle =
                (1900..3000).contains(&year) && (1..=12).contains(&month) && day >= 1 && day <= days(year, month);
            all += 1;
            legal += usize::from(read);
            if [plain.is_valid(&value), strict.is_valid(&value), oracle] != [read; 3] {
                faults.push(value);
            }
        }
    }
    println!("{all} dates, {legal} legal, {} disagreements", faults.len());
    assert_eq!((all, legal, faults), (510_048, 401_767, Vec::new()));
}

/// The days of a month by the Gregorian calendar.
fn days(year: i32, month: i32) -> i32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

#[test]
fn what_looks_like_a_date() {
    let date = types().into_iter().find(|one| one.name == "Date").expect("there are dates");
    let validator = jsonschema::validator_for(&date.schema()).expect("the schema is one");
    for text in [
        "2024-2-9",
        " 2024-01-01",
        "2024-01-01 ",
        "2024 - 01 - 01",
        "24-01-01",
        "+12024-01-01",
        "-2024-01-01",
        "2024-01-01T00:00:00",
        "2024-01-01Z",
        "2024/01/01",
        "2024.01.01",
        "20240101",
        "2024-01",
        "2024-001",
        "２０２４-01-01",
        "٢٠٢٤-01-01",
        "2024‐01‐01",
        "2024年1月1日",
        "2024-01-01\n",
        "2024-01-1",
        "",
        "0",
        "2024-+1-01",
        "2024-01-+1",
    ] {
        assert!(!validator.is_valid(&json!(text)) && !(date.reads)(&json!(text)), "{text}");
    }
    for value in [json!(20_240_101), json!(null), json!(["2024-01-01"]), json!({ "2024-01-01": null }), json!(true)] {
        assert!(!validator.is_valid(&value) && !(date.reads)(&value), "{value}");
    }
}
