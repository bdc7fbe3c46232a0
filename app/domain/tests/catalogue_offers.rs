//! Whatever the catalogue accepts, routing accepts; nights and days count from the day the question is asked.
#![cfg(feature = "files")]

use std::path::Path;

use domain::catalogue::{self, Catalogue, OfferingStatus, Status};
use domain::routing::{Instance, Kind, Offer, RULES_VERSION, RuleBook};
use jiff::civil::{Date, date};

const MONDAY: Date = date(2026, 11, 23);

fn demo(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../server/demo").join(name)).unwrap()
}

fn good() -> Catalogue {
    let files = ["providers.csv", "programmes.csv", "offerings.csv", "capacity.csv"].map(|name| (name, demo(name)));
    let files: Vec<_> = files.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
    catalogue::read(&files, MONDAY, None).catalogue
}

fn offer(catalogue: &Catalogue, id: &str, day_0: Date) -> Option<Offer> {
    catalogue::to_routing(catalogue, &catalogue.offerings[id], day_0, 90)
}

#[test]
fn the_largest_numbers_a_file_may_say_are_still_an_instance() {
    let rows = "offering_id,programme_id,provider_id,name_es,municipality,start_day,end_day,per_night,unit,charge,sex,\
        status,nights_max,age_min,age_max,persons_min,persons_max,languages,interpreter_languages,skill_field,skill_years,\
        max_km,schooling_min\n\
        OF-801,PG-01,PV-02,A,0101,0,3000,yes,bed_night,person,any,open,65535,140,150,250,255,,kek,roofing,140,,5\n\
        OF-802,PG-46,PV-13,B,0501,-30,3000,no,seat,person,any,open,,0,150,1,255,spa,,,,,0\n";
    let places = "offering_id,slot_from,slot_to,total\nOF-801,0,3000,100000\nOF-802,0,0,100000\n";
    let import = catalogue::read(&[("rows", rows.as_bytes()), ("places", places.as_bytes())], MONDAY, Some(&good()));
    assert_eq!(import.findings, []);
    let catalogue = import.catalogue;
    let mut input = RuleBook::shipped(RULES_VERSION).unwrap().input("edges", Kind::Batch, 90);
    input.offers = ["OF-801", "OF-802"].iter().filter_map(|id| offer(&catalogue, id, MONDAY)).collect();
    assert_eq!(input.offers.len(), 2);
    assert_eq!(Instance::checked(input).map(|_| ()), Ok(()));
}

#[test]
fn nights_already_slept_are_gone_and_the_first_number_is_tonight() {
    let catalogue = good();
    let nights = catalogue.free(&catalogue.offerings["OF-001"]);
    let monday = offer(&catalogue, "OF-001", MONDAY).unwrap();
    assert_eq!((monday.start_day, monday.capacity.len()), (0, 90));
    let thursday = offer(&catalogue, "OF-001", date(2026, 11, 26)).unwrap();
    assert_eq!((thursday.start_day, thursday.capacity.len()), (0, 87));
    assert_eq!(thursday.capacity[0], i64::from(nights[3]));
    let friday_before = offer(&catalogue, "OF-001", date(2026, 11, 20)).unwrap();
    assert_eq!((friday_before.start_day, friday_before.capacity.len()), (3, 87));
    assert_eq!(offer(&catalogue, "OF-001", date(2027, 2, 21)), None);
}

#[test]
fn a_pause_of_programme_or_provider_closes_the_offering() {
    let mut catalogue = good();
    assert_eq!(offer(&catalogue, "OF-001", MONDAY).unwrap().status, None);
    catalogue.providers.get_mut("PV-02").unwrap().status = Status::Paused;
    assert_eq!(offer(&catalogue, "OF-001", MONDAY).unwrap().status.as_deref(), Some("paused"));
    catalogue.offerings.get_mut("OF-001").unwrap().status = OfferingStatus::Closed;
    assert_eq!(offer(&catalogue, "OF-001", MONDAY).unwrap().status.as_deref(), Some("closed"));
}
