//! Offerings: what they refer to exists and agrees, identifiers once, groups of one code never at the same time.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::catalogue::codes::{Access, Category, Charge, Document, HouseholdType, OfferingStatus, Room, SexRule, Unit};
use crate::catalogue::finding::{Code, Finding};
use crate::catalogue::model::{Catalogue, Offering, Skill};
use crate::catalogue::sheet::Row;
use crate::catalogue::{cells, days, weekday};

use super::{Draft, list, number, words};

type Span = (Date, Date);
/// Programme, provider, municipality, code of the group.
type Group = (String, String, String, String);

/// Takes in the rows of offerings.
pub fn add(draft: &mut Draft, rows: &[Row]) {
    let mut seen = BTreeMap::new();
    let mut groups = Groups::of(&draft.catalogue, &draft.incoming);
    for row in rows {
        if let Err((column, code)) = agrees(&draft.catalogue, row) {
            draft.refuse(row, column, code);
            continue;
        }
        if !draft.first(&mut seen, row, "offering_id") {
            continue;
        }
        let Some(said) = days::said(row, draft.base_day) else {
            draft.refuse(row, "start_day", Code::BadNumber);
            continue;
        };
        let Some(mut offering) = offering(row, said) else {
            continue;
        };
        if let Some(other) = groups.clash(&offering, said) {
            let span = format!("{} {} – {}", row.text("cohort"), other.0, other.1);
            draft.findings.push(Finding::new(&row.file, row.line, "cohort", Code::OverlappingCohorts, &span));
            continue;
        }
        groups.note(&offering, said);
        keep_dates(draft, row, &mut offering);
        draft.accept(row);
        draft.catalogue.offerings.insert(offering.id.clone(), offering);
    }
}

/// An offering in use is not moved by a day counted from today.
fn keep_dates(draft: &mut Draft, row: &Row, offering: &mut Offering) {
    let Some(before) = draft.catalogue.offerings.get(&offering.id) else {
        return;
    };
    let dates = (before.first_day, before.last_day);
    let in_use = draft.catalogue.engaged.contains(&offering.id);
    if in_use && !row.text("start_day").is_empty() && dates != (offering.first_day, offering.last_day) {
        (offering.first_day, offering.last_day) = dates;
        draft.kept_dates.insert(offering.id.clone());
    }
}

/// Whether programme and provider exist, belong together and say the same as the offering.
fn agrees(catalogue: &Catalogue, row: &Row) -> Result<(), (&'static str, Code)> {
    let programme =
        catalogue.programmes.get(row.text("programme_id")).ok_or(("programme_id", Code::UnknownProgramme))?;
    let provider = row.text("provider_id");
    if !catalogue.providers.contains_key(provider) {
        return Err(("provider_id", Code::UnknownProvider));
    }
    if !gives(catalogue, provider, &programme.provider) {
        return Err(("provider_id", Code::ProviderNotOfProgramme));
    }
    if programme.protected != row.yes("protected") {
        return Err(("protected", Code::ProtectedDiffers));
    }
    if (programme.category == Category::Housing) != row.yes("per_night") {
        return Err(("per_night", Code::PerNightDiffers));
    }
    Ok(())
}

/// The owner, a branch of it, one it is a branch of, or another of the same agency.
fn gives(catalogue: &Catalogue, provider: &str, owner: &str) -> bool {
    let agency = |id: &str| catalogue.providers.get(id).map(|provider| &provider.agency);
    let family = |id: &str| -> BTreeSet<String> {
        let parent = |id: &String| catalogue.providers.get(id).and_then(|provider| provider.parent.clone());
        std::iter::successors(Some(id.to_owned()), parent).take(catalogue.providers.len() + 1).collect()
    };
    family(provider).contains(owner) || family(owner).contains(provider) || agency(provider) == agency(owner)
}

fn offering(row: &Row, said: Span) -> Option<Offering> {
    let mut days: Vec<_> = row.list("days").filter_map(weekday::parse).collect();
    days.sort_by_key(|day| day.to_monday_zero_offset());
    days.dedup();
    let (first_day, last_day) = days::moved(row, said, &days);
    Some(Offering {
        id: row.some("offering_id")?,
        programme: row.some("programme_id")?,
        provider: row.some("provider_id")?,
        cohort: row.some("cohort"),
        name: words(row, "name_es", "name_en"),
        municipality: row.some("municipality")?,
        place: words(row, "place_es", "place_en"),
        departs_from: row.some("departs_from"),
        first_day,
        last_day,
        days,
        time_from: cells::time(row.text("time_from")),
        time_to: cells::time(row.text("time_to")),
        per_night: row.yes("per_night"),
        unit: Unit::parse(row.text("unit"))?,
        charge: Charge::parse(row.text("charge"))?,
        room: Room::parse(row.text("room")),
        nights_max: number(row, "nights_max"),
        sex: SexRule::parse(row.text("sex"))?,
        age_min: number(row, "age_min").unwrap_or(0),
        age_max: number(row, "age_max").unwrap_or(120),
        household_types: row.list("household_types").filter_map(HouseholdType::parse).collect(),
        persons_min: number(row, "persons_min").unwrap_or(1),
        persons_max: number(row, "persons_max").unwrap_or(20),
        languages: list(row, "languages"),
        interpreter_languages: list(row, "interpreter_languages"),
        accessibility: row.list("accessibility").filter_map(Access::parse).collect(),
        documents: row.list("documents").filter_map(Document::parse).collect(),
        schooling_min: number(row, "schooling_min").unwrap_or(0),
        field: row.some("field"),
        skill: skill(row),
        max_km: number(row, "max_km"),
        private: row.yes("private"),
        protected: row.yes("protected"),
        status: OfferingStatus::parse(row.text("status"))?,
    })
}

fn skill(row: &Row) -> Option<Skill> {
    Some(Skill { field: row.some("skill_field")?, years: number(row, "skill_years")? })
}

/// When the groups of each code run. Rows of one import are compared as they were said, before any move to a weekday;
/// offerings that were there already as they run.
struct Groups {
    said: BTreeMap<Group, Vec<Span>>,
    there: BTreeMap<Group, Vec<Span>>,
}

impl Groups {
    fn of(catalogue: &Catalogue, incoming: &BTreeSet<String>) -> Self {
        let mut groups = Self { said: BTreeMap::new(), there: BTreeMap::new() };
        for offering in catalogue.offerings.values().filter(|offering| !incoming.contains(&offering.id)) {
            if let Some(group) = group(offering) {
                groups.there.entry(group).or_default().push((offering.first_day, offering.last_day));
            }
        }
        groups
    }

    fn clash(&self, offering: &Offering, said: Span) -> Option<Span> {
        let group = group(offering)?;
        let runs = (offering.first_day, offering.last_day);
        let meets = |spans: &BTreeMap<Group, Vec<Span>>, mine: Span| {
            spans.get(&group)?.iter().copied().find(|span| span.0 <= mine.1 && mine.0 <= span.1)
        };
        meets(&self.said, said).or_else(|| meets(&self.there, runs))
    }

    fn note(&mut self, offering: &Offering, said: Span) {
        if let Some(group) = group(offering) {
            self.said.entry(group).or_default().push(said);
        }
    }
}

fn group(offering: &Offering) -> Option<Group> {
    let cohort = offering.cohort.clone()?;
    Some((offering.programme.clone(), offering.provider.clone(), offering.municipality.clone(), cohort))
}
