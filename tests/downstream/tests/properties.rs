//! The service's own calculations, tested with the library's strategies.

use std::cell::Cell as Tally;

use budget_performance::Report;
use budget_performance::audit::{Severity, audit};
use budget_performance::figure::{Amount, Measure, Rounding, Stated};
use budget_performance::interop::strategy::{
    ReportOptions, consistent_report, consistent_report_with, faults, report, report_with_fault,
};
use budget_performance::model::{Breakdown, Id};
use proptest::prelude::*;
use proptest::test_runner::{TestCaseError, TestError, TestRunner};
use report_desk::{Channel, Reply, Submission, Sum, answer, counts, parts_of, sums, sums_by};

fn runner(cases: u32) -> TestRunner {
    let config = ProptestConfig { failure_persistence: None, max_shrink_iters: 1_500, ..ProptestConfig::default() };
    TestRunner::new(ProptestConfig { cases, ..config })
}

/// Fails if a sum does not fit.
fn all_fit(sums: &[Sum]) -> Result<(), TestCaseError> {
    let wrong = sums.iter().find(|sum| !sum.fits);
    wrong.map_or(Ok(()), |sum| Err(TestCaseError::fail(format!("{sum:?}"))))
}

#[test]
fn the_sums_of_a_consistent_report_fit() {
    let seen = Tally::new(0);
    let result = runner(200).run(&consistent_report(), |report| {
        let sums = sums(&report);
        seen.set(seen.get() + sums.len());
        all_fit(&sums)
    });
    result.unwrap_or_else(|error| panic!("{error}"));
    assert!(seen.get() > 400, "there were sums: {}", seen.get());
}

/// The report with a hundred million more in the figure whose parts were summed up: more than 30 figures of at most
/// `0.01亿元` in the last digit can lose by rounding.
fn with_more(report: &Report, sum: &Sum) -> Option<Report> {
    let stated = sum.stated.stated()?;
    let more: Stated<Amount> = "1亿元".parse().ok()?;
    let value = stated.value().plus(more.value()).ok()?;
    let new = Stated::write(value, stated.decimals(), stated.scale(), *stated.unit(), Rounding::HalfUp).ok()?;
    let mut json = serde_json::to_value(report).ok()?;
    let (line, _) = sum.at.as_str().rsplit_once("/breakdowns/")?;
    let amounts = json.pointer_mut(&format!("{line}/amounts"))?.as_array_mut()?;
    let amount = amounts.iter_mut().find(|amount| amount["column"] == sum.column.to_string())?;
    amount["figure"] = new.to_string().into();
    serde_json::from_value(json).ok()
}

#[test]
fn a_planted_fault_is_found_where_it_is() {
    let planted = Tally::new(0);
    let result = runner(200).run(&(consistent_report(), any::<prop::sample::Index>()), |(report, index)| {
        let before = sums(&report);
        if before.is_empty() {
            return Ok(());
        }
        let Some(faulty) = with_more(&report, index.get(&before)) else { return Ok(()) };
        planted.set(planted.get() + 1);
        let place = index.get(&before);
        let (line, _) = place.at.as_str().rsplit_once("/breakdowns/").expect("it is a breakdown");
        let wrong: Vec<Sum> = sums(&faulty).into_iter().filter(|sum| !sum.fits).collect();
        prop_assert!(
            wrong.iter().any(|sum| sum.at == place.at && sum.column == place.column),
            "{place:?} is not found"
        );
        for sum in wrong {
            // The figure is the line's own, so it is the whole of its breakdowns and a part of the one around it.
            let around = line.rsplit_once("/lines/").is_some_and(|(around, _)| around == sum.at.as_str());
            let own = sum.at.as_str().rsplit_once("/breakdowns/").is_some_and(|(own, _)| own == line);
            prop_assert!(around || own, "{sum:?} has nothing to do with {line}");
        }
        Ok(())
    });
    result.unwrap_or_else(|error| panic!("{error}"));
    assert!(planted.get() > 100, "faults were planted: {}", planted.get());
}

/// All parts but the last: a mistake.
fn without_the_last(breakdown: &Breakdown, column: &Id) -> Option<Vec<Stated<Amount>>> {
    let mut parts = parts_of(breakdown, column)?;
    parts.pop();
    Some(parts)
}

/// What stands in the last column, whichever was asked for: a mistake.
fn of_the_last_column(breakdown: &Breakdown, _: &Id) -> Option<Vec<Stated<Amount>>> {
    breakdown.lines.iter().map(|part| part.amounts.last()?.figure.stated().copied()).collect()
}

/// How many lines are left of a report that refutes a wrong calculation.
fn lines_of_a_refutation(wrong: fn(&Breakdown, &Id) -> Option<Vec<Stated<Amount>>>) -> usize {
    let mut options = ReportOptions::default();
    options.lines = 0..=30;
    let result = runner(200).run(&consistent_report_with(&options), |report| all_fit(&sums_by(&report, wrong)));
    let Err(TestError::Fail(_, report)) = result else { panic!("the property holds of a wrong calculation") };
    // What it was shrunk to is still consistent, and still refutes the calculation.
    assert!(all_fit(&sums_by(&report, wrong)).is_err());
    assert!(all_fit(&sums(&report)).is_ok());
    assert!(audit(&report).findings.iter().all(|finding| finding.severity == Severity::Note));
    serde_json::to_string(&report).expect("it can be written").matches("\"amounts\"").count()
}

#[test]
fn a_wrong_calculation_is_refuted_and_the_report_is_small() {
    for wrong in [without_the_last, of_the_last_column] {
        // How small it gets depends on where it begins: two lines mostly, now and then it ends early.
        let lines: Vec<usize> = (0..10).map(|_| lines_of_a_refutation(wrong)).take_while(|lines| *lines > 5).collect();
        assert!(lines.len() < 10, "{lines:?} lines were left");
    }
}

#[test]
fn the_count_of_a_planted_fault_is_in_the_table() {
    for code in faults() {
        let result = runner(8).run(&report_with_fault(code), |planted| {
            let audit = audit(&planted.report);
            let all: usize = audit.findings.iter().map(|finding| finding.all().len()).sum();
            let counts = counts(&audit.document());
            prop_assert_eq!(counts.iter().map(|count| count.count as usize).sum::<usize>(), all);
            prop_assert!(counts.iter().any(|count| count.code == code && count.count > 0), "{} in {:?}", code, counts);
            Ok(())
        });
        result.unwrap_or_else(|error| panic!("{code}: {error}"));
    }
}

#[test]
fn what_is_handed_in_and_answered_is_read_as_it_was_written() {
    let head = |report| Submission {
        submitted_by: "区财政局绩效股".parse().expect("it is a label"),
        received: "2024-04-08".parse().expect("it is a date"),
        channel: Channel::Form { name: "自评表".parse().expect("it is a label") },
        report,
    };
    let mut loose = runner(60);
    let config = ProptestConfig { max_local_rejects: 1_000, ..loose.config().clone() };
    loose = TestRunner::new_with_rng(config, loose.new_rng());
    let result = loose.run(&prop_oneof![report(), consistent_report()], |report| {
        let submission = head(report);
        let body = serde_json::to_string(&submission).expect("it can be written");
        prop_assert_eq!(&serde_json::from_str::<Submission>(&body).map_err(|error| error.to_string()), &Ok(submission));
        let answer = answer(&body);
        let audited = matches!(answer, Reply::Audited { .. });
        prop_assert!(audited, "a submission that can be read is refused: {answer:?}");
        let text = serde_json::to_string(&answer).expect("it can be written");
        prop_assert_eq!(serde_json::from_str::<Reply>(&text).map_err(|error| error.to_string()), Ok(answer));
        Ok(())
    });
    result.unwrap_or_else(|error| panic!("{error}"));
}
