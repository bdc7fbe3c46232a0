//! What one registration writes: people with papers and telephone, their arrivals, the file, the consents, a child's handover.

use domain::{handover, ids::HandoverId, outbox::OutMessage};
use store::{
    Uuid, Write,
    arrivals::{document_at, phone_at},
    entities::{arrivals, cases, consents, contacts, documents, handovers, person_names, persons},
};

use super::{
    receipt::receipt,
    register::{Newcomer, Shared},
};
use crate::{Refused, Staff, manifests::SearchColumns};

/// Version of the words that are read before the consents.
const CONSENT_WORDS: &str = "1";
const TWO_YEARS: i64 = 730 * 86_400_000;
const HOUR: i64 = 3_600_000;

impl Staff {
    pub(super) async fn add_person(&self, write: &mut Write, shared: &Shared<'_>, one: &Newcomer<'_>) -> Refused<Uuid> {
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

    pub(super) async fn add_arrival(
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

    pub(super) fn case_row(&self, write: &Write, shared: &Shared<'_>, head: Uuid, arrival: Uuid) -> cases::Model {
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

    pub(super) async fn add_consents(
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

    pub(super) async fn prepare_handover(&self, write: &mut Write, case: Uuid, person: Uuid) -> Refused<()> {
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
}
