//! Letters by mail: their words, and the way out of the house.

mod letter;

use std::time::{Duration, UNIX_EPOCH};

use jiff::Timestamp;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

pub(crate) use letter::day;
pub use letter::{Text, provider, staff};

/// Why a letter did not leave.
#[derive(Debug, thiserror::Error)]
pub enum CannotSend {
    /// The address or the sender is none.
    #[error("address")]
    Address,
    /// The server refused for good.
    #[error("refused")]
    Refused,
    /// It may work later.
    #[error("unreachable")]
    Unreachable,
}

/// A letter as it is sent. `id` is the same whenever the same job writes to the same reader, so a repeat can be recognised.
pub fn write(from: &Mailbox, to: &str, text: Text, id: &str, at: Timestamp) -> Result<Message, CannotSend> {
    let to: Address = to.parse().map_err(|_| CannotSend::Address)?;
    let since = Duration::from_secs(u64::try_from(at.as_second()).unwrap_or(0));
    let host = from.email.domain().to_owned();
    Message::builder()
        .from(from.clone())
        .to(Mailbox::new(None, to))
        .date(UNIX_EPOCH + since)
        .message_id(Some(format!("<{id}@{host}>")))
        .raw_header(HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned()))
        // A line break in a subject would begin another header.
        .subject(text.subject.replace(|sign: char| sign.is_control(), " "))
        .header(ContentType::TEXT_PLAIN)
        .body(text.body)
        .map_err(|_| CannotSend::Address)
}

/// Sends by SMTP.
pub async fn send(smtp: &AsyncSmtpTransport<Tokio1Executor>, message: Message) -> Result<(), CannotSend> {
    match smtp.send(message).await {
        Ok(_) => Ok(()),
        Err(error) if error.is_permanent() => Err(CannotSend::Refused),
        Err(_) => Err(CannotSend::Unreachable),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter(to: &str, subject: &str) -> Result<String, CannotSend> {
        let from = "Ceiba <no-responder@ceiba.example>".parse().expect("a sender");
        let text = Text { subject: subject.to_owned(), body: "Cuerpo con ñ.\n".to_owned() };
        let message = write(&from, to, text, "job-1", Timestamp::UNIX_EPOCH)?;
        Ok(String::from_utf8(message.formatted()).expect("letters are ASCII on the wire"))
    }

    #[test]
    fn nothing_typed_becomes_a_header() {
        let wire = letter("a@b.example", "Hola\r\nBcc: everyone@evil.example").expect("a letter");
        assert!(!wire.lines().any(|line| line.to_lowercase().starts_with("bcc:")), "{wire}");
        for to in ["a@b.example\r\nBcc: c@d.example", "a@b.example, c@d.example", "Ana <a@b.example>", "", "a"] {
            assert!(letter(to, "Hola").is_err(), "{to:?}");
        }
    }

    #[test]
    fn the_same_job_writes_the_same_letter() {
        let [one, other] = [letter("a@b.example", "x"), letter("a@b.example", "x")].map(|wire| wire.expect("a letter"));
        assert_eq!(one, other);
        assert!(one.contains("Message-ID: <job-1@ceiba.example>") && one.contains("Auto-Submitted: auto-generated"));
    }
}
