//! The specimens of ICAO Doc 9303, and what a scanner makes of them.

use domain::fields::document::DocumentKind;
use domain::fields::sex::Sex;
use domain::mrz::{Checked, ZoneError, looks_like, read};
use jiff::civil::{Date, date};
use proptest::prelude::*;

const TODAY: Date = date(2026, 3, 2);
const PASSPORT: &str = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";
const TD2: &str = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6";
const TD1: &str = "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<";
const VISA: &str = "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<";

#[test]
fn specimens_are_read() {
    for (text, number, kind) in [
        (PASSPORT, "L898902C3", DocumentKind::Passport),
        (TD2, "D23145890", DocumentKind::Dpi),
        (TD1, "D23145890", DocumentKind::Dpi),
    ] {
        let zone = read(text, TODAY).unwrap();
        assert_eq!((zone.surnames.as_str(), zone.given_names.as_str()), ("ERIKSSON", "ANNA MARIA"));
        assert_eq!((zone.number.as_str(), zone.kind), (number, kind));
        assert_eq!(
            (zone.birth, zone.expires, zone.sex),
            (Some(date(1974, 8, 12)), Some(date(2012, 4, 15)), Some(Sex::F))
        );
        assert_eq!(zone.issuer, "UTO");
        assert!(zone.doubtful.is_empty(), "{:?}", zone.doubtful);
    }
    assert_eq!(read(PASSPORT, TODAY).unwrap().personal_number.as_deref(), Some("ZE184226B"));
    assert_eq!(read(VISA, TODAY).unwrap().number, "L8988901C");
}

#[test]
fn a_wrong_check_digit_is_shown_beside_its_field() {
    let wrong = PASSPORT.replace("L898902C36", "L898902C46");
    let zone = read(&wrong, TODAY).unwrap();
    assert_eq!(zone.number, "L898902C4");
    assert_eq!(zone.doubtful, [Checked::Number, Checked::Whole]);
    let birth = read(&PASSPORT.replace("7408122F", "7408132F"), TODAY).unwrap();
    assert_eq!((birth.birth, birth.doubtful), (Some(date(1974, 8, 13)), vec![Checked::Birth, Checked::Whole]));
}

#[test]
fn line_ends_capitals_and_the_keyboard_do_not_matter() {
    let plain = read(PASSPORT, TODAY).unwrap();
    for typed in [
        PASSPORT.replace('\n', ""),
        PASSPORT.replace('\n', "\r\n"),
        PASSPORT.to_lowercase(),
        PASSPORT.replace('<', ";"),
    ] {
        assert!(looks_like(&typed));
        assert_eq!(read(&typed, TODAY).unwrap(), plain);
    }
}

#[test]
fn the_century_of_a_birth_follows_the_day() {
    let child = PASSPORT.replace("7408122F", "2403112F");
    assert_eq!(read(&child, TODAY).unwrap().birth, Some(date(2024, 3, 11)));
}

#[test]
fn what_is_no_zone_says_why() {
    assert_eq!(read("P<UTO", TODAY), Err(ZoneError::Length(5)));
    assert_eq!(read(&PASSPORT.replace("ERIKSSON", "ERIK$SON"), TODAY), Err(ZoneError::Character(10)));
    assert!(!looks_like("9912345671413"));
}

proptest! {
    #[test]
    fn any_text_is_answered(text in "\\PC{0,100}", zone in "[A-Z0-9<]{88}") {
        let _ = read(&text, TODAY);
        let _ = read(&zone, TODAY);
    }
}
