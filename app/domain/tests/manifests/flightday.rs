//! The flight's own day, where it can be read both ways.

use domain::manifest::IssueCode;

use super::read;

const HEADER: &str = "No,Surnames,Given names,Sex,Birth date,Municipality,Flight,Flight date,From\n";

/// The days of the flights, and where something is asked about a date.
fn days(name: &str, text: &str) -> (Vec<Option<String>>, usize) {
    let reading = read(name, text.as_bytes());
    let asked = reading.issues.iter().filter(|i| i.code == IssueCode::DateAmbiguous && i.row.is_none()).count();
    (reading.flights.into_iter().map(|f| f.date).collect(), asked)
}

fn list(flights: [(&str, &str); 2], births: [&str; 2]) -> String {
    let row = |(i, ((number, day), birth)): (usize, ((&str, &str), &str))| {
        format!("{},Pop Caal,Ana,F,{birth},Cobán,{number},{day},Laredo\n", i + 1)
    };
    let rows = flights.into_iter().zip(births).enumerate().map(row);
    format!("{HEADER}{}", rows.collect::<String>())
}

fn day(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[test]
fn a_day_that_nothing_decides_is_asked_and_not_guessed() {
    let births = ["1980-12-20", "1981-12-20"];
    let open = ("GTA 2", "03/04/2026");
    assert_eq!(days("a.csv", &list([open, open], births)), (vec![None], 1));
    // Two open days are two flights.
    assert_eq!(days("a.csv", &list([open, ("GTA 2", "05/04/2026")], births)), (vec![None, None], 1));
    // Both kinds of dates are asked about once.
    assert_eq!(days("a.csv", &list([open, open], ["02/03/1980", "04/05/1981"])), (vec![None], 1));
}

#[test]
fn other_days_of_flights_the_name_of_the_file_and_births_decide() {
    let births = ["1980-12-20", "1981-12-20"];
    let open = ("GTA 2", "03/04/2026");
    let later = |date| list([open, ("GTA 3", date)], births);
    assert_eq!(days("a.csv", &later("28/04/2026")), (vec![day("2026-04-03"), day("2026-04-28")], 0));
    assert_eq!(days("a.csv", &later("04/28/2026")), (vec![day("2026-03-04"), day("2026-04-28")], 0));
    assert_eq!(days("GTA2_2026-03-04.csv", &list([open, open], births)), (vec![day("2026-03-04")], 0));
    assert_eq!(days("a.csv", &list([open, open], ["20/12/1980", "1981-12-20"])), (vec![day("2026-04-03")], 0));
    // What flights' own dates prove stands above the births.
    let mixed = list([open, ("GTA 3", "04/28/2026")], ["20/12/1980", "21/12/1980"]);
    assert_eq!(days("a.csv", &mixed).0, [day("2026-03-04"), day("2026-04-28")]);
    // Spanish only writes the day first.
    let spanish = "No.,Apellidos,Nombres,Sexo,Fecha de nacimiento,Vuelo,Fecha de llegada,Procedencia\n\
        1,Pop Caal,Ana,F,1980-12-20,GTA 2,03/04/2026,Laredo\n";
    assert_eq!(days("a.csv", spanish), (vec![day("2026-04-03")], 0));
}

#[test]
fn a_child_is_a_child_on_the_earlier_of_two_possible_days() {
    let reading = read("a.csv", list([("GTA 2", "03/04/2026"); 2], ["2008-03-20", "2008-04-20"]).as_bytes());
    assert_eq!(reading.lines.iter().map(|l| l.is_minor).collect::<Vec<_>>(), [Some(true), Some(true)]);
}
