//! A household: people who stay together, from when to when, around one head; and which child is alone.

use jiff::civil::Date;

use crate::{
    change::{Change, Stamp},
    codes::codes,
    fields::{birth, date::Known, relation::Relation},
    ids::{HouseholdId, PersonId},
};

codes! {
    /// How sure it is that somebody cares for a child.
    Care {
        /// A paper proves it.
        Verified = "verified",
        /// Said by both.
        Stated = "stated",
        /// The clerk has a doubt: somebody else looks at it, apart.
        Doubted = "doubted",
    }
}

/// Who cares for a child.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caregiver {
    pub person: PersonId,
    pub care: Care,
}

/// Somebody in a household.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    pub person: PersonId,
    /// To the head; the head's own is `Relation::Head`.
    pub relation: Relation,
    /// The birth date as far as it is known.
    pub birth: Option<Known>,
    /// Who cares for this child, where it was asked.
    pub caregiver: Option<Caregiver>,
    pub joined: Stamp,
    /// When they went their own way; history is kept.
    pub left: Option<Stamp>,
}

impl Member {
    /// True while they belong to the household.
    pub const fn is_here(&self) -> bool {
        self.left.is_none()
    }

    /// Under 18 on the day, also in doubt (`fields::birth`). Whose age nobody knows counts neither as child nor as adult.
    pub fn is_child(&self, on: Date) -> bool {
        self.birth.is_some_and(|known| birth::is_minor(known, on))
    }
}

/// People who stay together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Household {
    pub id: HouseholdId,
    pub members: Vec<Member>,
}

/// Why somebody cannot join or leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotRegroup {
    /// They are in it already.
    #[error("a member already")]
    AlreadyHere,
    /// They are not in it.
    #[error("not a member")]
    NotHere,
    /// The others need a head first.
    #[error("somebody else has to be the head first")]
    HeadNeeded,
    /// There is one head.
    #[error("there is a head already")]
    SecondHead,
}

impl Household {
    /// Begins with its head.
    pub fn begin(id: HouseholdId, head: PersonId, birth: Option<Known>, on: Stamp) -> Change<Self> {
        let head = Member { person: head, relation: Relation::Head, birth, caregiver: None, joined: on, left: None };
        Change::new(id, Self { id, members: vec![head] }, on, "household_begun").fact("head", head.person)
    }

    /// Those who belong to it now.
    pub fn here(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| member.is_here())
    }

    /// Its head.
    pub fn head(&self) -> Option<&Member> {
        self.here().find(|member| member.relation == Relation::Head)
    }

    /// Somebody joins, perhaps again.
    pub fn join(mut self, member: Member, on: Stamp) -> Result<Change<Self>, CannotRegroup> {
        if self.here().any(|other| other.person == member.person) {
            return Err(CannotRegroup::AlreadyHere);
        }
        if member.relation == Relation::Head && self.head().is_some() {
            return Err(CannotRegroup::SecondHead);
        }
        let person = member.person;
        self.members.push(Member { joined: on, left: None, ..member });
        Ok(Change::step(self.id, &[], self, on, "household_joined").fact("person", person))
    }

    /// Somebody goes their own way; a head goes last, or after naming another.
    pub fn leave(mut self, person: PersonId, on: Stamp) -> Result<Change<Self>, CannotRegroup> {
        let others = self.here().filter(|member| member.person != person).count();
        let leaving = self.members.iter_mut().find(|member| member.person == person && member.is_here());
        let leaving = leaving.ok_or(CannotRegroup::NotHere)?;
        if leaving.relation == Relation::Head && others > 0 {
            return Err(CannotRegroup::HeadNeeded);
        }
        leaving.left = Some(on);
        Ok(Change::step(self.id, &[], self, on, "household_left").fact("person", person))
    }

    /// Children of whom no adult of the family takes care on that day (interface.md S7, domain.md 3.1): nobody under 18
    /// without one may be treated as an adult, and whoever is in doubt counts as alone.
    pub fn alone(&self, on: Date) -> Vec<PersonId> {
        let children = self.here().filter(|member| member.is_child(on));
        children.filter(|child| !self.is_cared_for(child, on)).map(|child| child.person).collect()
    }

    fn is_cared_for(&self, child: &Member, on: Date) -> bool {
        let adult = |member: &&Member| member.person != child.person && !member.is_child(on) && member.birth.is_some();
        match child.caregiver {
            Some(Caregiver { care: Care::Doubted, .. }) => false,
            Some(Caregiver { person, .. }) => self.here().filter(adult).any(|member| member.person == person),
            None => self.here().filter(adult).any(|member| are_family(child.relation, member.relation)),
        }
    }
}

/// True if two relations to the head make the two people family, so that one can care for the other. A child's own
/// partner is not who cares for it, and "other" may be a stranger: then somebody has to be named.
#[expect(clippy::match_same_arms, reason = "one line a rule")]
const fn are_family(child: Relation, adult: Relation) -> bool {
    match (child, adult) {
        (Relation::Other, _) | (_, Relation::Other) => false,
        (Relation::Partner, Relation::Head) | (Relation::Head, Relation::Partner) => false,
        // The partner's relatives are the head's; the head's are not the partner's.
        (Relation::Partner, _) => false,
        (_, Relation::Partner) => matches!(child, Relation::Child),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::change::tests::{ana, id};

    const DAY: Date = date(2026, 3, 12);

    fn person(seed: u64) -> PersonId {
        id(PersonId::mint, seed)
    }

    fn of(seed: u64, relation: Relation, age: i16) -> Member {
        let birth = Some(Known::Day(date(DAY.year() - age, 3, 12)));
        Member { person: person(seed), relation, birth, caregiver: None, joined: ana(0), left: None }
    }

    fn alone(members: Vec<Member>) -> Vec<PersonId> {
        Household { id: id(HouseholdId::mint, 1), members }.alone(DAY)
    }

    #[test]
    fn a_child_with_a_parent_or_a_grown_sister_is_not_alone() {
        assert_eq!(alone(vec![of(1, Relation::Head, 33), of(2, Relation::Child, 6)]), []);
        assert_eq!(alone(vec![of(1, Relation::Head, 15), of(2, Relation::Sibling, 19)]), []);
        assert_eq!(alone(vec![of(1, Relation::Head, 33), of(2, Relation::Partner, 30), of(3, Relation::Child, 2)]), []);
    }

    #[test]
    fn eighteen_years_are_counted_on_the_day() {
        let head = |birth| Member { birth: Some(birth), ..of(1, Relation::Head, 0) };
        assert_eq!(alone(vec![head(Known::Day(date(2008, 3, 12)))]), []);
        assert_eq!(alone(vec![head(Known::Day(date(2008, 3, 13)))]), [person(1)]);
        assert_eq!(alone(vec![head(Known::Year(2008))]), [person(1)], "in doubt a child");
    }

    #[test]
    fn children_together_are_alone_together() {
        assert_eq!(alone(vec![of(1, Relation::Head, 17), of(2, Relation::Child, 1)]), [person(1), person(2)]);
    }

    #[test]
    fn a_partner_is_not_who_cares_for_a_child() {
        assert_eq!(alone(vec![of(1, Relation::Head, 30), of(2, Relation::Partner, 16)]), [person(2)]);
        assert_eq!(alone(vec![of(1, Relation::Head, 16), of(2, Relation::Partner, 30)]), [person(1)]);
    }

    #[test]
    fn some_other_adult_has_to_be_named_and_not_doubted() {
        let aunt = of(1, Relation::Head, 40);
        let niece = of(2, Relation::Other, 9);
        let with = |care| Member { caregiver: Some(Caregiver { person: person(1), care }), ..niece };
        assert_eq!(alone(vec![aunt, niece]), [person(2)]);
        assert_eq!(alone(vec![aunt, with(Care::Stated)]), []);
        assert_eq!(alone(vec![aunt, with(Care::Doubted)]), [person(2)]);
        let gone = Member { left: Some(ana(1)), ..aunt };
        assert_eq!(alone(vec![gone, with(Care::Verified)]), [person(2)], "who left cares for nobody here");
    }

    #[test]
    fn joins_and_splits_keep_their_history() {
        let household = Household::begin(id(HouseholdId::mint, 1), person(1), None, ana(0)).to;
        let two = household.join(of(2, Relation::Child, 6), ana(1)).unwrap().to;
        assert_eq!(two.clone().join(of(2, Relation::Child, 6), ana(2)), Err(CannotRegroup::AlreadyHere));
        assert_eq!(two.clone().join(of(3, Relation::Head, 50), ana(2)), Err(CannotRegroup::SecondHead));
        assert_eq!(two.clone().leave(person(1), ana(2)), Err(CannotRegroup::HeadNeeded));
        assert_eq!(two.clone().leave(person(9), ana(2)), Err(CannotRegroup::NotHere));
        let one = two.leave(person(2), ana(2)).unwrap().to;
        assert_eq!((one.members.len(), one.here().count()), (2, 1));
        let again = one.join(of(2, Relation::Child, 6), ana(3)).unwrap().to;
        assert_eq!((again.members.len(), again.here().count()), (3, 2));
    }
}
