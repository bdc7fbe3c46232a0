//! What may not matter does not matter, and nothing makes the reader fall over.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::Value;

use super::{bytes, printed, read};

/// Lines by list number, without what says only where they stood.
fn people(doc: &Value) -> BTreeMap<String, Value> {
    let mut out = BTreeMap::new();
    for line in doc["lines"].as_array().into_iter().flatten() {
        let mut line = line.clone();
        let number = line["list_no"].as_str().unwrap_or("").to_owned();
        for gone in ["row", "printed"] {
            line.as_object_mut().unwrap().remove(gone);
        }
        out.insert(number, line);
    }
    out
}

/// The clean list as cells; a comma inside quotation marks stays in its cell.
fn clean() -> Vec<Vec<String>> {
    let text = String::from_utf8(bytes("flight-clean-112.csv")).unwrap();
    let cells =
        |l: &str| l.replace("\"El Paso, TX\"", "El Paso\u{1}TX").split(',').map(|c| c.replace('\u{1}', " ")).collect();
    text.lines().map(cells).collect()
}

fn joined(rows: &[Vec<String>], delimiter: &str) -> Vec<u8> {
    rows.iter().map(|r| r.join(delimiter)).collect::<Vec<_>>().join("\r\n").into_bytes()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn order_of_rows_and_columns_and_the_delimiter_mean_nothing(
        columns in Just((0..17_usize).collect::<Vec<_>>()).prop_shuffle(),
        order in Just((1..113_usize).collect::<Vec<_>>()).prop_shuffle(),
        delimiter in prop_oneof![Just(","), Just(";"), Just("\t"), Just("|")],
    ) {
        let rows = clean();
        let plain = people(&printed(&read("a.csv", &joined(&rows, ","))));
        let pick = |row: &Vec<String>| columns.iter().map(|c| row[*c].clone()).collect::<Vec<_>>();
        let mut mixed = vec![pick(&rows[0])];
        mixed.extend(order.iter().map(|r| pick(&rows[*r])));
        let other = people(&printed(&read("b.csv", &joined(&mixed, delimiter))));
        prop_assert_eq!(plain.len(), 112);
        for (number, line) in &plain {
            prop_assert_eq!(Some(line), other.get(number), "{}", number);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn a_column_that_says_nothing_of_people_changes_nothing(
        at in 0..18_usize,
        title in prop_oneof![Just("Zyx"), Just("Observador interno"), Just("Peso"), Just("Hora"), Just("")],
        content in prop_oneof![Just(""), Just("-"), Just("12:40"), Just("71.5"), Just("sin novedad")],
    ) {
        let rows = clean();
        let plain = people(&printed(&read("a.csv", &joined(&rows, ","))));
        let with = rows.iter().enumerate().map(|(i, row)| {
            let mut row = row.clone();
            row.insert(at.min(row.len()), if i == 0 { title } else { content }.to_owned());
            row
        });
        let mut other = people(&printed(&read("b.csv", &joined(&with.collect::<Vec<_>>(), ","))));
        for line in other.values_mut() {
            line.as_object_mut().unwrap().remove("remarks");
        }
        for (number, mut line) in plain {
            line.as_object_mut().unwrap().remove("remarks");
            prop_assert_eq!(Some(&line), other.get(&number), "{}", number);
        }
    }

    #[test]
    fn what_a_line_says_does_not_depend_on_the_files_read_before(order in Just(vec!["bus-tecun-uman-46.csv", "flight-mdy-120.csv", "flight-clean-112.csv", "pasted-30.txt", "flight-paxlst-131.edi"]).prop_shuffle()) {
        let alone: BTreeMap<&str, Value> = order.iter().map(|name| (*name, printed(&read(name, &bytes(name))))).collect();
        for name in order.iter().rev() {
            prop_assert_eq!(&alone[name], &printed(&read(name, &bytes(name))), "{}", name);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn random_bytes_never_make_it_fall_over(content in proptest::collection::vec(any::<u8>(), 0..3000)) {
        let reading = read("x", &content);
        prop_assert!(reading.file_error.is_some() || !reading.lines.is_empty());
    }

    #[test]
    fn random_cells_never_make_it_fall_over(cells in proptest::collection::vec("[-=+@A-Za-z0-9ñÁ/:'\",;.? \t]{0,14}", 8..80)) {
        let mut text = "No.,Apellidos,Nombres,Sexo,Fecha de nacimiento,Edad,CUI,Municipio,Grupo,Parentesco,Vuelo,Fecha\n".to_owned();
        for row in cells.chunks(12) {
            text.push_str(&row.join(","));
            text.push('\n');
        }
        read("x.csv", text.as_bytes());
    }

    #[test]
    fn damaged_messages_and_workbooks_never_make_it_fall_over(which in 0..4_usize, at in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20), cut in any::<prop::sample::Index>()) {
        let name = ["bad/paxlst-wrong-unt.edi", "bad/formula-injection.xlsx", "pasted-30.txt", "bus-tecun-uman-46.csv"][which];
        let mut content = bytes(name);
        for (index, byte) in &at {
            let i = index.index(content.len());
            content[i] = *byte;
        }
        if at.len() % 3 == 0 {
            content.truncate(cut.index(content.len()));
        }
        read(name, &content);
    }
}
