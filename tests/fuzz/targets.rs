//! One test a reader, each with an invariant of what it gives back.

use domain::card::CardNumber;
use domain::fields::{birth, cui, document, fold::fold, names, phone};
use domain::manifest::{self, Options};
use domain::matching::{Birth, Index, Person, Place, Record, ScopeFilter};
use domain::mrz;
use jiff::civil::{Date, date};

use crate::{fuzz, workbook};

const TODAY: Date = date(2026, 11, 24);
const LIST: &str = include_str!("../data/manifests/flight-clean-112.csv");
const PASSENGERS: &[u8] = include_bytes!("../data/manifests/flight-paxlst-131.edi");
const ZONE: &str = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";
const CARD: &str = "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<";

fn texts(texts: &[&str]) -> Vec<Vec<u8>> {
    texts.iter().map(|text| text.as_bytes().to_vec()).collect()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The first lines of the invented list.
fn few() -> String {
    LIST.lines().take(7).collect::<Vec<_>>().join("\r\n")
}

/// What is read is either refused whole or a list whose every line says where it stood.
fn read(name: &str, bytes: &[u8]) {
    let options = Options { today: Some(TODAY), ..Options::default() };
    let reading = manifest::read(name, bytes, &options, &mut |_| {});
    assert!(reading.file_error.is_none() || reading.lines.is_empty(), "a refused file gives no lines");
    assert!(reading.lines.iter().all(|line| line.row > 0), "a line stood somewhere");
}

#[test]
fn csv() {
    let semicolons = few().replace(',', ";");
    fuzz("csv", &texts(&[&few(), &semicolons, "Nombres,Apellidos\nAna,\"Tzoc\"\"\nIxcoy\",x\n"]), |bytes| {
        read("lista.csv", bytes);
    });
}

#[test]
fn xlsx() {
    fuzz("xlsx container", &[workbook::packed(&workbook::sheet(&few()))], |bytes| read("lista.xlsx", bytes));
}

#[test]
fn xlsx_sheet() {
    fuzz("xlsx sheet", &[workbook::sheet(&few())], |bytes| read("lista.xlsx", &workbook::packed(bytes)));
}

#[test]
fn paxlst() {
    let seed = PASSENGERS.iter().copied().take(1500).collect();
    fuzz("paxlst", &[seed], |bytes| read("lista.edi", bytes));
}

#[test]
fn dates() {
    let seeds = texts(&[
        "14/08/1991",
        "1991-08-14",
        "14 ago 1991",
        "August 14, 1991",
        "14 de agosto de 1991",
        "33 años",
        "1991",
        "08/1991",
        "19910814",
        "3 meses",
    ]);
    fuzz("dates", &seeds, |bytes| {
        let text = text(bytes);
        if let Ok(birth::Birth::Date(known)) = birth::parse(&text, TODAY) {
            let (from, to) = known.span();
            assert!(from <= to && from <= TODAY, "{text:?} is no birth before today");
        }
        let _ = Birth::read(&text, &text, &text).year();
    });
}

#[test]
fn names_of_people() {
    fuzz(
        "names",
        &texts(&[
            "María de los Ángeles",
            "Ixcoy Ch'en",
            "DE LEON RUIZ DE GARCIA",
            "Tzoc-Ajanel",
            "Q’anil",
            "Ma. Elena",
        ]),
        |bytes| {
            let text = text(bytes);
            if let Ok(name) = names::parse(&text) {
                assert_eq!(names::parse(&name).as_ref(), Ok(&name), "a name that was read stays as it is");
            }
            let folded = fold(&text);
            assert_eq!(fold(&folded), folded, "folding twice is folding once");
            assert_eq!(domain::matching::fold(&domain::matching::fold(&text)), domain::matching::fold(&text));
            let _ = (names::split_surnames(&text), names::units(&text));
        },
    );
}

#[test]
fn phones() {
    fuzz(
        "phones",
        &texts(&["5512 3456", "+502 5512-3456", "00502 55123456", "1 (213) 555-0100", "cinco cinco"]),
        |bytes| {
            if let Ok(phone) = phone::parse(&text(bytes)) {
                let again = phone::parse(phone.e164()).map(|phone| phone.e164().to_owned());
                assert_eq!(again.as_deref(), Ok(phone.e164()), "a number that was read is read again");
            }
        },
    );
}

#[test]
fn zones() {
    fuzz("mrz", &texts(&[ZONE, CARD, &ZONE.replace('<', ";")]), |bytes| {
        let text = text(bytes);
        let _ = mrz::looks_like(&text);
        if let Ok(zone) = mrz::read(&text, TODAY) {
            assert!(zone.birth.is_none_or(|birth| birth <= date(2099, 12, 31)));
        }
    });
}

/// Whatever a scanner or a hand sends into the boxes of the desk and of the search.
#[test]
fn scanner() {
    let person = |given: &str, surnames: &str| Person {
        given_names: given.into(),
        surnames: surnames.into(),
        place: Place::read("1301", "Huehuetenango"),
        ..Person::default()
    };
    let record = |(key, person)| Record { key, person, ..Record::default() };
    let index = Index::build((1..).zip([person("María", "Pérez Tzoc"), person("José", "Ixcoy Caal")]).map(record));
    let seeds = texts(&[
        "HTTPS://CEIBA.EXAMPLE/T/659271148150",
        "6592 7114 8150",
        "https>&&ceiba.example&t&659271148150",
        "9912 34567 0101",
        "perez tzoc 1991",
        "GTA 2215 42",
        ZONE,
    ]);
    fuzz("scanner", &seeds, |bytes| {
        let text = text(bytes);
        if let Ok(number) = CardNumber::parse(&text) {
            assert_eq!(CardNumber::parse(&number.grouped()), Ok(number), "a card that was read is read again");
        }
        let _ = (cui::parse(&text), document::parse(&text), document::number(&text));
        let found = index.search(&text, &ScopeFilter::default(), 5);
        assert!(found.len() <= 2 && found.iter().all(|hit| !hit.why.is_empty()), "each row says why");
    });
}
