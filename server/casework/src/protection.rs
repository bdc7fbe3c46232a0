//! The protection unit: children who came alone, from the desk's call to the hand-over that an authority confirmed.
//! For everybody else none of this exists.

use domain::{
    access::{Action, Relation},
    case::CannotClose,
    change::{Change, Stamp},
    handover::{Alarm, Authority, Call, CannotHandOver, Duty, Handover, Receiver, Said, Seen, Signature},
    problems::{ProblemCode, Problems, Typed},
};
use store::{
    Uuid, Write,
    cases::{File, fold},
    handovers::Child,
    notes::{Contact, Note},
};

use crate::{Refusal, Refused, Staff};

/// The most characters of a note.
pub const NOTE: usize = 4_000;
/// The most characters of a name that was told.
const NAME: usize = 120;

/// A child on the list of the unit.
pub struct Waiting {
    pub child: Child,
    pub duty: Duty,
    pub alarm: Alarm,
}

/// A sealed file, opened.
pub struct SealedFile {
    pub file: File,
    pub children: Vec<Waiting>,
    pub notes: Vec<Note>,
    /// Telephones with everything but their last two digits hidden.
    pub contacts: Vec<Contact>,
    /// True when nothing keeps the file from being closed.
    pub may_close: bool,
}

/// One thing an officer does with a hand-over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    Take,
    Call,
    HandOver,
    Confirm,
    Acknowledge,
}

impl Act {
    /// The act an address names.
    pub fn parse(code: &str) -> Option<Self> {
        match code {
            "tomar" => Some(Self::Take),
            "llamada" => Some(Self::Call),
            "entrega" => Some(Self::HandOver),
            "confirmar" => Some(Self::Confirm),
            "recibido" => Some(Self::Acknowledge),
            _ => None,
        }
    }
}

impl Staff {
    fn waiting(&self, child: Child) -> Waiting {
        let (duty, alarm) = (child.handover.duty(), child.handover.alarm(self.house().now()));
        Waiting { child, duty, alarm }
    }

    /// Children who came alone and whose file is open; who waits longest first, those in confirmed care last.
    pub async fn children(&self) -> Refused<Vec<Waiting>> {
        self.permit(Action::KnowSealed, Relation::Sealed)?;
        let children = self.house().store.children(self.scope()).await?;
        let mut write = self.write().await?;
        write
            .looked(
                ("unit", self.actor.centre.map(domain::ids::CentreId::uuid)),
                None,
                "sealed_list_viewed",
                "protection",
            )
            .await?;
        write.commit().await?;
        let mut waiting: Vec<Waiting> = children.into_iter().map(|child| self.waiting(child)).collect();
        waiting.sort_by_key(|one| (one.duty == Duty::Close, one.duty == Duty::Acknowledge, one.child.row.prepared_at));
        Ok(waiting)
    }

    /// Opens a sealed file; the access event is written before anything is shown.
    pub async fn open_sealed(&self, case: Uuid) -> Refused<SealedFile> {
        self.permit(Action::ReadSealed, Relation::Sealed)?;
        let store = &self.house().store;
        let children = store.children_of(self.scope(), case).await?;
        let mut write = self.write().await?;
        write.viewed(case, self.actor.staff.uuid(), "sealed_viewed", "protection").await?;
        write.commit().await?;
        let file = store.file(self.scope(), case).await?;
        let people: Vec<Uuid> = file.members.iter().map(|one| one.id).collect();
        let contacts = store.contacts_of(&people).await?.into_iter().map(masked).collect();
        let children: Vec<Waiting> = children.into_iter().map(|child| self.waiting(child)).collect();
        let open = ["open", "on_hold"].contains(&file.listed.case.state.as_str());
        let may_close = open && !children.is_empty() && children.iter().all(|one| one.duty == Duty::Close);
        Ok(SealedFile { children, notes: store.notes_of(case).await?, contacts, may_close, file })
    }

    /// The telephones of a sealed file in full; that they were shown is kept.
    pub async fn sealed_contacts(&self, case: Uuid) -> Refused<Vec<Contact>> {
        self.permit(Action::RevealContact, Relation::Sealed)?;
        self.house().store.children_of(self.scope(), case).await?;
        let mut write = self.write().await?;
        write.viewed(case, self.actor.staff.uuid(), "contact_revealed", "protection").await?;
        write.commit().await?;
        let file = self.house().store.file(self.scope(), case).await?;
        let people: Vec<Uuid> = file.members.iter().map(|one| one.id).collect();
        Ok(self.house().store.contacts_of(&people).await?)
    }

    /// Does one thing with a hand-over of a sealed file.
    pub async fn act_on_child(
        &self,
        case: Uuid,
        handover: Uuid,
        act: Act,
        request: Uuid,
        path: &str,
        typed: &Typed,
    ) -> Refused<()> {
        let action = if matches!(act, Act::HandOver | Act::Confirm | Act::Acknowledge) {
            Action::HandOver
        } else {
            Action::WriteSealed
        };
        self.permit(action, Relation::Sealed)?;
        self.house().store.children_of(self.scope(), case).await?;
        if self.answered(request, path, typed).await?.is_some() {
            return Ok(());
        }
        let mut write = self.write().await?;
        self.keep_answer(&mut write, request, path, typed, "done").await?;
        let child = write.handover(case, handover).await?;
        let change = self.step(child, act, typed)?;
        write.record_handover(change).await?;
        Ok(write.commit().await?)
    }

    fn step(&self, child: Handover, act: Act, typed: &Typed) -> Refused<Change<Handover>> {
        let on = self.stamp();
        match act {
            Act::Take => child.take(self.actor.staff, on).map_err(|_| Refusal::Conflict),
            Act::Call => child.call(call(typed, on)?).map_err(refused),
            Act::HandOver => {
                let (receiver, proof) = receiver(typed)?;
                let done = if receiver.authority == Authority::Family {
                    child.reunite(receiver, proof, on)
                } else {
                    child.hand_over(receiver, on)
                };
                done.map_err(refused)
            }
            Act::Confirm => child.confirm(on).map_err(refused),
            Act::Acknowledge => child.acknowledge(on).map_err(|_| Refusal::Conflict),
        }
    }

    /// Writes a note into a sealed file.
    pub async fn note_sealed(&self, case: Uuid, request: Uuid, path: &str, typed: &Typed) -> Refused<()> {
        self.permit(Action::WriteSealed, Relation::Sealed)?;
        self.house().store.children_of(self.scope(), case).await?;
        let words = words(typed, "note", NOTE)?;
        if self.answered(request, path, typed).await?.is_some() {
            return Ok(());
        }
        let mut write = self.write().await?;
        self.keep_answer(&mut write, request, path, typed, "done").await?;
        write.add_note(case, &words, false).await?;
        Ok(write.commit().await?)
    }

    /// Closes a sealed file when every child of it is in confirmed care.
    pub async fn close_sealed(&self, case: Uuid, request: Uuid, path: &str, typed: &Typed) -> Refused<()> {
        self.permit(Action::WriteSealed, Relation::Sealed)?;
        let row = self.house().store.case(self.scope(), case).await?;
        self.house().store.children_of(self.scope(), case).await?;
        if self.answered(request, path, typed).await?.is_some() {
            return Ok(());
        }
        let mut write: Write = self.write().await?;
        self.keep_answer(&mut write, request, path, typed, "done").await?;
        let children = write.handovers_of(case).await?;
        let change =
            fold(&row)?.close_sealed(&children, write.open_referrals(case).await?, self.stamp()).map_err(|cannot| {
                match cannot {
                    CannotClose::OpenReferrals(_) | CannotClose::ChildrenWaiting(_) => {
                        Refusal::field("", ProblemCode::NotPossibleNow)
                    }
                    CannotClose::NotNow(_) => Refusal::Conflict,
                }
            })?;
        write.record_case(change).await?;
        Ok(write.commit().await?)
    }
}

/// Everything but the last two digits hidden.
fn masked(contact: Contact) -> Contact {
    let last: String = contact.phone.chars().rev().take(2).collect::<Vec<_>>().into_iter().rev().collect();
    Contact { phone: format!("•••• ••{last}"), ..contact }
}

fn refused(cannot: CannotHandOver) -> Refusal {
    match cannot {
        CannotHandOver::NotTheOfficer => Refusal::field("", ProblemCode::NotPossibleNow),
        CannotHandOver::NameMissing => Refusal::field("name", ProblemCode::Required),
        CannotHandOver::SecondPersonMissing => Refusal::field("", ProblemCode::SecondPersonNeeded),
        CannotHandOver::ProofMissing => Refusal::field("proof", ProblemCode::ProofMissing),
        CannotHandOver::NotNow(_) => Refusal::Conflict,
    }
}

/// What was written in a field: something, and not too much.
pub(crate) fn words(typed: &Typed, field: &str, most: usize) -> Refused<String> {
    let text = typed.get(field).map_or("", |text| text.trim());
    match text.chars().count() {
        0 => Err(Refusal::field(field, ProblemCode::Required)),
        long if long > most => Err(Refusal::field(field, ProblemCode::TooLong)),
        _ => Ok(text.to_owned()),
    }
}

fn picked<T>(typed: &Typed, field: &str, parse: fn(&str) -> Option<T>, problems: &mut Problems) -> Option<T> {
    match typed.get(field).map_or("", |text| text.trim()) {
        "" => problems.take(field, Err(ProblemCode::Required)),
        code => problems.take(field, parse(code).ok_or(ProblemCode::ChoiceUnknown)),
    }
}

fn call(typed: &Typed, on: Stamp) -> Refused<Call> {
    let mut problems = Problems::new();
    let authority = picked(typed, "authority", Authority::parse, &mut problems);
    let said = picked(typed, "said", Said::parse, &mut problems);
    let spoke_with = typed.get("spoke_with").map_or("", |text| text.trim()).to_owned();
    if said.is_some_and(|said| said != Said::NotReached) && spoke_with.is_empty() {
        problems.add("spoke_with", ProblemCode::Required);
    }
    if spoke_with.chars().count() > NAME {
        problems.add("spoke_with", ProblemCode::TooLong);
    }
    match (authority, said) {
        (Some(authority), Some(said)) if !problems.block() => Ok(Call { authority, said, spoke_with, on }),
        _ => Err(problems.into()),
    }
}

fn receiver(typed: &Typed) -> Refused<(Receiver, bool)> {
    let mut problems = Problems::new();
    let authority = picked(typed, "authority", Authority::parse, &mut problems);
    let name = match words(typed, "name", NAME) {
        Ok(name) => Some(name),
        Err(Refusal::Invalid(found)) => {
            problems.extend(found);
            None
        }
        Err(other) => return Err(other),
    };
    let seen = picked(typed, "seen", Seen::parse, &mut problems);
    let signature = picked(typed, "signature", Signature::parse, &mut problems);
    let proof = typed.get("proof").is_some_and(|ticked| ticked == "yes");
    match (authority, name, seen, signature) {
        (Some(authority), Some(name), Some(seen), Some(signature)) => {
            Ok((Receiver { authority, name, seen, signature }, proof))
        }
        _ => Err(problems.into()),
    }
}
