use leptos::prelude::*;
use locales::dates::{self, Day};
use locales::{Locale, Said, returnee};

use crate::kit::{phone_row, words::say};
use crate::shell::{Head, PublicFrame, public_page};

/// A service that helps now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HelpService {
    /// Police.
    Police,
    /// Violence against women.
    Harm,
    /// A lost child.
    LostChild,
    /// Fire brigade and ambulance.
    Ambulance,
    /// Our own telephone.
    Us,
    /// Human rights ombudsman.
    Rights,
}

/// A service and its number, as confirmed by an administrator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpLine {
    /// Which.
    pub service: HelpService,
    /// As shown.
    pub number: String,
}

const DANGER: &[HelpService] = &[HelpService::Police, HelpService::Harm, HelpService::LostChild];
const HEALTH: &[HelpService] = &[HelpService::Ambulance];
const TALK: &[HelpService] = &[HelpService::Us, HelpService::Rights];

/// R8: numbers to call, signed in or not. `checked` is the day somebody confirmed them.
pub fn help_page(frame: &PublicFrame, lines: &[HelpLine], checked: Option<Day>) -> String {
    let l = frame.locale;
    public_page(frame, Head::new(returnee::help_title(l)), || {
        let checked = checked.map(|day| {
            let day = dates::day_and_month(l.of_page(), day);
            view! { <p class="quiet updated">{say(l, returnee::said::help_checked(l, day))}</p> }
        });
        view! {
            <h1>{say(l, returnee::said::help_title(l))}</h1>
            <p>{say(l, returnee::said::help_tap(l))}</p>
            {group(l, lines, DANGER, returnee::said::help_danger(l))}
            {group(l, lines, HEALTH, returnee::said::help_health(l))}
            {group(l, lines, TALK, returnee::said::help_talk(l))}
            {checked}
        }
    })
}

fn group(l: Locale, lines: &[HelpLine], services: &[HelpService], title: Said) -> Option<AnyView> {
    let rows: Vec<_> = lines
        .iter()
        .filter(|line| services.contains(&line.service))
        .map(|line| {
            let (icon, label, hours) = words(l, line.service);
            view! { <li>{phone_row(icon, label, hours, &line.number)}</li> }
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <h2>{say(l, title)}</h2><ul class="rows">{rows}</ul> }.into_any())
}

fn words(l: Locale, service: HelpService) -> (&'static str, String, String) {
    let always = returnee::help_all_day(l);
    match service {
        HelpService::Police => ("siren", returnee::help_police(l), always),
        HelpService::Harm => ("shield-check", returnee::help_harm(l), returnee::help_harm_who(l)),
        HelpService::LostChild => ("baby", returnee::help_child(l), always),
        HelpService::Ambulance => ("ambulance", returnee::help_ambulance(l), always),
        HelpService::Us => ("phone", "Ceiba".into(), returnee::help_us(l)),
        HelpService::Rights => ("heart-handshake", returnee::help_rights(l), always),
    }
}
