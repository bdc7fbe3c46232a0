//! Files that must be refused or flagged, each at its place.

use std::collections::BTreeSet;

use domain::manifest::{Options, Repair};

use super::{bytes, read};

#[test]
fn bad_files_are_answered_as_expected() {
    let table = String::from_utf8(bytes("bad/expected.csv")).unwrap();
    let mut seen = 0;
    for row in table.lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        let [file, exit, code, rows, lines, ..] = cells.as_slice() else { panic!("{row}") };
        let content = if *file == "million-columns.csv" { million_columns() } else { bytes(&format!("bad/{file}")) };
        let reading = read(file, &content);
        assert!(exit.split('|').any(|e| e == reading.exit_code().to_string()), "{file}: {:?}", reading.file_error);
        let at: Vec<u32> = rows.split(';').filter_map(|r| r.parse().ok()).collect();
        if let Some(fault) = &reading.file_error {
            assert!(code.split('|').any(|c| c == fault.code.code()), "{file}: {fault:?}");
            assert!(at.is_empty() || fault.row.is_some_and(|r| at.contains(&r)), "{file}: {fault:?}");
            assert!(reading.lines.is_empty(), "{file}");
        } else {
            let given: BTreeSet<u32> = reading
                .issues
                .iter()
                .filter(|i| code.split('|').any(|c| c == i.code.code()))
                .filter_map(|i| i.row)
                .collect();
            assert!(at.iter().all(|r| given.contains(r)), "{file}: {:?}", reading.issues);
            assert!(reading.issues.iter().any(|i| code.split('|').any(|c| c == i.code.code())), "{file}");
            assert!(
                lines.is_empty() || lines.parse() == Ok(reading.lines.len()),
                "{file}: {} lines",
                reading.lines.len()
            );
        }
        seen += 1;
    }
    assert_eq!(seen, 15);
}

fn million_columns() -> Vec<u8> {
    let mut text =
        "No.,Apellidos,Nombres,Sexo,Fecha de nacimiento,Municipio\n1,Pérez,Ana,F,18/08/1998,Chuarrancho\n2,".to_owned();
    text.push_str(&",".repeat(1_000_000));
    text.into_bytes()
}

#[test]
fn one_long_line_is_too_large() {
    let reading = read("long.csv", &vec![b'a'; 40_000_000]);
    assert_eq!(reading.file_error.map(|f| f.code.code()), Some("too_large"));
    let reading = read("long.csv", &vec![b'a'; 4_000_000]);
    assert_eq!(reading.file_error.map(|f| f.code.code()), Some("too_large"));
}

#[test]
fn a_quotation_mark_that_never_closes_holds_one_row_back() {
    let reading = read("quote.csv", &bytes("bad/quote-never-closed.csv"));
    assert_eq!(reading.held.iter().map(|h| h.row).collect::<Vec<_>>(), [5]);
    assert!(reading.lines.len() > 100);
}

#[test]
fn a_table_of_other_things_says_what_it_found() {
    let reading = read("stock.csv", b"Product,Price,Stock\nBread,3,10\nMilk,7,4\nEggs,20,2\n");
    let fault = reading.file_error.unwrap();
    assert_eq!(fault.code.code(), "columns_unknown");
    assert!(fault.found.contains("Product"));
    let reading = read("orders.edi", b"UNB+UNOA:4+A+B+260326:0610+1'UNH+1+ORDERS:D:96A:UN'BGM+220'UNT+3+1'UNZ+1+1'");
    assert_eq!(reading.file_error.map(|f| f.code.code()), Some("edifact_not_paxlst"));
}

#[test]
fn a_repaired_row_is_read_again_and_a_row_left_out_is_nobody() {
    let content = bytes("bad/three-column-counts.csv");
    let before = read("a.csv", &content);
    let mut cells = before.held[0].cells.clone();
    cells.extend(["Cobán", "GTA 2299", "12/03/2026", "El Paso"].map(str::to_owned));
    let repairs = vec![
        Repair { sheet: None, row: before.held[0].row, cells },
        Repair { sheet: None, row: before.lines[0].row, cells: Vec::new() },
    ];
    let options = Options { repairs, ..Options::default() };
    let after = domain::manifest::read("a.csv", &content, &options, &mut |_| {});
    assert_eq!((before.lines.len(), before.held.len()), (10, 2));
    assert_eq!((after.lines.len(), after.held.len()), (10, 1));
    assert!(after.lines.iter().any(|l| l.row == 5 && l.municipality_code == Some("1601")));
}

#[test]
fn files_of_other_programs_are_named() {
    for (content, found) in [
        (b"<meta charset=utf-8><table><tr><td>Apellidos</td></tr></table>".as_slice(), "HTML"),
        (b"<!-- saved --><html>".as_slice(), "HTML"),
        (b"[{\"apellidos\":\"Pop\",\"nombres\":\"Ana\"}]".as_slice(), "JSON"),
        (b"{\\rtf1 lista}".as_slice(), "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 Workbook".as_slice(), "XLS"),
    ] {
        let fault = read("lista.xls", content).file_error.unwrap();
        assert_eq!((fault.code.code(), fault.found.as_str()), ("not_a_list", found));
    }
}
