use leptos::prelude::*;
use locales::dates::{self, Day, Moment};
use locales::{Locale, returnee};

use super::situation::{Subject, Topic, topic};
use super::way::{WayStep, way};
use super::worker::Worker;
use crate::kit::{self, icon, words::say};
use crate::paths;
use crate::shell::{Head, PublicFrame, public_page};

/// What the person has answered to an appointment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Nothing yet.
    Open,
    /// Will go.
    Yes,
    /// Cannot go.
    No,
    /// It can no longer be answered.
    Closed,
}

/// The next appointment, as far as it may be read on a shared phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextAppointment {
    /// Its id, for addresses.
    pub id: String,
    /// When.
    pub at: Moment,
    /// What it is about; `Private` hides the place.
    pub subject: Subject,
    /// The place's public name.
    pub place: Option<String>,
    /// What the person has answered.
    pub answer: Answer,
}

/// What comes next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// An appointment.
    Appointment(NextAppointment),
    /// Nothing yet: somebody works on it and calls by a day, if known.
    Nothing {
        /// The day before which somebody calls.
        by: Option<Day>,
    },
    /// The provider said no; another place is looked for.
    Declined {
        /// The day before which somebody calls.
        by: Option<Day>,
    },
    /// All is finished.
    Finished,
}

/// The process of one person, or of one member of a family.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// First name, when there are several members.
    pub name: Option<String>,
    /// What comes next.
    pub next: Next,
    /// The way; empty when there is none to show.
    pub way: Vec<WayStep>,
    /// The other parts.
    pub topics: Vec<Topic>,
}

/// R3: all that the page shows. It has no room for a surname, an address or another person's record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MyProcess {
    /// First name for the greeting; none where even that may not be shown.
    pub first_name: Option<String>,
    /// One a person.
    pub blocks: Vec<Block>,
    /// Who helps.
    pub worker: Option<Worker>,
    /// When the facts were read.
    pub updated: Moment,
    /// Today, for "hoy".
    pub today: Day,
}

/// R3: my process.
pub fn my_process_page(frame: &PublicFrame, facts: &MyProcess) -> String {
    let l = frame.locale;
    public_page(frame, Head::new(returnee::process_title(l)), || {
        let hello = facts
            .first_name
            .as_ref()
            .map_or_else(|| returnee::said::process_hello_nobody(l), |name| returnee::said::process_hello(l, name));
        let blocks: Vec<AnyView> =
            facts.blocks.iter().enumerate().map(|(at, one)| block(frame, facts, at, one)).collect();
        let worker = facts.worker.as_ref().map(|worker| view! { <h2>{worker.heading(l)}</h2>{worker.call(l)} });
        let updated = dates::near(l.of_page(), facts.updated, facts.today);
        view! {
            <h1>{say(l, hello)}</h1>
            {blocks}
            {worker}
            <p class="quiet updated">{say(l, returnee::said::process_updated(l, updated))}</p>
        }
    })
}

fn block(frame: &PublicFrame, facts: &MyProcess, at: usize, block: &Block) -> AnyView {
    let l = frame.locale;
    let (heading, who) = (format!("next-{at}"), format!("who-{at}"));
    let labelled = if block.name.is_some() { format!("{heading} {who}") } else { heading.clone() };
    let name = block.name.as_ref().map(|name| view! { <h2 id=who>{say(l, returnee::said::process_of(l, name))}</h2> });
    let topics: Vec<AnyView> = block.topics.iter().map(|one| topic(l, *one)).collect();
    view! {
        {name}
        <section class="next_step" aria-labelledby=labelled>
            <h2 id=heading>{say(l, returnee::said::process_next(l))}</h2>
            {next(frame, facts, &block.next)}
        </section>
        {way(l, &block.way)}
        {topics}
    }
    .into_any()
}

fn next(frame: &PublicFrame, facts: &MyProcess, next: &Next) -> AnyView {
    let l = frame.locale;
    match next {
        Next::Appointment(appointment) => dated(frame, appointment),
        Next::Nothing { by } => view! {
            <p class="big_words">{say(l, returnee::said::process_nothing(l))}</p>
            {call_by(l, facts.worker.as_ref(), *by)}
            <p class="quiet last">{say(l, returnee::said::process_nothing_do(l))}</p>
        }
        .into_any(),
        Next::Declined { by } => view! {
            <p class="big_words">{say(l, returnee::said::process_declined(l))}</p>
            <p>{say(l, returnee::said::process_declined_now(l))}</p>
            {call_by(l, facts.worker.as_ref(), *by)}
        }
        .into_any(),
        Next::Finished => view! {
            <p class="big_words">{say(l, returnee::said::process_finished(l))}</p>
            <p class="last">{say(l, returnee::said::process_finished_back(l))}</p>
        }
        .into_any(),
    }
}

fn call_by(l: Locale, worker: Option<&Worker>, by: Option<Day>) -> AnyView {
    let said = match (by, worker) {
        (Some(day), _) => returnee::said::process_nothing_by(l, dates::long_day(l.of_page(), day)),
        (None, Some(worker)) => returnee::said::process_nothing_call(l, &worker.name),
        (None, None) => return ().into_any(),
    };
    view! { <p class="row">{icon("phone")}" "<span>{say(l, said)}</span></p> }.into_any()
}

fn dated(frame: &PublicFrame, appointment: &NextAppointment) -> AnyView {
    let l = frame.locale;
    let private = appointment.subject == Subject::Private;
    let place = if private {
        view! { <b>{say(l, returnee::said::process_private(l))}</b><br/>{say(l, returnee::said::process_private_where(l))} }.into_any()
    } else {
        let name = appointment.place.clone().map(|name| view! { {name}<br/> });
        view! { {name}<span class="quiet">{say(l, appointment.subject.words(l))}</span> }.into_any()
    };
    view! {
        {moment(l, appointment.at)}
        <p class="row">{icon("map-pin")}" "<span>{place}</span></p>
        {answer_form(frame, &appointment.id, appointment.answer)}
        {(!private).then(|| view! {
            <p><a class="tap" href=frame.href(paths::appointment(&appointment.id))>{say(l, returnee::said::process_how(l))}</a></p>
        })}
    }
    .into_any()
}

/// The date as large as the page allows.
pub(super) fn moment(l: Locale, at: Moment) -> AnyView {
    let page = l.of_page();
    view! { <p><time class="big" datetime=at.iso()>{dates::long_day(page, at.day)}</time>" "<span class="mid">{dates::hour(page, at)}</span></p> }
        .into_any()
}

/// "Sí voy" in one tap; "No puedo" leads on. After an answer, what was said and a way to change it.
pub(super) fn answer_form(frame: &PublicFrame, appointment: &str, answer: Answer) -> AnyView {
    let l = frame.locale;
    let said = match answer {
        Answer::Closed => return ().into_any(),
        Answer::Open => None,
        Answer::Yes => Some(returnee::said::process_said_yes(l)),
        Answer::No => Some(returnee::said::process_said_no(l)),
    };
    let said = said.map(|said| view! { <p class="row">{icon("check")}" "<span>{say(l, said)}</span></p> });
    let yes = (answer != Answer::Yes).then(|| {
        view! { <button class="button go" name="answer" value="yes">{say(l, returnee::said::process_yes(l))}</button> }
    });
    let no = (answer != Answer::No).then(|| {
        view! { <button class="button" name="answer" value="no">{say(l, returnee::said::process_no(l))}</button> }
    });
    let class = if answer == Answer::Open { "pair" } else { "one" };
    view! {
        {said}
        <form method="post" action=frame.href(paths::answer()) class=class>
            {kit::request_id(&frame.request_id)}
            <input type="hidden" name="appointment" value=appointment.to_owned()/>
            {yes}
            {no}
        </form>
    }
    .into_any()
}
