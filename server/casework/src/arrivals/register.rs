//! One registration, one transaction: people, household, file, consents, card, line, story and audit; a child alone is
//! sealed from the first second.

use domain::{
    access::{Action, Relation},
    card::RevokeReason,
    chance::below,
    fields::birth::Birth,
    handover,
    ids::{FlightId, HandoverId, LineId},
    outbox::OutMessage,
    problems::{ProblemCode, Problems, Typed},
};
use jiff::civil::Date;
use store::{
    Uuid, Write,
    arrivals::{Registered, document_at, phone_at},
    entities::{
        arrivals, cases, consents, contacts, documents, flights, handovers, households, members, person_names, persons,
    },
    lines::Line,
};

use super::{
    Answers,
    earlier::{Alike, Settled},
};
use crate::{Refusal, Refused, Staff, manifests::SearchColumns, registry::Room};

/// Version of the words that are read before the consents.
const CONSENT_WORDS: &str = "1";
const TWO_YEARS: i64 = 730 * 86_400_000;
const HOUR: i64 = 3_600_000;

/// What became of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Registration {
    /// Registered; a sealed one shows nothing but this number.
    Done { receipt: String, sealed: bool },
    /// Somebody registered this line before.
    Already(Registered),
}

/// What the desk shows after a registration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slip {
    /// The person with everybody of the household, and the last two digits of their card.
    Open { who: Registered, household: Vec<Registered>, card: Option<String> },
    /// The officer was told; the desk knows who has the child, until custody passed, and nothing more.
    Sealed { receipt: String, officer: Option<String> },
}

/// One person about to be registered.
struct Newcomer<'a> {
    line: Option<&'a Line>,
    given_names: String,
    surnames: String,
    birth: Birth,
    sex: Option<String>,
    relation: String,
    /// A person registered before who is the same.
    known: Option<Uuid>,
    private_interview: bool,
    paper: Option<(String, String)>,
    /// Whom they may be besides, for the queues of those who decide.
    alike: Vec<Alike>,
}

/// What all of one registration share.
struct Shared<'a> {
    answers: &'a Answers,
    flight: &'a flights::Model,
    day: Date,
    household: Uuid,
    case: Uuid,
    sealed: bool,
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

    async fn add_person(&self, write: &mut Write, shared: &Shared<'_>, one: &Newcomer<'_>) -> Refused<Uuid> {
        if let Some(person) = one.known {
            self.add_paper(write, person, one).await?;
            self.add_phone(write, person, shared).await?;
            write.audit("person_came_again", ("person", Some(person)), "");
            return Ok(person);
        }
        let (id, found) = (write.mint(), SearchColumns::of(&one.given_names, &one.surnames));
        let (birth_date, precision, age_years) = super::birth_columns(one.birth);
        let row = persons::Model {
            id,
            given_names: one.given_names.clone(),
            surnames: one.surnames.clone(),
            sex: one.sex.clone(),
            birth_date,
            birth_precision: precision.into(),
            age_years,
            age_on: age_years.map(|_| shared.day.to_string()),
            municipality_code: shared.answers.destination.clone(),
            languages: shared.answers.languages.join(","),
            spanish: None,
            folded: found.folded,
            phonetic: found.phonetic,
            sort_key: found.sort_key,
            state: "active".into(),
            merged_into: None,
            sealed: shared.sealed,
            centre_id: shared.flight.centre_id,
            created_at: write.now(),
            synthetic: self.house.demo,
        };
        write.insert(row).await?;
        if let Some(line) = one.line {
            let printed = person_names::Model {
                id: write.mint(),
                person_id: id,
                kind: "printed".into(),
                given_names: line.given_names.clone(),
                surnames: line.surnames.clone(),
                created_at: write.now(),
            };
            write.insert(printed).await?;
        }
        self.add_paper(write, id, one).await?;
        self.add_phone(write, id, shared).await?;
        self.note_alike(write, id, &one.alike).await?;
        write.audit("person_created", ("person", Some(id)), "");
        Ok(id)
    }

    /// The paper a person showed, once.
    async fn add_paper(&self, write: &mut Write, person: Uuid, one: &Newcomer<'_>) -> Refused<()> {
        let Some((kind, number)) = &one.paper else { return Ok(()) };
        let number_index = write.keys().index("document", number);
        if write.has_paper(person, &number_index).await? {
            return Ok(());
        }
        let id = write.mint();
        let sealed = write.seal(document_at(id), number)?;
        let row = documents::Model {
            id,
            person_id: person,
            kind: kind.clone(),
            number: sealed,
            number_index,
            note: None,
            created_at: write.now(),
        };
        Ok(write.insert(row).await?)
    }

    /// The telephone of a registration, once.
    async fn add_phone(&self, write: &mut Write, person: Uuid, shared: &Shared<'_>) -> Refused<()> {
        let Some((phone, of)) = &shared.answers.phone else { return Ok(()) };
        let phone_index = write.keys().index("phone", phone);
        if write.has_phone(person, &phone_index).await? {
            return Ok(());
        }
        let id = write.mint();
        let row = contacts::Model {
            id,
            person_id: person,
            kind: (*of).into(),
            phone: write.seal(phone_at(id), phone)?,
            phone_index,
            safe_rule: "neutral".into(),
            created_at: write.now(),
        };
        Ok(write.insert(row).await?)
    }

    async fn add_arrival(
        &self,
        write: &mut Write,
        shared: &Shared<'_>,
        one: &Newcomer<'_>,
        person: Uuid,
    ) -> Refused<(Uuid, String)> {
        let (id, receipt) = (write.mint(), receipt(write));
        let row = arrivals::Model {
            id,
            person_id: person,
            flight_id: shared.flight.id,
            line_id: one.line.map(|line| line.id),
            household_id: Some(shared.household),
            centre_id: shared.flight.centre_id,
            desk: self.desk.clone().unwrap_or_default(),
            registered_by: self.actor.staff.uuid(),
            registered_at: write.now(),
            destination_code: shared.answers.destination.clone(),
            urgent: shared.answers.urgent.join(","),
            private_interview: one.private_interview,
            receipt: receipt.clone(),
            state: domain::arrival::name::REGISTERED.into(),
            sealed: shared.sealed,
            synthetic: self.house.demo,
        };
        write.insert(row).await?;
        if let Some(line) = one.line {
            write.line_arrived(line.id, person).await?;
        }
        Ok((id, receipt))
    }

    fn case_row(&self, write: &Write, shared: &Shared<'_>, head: Uuid, arrival: Uuid) -> cases::Model {
        cases::Model {
            id: shared.case,
            household_id: shared.household,
            person_id: head,
            centre_id: shared.flight.centre_id,
            owner_id: None,
            arrival_id: Some(arrival),
            state: domain::case::name::OPEN.into(),
            state_facts: None,
            urgent: shared.answers.urgent.join(","),
            sealed: shared.sealed,
            opened_at: write.now(),
            updated_at: write.now(),
            synthetic: self.house.demo,
        }
    }

    async fn add_consents(
        &self,
        write: &mut Write,
        shared: &Shared<'_>,
        one: &Newcomer<'_>,
        person: Uuid,
    ) -> Refused<()> {
        if shared.sealed {
            // What a child agrees to is asked by the officer, with the State's representative.
            return Ok(());
        }
        let language = shared.answers.languages.first().cloned().unwrap_or_else(|| "spa".to_owned());
        let how = if super::minor(one.birth, shared.day) { "caregiver" } else { "spoken" };
        for (purpose, yes) in &shared.answers.consents {
            let row = consents::Model {
                id: write.mint(),
                case_id: Some(shared.case),
                person_id: person,
                purpose: (*purpose).into(),
                recipient: if *purpose == "share" { "chosen" } else { "house" }.into(),
                text_version: CONSENT_WORDS.into(),
                language: language.clone(),
                how: how.into(),
                state: if *yes { "given" } else { "refused" }.into(),
                asked_by: self.actor.staff.uuid(),
                at: write.now(),
                expires_at: yes.then(|| write.now() + TWO_YEARS),
                withdrawn_at: None,
            };
            write.insert(row).await?;
        }
        Ok(())
    }

    async fn prepare_handover(&self, write: &mut Write, case: Uuid, person: Uuid) -> Refused<()> {
        let id = write.mint();
        let row = handovers::Model {
            id,
            case_id: case,
            person_id: person,
            reason: "child_alone".into(),
            state: handover::name::PREPARED.into(),
            state_facts: None,
            officer_id: None,
            prepared_at: write.now(),
            due_48_at: write.now() + 48 * HOUR,
            due_72_at: write.now() + 72 * HOUR,
            handed_at: None,
            acknowledged_at: None,
        };
        write.insert(row).await?;
        let message = OutMessage::HandoverPrepared(HandoverId::from_uuid(id));
        write.enqueue(message.kind(), serde_json::json!({ "id": id })).await?;
        write.timeline(case, "handover_prepared", serde_json::json!({}), Some(id)).await?;
        write.audit("handover_prepared", ("handover", Some(id)), "");
        Ok(())
    }

    /// What the desk shows after a registration; of a sealed one, to who registered it, the number alone.
    pub async fn slip(&self, flight: FlightId, receipt: &str) -> Refused<Slip> {
        self.permit(Action::RegisterArrival, Relation::Team)?;
        let (store, scope) = (&self.house.store, self.scope());
        store.flight(scope, flight.uuid()).await?;
        if let Some(sealed) = store.sealed_receipt(flight.uuid(), receipt, self.actor.staff.uuid()).await? {
            self.looked_at(("flight", Some(flight.uuid())), "receipt_viewed").await?;
            return Ok(Slip::Sealed { receipt: receipt.to_owned(), officer: sealed.officer });
        }
        let who = store.arrival_of_receipt(scope, flight.uuid(), receipt).await?;
        let case = match who.household {
            Some(home) => store.case_of_household(home).await?,
            None => None,
        };
        let mut write = self.write().await?;
        write.looked(("arrival", Some(who.arrival)), case, "receipt_viewed", "reception").await?;
        write.commit().await?;
        let (mut household, mut card) = (Vec::new(), None);
        if let Some(home) = who.household {
            household = store.arrivals_of_household(scope, home).await?;
            card = store.card_of_household(home).await?;
        }
        Ok(Slip::Open { who, household, card })
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

/// Eight signs without those that are misread (no I, L, O, U).
fn receipt(write: &mut Write) -> String {
    const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let mut sign = || {
        SIGNS.get(usize::try_from(below(write.by.chance.as_mut(), 32)).unwrap_or(0)).copied().map_or('0', char::from)
    };
    let signs: String = (0..8).map(|_| sign()).collect();
    signs
}

/// A kept answer.
fn folded(answer: &str) -> Registration {
    let sealed = answer.starts_with('S');
    Registration::Done { receipt: answer.chars().skip(1).collect(), sealed }
}
