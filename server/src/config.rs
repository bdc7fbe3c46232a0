//! Every setting: a flag with an environment variable each. Secrets come from files, never from flags.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;

use crate::http::network::Network;

/// What every command that opens the house needs.
#[derive(Args, Clone, Debug)]
pub struct Settings {
    /// Database: `sqlite://PATH` or `postgres://…`; without it `ceiba.sqlite` in the data folder.
    #[arg(long, env = "CEIBA_DATABASE", value_name = "URL", hide_env_values = true)]
    pub database: Option<String>,
    /// Folder for what the program keeps: the SQLite file, the demonstration's letters.
    #[arg(long, env = "CEIBA_DATA_DIR", value_name = "DIR", default_value = "data")]
    pub data_dir: PathBuf,
    /// Folder of the secret files; without it systemd's credentials, or `secrets` in the data folder.
    #[arg(long, env = "CEIBA_SECRETS_DIR", value_name = "DIR")]
    pub secrets_dir: Option<PathBuf>,
    /// Demonstration: invented people, known sign-ins, a banner on every page.
    #[arg(long, env = "CEIBA_DEMO")]
    pub demo: bool,
}

impl Settings {
    /// The database, with the default filled in.
    pub fn database(&self) -> String {
        match &self.database {
            Some(url) => url.clone(),
            None => format!("sqlite://{}", self.data_dir.join("ceiba.sqlite").display()),
        }
    }

    /// The file of a SQLite database; none for PostgreSQL and for a database in memory.
    pub fn sqlite_file(&self) -> Option<PathBuf> {
        let url = self.database();
        let rest = url.strip_prefix("sqlite:")?;
        let path = rest.strip_prefix("//").unwrap_or(rest);
        let path = path.split('?').next().unwrap_or(path);
        (!path.is_empty() && !path.contains(":memory:")).then(|| PathBuf::from(path))
    }

    /// Where secret files are looked for.
    pub fn secrets_dir(&self) -> PathBuf {
        self.secrets_dir
            .clone()
            .or_else(|| std::env::var_os("CREDENTIALS_DIRECTORY").map(PathBuf::from))
            .unwrap_or_else(|| self.data_dir.join("secrets"))
    }
}

/// What only the server needs.
#[derive(Args, Clone, Debug)]
pub struct Serving {
    /// Address and port; port 0 picks a free one.
    #[arg(long, env = "CEIBA_LISTEN", value_name = "ADDR", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// The address people use, such as `https://ceiba.example`; with https cookies are marked secure.
    #[arg(long, env = "CEIBA_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,
    /// Networks of the proxies whose `X-Forwarded-For` is believed, such as `10.0.0.0/8`.
    #[arg(long, env = "CEIBA_TRUSTED_PROXIES", value_name = "NET", value_delimiter = ',')]
    pub trusted_proxies: Vec<Network>,
    /// Requests a second that one network may send before it is asked to wait; 0 for no limit.
    #[arg(long, env = "CEIBA_FLOOD_LIMIT", value_name = "N", default_value_t = 200)]
    pub flood_limit: u32,
    /// Telephone of the service, as the pages show it.
    #[arg(long, env = "CEIBA_PHONE", value_name = "NUMBER", default_value = "2999 0100")]
    pub phone: String,
    /// Mail server, such as `smtps://mail.example:465`; without one, letters wait (the demonstration writes files).
    #[arg(long, env = "CEIBA_SMTP_URL", value_name = "URL")]
    pub smtp_url: Option<String>,
    /// User of the mail server; the password is in the secret file `smtp-password`.
    #[arg(long, env = "CEIBA_SMTP_USER", value_name = "NAME")]
    pub smtp_user: Option<String>,
    /// Sender of letters.
    #[arg(long, env = "CEIBA_MAIL_FROM", value_name = "ADDRESS", default_value = "Ceiba <no-responder@ceiba.example>")]
    pub mail_from: String,
    /// Leave the background jobs to `ceiba work`.
    #[arg(long, env = "CEIBA_NO_JOBS")]
    pub no_jobs: bool,
    /// Seconds to go on serving after `readyz` says no, so that a balancer notices.
    #[arg(long, env = "CEIBA_LINGER", value_name = "SECONDS", default_value_t = 0)]
    pub linger: u64,
}

impl Serving {
    /// True when people reach the portal by https.
    pub fn is_https(&self) -> bool {
        self.public_url.as_deref().is_some_and(|url| url.starts_with("https://"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_database(url: Option<&str>) -> Settings {
        Settings { database: url.map(str::to_owned), data_dir: "d".into(), secrets_dir: None, demo: false }
    }

    #[test]
    fn without_a_database_there_is_a_file_in_the_data_folder() {
        let settings = with_database(None);
        assert_eq!(settings.database(), "sqlite://d/ceiba.sqlite");
        assert_eq!(settings.sqlite_file(), Some("d/ceiba.sqlite".into()));
    }

    #[test]
    fn only_a_sqlite_url_names_a_file() {
        let file = |url| with_database(Some(url)).sqlite_file();
        assert_eq!(file("sqlite:///a/b.db?mode=rwc"), Some("/a/b.db".into()));
        assert_eq!(file("sqlite:b.db"), Some("b.db".into()));
        assert_eq!(file("sqlite::memory:"), None);
        assert_eq!(file("postgres://h/db"), None);
    }
}
