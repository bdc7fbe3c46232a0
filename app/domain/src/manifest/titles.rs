//! What a line above or between tables says about the flight: *VUELO GTA 2240  FECHA 28/03/2026  PROCEDENCIA TUCSON*.

use super::profile::is_flight_number;
use super::titlekey::{Key, key};
use super::titlename;
use crate::fields::date::{self, Written};
use crate::fields::fold::{fold, tidy};

/// Facts about a flight or bus, as printed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// Its number.
    pub number: Option<String>,
    /// Its day.
    pub date: Option<Written>,
    /// Where it left from.
    pub origin: Option<String>,
    /// It is a bus.
    pub land: bool,
}

impl Facts {
    /// Whether nothing is known.
    pub const fn is_empty(&self) -> bool {
        self.number.is_none() && self.date.is_none() && self.origin.is_none()
    }

    /// How many of number, day and origin are known.
    pub fn told(&self) -> usize {
        [self.number.is_some(), self.date.is_some(), self.origin.is_some()].into_iter().filter(|known| *known).count()
    }

    /// Takes what `other` knows and this does not.
    pub fn learn(&mut self, other: &Self) {
        if self.number.is_none() {
            self.number.clone_from(&other.number);
            self.land |= other.land;
        }
        self.date = self.date.or(other.date);
        if self.origin.is_none() {
            self.origin.clone_from(&other.origin);
        }
    }
}

/// Reads the facts out of a line; cells are parted by two blanks.
pub fn facts(line: &str) -> Facts {
    let spaced = line.replace(" :", ":").replace(':', ": ").replace([';', '|', '\n', '\t'], "  ");
    let words: Vec<(&str, bool)> = with_gaps(&spaced);
    let mut facts = Facts::default();
    let mut at = 0;
    while at < words.len() {
        let Some(first) = words.get(at).and_then(|w| key(w.0)).filter(|k| *k != Key::Small) else {
            at += 1;
            continue;
        };
        let mut kind = first;
        at += 1;
        // Keys in a row are one key: "Fecha de llegada", "Flight date"; the date wins.
        while let Some(next) = words
            .get(at)
            .and_then(|w| key(w.0))
            .filter(|_| !words.get(at - 1).is_some_and(|w| w.0.ends_with(':') && w.1))
        {
            if kind == Key::Made {
                // The day the list was printed stays that, whatever it is called.
            } else if next == Key::Made && kind == Key::Date {
                kind = Key::Made;
            } else if next == Key::Date || behind(kind) && !matches!(next, Key::Small | Key::Made) && !behind(next) {
                kind = next;
            }
            // Whoever hands people over says where they were until then.
            if kind == Key::Point && next == Key::Handover {
                kind = Key::Origin;
            }
            at += 1;
        }
        let end = (at..words.len())
            .find(|i| words.get(*i).and_then(|w| key(w.0)).is_some_and(|k| k != Key::Small))
            .unwrap_or(words.len());
        learn(&mut facts, kind, words.get(at..end).unwrap_or(&[]));
        at = end;
    }
    if facts.number.is_some() && facts.date.is_none() {
        facts.date = any_date(&words);
    }
    if facts.number.is_some() && facts.date.is_some() && facts.origin.is_none() {
        facts.origin = behind_day(&words).or_else(|| last_part(line));
    }
    facts
}

/// Keys that give way to what stands behind them: *lugar de salida*, *llegada: fecha*.
const fn behind(kind: Key) -> bool {
    matches!(kind, Key::Other | Key::Arrival | Key::Point | Key::Handover | Key::List)
}

/// The town behind the day in a sentence: *llega el 23/08/2026 de Laredo*.
fn behind_day(words: &[(&str, bool)]) -> Option<String> {
    let day = words.iter().rposition(|w| w.0.bytes().filter(u8::is_ascii_digit).count() >= 4)?;
    let [from, town @ ..] = words.get(day + 1..)? else { return None };
    let named = town.first().is_some_and(|w| w.0.starts_with(char::is_uppercase));
    let plain = (1..=3).contains(&town.len()) && town.iter().all(|w| w.0.chars().all(|c| !c.is_ascii_digit()));
    let text = tidy(&town.iter().map(|w| w.0).collect::<Vec<_>>().join(" "));
    (matches!(fold(from.0).as_str(), "de" | "desde" | "from") && named && plain)
        .then(|| text.trim_end_matches([':', '.', ',', ';']).to_owned())
}

/// The town at the end of a title without keys: *VUELO GTA 2240 - 28/03/2026 - TUCSON*.
fn last_part(line: &str) -> Option<String> {
    let last = line
        .split("  ")
        .flat_map(|p| p.split(['/', '|', ';', '–']))
        .flat_map(|p| p.split(" - "))
        .map(str::trim)
        .filter(|p| !p.is_empty())
        .last()?;
    let words = fold(last);
    let plain = !last.chars().any(|c| c.is_ascii_digit() || c == ':')
        && (1..=4).contains(&words.split(' ').count())
        && words.len() >= 3;
    let title = [
        "list",
        "manif",
        "person",
        "retorn",
        "pasaj",
        "passen",
        "pagin",
        "page",
        "hoja",
        "dato",
        "data",
        "guatemala",
        "aurora",
        "migra",
        "deport",
        "total",
        "returnee",
    ];
    let key = words.split(' ').any(|w| key(w).is_some() || title.iter().any(|t| w.starts_with(t)));
    (plain && !key && last != line.trim()).then(|| tidy(last))
}

/// Words, each with whether a wide gap follows it.
pub(super) fn with_gaps(text: &str) -> Vec<(&str, bool)> {
    let mut out = Vec::new();
    for block in text.split("  ") {
        let words: Vec<&str> = block.split_whitespace().collect();
        let count = words.len();
        out.extend(words.into_iter().enumerate().map(|(i, w)| (w, i + 1 == count)));
    }
    out
}

fn learn(facts: &mut Facts, kind: Key, value: &[(&str, bool)]) {
    let words: Vec<&str> = value.iter().map(|w| w.0).collect();
    match kind {
        Key::Flight | Key::Bus if facts.number.is_none() => {
            let clean = |t: &str| t.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
            let two = words
                .get(..2)
                .map(|w| clean(&w.join(" ")))
                .filter(|t| is_flight_number(t) && words.first().is_some_and(|w| w.chars().all(char::is_alphabetic)));
            let one = words.first().map(|w| clean(w)).filter(|t| {
                is_flight_number(t) || !t.is_empty() && t.len() <= 5 && t.bytes().all(|b| b.is_ascii_digit())
            });
            facts.number = two.or(one);
            facts.land = facts.number.is_some() && kind == Key::Bus;
            if facts.number.is_some() && facts.date.is_none() {
                facts.date = any_date(value);
            }
        }
        Key::Date if facts.date.is_none() => facts.date = any_date(value),
        Key::List if facts.number.is_none() => facts.number = titlename::lone_number(&words.join(" ")),
        // The day of a flight is the day it arrives.
        Key::Arrival => facts.date = any_date(value).or(facts.date),
        Key::Origin | Key::Route if facts.origin.is_none() => {
            let gap = value.iter().position(|w| w.1).map_or(value.len(), |i| i + 1);
            let mut kept: Vec<&str> = words.into_iter().take(gap).collect();
            while kept.last().is_some_and(|w| {
                w.len() >= 3 && w.bytes().all(|b| b.is_ascii_digit() || matches!(b, b':' | b'.' | b'h' | b'H'))
            }) {
                kept.pop();
            }
            while kept.len() > 1
                && kept.first().is_some_and(|w| matches!(*w, "de" | "del" | "of" | "en" | "the" | "DE" | "DEL" | "De"))
            {
                kept.remove(0);
            }
            if let Some(dash) =
                kept.iter().skip(1).position(|w| matches!(*w, "-" | "–" | "—")).filter(|_| kind == Key::Origin)
            {
                kept.truncate(dash + 1);
            }
            // "from El Paso on 26 March": the day behind is not the place.
            if let Some(cut) = kept.iter().skip(1).position(|w| {
                matches!(*w, "on" | "el" | "del" | "at")
                    || w.starts_with(|c: char| c.is_ascii_digit())
                    || date::is_month(w)
            }) {
                kept.truncate(cut + 1);
            }
            let text = tidy(&kept.join(" "))
                .trim_matches(|c: char| matches!(c, ':' | ',' | '.' | '-' | ';') || c.is_whitespace())
                .to_owned();
            let text = if kind == Key::Route {
                text.split(['-', '–', '→', '>', '/']).next().unwrap_or("").trim().to_owned()
            } else {
                text
            };
            if text.chars().any(char::is_alphabetic) && text.chars().count() <= 60 {
                facts.origin = Some(text);
            }
        }
        _ => {}
    }
}

/// The first date among the words.
pub(super) fn any_date(words: &[(&str, bool)]) -> Option<Written> {
    let all: Vec<&str> = words.iter().map(|w| w.0).collect();
    for start in 0..all.len() {
        for len in [5, 3, 4, 1, 2] {
            let Some(window) = all.get(start..start + len) else {
                continue;
            };
            let text = window.join(" ");
            let digits = text.bytes().filter(u8::is_ascii_digit).count();
            let trimmed = text.trim_matches(|c: char| !c.is_alphanumeric());
            if digits >= 4
                && window.first().is_some_and(|w| w.chars().any(char::is_alphanumeric))
                && let Ok(written @ (Written::Known { day: 1.., .. } | Written::Pair { first: 1.., second: 1.., .. })) =
                    date::read(trimmed)
            {
                return Some(written);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::facts;

    #[test]
    fn titles_of_many_senders() {
        for (line, number, origin) in [
            ("VUELO GTA 2240   FECHA 28/03/2026   PROCEDENCIA TUCSON", "GTA 2240", "TUCSON"),
            (
                "MISSION: GTA 2219    DEP: Alexandria, LA (AEX) 0715    ARR: Guatemala City (GUA) 1040    DATE: 03/17/2026",
                "GTA 2219",
                "Alexandria, LA (AEX)",
            ),
            ("Flight:  GTA 2233  Departure:  Mesa, AZ  Date:  March 24, 2026", "GTA 2233", "Mesa, AZ"),
            ("Vuelo: GTA 2224  Fecha: 19/03/2026  Procedencia: Harlingen, TX", "GTA 2224", "Harlingen, TX"),
            ("les comparto la lista del vuelo GTA 2246 del 04/04/2026, sale de Laredo:", "GTA 2246", "Laredo"),
            ("VUELO GTA 2240 - 28/03/2026 - TUCSON", "GTA 2240", "TUCSON"),
            ("Vuelo GTA 2240 / Fecha: 28-03-2026 / Ruta: TUS-GUA", "GTA 2240", "TUS"),
            ("Flight number GTA2231, departing from El Paso on 26 March 2026", "GTA2231", "El Paso"),
        ] {
            let read = facts(line);
            assert_eq!(read.number.as_deref(), Some(number), "{line}");
            assert!(read.date.is_some(), "{line}");
            assert!(
                read.origin.as_deref().is_some_and(|o| origin.starts_with(o) || o == origin),
                "{line} {:?}",
                read.origin
            );
        }
        let late = facts("FLT GTA 2219  DEP: Mesa 03/16/2026 2300  ARR: GUA 03/17/2026 0410");
        assert_eq!(
            (late.date.and_then(|d| d.settle(crate::fields::date::Order::MonthDay, None, false).ok())),
            Some(crate::fields::date::Known::Day(jiff::civil::date(2026, 3, 17)))
        );
        assert_eq!(late.origin.as_deref(), Some("Mesa"));
        assert!(facts("Prepared by: flight desk").is_empty());
        assert!(facts("LISTADO DE PERSONAS RETORNADAS (datos sintéticos)").is_empty());
    }
}
