//! What a reader of a sheet should know beside the result.

use super::aggregate::Aggregation;
use super::name::{CriterionId, GradeId};
use super::number::Number;
use super::sheet::{Sheet, Total};
use super::step::Step;
use super::words::Words;
use crate::figure::Rounding;
use crate::model::Id;

/// What a reader of a sheet should know beside the result.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SheetRemark {
    /// The rounded total has another grade than the unrounded one, whose grade counts.
    RoundingChangesGrade {
        /// The unrounded total.
        exact: Number,
        /// The rounded total.
        printed: Number,
        /// The grade of the unrounded total.
        grade: GradeId,
        /// The grade of the rounded total.
        printed_grade: GradeId,
    },
    /// A target was passed so far that it is to be explained.
    FarBeyondTarget {
        /// The criterion.
        criterion: CriterionId,
    },
    /// Criteria that do not apply were dropped: less than the full marks could be earned.
    FewerMarks {
        /// What could be earned.
        attainable: Number,
    },
    /// A veto lowers the grade to one at most.
    Vetoed {
        /// The veto.
        veto: Id,
        /// The best grade that is left.
        at_most: GradeId,
    },
    /// Whether a veto holds is not known.
    VetoNotSaid {
        /// The veto.
        veto: Id,
        /// The best grade that would be left.
        at_most: GradeId,
    },
}

/// The remarks on a sheet.
pub(super) fn remarks(sheet: &Sheet<'_>) -> Vec<SheetRemark> {
    let mut remarks = Vec::new();
    remarks.extend(rounding(sheet));
    remarks.extend(
        sheet
            .scores
            .iter()
            .filter(|score| score.steps.contains(&Step::Flagged {}))
            .map(|score| SheetRemark::FarBeyondTarget { criterion: score.criterion.id.clone() }),
    );
    if let (Total::Points(total), Aggregation::WeightedSum { full_marks, .. }) =
        (&sheet.total, &sheet.framework.draft().aggregation)
    {
        if total.attainable < full_marks.value() {
            remarks.push(SheetRemark::FewerMarks { attainable: total.attainable.clone() });
        }
    }
    remarks.extend(sheet.vetoes.iter().filter_map(|(veto, holds)| {
        let (name, at_most) = (veto.id.clone(), veto.at_most.clone());
        match holds {
            Some(true) => Some(SheetRemark::Vetoed { veto: name, at_most }),
            Some(false) => None,
            None => Some(SheetRemark::VetoNotSaid { veto: name, at_most }),
        }
    }));
    remarks
}

fn rounding(sheet: &Sheet<'_>) -> Option<SheetRemark> {
    let Total::Points(total) = &sheet.total else { return None };
    let (exact, printed) = (total.points.exact.as_ref()?, total.printed.as_ref()?);
    let bands = sheet.framework.bands();
    let (grade, printed_grade) = (super::grade::of(bands, exact)?, super::grade::of(bands, printed)?);
    (grade.id != printed_grade.id).then(|| SheetRemark::RoundingChangesGrade {
        exact: exact.reduced(),
        printed: printed.reduced(),
        grade: grade.id.clone(),
        printed_grade: printed_grade.id.clone(),
    })
}

impl SheetRemark {
    /// The remark in words.
    pub fn words(&self) -> Words {
        match self {
            Self::RoundingChangesGrade { exact, printed, grade, printed_grade } => {
                let exact = exact.written(4, Rounding::HalfUp);
                Words::of(
                    &format!("总分未经舍入为{exact}分，等级为{grade}；舍入后为{printed}分，等级将变为{printed_grade}"),
                    &format!(
                        "the unrounded total of {exact} points is graded {grade}; rounded to {printed} it would be {printed_grade}"
                    ),
                )
            }
            Self::FarBeyondTarget { criterion } => Words::of(
                &format!("{criterion}：完成值远超目标值，应说明原因"),
                &format!("{criterion}: far beyond the target, which is to be explained"),
            ),
            Self::FewerMarks { attainable } => Words::of(
                &format!("有不适用的指标不计分，满分为{attainable}分"),
                &format!("criteria that do not apply were dropped: {attainable} points could be earned"),
            ),
            Self::Vetoed { veto, at_most } => Words::of(
                &format!("一票否决{veto}：等级至多为{at_most}"),
                &format!("veto {veto}: graded {at_most} at most"),
            ),
            Self::VetoNotSaid { veto, at_most } => Words::of(
                &format!("一票否决{veto}：情况未知；如属实，等级至多为{at_most}"),
                &format!("veto {veto}: not known; if so, graded {at_most} at most"),
            ),
        }
    }
}
