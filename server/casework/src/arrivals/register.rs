//! One registration, one transaction: people, household, file, consents, card, line, story and audit; a child alone is
//! sealed from the first second.

use domain::{
    access::{Action, Relation},
    card::RevokeReason,
    fields::birth::Birth,
    ids::{FlightId, LineId},
    problems::{ProblemCode, Problems, Typed},
};
use jiff::civil::Date;
use store::{
    Uuid, Write,
    arrivals::Registered,
    entities::{flights, households, members},
    lines::Line,
};

use super::{
    Answers,
    earlier::{Alike, Settled},
};
use crate::{Refusal, Refused, Staff, registry::Room};

/// What became of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Registration {
    /// Registered; a sealed one shows nothing but this number.
    Done { receipt: String, sealed: bool },
    /// Somebody registered this line before.
    Already(Registered),
}

/// One person about to be registered.
pub(super) struct Newcomer<'a> {
    pub line: Option<&'a Line>,
    pub given_names: String,
    pub surnames: String,
    pub birth: Birth,
    pub sex: Option<String>,
    pub relation: String,
    /// A person registered before who is the same.
    pub known: Option<Uuid>,
    pub private_interview: bool,
    pub paper: Option<(String, String)>,
    /// Whom they may be besides, for the queues of those who decide.
    pub alike: Vec<Alike>,
}

/// What all of one registration share.
pub(super) struct Shared<'a> {
    pub answers: &'a Answers,
    pub flight: &'a flights::Model,
    pub day: Date,
    pub household: Uuid,
    pub case: Uuid,
    pub sealed: bool,
}

impl Staff {
    /// Registers the person of a form, with the family named in it. The same form twice gives the same receipt.
    pub async fn register(
        &self,
        flight: FlightId,
        line: Option<LineId>,
        typed: &Typed,
        request: Uuid,
    ) -> Refused<Registration> {
        self.permit(Action::RegisterArrival, Relation::Team)?;
        let path = format!("desk:{flight}:{}", line.map(|line| line.to_string()).unwrap_or_default());
        if let Some(answer) = self.answered(request, &path, typed).await? {
            return Ok(folded(&answer));
        }
        match self.register_once(flight, line, typed, request, &path).await {
            Err(Refusal::Conflict) => self.who_was_faster(line, typed, request, &path).await,
            other => other,
        }
    }

    async fn who_was_faster(
        &self,
        line: Option<LineId>,
        typed: &Typed,
        request: Uuid,
        path: &str,
    ) -> Refused<Registration> {
        if let Some(answer) = self.answered(request, path, typed).await? {
            return Ok(folded(&answer));
        }
        let Some(line) = line else { return Err(Refusal::Conflict) };
        let registered = self.house.store.arrival_of_line(self.scope(), line.uuid()).await?;
        registered.map(Registration::Already).ok_or(Refusal::Conflict)
    }

    async fn register_once(
        &self,
        flight: FlightId,
        line: Option<LineId>,
        typed: &Typed,
        request: Uuid,
        path: &str,
    ) -> Refused<Registration> {
        let (store, scope) = (&self.house.store, self.scope());
        let flight = store.flight(scope, flight.uuid()).await?;
        let day = crate::flights::day(&flight)?;
        if !crate::flights::takes_people(&flight.state) {
            return Err(super::problem("", ProblemCode::NotPossibleNow));
        }
        let line = match line {
            Some(line) => Some(store.line(scope, flight.id, line.uuid()).await?),
            None => None,
        };
        if let Some(row) = line.as_ref().filter(|row| row.state == domain::line::name::ARRIVED) {
            let registered = store.arrival_of_line(scope, row.id).await?;
            return registered.map(Registration::Already).ok_or(Refusal::NotFound);
        }
        let answers = Answers::read(typed, day)?;
        let mut problems = Problems::new();
        let (lines, joined) = self.family(&flight, &answers, &mut problems).await?;
        let mut group = vec![self.first(&answers, line.as_ref())?];
        for (member, row) in answers.members.iter().zip(&lines) {
            if let Some(row) = row {
                let paper = store.line_document(row)?.map(|number| (paper_kind(row), number));
                match newcomer(row, &member.relation, paper) {
                    Some(newcomer) => group.push(newcomer),
                    None => problems.add(member.field.clone(), ProblemCode::DateUnreadable),
                }
            }
        }
        let adult = group.iter().any(|one| !super::minor(one.birth, day)) || self.has_adult(joined, day).await?;
        let alone = !adult;
        if alone && !answers.protection {
            problems.add("company", ProblemCode::CaregiverMissing);
        }
        let settled =
            if alone { Settled::default() } else { self.settle(&answers, line.as_ref(), &mut problems).await? };
        let card = match &answers.card {
            Some(_) if alone => problems.take("card", Err(ProblemCode::CardForChildAlone)),
            Some(number) => problems.take("card", super::blank(store.card(number).await?)),
            None => None,
        };
        if problems.block() {
            return Err(Refusal::Invalid(problems));
        }
        self.find_alike(&mut group, &answers, settled, alone).await?;
        self.write_down(&flight, day, &answers, group, joined, alone, card, (request, path, typed)).await
    }

    #[expect(clippy::too_many_arguments, reason = "one transaction, prepared in one place")]
    async fn write_down(
        &self,
        flight: &flights::Model,
        day: Date,
        answers: &Answers,
        group: Vec<Newcomer<'_>>,
        joined: Option<Uuid>,
        sealed: bool,
        card: Option<Uuid>,
        (request, path, typed): (Uuid, &str, &Typed),
    ) -> Refused<Registration> {
        let mut write = self.write().await?;
        let home = match joined {
            Some(person) => write.household_of_person(person).await?,
            None => None,
        };
        let (household, case) = match home {
            Some(home) => home,
            None => (write.mint(), write.mint()),
        };
        if home.is_none() {
            write
                .insert(households::Model {
                    id: household,
                    centre_id: flight.centre_id,
                    sealed,
                    created_at: write.now(),
                })
                .await?;
        }
        let shared = Shared { answers, flight, day, household, case, sealed };
        let head = group.iter().position(|one| !super::minor(one.birth, day)).unwrap_or(0);
        let mut people = Vec::with_capacity(group.len());
        for (at, one) in group.iter().enumerate() {
            let person = self.add_person(&mut write, &shared, one).await?;
            if one.known.is_some() {
                write.leave_families(person).await?;
            }
            let relation = if home.is_none() && at == head { "head" } else { one.relation.as_str() };
            let member = members::Model {
                id: write.mint(),
                household_id: household,
                person_id: person,
                relation: relation.into(),
                is_head: home.is_none() && at == head,
                joined_at: write.now(),
                left_at: None,
            };
            write.insert(member).await?;
            people.push(person);
        }
        let mut receipts = Vec::with_capacity(group.len());
        for (one, person) in group.iter().zip(&people) {
            receipts.push(self.add_arrival(&mut write, &shared, one, *person).await?);
        }
        let (Some((first, receipt)), Some(head)) = (receipts.first().cloned(), people.get(head).copied()) else {
            return Err(Refusal::NotFound);
        };
        if home.is_none() {
            write.insert(self.case_row(&write, &shared, head, first)).await?;
        }
        for (one, person) in group.iter().zip(&people) {
            self.add_consents(&mut write, &shared, one, *person).await?;
        }
        for (arrival, _) in &receipts {
            write
                .timeline(case, "arrival_registered", serde_json::json!({ "flight": flight.id }), Some(*arrival))
                .await?;
            write.audit("arrival_registered", ("arrival", Some(*arrival)), "");
        }
        if sealed {
            for person in &people {
                self.prepare_handover(&mut write, case, *person).await?;
            }
        }
        if let (Some(card), Some(person)) = (card, people.first()) {
            write.bind_card(card, *person, case, RevokeReason::Replaced).await?;
            write.timeline(case, "card_bound", serde_json::json!({}), Some(card)).await?;
        }
        open_desks(&write, flight).await?;
        let answer = format!("{}{receipt}", if sealed { "S" } else { "R" });
        self.keep_answer(&mut write, request, path, typed, &answer).await?;
        write.commit().await?;
        Ok(Registration::Done { receipt, sealed })
    }

    /// The person of the form.
    fn first<'a>(&self, answers: &Answers, line: Option<&'a Line>) -> Refused<Newcomer<'a>> {
        let listed = line.map(|line| self.house.store.line_document(line)).transpose()?.flatten();
        let kind = line.map_or_else(|| "other".to_owned(), paper_kind);
        Ok(Newcomer {
            line,
            given_names: answers.given_names.clone(),
            surnames: answers.surnames.clone(),
            birth: answers.birth,
            sex: answers.sex.map(str::to_owned),
            relation: line.and_then(|line| line.relation.clone()).unwrap_or_else(|| "other".to_owned()),
            known: None,
            private_interview: answers.private_interview,
            paper: answers.paper.clone().or_else(|| listed.map(|number| (kind, number))),
            alike: Vec::new(),
        })
    }

    /// Who of those registered before each of a group may be: what the desk settled for the first, what nobody was asked for the
    /// others, and what the protection unit alone may know for all.
    async fn find_alike(
        &self,
        group: &mut [Newcomer<'_>],
        answers: &Answers,
        settled: Settled,
        sealed: bool,
    ) -> Refused<()> {
        let unit = Room::Sealed(self.centre()?);
        let mut of_the_desk = Some(settled);
        for one in group {
            let names = (one.given_names.as_str(), one.surnames.as_str(), one.sex.as_deref().unwrap_or_default());
            let person =
                self.compared(names, Some(one.birth), answers.destination.as_deref(), one.paper.clone(), one.line)?;
            let hidden = self.accepted(person.clone(), unit).await?;
            let open = match of_the_desk.take() {
                Some(settled) if !sealed => {
                    one.known = settled.known;
                    settled.noted
                }
                _ => self.accepted(person, Room::Open).await?,
            };
            if one.known.is_none() {
                one.alike.extend(open.into_iter().map(|(candidate, state)| Alike { candidate, state, sealed }));
                one.alike.extend(hidden.into_iter().map(|(candidate, state)| Alike { candidate, state, sealed: true }));
            }
        }
        Ok(())
    }

    /// The lines of the family's other members in the order of the form, and somebody of it who was registered before.
    async fn family(
        &self,
        flight: &flights::Model,
        answers: &Answers,
        problems: &mut Problems,
    ) -> Refused<(Vec<Option<Line>>, Option<Uuid>)> {
        let (mut lines, mut joined) = (Vec::new(), None);
        for member in &answers.members {
            let found =
                self.house.store.lines_numbered(self.scope(), flight.id, &member.number).await?.into_iter().next();
            let state = found.as_ref().map(|line| line.state.as_str());
            match state {
                Some(domain::line::name::ARRIVED) => {
                    joined = joined.or(found.and_then(|line| line.person_id));
                    lines.push(None);
                }
                Some(state) if state != domain::line::name::REFUSED => lines.push(found),
                _ => {
                    problems.add(member.field.clone(), ProblemCode::LineUnknown);
                    lines.push(None);
                }
            }
        }
        Ok((lines, joined))
    }

    async fn has_adult(&self, joined: Option<Uuid>, day: Date) -> Refused<bool> {
        let Some(person) = joined else { return Ok(false) };
        let household = self.house.store.household_of(self.scope(), person).await?;
        let people = match household {
            Some(household) => self.house.store.household_members(household).await?,
            None => Vec::new(),
        };
        let births = people.iter().filter_map(|row| super::stored_birth(row.birth_date.as_deref(), row.age_years));
        Ok(births.into_iter().any(|birth| !super::minor(birth, day)))
    }
}

/// A listed member of the family, as the list says; nothing when the list does not tell an age.
fn newcomer<'a>(line: &'a Line, relation: &str, paper: Option<(String, String)>) -> Option<Newcomer<'a>> {
    let birth = super::stored_birth(line.birth_date.as_deref(), line.age_years)?;
    Some(Newcomer {
        line: Some(line),
        given_names: line.given_names.clone(),
        surnames: line.surnames.clone(),
        birth,
        sex: line.sex.clone(),
        relation: relation.to_owned(),
        known: None,
        private_interview: false,
        paper,
        alike: Vec::new(),
    })
}

pub(super) fn paper_kind(line: &Line) -> String {
    let kind = line.reading.as_ref().and_then(|reading| reading.get("paper")).and_then(|kind| kind.as_str());
    kind.unwrap_or("other").to_owned()
}

/// The first registration opens the desks of a flight, whether or not anybody typed that it landed.
async fn open_desks(write: &Write, flight: &flights::Model) -> Refused<()> {
    use domain::flight::name;
    if ![name::EXPECTED, name::LANDED].contains(&flight.state.as_str()) {
        return Ok(());
    }
    let row = flights::ActiveModel {
        id: store::set(flight.id),
        state: store::set(name::RECEIVING.to_owned()),
        ..Default::default()
    };
    match write.change(row, flights::Column::State, &[name::EXPECTED, name::LANDED]).await {
        // Another desk was first: the desks are open.
        Ok(()) | Err(store::StoreError::Conflict) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// A kept answer.
fn folded(answer: &str) -> Registration {
    let sealed = answer.starts_with('S');
    Registration::Done { receipt: answer.chars().skip(1).collect(), sealed }
}
