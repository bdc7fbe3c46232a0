//! Several tables on one sheet.

use domain::manifest::Reading;

use super::read;

fn names(reading: &Reading) -> Vec<(Option<&str>, u32, &str, &str)> {
    reading
        .lines
        .iter()
        .map(|l| (l.sheet.as_deref(), l.row, l.flight.as_str(), l.given_names.as_deref().unwrap_or("")))
        .collect()
}

fn numbers(reading: &Reading) -> Vec<(Option<&str>, Option<&str>)> {
    reading.flights.iter().map(|f| (f.number.as_deref(), f.date.as_deref())).collect()
}

#[test]
fn two_flights_beside_each_other_are_two_lists() {
    let text = "VUELO GTA 2240 FECHA 28/03/2026 PROCEDENCIA TUCSON,,,,,,VUELO GTA 2241 FECHA 29/03/2026 PROCEDENCIA MESA,,,,\n\
        ,,,,,,,,,,\n\
        No.,Apellidos,Nombres,Sexo,Fecha nac.,,No.,Apellidos,Nombres,Sexo,Fecha nac.\n\
        1,Pop Caal,Ana,F,20/12/1980,,1,Xol Tec,Luis,M,13/01/1981\n\
        2,Tum Batz,Eva,F,21/12/1980,,2,Us Ba,Juan,M,14/01/1981\n\
        3,Sales Uz,Rosa,F,22/12/1980,,,,,,\n";
    let reading = read("a.csv", text.as_bytes());
    assert_eq!(numbers(&reading), [(Some("GTA 2240"), Some("2026-03-28")), (Some("GTA 2241"), Some("2026-03-29"))]);
    assert_eq!(
        names(&reading),
        [
            (None, 4, "f1", "Ana"),
            (None, 5, "f1", "Eva"),
            (None, 6, "f1", "Rosa"),
            (Some("G:K"), 4, "f2", "Luis"),
            (Some("G:K"), 5, "f2", "Juan")
        ]
    );
    assert_eq!(reading.exit_code(), 0, "{:?}", reading.issues);
}

#[test]
fn one_list_in_two_halves_is_one_flight() {
    let text = "Vuelo,GTA 2240,Fecha,28/03/2026,,Procedencia,TUCSON\n\
        No.,Nombre completo,Sexo,No.,Nombre completo,Sexo\n\
        1,\"Pop Caal, Ana\",F,3,\"Xol Tec, Luis\",M\n\
        2,\"Tum Batz, Eva\",F,4,\"Us Ba, Juan\",M\n";
    let reading = read("a.csv", text.as_bytes());
    assert_eq!(numbers(&reading), [(Some("GTA 2240"), Some("2026-03-28"))]);
    assert_eq!(reading.flights[0].origin.as_deref(), Some("TUCSON"));
    let names = names(&reading);
    assert_eq!(names.iter().map(|n| n.3).collect::<Vec<_>>(), ["Ana", "Eva", "Luis", "Juan"]);
}

#[test]
fn an_empty_column_within_a_list_parts_nothing() {
    let text = "No.,Nombres,,Apellidos,Sexo,,Fecha nac.,Nombre del padre,Edad\n\
        1,Ana,,Pop Caal,F,,20/12/1980,Luis Pop,45\n\
        2,Eva,,Tum Batz,F,,21/12/1980,Juan Tum,45\n";
    let reading = read("a.csv", text.as_bytes());
    assert_eq!(reading.lines.len(), 2);
    assert_eq!(reading.lines[1].surname_1.as_deref(), Some("Tum"));
}

#[test]
fn tables_below_each_other_have_columns_of_their_own() {
    let text = "VUELO GTA 2240 FECHA 28/03/2026 PROCEDENCIA TUCSON,,,,,\n\
        No.,Apellidos,Nombres,Sexo,Fecha nac.,DPI\n\
        1,Pop Caal,Ana,F,20/12/1980,\n\
        2,Tum Batz,Eva,F,21/12/1980,\n\
        ,,,,,\n\
        VUELO GTA 2241 FECHA 29/03/2026 PROCEDENCIA MESA,,,,,\n\
        Nombre completo,Municipio,Fecha nac.,No.,Sexo,\n\
        \"Xol Tec, Luis\",Cobán,13/01/1981,1,M,\n\
        \"Us Ba, Juan\",Nebaj,14/01/1981,2,M,\n\
        \"Uz Tum, Pedro\",Chajul,15/01/1981,3,M,\n\
        \"Uz Caal, Ana\",Chajul,16/01/1981,4,F,\n";
    let reading = read("a.csv", text.as_bytes());
    let lines: Vec<_> = reading
        .lines
        .iter()
        .map(|l| (l.row, l.flight.as_str(), l.surnames.as_deref().unwrap_or(""), l.birth_date.value.as_deref()))
        .collect();
    assert_eq!(lines[1], (4, "f1", "Tum Batz", Some("1980-12-21")));
    assert_eq!(lines[3], (9, "f2", "Us Ba", Some("1981-01-14")));
    assert_eq!(lines.len(), 6);
    assert_eq!(reading.mapping.len(), 2);
}
