//! The desk: somebody is found on the list or not, answers twelve questions and is registered in one transaction.

use domain::{
    access::{Action, Relation},
    card::CardNumber,
    fields::{
        age::Age,
        birth::{self, Birth, BirthError},
        date::Known,
        fold::fold,
        names::NameError,
        sex::{LetterM, Sex},
    },
    ids::{FlightId, LineId},
    matching::sound,
    problems::ProblemCode,
};
use jiff::civil::Date;
use store::{Uuid, arrivals::Registered, lines::Line};

use crate::{Refusal, Refused, Staff, flights::BoardFlight};

mod answers;
mod earlier;
mod receipt;
mod register;
mod rows;
pub mod zone;

pub use answers::{Answers, CONSENTS, MEMBERS, Previous, URGENT};
pub use earlier::Earlier;
pub use receipt::Slip;
pub use register::Registration;

/// What the desk shows of one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskLine {
    pub id: LineId,
    pub list_no: Option<String>,
    pub given_names: String,
    pub surnames: String,
    pub sex: Option<String>,
    /// `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
    pub birth: Option<String>,
    pub age: Option<i64>,
    pub municipality: Option<String>,
    pub languages: String,
    pub family_group: Option<String>,
    pub relation: Option<String>,
    pub minor: bool,
    pub alone: bool,
    /// Its state's name (`domain::line::name`).
    pub state: String,
    /// Codes of what is wrong with the line, comma-separated.
    pub problems: String,
    /// What a corrected list said of it: `gone`, or `changed:` and facts.
    pub note: Option<String>,
    /// Who this person may be, of those registered before: name.
    pub seen_before: Option<String>,
    /// Where and by whom the line was registered.
    pub registered: Option<Registered>,
}

/// The desk of a flight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Desk {
    pub flight: BoardFlight,
    /// What was looked for, as typed.
    pub query: String,
    pub found: Vec<DeskLine>,
    /// A card that was looked for is bound to somebody of this flight.
    pub card_of: Option<Registered>,
    /// The others of the family on the list, when one line was found.
    pub family: Vec<DeskLine>,
}

impl Staff {
    /// The desk of a flight: by list number, card, or surname without accents; several hits are shown in order.
    pub async fn desk(&self, flight: FlightId, query: &str) -> Refused<Desk> {
        self.permit(Action::RegisterArrival, Relation::Team)?;
        let board = self.flight(flight).await?;
        let (lines, card_of) = self.look_for(flight, query).await?;
        if !lines.is_empty() || card_of.is_some() {
            self.looked_at(("flight", Some(flight.uuid())), "desk_searched").await?;
        }
        self.desk_of(board, query, lines, card_of).await
    }

    /// The desk with one line of the list.
    pub async fn desk_line(&self, flight: FlightId, line: LineId) -> Refused<Desk> {
        self.permit(Action::RegisterArrival, Relation::Team)?;
        let board = self.flight(flight).await?;
        let line = self.house.store.line(self.scope(), flight.uuid(), line.uuid()).await?;
        self.looked_at(("line", Some(line.id)), "line_viewed").await?;
        self.desk_of(board, "", vec![line], None).await
    }

    /// The whole list of a flight, for paper and repair.
    pub async fn list(&self, flight: FlightId) -> Refused<(BoardFlight, Vec<DeskLine>)> {
        self.permit(Action::ReadManifest, Relation::Team)?;
        let board = self.flight(flight).await?;
        self.looked_at(("flight", Some(flight.uuid())), "list_viewed").await?;
        let mut lines = Vec::new();
        for line in self.house.store.lines(self.scope(), flight.uuid()).await? {
            lines.push(self.desk_line_of(line, false).await?);
        }
        Ok((board, lines))
    }

    /// Keeps that the caller looked, before anything is shown.
    pub(crate) async fn looked_at(&self, subject: (&'static str, Option<Uuid>), action: &'static str) -> Refused<()> {
        let mut write = self.write().await?;
        write.looked(subject, None, action, "reception").await?;
        Ok(write.commit().await?)
    }

    async fn look_for(&self, flight: FlightId, query: &str) -> Refused<(Vec<Line>, Option<Registered>)> {
        let (store, scope) = (&self.house.store, self.scope());
        let query = query.trim();
        let digits = query.chars().filter(char::is_ascii_digit).count();
        if query.is_empty() {
            return Ok((Vec::new(), None));
        }
        if digits >= 12
            && let Ok(number) = CardNumber::parse(query)
        {
            let person = store.card(&number).await?.and_then(|card| card.person_id);
            return match person {
                Some(person) => Ok((Vec::new(), store.arrival_of_person(scope, flight.uuid(), person).await?)),
                None => Ok((Vec::new(), None)),
            };
        }
        if query.chars().all(|c| c.is_ascii_digit()) {
            return Ok((store.lines_numbered(scope, flight.uuid(), query).await?, None));
        }
        let words: Vec<String> = fold(query).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
        if words.is_empty() {
            return Ok((Vec::new(), None));
        }
        let sounds: Vec<String> = words.iter().map(|word| sound(word)).collect();
        Ok((store.lines_named(scope, flight.uuid(), &words, &sounds).await?, None))
    }

    async fn desk_of(
        &self,
        flight: BoardFlight,
        query: &str,
        lines: Vec<Line>,
        card_of: Option<Registered>,
    ) -> Refused<Desk> {
        let mut family = Vec::new();
        if let [line] = lines.as_slice()
            && let Some(group) = &line.family_group
        {
            for other in self.house.store.lines(self.scope(), flight.id.uuid()).await? {
                if other.id != line.id && other.family_group.as_ref() == Some(group) {
                    family.push(self.desk_line_of(other, true).await?);
                }
            }
        }
        let mut found = Vec::with_capacity(lines.len());
        for line in lines {
            found.push(self.desk_line_of(line, true).await?);
        }
        Ok(Desk { flight, query: query.to_owned(), found, card_of, family })
    }

    async fn desk_line_of(&self, line: Line, with_registration: bool) -> Refused<DeskLine> {
        let arrived = line.state == domain::line::name::ARRIVED;
        let registered = if arrived && with_registration {
            self.house.store.arrival_of_line(self.scope(), line.id).await?
        } else {
            None
        };
        let seen_before = match line.person_id.filter(|_| line.state == domain::line::name::MATCHED) {
            Some(person) => self
                .house
                .store
                .known_person(self.scope(), person)
                .await
                .ok()
                .map(|row| format!("{} {}", row.given_names, row.surnames)),
            None => None,
        };
        Ok(DeskLine {
            id: LineId::from_uuid(line.id),
            list_no: line.list_no,
            given_names: line.given_names,
            surnames: line.surnames,
            sex: line.sex,
            birth: line.birth_date,
            age: line.age_years,
            municipality: line.municipality_code,
            languages: line.languages,
            family_group: line.family_group,
            relation: line.relation,
            minor: line.is_minor == Some(true),
            alone: line.unaccompanied == Some(true),
            state: line.state,
            problems: line.problems,
            note: line.list_note,
            seen_before,
            registered,
        })
    }
}

/// The problem beside a name.
pub(crate) const fn name_problem(error: NameError) -> ProblemCode {
    match error {
        NameError::Missing => ProblemCode::Required,
        NameError::Signs => ProblemCode::NameUnreadable,
        NameError::TooLong => ProblemCode::TooLong,
    }
}

/// A birth as told, on the day of the flight.
pub(crate) fn birth(text: &str, day: Date) -> Result<Birth, ProblemCode> {
    birth::parse(text, day).map_err(|error| match error {
        BirthError::Missing => ProblemCode::Required,
        BirthError::Unreadable => ProblemCode::DateUnreadable,
        BirthError::Impossible => ProblemCode::DateImpossible,
        BirthError::Future => ProblemCode::DateInFuture,
    })
}

/// A sex of the form; nothing when it was not answered.
pub(crate) fn sex(text: &str) -> Result<Option<&'static str>, ProblemCode> {
    if text.is_empty() {
        return Ok(None);
    }
    let told = Sex::of_code(text).map_or_else(|| domain::fields::sex::parse(text, LetterM::Male), Ok);
    told.map(|sex| Some(sex.code())).map_err(|_| ProblemCode::ChoiceUnknown)
}

/// Date, precision and age as rows hold them.
pub(crate) fn birth_columns(told: Birth) -> (Option<String>, &'static str, Option<i64>) {
    match told {
        Birth::Date(known) => {
            let (date, precision) = birth::printed(known);
            (Some(date), crate::manifests::precision_code(precision), None)
        }
        Birth::Age(age) => (None, "unknown", Some(age.years().into())),
    }
}

/// Whether somebody is under 18 on a day; in doubt, yes.
pub(crate) fn minor(told: Birth, on: Date) -> bool {
    match told {
        Birth::Date(known) => birth::is_minor(known, on),
        Birth::Age(age) => age.years() < 18,
    }
}

/// A stored birth, folded back.
pub(crate) fn stored_birth(date: Option<&str>, age: Option<i64>) -> Option<Birth> {
    let parts: Vec<i16> =
        date.map(|date| date.split('-').filter_map(|part| part.parse().ok()).collect()).unwrap_or_default();
    let small = |n: i16| i8::try_from(n).unwrap_or(0);
    match (parts.as_slice(), age) {
        ([y, m, d], _) => Date::new(*y, small(*m), small(*d)).ok().map(|day| Birth::Date(Known::Day(day))),
        ([y, m], _) => Some(Birth::Date(Known::Month(*y, small(*m)))),
        ([y], _) => Some(Birth::Date(Known::Year(*y))),
        (_, Some(age)) => {
            let value = u16::try_from(age).ok()?;
            Some(Birth::Age(Age { value, unit: domain::fields::age::Unit::Years }))
        }
        _ => None,
    }
}

/// A card that may be given, or the problem beside its field.
pub(crate) fn blank(card: Option<store::entities::cards::Model>) -> Result<Uuid, ProblemCode> {
    let card = card.ok_or(ProblemCode::CardUnknown)?;
    match card.state.as_str() {
        "blank" => Ok(card.id),
        "bound" => Err(ProblemCode::CardAlreadyBound),
        "frozen" => Err(ProblemCode::CardFrozen),
        _ => Err(ProblemCode::CardRevoked),
    }
}

/// One problem of the form.
pub(crate) fn problem(field: &str, code: ProblemCode) -> Refusal {
    Refusal::field(field, code)
}
