//! The real server in this process.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use casework::chance;
use casework::clock::TestClock;
use casework::demo::PASSWORD;
use casework::{House, HouseConfig};
use ceiba::config::{Serving, Settings};
use ceiba::http::session::SESSION;
use ceiba::jobs::{self, Post};
use ceiba::server::Server;
use clap::Parser;
use domain::chance::SeededChance;
use jiff::{SignedDuration, Timestamp};
use store::accounts::NewSession;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::Browser;
use crate::database::{Database, Engine, engines};

/// When every story begins: a Tuesday morning in Guatemala.
const MORNING: &str = "2026-11-24T15:00:00Z";

/// A running server. It has to be [finished](TestApp::finish), or the test fails.
pub struct TestApp {
    /// The use cases, for what a test checks behind the pages.
    pub house: House,
    /// The clock of the house.
    pub clock: Arc<TestClock>,
    address: String,
    post: Post,
    stop: Option<oneshot::Sender<()>>,
    running: Option<JoinHandle<()>>,
    database: Option<Database>,
}

/// Tells the story on every database this machine has, each time with the demonstration's centre, staff and programmes.
pub async fn everywhere(story: impl AsyncFn(&TestApp)) {
    for engine in engines() {
        let app = TestApp::start(engine).await;
        story(&app).await;
        app.finish().await;
    }
}

/// The flags of the server, as its command line reads them.
#[derive(Parser)]
struct Flags {
    #[command(flatten)]
    serving: Serving,
}

/// What a server in a test is asked with; more flags come after the first two.
pub fn serving(flags: &[&str]) -> Serving {
    let always = ["ceiba", "--listen", "127.0.0.1:0"];
    Flags::parse_from(always.iter().chain(flags)).serving
}

impl TestApp {
    /// The demonstration's centre, staff and programmes on a fresh database.
    pub async fn start(engine: Engine) -> Self {
        Self::start_with(engine, &[]).await
    }

    /// The same, with more flags of `ceiba serve`.
    pub async fn start_with(engine: Engine, flags: &[&str]) -> Self {
        let database = Database::filled(engine, async |url| {
            // Seed 0: no test that starts from this draws the same chance again.
            let house = open(url, true, Arc::new(morning()), 0).await;
            ceiba::startup::migrate(&house).await.expect("the schema is made");
            ceiba::startup::seed_demonstration(&house).await.expect("the demonstration is written");
            house.store.close().await.expect("nobody uses it");
        });
        Self::on(database.await, flags, true).await
    }

    /// An empty house as a centre runs it: nobody is in it yet, and a second factor is asked for.
    pub async fn empty(engine: Engine) -> Self {
        Self::on(Database::fresh(engine).await, &[], false).await
    }

    async fn on(database: Database, flags: &[&str], demo: bool) -> Self {
        static SEEDS: AtomicU64 = AtomicU64::new(1);
        let clock = Arc::new(morning());
        let house = open(&database.url, demo, clock.clone(), SEEDS.fetch_add(1, Ordering::Relaxed)).await;
        ceiba::startup::migrate(&house).await.expect("the schema is made");
        let server = Server::bind(house.clone(), serving(flags)).await.expect("a free port");
        let (stop, stopped) = oneshot::channel::<()>();
        let address = server.address();
        let post = Post::open(&settings(&database), &server.site().serving, &address)
            .expect("the post opens")
            .expect("the demonstration writes files");
        let running = tokio::spawn(async move {
            let until = async { stopped.await.unwrap_or_default() };
            server.run(until).await.expect("the server ends well");
        });
        Self { house, clock, address, post, stop: Some(stop), running: Some(running), database: Some(database) }
    }

    /// Another server on the same database, with a memory of its own. It is [stopped](Node::stop) before the first one ends.
    pub async fn another_node(&self) -> Node {
        let database = self.database.as_ref().expect("the test is running");
        let house = open(&database.url, true, self.clock.clone(), u64::MAX).await;
        let server = Server::bind(house, serving(&[])).await.expect("a free port");
        let (stop, stopped) = oneshot::channel::<()>();
        let address = server.address();
        let running = tokio::spawn(async move {
            server.run(async { stopped.await.unwrap_or_default() }).await.expect("the server ends well");
        });
        Node { address, stop, running }
    }

    /// The settings another start on the same database would have.
    pub fn settings(&self) -> Settings {
        let database = self.database.as_ref().expect("the test is running");
        settings(database)
    }

    /// Where it answers, such as `http://127.0.0.1:40123`.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// A browser that was never here.
    pub fn browser(&self) -> Browser {
        Browser::new(&self.address)
    }

    /// A browser in which this member of staff is signed in: by a session as the form leaves it, without the tens of
    /// milliseconds of a password.
    pub async fn staff(&self, email: &str) -> Browser {
        let row = self.house.store.sign_in_row(email).await.expect("the accounts are read");
        let staff = Some(row.unwrap_or_else(|| panic!("nobody is called {email}")).id);
        let (token, token_hash) = chance::token(self.house.chance().as_mut());
        let lives = SignedDuration::from_hours(12);
        let session = NewSession { token_hash, kind: "staff", staff, card: None, case: None, lives, stepped_up: true };
        let mut write = self.house.write().await.expect("the database is written");
        write.open_session(session).await.expect("a session");
        write.audit("signed_in", ("staff", staff), "");
        write.commit().await.expect("it is kept");
        self.browser().with_cookie(SESSION, &token)
    }

    /// Time passes.
    pub fn wait(&self, time: SignedDuration) {
        self.clock.advance(time);
    }

    /// Sends whatever is due, as the worker does.
    pub async fn deliver(&self) {
        while jobs::run_due(&self.house, &self.post).await.expect("the outbox is read") > 0 {}
    }

    /// What was sent by mail so far, each letter as it went out, in the order of their jobs.
    pub fn letters(&self) -> Vec<String> {
        self.sent("mail")
    }

    /// The short messages sent so far: the number on the first line, then the words.
    pub fn short_messages(&self) -> Vec<String> {
        self.sent("sms")
    }

    fn sent(&self, way: &str) -> Vec<String> {
        let folder = self.database.as_ref().expect("the test is running").folder.path().join(way);
        let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
        let mut paths: Vec<_> = entries.map(|entry| entry.expect("a file").path()).collect();
        paths.sort();
        paths.iter().map(|path| std::fs::read_to_string(path).expect("a letter is text")).collect()
    }

    /// Delivers what is due and stops the server, then checks what has to be true of any data, and that no job is left.
    pub async fn finish(mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        if let Some(running) = self.running.take() {
            running.await.expect("the server ended");
        }
        self.deliver().await;
        let broken = self.house.store.broken().await.expect("the data is read");
        assert!(broken.is_empty(), "{broken:?}");
        assert_eq!(self.house.store.jobs_left().await.expect("the outbox is read"), 0, "jobs are left");
        assert_eq!(self.house.store.jobs_failed().await.expect("the outbox is read"), 0, "jobs were given up");
        if let Some(database) = self.database.take() {
            database.close().await;
        }
    }
}

/// A second server of the same house.
pub struct Node {
    address: String,
    stop: oneshot::Sender<()>,
    running: JoinHandle<()>,
}

impl Node {
    /// A browser at this server in which this member of staff is signed in.
    pub async fn staff(&self, email: &str) -> Browser {
        signed_in(Browser::new(&self.address), email).await
    }

    /// Ends it.
    pub async fn stop(self) {
        let _ = self.stop.send(());
        self.running.await.expect("the server ended");
    }
}

fn morning() -> TestClock {
    TestClock::at(MORNING.parse::<Timestamp>().expect("an instant"))
}

async fn open(url: &str, demo: bool, clock: Arc<TestClock>, seed: u64) -> House {
    let config = HouseConfig { database: url.to_owned(), master: [7; 32], demo };
    House::open_with(config, clock, Box::new(SeededChance::new(seed))).await.expect("the house opens")
}

fn settings(database: &Database) -> Settings {
    Settings {
        database: Some(database.url.clone()),
        data_dir: database.folder.path().to_owned(),
        secrets_dir: None,
        demo: true,
    }
}

async fn signed_in(mut browser: Browser, email: &str) -> Browser {
    let page = browser.get("/personal/entrar").await;
    let form = page.form("/personal/entrar").fill("user", email).fill("password", PASSWORD);
    let seen = browser.submit(form).await;
    assert!(seen.path != "/personal/entrar", "{email} is not signed in: {}", seen.status);
    browser
}

impl Drop for TestApp {
    fn drop(&mut self) {
        assert!(self.database.is_none() || std::thread::panicking(), "a test ends with finish()");
    }
}
