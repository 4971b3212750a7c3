//! Writing a roll-up down: figures as strings, each rounded once.

use super::along::RollUpClass;
use super::combined::CombinedRollUp;
use super::document::{
    CombinedRollUpDocument, RollUpColumnDocument, RollUpDocument, RollUpNoteDocument, RollUpRowDocument,
    RollUpStatementDocument, UnmappedDocument, UnmappedReason,
};
use super::{ColumnRollUp, RollUp, RollUpNote, RollUpRow, StatementRollUp, Unmapped, Why};
use crate::evaluation::Digits;
use crate::evaluation::known::written;
use crate::figure::{Amount, Quotient, Stated};
use crate::model::classification::Language;
use crate::model::{FormatVersion, Pointer};

impl RollUp<'_> {
    /// Writes the roll-up down, with names in that language.
    pub fn document(&self, digits: Digits, language: Language) -> RollUpDocument {
        let pen = Pen { digits, language };
        RollUpDocument {
            format_version: FormatVersion::CURRENT,
            title: self.report.title.clone(),
            along: self.scheme,
            combined: self.combined.iter().map(|one| pen.combined(one)).collect(),
            statements: self.statements.iter().map(|one| pen.statement(one)).collect(),
        }
    }
}

/// How a roll-up is written.
#[derive(Clone, Copy)]
struct Pen {
    digits: Digits,
    language: Language,
}

impl Pen {
    fn amount(self, amount: Amount, like: Option<&Stated<Amount>>) -> Option<Stated<Amount>> {
        written(Quotient::whole(amount), like?, self.digits.decimals, self.digits.rounding)
    }

    fn row(
        self,
        class: RollUpClass,
        amount: Amount,
        at: &[Pointer],
        like: Option<&Stated<Amount>>,
    ) -> RollUpRowDocument {
        let name = class.name(self.language).and_then(|name| name.parse().ok());
        RollUpRowDocument { class, name, amount: self.amount(amount, like), at: at.to_vec() }
    }

    fn combined(self, one: &CombinedRollUp<'_>) -> CombinedRollUpDocument {
        CombinedRollUpDocument {
            side: one.side,
            year: one.year,
            stage: one.stage,
            statements: one.statements.clone(),
            overlapping: one.overlapping.clone(),
            total: self.amount(one.total, one.like),
            rows: one.rows.iter().map(|(class, amount)| self.row(*class, *amount, &[], one.like)).collect(),
            unmapped: one.unmapped.iter().map(|money| self.unmapped(money, one.like)).collect(),
        }
    }

    fn statement(self, one: &StatementRollUp<'_>) -> RollUpStatementDocument {
        RollUpStatementDocument {
            at: one.at.clone(),
            title: one.statement.title.clone(),
            columns: one.columns.iter().map(|column| self.column(column)).collect(),
        }
    }

    fn column(self, one: &ColumnRollUp<'_>) -> RollUpColumnDocument {
        let row = |row: &RollUpRow| self.row(row.class, row.amount, &row.at, one.like);
        RollUpColumnDocument {
            column: one.column.id.clone(),
            total: self.amount(one.total, one.like),
            rows: one.rows.iter().map(row).collect(),
            unmapped: one.unmapped.iter().map(|money| self.unmapped(money, one.like)).collect(),
            notes: one.notes.iter().map(|note| self.note(note, one.like)).collect(),
        }
    }

    fn unmapped(self, money: &Unmapped, like: Option<&Stated<Amount>>) -> UnmappedDocument {
        let (reason, class) = match money.why {
            Why::NoClass => (UnmappedReason::NoClass, None),
            Why::SeveralClasses => (UnmappedReason::SeveralClasses, None),
            Why::NoProposal(class) => (UnmappedReason::NoProposal, Some(class)),
            Why::SeveralTargets(class) => (UnmappedReason::SeveralTargets, Some(class)),
            Why::SeveralAccounts(_) => (UnmappedReason::SeveralAccounts, None),
            Why::Remainder => (UnmappedReason::Remainder, None),
        };
        let candidates = money.why.candidates();
        let amount = self.amount(money.amount, like);
        UnmappedDocument { at: money.at.clone(), amount, reason, class, candidates }
    }

    fn note(self, note: &RollUpNote, like: Option<&Stated<Amount>>) -> RollUpNoteDocument {
        match note.clone() {
            RollUpNote::Subtotal { at, parts, counted } => RollUpNoteDocument::Subtotal { at, parts, counted },
            RollUpNote::Overlap { at, counted } => RollUpNoteDocument::Overlap { at, counted },
            RollUpNote::Remainder { at, amount } => {
                RollUpNoteDocument::Remainder { at, amount: self.amount(amount, like) }
            }
            RollUpNote::NotCounted { at } => RollUpNoteDocument::NotCounted { at },
            RollUpNote::Elsewhere { at, class, under } => RollUpNoteDocument::Elsewhere { at, class, under },
            RollUpNote::OtherAccount { at, class, stated, accounts, certainty } => {
                let accounts = accounts.iter().collect();
                RollUpNoteDocument::OtherAccount { at, class, stated, accounts, certainty }
            }
        }
    }
}
