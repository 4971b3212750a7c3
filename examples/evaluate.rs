//! What the figures of a report amount to, as tables in the terminal or as JSON.
//!
//! ```text
//! cargo run --example evaluate -- [--lang zh|en] [--json] [FILE | -]
//! ```
//!
//! Without a file it shows the report of 南岳区应急管理局 on 2023. Exit status 2 means that the report cannot be read; the
//! reason is one line on standard error.

mod common;

use std::collections::BTreeSet;
use std::fmt::{Display, Write as _};
use std::process::ExitCode;

use budget_performance::audit::Language;
use budget_performance::evaluation::{
    ComparisonDocument, Digits, EvaluationDocument, LineDocument, Source, StatementDocument, TallyDocument,
    TargetResult, evaluate,
};
use budget_performance::figure::{Measure, Stated};
use budget_performance::model::{Coverage, OrgUnitKind, Report, Stage};
use comfy_table::{CellAlignment, Table, presets};

use common::{Arguments, NANYUE, pick};

const USAGE: &str = "usage: evaluate [--lang zh|en] [--json] [FILE | -]";

fn main() -> ExitCode {
    common::finish("evaluate", run().map(|text| (text, ExitCode::SUCCESS)))
}

fn run() -> Result<String, String> {
    let (mut language, mut json, mut file) = (Language::ZhCn, false, None);
    let mut arguments = Arguments::new(USAGE);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--json" => json = true,
            "--lang" => language = arguments.language()?,
            _ => arguments.only_file(&mut file, argument)?,
        }
    }
    let report: Report = match file.as_deref() {
        None => common::parse("nanyue-2023.json", NANYUE)?,
        Some(file) => common::document(file)?,
    };
    let document = evaluate(&report).document(Digits::default());
    if json { common::json(&document) } else { Ok(Page { language, text: String::new() }.report(&document, &report)) }
}

/// The text for a reader, in one language.
struct Page {
    language: Language,
    text: String,
}

impl Page {
    fn say(&self, zh: &'static str, en: &'static str) -> &'static str {
        pick(self.language, zh, en)
    }

    fn line(&mut self, line: impl Display) {
        // OK because writing to a string does not fail.
        let _ = writeln!(self.text, "{line}");
    }

    fn report(mut self, document: &EvaluationDocument, report: &Report) -> String {
        self.line(&document.title);
        let subject = document.subject.name.as_ref().map(ToString::to_string);
        let issuer = document.issuer.as_ref().map(ToString::to_string);
        let heading = [
            subject.clone(),
            Some(document.fiscal_year.get().to_string()),
            // An issuer that reports on itself is not named twice.
            issuer.filter(|issuer| subject.as_ref() != Some(issuer)),
            document.date.map(|date| date.to_string()),
        ];
        self.line(heading.into_iter().flatten().collect::<Vec<_>>().join(" · "));
        self.summary(document);
        for statement in &document.statements {
            self.statement(statement, report);
        }
        self.staffing(document);
        self.tallies(document);
        self.indicators(document);
        self.facts(report);
        self.text
    }

    /// What a head of department wants to know first.
    fn summary(&mut self, document: &EvaluationDocument) {
        let mut points = Vec::new();
        for statement in &document.statements {
            let heads = statement.total.iter().chain(&statement.lines).take(3);
            points.extend(heads.filter_map(|line| self.sentence(line)));
        }
        if let (Some(posts), Some(in_post), Some(rate)) =
            (document.staffing.authorised, document.staffing.in_post, document.staffing.control_rate)
        {
            let words = self.say("在职人员控制率", "posts filled");
            points.push(format!("{words} {rate} ({in_post} / {posts})"));
        }
        if !points.is_empty() {
            self.line("");
        }
        for point in points {
            self.line(format!("  {point}"));
        }
    }

    fn sentence(&self, line: &LineDocument) -> Option<String> {
        let mut sentence = format!("{} {}", self.label(line), line.amount?);
        if let Some(prior) = line.comparisons.iter().find(|one| !is_budget(one.stage)) {
            let words = self.say("较", "against");
            let _ = write!(sentence, ", {words} {} {}", self.column(prior), signed(&prior.change));
            if let Some(rate) = prior.rate.stated() {
                let _ = write!(sentence, " ({})", signed(rate));
            }
        }
        if let Some(budget) = line.comparisons.iter().find(|one| is_budget(one.stage)) {
            if let Some(execution) = budget.execution {
                let _ = write!(sentence, ", {} {execution}", self.say("预算执行率", "of budget"));
            }
        }
        Some(sentence)
    }

    fn label(&self, line: &LineDocument) -> String {
        line.label.as_ref().map_or_else(|| self.say("合计", "Total").to_owned(), ToString::to_string)
    }

    fn column(&self, comparison: &ComparisonDocument) -> String {
        let stage = match comparison.stage {
            Stage::Initial => self.say("年初预算", "initial budget"),
            Stage::Adjusted => self.say("调整预算", "adjusted budget"),
            Stage::Available => self.say("可用预算", "available budget"),
            Stage::Movement => self.say("调整数", "movement"),
            Stage::Execution => self.say("执行数", "execution"),
            Stage::Outturn => self.say("决算数", "outturn"),
            _ => "",
        };
        let year = comparison.year.map(|year| year.get().to_string());
        match (year, stage) {
            (Some(year), "") => year,
            (Some(year), stage) => format!("{year} {stage}"),
            (None, "") => comparison.column.to_string(),
            (None, stage) => stage.to_owned(),
        }
    }

    fn statement(&mut self, statement: &StatementDocument, report: &Report) {
        let lines: Vec<_> = statement.total.iter().chain(&statement.lines).collect();
        let mut columns = Vec::new();
        visit(&lines, &mut |line| {
            for comparison in &line.comparisons {
                if !columns.iter().any(|(id, _)| *id == comparison.column) {
                    columns.push((comparison.column.clone(), self.column(comparison)));
                }
            }
        });
        let main =
            report.statements.iter().find(|one| one.title == statement.title).map(|one| one.main_column.to_string());
        self.line(format!("\n{}", statement.title));
        let mut implied = BTreeSet::new();
        for (id, heading) in columns.iter().map(|(id, heading)| (Some(id), heading.as_str())).chain(
            // A statement that compares nothing still has amounts and shares.
            columns.is_empty().then_some((None, "")),
        ) {
            let mut header = vec![self.say("项目", "item"), self.say("本期", "current"), self.say("占比", "share")];
            if id.is_some() {
                header.extend([
                    heading,
                    self.say("增减", "change"),
                    self.say("增减率", "rate"),
                    self.say("拉动（百分点）", "contribution (points)"),
                    self.say("执行率", "of budget"),
                ]);
            }
            let mut rows = vec![header.into_iter().map(str::to_owned).collect()];
            for line in &lines {
                self.rows(&mut rows, line, id.map(AsRef::as_ref), 0, &mut implied);
            }
            let table = without_empty_columns(&rows);
            if id.is_some() && columns.len() > 1 {
                self.line(format!("{} {} / {heading}", self.say("比较", "Comparison"), main.as_deref().unwrap_or("-")));
            }
            self.line(table.to_string().lines().map(str::trim_end).collect::<Vec<_>>().join("\n"));
        }
        if !implied.is_empty() {
            self.line(self.say(
                "* 报告未列明，由其增减额或增减率推算；方括号内为四舍五入前可能的范围",
                "* not stated; implied by the stated change or rate; in brackets, what it can be before rounding",
            ));
        }
    }

    fn rows(
        &self,
        rows: &mut Vec<Vec<String>>,
        line: &LineDocument,
        base: Option<&str>,
        depth: usize,
        implied: &mut BTreeSet<String>,
    ) {
        let dash = || NOTHING.to_owned();
        let mut row = vec![
            format!("{}{}", "  ".repeat(depth), self.label(line)),
            line.amount.map_or_else(dash, |amount| amount.to_string()),
            line.share.map_or_else(dash, |share| share.to_string()),
        ];
        if let Some(base) = base {
            match line.comparisons.iter().find(|comparison| comparison.column.as_ref() == base) {
                None => row.extend([dash(), dash(), dash(), dash(), dash()]),
                Some(comparison) => {
                    let mut stated = comparison.base.to_string();
                    if comparison.source != Source::Stated {
                        implied.insert(stated.clone());
                        stated.push('*');
                        if let (Some(from), Some(until)) = (comparison.base_range.from, comparison.base_range.until) {
                            let _ = write!(stated, " [{}, {}]", from.number(), until.number());
                        }
                    }
                    row.extend([
                        stated,
                        signed(&comparison.change),
                        comparison.rate.stated().map_or_else(dash, signed),
                        comparison.contribution.map_or_else(dash, |points| plus(points.number())),
                        comparison.execution.map_or_else(dash, |execution| execution.to_string()),
                    ]);
                }
            }
        }
        rows.push(row);
        for breakdown in &line.breakdowns {
            for part in &breakdown.lines {
                self.rows(rows, part, base, depth + 1, implied);
            }
            if let Some(remainder) = breakdown.remainder.filter(|remainder| !remainder.value().is_zero()) {
                rows.push(vec![self.rest(breakdown.coverage, depth + 1), remainder.to_string()]);
            }
        }
    }

    /// What the listed parts leave over.
    fn rest(&self, coverage: Coverage, depth: usize) -> String {
        let words = match coverage {
            Coverage::Exhaustive => self.say("（未列）", "(not listed)"),
            _ => self.say("（其余）", "(the rest)"),
        };
        format!("{}{words}", "  ".repeat(depth))
    }

    fn staffing(&mut self, document: &EvaluationDocument) {
        let staffing = &document.staffing;
        if staffing.tallies.is_empty() && document.unit_counts.is_empty() {
            return;
        }
        self.line(format!("\n{}", self.say("机构与人员", "Organisation and staffing")));
        let mut table = new_table();
        for (words, heads) in [
            (self.say("编制", "posts"), staffing.authorised),
            (self.say("在职", "in post"), staffing.in_post),
            (self.say("空编", "vacant posts"), staffing.vacancy),
            (self.say("超编", "beyond the posts"), staffing.over_establishment),
            (self.say("离退休", "retired"), staffing.retired),
        ] {
            if let Some(heads) = heads {
                table.add_row(vec![words.to_owned(), heads.to_string()]);
            }
        }
        if let Some(rate) = staffing.control_rate {
            table.add_row(vec![self.say("在职人员控制率", "posts filled").to_owned(), rate.to_string()]);
        }
        for count in &document.unit_counts {
            let kind = match count.kind {
                OrgUnitKind::InternalOffice => self.say("内设机构", "internal offices"),
                OrgUnitKind::AffiliatedInstitution => self.say("所属事业单位", "affiliated institutions"),
                _ => self.say("其他机构", "other units"),
            };
            let listed = self.say("所列", "listed");
            table.add_row(vec![kind.to_owned(), format!("{} ({listed} {})", count.stated, count.listed)]);
        }
        numbers_right(&mut table);
        self.line(&table);
        let trees: Vec<_> = staffing.tallies.iter().filter(|tally| !tally.breakdowns.is_empty()).collect();
        if !trees.is_empty() {
            self.line("");
        }
        self.trees(&trees);
    }

    fn tallies(&mut self, document: &EvaluationDocument) {
        let trees: Vec<_> = document.tallies.iter().collect();
        if !trees.is_empty() {
            self.line(format!("\n{}", self.say("数量构成", "Counts and their parts")));
            self.trees(&trees);
        }
    }

    fn trees(&mut self, tallies: &[&TallyDocument]) {
        if tallies.is_empty() {
            return;
        }
        let mut table = new_table();
        table.set_header([self.say("项目", "item"), self.say("数量", "number"), self.say("占比", "share")]);
        for tally in tallies {
            self.tree(&mut table, tally, 0);
        }
        numbers_right(&mut table);
        self.line(table);
    }

    fn tree(&self, table: &mut Table, tally: &TallyDocument, depth: usize) {
        let share = tally.share.map_or_else(|| NOTHING.to_owned(), |share| share.to_string());
        table.add_row(vec![format!("{}{}", "  ".repeat(depth), tally.label), tally.figure.to_string(), share]);
        for breakdown in &tally.breakdowns {
            for part in &breakdown.parts {
                self.tree(table, part, depth + 1);
            }
            let rest = breakdown.remainder.as_ref().and_then(|rest| rest.stated());
            if let Some(rest) = rest.filter(|rest| !rest.value().is_zero()) {
                table.add_row(vec![self.rest(breakdown.coverage, depth + 1), rest.to_string()]);
            }
        }
    }

    fn indicators(&mut self, document: &EvaluationDocument) {
        if document.indicators.is_empty() {
            return;
        }
        self.line(format!("\n{}", self.say("指标", "Indicators")));
        let mut table = new_table();
        table.set_header([
            self.say("指标", "indicator"),
            self.say("比率", "ratio"),
            self.say("目标", "target"),
            self.say("完成程度", "attainment"),
        ]);
        for indicator in &document.indicators {
            let target = match indicator.target {
                Some(TargetResult::Met) => self.say("达到", "met"),
                Some(_) => self.say("未达到", "missed"),
                None => NOTHING,
            };
            let show =
                |ratio: Option<_>| ratio.map_or_else(|| NOTHING.to_owned(), |ratio: Stated<_>| ratio_text(&ratio));
            table.add_row(vec![
                indicator.label.to_string(),
                show(indicator.ratio),
                target.to_owned(),
                show(indicator.attainment),
            ]);
        }
        numbers_right(&mut table);
        self.line(table);
    }

    fn facts(&mut self, report: &Report) {
        let counts = [
            (self.say("职能", "functions"), report.department.functions.len()),
            (self.say("指标", "indicators"), report.indicators.len()),
            (self.say("其他数据", "further facts"), report.facts.len()),
            (self.say("问题", "problems"), report.problems.len()),
            (self.say("措施", "measures"), report.measures.len()),
        ];
        let present: Vec<_> = counts
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(words, count)| format!("{words} {count}"))
            .collect();
        if !present.is_empty() {
            self.line(format!("\n{}: {}", self.say("另载", "Also in the report"), present.join(", ")));
        }
    }
}

/// A cell without a value.
const NOTHING: &str = "–";

/// A table of rows, the first of them the header, that leaves out columns in which nothing stands.
fn without_empty_columns(rows: &[Vec<String>]) -> Table {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let cell = |row: &Vec<String>, column| row.get(column).cloned().unwrap_or_default();
    let filled = |column: &usize| {
        rows.iter().skip(1).any(|row| row.get(*column).is_some_and(|cell| cell != NOTHING && !cell.is_empty()))
    };
    let columns: Vec<usize> = (0..width).filter(filled).collect();
    let mut table = new_table();
    for (index, row) in rows.iter().enumerate() {
        let cells: Vec<String> = columns.iter().map(|&column| cell(row, column)).collect();
        if index == 0 {
            table.set_header(cells);
        } else {
            table.add_row(cells);
        }
    }
    numbers_right(&mut table);
    table
}

fn new_table() -> Table {
    let mut table = Table::new();
    table.load_preset(presets::NOTHING);
    table
}

fn ratio_text<Q: Measure>(figure: &Stated<Q>) -> String {
    figure.to_string()
}

fn is_budget(stage: Stage) -> bool {
    matches!(stage, Stage::Initial | Stage::Adjusted | Stage::Available)
}

/// Every line of a tree, from the top.
fn visit(lines: &[&LineDocument], see: &mut impl FnMut(&LineDocument)) {
    for line in lines {
        see(line);
        for breakdown in &line.breakdowns {
            visit(&breakdown.lines.iter().collect::<Vec<_>>(), see);
        }
    }
}

/// A figure with a plus where it is positive.
fn signed<Q: Measure>(figure: &Stated<Q>) -> String {
    let sign = if figure.value() > Q::ZERO { "+" } else { "" };
    format!("{sign}{figure}")
}

fn plus(number: impl Display) -> String {
    let text = number.to_string();
    if text.starts_with('-') || text.trim_matches(['0', '.']).is_empty() { text } else { format!("+{text}") }
}

fn numbers_right(table: &mut Table) {
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
}
