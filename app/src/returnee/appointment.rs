use leptos::prelude::*;
use locales::dates::{self, Moment};
use locales::{Locale, returnee};

use super::bring::{Bring, bring};
use super::process::{Answer, answer_form, moment};
use super::worker::Worker;
use crate::kit::{self, icon, words::say};
use crate::paths;
use crate::shell::{Head, PublicFrame, public_page};

/// Where: only places that are public.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Venue {
    /// Its name.
    pub name: String,
    /// What is next to it, which zone.
    pub landmark: Option<String>,
    /// Which bus, how many minutes.
    pub bus: Option<String>,
    /// Latitude and longitude, as text with a point.
    pub position: Option<(String, String)>,
}

/// Who may come along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Company {
    /// One trusted person.
    One,
    /// The family.
    Family,
    /// Nobody inside.
    Alone,
}

/// How the appointment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppointmentState {
    /// It will be.
    Planned,
    /// It will be on another day than it was.
    Moved {
        /// The day that no longer holds.
        from: Moment,
    },
    /// They called it off.
    Cancelled,
    /// It is over.
    Past,
}

/// R4: all that the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appointment {
    /// Its id.
    pub id: String,
    /// How it stands.
    pub state: AppointmentState,
    /// When it begins.
    pub at: Moment,
    /// When it ends.
    pub until: Option<Moment>,
    /// What the person has answered.
    pub answer: Answer,
    /// Where; none for a private one.
    pub venue: Option<Venue>,
    /// What to bring.
    pub bring: Vec<Bring>,
    /// Who may come along.
    pub company: Company,
    /// A language spoken there that the person speaks.
    pub language: Option<Locale>,
    /// Who helps.
    pub worker: Option<Worker>,
}

/// R4: one appointment.
pub fn appointment_page(frame: &PublicFrame, facts: &Appointment) -> String {
    let l = frame.locale;
    let ahead = matches!(facts.state, AppointmentState::Planned | AppointmentState::Moved { .. });
    public_page(frame, Head::new(returnee::appointment_title(l)), || {
        let details = ahead.then(|| {
            let things = (!facts.bring.is_empty()).then(|| {
                view! { <h2>{say(l, returnee::said::appointment_bring(l))}</h2>{bring(l, &facts.bring)} }
            });
            view! { {facts.venue.as_ref().map(|venue| place(l, venue))}{things}{company(l, facts)} }
        });
        let doubt = facts.worker.as_ref().map(|worker| {
            view! { <h2>{say(l, returnee::said::appointment_doubt(l))}</h2>{worker.call(l)} }
        });
        view! {
            <p><a class="tap" href=frame.href(paths::my_process())>{icon("arrow-left")}" "{say(l, returnee::said::process_title(l))}</a></p>
            <h1>{say(l, returnee::said::appointment_title(l))}</h1>
            {when(frame, facts)}
            {details}
            {doubt}
        }
    })
}

fn when(frame: &PublicFrame, facts: &Appointment) -> AnyView {
    let l = frame.locale;
    let page = l.of_page();
    let inside = match facts.state {
        AppointmentState::Cancelled => {
            let old = dates::long(page, facts.at);
            view! { <p><s>{old}</s></p><p class="last">{say(l, returnee::said::appointment_cancelled(l))}</p> }
                .into_any()
        }
        AppointmentState::Past => {
            view! { {moment(l, facts.at)}<p class="last">{say(l, returnee::said::appointment_past(l))}</p> }.into_any()
        }
        AppointmentState::Planned | AppointmentState::Moved { .. } => {
            let moved = match facts.state {
                AppointmentState::Moved { from } => Some(view! {
                    <p class="quiet">{say(l, returnee::said::appointment_moved(l))}" "<s>{dates::long(page, from)}</s></p>
                }),
                _ => None,
            };
            let until = facts.until.map_or_else(
                || returnee::said::appointment_free(l),
                |until| returnee::said::appointment_until(l, dates::hour(page, until)),
            );
            view! {
                {moved}
                {moment(l, facts.at)}
                <p class="quiet">{say(l, until)}</p>
                {answer_form(frame, &facts.id, facts.answer)}
                <p><a class="tap" href=frame.href(paths::appointment_calendar(&facts.id))>{icon("calendar-check")}" "{say(l, returnee::said::appointment_calendar(l))}" "<span class="quiet">"1 KB"</span></a></p>
            }
            .into_any()
        }
    };
    view! {
        <section class="next_step" aria-labelledby="when">
            <h2 id="when">{say(l, returnee::said::appointment_when(l))}</h2>
            {inside}
        </section>
    }
    .into_any()
}

fn place(l: Locale, venue: &Venue) -> AnyView {
    let bus = venue.bus.clone().map(|bus| view! { <p class="row">{icon("bus")}" "<span>{bus}</span></p> });
    let map = venue.position.as_ref().map(|(latitude, longitude)| {
        let geo = format!("geo:{latitude},{longitude}?q={latitude},{longitude}");
        view! { <p><a class="tap" href=geo>{icon("map-pin")}" "{say(l, returnee::said::appointment_map(l))}</a></p> }
    });
    view! {
        <h2>{say(l, returnee::said::appointment_where(l))}</h2>
        <p><b>{venue.name.clone()}</b>{venue.landmark.clone().map(|landmark| view! { <br/>{landmark} })}</p>
        {bus}
        {map}
    }
    .into_any()
}

fn company(l: Locale, facts: &Appointment) -> AnyView {
    let said = match facts.company {
        Company::One => returnee::said::appointment_with_one(l),
        Company::Family => returnee::said::appointment_with_family(l),
        Company::Alone => returnee::said::appointment_with_alone(l),
    };
    let language = facts.language.map(|language| {
        let name = language.name_in(l.of_page());
        view! { " "{say(l, returnee::said::appointment_language(l, name))} }
    });
    view! {
        <h2>{say(l, returnee::said::appointment_with(l))}</h2>
        <p class="row">{kit::icon("users")}" "<span>{say(l, said)}{language}</span></p>
    }
    .into_any()
}
