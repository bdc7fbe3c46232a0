//! A fresh database for each test: a SQLite file in a folder that vanishes, or a PostgreSQL database of its own.

use std::fs::{self, File};
use std::path::PathBuf;
use std::time::UNIX_EPOCH;

use tempfile::TempDir;

/// Names the server on which each test makes its own database, such as `postgres://ceiba@127.0.0.1:55432/postgres`.
pub const POSTGRES: &str = "CEIBA_TEST_POSTGRES";

/// Where a test keeps its data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// A file.
    Sqlite,
    /// The server that [`POSTGRES`] names.
    Postgres,
}

/// The databases this machine has. Leaving one out is told, and is a failure where everything has to run.
pub fn engines() -> Vec<Engine> {
    if server().is_some() {
        return vec![Engine::Sqlite, Engine::Postgres];
    }
    assert!(
        std::env::var("CI").as_deref() != Ok("true"),
        "{POSTGRES} is not set, and on CI every test runs on PostgreSQL too"
    );
    println!("skipped on PostgreSQL: {POSTGRES} is not set (./dev test sets it)");
    vec![Engine::Sqlite]
}

fn server() -> Option<String> {
    std::env::var(POSTGRES).ok().filter(|url| !url.is_empty())
}

fn admin() -> String {
    server().expect("engines() found it")
}

/// What is kept between tests under the name of the program that runs and the moment it was built.
struct Kept {
    folder: PathBuf,
    program: String,
    built: u128,
}

impl Kept {
    fn of_this_program() -> Self {
        let exe = std::env::current_exe().expect("a program");
        let built = fs::metadata(&exe).and_then(|file| file.modified()).expect("its time");
        let folder = exe.ancestors().nth(3).map_or_else(std::env::temp_dir, |target| target.join("tmp"));
        fs::create_dir_all(&folder).expect("a folder");
        let program = exe.file_name().map_or_else(String::new, |name| name.to_string_lossy().replace('-', "_"));
        Self { folder, program, built: built.duration_since(UNIX_EPOCH).expect("after 1970").as_micros() }
    }

    /// PostgreSQL cuts names at 63 bytes.
    fn name(&self) -> String {
        format!("kept_{}_{:x}", self.program, self.built)
    }

    fn path(&self, ending: &str) -> PathBuf {
        let name = if ending == "lock" { self.program.clone() } else { self.name() };
        self.folder.join(format!("{name}.{ending}"))
    }

    /// Earlier builds' files, and one that was half made.
    fn forget_files(&self) {
        let ours = format!("kept_{}_", self.program);
        for file in fs::read_dir(&self.folder).expect("a folder").flatten() {
            if file.file_name().to_string_lossy().starts_with(&ours) {
                fs::remove_file(file.path()).expect("it goes");
            }
        }
    }
}

/// One test's database. The folder goes with it; a PostgreSQL database is dropped by [`Database::close`].
pub struct Database {
    /// Its address.
    pub url: String,
    /// A folder for whatever else the test's house keeps.
    pub folder: TempDir,
    engine: Engine,
}

impl Database {
    /// An empty one.
    pub async fn fresh(engine: Engine) -> Self {
        Self::new(engine, None).await
    }

    /// One that begins as `fill` leaves an empty one of this address. That is done once for each build of the running
    /// program and kept; every other time it is copied.
    pub async fn filled(engine: Engine, fill: impl AsyncFn(&str)) -> Self {
        let kept = Kept::of_this_program();
        let lock = File::create(kept.path("lock")).expect("a file");
        lock.lock().expect("one at a time");
        match engine {
            Engine::Sqlite if !kept.path("sqlite").exists() => {
                kept.forget_files();
                let part = kept.path("part");
                fill(&format!("sqlite://{}", part.display())).await;
                fs::rename(part, kept.path("sqlite")).expect("it is kept");
            }
            Engine::Postgres
                if !store::scratch::is_there(&admin(), &kept.name()).await.expect("the server answers") =>
            {
                let (server, part) = (admin(), format!("{}_part", kept.name()));
                store::scratch::take_away(&server, &part).await.expect("a half made one goes");
                fill(&store::scratch::make(&server, &part, None).await.expect("a database is made")).await;
                store::scratch::rename(&server, &part, &kept.name()).await.expect("it is kept");
            }
            Engine::Sqlite | Engine::Postgres => {}
        }
        drop(lock);
        Self::new(engine, Some(&kept)).await
    }

    async fn new(engine: Engine, like: Option<&Kept>) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let url = match engine {
            Engine::Sqlite => {
                let file = folder.path().join("ceiba.sqlite");
                if let Some(kept) = like {
                    fs::copy(kept.path("sqlite"), &file).expect("it is copied");
                }
                format!("sqlite://{}", file.display())
            }
            Engine::Postgres => {
                let name = format!("ceiba_{}", folder.path().file_name().map_or_else(String::new, letters_of));
                let like = like.map(Kept::name);
                store::scratch::make(&admin(), &name, like.as_deref()).await.expect("a database is made")
            }
        };
        Self { url, folder, engine }
    }

    /// Takes it away, after the house that used it was dropped.
    pub async fn close(self) {
        if self.engine == Engine::Postgres {
            store::scratch::take_away(&admin(), &self.url).await.expect("the database is dropped");
        }
    }
}

/// The folder's random name as a name that PostgreSQL takes without quotes, unlike any other test's.
fn letters_of(name: &std::ffi::OsStr) -> String {
    name.as_encoded_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}
