//! Networks put together figure by figure: what can be asked of them, and what is not left to claims to refuse.

use std::ops::Bound;

use budget_performance::reconcile::{
    ClaimReading, Movement, Network, NotCheckable, Relation, Var, Verdict, corrections, hypotheses, reconcile,
};
use rust_decimal::Decimal;

fn stated(network: &mut Network, name: &str, text: &str) -> Var {
    network.figure(name, vec![text.parse().expect("canonical")], ClaimReading::Nearest)
}

fn unknown(network: &mut Network, name: &str) -> Var {
    network.figure(name, Vec::new(), ClaimReading::Nearest)
}

fn sum(total: Var, parts: Vec<Var>) -> Relation<Var> {
    Relation::Sum { total, parts, signs: Vec::new(), coverage: None, assumed: false }
}

fn equal(one: Var, two: Var) -> Relation<Var> {
    Relation::Equal { figures: vec![one, two], assumed: false }
}

/// The ends of what is left to a figure, both of them reached.
fn ends(interval: Option<budget_performance::Interval<budget_performance::Quantity>>) -> [Decimal; 2] {
    let interval = interval.expect("something is said");
    let (Bound::Included(low), Bound::Included(high)) = (interval.lower(), interval.upper()) else {
        panic!("{interval} has both ends");
    };
    [low, high]
}

#[test]
fn figures_and_relations_are_counted_and_can_be_added_after_a_verdict() {
    let mut network = Network::new();
    assert_eq!((network.figures(), network.relations()), (0, 0));
    let (total, one) = (stated(&mut network, "total", "30.0万元"), stated(&mut network, "one", "10.0万元"));
    let two = unknown(&mut network, "two");
    assert_eq!(network.relate(&sum(total, vec![one, two])), 0);
    let before = reconcile(&network);
    let written = before.document(&network);
    assert_eq!((network.figures(), network.relations(), before.implied.len()), (3, 1, 1));
    assert_eq!(written.implied[0].value.as_ref().map(ToString::to_string).as_deref(), Some("20.0万元"));
    // What was made of the smaller network, its kinds and its order, is made again: `more` is 20, in 元, and stands first.
    let (more, rest) = (unknown(&mut network, "more"), stated(&mut network, "a", "5元"));
    let all = unknown(&mut network, "all");
    assert_eq!(network.relate(&sum(all, vec![more, rest])), 1);
    assert_eq!(network.relate(&equal(more, two)), 2);
    let after = reconcile(&network).document(&network);
    let implied: Vec<String> = after.implied.iter().map(|one| one.figure.to_string()).collect();
    assert_eq!(implied, ["two", "more", "all"]);
    let values = after.implied.iter().map(|one| one.value.as_ref().map(ToString::to_string));
    let values: Vec<String> = values.map(|value| value.expect("it is implied")).collect();
    assert_eq!(values, ["20.0万元", "200000元", "200005元"]);
    assert_eq!((network.figures(), network.relations()), (6, 3));
}

#[test]
fn kinds_that_do_not_meet_are_not_compared_though_the_figure_between_is_unknown() {
    // What is 10万元 cannot be 5人: that is no contradiction, but no comparison.
    let mut network = Network::new();
    let (money, people) = (stated(&mut network, "a", "10万元"), stated(&mut network, "b", "5人"));
    let between = unknown(&mut network, "x");
    network.relate(&equal(between, money));
    network.relate(&equal(between, people));
    let judged = reconcile(&network);
    let verdicts: Vec<&Verdict> = judged.relations.iter().map(|one| &one.verdict).collect();
    assert!(matches!(verdicts[0], Verdict::NotCheckable(NotCheckable::Unstated(_))), "{verdicts:?}");
    assert_eq!(verdicts[1], &Verdict::NotCheckable(NotCheckable::Units));
    assert!(!judged.contradicts() && judged.implied.len() == 1);
    assert!(hypotheses(&network, &judged).is_empty());
    assert_eq!(corrections(&network, &judged).sets.len(), 0);
    // Nor where the figures of the relation itself are stated.
    let mut network = Network::new();
    let (money, people) = (stated(&mut network, "a", "10万元"), stated(&mut network, "b", "5人"));
    let total = unknown(&mut network, "x");
    network.relate(&sum(total, vec![money, people]));
    let judged = reconcile(&network);
    assert_eq!(judged.relations[0].verdict, Verdict::NotCheckable(NotCheckable::Units));
    assert!(judged.implied.is_empty());
}

#[test]
fn what_a_relation_leaves_to_a_figure_can_be_asked() {
    // 30.0 less 10.0, each to a tenth: 19.9 to 20.1万元, whatever is printed for it.
    let mut network = Network::new();
    let (total, one) = (stated(&mut network, "total", "30.0万元"), stated(&mut network, "one", "10.0万元"));
    let two = stated(&mut network, "two", "25.0万元");
    let relation = network.relate(&sum(total, vec![one, two]));
    assert_eq!(ends(network.allowed(relation, two)), [199_000, 201_000].map(Decimal::from));
    assert_eq!(ends(network.allowed(relation, total)), [349_000, 351_000].map(Decimal::from));
    assert!(network.allowed(relation + 1, two).is_none());
    // An order says nothing that lies between two ends.
    let order = Relation::Order { lesser: one, greater: two, strict: false, assumed: false };
    let order = network.relate(&order);
    assert!(network.allowed(order, two).is_none());
}

#[test]
fn about_as_much_is_said_of_no_figure() {
    let mut network = Network::new();
    let (current, prior) = (stated(&mut network, "current", "10万元"), stated(&mut network, "prior", "9万元"));
    for is in [Movement::AboutFlat, Movement::Rose, Movement::New] {
        network.relate(&Relation::Trend { current, prior, is, assumed: false });
    }
    let results: Vec<Option<Var>> = reconcile(&network).relations.iter().map(|judged| judged.result).collect();
    assert_eq!(results, [None, Some(current), Some(prior)]);
}

#[test]
fn names_that_were_put_in_order_are_so_again_when_there_are_more() {
    // Nothing but the order of two names was asked of the smaller network.
    let mut network = Network::new();
    let [a, b] = ["a", "b"].map(|name| stated(&mut network, name, "约10万元"));
    let total = stated(&mut network, "total", "20万元");
    network.relate(&sum(total, vec![a, b]));
    let before = reconcile(&network);
    assert!(
        matches!(&before.relations[0].verdict, Verdict::NotCheckable(NotCheckable::Approximate(vars)) if *vars == [a, b])
    );
    let [z, y] = ["z", "y"].map(|name| unknown(&mut network, name));
    network.relate(&sum(total, vec![z, y]));
    let after = reconcile(&network);
    assert!(
        matches!(&after.relations[1].verdict, Verdict::NotCheckable(NotCheckable::Unstated(vars)) if *vars == [y, z])
    );
}

#[test]
fn a_figure_that_is_said_to_be_itself_tells_itself_nothing() {
    let mut network = Network::new();
    let (x, y) = (unknown(&mut network, "a"), stated(&mut network, "b", "10.0万元"));
    network.relate(&equal(x, x));
    network.relate(&equal(x, y));
    let judged = reconcile(&network);
    let [implied] = judged.implied.as_slice() else { panic!("{:?}", judged.implied) };
    assert_eq!((implied.figure, implied.chain.as_slice()), (x, [1].as_slice()));
}
