//! A fresh database for each test: a SQLite file in a folder that vanishes, or a PostgreSQL database of its own.

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
        let folder = tempfile::tempdir().expect("a folder");
        let url = match engine {
            Engine::Sqlite => format!("sqlite://{}", folder.path().join("ceiba.sqlite").display()),
            Engine::Postgres => {
                let name = format!("ceiba_{}", folder.path().file_name().map_or_else(String::new, letters_of));
                store::scratch::make(&server().expect("engines() found it"), &name).await.expect("a database is made")
            }
        };
        Self { url, folder, engine }
    }

    /// Takes it away, after the house that used it was dropped.
    pub async fn close(self) {
        if self.engine == Engine::Postgres {
            store::scratch::take_away(&server().expect("engines() found it"), &self.url)
                .await
                .expect("the database is dropped");
        }
    }
}

/// The folder's random name as a name that PostgreSQL takes without quotes, unlike any other test's.
fn letters_of(name: &std::ffi::OsStr) -> String {
    name.as_encoded_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}
