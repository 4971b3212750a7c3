//! A part of a report that any fault finds a place in, for reports that have none of their own.
//!
//! It is consistent, its figures need no rounding, and it is plain: what shrinking ends with.

use crate::audit::Code;
use crate::figure::{
    Cell, Count, Currency, Exact, Figure, MoneyUnit, OfWhole, Ratio, RatioUnit, Rounding, Scale, Stated,
};
use crate::interop::strategy::consistent::class_names;
use crate::interop::strategy::dice::Roll;
use crate::model::{
    Account, Achieved, AmountCell, BandEnds, Breakdown, ClassCode, Column, ColumnAmount, ColumnIdentity, Comparison,
    Coverage, DataCutoff, Dimension, Fact, FigureCell, FunctionCode, GradeBand, Indicator, Line, LineItem, Movement,
    OrgUnit, OrgUnitKind, Pointer, PostKind, QuantityCell, RatioCell, Report, ReportKind, ScoreGroup, Scorecard, Sense,
    ShareOf, Side, Stage, StatedShare, Statement, Tally, TallyBreakdown, TallyDimension, TallyRole, UnitCount, Value,
};
use crate::reconcile::Relation;

/// Adds to a report what the fault needs.
pub(super) fn add(report: &mut Report, code: Code, roll: &mut Roll<'_>) -> Option<()> {
    let factor = i64::from(roll.byte()).saturating_add(1);
    match code.as_str().get(..3)? {
        "STA" => people(report, factor),
        "SCO" | "WGT" | "GRD" => card(report, roll),
        "RAT" if code.as_str() == "RAT002" => indicator(report, factor),
        "TRU" => indicator(report, factor),
        "PER" => days(report),
        "IDN" => {
            report.department.credit_code = Some("11330881MB158153XN".parse().ok()?);
            Some(())
        }
        "REP" | "PNT" => told(report, factor, roll),
        _ => money(report, factor),
    }
}

/// Money of a report: whole tens of thousands, by two years.
struct Till {
    unit: MoneyUnit,
    scale: Scale,
    factor: i64,
}

impl Till {
    fn amount(&self, count: i64) -> Option<Stated<crate::figure::Amount>> {
        let number = rust_decimal::Decimal::new(count.checked_mul(self.factor)?.checked_mul(100)?, 2);
        Stated::new(number, self.scale, self.unit).ok()
    }

    /// A line with its amounts now and before.
    fn line(&self, label: &str, now: i64, before: i64) -> Option<Line> {
        let mut line = Line::new(label.parse().ok()?);
        for (column, count) in [("now", now), ("before", before)] {
            line.amounts.push(ColumnAmount::new(column.parse().ok()?, Cell::Stated(self.amount(count)?)));
        }
        Some(line)
    }

    fn class(&self, (code, name): &(FunctionCode, String), now: i64, before: i64) -> Option<Line> {
        let mut line = self.line(name, now, before)?;
        line.codes.push(ClassCode::Function { code: *code });
        Some(line)
    }

    /// The change from before to now, with its rate and its word.
    fn compare(&self, line: &mut Line, now: i64, before: i64) -> Option<()> {
        let mut comparison = Comparison::new("now".parse().ok()?, "before".parse().ok()?);
        let change = now.checked_sub(before)?;
        comparison.change = Some(Cell::Stated(self.amount(change.checked_abs()?)?));
        comparison.sense = Some(Sense::Unsigned);
        comparison.movement = Some(if change < 0 { Movement::Fell } else { Movement::Rose });
        if before > 0 {
            comparison.rate = percent(change.checked_abs()?, before).map(RatioCell::Stated);
        }
        line.comparisons.push(comparison);
        Some(())
    }
}

fn percent(part: i64, whole: i64) -> Option<Stated<Ratio>> {
    let share = Exact::<OfWhole>::new(i128::from(part), i128::from(whole))?;
    share.percent(2, Rounding::HalfUp).ok()
}

/// A share of the line above.
fn share(line: &mut Line, part: i64, whole: i64) -> Option<()> {
    line.shares.push(StatedShare::new(ShareOf::Parent {}, RatioCell::Stated(percent(part, whole)?)));
    Some(())
}

/// Two statements: one with parts by definition, a list by classes and a class by classes; one with three columns.
fn money(report: &mut Report, factor: i64) -> Option<()> {
    let domestic = report.currency == Currency::CNY;
    let unit = if domestic { MoneyUnit::Yuan } else { MoneyUnit::Code(report.currency) };
    let till = Till { unit, scale: if domestic { Scale::WAN } else { Scale::ONE }, factor };
    let mut now = Column::new("now".parse().ok()?, Stage::Outturn);
    now.year = Some(report.period.fiscal_year);
    let before = Column::new("before".parse().ok()?, Stage::Outturn);
    let mut statement = Statement::new("一般公共预算支出情况".parse().ok()?, Side::Expenditure, Account::General, now);
    statement.columns.push(before);
    statement.lines.push(basic(&till)?);
    statement.lines.push(project(report, &till)?);
    report.statements.push(statement);
    report.statements.push(columns(&till)?);
    Some(())
}

/// 基本支出 = 人员经费 + 公用经费, now and before, with shares.
fn basic(till: &Till) -> Option<Line> {
    let mut parts = Vec::new();
    for (label, item, now, before) in
        [("人员经费", LineItem::Personnel, 2000, 1600), ("公用经费", LineItem::Routine, 500, 600)]
    {
        let mut part = till.line(label, now, before)?;
        part.item = Some(item);
        share(&mut part, now, 2500)?;
        till.compare(&mut part, now, before)?;
        parts.push(part);
    }
    let mut basic = till.line("基本支出", 2500, 2200)?;
    basic.item = Some(LineItem::Basic);
    till.compare(&mut basic, 2500, 2200)?;
    basic.breakdowns.push(Breakdown::new(Dimension::Nature, Coverage::Exhaustive, parts));
    Some(basic)
}

/// 项目支出 by classes: one of two classes, one that ended, one that is new.
fn project(report: &Report, till: &Till) -> Option<Line> {
    let (classes, below) = class_names(report.period.fiscal_year, Account::General)?;
    let mut classes = classes.iter();
    let mut parent = till.class(classes.next()?, 1000, 800)?;
    let mut inner = Vec::new();
    for (class, (now, before)) in below.iter().zip([(700, 500), (300, 300)]) {
        inner.push(till.class(class, now, before)?);
    }
    parent.breakdowns.push(Breakdown::new(Dimension::Function, Coverage::Exhaustive, inner));
    let mut list = vec![parent];
    for (now, before) in [(2000, 1500), (0, 500), (200, 0)] {
        let mut line = till.class(classes.next()?, now, before)?;
        till.compare(&mut line, now, before)?;
        list.push(line);
    }
    let mut project = till.line("项目支出", 3200, 2800)?;
    project.item = Some(LineItem::Project);
    till.compare(&mut project, 3200, 2800)?;
    project.breakdowns.push(Breakdown::new(Dimension::Function, Coverage::Exhaustive, list));
    Some(project)
}

/// Adjusted budget = initial budget + movement.
fn columns(till: &Till) -> Option<Statement> {
    let column = |id: &str, stage| Some(Column::new(id.parse().ok()?, stage));
    let main = column("adjusted", Stage::Adjusted)?;
    let mut statement = Statement::new("预算调整情况".parse().ok()?, Side::Expenditure, Account::NotSaid, main);
    statement.columns.extend([column("initial", Stage::Initial)?, column("movement", Stage::Movement)?]);
    let plus = vec!["initial".parse().ok()?, "movement".parse().ok()?];
    statement.identities.push(ColumnIdentity::new("adjusted".parse().ok()?, plus, Vec::new()));
    let mut line = Line::new("支出合计".parse().ok()?);
    for (id, count) in [("adjusted", 900), ("initial", 1000), ("movement", -100)] {
        let figure: AmountCell = Cell::Stated(till.amount(count)?);
        line.amounts.push(ColumnAmount::new(id.parse().ok()?, figure));
    }
    statement.lines.push(line);
    Some(statement)
}

/// Posts of two kinds, people in post, offices as many as stated.
fn people(report: &mut Report, factor: i64) -> Option<()> {
    let tally = |label: &str, heads: i64| {
        let figure = format!("{}人", heads.checked_mul(factor)?).parse().ok()?;
        Some(Tally::new(label.parse().ok()?, Cell::Stated(Count::Heads(figure))))
    };
    let mut posts = tally("编制数", 23)?;
    posts.role = Some(TallyRole::Authorised);
    let mut kinds = Vec::new();
    for (label, kind, heads) in [("行政编制", PostKind::Administrative, 5), ("事业编制", PostKind::Institution, 18)]
    {
        let mut part = tally(label, heads)?;
        part.post_kind = Some(kind);
        kinds.push(part);
    }
    posts.breakdowns.push(TallyBreakdown::new(TallyDimension::PostKind, Coverage::Exhaustive, kinds));
    let mut in_post = tally("在职人员", 19)?;
    in_post.role = Some(TallyRole::InPost);
    report.department.staffing = vec![posts, in_post];
    let office = OrgUnit::new("办公室".parse().ok()?, OrgUnitKind::InternalOffice);
    report.department.units = vec![office];
    let count: QuantityCell = "1个".parse().ok()?;
    report.department.stated_unit_counts = vec![UnitCount::new(OrgUnitKind::InternalOffice, count)];
    Some(())
}

/// A card of a hundred points with four groups, its total and its grade.
fn card(report: &mut Report, roll: &mut Roll<'_>) -> Option<()> {
    let mut card = Scorecard::default();
    let mut total = 0_usize;
    for (label, weight) in [("预算执行", 10), ("产出指标", 50), ("效益指标", 30), ("满意度指标", 10)] {
        let score = weight_less(weight, roll);
        total = total.saturating_add(score);
        let mut group = ScoreGroup::new(label.parse().ok()?);
        let mut indicator = Indicator::new(label.parse().ok()?);
        indicator.weight = Some(weight.to_string().parse().ok()?);
        indicator.score = Some(score.to_string().parse().ok()?);
        group.weight.clone_from(&indicator.weight);
        group.score.clone_from(&indicator.score);
        group.indicators.push(indicator);
        card.groups.push(group);
    }
    card.total = Some(total.to_string().parse().ok()?);
    card.full_marks = Some("100".parse().ok()?);
    let mut upper = "100";
    for (grade, from, least) in [("优", "90", 90), ("良", "80", 80), ("中", "60", 60), ("差", "0", 0)] {
        let mut band = GradeBand::new(grade.parse().ok()?);
        band.from = Some(from.parse().ok()?);
        band.until = Some(upper.parse().ok()?);
        band.ends = Some(if upper == "100" { BandEnds::Both } else { BandEnds::Lower });
        if card.grade.is_none() && total >= least {
            card.grade = Some(band.grade.clone());
        }
        upper = from;
        card.bands.push(band);
    }
    report.scorecards.push(card);
    Some(())
}

/// A weight, or a little less.
fn weight_less(weight: usize, roll: &mut Roll<'_>) -> usize {
    weight.saturating_sub(roll.below((weight / 5).saturating_add(1)))
}

/// Two of three, as a percentage.
fn indicator(report: &mut Report, factor: i64) -> Option<()> {
    let mut indicator = Indicator::new("完成率".parse().ok()?);
    indicator.numerator = Some(format!("{}项", factor.checked_mul(2)?).parse().ok()?);
    indicator.denominator = Some(format!("{}项", factor.checked_mul(3)?).parse().ok()?);
    let rate = percent(2, 3)?;
    indicator.achieved = Achieved::Actual { value: Value::Figure { figure: FigureCell::Stated(Figure::Ratio(rate)) } };
    report.indicators.push(indicator);
    Some(())
}

/// A report that looks back, dated after its period; a unit that existed for a time.
fn days(report: &mut Report) -> Option<()> {
    report.kind = ReportKind::DepartmentEvaluation;
    let year = report.period.fiscal_year.get();
    report.date = Some(format!("{}-04-30", year.checked_add(1)?).parse().ok()?);
    report.data_cutoffs = vec![DataCutoff::new("截至年末".parse().ok()?, Some(format!("{year}-12-31").parse().ok()?))];
    let mut unit = OrgUnit::new("指挥部".parse().ok()?, OrgUnitKind::Other);
    unit.valid_from = Some(format!("{year}-03-01").parse().ok()?);
    unit.valid_until = Some(format!("{year}-09-30").parse().ok()?);
    report.department.units.push(unit);
    Some(())
}

/// An amount in a table and in the prose; satisfaction, which rose by some points.
fn told(report: &mut Report, factor: i64, roll: &mut Roll<'_>) -> Option<()> {
    let at = report.statements.len();
    money(report, factor)?;
    let amount = report.statements.get(at)?.lines.first()?.amounts.first()?.figure.stated().copied()?;
    let table = ["statements", "lines", "amounts"].iter().zip([at, 0, 0]);
    let table = table.fold(Pointer::root(), |place, (member, index)| place.member(member).item(index)).member("figure");
    let mut fact = |label: &str, figure: Figure| {
        let place = Pointer::root().member("facts").item(report.facts.len()).member("value").member("figure");
        let value = Value::Figure { figure: FigureCell::Stated(figure) };
        report.facts.push(Fact::new(label.parse().ok()?, value));
        Some(place)
    };
    let prose = fact("正文所述基本支出", Figure::Amount(amount))?;
    let rise = roll.below(60).saturating_add(1);
    let current = fact("满意度", format!("{}%", rise.saturating_add(40)).parse().ok()?)?;
    let prior = fact("上年满意度", "40%".parse().ok()?)?;
    let points: Stated<Ratio> =
        Stated::new(i64::try_from(rise).ok()?.into(), Scale::ONE, RatioUnit::PercentagePoint).ok()?;
    let change = fact("满意度提高", Figure::Ratio(points))?;
    report.claims.push(Relation::Equal { figures: vec![prose, table], assumed: false });
    report.claims.push(Relation::PointChange { current, prior, change, sense: None, assumed: false });
    Some(())
}
