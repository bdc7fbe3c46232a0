//! What the person sees: every internal state folded into plain situations, without a field for a surname of staff, an
//! address or another person. A new state without a public face does not compile.

use jiff::Timestamp;

use crate::{
    appointment::{Appointment, AppointmentState},
    catalogue::codes::Category,
    codes::codes,
    ids::{AppointmentId, OfferingId},
    placement::PlacementState,
    referral::{DeclinedBy, ReferralState, WithdrawalKind},
};

codes! {
    /// What a part of the process is about, as much as a shared phone may show.
    Subject {
        Sleep = "sleep",
        House = "house",
        Family = "family",
        Training = "training",
        Work = "work",
        Papers = "papers",
        Health = "health",
        School = "school",
        /// Anything that others must not read: "private appointment".
        Private = "private",
        Other = "other",
    }

    /// A step of the way, fixed and finite.
    Step { Arrived = "arrived", Interviewed = "interviewed", PlaceKept = "place_kept", Begun = "begun" }

    /// How a step is said.
    Said { Done = "done", Now = "now", Later = "later" }
}

impl Subject {
    /// The subject of a programme; a sensitive one is private, and so is what is asked of the soul.
    pub const fn of(category: Category, sensitive: bool) -> Self {
        match category {
            _ if sensitive => Self::Private,
            Category::Housing => Self::Sleep,
            Category::HousingSupport => Self::House,
            Category::FamilyCare => Self::Family,
            Category::Psychosocial => Self::Private,
            Category::Health => Self::Health,
            Category::Training => Self::Training,
            Category::Labour => Self::Work,
            Category::Documents => Self::Papers,
            Category::Transport => Self::Other,
            Category::Education => Self::School,
        }
    }
}

/// Where a part of the process stands, in an order from the most hopeful to the one that is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Situation {
    /// It has begun.
    Going,
    /// A place is kept.
    Kept,
    /// On the list, with the number.
    Waiting(u32),
    /// The provider needs a detail; the centre calls.
    Missing,
    /// A provider was asked and answers by then.
    Asking(Timestamp),
    /// Options are looked for.
    Looking,
    /// No place this time; another is looked for.
    Declined,
    /// It did not begin; to be talked about.
    NotStarted,
    /// Finished.
    Done,
    /// The person asked to stop.
    Stopped,
}

impl Situation {
    /// The public face of a referral and what came of it; `None` where there is nothing to show.
    pub const fn of(referral: &ReferralState, placement: Option<&PlacementState>) -> Option<Self> {
        Some(match referral {
            ReferralState::Draft => return None,
            ReferralState::Sent { answer_by, .. } => Self::Asking(*answer_by),
            ReferralState::InfoRequested { .. } => Self::Missing,
            ReferralState::Waitlisted { number, .. } => Self::Waiting(*number),
            ReferralState::Accepted { .. } => match placement {
                None => Self::Kept,
                Some(placement) => Self::placed(placement),
            },
            ReferralState::Declined { by: DeclinedBy::Person, .. } => Self::Stopped,
            ReferralState::Declined { by: DeclinedBy::Provider | DeclinedBy::Centre, .. } => Self::Declined,
            ReferralState::Withdrawn { kind, .. } => match kind {
                WithdrawalKind::NotWanted | WithdrawalKind::ConsentWithdrawn => Self::Stopped,
                WithdrawalKind::PlacedElsewhere | WithdrawalKind::Mistake => return None,
                WithdrawalKind::Moved | WithdrawalKind::NotReached | WithdrawalKind::NotSafe => Self::Looking,
            },
            ReferralState::Expired { .. } => Self::Looking,
        })
    }

    const fn placed(placement: &PlacementState) -> Self {
        match placement {
            PlacementState::Planned { .. } => Self::Kept,
            PlacementState::Started { .. } | PlacementState::OnHold { .. } => Self::Going,
            PlacementState::DidNotStart { .. } => Self::NotStarted,
            PlacementState::Completed { .. } => Self::Done,
            PlacementState::LeftEarly { .. } => Self::Stopped,
            PlacementState::EndedByProvider { .. } => Self::Looking,
        }
    }
}

/// The public face of an appointment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// To be answered: "yes, I come" or "I cannot".
    Unanswered,
    Coming,
    /// The person said no; another day is looked for.
    SaidNo,
    /// It took place.
    Came,
    /// The person did not come; a new date is offered without blame.
    Missed,
    /// Taken back by the other side.
    Off,
}

impl Face {
    /// The face of a state.
    pub const fn of(state: &AppointmentState) -> Self {
        match state {
            AppointmentState::Planned { .. } => Self::Unanswered,
            AppointmentState::Confirmed { .. } => Self::Coming,
            AppointmentState::Attended { .. } => Self::Came,
            AppointmentState::Missed { .. } => Self::Missed,
            AppointmentState::Excused { .. } => Self::SaidNo,
            AppointmentState::Cancelled { .. } => Self::Off,
        }
    }
}

/// The next thing, first on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Next {
    pub appointment: AppointmentId,
    pub starts: Timestamp,
    pub face: Face,
    /// Where, by its public name; nothing for a private one.
    pub offering: Option<OfferingId>,
    pub private: bool,
}

/// One referral of the case with what came of it, oldest first.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    pub category: Category,
    pub sensitive: bool,
    pub referral: ReferralState,
    pub placement: Option<PlacementState>,
}

/// A part of the process as shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Topic {
    pub subject: Subject,
    pub situation: Situation,
}

/// Everything the person's page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicStatus {
    pub next: Option<Next>,
    /// One a subject, the most hopeful; empty when nothing was asked for yet.
    pub topics: Vec<Topic>,
    pub steps: [(Step, Said); 4],
    /// The file is closed: thanks, and how to come back.
    pub over: bool,
}

impl PublicStatus {
    /// Folds a case, closed (`over`) or not, into what its person sees at that moment.
    pub fn of(over: bool, interviewed: bool, parts: &[Part], appointments: &[Appointment], now: Timestamp) -> Self {
        let topics = topics(parts);
        Self { next: next(appointments, now), steps: steps(interviewed, &topics), topics, over }
    }
}

fn topics(parts: &[Part]) -> Vec<Topic> {
    let shown: Vec<Topic> = parts
        .iter()
        .filter_map(|part| {
            let situation = Situation::of(&part.referral, part.placement.as_ref())?;
            Some(Topic { subject: Subject::of(part.category, part.sensitive), situation })
        })
        .collect();
    let best = |subject: Subject| {
        shown.iter().filter(move |topic| topic.subject == subject).min_by_key(|topic| topic.situation).copied()
    };
    Subject::ALL.iter().filter_map(|subject| best(*subject)).collect()
}

fn next(appointments: &[Appointment], now: Timestamp) -> Option<Next> {
    let ahead = appointments.iter().filter(|appointment| appointment.starts > now);
    let shown = ahead
        .filter(|appointment| matches!(Face::of(&appointment.state), Face::Unanswered | Face::Coming | Face::SaidNo));
    let first = shown.min_by_key(|appointment| (appointment.starts, appointment.id))?;
    Some(Next {
        appointment: first.id,
        starts: first.starts,
        face: Face::of(&first.state),
        offering: first.offering.filter(|_| !first.sensitive),
        private: first.sensitive,
    })
}

fn steps(interviewed: bool, topics: &[Topic]) -> [(Step, Said); 4] {
    let reached = |holds: fn(Situation) -> bool| topics.iter().any(|topic| holds(topic.situation));
    let begun = reached(|situation| matches!(situation, Situation::Going | Situation::Done));
    let kept = begun || reached(|situation| situation == Situation::Kept);
    let done = [true, interviewed || kept, kept, begun];
    let now = done.iter().position(|done| !done);
    let said = |place: usize| match () {
        () if done[place] => Said::Done,
        () if now == Some(place) => Said::Now,
        () => Said::Later,
    };
    [(Step::Arrived, said(0)), (Step::Interviewed, said(1)), (Step::PlaceKept, said(2)), (Step::Begun, said(3))]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        change::tests::{ana, at, id},
        ids::CaseId,
        referral::DeclineReason,
    };

    fn part(category: Category, referral: ReferralState) -> Part {
        Part { category, sensitive: false, referral, placement: None }
    }

    fn declined(by: DeclinedBy) -> ReferralState {
        ReferralState::Declined { on: ana(0), by, reason: DeclineReason::Other, alternative: None }
    }

    fn appointment(seed: u64, hours: i64, state: AppointmentState) -> Appointment {
        let case = id(CaseId::mint, 1);
        let offering = Some(id(OfferingId::mint, 2));
        Appointment { id: id(AppointmentId::mint, seed), case, offering, starts: at(hours), sensitive: false, state }
    }

    #[test]
    fn a_new_request_after_a_no_is_what_the_person_reads() {
        let sent = ReferralState::Sent { on: ana(1), answer_by: at(48) };
        let parts = [part(Category::Housing, declined(DeclinedBy::Provider)), part(Category::Housing, sent)];
        let status = PublicStatus::of(false, true, &parts, &[], at(2));
        assert_eq!(status.topics, [Topic { subject: Subject::Sleep, situation: Situation::Asking(at(48)) }]);
    }

    #[test]
    fn who_said_no_decides_the_words() {
        assert_eq!(Situation::of(&declined(DeclinedBy::Provider), None), Some(Situation::Declined));
        assert_eq!(Situation::of(&declined(DeclinedBy::Person), None), Some(Situation::Stopped));
        assert_eq!(Situation::of(&ReferralState::Draft, None), None);
    }

    #[test]
    fn a_sensitive_programme_shows_neither_its_subject_nor_its_place() {
        let accepted = ReferralState::Accepted { on: ana(0), place: None };
        let parts =
            [Part { sensitive: true, ..part(Category::Housing, accepted) }, part(Category::Psychosocial, accepted)];
        let private = Appointment { sensitive: true, ..appointment(1, 24, AppointmentState::Planned { on: ana(0) }) };
        let status = PublicStatus::of(false, true, &parts, &[private], at(2));
        assert_eq!(status.topics, [Topic { subject: Subject::Private, situation: Situation::Kept }]);
        let next = status.next.unwrap();
        assert_eq!((next.private, next.offering), (true, None));
    }

    #[test]
    fn the_next_thing_is_the_first_that_lies_ahead_and_stands() {
        let dates = [
            appointment(1, 10, AppointmentState::Confirmed { on: ana(0) }),
            appointment(2, 72, AppointmentState::Planned { on: ana(0) }),
            appointment(3, 48, AppointmentState::Planned { on: ana(0) }),
            appointment(
                4,
                30,
                AppointmentState::Cancelled { on: ana(0), reason: crate::appointment::CancelReason::Mistake },
            ),
        ];
        let status = PublicStatus::of(false, true, &[], &dates, at(20));
        assert_eq!(status.next.map(|next| (next.appointment, next.face)), Some((dates[2].id, Face::Unanswered)));
    }

    #[test]
    fn the_way_has_four_steps_and_one_of_them_is_now() {
        let said = |interviewed, parts: &[Part]| {
            PublicStatus::of(false, interviewed, parts, &[], at(0)).steps.map(|(_, said)| said)
        };
        let kept = part(Category::Training, ReferralState::Accepted { on: ana(0), place: None });
        let begun = Part { placement: Some(PlacementState::Started { on: ana(1) }), ..kept };
        assert_eq!(said(false, &[]), [Said::Done, Said::Now, Said::Later, Said::Later]);
        assert_eq!(said(true, &[kept]), [Said::Done, Said::Done, Said::Done, Said::Now]);
        assert_eq!(said(true, &[begun]), [Said::Done; 4]);
    }
}
