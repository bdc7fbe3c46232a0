//! Earlier returns: who of those registered before a person at the desk may be. A question to the clerk, never a merge; what is
//! sealed is compared in the unit's own room, whose queue alone hears of it.

use domain::{
    access::{Action, Relation},
    ids::{FlightId, LineId},
    matching::{Candidate, Document, Person, Query, Reach, Reason, ScopeFilter, Verdict},
    merge::Likeness,
    problems::{ProblemCode, Problems, Typed},
};
use store::{Uuid, Write, likenesses::Noted, lines::Line, people::Row};

use super::{Answers, Previous, answers};
use crate::{
    Refused, Staff,
    registry::{Room, born, paper_kind, town},
};

/// Somebody registered before who may be the person at the desk.
pub struct Earlier {
    pub row: Row,
    /// 0 to 1000.
    pub score: u16,
    pub verdict: Verdict,
    /// What speaks for it and against, as the clerk reads it.
    pub reasons: Vec<Reason>,
}

/// A pair for a queue, once the person at the desk has a record.
pub(super) struct Alike {
    pub candidate: Candidate,
    pub state: Likeness,
    /// For the queue of the protection unit.
    pub sealed: bool,
}

/// What the desk decided about those alike.
#[derive(Default)]
pub(super) struct Settled {
    /// The person who came again.
    pub known: Option<Uuid>,
    pub noted: Vec<(Candidate, Likeness)>,
}

impl Staff {
    /// Those registered before who are like the person of a form, the most alike first; what was not typed counts as not known.
    pub async fn earlier_returns(
        &self,
        flight: FlightId,
        line: Option<LineId>,
        typed: &Typed,
    ) -> Refused<Vec<Earlier>> {
        self.permit(Action::RegisterArrival, Relation::Team)?;
        let line = match line {
            Some(line) => Some(self.house.store.line(self.scope(), flight.uuid(), line.uuid()).await?),
            None => None,
        };
        let line = line.as_ref();
        let field = |name: &str| typed.get(name).map_or("", |value| value.trim());
        let person = self.compared(
            (field("given_names"), field("surnames"), field("sex")),
            super::birth(field("birth"), self.house.today()).ok(),
            answers::town(field("destination")).ok().flatten().as_deref(),
            answers::paper(field("document"), field("document_kind"), &mut Problems::new()),
            line,
        )?;
        let mut found = self.alike(person, Room::Open).await?;
        if let Some(listed) = matched(line).filter(|id| found.iter().all(|one| one.key != id.as_u128())) {
            found.insert(
                0,
                Candidate { key: listed.as_u128(), score: 500, verdict: Verdict::Likely, reasons: Vec::new() },
            );
        }
        let ids: Vec<Uuid> = found.iter().map(|one| Uuid::from_u128(one.key)).collect();
        let rows = self.house.store.found(self.scope(), &ids).await?;
        let earlier = |row: Row| {
            let one = found.iter().find(|one| one.key == row.person.id.as_u128())?;
            Some(Earlier { score: one.score, verdict: one.verdict, reasons: one.reasons.clone(), row })
        };
        Ok(rows.into_iter().filter_map(earlier).collect())
    }

    /// What the desk said of those alike; a problem when it has to say something first.
    pub(super) async fn settle(
        &self,
        answers: &Answers,
        line: Option<&Line>,
        problems: &mut Problems,
    ) -> Refused<Settled> {
        let names = (answers.given_names.as_str(), answers.surnames.as_str(), answers.sex.unwrap_or_default());
        let person =
            self.compared(names, Some(answers.birth), answers.destination.as_deref(), answers.paper.clone(), line)?;
        let found = self.alike(person, Room::Open).await?;
        let accepted: Vec<Candidate> = found.iter().filter(|one| one.verdict <= Verdict::Likely).cloned().collect();
        let listed = matched(line);
        let best = || listed.or_else(|| accepted.first().map(|one| Uuid::from_u128(one.key)));
        let known = match answers.previous {
            Some(Previous::Same(None)) => best(),
            Some(Previous::Same(Some(id))) => {
                Some(id).filter(|id| listed == Some(*id) || found.iter().any(|one| one.key == id.as_u128()))
            }
            Some(Previous::Different | Previous::Unsure) => None,
            None => {
                if best().is_some() {
                    problems.add("previous", ProblemCode::Required);
                }
                None
            }
        };
        if matches!(answers.previous, Some(Previous::Same(_))) && known.is_none() {
            problems.add("previous", ProblemCode::ChoiceUnknown);
        }
        let state = if answers.previous == Some(Previous::Different) { Likeness::Different } else { Likeness::Open };
        let others = accepted.into_iter().filter(|one| known.is_none_or(|known| one.key != known.as_u128()));
        Ok(Settled { known, noted: others.map(|one| (one, state)).collect() })
    }

    /// Those alike among the centre's own, or in the room of its protection unit.
    pub(super) async fn alike(&self, person: Person, room: Room) -> Refused<Vec<Candidate>> {
        let scope = ScopeFilter { reach: Reach::Centre(self.centre()?.as_u128()), since: None };
        let query = Query { person, scope, except: None };
        self.house.people().await?.ask(room, move |index| index.matches(&query)).await
    }

    /// What is known of the person at the desk; the paper of the list counts where none was typed.
    pub(super) fn compared(
        &self,
        (given_names, surnames, sex): (&str, &str, &str),
        birth: Option<domain::fields::birth::Birth>,
        destination: Option<&str>,
        paper: Option<(String, String)>,
        line: Option<&Line>,
    ) -> Refused<Person> {
        let listed = match line.filter(|_| paper.is_none()) {
            Some(line) => {
                self.house.store.line_document(line)?.map(|number| (super::register::paper_kind(line), number))
            }
            None => None,
        };
        let (date, _, age) = birth.map_or((None, "", None), super::birth_columns);
        let age = age.map(|age| age.to_string()).unwrap_or_default();
        Ok(Person {
            given_names: given_names.to_owned(),
            surnames: surnames.to_owned(),
            married_name: String::new(),
            sex: super::sex(sex).ok().flatten().and_then(domain::fields::sex::Sex::of_code),
            birth: born(date.as_deref().unwrap_or_default(), &age, &self.house.today().to_string()),
            place: town(destination.or_else(|| line.and_then(|line| line.municipality_code.as_deref()))),
            documents: paper
                .or(listed)
                .map(|(kind, number)| Document::new(paper_kind(&kind), &number))
                .into_iter()
                .collect(),
        })
    }

    /// Those alike enough to be somebody's decision, of whom nothing was asked.
    pub(super) async fn accepted(&self, person: Person, room: Room) -> Refused<Vec<(Candidate, Likeness)>> {
        let found = self.alike(person, room).await?;
        Ok(found.into_iter().filter(|one| one.verdict <= Verdict::Likely).map(|one| (one, Likeness::Open)).collect())
    }

    /// Notes in the queues whom a newly registered person may be.
    pub(super) async fn note_alike(&self, write: &mut Write, person: Uuid, alike: &[Alike]) -> Refused<()> {
        for Alike { candidate, state, sealed } in alike {
            let reasons: Vec<&str> = candidate.reasons.iter().map(|reason| reason.code()).collect();
            let noted = Noted {
                one: person,
                other: Uuid::from_u128(candidate.key),
                centre: self.centre()?,
                sealed: *sealed,
                score: candidate.score,
                verdict: candidate.verdict.code(),
                reasons: reasons.join(","),
                state: *state,
            };
            write.note_likeness(noted, Some(self.actor.staff.uuid())).await?;
        }
        Ok(())
    }
}

/// Whom the list was matched with when it came.
fn matched(line: Option<&Line>) -> Option<Uuid> {
    line.filter(|line| line.state == domain::line::name::MATCHED)?.person_id
}
