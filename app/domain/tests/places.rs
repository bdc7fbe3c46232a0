//! Every municipality is found however it is written.

use domain::fields::fold::fold;
use domain::fields::place::{Doubt, municipalities, parse};

/// The ways lists shorten the saints.
fn shortened(name: &str) -> Vec<String> {
    let swap = |from: &str, to: &[&str]| to.iter().map(|t| name.replacen(from, t, 1)).collect::<Vec<_>>();
    let mut all = vec![name.to_owned(), name.to_uppercase(), fold(name).to_uppercase()];
    if name.contains("San ") {
        all.extend(swap("San ", &["S. ", "Sn. ", "Sn ", "SN "]));
    }
    if name.contains("Santa ") {
        all.extend(swap("Santa ", &["Sta. ", "Sta ", "S. "]));
    }
    if name.contains("Santo ") {
        all.extend(swap("Santo ", &["Sto. ", "STO. "]));
    }
    if name.contains("Concepción ") {
        all.extend(swap("Concepción ", &["Conc. ", "CONC. "]));
    }
    all
}

#[test]
fn with_its_department_every_spelling_is_the_right_town() {
    for town in municipalities() {
        for text in shortened(town.name) {
            let found = parse(&text, Some(town.department));
            assert_eq!((found.municipality, found.doubt), (Some(town.code), None), "{text}, {}", town.department);
            let one_cell = parse(&format!("{text}, {}", town.department), None);
            assert_eq!(one_cell.municipality, Some(town.code), "{text}, {} in one cell", town.department);
        }
    }
}

#[test]
fn without_a_department_a_name_is_right_or_said_to_be_ambiguous() {
    for town in municipalities() {
        let found = parse(town.name, None);
        assert!(found.municipality == Some(town.code) || found.doubt == Some(Doubt::Ambiguous), "{}", town.name);
    }
}

#[test]
fn one_letter_less_is_never_another_town() {
    let (mut right, mut all) = (0_usize, 0_usize);
    for town in municipalities() {
        let letters: Vec<char> = town.name.chars().collect();
        for skip in (1..letters.len()).filter(|i| letters[*i].is_alphabetic()) {
            let text: String = letters.iter().enumerate().filter(|(i, _)| *i != skip).map(|(_, c)| *c).collect();
            let found = parse(&text, Some(town.department));
            all += 1;
            right += usize::from(found.municipality == Some(town.code));
            let wrong = found.municipality.is_some_and(|m| m != town.code && found.doubt != Some(Doubt::Mismatch));
            assert!(!wrong, "{text}, {}: {found:?}", town.department);
        }
    }
    assert!(right * 100 >= all * 97, "{right} of {all}");
}
