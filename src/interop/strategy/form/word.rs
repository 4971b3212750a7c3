//! Words: every variant of the plain enums, evenly.

use proptest::sample::select;
use proptest::strategy::{BoxedStrategy, Strategy};

use crate::model::{
    Account, Answer, BandEnds, Basis, Coverage, Dimension, DutyHolder, FiscalLevel, GroupChoice, IndicatorKind,
    LineItem, ListKind, Movement, OrgUnitKind, PostKind, ReportKind, Sense, Side, Stage, SubjectKind, TallyDimension,
    TallyRole, TargetBasis,
};
use crate::reconcile::{Attainment, ClaimReading, Sign, TargetDirection};

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident: $type:ident [$($variant:ident)+];)+) => {$(
        $(#[$doc])*
        pub fn $name() -> impl Strategy<Value = $type> + Clone {
            // A variant that is added and missing here is an error at once.
            let _every = |word: $type| match word { $($type::$variant)|+ => () };
            select(vec![$($type::$variant),+])
        }
        impl proptest::arbitrary::Arbitrary for $type {
            type Parameters = ();
            type Strategy = BoxedStrategy<Self>;
            fn arbitrary_with((): ()) -> BoxedStrategy<Self> { $name().boxed() }
        }
    )+};
}

words! {
    /// Any account.
    account: Account [General GovernmentFund StateCapital SocialInsurance FiscalAppropriation AllFunds NotSaid];
    /// Yes or no.
    answer: Answer [Yes No];
    /// Which ends belong to a band.
    band_ends: BandEnds [Both Lower Upper Neither];
    /// Any basis of a comparison.
    basis: Basis [AsReported Comparable];
    /// Any coverage of a list.
    coverage: Coverage [Exhaustive OfWhich LargestItems];
    /// Any way to divide money.
    dimension: Dimension [Nature Function Economic Fund Purpose Project Unit Programme Other];
    /// Whose a duty is.
    duty_holder: DutyHolder [Ours Theirs Joint];
    /// Any level of government.
    fiscal_level: FiscalLevel [Central Provincial Prefectural County Township];
    /// All of a group, or one.
    group_choice: GroupChoice [AllOf OneOf];
    /// Any kind of indicator.
    indicator_kind: IndicatorKind [
        OutputQuantity OutputQuality OutputTimeliness Input Decision Process Management Cost EconomicBenefit
        SocialBenefit EcologicalBenefit SustainableBenefit Satisfaction Other
    ];
    /// Any usual item.
    line_item: LineItem [
        Total Basic Personnel Routine Project ToSuperior Business ToAffiliates ThreePublic Abroad Vehicles
        VehiclePurchase VehicleRunning Reception Meetings Training OrganOperations Procurement OpeningBalance
        ClosingBalance
    ];
    /// Whether a list is complete.
    list_kind: ListKind [Complete Open];
    /// Any word for what happened.
    movement: Movement [Rose Fell Flat AboutFlat New Gone];
    /// Any kind of unit.
    org_unit_kind: OrgUnitKind [InternalOffice AffiliatedInstitution SubordinateAgency FieldOffice BudgetUnit Other];
    /// Any kind of post.
    post_kind: PostKind [Institution Administrative PoliticalLegal CivilServiceManaged Support Other];
    /// Any kind of document.
    report_kind: ReportKind [
        DepartmentEvaluation DepartmentSelfEvaluation ProjectEvaluation ProjectSelfEvaluation BaseDataTable
        TargetDeclaration Monitoring Budget BudgetExecution FinalAccount ThreePublicExpenses AnnualReport Other
    ];
    /// How the sign of a difference is meant.
    sense: Sense [CurrentMinusBase BaseMinusCurrent Unsigned];
    /// Any side of a budget.
    side: Side [Expenditure Income Balance Memo];
    /// Any stage of a budget.
    stage: Stage [Outturn Initial Adjusted Available Movement Execution NotSaid];
    /// Any kind of subject.
    subject_kind: SubjectKind [Department Unit Project Programme Policy Fund Government];
    /// Any way to divide people or things.
    tally_dimension: TallyDimension [PostKind Grade Source Status Kind Outcome Other];
    /// Any role of people or posts.
    tally_role: TallyRole [
        Authorised InPost Present RetiredCadre Retired RetiredTogether OutsideEstablishment Dispatched
        PublicWelfarePost Volunteer Dependant LeadershipPosts Other
    ];
    /// What a target is measured from.
    target_basis: TargetBasis [Absolute ChangeFromBaseline PercentOfBaseline];
    /// Which way a target points.
    target_direction: TargetDirection [AtLeast AtMost MoreThan LessThan Equal];
    /// Whether a target is said to be met.
    attainment: Attainment [Met Missed];
    /// How a claim is to be read.
    claim_reading: ClaimReading [Nearest Truncated Exact];
    /// Added or taken away.
    sign: Sign [Plus Minus];
}
