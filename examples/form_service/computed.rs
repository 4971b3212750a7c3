//! What the figures of a report amount to, each beside the place that it is about.

use budget_performance::evaluation::{
    BreakdownDocument, ComparisonDocument, Digits, Evaluation, IndicatorDocument, LineDocument, LineResult, Source,
    StaffingDocument, TallyBreakdownDocument, TallyDocument, TargetResult,
};
use budget_performance::figure::Cell;
use budget_performance::model::classification::Language;
use budget_performance::model::{Comparison, Pointer, QuantityCell, ShareOf, Tally};
use serde_json::{Value, json};

/// Every computed value with its place, its name in the language of the page, and what it is.
pub(crate) fn computed(evaluation: &Evaluation<'_>, language: Language) -> Vec<Value> {
    let mut notes = Notes { language, list: Vec::new() };
    let document = evaluation.document(Digits::default());
    for (statement, result) in document.statements.iter().zip(&evaluation.statements) {
        statement.lines.iter().zip(&result.lines).for_each(|(line, result)| notes.line(line, result));
    }
    notes.staffing(&document.staffing);
    let staffing = document.staffing.tallies.iter().zip(&evaluation.report.department.staffing);
    let others = document.tallies.iter().zip(&evaluation.report.tallies);
    staffing.chain(others).for_each(|(tally, stated)| notes.tally(tally, stated));
    document.indicators.iter().for_each(|indicator| notes.indicator(indicator));
    notes.list
}

struct Notes {
    language: Language,
    list: Vec<Value>,
}

impl Notes {
    fn say(&self, zh: &str, en: &str) -> String {
        if self.language == Language::En { en.to_owned() } else { zh.to_owned() }
    }

    fn note(&mut self, at: &Pointer, (zh, en): (&str, &str), value: &dyn ToString) {
        let name = self.say(zh, en);
        self.list.push(json!({ "at": at.as_str(), "name": name, "value": value.to_string() }));
    }

    fn line(&mut self, line: &LineDocument, result: &LineResult<'_>) {
        if let Some(share) = &line.share {
            self.note(&result.at, ("占比", "share"), share);
            for (index, stated) in result.line.shares.iter().enumerate() {
                if stated.of == (ShareOf::Parent {}) && stated.column.is_none() {
                    let at = result.at.member("shares").item(index).member("share");
                    self.note(&at, ("按金额计算", "computed"), share);
                }
            }
        }
        for comparison in &line.comparisons {
            self.comparison(&result.at, comparison, &result.line.comparisons);
        }
        for (breakdown, inner) in line.breakdowns.iter().zip(&result.breakdowns) {
            self.breakdown(breakdown);
            breakdown.lines.iter().zip(&inner.lines).for_each(|(line, result)| self.line(line, result));
        }
    }

    fn comparison(&mut self, at: &Pointer, computed: &ComparisonDocument, stated: &[Comparison]) {
        let year = computed.year.map(|year| year.get().to_string());
        let base = match (&year, computed.source) {
            (Some(year), Source::Stated) => self.say(&format!("{year}年"), year),
            (Some(year), _) => self.say(&format!("推算{year}年"), &format!("implied {year}")),
            (None, Source::Stated) => computed.column.to_string(),
            (None, _) => self.say(&format!("推算{}", computed.column), &format!("implied {}", computed.column)),
        };
        self.note(at, (&base, &base), &computed.base);
        self.note(at, ("增减额", "change"), &computed.change);
        if let Cell::Stated(rate) = &computed.rate {
            self.note(at, ("增减率", "growth"), rate);
        }
        if let Some(execution) = &computed.execution {
            self.note(at, ("执行率", "execution"), execution);
        }
        for (index, _) in stated.iter().enumerate().filter(|(_, one)| one.base == computed.column) {
            let at = at.member("comparisons").item(index);
            // OK because what the base was found by would only say itself again.
            if computed.source != Source::FromChange {
                self.note(&at.member("change"), ("按金额计算", "computed"), &computed.change);
            }
            if let (Cell::Stated(rate), true) = (&computed.rate, computed.source != Source::FromRate) {
                self.note(&at.member("rate"), ("按金额计算", "computed"), rate);
            }
        }
    }

    fn breakdown(&mut self, breakdown: &BreakdownDocument) {
        if let Some(listed) = &breakdown.listed {
            self.note(&breakdown.at, ("分项合计", "parts"), listed);
        }
        if let Some(remainder) = &breakdown.remainder {
            self.note(&breakdown.at, ("与合计相差", "left over"), remainder);
        }
    }

    fn staffing(&mut self, staffing: &StaffingDocument) {
        let at = Pointer::root().member("department").member("staffing");
        if let Some(rate) = &staffing.control_rate {
            self.note(&at, ("在职人员控制率", "posts filled"), rate);
        }
        if let Some(vacancy) = &staffing.vacancy {
            self.note(&at, ("空编", "vacant"), vacancy);
        }
        if let Some(over) = &staffing.over_establishment {
            self.note(&at, ("超编", "beyond the posts"), over);
        }
    }

    fn tally(&mut self, tally: &TallyDocument, stated: &Tally) {
        if let Some(share) = &tally.share {
            self.note(&tally.at, ("占比", "share"), share);
        }
        for (index, one) in stated.shares.iter().enumerate() {
            if let (Some(share), true) = (&tally.share, one.of == ShareOf::Parent {}) {
                let at = tally.at.member("shares").item(index).member("share");
                self.note(&at, ("按数量计算", "computed"), share);
            }
        }
        for (breakdown, inner) in tally.breakdowns.iter().zip(&stated.breakdowns) {
            self.tally_breakdown(breakdown);
            breakdown.parts.iter().zip(&inner.parts).for_each(|(tally, stated)| self.tally(tally, stated));
        }
    }

    fn tally_breakdown(&mut self, breakdown: &TallyBreakdownDocument) {
        let stated = |cell: &Option<QuantityCell>| match cell {
            Some(Cell::Stated(number)) => Some(number.to_string()),
            _ => None,
        };
        if let Some(listed) = stated(&breakdown.listed) {
            self.note(&breakdown.at, ("分项合计", "parts"), &listed);
        }
        if let Some(remainder) = stated(&breakdown.remainder) {
            self.note(&breakdown.at, ("与合计相差", "left over"), &remainder);
        }
    }

    fn indicator(&mut self, indicator: &IndicatorDocument) {
        if let Some(ratio) = &indicator.ratio {
            self.note(&indicator.at, ("分子÷分母", "ratio"), ratio);
        }
        if let Some(attainment) = &indicator.attainment {
            self.note(&indicator.at, ("完成率", "attainment"), attainment);
        }
        let met = match indicator.target {
            Some(TargetResult::Met) => Some(self.say("达到", "met")),
            Some(TargetResult::Missed) => Some(self.say("未达到", "missed")),
            _ => None,
        };
        if let Some(met) = met {
            self.note(&indicator.at, ("目标", "target"), &met);
        }
    }
}
