//! What must hold for any registry and any query: order, independence, symmetry, scope, and what is never certain.

use domain::fields::sex::Sex;
use domain::matching::{
    Birth, Document, DocumentKind, Handles, Index, Key, Person, Place, Query, Reach, Reason, Record, Scope,
    ScopeFilter, Verdict, fold, sound,
};
use proptest::prelude::*;

const GIVEN: [&str; 10] =
    ["José", "María", "Juan Mateo", "Ana Lucía", "Pedro", "Francisca", "Chepe", "Ma. Elena", "Xuan", "Ingrid"];
const SURNAMES: [&str; 10] = [
    "Tzoc Ixcoy",
    "López García",
    "Pérez",
    "Mateo Pedro",
    "de León Ruiz",
    "Caal Xol",
    "Vásquez",
    "Basques",
    "Hernández de Tum",
    "Choc",
];

fn person() -> impl Strategy<Value = Person> {
    let names = (0..GIVEN.len(), 0..SURNAMES.len(), any::<Option<bool>>());
    let facts = (1960i16..2020, 1i8..=12, 1i8..=28, 0u8..4, 0u16..3, proptest::option::of(0u32..6));
    (names, facts).prop_map(|((given, surname, sex), (year, month, day, kind, place, paper))| Person {
        given_names: GIVEN[given].to_owned(),
        surnames: SURNAMES[surname].to_owned(),
        married_name: String::new(),
        sex: sex.map(|female| if female { Sex::F } else { Sex::M }),
        birth: match kind {
            0 => Birth::Unknown,
            1 => Birth::Year(year),
            2 => Birth::read("", &(2026 - year).to_string(), "2026-03-02"),
            _ => Birth::Day(jiff::civil::date(year, month, day)),
        },
        place: [Place::read("0703", "Nebaj"), Place::read("", "Aldea El Carmen, Nebaj"), Place::default()]
            [usize::from(place)]
        .clone(),
        documents: paper.map(|n| Document::new(DocumentKind::Dpi, &format!("99123456{n}0703"))).into_iter().collect(),
    })
}

fn registry() -> impl Strategy<Value = Vec<Record>> {
    proptest::collection::vec(person(), 1..40).prop_map(|people| {
        let record = |(key, person): (Key, Person)| Record {
            key,
            person,
            handles: Handles { phones: vec![format!("5571{key:04}")], ..Handles::default() },
            ..Record::default()
        };
        (1..).zip(people).map(record).collect()
    })
}

fn asked(person: &Person) -> Query {
    Query { person: person.clone(), ..Query::default() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn folding_twice_is_folding_once(text in "\\PC{0,40}") {
        prop_assert_eq!(fold(&fold(&text)), fold(&text));
    }

    #[test]
    fn any_text_is_answered(text in "\\PC{0,60}", records in registry()) {
        let index = Index::build(records);
        let _ = sound(&fold(&text));
        prop_assert!(index.search(&text, &ScopeFilter::default(), 5).len() <= 5);
        let person = Person { given_names: text.clone(), surnames: text.clone(), place: Place::read(&text, &text), documents: Document::read_list(&text), birth: Birth::read(&text, &text, &text), ..Person::default() };
        prop_assert!(index.matches(&asked(&person)).len() <= 5);
    }

    #[test]
    fn order_of_records_changes_nothing(records in registry(), query in person(), turn in 0usize..40) {
        let mut turned = records.clone();
        turned.rotate_left(turn % records.len());
        turned.reverse();
        let (one, other) = (Index::build(records), Index::build(turned));
        prop_assert_eq!(one.matches(&asked(&query)), other.matches(&asked(&query)));
        let text = format!("{} {}", query.surnames, query.given_names);
        prop_assert_eq!(one.search(&text, &ScopeFilter::default(), 5), other.search(&text, &ScopeFilter::default(), 5));
    }

    #[test]
    fn a_record_added_and_removed_leaves_no_trace(records in registry(), more in person(), query in person()) {
        let mut index = Index::build(records);
        let before = index.matches(&asked(&query));
        let text = format!("{} {}", query.surnames, query.given_names);
        let found = index.search(&text, &ScopeFilter::default(), 5);
        index.put(Record { key: 9999, person: more, ..Record::default() });
        index.remove(9999);
        prop_assert_eq!(before, index.matches(&asked(&query)));
        prop_assert_eq!(found, index.search(&text, &ScopeFilter::default(), 5));
    }

    #[test]
    fn evidence_is_symmetric(mut records in registry(), a in person(), b in person()) {
        records.push(Record { key: 1001, person: a.clone(), ..Record::default() });
        records.push(Record { key: 1002, person: b.clone(), ..Record::default() });
        let index = Index::build(records);
        let (there, back) = (index.evidence(&a, 1002).unwrap(), index.evidence(&b, 1001).unwrap());
        prop_assert!((there.bits - back.bits).abs() < 1e-9, "{} and {}", there.bits, back.bits);
        prop_assert_eq!(there.reasons, back.reasons);
    }

    #[test]
    fn out_of_reach_is_nowhere(records in registry(), query in person(), away in 0usize..40) {
        let mut records = records;
        let at = away % records.len();
        records[at].scope = Scope { centre: 7, owners: vec![Some(3)], arrived: 50 };
        records[at].person = query.clone();
        let key = records[at].key;
        let phone = records[at].handles.phones[0].clone();
        let index = Index::build(records);
        let text = format!("{} {}", query.surnames, query.given_names);
        let seen = |scope: ScopeFilter| {
            let found = [&text, &phone].into_iter().flat_map(|text| index.search(text, &scope, 100)).map(|h| h.key);
            let alike = index.matches(&Query { scope, ..asked(&query) }).into_iter().map(|c| c.key);
            found.chain(alike).any(|k| k == key)
        };
        let reach = |reach| ScopeFilter { reach, since: None };
        prop_assert!(!seen(reach(Reach::Centre(0))));
        prop_assert!(!seen(reach(Reach::Nobody)));
        let (others, own) = (Reach::Caseload { staff: 4, centre: 7 }, Reach::Caseload { staff: 3, centre: 0 });
        prop_assert!(!seen(reach(others)), "somebody else's file");
        let later = ScopeFilter { reach: Reach::Centre(7), since: Some(51) };
        prop_assert!(!seen(later));
        prop_assert!(seen(reach(Reach::Centre(7))) && seen(reach(own)));
    }

    #[test]
    fn another_name_finds_the_same_person_once(records in registry(), other in person()) {
        let mut index = Index::build(records.clone());
        let me = records[0].key;
        let spoken = Person { birth: records[0].person.birth, place: records[0].person.place.clone(), ..other.clone() };
        index.put(Record { key: 9999, name_of: Some(me), person: spoken.clone(), ..Record::default() });
        let text = format!("{} {}", other.surnames, other.given_names);
        let found = index.search(&text, &ScopeFilter::default(), 100);
        prop_assert!(found.iter().filter(|h| h.key == me).count() <= 1 && found.iter().all(|h| h.key != 9999));
        let alike = index.matches(&asked(&spoken));
        prop_assert!(alike.iter().filter(|c| c.key == me).count() <= 1 && alike.iter().all(|c| c.key != 9999));
    }

    #[test]
    fn candidates_are_ranked_and_explained(records in registry(), query in person()) {
        let found = Index::build(records).matches(&asked(&query));
        prop_assert!(found.windows(2).all(|w| w[0].score >= w[1].score));
        prop_assert!(found.iter().all(|c| c.score <= 1000 && !c.reasons.is_empty()));
        prop_assert!(found.iter().filter(|c| c.verdict == Verdict::Certain).count() <= 1);
    }
}

fn someone(given: &str, surnames: &str, birth: &str, dpi: &str) -> Person {
    Person {
        given_names: given.to_owned(),
        surnames: surnames.to_owned(),
        birth: Birth::read(birth, "", ""),
        place: Place::read("1413", "Nebaj"),
        documents: if dpi.is_empty() { vec![] } else { vec![Document::new(DocumentKind::Dpi, dpi)] },
        ..Person::default()
    }
}

fn verdict(registered: &Person, at_the_desk: &Person) -> Option<Verdict> {
    let crowd = (10u128..)
        .zip(SURNAMES.iter().flat_map(|s| GIVEN.iter().map(move |g| someone(g, s, "1950-05-05", ""))))
        .map(|(key, person)| Record { key, person, ..Record::default() });
    let index = Index::build(crowd.chain([Record { key: 1, person: registered.clone(), ..Record::default() }]));
    index.matches(&asked(at_the_desk)).iter().find(|c| c.key == 1).map(|c| c.verdict)
}

#[test]
fn the_same_person_is_certain() {
    let registered = someone("Diego Andrés", "Brito Ceto", "1998-04-21", "9912345671413");
    assert_eq!(verdict(&registered, &registered), Some(Verdict::Certain));
    assert_eq!(
        verdict(&registered, &someone("DIEGO ANDRES", "BRITO SETO", "1998-04-21", "9912345671413")),
        Some(Verdict::Certain)
    );
}

#[test]
fn written_another_way_is_accepted() {
    let registered = someone("José Francisco", "Tzoc Xiquín", "1998-04-02", "");
    for (given, surnames, birth) in [
        ("Chepe Fco.", "Tzok Shiquin", "1998-04-02"),
        ("Josefrancisco", "Tsoc Xiquin", "1998-02-04"),
        ("Tzoc Xiquín", "José", "1998-04-03"),
        ("José F.", "Tz’oq Xiquín", "1998-01-01"),
        ("", "XIQUIN TZOC, JOSE FRANCISCO", "1999-04-02"),
    ] {
        let found = verdict(&registered, &someone(given, surnames, birth, ""));
        assert!(matches!(found, Some(Verdict::Certain | Verdict::Likely)), "{given} {surnames} {birth}: {found:?}");
    }
}

#[test]
fn a_relatives_paper_a_twin_and_a_namesake_are_not_certain() {
    let mother = someone("Catarina", "Brito Ceto", "1978-04-21", "9912345671413");
    let child = someone("Diego", "Cobo Brito", "2008-09-02", "9912345671413");
    let brother = someone("Gaspar", "Brito Ceto", "1981-01-30", "9912345671413");
    let twin = someone("Magdalena", "Brito Ceto", "1978-04-21", "9912345671413");
    let namesake = someone("Catarina", "Brito Ceto", "1990-11-03", "");
    for other in [&child, &brother] {
        let found = verdict(&mother, other);
        assert!(!matches!(found, Some(Verdict::Certain | Verdict::Likely)), "{other:?} {found:?}");
    }
    assert_ne!(verdict(&mother, &twin), Some(Verdict::Certain));
    assert_ne!(verdict(&mother, &namesake), Some(Verdict::Certain));
}

#[test]
fn reasons_are_words_in_both_languages() {
    assert_eq!(Reason::DocumentSame(DocumentKind::Dpi).es(), "mismo DPI");
    assert_eq!(Reason::BirthDaysOff(1).es(), "nacimiento a 1 día");
    assert_eq!(Reason::DocumentDigit(DocumentKind::Passport).en(), "passport with one digit off");
}

#[test]
fn one_sound_for_the_spellings_of_a_name() {
    for (a, b) in [
        ("Tzoc", "Tzok"),
        ("Tzoq", "Ts'oc"),
        ("Xol", "Shol"),
        ("Caal", "Kaal"),
        ("Vásquez", "Basques"),
        ("Quiñónez", "Kinonez"),
        ("Hernández", "Ernandes"),
        ("Castillo", "Castiyo"),
        ("Jiménez", "Ximenes"),
        ("Guarchaj", "Warchaj"),
    ] {
        assert_eq!(sound(&fold(a)), sound(&fold(b)), "{a} {b}");
    }
}

#[test]
fn the_box_is_read_by_its_shape() {
    let mut person = someone("Juan", "Tzoc Ixcoy", "1998-04-02", "9912345671413");
    person.place = Place::read("1413", "Aldea Pulay, Nebaj");
    let handles = Handles {
        cards: vec!["659271148150".into()],
        phones: vec!["5571 8647".into()],
        list_numbers: vec![("GUA240406A".into(), 12)],
    };
    let other = Record { key: 2, person: someone("Juana", "Toc", "1990-01-02", ""), ..Record::default() };
    let index = Index::build([Record { key: 1, person, handles, ..Record::default() }, other]);
    for text in [
        "6592 7114 8150",
        "+502 5571-8647",
        "9912 34567 1413",
        "gua240406a-012",
        "GUA240406A lista 12",
        "tzok ixkoy",
        "juan tz ix",
        "1998 tzoc",
        "tzoc nebaj",
        "ixcoy pulay",
    ] {
        let found = index.search(text, &ScopeFilter::default(), 5);
        assert_eq!(found.first().map(|h| h.key), Some(1), "{text}");
        assert!(!found[0].why.is_empty());
    }
    assert!(index.search("gua240406a-013", &ScopeFilter::default(), 5).is_empty());
}
