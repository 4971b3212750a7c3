//! What columns a table has, and how their values hang together.

use super::scribe::Scribe;
use crate::interop::strategy::dice::Roll;
use crate::model::{Column, ColumnIdentity, Id, Stage};

/// Two columns that documents compare.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    pub(super) current: usize,
    pub(super) base: usize,
    /// Whether the base is a plan, of which the current amount is a completion.
    pub(super) of_plan: bool,
}

/// The columns of a table.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub(super) columns: Vec<Column>,
    pub(super) main: usize,
    pub(super) pairs: Vec<Pair>,
    pub(super) identities: Vec<ColumnIdentity>,
    /// The column that is told by comparisons alone, if one is.
    pub(super) unprinted: Option<usize>,
    form: Form,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// The year.
    Year,
    /// The year and the one before.
    Years,
    /// Initial budget, adjusted budget, execution.
    Execution,
    /// Initial budget + movement = adjusted budget, outturn, outturn of the year before.
    Adjusted,
    /// Initial budget + shifting + virement = final budget, outturn.
    Shifted,
}

const FORMS: [Form; 6] = [Form::Years, Form::Execution, Form::Adjusted, Form::Years, Form::Shifted, Form::Year];

impl Table {
    pub(super) fn new(scribe: &Scribe, roll: &mut Roll<'_>) -> Option<Self> {
        let form = roll.pick(Form::Years, &FORMS);
        let column = |id: &str, year: i16, stage| {
            let mut column = Column::new(id.parse().ok()?, stage);
            column.year = scribe.year(year);
            Some(column)
        };
        let now = |stage| column("now", 0, stage);
        let (initial, adjusted) = (|| column("initial", 0, Stage::Initial), || column("adjusted", 0, Stage::Adjusted));
        let moved = |id| column(id, 0, Stage::Movement);
        let before = || column("before", -1, Stage::Outturn);
        let pair = |current, base, of_plan| Pair { current, base, of_plan };
        let (columns, main, pairs) = match form {
            Form::Year => (vec![now(Stage::NotSaid)], 0, vec![]),
            Form::Years => (vec![now(Stage::Outturn), before()], 0, vec![pair(0, 1, false)]),
            Form::Execution => {
                let pairs = vec![pair(2, 1, true), pair(2, 0, true), pair(1, 0, false)];
                (vec![initial(), adjusted(), now(Stage::Execution)], 2, pairs)
            }
            Form::Adjusted => {
                let pairs = vec![pair(3, 2, true), pair(3, 4, false), pair(2, 0, false)];
                (vec![initial(), moved("movement"), adjusted(), now(Stage::Outturn), before()], 3, pairs)
            }
            Form::Shifted => {
                let columns = vec![initial(), moved("shifting"), moved("virement"), adjusted(), now(Stage::Outturn)];
                (columns, 4, vec![pair(4, 3, true), pair(4, 0, false)])
            }
        };
        let columns: Option<Vec<Column>> = columns.into_iter().collect();
        let unprinted = (form == Form::Years && roll.one_in(3)).then_some(1);
        let mut table = Self { columns: columns?, main, pairs, identities: Vec::new(), unprinted, form };
        if !roll.one_in(4) {
            table.identities = table.identity()?;
        }
        Some(table)
    }

    /// What the columns add up to, if they do.
    fn identity(&self) -> Option<Vec<ColumnIdentity>> {
        let id = |name: &str| name.parse::<Id>().ok();
        Some(match self.form {
            Form::Adjusted => {
                vec![ColumnIdentity::new(id("adjusted")?, vec![id("initial")?, id("movement")?], vec![])]
            }
            Form::Shifted => {
                let plus = vec![id("initial")?, id("shifting")?, id("virement")?];
                vec![ColumnIdentity::new(id("adjusted")?, plus, vec![])]
            }
            _ => Vec::new(),
        })
    }

    /// Whether a column is of changes, which may have either sign.
    pub(super) fn is_movement(&self, column: usize) -> bool {
        self.columns.get(column).is_some_and(|column| column.stage == Stage::Movement)
    }

    /// Puts in what follows from the other columns.
    pub(super) fn complete(&self, values: &mut [i128]) {
        match (self.form, values) {
            (Form::Adjusted, [initial, movement, adjusted, ..]) => *movement = adjusted.saturating_sub(*initial),
            (Form::Shifted, [initial, shifting, virement, last, ..]) => {
                *virement = last.saturating_sub(*initial).saturating_sub(*shifting);
            }
            _ => {}
        }
    }

    /// The name of a column.
    pub(super) fn id(&self, column: usize) -> Option<&Id> {
        self.columns.get(column).map(|column| &column.id)
    }
}
