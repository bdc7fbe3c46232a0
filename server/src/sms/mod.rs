//! Short messages: neutral words that fit one message of any telephone.

use domain::outbox::OutMessage;
use jiff::civil::{Date, Time};
use locales::dates::{self, Day};
use locales::{Locale, sms};

use crate::mail::day;

/// Most signs of one message in the telephone's own alphabet (GSM 03.38).
pub const MOST: usize = 160;

/// A day and a time, never where or why.
pub fn appointment(l: Locale, message: OutMessage, on: Date, at: Option<Time>, phone: &str) -> String {
    let on: Day = day(on);
    let words = dates::short_day(l, on);
    let hour = at.map(|at| {
        let part = |number: i8| u8::try_from(number).unwrap_or(0);
        dates::clock(on.at(part(at.hour()), part(at.minute())))
    });
    plain(&match (message, hour) {
        (OutMessage::AppointmentReminder(_), Some(hour)) => sms::appointment_reminder(l, words, hour, phone),
        (OutMessage::AppointmentReminder(_), None) => sms::appointment_reminder_day(l, words, phone),
        (OutMessage::AppointmentMoved(_), Some(hour)) => sms::appointment_moved(l, words, hour, phone),
        (OutMessage::AppointmentMoved(_), None) => sms::appointment_moved_day(l, words, phone),
        (_, Some(hour)) => sms::appointment(l, words, hour, phone),
        (_, None) => sms::appointment_day(l, words, phone),
    })
}

/// Something can be read with the card. `site` is the portal's address without its scheme.
pub fn news(l: Locale, site: &str, phone: &str) -> String {
    plain(&sms::news(l, phone, site))
}

/// With the letters the alphabet lacks written without their accent: one of them would cut the message to 70 signs.
fn plain(text: &str) -> String {
    let letter = |sign: char| match sign {
        'á' => 'a',
        'í' => 'i',
        'ó' => 'o',
        'ú' => 'u',
        'Á' => 'A',
        'Í' => 'I',
        'Ó' => 'O',
        'Ú' => 'U',
        '’' | 'ʼ' => '\'',
        other => other,
    };
    text.chars().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ids::AppointmentId;

    /// The basic letters of GSM 03.38 that our languages use.
    fn fits(text: &str) -> bool {
        let gsm = |sign: char| {
            sign.is_ascii_alphanumeric() || " .,:;-+/()'?!@_".contains(sign) || "éèùìòñÑüÜöäàÉ¿¡".contains(sign)
        };
        text.chars().count() <= MOST && text.chars().all(gsm)
    }

    #[test]
    fn every_message_fits_one_message_and_loses_no_accent() {
        let id = AppointmentId::from_uuid(uuid::Uuid::from_u128(7));
        let kinds =
            [OutMessage::AppointmentPlanned(id), OutMessage::AppointmentReminder(id), OutMessage::AppointmentMoved(id)];
        for l in [Locale::ES, Locale::EN] {
            for month in 1..=12 {
                let on = Date::constant(2026, 9, 30).with().month(month).day(28).build().expect("a day");
                for (kind, at) in
                    kinds.into_iter().flat_map(|kind| [(kind, Some(Time::constant(10, 30, 0, 0))), (kind, None)])
                {
                    let text = appointment(l, kind, on, at, "+502 2999 0100");
                    assert!(fits(&text), "{text}");
                }
            }
            assert!(fits(&news(l, "ceiba.gob.gt", "+502 2999 0100")));
        }
    }

    #[test]
    fn letters_that_a_telephone_lacks_lose_their_accent() {
        assert_eq!(plain("sábado, aquí, señor"), "sabado, aqui, señor");
    }
}
