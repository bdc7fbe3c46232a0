//! The disk is full while somebody is registered: the page says so and gives back what was typed, reading goes on, and once
//! there is room again the very same form is saved. The story is told on a disk of a few megabytes that this process gets for
//! itself in a namespace of its own.

use std::io::Write;
use std::path::Path;
use std::process::Command;

use tests::TestApp;
use tests::database::Engine;

/// Set for the process that has the small disk: where it is.
const SMALL_DISK: &str = "CEIBA_SMALL_DISK";
/// Room for the demonstration and a little more.
const SIZE: &str = "24m";
/// More people than fit into what is left of the log of writes.
const MOST: usize = 300;

#[test]
#[expect(clippy::disallowed_methods, reason = "a small disk needs a process of its own")]
fn a_full_disk_loses_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let script = format!("mount -t tmpfs -o size={SIZE} tmpfs \"$1\" || exit 77; shift; exec \"$@\"");
    let itself = std::env::current_exe().expect("this program");
    let told = Command::new("unshare")
        .args(["--user", "--map-root-user", "--mount", "sh", "-c", &script, "sh"])
        .arg(folder.path())
        .arg(itself)
        .args(["--exact", "story::full_disk::on_the_small_disk", "--ignored", "--nocapture"])
        .env(SMALL_DISK, folder.path())
        .env("TMPDIR", folder.path())
        .output();
    match told {
        Ok(output) if output.status.code() != Some(77) => {
            let words =
                format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
            // Where namespaces are forbidden, `unshare` itself says so and runs nothing.
            if words.contains("unshare failed") {
                println!("skipped: this machine makes nobody a small disk ({words})");
                return;
            }
            assert!(output.status.success() && words.contains("1 passed"), "{words}");
        }
        other => println!("skipped: this machine makes nobody a small disk ({other:?})"),
    }
}

#[tokio::test]
#[ignore = "runs on the small disk that the test above makes"]
async fn on_the_small_disk() {
    let disk = std::env::var_os(SMALL_DISK).expect("the small disk");
    let app = TestApp::start(Engine::Sqlite).await;
    let mut ana = app.staff("recepcion@demo.example").await;
    let board = ana.get("/vuelos").await;
    let desk = board.body.split('"').find(|part| part.ends_with("/registro")).expect("a flight").to_owned();
    let form = ana.get(&format!("{desk}?linea=nueva")).await.form(&desk);
    let form = form.fill("birth", "14/08/1991").fill("consent", "all").fill("surnames", "Och Cuz");

    let filler = fill(Path::new(&disk));
    let mut saved = 0;
    let refused = loop {
        let fresh = ana.get(&format!("{desk}?linea=nueva")).await;
        let id = if fresh.status == 200 { fresh.form(&desk).value("request_id").to_owned() } else { another_id(saved) };
        let named = form.clone().fill("request_id", &id).fill("given_names", &name(saved));
        let seen = ana.submit(named).await;
        if seen.status == 503 {
            break seen;
        }
        assert!(seen.path.contains("/recibo/") || seen.status == 422, "{}: {}", seen.status, seen.words());
        saved += usize::from(seen.path.contains("/recibo/"));
        assert!(saved < MOST, "the disk is never full");
    };
    assert!(refused.words().contains("No hay espacio para guardar"), "{}", refused.words());
    assert!(refused.words().contains("Lo que escribió sigue aquí"), "{}", refused.words());
    let again = refused.form(&desk);
    assert_eq!((again.value("given_names"), again.value("surnames")), (name(saved).as_str(), "Och Cuz"));
    let board = ana.get("/vuelos").await;
    assert!(board.status == 200 && board.words().contains("GTA 2215"), "reading goes on: {}", board.words());
    assert!(ana.get("/healthz").await.status == 200);
    let still = ana.submit(again).await;
    assert_eq!(still.status, 503, "{}", still.words());

    std::fs::remove_file(filler).expect("room again");
    let done = ana.submit(still.form(&desk)).await;
    assert!(done.path.contains("/recibo/") && done.words().contains(&name(saved)), "{} {}", done.path, done.words());
    let counted = ana.get("/vuelos").await.words();
    assert!(counted.contains(&format!("{} ", saved + 1)), "nobody is there twice: {counted}");
    // Every rule of the data and the chain of the audit hold.
    app.finish().await;
}

/// Names unlike each other, so that nobody is asked whether they came before.
fn name(at: usize) -> String {
    const SYLLABLES: [&str; 10] = ["ka", "mo", "ri", "te", "lu", "so", "ni", "ba", "pe", "dú"];
    let digits = format!("{at:03}");
    let sound: String = digits.chars().map(|digit| SYLLABLES[digit.to_digit(10).unwrap_or(0) as usize]).collect();
    format!("W{sound}son")
}

fn another_id(at: usize) -> String {
    format!("0195f2a0-6c1e-7b44-9d10-3f2a5e{at:06}")
}

/// Takes all that is left of the disk.
fn fill(disk: &Path) -> std::path::PathBuf {
    let path = disk.join("filler");
    let mut file = std::fs::File::create(&path).expect("a file");
    for size in [1 << 20, 4096, 1] {
        let block = vec![0_u8; size];
        while file.write_all(&block).is_ok() {}
    }
    path
}
