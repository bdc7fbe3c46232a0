//! The program as an operator meets it: exit codes, sentences, what it prints.

#![expect(clippy::disallowed_methods, reason = "the program is started as its operator would")]

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

fn ceiba(folder: &Path, arguments: &[&str]) -> Output {
    command(folder, arguments).output().expect("the program runs")
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ceiba"));
    command.args(arguments).current_dir(folder).env_remove("CREDENTIALS_DIRECTORY");
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("CEIBA_")) {
        command.env_remove(name);
    }
    command
}

/// Exit code, and the sentence on standard error: one line.
fn refused(output: &Output) -> (i32, String) {
    let sentence = String::from_utf8_lossy(&output.stderr).trim_end().to_owned();
    assert_eq!(sentence.lines().count(), 1, "{sentence}");
    (output.status.code().expect("an exit code"), sentence)
}

fn said(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn write_key(folder: &Path, key: &str, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    let file = folder.join("data/secrets/master-key");
    std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    std::fs::write(&file, key).expect("a file");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode)).expect("a mode");
}

const KEY: &str = "00112233445566778899aabbccddeeff102132435465768798a9bacbdcedfe0f\n";

#[test]
fn without_a_database_or_a_key_it_says_what_to_do() {
    let folder = tempfile::tempdir().expect("a folder");
    let (code, sentence) = refused(&ceiba(folder.path(), &["serve", "--listen", "127.0.0.1:0"]));
    assert!(code == 3 && sentence.contains("ceiba migrate"), "{sentence}");
    std::fs::create_dir_all(folder.path().join("data")).expect("a folder");
    std::fs::write(folder.path().join("data/ceiba.sqlite"), b"").expect("a file");
    let (code, sentence) = refused(&ceiba(folder.path(), &["migrate"]));
    assert!(code == 3 && sentence.contains("master key is missing"), "{sentence}");
    std::fs::remove_file(folder.path().join("data/ceiba.sqlite")).expect("it goes");
    for (key, mode, why) in
        [(&"0".repeat(64)[..], 0o600, "easy to guess"), ("short", 0o600, "64 hexadecimal"), (KEY, 0o644, "chmod 600")]
    {
        write_key(folder.path(), key, mode);
        let (code, sentence) = refused(&ceiba(folder.path(), &["migrate"]));
        assert!(code == 3 && sentence.contains(why), "{sentence}");
    }
    let (code, sentence) = refused(&ceiba(folder.path(), &["migrate", "--database", "mysql://x/y"]));
    assert!(code == 2 && sentence.contains("sqlite://"), "{sentence}");
}

#[test]
fn a_real_house_is_set_up_by_a_link_and_the_demonstration_keeps_out() {
    let folder = tempfile::tempdir().expect("a folder");
    write_key(folder.path(), KEY, 0o600);
    said(&ceiba(folder.path(), &["migrate"]));
    let add = ["staff", "add", "--role", "supervisor", "--centre", "aurora", "ana@ceiba.example"];
    let (code, sentence) = refused(&ceiba(folder.path(), &add));
    assert!(code == 2 && sentence.contains("no centre"), "{sentence}");
    let first = [&add[..], &["--centre-name", "La Aurora"]].concat();
    let link = said(&ceiba(folder.path(), &first));
    assert!(link.starts_with("http://127.0.0.1:8080/personal/alta/") && link.trim().len() > 70, "{link}");
    let (code, sentence) = refused(&ceiba(folder.path(), &add));
    assert!(code == 2 && sentence.contains("already"), "{sentence}");
    let (code, sentence) = refused(&ceiba(folder.path(), &["serve", "--demo", "--listen", "127.0.0.1:0"]));
    assert!(code == 3 && sentence.contains("real people"), "{sentence}");
    assert_eq!(said(&ceiba(folder.path(), &["verify"])), "Every rule holds.\n");
    assert!(said(&ceiba(folder.path(), &["audit", "verify"])).contains("The chain holds"));
}

#[test]
fn it_prints_its_routes_and_the_matrix() {
    let folder = tempfile::tempdir().expect("a folder");
    let routes: serde_json::Value =
        serde_json::from_str(&said(&ceiba(folder.path(), &["routes", "--json"]))).expect("JSON");
    let routes = routes.as_array().expect("a list");
    assert!(routes.iter().any(|one| one["path"] == "/entrar" && one["method"] == "POST" && one["csrf"] == true));
    let matrix = said(&ceiba(folder.path(), &["matrix", "--csv"]));
    assert!(matrix.starts_with("action,reception,") && matrix.lines().count() > 20);
    assert_eq!(ceiba(folder.path(), &["nonsense"]).status.code(), Some(2));
}

/// A demonstration that runs, and the lines it printed.
struct Running {
    child: Child,
    address: String,
    lines: Vec<String>,
}

fn demonstration(folder: &Path) -> Running {
    let mut child = command(folder, &["serve", "--demo", "--listen", "127.0.0.1:0"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut reader = BufReader::new(child.stdout.take().expect("its output"));
    let mut lines = Vec::new();
    while lines.len() < 11 {
        let mut line = String::new();
        assert!(reader.read_line(&mut line).expect("a line") > 0, "it ended after {lines:?}");
        lines.push(line.trim_end().to_owned());
    }
    let address = lines[0].strip_prefix("ready http://").expect("the first line says where").to_owned();
    Running { child, address, lines }
}

fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("it listens");
    write!(stream, "GET {path} HTTP/1.0\r\nhost: {address}\r\n\r\n").expect("a request");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    answer
}

#[test]
fn the_demonstration_says_where_it_is_and_stops_when_asked() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut running = demonstration(folder.path());
    assert!(running.lines.iter().any(|line| line.contains("recepcion@demo.example")));
    assert!(get(&running.address, "/readyz").ends_with("ready\n"));
    assert!(get(&running.address, "/").contains("</html>"));
    let asked = Command::new("kill").args(["-TERM", &running.child.id().to_string()]).status().expect("kill runs");
    assert!(asked.success());
    assert_eq!(running.child.wait().expect("it ends").code(), Some(0));
    assert!(TcpStream::connect(&running.address).is_err());
    // It starts again on the data it left.
    let mut again = demonstration(folder.path());
    assert!(get(&again.address, "/healthz").ends_with("ok\n"));
    again.child.kill().expect("it ends");
    again.child.wait().expect("it ended");
    assert!(
        said(&ceiba(folder.path(), &["audit", "verify", "--demo", "--json"])).contains("\"breaks_at\":null"),
        "after a sudden end"
    );
}

const HEADER: &str =
    "No.,Apellidos,Nombres,Sexo,Fecha de nacimiento,Municipio,Departamento,Vuelo,Fecha de llegada,Procedencia";

/// A list of flight GTA 77 with these rows.
fn list(folder: &Path, name: &str, rows: &[&str]) {
    let text: String = [HEADER].iter().chain(rows).map(|row| format!("{row}\n")).collect();
    std::fs::write(folder.join(name), text).expect("a file");
}

fn json(folder: &Path, name: &str) -> serde_json::Value {
    serde_json::from_slice(&std::fs::read(folder.join(name)).expect("it was written")).expect("JSON")
}

#[test]
fn a_list_is_only_looked_at_or_brought_in_and_a_corrected_one_is_a_difference() {
    let folder = tempfile::tempdir().expect("a folder");
    let tail = "Cobán,Alta Verapaz,GTA 77,24/11/2026,Alexandria";
    let (rosa, luis) =
        (format!("1,Ixcoy Caal,Rosa,F,02/03/1988,{tail}"), format!("2,Tiu Batz,Luis,M,15/06/1990,{tail}"));
    list(folder.path(), "a.csv", &[&rosa, &luis]);
    let dry = said(&ceiba(folder.path(), &["import", "a.csv", "--dry-run", "--json", "dry.json"]));
    assert!(
        dry.is_empty() && json(folder.path(), "dry.json")["lines"].as_array().is_some_and(|lines| lines.len() == 2)
    );
    assert!(!folder.path().join("data").exists(), "a dry run touches no database");
    let (code, sentence) = refused(&ceiba(folder.path(), &["import", "a.csv"]));
    assert!(code == 3 && sentence.contains("ceiba migrate"), "{sentence}");

    assert!(said(&ceiba(folder.path(), &["migrate"])).contains("master key was made"));
    said(&ceiba(folder.path(), &["import", "a.csv", "--json", "first.json"]));
    let record = json(folder.path(), "first.json")["flights"][0]["record"].as_str().expect("a record").to_owned();
    list(
        folder.path(),
        "b.csv",
        &[&rosa.replace("02/03/1988", "02/03/1989"), &format!("3,Mejía Pop,Eva,F,01/02/1999,{tail}")],
    );
    let told = said(&ceiba(folder.path(), &["import", "b.csv", "--flight", &record]));
    assert!(told.contains("1 added, 1 gone, 1 changed"), "{told}");
    said(&ceiba(folder.path(), &["import", "b.csv", "--json", "again.json"]));
    let again = json(folder.path(), "again.json");
    assert_eq!(again["diff"], serde_json::json!({ "base": "b.csv", "added": [], "gone": [], "changed": [] }));
    assert_eq!(again["flights"][0]["record"], record.as_str());
    assert_eq!(said(&ceiba(folder.path(), &["verify"])), "Every rule holds.\n");
}

#[test]
fn a_list_that_cannot_be_read_is_one_sentence_and_its_exit_code() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("empty.csv"), b"").expect("a file");
    let (code, sentence) = refused(&ceiba(folder.path(), &["import", "empty.csv", "--dry-run", "--json", "out.json"]));
    assert!(code == 2 && sentence.contains("empty.csv"), "{sentence}");
    assert_eq!(json(folder.path(), "out.json")["file_error"]["code"], "empty_file");
    let (code, sentence) = refused(&ceiba(folder.path(), &["import", "nowhere.csv", "--dry-run"]));
    assert!(code == 2 && sentence.contains("nowhere.csv"), "{sentence}");
    list(folder.path(), "a.csv", &["1,Ixcoy Caal,Rosa,F,31/02/1988,Cobán,Alta Verapaz,GTA 77,24/11/2026,Alexandria"]);
    assert_eq!(ceiba(folder.path(), &["import", "a.csv", "--dry-run"]).status.code(), Some(1));
    let (code, sentence) = refused(&ceiba(folder.path(), &["import", "a.csv", "--dry-run", "--json", "none/out.json"]));
    assert!(code == 3 && sentence.contains("cannot be written"), "{sentence}");
    assert_eq!(ceiba(folder.path(), &["import", "a.csv", "--dry-run", "--flight", "x"]).status.code(), Some(2));
}

/// Codes, places and accepted rows of `expected.csv`, by file.
fn expected(bad: &Path) -> BTreeMap<String, (BTreeSet<String>, u64)> {
    let mut files: BTreeMap<String, (BTreeSet<String>, u64)> = BTreeMap::new();
    let mut reader = csv::Reader::from_path(bad.join("expected.csv")).expect("the list");
    for row in reader.records() {
        let row = row.expect("a line");
        let (findings, accepted) = files.entry(row[0].to_owned()).or_default();
        *accepted = row[5].parse().expect("a number");
        if &row[4] != "accept" {
            findings.insert(format!("{} {} {} {}", &row[1], &row[2], &row[3], &row[4]));
        }
    }
    files
}

#[test]
fn a_catalogue_goes_in_once_comes_out_and_bad_files_leave_it_as_it_was() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().expect("a folder");
    write_key(folder.path(), KEY, 0o600);
    said(&ceiba(folder.path(), &["migrate"]));
    let tables = ["capacity", "offerings", "programmes", "providers"]
        .map(|name| root.join(format!("demo/{name}.csv")).display().to_string());
    let import: Vec<&str> =
        ["catalogue", "import", "--language", "en"].into_iter().chain(tables.iter().map(String::as_str)).collect();
    assert!(said(&ceiba(folder.path(), &import)).contains("Changed: 0."));
    let again = said(&ceiba(folder.path(), &import));
    assert!(again.contains("New: 0. Changed: 0."), "{again}");

    let bad = root.join("../tests/data/programmes/bad");
    let expected = expected(&bad);
    assert!(expected.len() > 30);
    for (name, (findings, accepted)) in expected {
        let file = bad.join(&name).display().to_string();
        let output = ceiba(folder.path(), &["catalogue", "import", "--dry-run", "--json", "answer.json", &file]);
        let answer = json(folder.path(), "answer.json");
        let text = |at: &serde_json::Value, field: &str| at[field].as_str().unwrap_or_default().to_owned();
        let found = answer["findings"].as_array().expect("a list").iter();
        let found: BTreeSet<String> = found
            .map(|at| format!("{} {} {} {}", at["line"], text(at, "column"), text(at, "code"), text(at, "outcome")))
            .collect();
        assert_eq!(found, findings, "{name}");
        assert_eq!(answer["accepted_rows"][&name].as_u64(), Some(accepted), "{name}");
        let code = output.status.code().expect("an exit code");
        let refused = findings.iter().any(|one| one.ends_with("refuse_file") || one.ends_with("refuse_row"));
        assert_eq!(code != 0, refused, "{name}");
    }

    said(&ceiba(folder.path(), &["catalogue", "export", "--format", "hsds", "--out", "public.json"]));
    let output = ceiba(folder.path(), &["catalogue", "import", "--language", "en", "public.json"]);
    let words = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(words.contains("New: 0. Changed: 0."), "what left comes back the same: {words}");
}
