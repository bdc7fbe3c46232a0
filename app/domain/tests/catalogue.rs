//! The invented catalogue is read without a word; every bad file is answered as `expected.csv` says.
#![cfg(feature = "files")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use domain::catalogue::{self, Catalogue, Finding, Import};
use jiff::civil::{Date, date};

const MONDAY: Date = date(2026, 11, 23);

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn good_files() -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for folder in ["server/demo", "server/demo/protected"] {
        for table in ["capacity", "offerings", "programmes", "providers"] {
            let child = if folder.ends_with("protected") { "child_" } else { "" };
            let path = root().join(folder).join(format!("{child}{table}.csv"));
            files.push((path.display().to_string(), std::fs::read(&path).unwrap()));
        }
    }
    files
}

fn read(files: &[(String, Vec<u8>)], day: Date, existing: Option<&Catalogue>) -> Import {
    let files: Vec<_> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    catalogue::read(&files, day, existing)
}

fn good() -> Catalogue {
    let import = read(&good_files(), MONDAY, None);
    assert_eq!(import.findings, []);
    import.catalogue
}

#[test]
fn the_good_catalogue_has_nothing_wrong() {
    let catalogue = good();
    assert_eq!(catalogue.ordinary().count(), 291);
    assert_eq!(catalogue.protected().count(), 18);
    assert_eq!(catalogue.uncovered().count(), 0);
    let stale = |rows: &&Vec<catalogue::Capacity>| rows.iter().any(|row| row.updated_hours_ago > 168);
    assert_eq!(catalogue.capacity.values().filter(stale).count(), 4);
}

#[test]
fn the_order_of_files_does_not_matter() {
    let mut files = good_files();
    files.reverse();
    let reversed = read(&files, MONDAY, None);
    assert_eq!(reversed.findings, []);
    assert_eq!(reversed.catalogue, good());
}

#[test]
fn the_same_files_twice_on_one_day_change_nothing() {
    let catalogue = good();
    let again = read(&good_files(), MONDAY, Some(&catalogue));
    assert_eq!(again.findings, []);
    assert_eq!(again.changes, catalogue::Changes::default());
    assert_eq!(again.catalogue, catalogue);
}

#[test]
fn on_any_day_dated_offerings_begin_on_one_of_their_weekdays_and_keep_their_length() {
    let monday = good();
    for later in 1..=7 {
        let day = MONDAY.checked_add(jiff::Span::new().days(later)).unwrap();
        let other = read(&good_files(), day, None);
        assert_eq!(other.findings, []);
        for (id, offering) in &other.catalogue.offerings {
            let before = &monday.offerings[id];
            let length = |offering: &catalogue::Offering| (offering.last_day - offering.first_day).get_days();
            let moved = (offering.first_day - before.first_day).get_days() - later;
            assert_eq!(length(offering), length(before), "{id}");
            if offering.per_night {
                assert_eq!(moved, 0, "{id}");
            } else {
                assert!(offering.days.contains(&offering.first_day.weekday()), "{id}");
                assert!((0..=6).contains(&moved), "{id} moved {moved} days");
            }
        }
    }
}

#[test]
fn an_offering_in_use_keeps_its_dates_and_places_and_is_reported() {
    let mut catalogue = good();
    catalogue.engaged = BTreeSet::from(["OF-001".into(), "OF-170".into()]);
    let later = read(&good_files(), date(2026, 12, 2), Some(&catalogue));
    assert_eq!(later.kept_dates, ["OF-001", "OF-170"]);
    for id in &later.kept_dates {
        assert_eq!(later.catalogue.offerings[id], catalogue.offerings[id]);
        assert_eq!(later.catalogue.capacity[id], catalogue.capacity[id]);
    }
    assert_ne!(later.catalogue.offerings["OF-002"], catalogue.offerings["OF-002"]);
}

type Answer = (u32, String, String, String);

fn expected() -> BTreeMap<String, (BTreeSet<Answer>, usize)> {
    let mut expected = BTreeMap::new();
    let mut reader = csv::Reader::from_path(root().join("tests/data/programmes/bad/expected.csv")).unwrap();
    for record in reader.records() {
        let record = record.unwrap();
        let (answers, accepted): &mut (BTreeSet<Answer>, usize) = expected.entry(record[0].to_owned()).or_default();
        *accepted = record[5].parse().unwrap();
        if &record[4] != "accept" {
            answers.insert((record[1].parse().unwrap(), record[2].into(), record[3].into(), record[4].into()));
        }
    }
    expected
}

fn answer(finding: &Finding) -> Answer {
    (finding.line, finding.column.clone(), finding.code.code().into(), finding.outcome.code().into())
}

#[test]
fn every_bad_file_is_answered_as_expected() {
    let catalogue = good();
    let expected = expected();
    let folder = root().join("tests/data/programmes/bad");
    let mut names: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.retain(|name| name != "expected.csv");
    assert_eq!(names.len(), expected.len());
    for (name, (answers, accepted)) in expected {
        let bytes = std::fs::read(folder.join(&name)).unwrap();
        let import = read(&[(name.clone(), bytes)], MONDAY, Some(&catalogue));
        let got: BTreeSet<_> = import.findings.iter().map(answer).collect();
        assert_eq!(got, answers, "{name}");
        assert_eq!(got.len(), import.findings.len(), "{name}");
        assert_eq!(import.accepted_rows[&name], accepted, "{name}");
        if accepted == 0 {
            assert_eq!(import.catalogue, catalogue, "{name}");
        }
        for (id, offering) in &catalogue.offerings {
            assert_eq!(&import.catalogue.offerings[id], offering, "{name}");
        }
        assert_eq!(import.catalogue.uncovered().filter(|new| catalogue.offerings.contains_key(&new.id)).count(), 0);
    }
}

/// What a public directory may know of a catalogue: no row behind a wall, no address that is not public, free places only.
fn public_part(catalogue: &Catalogue) -> Catalogue {
    let mut part = catalogue.clone();
    let public: BTreeSet<_> = catalogue.public().map(|offering| offering.id.clone()).collect();
    part.offerings.retain(|id, _| public.contains(id));
    part.capacity.retain(|id, _| public.contains(id));
    part.providers.retain(|_, one| !one.confidential && !one.protected);
    let used: BTreeSet<_> = part.offerings.values().map(|offering| offering.programme.clone()).collect();
    part.programmes.retain(|id, _| used.contains(id));
    for provider in part.providers.values_mut() {
        provider.address = provider.address.take().filter(|_| provider.address_public);
    }
    for row in part.capacity.values_mut().flatten() {
        row.total = row.free();
        (row.occupied, row.held, row.out_of_service, row.out_reason) = (0, 0, 0, None);
    }
    part
}

#[test]
fn what_leaves_as_hsds_comes_back_the_same() {
    let catalogue = good();
    let sent = serde_json::to_vec(&catalogue::hsds::tabular(&catalogue, MONDAY)).unwrap();
    let back = read(&[("ceiba.json".into(), sent.clone())], MONDAY, None);
    assert_eq!(back.findings, []);
    assert_eq!(back.proposals, []);
    assert_eq!(back.accepted_rows["ceiba.json"], 282);
    let public = public_part(&catalogue);
    for (id, provider) in &public.providers {
        assert_eq!(&back.catalogue.providers[id], provider);
    }
    for (id, programme) in &public.programmes {
        assert_eq!(&back.catalogue.programmes[id], programme);
    }
    for (id, offering) in &public.offerings {
        assert_eq!(&back.catalogue.offerings[id], offering);
        assert_eq!(back.catalogue.free(offering), catalogue.free(offering), "{id}");
    }
    let on_top = read(&[("ceiba.json".into(), sent)], MONDAY, Some(&catalogue));
    assert_eq!(on_top.catalogue, catalogue);
    assert_eq!(on_top.accepted_rows["ceiba.json"], 282);
}

#[test]
fn nothing_behind_a_wall_leaves_as_hsds() {
    let catalogue = good();
    let sent = catalogue::hsds::tabular(&catalogue, MONDAY).to_string();
    let walls = |id: &String| sent.contains(&format!("\"{id}\""));
    let hidden_providers = catalogue.providers.values().filter(|one| one.protected || one.confidential);
    let hidden_programmes = catalogue.programmes.values().filter(|one| one.protected || one.private);
    let hidden = catalogue.offerings.values().filter(|one| one.protected || one.private);
    let ids: Vec<_> = hidden_providers
        .map(|one| &one.id)
        .chain(hidden_programmes.map(|one| &one.id))
        .chain(hidden.map(|one| &one.id))
        .collect();
    assert!(ids.len() > 20);
    assert_eq!(ids.into_iter().filter(|id| walls(id)).collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn services_leave_as_whole_objects_that_can_be_read_again() {
    let catalogue = good();
    let sent = serde_json::to_vec(&catalogue::hsds::services(&catalogue, MONDAY)).unwrap();
    let mut existing = catalogue.clone();
    existing.offerings.clear();
    existing.capacity.clear();
    let back = read(&[("services.json".into(), sent)], MONDAY, Some(&existing));
    assert_eq!(back.findings, []);
    for (id, offering) in &public_part(&catalogue).offerings {
        assert_eq!(&back.catalogue.offerings[id], offering);
    }
}

#[test]
fn services_of_other_publishers_wait_for_a_person() {
    let catalogue = good();
    let folder = root().join("tests/data/programmes/hsds");
    let file = |name: &str| (name.to_owned(), std::fs::read(folder.join(name)).unwrap());
    let import = read(&[file("other-nested-api-page.json"), file("other-tabular.json")], MONDAY, Some(&catalogue));
    assert_eq!(import.findings, []);
    assert_eq!(import.catalogue, catalogue);
    assert_eq!(import.accepted_rows["other-nested-api-page.json"], 5);
    assert_eq!(import.accepted_rows["other-tabular.json"], 3);
    let named = |name: &str| import.proposals.iter().find(|one| one.name.es == name).unwrap();
    let towns = |name: &str| named(name).places.iter().map(|at| at.municipality.clone()).collect::<Vec<_>>();
    assert_eq!(towns("Sewing and weaving circle"), [Some("0801".to_owned()), Some("1406".into())]);
    assert_eq!(towns("Winter beds"), [Some("1420".to_owned())]);
    assert_eq!(towns("Camas del parque"), [Some("1001".to_owned())]);
    assert_eq!(named("Sewing and weaving circle").languages, ["quc", "spa"]);
    assert_eq!(named("Listening line").languages, ["cak", "spa"]);
    assert_eq!(named("School places for returning children").age_max, Some(17));
    let nursery = named("Guardería de la mañana");
    assert_eq!((nursery.age_min, nursery.age_max), (Some(2), Some(5)));
    assert_eq!(nursery.free, Some((7, "Horas".into())));
    assert_eq!(nursery.places[0].municipality, Some("1101".into()));
}

#[test]
fn records_survive_being_stored_as_json() {
    let catalogue = good();
    for offering in catalogue.offerings.values() {
        let stored = serde_json::to_string(offering).unwrap();
        assert_eq!(&serde_json::from_str::<catalogue::Offering>(&stored).unwrap(), offering);
    }
    for provider in catalogue.providers.values() {
        let stored = serde_json::to_string(provider).unwrap();
        assert_eq!(&serde_json::from_str::<catalogue::Provider>(&stored).unwrap(), provider);
    }
    for programme in catalogue.programmes.values() {
        let stored = serde_json::to_string(programme).unwrap();
        assert_eq!(&serde_json::from_str::<catalogue::Programme>(&stored).unwrap(), programme);
    }
}
