//! Folds the rows of a case into the plain situations of the person's page. A new state without a public face does not
//! compile, because the domain's enums are matched whole.

use app::kit::StepState;
use app::kit::when::{day, moment};
use app::returnee::{
    Answer, Block, MyProcess, Next, NextAppointment, Situation, Subject, Topic, WayStep, WhatStep, Worker,
};
use domain::catalogue::Category;
use domain::status::{self, Part, PublicStatus, Said, Step};
use jiff::{Timestamp, civil};
use locales::dates::Moment;
use store::{
    StoreError, answers,
    entities::{appointments, offerings},
    folds, instant,
    process::Process,
};

const fn subject(subject: status::Subject) -> Subject {
    use status::Subject as S;
    match subject {
        S::Sleep => Subject::Sleep,
        S::House => Subject::House,
        S::Family => Subject::Family,
        S::Training => Subject::Training,
        S::Work => Subject::Work,
        S::Papers => Subject::Papers,
        S::Health => Subject::Health,
        S::School => Subject::School,
        S::Private => Subject::Private,
        S::Other => Subject::Other,
    }
}

fn situation(situation: status::Situation) -> Situation {
    use status::Situation as S;
    match situation {
        S::Going => Situation::Going,
        S::Kept => Situation::Kept,
        S::Waiting(number) => Situation::Waiting(Some(number)),
        S::Missing => Situation::Missing,
        S::Asking(answer_by) => Situation::Asking(Some(moment(answer_by).day)),
        S::Looking => Situation::Looking,
        S::Declined => Situation::Declined,
        S::NotStarted => Situation::NotStarted,
        S::Done => Situation::Done,
        S::Stopped => Situation::Stopped,
    }
}

/// A programme of that category and offering, as a shared telephone may show it.
fn about(offering: Option<&offerings::Model>) -> status::Subject {
    let category = offering.and_then(|one| Category::parse(&one.category));
    category.map_or(status::Subject::Other, |category| {
        status::Subject::of(category, offering.is_some_and(|one| one.is_private))
    })
}

/// True when neither subject nor place is shown.
pub fn is_private(offering: Option<&offerings::Model>) -> bool {
    about(offering) == status::Subject::Private
}

/// The rows of a case as the domain folds them. A row that no state fits is an error, never a wrong word.
fn fold(process: &Process, now: Timestamp) -> Result<PublicStatus, StoreError> {
    let mut parts = Vec::new();
    for asked in &process.referrals {
        let Some(category) = asked.programme.as_ref().and_then(|one| Category::parse(&one.category)) else { continue };
        let sensitive = asked.offering.as_ref().is_some_and(|one| one.is_private);
        let placement = asked.placement.as_ref().map(folds::placement).transpose()?;
        parts.push(Part { category, sensitive, referral: answers::fold(&asked.referral)?.state, placement });
    }
    let dates =
        process.appointments.iter().map(|(row, offering)| folds::appointment(row, is_private(offering.as_ref())));
    let dates = dates.collect::<Result<Vec<_>, _>>()?;
    Ok(PublicStatus::of(process.case.state == "closed", process.interviewed_at.is_some(), &parts, &dates, now))
}

/// Date and hour of an appointment row.
pub fn when(on_date: &str, at_time: Option<&str>) -> Option<Moment> {
    folds::starts(on_date, at_time).map(moment)
}

/// How the person answered.
pub fn answered(state: &str) -> Answer {
    match state {
        "planned" => Answer::Open,
        "confirmed" => Answer::Yes,
        "excused" => Answer::No,
        _ => Answer::Closed,
    }
}

/// What comes next in a case, and the row of its appointment unless that is private.
pub fn next_step(process: &Process, now: Timestamp) -> Result<(Next, Option<&appointments::Model>), StoreError> {
    let status = fold(process, now)?;
    let next = next_of(process, &status);
    let row = match &next {
        Next::Appointment(next) if next.place.is_some() => {
            process.appointments.iter().map(|(row, _)| row).find(|row| row.id.to_string() == next.id)
        }
        _ => None,
    };
    Ok((next, row))
}

fn topics_of(status: &PublicStatus) -> Vec<Topic> {
    let topic =
        |topic: &status::Topic| Topic { subject: subject(topic.subject), situation: situation(topic.situation) };
    status.topics.iter().map(topic).collect()
}

fn next_of(process: &Process, status: &PublicStatus) -> Next {
    match status.next.as_ref().and_then(|next| appointment(process, next)) {
        Some(next) => Next::Appointment(next),
        None if status.over => Next::Finished,
        None if status.topics.iter().any(|topic| topic.situation == status::Situation::Declined) => {
            Next::Declined { by: None }
        }
        None => Next::Nothing { by: None },
    }
}

/// The whole page.
pub fn my_process(process: &Process, now: Timestamp, today: civil::Date, phone: &str) -> Result<MyProcess, StoreError> {
    let status = fold(process, now)?;
    let topics = topics_of(&status);
    let next = next_of(process, &status);
    let way = status.steps.iter().map(|(step, said)| way(process, *step, *said, &topics)).collect();
    Ok(MyProcess {
        first_name: domain::fields::names::spoken(&process.given_names).split_whitespace().next().map(str::to_owned),
        blocks: vec![Block { name: None, next, way, topics }],
        worker: process.worker.clone().map(|name| Worker { name, phone: phone.to_owned(), woman: None }),
        updated: moment(now),
        today: day(today),
    })
}

fn appointment(process: &Process, next: &status::Next) -> Option<NextAppointment> {
    let (row, offering) = process.appointments.iter().find(|(row, _)| row.id == next.appointment.uuid())?;
    Some(NextAppointment {
        id: row.id.to_string(),
        at: moment(next.starts),
        subject: subject(about(offering.as_ref())),
        place: (!next.private).then(|| row.place.clone()),
        answer: answered(&row.state),
    })
}

fn way(process: &Process, step: Step, said: Said, topics: &[Topic]) -> WayStep {
    let date = |ms: Option<i64>| ms.map(|ms| moment(instant(ms)).day);
    let kept =
        topics.iter().any(|topic| matches!(topic.situation, Situation::Kept | Situation::Going | Situation::Done));
    let (what, on) = match step {
        Step::Arrived => (WhatStep::Arrived, date(process.arrived_at)),
        Step::Interviewed => (WhatStep::Interview, date(process.interviewed_at)),
        Step::PlaceKept => (if kept { WhatStep::Kept } else { WhatStep::Asking }, None),
        Step::Begun => (WhatStep::Starts, None),
    };
    let state = match said {
        Said::Done => StepState::Done,
        Said::Now => StepState::Now,
        Said::Later => StepState::Later,
    };
    WayStep { what, state, on }
}
