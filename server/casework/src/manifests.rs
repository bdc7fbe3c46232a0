//! Lists of who comes: read, reviewed, approved; good lines go in, the others wait to be corrected.

use std::collections::BTreeMap;

use domain::{
    access::{Action, Relation},
    fields::{document, fold::fold, names, place},
    ids::{FlightId, LineId, PersonId, UploadId},
    manifest::{Fault, Issue, IssueCode, Options, Reading, Severity, reading},
    matching::{self, sound},
    problems::{Problems, Typed},
};
use sha2::Digest;
use store::{Uuid, Write, entities::{flights, manifest_lines}, lines::document_at, uploads::NewUpload};

use crate::{Refusal, Refused, Staff, house::day_of};

mod review;

pub use review::{Group, Review, ReviewFlight, ReviewLine, Seen};

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Uploaded {
    /// It can be reviewed.
    Review(UploadId),
    /// It is no list we can read; nothing was kept.
    Refused(Fault),
}

/// Reads a file away from the threads that answer people.
pub(crate) async fn read(name: String, bytes: Vec<u8>, today: jiff::civil::Date) -> Refused<Reading> {
    let read = move || {
        let options = Options { today: Some(today), ..Options::default() };
        domain::manifest::read(&name, &bytes, &options, &mut |_| {})
    };
    let failed = |_| Refusal::Unavailable(store::StoreError::Inconsistent { table: "uploads", id: String::new(), what: "reader stopped" });
    tokio::task::spawn_blocking(read).await.map_err(failed)
}

/// The name a file is kept under: its last part, without control characters, at most 120 of them.
fn file_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|c| !c.is_control()).take(120).collect()
}

impl Staff {
    /// Reads a list and keeps it for review.
    pub async fn upload_manifest(&self, name: &str, bytes: Vec<u8>, request: Uuid) -> Refused<Uploaded> {
        self.permit(Action::ImportManifest, Relation::Team)?;
        let centre = self.centre()?;
        let digest = data_encoding::HEXLOWER.encode(&sha2::Sha256::digest(&bytes));
        let typed = Typed::from([("digest".to_owned(), digest.clone())]);
        if let Some(answer) = self.answered(request, "upload", &typed).await? {
            return answer.parse().map(Uploaded::Review).map_err(|_| Refusal::NotFound);
        }
        let name = file_name(name);
        let reading = read(name.clone(), bytes.clone(), self.house.today()).await?;
        if let Some(fault) = reading.file_error {
            return Ok(Uploaded::Refused(fault));
        }
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let mut write = self.write().await?;
        let new = NewUpload {
            centre,
            staff: self.actor.staff.uuid(),
            flight: None,
            name: &name,
            digest,
            bytes: &bytes,
            lines: count(reading.lines.len() + reading.held.len()),
            findings: count(reading.issues.len()),
            state: "review",
        };
        let id = write.add_upload(new).await?;
        write.audit("manifest_uploaded", ("upload", Some(id)), "");
        self.keep_answer(&mut write, request, "upload", &typed, &id.to_string()).await?;
        write.commit().await?;
        Ok(Uploaded::Review(UploadId::from_uuid(id)))
    }

    /// Puts a reviewed list onto its flights: good lines are expected, the others wait to be corrected. Lines that a
    /// flight has already are left as they are. Returns the flights.
    pub async fn approve(&self, upload: UploadId, request: Uuid) -> Refused<Vec<FlightId>> {
        self.permit(Action::ImportManifest, Relation::Team)?;
        let typed = Typed::from([("upload".to_owned(), upload.to_string())]);
        if let Some(answer) = self.answered(request, "approve", &typed).await? {
            return Ok(answer.split(',').filter_map(|id| id.parse().ok()).collect());
        }
        let (kept, reading) = self.reading_of(upload).await?;
        if kept.state != "review" {
            return Err(Refusal::Conflict);
        }
        let review = self.review_of(&kept, &reading).await?;
        let mut there = BTreeMap::new();
        for flight in &reading.flights {
            let (number, day) = self.number_and_day(flight);
            if let Some(row) = self.house.store.flight_of(self.scope(), &number, &day).await? {
                let lines = self.house.store.lines(self.scope(), row.id).await?;
                there.insert(flight.id.clone(), (row.id, lines));
            }
        }
        let mut write = self.write().await?;
        write.decide_upload(upload.uuid(), "approved").await?;
        let mut ids = BTreeMap::new();
        for flight in &reading.flights {
            let id = match there.get(&flight.id) {
                Some((id, _)) => *id,
                None => self.add_flight(&mut write, flight).await?,
            };
            ids.insert(flight.id.clone(), id);
        }
        let mut added = 0;
        for line in &review.lines {
            let Some(&flight) = ids.get(&line.line.flight) else { continue };
            let known = there.get(&line.line.flight).is_some_and(|(_, lines)| lines.iter().any(|old| is_same(old, &line.line)));
            if !known {
                self.add_line(&mut write, upload, flight, line).await?;
                added += 1;
            }
        }
        if let Some(flight) = ids.values().next().copied() {
            for held in &reading.held {
                let line = reading::Line { row: held.row, sheet: held.sheet.clone(), ..Default::default() };
                let line = ReviewLine { line, group: Group::Problem, issues: review::at(&reading, held.sheet.as_ref(), held.row), seen: None };
                self.add_line(&mut write, upload, flight, &line).await?;
                added += 1;
            }
        }
        write.audit("manifest_approved", ("upload", Some(upload.uuid())), format!("lines={added}"));
        let flights: Vec<_> = ids.into_values().map(FlightId::from_uuid).collect();
        let answer = flights.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
        self.keep_answer(&mut write, request, "approve", &typed, &answer).await?;
        write.commit().await?;
        Ok(flights)
    }

    /// Puts a list aside; nothing of it goes in.
    pub async fn cancel_upload(&self, upload: UploadId) -> Refused<()> {
        self.permit(Action::ImportManifest, Relation::Team)?;
        self.house.store.upload(self.scope(), upload.uuid()).await?;
        let mut write = self.write().await?;
        write.decide_upload(upload.uuid(), "cancelled").await?;
        write.audit("manifest_cancelled", ("upload", Some(upload.uuid())), "");
        Ok(write.commit().await?)
    }

    fn number_and_day(&self, flight: &reading::Flight) -> (String, String) {
        let number = flight.number.clone().unwrap_or_else(|| "S/N".to_owned());
        let day = flight.date.clone().unwrap_or_else(|| self.house.today().to_string());
        (number, day)
    }

    async fn add_flight(&self, write: &mut Write, flight: &reading::Flight) -> Refused<Uuid> {
        let (number, arrives_on) = self.number_and_day(flight);
        let id = write.mint();
        let kind = if flight.kind == reading::FlightKind::Air { "air" } else { "land" };
        let row = flights::Model {
            id,
            centre_id: self.centre()?,
            number,
            kind: kind.into(),
            origin: flight.origin.clone().unwrap_or_default(),
            arrives_on,
            arrives_at: None,
            state: domain::flight::name::EXPECTED.into(),
            state_facts: None,
            created_at: write.now(),
            closed_at: None,
            synthetic: self.house.demo,
        };
        write.insert(row).await?;
        write.audit("flight_announced", ("flight", Some(id)), "");
        Ok(id)
    }

    async fn add_line(&self, write: &mut Write, upload: UploadId, flight: Uuid, of: &ReviewLine) -> Refused<()> {
        let (id, line) = (write.mint(), &of.line);
        let paper = paper_of(line);
        let document = match &paper {
            Some((_, number)) => Some(write.seal(document_at(id), number)?),
            None => None,
        };
        let document_index = paper.as_ref().map(|(_, number)| write.keys().index("document", number));
        let (given, surnames) = (line.given_names.clone().unwrap_or_default(), line.surnames.clone().unwrap_or_default());
        let found = SearchColumns::of(&given, &surnames);
        let problems: Vec<&str> = of.issues.iter().filter(|issue| issue.severity > Severity::Info).map(|issue| issue.code.code()).collect();
        let row = manifest_lines::Model {
            id,
            flight_id: flight,
            upload_id: Some(upload.uuid()),
            sheet: line.sheet.clone(),
            row: line.row.into(),
            list_no: line.list_no.clone(),
            given_names: given,
            surnames,
            sex: line.sex.map(|sex| sex.code().to_owned()),
            birth_date: line.birth_date.value.clone(),
            birth_precision: precision_code(line.birth_date.precision).into(),
            age_years: line.age.map(|age| age.years().into()),
            document,
            document_index,
            municipality_code: line.municipality_code.map(str::to_owned),
            family_group: line.family_group.clone(),
            relation: line.relation.and_then(|relation| code_of(&relation)),
            languages: line.languages.clone().unwrap_or_default().join(","),
            is_minor: line.is_minor,
            unaccompanied: line.unaccompanied,
            reading: paper.map(|(kind, _)| serde_json::json!({ "paper": kind })),
            problems: problems.join(","),
            review: of.group.code().into(),
            folded: found.folded,
            phonetic: found.phonetic,
            sort_key: found.sort_key,
            state: match (of.group, &of.seen) {
                (Group::Problem, _) => "needs_review",
                (_, Some(seen)) if seen.certain => "matched",
                _ => "pending",
            }
            .into(),
            absent_reason: None,
            person_id: of.seen.as_ref().filter(|seen| seen.certain && of.group != Group::Problem).map(|seen| seen.person.uuid()),
            updated_at: write.now(),
            synthetic: self.house.demo,
        };
        Ok(write.insert(row).await?)
    }

    /// Corrects a line that waits: names, birth, sex, town; then it is expected.
    pub async fn correct_line(&self, flight: FlightId, line: LineId, typed: &Typed, request: Uuid) -> Refused<()> {
        self.permit(Action::ImportManifest, Relation::Team)?;
        let path = format!("line:{line}");
        if self.answered(request, &path, typed).await?.is_some() {
            return Ok(());
        }
        let row = self.house.store.line(self.scope(), flight.uuid(), line.uuid()).await?;
        let flight_row = self.house.store.flight(self.scope(), flight.uuid()).await?;
        let day = crate::flights::day(&flight_row)?;
        let mut problems = Problems::new();
        let field = |name: &str| typed.get(name).map_or("", |value| value.trim());
        let given = problems.take("given_names", names::parse(field("given_names")).map_err(crate::arrivals::name_problem));
        let surnames = problems.take("surnames", names::parse(field("surnames")).map_err(crate::arrivals::name_problem));
        let birth = problems.take("birth", crate::arrivals::birth(field("birth"), day));
        let town = place::parse(field("destination"), None).municipality.map(str::to_owned);
        let sex = problems.take("sex", crate::arrivals::sex(field("sex")));
        let (Some(given), Some(surnames), Some(birth), Some(sex)) = (given, surnames, birth, sex) else {
            return Err(Refusal::Invalid(problems));
        };
        let (date, precision, age) = crate::arrivals::birth_columns(birth);
        let is_minor = crate::arrivals::minor(birth, day);
        let found = SearchColumns::of(&given, &surnames);
        let changed = manifest_lines::ActiveModel {
            id: store::set(row.id),
            given_names: store::set(given),
            surnames: store::set(surnames),
            birth_date: store::set(date),
            birth_precision: store::set(precision.into()),
            age_years: store::set(age),
            sex: store::set(sex.map(str::to_owned)),
            municipality_code: store::set(town.or(row.municipality_code)),
            is_minor: store::set(Some(is_minor)),
            folded: store::set(found.folded),
            phonetic: store::set(found.phonetic),
            sort_key: store::set(found.sort_key),
            problems: store::set(String::new()),
            review: store::set(Group::New.code().into()),
            state: store::set("pending".into()),
            updated_at: store::set(self.house.now().as_millisecond()),
            ..Default::default()
        };
        let mut write = self.write().await?;
        write.change(changed, manifest_lines::Column::State, &["needs_review", "pending"]).await?;
        write.audit("line_corrected", ("line", Some(row.id)), "");
        self.keep_answer(&mut write, request, &path, typed, "corrected").await?;
        Ok(write.commit().await?)
    }
}

/// What searches look in: words without accents, how they sound, and the order of lists.
pub(crate) struct SearchColumns {
    pub folded: String,
    pub phonetic: String,
    pub sort_key: String,
}

impl SearchColumns {
    pub(crate) fn of(given: &str, surnames: &str) -> Self {
        let folded = fold(&format!("{given} {surnames}"));
        let phonetic = folded.split(' ').map(sound).collect::<Vec<_>>().join(" ");
        Self { phonetic, sort_key: fold(&format!("{surnames} {given}")), folded }
    }
}

/// The paper that identifies a listed person best: the CUI, else what they carry.
fn paper_of(line: &reading::Line) -> Option<(String, String)> {
    if let Some(cui) = &line.cui {
        return Some(("dpi".to_owned(), cui.number.clone()));
    }
    let document: &document::Document = line.document.as_ref()?;
    let kind = document.kind.as_ref().and_then(code_of).unwrap_or_else(|| "other".to_owned());
    document.number.clone().map(|number| (kind, number))
}

/// The code a value has in files and rows.
pub(crate) fn code_of<T: serde::Serialize>(value: &T) -> Option<String> {
    serde_json::to_value(value).ok()?.as_str().map(str::to_owned)
}

pub(crate) const fn precision_code(precision: domain::fields::birth::Precision) -> &'static str {
    use domain::fields::birth::Precision;
    match precision {
        Precision::Exact => "exact",
        Precision::Approximate => "approximate",
        Precision::Unknown => "unknown",
    }
}

fn is_same(old: &manifest_lines::Model, new: &reading::Line) -> bool {
    let folded = fold(&format!("{} {}", new.given_names.as_deref().unwrap_or_default(), new.surnames.as_deref().unwrap_or_default()));
    old.folded == folded && old.birth_date == new.birth_date.value && old.list_no == new.list_no
}
