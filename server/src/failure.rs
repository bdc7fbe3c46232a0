//! How a command ends: done, done with findings, or one clear sentence and its exit code (cli.md).

use std::process::ExitCode;

/// A command that ran to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Exit code 0.
    Done,
    /// Exit code 1: it ran, and something it looked at is not well.
    Findings,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => Self::SUCCESS,
            Outcome::Findings => Self::from(1),
        }
    }
}

/// A command that could not run; `Display` is the sentence for standard error.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Exit code 2: wrong usage or unreadable input.
    #[error("{0}")]
    Usage(String),
    /// Exit code 3: database, keys, disk, network.
    #[error("{0}")]
    Environment(String),
}

impl Failure {
    /// Wrong usage or unreadable input.
    pub fn usage(sentence: impl Into<String>) -> Self {
        Self::Usage(sentence.into())
    }

    /// Something around the program is not as it needs to be.
    pub fn environment(sentence: impl Into<String>) -> Self {
        Self::Environment(sentence.into())
    }

    /// 2 or 3.
    pub fn exit_code(&self) -> ExitCode {
        match self {
            Self::Usage(_) => ExitCode::from(2),
            Self::Environment(_) => ExitCode::from(3),
        }
    }
}
