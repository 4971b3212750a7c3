//! What a reader of a sheet should know beside the result.

use super::aggregate::{Aggregation, Veto};
use super::framework::Framework;
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
            .filter(|score| score.steps.iter().any(|step| *step == Step::Flagged {}))
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
    /// The remark in words, with the labels of the framework.
    pub fn words(&self, framework: &Framework) -> Words {
        match self {
            Self::RoundingChangesGrade { exact, printed, grade, printed_grade } => {
                let [earned, other] = [grade, printed_grade].map(|id| grade_label(framework, id));
                rounded(exact, printed, &earned, &other)
            }
            Self::FarBeyondTarget { criterion } => {
                let label = framework.criteria().iter().find(|one| one.id == *criterion).map(|one| &one.label);
                let label = label.cloned().unwrap_or_else(|| Words::of(criterion.as_ref(), criterion.as_ref()));
                let zh = format!("{}：完成值远超目标值，应说明原因", label.zh);
                Words::of(&zh, &format!("{}: far beyond the target, which is to be explained", label.en))
            }
            Self::FewerMarks { attainable } => Words::of(
                &format!("有不适用的指标不计分，满分为{attainable}分"),
                &format!("criteria that do not apply were dropped: {attainable} points could be earned"),
            ),
            Self::Vetoed { veto, at_most } => {
                let (veto, at_most) = (veto_label(framework, veto), grade_label(framework, at_most));
                let zh = format!("一票否决：{}，等级至多为{}", veto.zh, at_most.zh);
                Words::of(&zh, &format!("veto: {}; graded {} at most", veto.en, at_most.en))
            }
            Self::VetoNotSaid { veto, at_most } => {
                let (veto, at_most) = (veto_label(framework, veto), grade_label(framework, at_most));
                let zh = format!("一票否决：{}，情况未知；如属实，等级至多为{}", veto.zh, at_most.zh);
                Words::of(&zh, &format!("veto: {}; not known, and graded {} at most if so", veto.en, at_most.en))
            }
        }
    }
}

fn rounded(exact: &Number, printed: &Number, earned: &Words, other: &Words) -> Words {
    let exact = exact.written(4, Rounding::HalfUp);
    let zh = format!("总分未经舍入为{exact}分，等级为{}；舍入为{printed}分后等级将变为{}", earned.zh, other.zh);
    let en = format!(
        "the unrounded total of {exact} points is graded {}; rounded to {printed} it would be {}",
        earned.en, other.en
    );
    Words::of(&zh, &en)
}

/// What a grade is called.
fn grade_label(framework: &Framework, id: &GradeId) -> Words {
    let grade = framework.bands().iter().find(|grade| grade.id == *id).map(|grade| grade.label.clone());
    grade.unwrap_or_else(|| Words::of(id.as_ref(), id.as_ref()))
}

/// What a veto is called.
fn veto_label(framework: &Framework, id: &Id) -> Words {
    let vetoes: &[Veto] = match &framework.draft().aggregation {
        Aggregation::WeightedSum { vetoes, .. } => vetoes,
        _ => &[],
    };
    let label = vetoes.iter().find(|veto| veto.id == *id).map(|veto| veto.label.clone());
    label.unwrap_or_else(|| Words::of(id.as_ref(), id.as_ref()))
}
