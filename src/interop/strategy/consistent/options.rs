//! What is asked of a consistent report.

use std::ops::RangeInclusive;

use crate::figure::{Reading, Rounding};

/// How large a consistent report is, and how its figures are written.
///
/// By default: 30 lines in all, figures written by any of the [truthful](TRUTHFUL) rules.
///
/// A failing test shrinks to fewer lines than the range says, down to none: whatever does not matter for the failure is left
/// out, lines, statements, tallies, indicators, scorecards, offices and staffing alike. A report without any of them, only with
/// its title, subject and year, is the smallest. Of a report with a fault the part remains that carries it: one that was
/// drawn, or a plain one that was added.
///
/// ```
/// use budget_performance::figure::{Reading, Rounding};
/// use budget_performance::interop::strategy::{ReportOptions, consistent_report_with};
///
/// let mut options = ReportOptions::default();
/// options.lines = 100..=120;
/// options.reading = Some(Reading::Rounded(Rounding::HalfEven));
/// let reports = consistent_report_with(&options);
/// # let _ = reports;
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ReportOptions {
    /// How many lines all statements have together: 30, unless said otherwise.
    pub lines: RangeInclusive<usize>,
    /// How all figures are written: [`Reading::Rounded`] by that rule, [`Reading::Exact`] to the last digit,
    /// [`Reading::Nearest`] by one of the three rules that round to the nearest. If absent, by any of these three or cut
    /// off, one for the whole report.
    ///
    /// Figures that are rounded [up](Rounding::Up), to the [larger](Rounding::Ceiling) or to the
    /// [smaller](Rounding::Floor) are true as well, but an audit does not assume such a rule and may speak.
    pub reading: Option<Reading>,
}

impl Default for ReportOptions {
    fn default() -> Self {
        Self { lines: 30..=30, reading: None }
    }
}

/// The rules by which documents round, and which an audit allows for.
pub const TRUTHFUL: [Rounding; 4] = [Rounding::HalfUp, Rounding::HalfEven, Rounding::HalfDown, Rounding::Down];
