//! One line put right by hand: what it waits for, or what a corrected list said of it.

use domain::{
    fields::{names, place},
    problems::Problems,
};
use store::{entities::manifest_lines, set};

use super::*;

impl Staff {
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
        let given =
            problems.take("given_names", names::parse(field("given_names")).map_err(crate::arrivals::name_problem));
        let surnames =
            problems.take("surnames", names::parse(field("surnames")).map_err(crate::arrivals::name_problem));
        let birth = problems.take("birth", crate::arrivals::birth(field("birth"), day));
        let town = place::parse(field("destination"), None).municipality.map(str::to_owned);
        let sex = problems.take("sex", crate::arrivals::sex(field("sex")));
        let (Some(given), Some(surnames), Some(birth), Some(sex)) = (given, surnames, birth, sex) else {
            return Err(Refusal::Invalid(problems));
        };
        let (date, precision, age) = crate::arrivals::birth_columns(birth);
        let found = SearchColumns::of(&given, &surnames);
        let changed = manifest_lines::ActiveModel {
            id: set(row.id),
            given_names: set(given),
            surnames: set(surnames),
            birth_date: set(date),
            birth_precision: set(precision.into()),
            age_years: set(age),
            sex: set(sex.map(str::to_owned)),
            municipality_code: set(town.or(row.municipality_code)),
            is_minor: set(Some(crate::arrivals::minor(birth, day))),
            folded: set(found.folded),
            phonetic: set(found.phonetic),
            sort_key: set(found.sort_key),
            problems: set(String::new()),
            review: set(Group::New.code().into()),
            state: set("pending".into()),
            updated_at: set(self.house.now().as_millisecond()),
            ..Default::default()
        };
        let mut write = self.write().await?;
        write.change(changed, manifest_lines::Column::State, &["needs_review", "pending"]).await?;
        write.audit("line_corrected", ("line", Some(row.id)), "");
        self.keep_answer(&mut write, request, &path, typed, "corrected").await?;
        Ok(write.commit().await?)
    }

    /// Takes the mark of a corrected list off a line: somebody has seen it.
    pub async fn note_seen(&self, flight: FlightId, line: LineId, request: Uuid) -> Refused<()> {
        self.permit(Action::ImportManifest, Relation::Team)?;
        let path = format!("note:{line}");
        if self.answered(request, &path, &Typed::new()).await?.is_some() {
            return Ok(());
        }
        let row = self.house.store.line(self.scope(), flight.uuid(), line.uuid()).await?;
        let seen = manifest_lines::ActiveModel { id: set(row.id), list_note: set(None), ..Default::default() };
        let mut write = self.write().await?;
        write.save(seen).await?;
        write.audit("line_note_seen", ("line", Some(row.id)), row.list_note.unwrap_or_default());
        self.keep_answer(&mut write, request, &path, &Typed::new(), "seen").await?;
        Ok(write.commit().await?)
    }
}
