use std::collections::BTreeSet;

use crate::dates::{self, Day};
use crate::{Locale, check, days, numbers};

const THURSDAY: Day = Day::new(2025, 4, 3);

fn messages(source: &str) -> check::Words {
    check::read(source, &BTreeSet::new()).expect("readable")
}

#[test]
fn twenty_six_languages_by_their_own_names() {
    assert_eq!(Locale::all().len(), 26);
    let codes: BTreeSet<_> = Locale::all().map(Locale::code).collect();
    assert_eq!(codes.len(), 26);
    for locale in Locale::all() {
        assert_eq!(Locale::parse(locale.code()), Some(locale));
    }
    let complete: Vec<_> = Locale::all().filter(|locale| locale.is_complete()).collect();
    assert_eq!(complete, [Locale::ES, Locale::EN]);
}

#[test]
fn tags_are_read_whatever_their_region() {
    assert_eq!(Locale::parse("es-MX"), Some(Locale::ES));
    assert_eq!(Locale::parse("EN_us"), Some(Locale::EN));
    assert_eq!(Locale::parse("quc-GT").map(Locale::code), Some("quc"));
    assert_eq!(Locale::parse("agu").map(Locale::autonym), Some("Qa'yol"));
    assert_eq!(Locale::parse("agu-X-chalchit").map(Locale::autonym), Some("Chalchiteko"));
    assert_eq!(Locale::parse("fr"), None);
    assert_eq!(Locale::negotiate("fr, en;q=0.5, mam;q=0.8").code(), "mam");
    assert_eq!(Locale::negotiate(""), Locale::ES);
    assert_eq!(Locale::negotiate("en;q=0, zz"), Locale::ES);
}

#[test]
fn a_language_without_text_speaks_spanish_and_says_so() {
    let mam = Locale::parse("mam").expect("listed");
    let said = days::said::tomorrow(mam);
    assert_eq!((said.text.as_str(), said.locale), ("mañana", Locale::ES));
    assert_eq!(days::said::tomorrow(Locale::EN).locale, Locale::EN);
    assert_eq!(mam.of_page(), Locale::ES);
}

#[test]
fn days_and_hours_in_words() {
    assert_eq!(dates::long(Locale::ES, THURSDAY.at(8, 0)), "jueves 3 de abril, 8 de la mañana");
    assert_eq!(dates::long(Locale::EN, THURSDAY.at(8, 0)), "Thursday 3 April, 8 in the morning");
    assert_eq!(dates::short(Locale::ES, THURSDAY.at(8, 0)), "03-abr 08:00");
    assert_eq!(dates::hour(Locale::ES, THURSDAY.at(14, 30)), "2 y media de la tarde");
    assert_eq!(dates::hour(Locale::ES, THURSDAY.at(12, 0)), "12 del mediodía");
    assert_eq!(dates::hour(Locale::ES, THURSDAY.at(0, 5)), "12:05 de la madrugada");
    assert_eq!(dates::near(Locale::ES, THURSDAY.at(9, 0), THURSDAY), "hoy a las 9 de la mañana");
    assert_eq!(dates::near(Locale::ES, THURSDAY.at(13, 0), Day::new(2025, 4, 2)), "mañana a la 1 de la tarde");
    assert_eq!(dates::day_with_year(Locale::ES, THURSDAY), "3 de abril de 2025");
    assert_eq!(THURSDAY.at(8, 0).iso(), "2025-04-03T08:00");
}

#[test]
fn weekdays_follow_the_calendar() {
    assert_eq!(Day::new(1970, 1, 1).number(), 0);
    assert_eq!(Day::new(2000, 2, 29).weekday(), 2);
    assert_eq!(Day::new(2026, 11, 24).weekday(), 2);
    assert_eq!(Day::new(2024, 3, 1).number() - Day::new(2024, 2, 28).number(), 2);
}

#[test]
fn numbers_are_grouped_and_years_are_not() {
    assert_eq!(numbers::grouped(1_234_567), "1,234,567");
    assert_eq!(numbers::grouped(-999), "-999");
    assert_eq!(numbers::fours("482170395016"), "4821 7039 5016");
    assert_eq!(numbers::percent(Locale::EN, 425), "42.5%");
}

#[test]
fn a_missing_a_stray_and_a_different_message_are_found() {
    let original = messages("a-one = Hay { $count }\na-two = Hola\na-three = Ver { a-one }\n");
    let translation = messages("a-one = There are { $number }\na-three = See\na-four = Bye\n");
    assert_eq!(
        check::compare(&original, &translation, true),
        [
            "a-one: has the variables {\"number\"}, the original {\"count\"}",
            "a-three: has the variables {}, the original {\"count\"}",
            "a-two: is missing",
            "a-four: is not in the original",
        ]
    );
    assert!(check::compare(&original, &messages("a-two = Hello\n"), false).is_empty());
    assert_eq!(check::compare(&original, &original, true), Vec::<String>::new());
}

#[test]
fn unreadable_files_are_refused() {
    for source in ["a = {\n", "a = { b }\n", "a = { -term }\n", "a = x\na = y\n", "type = x\n", "a = { $match }\n"] {
        assert!(check::read(source, &BTreeSet::new()).is_err(), "{source}");
    }
}
