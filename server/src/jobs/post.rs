//! The ways out: files in the demonstration, a mail server otherwise.

use std::path::{Path, PathBuf};

use casework::letters::{Letter, To, Words};
use jiff::Timestamp;
use lettre::message::Mailbox;
use lettre::transport::smtp::authentication::Credentials;
use lettre::{AsyncSmtpTransport, Tokio1Executor};
use locales::Locale;

use crate::config::{Serving, Settings};
use crate::failure::Failure;
use crate::mail::{self, CannotSend};
use crate::{sms, startup, whole};

/// The file that holds the password of the mail server.
const SMTP_PASSWORD: &str = "smtp-password";

/// Where letters and short messages go.
#[derive(Clone)]
pub struct Post {
    way: Way,
    from: Mailbox,
    /// The address of the portal, for links.
    base: String,
    phone: String,
}

#[derive(Clone)]
enum Way {
    Folder(PathBuf),
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
}

/// Why something was not delivered.
#[derive(Debug, thiserror::Error)]
pub enum CannotDeliver {
    /// The mail did not leave.
    #[error("mail: {0}")]
    Mail(#[from] CannotSend),
    /// The file could not be written.
    #[error("file: {0}")]
    File(#[from] std::io::Error),
}

impl CannotDeliver {
    pub(super) const fn is_lasting(&self) -> bool {
        matches!(self, Self::Mail(CannotSend::Address | CannotSend::Refused))
    }

    pub(super) const fn code(&self) -> &'static str {
        match self {
            Self::Mail(CannotSend::Address) => "address",
            Self::Mail(CannotSend::Refused) => "refused",
            Self::Mail(CannotSend::Unreachable) => "unreachable",
            Self::File(_) => "file",
        }
    }
}

impl Post {
    /// The way the settings name; none when there is no mail server outside the demonstration, and letters wait.
    pub fn open(settings: &Settings, serving: &Serving, address: &str) -> Result<Option<Self>, Failure> {
        let way = if settings.demo {
            Way::Folder(settings.data_dir.clone())
        } else if let Some(url) = &serving.smtp_url {
            Way::Smtp(smtp(settings, serving, url)?)
        } else {
            return Ok(None);
        };
        let from = serving.mail_from.parse().map_err(|_| {
            Failure::usage("--mail-from is no address; write one like `Ceiba <no-responder@ceiba.example>`.")
        })?;
        let base = serving.public_url.as_deref().unwrap_or(address).trim_end_matches('/').to_owned();
        Ok(Some(Self { way, from, base, phone: serving.phone.clone() }))
    }

    /// Sends one message. `id` is the same for every try.
    pub async fn deliver(&self, id: &str, letter: Letter, at: Timestamp) -> Result<(), CannotDeliver> {
        let l = Locale::parse(&letter.locale).unwrap_or(Locale::ES);
        match letter.to {
            To::Email(to) => {
                let message = mail::write(&self.from, &to, self.text(l, &letter.words), id, at)?;
                match &self.way {
                    Way::Folder(folder) => keep(&folder.join("mail"), &format!("{id}.eml"), &message.formatted())?,
                    Way::Smtp(smtp) => mail::send(smtp, message).await?,
                }
            }
            To::Phone(to) => {
                let words = self.short(l, &letter.words);
                match &self.way {
                    Way::Folder(folder) => {
                        keep(&folder.join("sms"), &format!("{id}.txt"), format!("{to}\n{words}\n").as_bytes())?;
                    }
                    // No gateway for short messages is connected: the card page shows the same news.
                    Way::Smtp(_) => tracing::info!(job = id, "short message without a gateway"),
                }
            }
        }
        Ok(())
    }

    fn text(&self, l: Locale, words: &Words) -> mail::Text {
        match words {
            Words::Provider { message, name, token, answer_by } => {
                mail::provider(l, *message, name, token.as_deref(), *answer_by, &self.base)
            }
            Words::Staff { message, case } => mail::staff(l, *message, *case, &self.base),
            // A person has no mail address with us; whatever were to arrive here would still be neutral.
            Words::Appointment { .. } | Words::News => {
                mail::Text { subject: "Ceiba".to_owned(), body: self.short(l, words) }
            }
        }
    }

    fn short(&self, l: Locale, words: &Words) -> String {
        match words {
            Words::Appointment { message, on, at } => sms::appointment(l, *message, *on, *at, &self.phone),
            _ => sms::news(l, self.base.split_once("://").map_or(self.base.as_str(), |(_, rest)| rest), &self.phone),
        }
    }
}

fn smtp(settings: &Settings, serving: &Serving, url: &str) -> Result<AsyncSmtpTransport<Tokio1Executor>, Failure> {
    if url.split_once("://").and_then(|(_, rest)| rest.split_once('@')).is_some() {
        return Err(Failure::usage(format!(
            "The mail server's user goes into --smtp-user and its password into the secret file `{SMTP_PASSWORD}`, not into --smtp-url."
        )));
    }
    let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
        .map_err(|_| Failure::usage("--smtp-url is no mail server; write one like smtps://mail.example:465."))?;
    let Some(user) = &serving.smtp_user else { return Ok(builder.build()) };
    let password = startup::secret(&settings.secrets_dir().join(SMTP_PASSWORD))?;
    Ok(builder.credentials(Credentials::new(user.clone(), password)).build())
}

fn keep(folder: &Path, name: &str, content: &[u8]) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    whole::write(&folder.join(name), content)
}
