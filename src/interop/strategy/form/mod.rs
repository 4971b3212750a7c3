//! Any value of a type: whatever its JSON form allows, with no regard to whether it agrees with others.

pub(super) mod figure;
pub(super) mod indicator;
pub(super) mod money;
pub(super) mod people;
pub(super) mod relation;
pub(super) mod report;
pub(super) mod scoring;
pub(super) mod text;
pub(super) mod word;

use proptest::collection::{SizeRange, vec};
use proptest::strategy::{BoxedStrategy, Strategy};

/// A list of none to three.
fn few<S: Strategy<Value: 'static> + 'static>(of: S) -> BoxedStrategy<Vec<S::Value>> {
    list(of, 0..=3)
}

// Boxed, all of them: what holds so much of so many kinds would not lie on a stack.
fn list<S: Strategy<Value: 'static> + 'static>(of: S, length: impl Into<SizeRange>) -> BoxedStrategy<Vec<S::Value>> {
    vec(of, length).boxed()
}

/// A value or none, evenly.
fn maybe<S: Strategy<Value: 'static> + 'static>(of: S) -> BoxedStrategy<Option<S::Value>> {
    proptest::option::of(of).boxed()
}

/// Types with the strategy that is their own: `any::<Report>()` is [`report()`](super::report()).
macro_rules! arbitrary {
    ($($type:ty => $strategy:path;)+) => {$(
        impl proptest::arbitrary::Arbitrary for $type {
            type Parameters = ();
            type Strategy = BoxedStrategy<Self>;
            fn arbitrary_with((): ()) -> BoxedStrategy<Self> {
                $strategy().boxed()
            }
        }
    )+};
}

arbitrary! {
    crate::figure::Amount => figure::amount;
    crate::figure::Ratio => figure::ratio;
    crate::figure::Headcount => figure::headcount;
    crate::figure::Quantity => figure::quantity;
    crate::figure::Stated<crate::figure::Amount> => figure::stated_amount;
    crate::figure::Stated<crate::figure::Ratio> => figure::stated_ratio;
    crate::figure::Stated<crate::figure::Headcount> => figure::stated_headcount;
    crate::figure::Stated<crate::figure::Quantity> => figure::stated_quantity;
    crate::figure::Figure => figure::figure;
    crate::figure::Count => figure::count;
    crate::figure::Currency => figure::currency;
    crate::figure::MoneyUnit => figure::money_unit;
    crate::figure::UnitOfMeasure => figure::unit_of_measure;
    crate::figure::Scale => figure::scale;
    crate::figure::Hedge => figure::hedge;
    crate::figure::Reading => figure::reading;
    crate::model::Label => text::label;
    crate::model::Prose => text::prose;
    crate::model::Id => text::id;
    crate::model::Date => text::date;
    crate::model::FiscalYear => text::fiscal_year;
    crate::model::Month => text::month;
    crate::model::Ordinal => text::ordinal;
    crate::model::Pointer => text::pointer;
    crate::model::FunctionCode => text::function_code;
    crate::model::EconomicCode => text::economic_code;
    crate::model::CofogCode => text::cofog_code;
    crate::model::DivisionCode => text::division_code;
    crate::model::CreditCode => text::credit_code;
    crate::model::Report => report::report;
    crate::model::Subject => report::subject;
    crate::model::Period => report::period;
    crate::model::When => report::when;
    crate::model::Fact => report::fact;
    crate::model::Value => indicator::value;
    crate::model::Target => indicator::target;
    crate::model::Achieved => indicator::achieved;
    crate::model::Indicator => indicator::indicator;
    crate::model::Scorecard => indicator::scorecard;
    crate::model::ScoreGroup => indicator::score_group;
    crate::model::ScoreRow => indicator::score_row;
    crate::model::GradeBand => indicator::grade_band;
    crate::model::Statement => money::statement;
    crate::model::Column => money::column;
    crate::model::ColumnIdentity => money::column_identity;
    crate::model::Line => money::line;
    crate::model::ClassCode => money::class_code;
    crate::model::Comparison => money::comparison;
    crate::model::Reason => money::reason;
    crate::model::StatedShare => money::stated_share;
    crate::model::Breakdown => money::breakdown;
    crate::model::Tally => people::tally;
    crate::model::Department => people::department;
    crate::model::Function => people::function;
    crate::model::SharedDuty => people::shared_duty;
    crate::model::OrgUnit => people::org_unit;
    crate::model::UnitCount => people::unit_count;
    crate::reconcile::Claims => relation::claims;
    crate::scoring::Evidence => scoring::evidence;
    crate::scoring::Given => scoring::given;
    crate::scoring::FrameworkDraft => scoring::framework_draft;
}
