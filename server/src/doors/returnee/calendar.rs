//! The date of an appointment as a calendar file (RFC 5545): neutral, for it stays on a telephone that others may hold.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use locales::{Locale, returnee};
use store::{Uuid, folds};

use super::facts;
use crate::http::{callers::Person, frame::Here, refusal::Stop, site::Site};

/// The most bytes of a line before it is folded.
const LINE: usize = 75;

pub async fn get(
    State(site): State<Site>,
    Person(person): Person,
    Path(id): Path<Uuid>,
    here: Here,
) -> Result<Response, Stop> {
    let process = person.process().await?;
    let (row, offering) = super::appointment::find(&process, id)?;
    let starts = folds::starts(&row.on_date, row.at_time.as_deref()).ok_or(Stop::Missing)?;
    let place = (!facts::is_private(offering.as_ref())).then_some(row.place.as_str());
    let file = calendar(here.public(true).locale, id, starts, site.house.now(), place);
    let head = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"fecha.ics\""),
    ];
    Ok((head, file).into_response())
}

fn calendar(l: Locale, id: Uuid, starts: Timestamp, now: Timestamp, place: Option<&str>) -> String {
    let utc = |at: Timestamp| at.strftime("%Y%m%dT%H%M%SZ").to_string();
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Ceiba//Ceiba//ES".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{id}"),
        format!("DTSTAMP:{}", utc(now)),
        format!("DTSTART:{}", utc(starts)),
        "DURATION:PT1H".to_owned(),
        format!("SUMMARY:{}", escaped(&returnee::appointment_title(l.of_page()))),
    ];
    lines.extend(place.map(|place| format!("LOCATION:{}", escaped(place))));
    lines.extend(["END:VEVENT".to_owned(), "END:VCALENDAR".to_owned()]);
    lines.iter().map(|line| folded(line)).collect()
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// One line with its end, parted where it would be longer than allowed.
fn folded(line: &str) -> String {
    let mut text = String::new();
    let mut bytes = 0;
    for letter in line.chars() {
        if bytes + letter.len_utf8() > LINE {
            text.push_str("\r\n ");
            bytes = 1;
        }
        text.push(letter);
        bytes += letter.len_utf8();
    }
    text + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_place_is_folded_and_a_private_one_is_not_said() {
        let at: Timestamp = "2026-11-25T14:00:00Z".parse().expect("an instant");
        let place = "Casa de descanso; zona 1, frente al parque central de Quetzaltenango, portón azul, segundo nivel";
        let file = calendar(Locale::ES, Uuid::nil(), at, at, Some(place));
        assert!(file.contains("DTSTART:20261125T140000Z\r\n") && file.contains("SUMMARY:Su cita\r\n"));
        assert!(
            file.split("\r\n").all(|line| line.len() <= LINE)
                && file.replace("\r\n ", "").contains("descanso\\; zona 1\\,")
        );
        assert!(!calendar(Locale::ES, Uuid::nil(), at, at, None).contains("LOCATION"));
    }
}
