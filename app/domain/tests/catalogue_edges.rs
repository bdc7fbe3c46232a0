//! What the good and bad files do not show: odd separators and line breaks, contacts, walls, and bytes of any kind.
#![cfg(feature = "files")]

use std::path::Path;

use domain::catalogue::{self, Catalogue, Code, Import};
use jiff::civil::{Date, date};
use proptest::prelude::*;

const MONDAY: Date = date(2026, 11, 23);

fn demo(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../server/demo");
    std::fs::read_to_string(folder.join(name)).unwrap()
}

fn read(text: &str, existing: &Catalogue) -> Import {
    catalogue::read(&[("file", text.as_bytes())], MONDAY, Some(existing))
}

fn good() -> Catalogue {
    let files = ["providers.csv", "programmes.csv", "offerings.csv", "capacity.csv"].map(|name| (name, demo(name)));
    let files: Vec<_> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    catalogue::read(&files, MONDAY, None).catalogue
}

fn said(import: &Import) -> Vec<(u32, &str, Code)> {
    import.findings.iter().map(|one| (one.line, one.column.as_str(), one.code)).collect()
}

/// The heading and first rows of a demo table, with one cell replaced.
fn with(table: &str, rows: usize, column: &str, cell: &str) -> String {
    let text = demo(table);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let at = reader.headers().unwrap().iter().position(|name| name == column).unwrap();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(reader.headers().unwrap()).unwrap();
    for record in reader.records().take(rows) {
        let record = record.unwrap();
        writer.write_record(record.iter().enumerate().map(|(here, old)| if here == at { cell } else { old })).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

#[test]
fn lines_are_physical_whatever_breaks_them() {
    let good = good();
    let head = "offering_id\tslot_from\tslot_to\ttotal";
    for end in ["\n", "\r\n", "\r"] {
        let text = [head, "", "OF-129\t0\t0\t5", "", "", "OF-130\t0\t0\t-5", "OF-131\t\"0\"\t0\tx"].join(end);
        let import = read(&text, &good);
        assert_eq!(said(&import), [(6, "total", Code::NegativeCapacity), (7, "total", Code::BadNumber)], "{end:?}");
        assert_eq!(import.accepted_rows["file"], 1);
    }
}

#[test]
fn a_file_of_nothing_but_a_mark_or_spaces_is_empty() {
    for text in ["", "\u{feff}", " \n \r\n\t"] {
        assert_eq!(said(&read(text, &good())), [(0, "", Code::EmptyFile)]);
    }
}

#[test]
fn invented_telephones_are_for_invented_providers_only() {
    assert_eq!(said(&read(&with("providers.csv", 1, "synthetic", "yes"), &good())), []);
    let real = read(&with("providers.csv", 1, "synthetic", "no"), &good());
    assert_eq!(said(&real), [(2, "phone", Code::BadValue), (2, "whatsapp", Code::BadValue)]);
    let short = read(&with("providers.csv", 1, "phone", "22220000"), &good());
    assert_eq!(said(&short), [(2, "phone", Code::BadValue)]);
}

#[test]
fn the_address_of_a_confidential_place_goes_nowhere() {
    let import = read(&with("providers.csv", 1, "confidential", "yes"), &good());
    assert_eq!(said(&import), [(2, "address_es", Code::BadValue), (2, "address_public", Code::BadValue)]);
    assert!(import.findings.iter().all(|finding| !finding.value.contains("Jacarandas")));
}

#[test]
fn a_programme_does_not_change_sides_of_the_wall_under_its_offerings() {
    let good = good();
    let import = read(&with("programmes.csv", 1, "protected", "yes"), &good);
    assert_eq!(said(&import), [(2, "protected", Code::ProtectedDiffers)]);
    assert_eq!(import.catalogue, good);
}

#[test]
fn a_group_that_is_there_already_is_seen() {
    let good = good();
    let group = good.offerings.values().find(|one| one.cohort.is_some()).unwrap();
    let mut copy = good.clone();
    copy.offerings.remove(&group.id);
    let mut other = group.clone();
    other.id = "OF-777".into();
    copy.offerings.insert(other.id.clone(), other);
    let files = demo("offerings.csv");
    let rows: Vec<_> = files.lines().enumerate().filter(|(at, row)| *at == 0 || row.starts_with(&group.id)).collect();
    let text = rows.iter().map(|(_, row)| *row).collect::<Vec<_>>().join("\n");
    assert_eq!(said(&read(&text, &copy)), [(2, "cohort", Code::OverlappingCohorts)]);
}

#[test]
fn part_of_the_nights_can_be_told_anew_and_the_others_stay() {
    let good = good();
    let import = read("offering_id,slot_from,slot_to,total,occupied\nOF-001,2,4,50,50\n", &good);
    assert_eq!(import.findings, []);
    let offering = &good.offerings["OF-001"];
    let (before, after) = (good.free(offering), import.catalogue.free(offering));
    assert_eq!(after[2..=4], [0, 0, 0]);
    assert_eq!((&after[..2], &after[5..]), (&before[..2], &before[5..]));
    assert_eq!(import.catalogue.uncovered().count(), 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// A file damaged anywhere never stops the import, and what it does not name stays.
    #[test]
    fn damaged_files_are_answered(at in 0_usize..9_000, bytes in prop::collection::vec(any::<u8>(), 0..6), table in 0_usize..4) {
        let table = ["providers.csv", "programmes.csv", "offerings.csv", "capacity.csv"][table];
        let mut file = demo(table).into_bytes();
        file.truncate(9_000);
        let at = at.min(file.len());
        file.splice(at..(at + bytes.len()).min(file.len()), bytes);
        let good = good();
        let import = catalogue::read(&[("file", &file)], MONDAY, Some(&good));
        prop_assert!(good.offerings.keys().all(|id| import.catalogue.offerings.contains_key(id)));
        prop_assert!(good.providers.keys().all(|id| import.catalogue.providers.contains_key(id)));
    }

    /// Any JSON is answered.
    #[test]
    fn damaged_directories_are_answered(at in 0_usize..6_000, bytes in prop::collection::vec(any::<u8>(), 1..6)) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/programmes/hsds");
        let mut file = std::fs::read(folder.join("other-tabular.json")).unwrap();
        let at = at.min(file.len() - bytes.len());
        file.splice(at..at + bytes.len(), bytes);
        let import = catalogue::read(&[("file", &file)], MONDAY, None);
        prop_assert!(import.catalogue.offerings.is_empty());
    }
}
