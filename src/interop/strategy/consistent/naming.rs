//! What lines are called: usual items, classes in force that year, or anything.

use crate::interop::strategy::dice::Roll;
use crate::model::classification::{
    AccountFit, ClassList, Code, ECONOMIC_CLASSES, FUNCTION_CLASSES, LabelAnswer, Language, Standing,
};
use crate::model::{Account, ClassCode, Dimension, EconomicCode, FiscalYear, FunctionCode, Label, Line, LineItem};

/// What a line is called and what it is.
#[derive(Clone, Debug)]
pub(super) enum Naming {
    Item(LineItem, &'static str),
    Function(FunctionCode, String),
    Economic(EconomicCode, String),
    Free(String),
}

impl Naming {
    /// The line without its figures.
    pub(super) fn line(&self) -> Option<Line> {
        let (label, item, code): (&str, _, _) = match self {
            Self::Item(item, label) => (label, Some(*item), None),
            Self::Function(code, name) => (name, None, Some(ClassCode::Function { code: *code })),
            Self::Economic(code, name) => (name, None, Some(ClassCode::Economic { code: *code })),
            Self::Free(label) => (label, None, None),
        };
        let label: Label = label.parse().ok()?;
        let mut line = Line::new(label);
        line.item = item;
        line.codes.extend(code);
        Some(line)
    }
}

/// The year and the account that classes have to fit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) year: FiscalYear,
    pub(super) account: Account,
}

/// The classes that are in force and bear the name they have, from some place of the list on.
fn classes<C: Code>(list: &ClassList<C>, above: Option<C>, year: FiscalYear) -> impl Iterator<Item = (C, String)> {
    let within = move |code: C| match above {
        Some(above) => code.parent() == Some(above),
        None => code.parent().is_none(),
    };
    list.iter().filter_map(move |class| {
        let (code, name) = (class.code(), class.name_in(Language::ZhCn)?);
        let in_force = || list.standing(code, year).answer == Standing::InForce;
        let agrees = || list.label(code, year, name).answer == LabelAnswer::Agrees;
        (within(code) && in_force() && agrees()).then(|| (code, name.to_owned()))
    })
}

fn functions(above: Option<FunctionCode>, place: Place) -> Vec<Naming> {
    let fits = |code: &FunctionCode| {
        !matches!(FUNCTION_CLASSES.account_fit(*code, place.year, place.account).answer, AccountFit::Outside { .. })
    };
    let all = classes(&FUNCTION_CLASSES, above, place.year).filter(|(code, _)| fits(code));
    all.map(|(code, name)| Naming::Function(code, name)).collect()
}

/// Classes with their names.
type Named = Vec<(FunctionCode, String)>;

/// The first classes of an account, and two that the first is made up of.
pub(in crate::interop::strategy) fn class_names(year: FiscalYear, account: Account) -> Option<(Named, Named)> {
    let place = Place { year, account };
    let of = |above| {
        let all = functions(above, place).into_iter().filter_map(|naming| match naming {
            Naming::Function(code, name) => Some((code, name)),
            _ => None,
        });
        all.collect::<Named>()
    };
    let mut top = of(None);
    let first = top.iter().position(|(code, _)| of(Some(*code)).len() >= 2)?;
    top.drain(..first);
    let below = of(Some(top.first()?.0));
    Some((top, below))
}

fn economic(above: Option<EconomicCode>, place: Place) -> Vec<Naming> {
    let all = classes(&ECONOMIC_CLASSES, above, place.year);
    // Departments' classes; those of governments divide the same money once more.
    let own = all.filter(|(code, _)| code.to_string().starts_with('3'));
    own.map(|(code, name)| Naming::Economic(code, name)).collect()
}

/// So many of them, in their order, from some place on; `None` if there are not as many.
fn some(all: Vec<Naming>, count: usize, roll: &mut Roll<'_>) -> Option<Vec<Naming>> {
    let spare = all.len().checked_sub(count)?;
    let first = roll.below(spare.saturating_add(1));
    Some(all.into_iter().skip(first).take(count).collect())
}

/// What a line of a table is; the total only where it is the only one, as others would be its parts.
pub(super) fn root(place: Place, index: usize, alone: bool, roll: &mut Roll<'_>) -> Naming {
    match roll.below(6) {
        0 | 1 if alone => Naming::Item(LineItem::Total, "支出合计"),
        2 => Naming::Item(LineItem::Basic, "基本支出"),
        3 => Naming::Item(LineItem::ThreePublic, "“三公”经费"),
        4 => some(functions(None, place), 1, roll).and_then(|mut one| one.pop()).unwrap_or_else(|| free("项目", index)),
        _ => free("项目", index),
    }
}

fn free(word: &str, index: usize) -> Naming {
    Naming::Free(format!("{word}{}", index.saturating_add(1)))
}

/// What the parts of a line are, and by what it is divided; they are all there are if the last says so.
pub(super) fn parts(of: &Naming, count: usize, place: Place, roll: &mut Roll<'_>) -> (Dimension, Vec<Naming>, bool) {
    if let Some(fixed) = fixed(of, count) {
        return (Dimension::Nature, fixed, true);
    }
    let below = match of {
        Naming::Function(code, _) => {
            some(functions(Some(*code), place), count, roll).map(|all| (Dimension::Function, all))
        }
        Naming::Economic(code, _) => {
            some(economic(Some(*code), place), count, roll).map(|all| (Dimension::Economic, all))
        }
        _ => match roll.below(5) {
            0 | 1 => some(functions(None, place), count, roll).map(|all| (Dimension::Function, all)),
            2 => some(economic(None, place), count, roll).map(|all| (Dimension::Economic, all)),
            _ => None,
        },
    };
    let (dimension, all) = below.unwrap_or_else(|| {
        let dimension = roll.pick(
            Dimension::Purpose,
            &[Dimension::Project, Dimension::Unit, Dimension::Programme, Dimension::Fund, Dimension::Other],
        );
        (dimension, (0..count).map(|index| free("分项", index)).collect())
    });
    (dimension, all, false)
}

/// Parts that make up an item by definition.
fn fixed(of: &Naming, count: usize) -> Option<Vec<Naming>> {
    let Naming::Item(item, _) = of else { return None };
    let parts: &[(LineItem, &'static str)] = match (item, count) {
        (LineItem::Total, 2) => &[(LineItem::Basic, "基本支出"), (LineItem::Project, "项目支出")],
        (LineItem::Basic, 2) => &[(LineItem::Personnel, "人员经费"), (LineItem::Routine, "公用经费")],
        (LineItem::ThreePublic, 3) => &[
            (LineItem::Abroad, "因公出国（境）费"),
            (LineItem::Vehicles, "公务用车购置及运行维护费"),
            (LineItem::Reception, "公务接待费"),
        ],
        (LineItem::Vehicles, 2) => {
            &[(LineItem::VehiclePurchase, "公务用车购置费"), (LineItem::VehicleRunning, "公务用车运行维护费")]
        }
        _ => return None,
    };
    Some(parts.iter().map(|(item, label)| Naming::Item(*item, label)).collect())
}
