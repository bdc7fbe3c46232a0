//! Messages to be sent later: each names ids only; the worker finds language, address and words when it sends.

use serde::{Deserialize, Serialize};

use crate::ids::{
    AppointmentId, BreakGlassId, CardId, CaseId, ConsentId, FollowUpId, HandoverId, InvitationId, MessageId,
    ReferralId, StaffId, Subject, TaskId,
};

macro_rules! messages {
    ($($(#[$doc:meta])* $variant:ident($id:ident) = $kind:literal => $audience:ident;)*) => {
        /// Something to tell somebody, as a job stores it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "kind", content = "id")]
        pub enum OutMessage {
            $($(#[$doc])* #[serde(rename = $kind)] $variant($id),)*
        }

        impl OutMessage {
            /// Every kind, for the guard that asks each language for its words.
            pub const KINDS: &'static [&'static str] = &[$($kind),*];

            /// The kind of job.
            pub const fn kind(&self) -> &'static str {
                match self { $(Self::$variant(_) => $kind,)* }
            }

            /// To whom it goes; the worker finds the address.
            pub const fn audience(&self) -> Audience {
                match self { $(Self::$variant(_) => Audience::$audience,)* }
            }

            /// What it is about.
            pub fn about(&self) -> Subject {
                match self { $(Self::$variant(id) => (*id).into(),)* }
            }
        }
    };
}

/// To whom a message goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// The person, if they agreed to messages; always in neutral words.
    Person,
    /// The provider's focal points.
    Provider,
    /// The caseworker who owns the file.
    Owner,
    /// The person and the caseworker.
    PersonAndOwner,
    /// The caseworker and the supervisor.
    OwnerAndSupervisor,
    /// The protection officer of the day, never a general inbox.
    Protection,
    /// The data-protection officer, the owner and the supervisor.
    Oversight,
    /// One member of staff.
    Staff,
}

messages! {
    /// A referral waits for the provider's answer.
    ReferralSent(ReferralId) = "referral_sent" => Provider;
    /// The answer is due soon.
    ReferralReminder(ReferralId) = "referral_reminder" => Provider;
    /// The answer did not come in time.
    ReferralOverdue(ReferralId) = "referral_overdue" => OwnerAndSupervisor;
    /// The provider needs a detail.
    ReferralAsked(ReferralId) = "referral_asked" => Owner;
    /// The detail is there.
    ReferralInformed(ReferralId) = "referral_informed" => Provider;
    /// The person is on the list.
    ReferralWaitlisted(ReferralId) = "referral_waitlisted" => PersonAndOwner;
    /// A place is kept.
    ReferralAccepted(ReferralId) = "referral_accepted" => PersonAndOwner;
    /// No place this time.
    ReferralDeclined(ReferralId) = "referral_declined" => PersonAndOwner;
    /// The provider need not answer any more.
    ReferralWithdrawn(ReferralId) = "referral_withdrawn" => Provider;
    /// Nobody answered; another place is looked for.
    ReferralExpired(ReferralId) = "referral_expired" => OwnerAndSupervisor;
    /// There is a date.
    AppointmentPlanned(AppointmentId) = "appointment_planned" => Person;
    /// The date is near.
    AppointmentReminder(AppointmentId) = "appointment_reminder" => Person;
    /// The date moved.
    AppointmentMoved(AppointmentId) = "appointment_moved" => Person;
    /// The date is off.
    AppointmentCancelled(AppointmentId) = "appointment_cancelled" => Person;
    /// The person cannot come.
    AppointmentExcused(AppointmentId) = "appointment_excused" => Owner;
    /// The person did not come.
    AppointmentMissed(AppointmentId) = "appointment_missed" => Owner;
    /// A placement did not begin or ended early.
    PlacementEnded(ReferralId) = "placement_ended" => Owner;
    /// A file has a new owner.
    CaseAssigned(CaseId) = "case_assigned" => Owner;
    /// A consent was taken back; what was shared has to stop.
    ConsentWithdrawn(ConsentId) = "consent_withdrawn" => Oversight;
    /// A child or protected person waits for the officer.
    HandoverPrepared(HandoverId) = "handover_prepared" => Protection;
    /// Custody was not passed in time.
    HandoverOverdue(HandoverId) = "handover_overdue" => Protection;
    /// A file was sealed.
    CaseSealed(CaseId) = "case_sealed" => Protection;
    /// A card was frozen.
    CardFrozen(CardId) = "card_frozen" => Owner;
    /// Somebody looked behind the glass.
    GlassBroken(BreakGlassId) = "glass_broken" => Oversight;
    /// The person wrote.
    PersonWrote(MessageId) = "person_wrote" => Owner;
    /// The caseworker wrote.
    WorkerWrote(MessageId) = "worker_wrote" => Person;
    /// A call is due.
    FollowUpDue(FollowUpId) = "follow_up_due" => Owner;
    /// A task came to somebody.
    TaskGiven(TaskId) = "task_given" => Staff;
    /// An invitation to become staff.
    StaffInvited(InvitationId) = "staff_invited" => Staff;
    /// A sign-in from somewhere new, a new password or factor.
    StaffAccess(StaffId) = "staff_access" => Staff;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::tests::id;

    #[test]
    fn a_stored_job_holds_its_kind_and_an_id_and_comes_back() {
        let message = OutMessage::ReferralAccepted(id(ReferralId::mint, 1));
        let stored = serde_json::to_value(message).unwrap();
        assert_eq!(stored["kind"], "referral_accepted");
        assert_eq!(stored.as_object().map(serde_json::Map::len), Some(2));
        assert_eq!(serde_json::from_value::<OutMessage>(stored).unwrap(), message);
        assert_eq!(message.about().kind, "referral");
    }

    #[test]
    fn a_child_is_never_spoken_of_in_a_general_inbox() {
        assert_eq!(OutMessage::HandoverPrepared(id(HandoverId::mint, 1)).audience(), Audience::Protection);
        assert_eq!(OutMessage::CaseSealed(id(CaseId::mint, 1)).audience(), Audience::Protection);
    }
}
