//! `ceiba doctor`: what is not as it should be around the program, each with what to do.

use clap::Args;

use crate::config::{Serving, Settings};
use crate::failure::{Failure, Outcome};
use crate::startup;

/// Flags of `ceiba doctor`: those of `ceiba serve`, to look at the same configuration.
#[derive(Args)]
pub struct Doctor {
    #[command(flatten)]
    settings: Settings,
    #[command(flatten)]
    serving: Serving,
    /// Advice counts as findings too.
    #[arg(long)]
    strict: bool,
    /// One machine-readable line.
    #[arg(long)]
    json: bool,
}

/// One thing that was looked at.
#[derive(Debug, serde::Serialize)]
struct Finding {
    what: &'static str,
    /// `well`, `advice` or `fault`.
    state: &'static str,
    words: String,
}

impl Finding {
    fn well(what: &'static str) -> Self {
        Self { what, state: "well", words: String::new() }
    }

    fn advice(what: &'static str, words: impl Into<String>) -> Self {
        Self { what, state: "advice", words: words.into() }
    }

    fn fault(what: &'static str, words: impl Into<String>) -> Self {
        Self { what, state: "fault", words: words.into() }
    }
}

impl Doctor {
    pub(super) async fn run(self) -> Result<Outcome, Failure> {
        let mut findings = self.configuration();
        findings.push(match startup::open(&self.settings).await {
            Ok(_) => Finding::well("database"),
            Err(failure) => Finding::fault("database", failure.to_string()),
        });
        let bad = findings.iter().any(|one| one.state == "fault" || (self.strict && one.state == "advice"));
        if self.json {
            super::print_json(&findings)?;
        } else {
            let line = |one: &Finding| format!("{:<8}{:<12}{}\n", one.state, one.what, one.words);
            super::print(&findings.iter().map(line).collect::<String>())?;
        }
        Ok(if bad { Outcome::Findings } else { Outcome::Done })
    }

    fn configuration(&self) -> Vec<Finding> {
        let url = self.settings.database();
        let in_url =
            url.split_once("://").and_then(|(_, rest)| rest.split_once('@')).is_some_and(|(who, _)| who.contains(':'));
        let secret = "The database's password stands in a setting; keep it in PGPASSFILE or use a socket.";
        let https = "People reach the portal without https; set --public-url to its https address behind a proxy.";
        let open = "It listens on every address without a trusted proxy; set --trusted-proxies.";
        let exposed = !self.serving.listen.ip().is_loopback() && self.serving.trusted_proxies.is_empty();
        vec![
            if in_url { Finding::advice("secrets", secret) } else { Finding::well("secrets") },
            if self.serving.is_https() { Finding::well("https") } else { Finding::advice("https", https) },
            if exposed { Finding::advice("proxies", open) } else { Finding::well("proxies") },
        ]
    }
}
