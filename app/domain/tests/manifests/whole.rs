//! Whole lists: the floors of the format, file by file, and the corrected list.

use domain::manifest::{KnownLine, compare};
use serde_json::Value;

use super::{bytes, printed, read, score::score};

const LISTS: [&str; 11] = [
    "bus-tecun-uman-46.csv",
    "flight-clean-112.csv",
    "flight-corrected-112.csv",
    "flight-dirty-135.xlsx",
    "flight-mdy-120.csv",
    "flight-paxlst-131.edi",
    "flight-semicolon-cp1252-98.csv",
    "flight-undecided-24.csv",
    "flight-utf16-tab-77.txt",
    "pasted-30.txt",
    "two-flights-one-file-180.xlsx",
];

fn truth(name: &str) -> Value {
    let stem = name.rsplit_once('.').map_or(name, |(s, _)| s);
    serde_json::from_slice(&bytes(&format!("{stem}.truth.json"))).unwrap()
}

fn holds(name: &str, content: &[u8], truth: &Value) {
    let reading = read(name, content);
    let score = score(truth, &printed(&reading));
    assert!(score.accuracy() >= 0.99, "{name}: {} {:#?}", score.accuracy(), score.wrong);
    for (field, (right, all)) in &score.fields {
        assert!(*right as f64 >= 0.95 * *all as f64, "{name} {field}: {right} of {all} {:#?}", score.wrong);
    }
    assert!(
        score.missed.is_empty() && score.invented.is_empty(),
        "{name}: missed {:#?}, invented {:#?}",
        score.missed,
        score.invented
    );
    assert!(
        score.flights.is_empty() && score.children.is_empty(),
        "{name}: {:#?} {:#?}",
        score.flights,
        score.children
    );
    assert_eq!(u64::from(reading.exit_code()), truth["expected_exit"].as_u64().unwrap(), "{name}");
}

#[test]
fn every_list_is_read_as_it_stands() {
    for name in LISTS {
        holds(name, &bytes(name), &truth(name));
    }
}

/// Short lists of invented people in other layouts: crossed columns, headings, other languages, other hands.
#[test]
fn lists_in_other_hands_are_read_as_they_stand() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/manifests");
    let mut seen = 0;
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if !path.to_string_lossy().ends_with(".truth.json") {
            continue;
        }
        let truth: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        let name = truth["file"].as_str().unwrap();
        holds(name, &std::fs::read(folder.join(name)).unwrap(), &truth);
        seen += 1;
    }
    assert_eq!(seen, 37);
}

#[test]
fn a_corrected_list_is_a_difference() {
    let first = read("first", &bytes("flight-clean-112.csv"));
    let known: Vec<KnownLine> = first.lines.iter().map(|line| KnownLine::from(&**line)).collect();
    let diff = compare(&known, &read("second", &bytes("flight-corrected-112.csv")));
    let truth = truth("flight-corrected-112.csv");
    let rows = |list: &Value| -> Vec<u64> {
        list.as_array().into_iter().flatten().filter_map(|x| x["row"].as_u64()).collect()
    };
    assert_eq!(diff.added.iter().map(|a| u64::from(a.row)).collect::<Vec<_>>(), rows(&truth["diff"]["added"]));
    assert_eq!(diff.gone.iter().map(|a| u64::from(a.row)).collect::<Vec<_>>(), rows(&truth["diff"]["gone"]));
    let changed: Vec<Value> =
        diff.changed.iter().map(|c| serde_json::json!({"row": c.row, "fields": c.fields})).collect();
    let wanted: Vec<Value> = truth["diff"]["changed"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| serde_json::json!({"row": c["row"], "fields": c["fields"]}))
        .collect();
    assert_eq!(changed, wanted);
    assert_eq!(compare(&known, &first), domain::manifest::Diff::default());
}

#[test]
fn the_difference_does_not_depend_on_the_order_of_columns() {
    let first = read("first", &bytes("flight-clean-112.csv"));
    let known: Vec<KnownLine> = first.lines.iter().map(|line| KnownLine::from(&**line)).collect();
    let corrected = String::from_utf8(bytes("flight-corrected-112.csv")).unwrap();
    let mirrored = |line: &str| {
        let mut cells: Vec<String> = line
            .replace("El Paso, TX", "El Paso TX")
            .split(',')
            .map(|c| c.replace("El Paso TX", "El Paso, TX"))
            .collect();
        cells.reverse();
        cells.join(",")
    };
    let other: Vec<String> = corrected.lines().map(mirrored).collect();
    let straight = compare(&known, &read("second", corrected.as_bytes()));
    assert!(!straight.changed.is_empty());
    assert_eq!(straight, compare(&known, &read("second", other.join("\n").as_bytes())));
}

#[test]
fn ten_thousand_rows_are_read_in_seconds_and_in_bounded_memory() {
    let clean = String::from_utf8(bytes("flight-clean-112.csv")).unwrap();
    let (header, rows) = clean.split_once('\n').unwrap();
    let mut text = format!("{header}\n");
    for flight in 0..90 {
        text.extend(rows.lines().map(|l| format!("{}\n", l.replace("GTA 2215", &format!("GTA {}", 3000 + flight)))));
    }
    let begin = std::time::Instant::now();
    let mut last = 0;
    let mut calls = 0;
    let options = domain::manifest::Options::default();
    let reading = domain::manifest::read("big.csv", text.as_bytes(), &options, &mut |p| {
        assert!(p.rows >= last && p.rows <= p.of.max(p.rows));
        last = p.rows;
        calls += 1;
    });
    assert_eq!((reading.lines.len(), reading.flights.len()), (112 * 90, 90));
    assert!(calls > 20 && begin.elapsed().as_secs() < 20, "{:?}", begin.elapsed());
}

#[test]
fn the_free_text_of_a_message_says_that_a_child_is_alone() {
    let message = "UNB+UNOA:4+A+B+260326:0610+1'UNH+1+PAXLST:D:02B:UN:IATA'BGM+745'TDT+20+GTA2231'LOC+125+ELP'\
        DTM+232:2603261410:201'NAD+FL+++POP CAAL:ANA'ATT+2++F'DTM+329:120510'FTX+AAI+++UNACCOMPANIED MINOR'\
        NAD+FL+++XOL TEC:EVA'ATT+2++F'DTM+329:120511'CNT+42:2'UNT+13+1'UNZ+1+1'";
    let lines = read("a.edi", message.as_bytes()).lines;
    assert_eq!(lines.iter().map(|l| l.unaccompanied).collect::<Vec<_>>(), [Some(true), None]);
}
