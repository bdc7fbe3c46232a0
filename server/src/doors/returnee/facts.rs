//! Folds the rows of a case into the plain situations of the person's page. A new state without a public face does not
//! compile, because the domain's enums are matched whole.

use app::kit::StepState;
use app::kit::when::{day, moment};
use app::returnee::{Answer, Block, MyProcess, Next, NextAppointment, Situation, Subject, Topic, WayStep, WhatStep, Worker};
use domain::referral::ReferralState;
use jiff::{Timestamp, civil};
use locales::dates::Moment;
use store::{answers::fold, process::Process};

/// What a need is called on the person's page; a private programme is only "cita privada".
fn subject(category: &str, is_private: bool) -> Subject {
    if is_private {
        return Subject::Private;
    }
    match domain::catalogue::Category::parse(category) {
        Some(category) => of_category(category),
        None => Subject::Other,
    }
}

fn of_category(category: domain::catalogue::Category) -> Subject {
    use domain::catalogue::Category as C;
    match category {
        C::Housing => Subject::Sleep,
        C::HousingSupport => Subject::House,
        C::FamilyCare => Subject::Family,
        C::Training => Subject::Training,
        C::Labour => Subject::Work,
        C::Psychosocial | C::Health => Subject::Health,
        C::Transport => Subject::Other,
        C::Documents => Subject::Papers,
        C::Education => Subject::School,
    }
}

fn situation(state: &ReferralState) -> Situation {
    match state {
        ReferralState::Draft | ReferralState::Withdrawn { .. } => Situation::Looking,
        ReferralState::Sent { answer_by, .. } => Situation::Asking(Some(moment(*answer_by).day)),
        ReferralState::InfoRequested { .. } => Situation::Missing,
        ReferralState::Waitlisted { number, .. } => Situation::Waiting(Some(*number)),
        ReferralState::Accepted { .. } => Situation::Kept,
        ReferralState::Declined { .. } | ReferralState::Expired { .. } => Situation::Declined,
    }
}

/// Date and hour of an appointment row.
pub fn when(on_date: &str, at_time: Option<&str>) -> Option<Moment> {
    let date: civil::Date = on_date.parse().ok()?;
    let time: civil::Time = at_time.and_then(|t| t.parse().ok()).unwrap_or(civil::time(8, 0, 0, 0));
    let hour = |n: i8| u8::try_from(n).unwrap_or(0);
    Some(day(date).at(hour(time.hour()), hour(time.minute())))
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

/// The whole page.
pub fn my_process(process: &Process, now: Timestamp, today: civil::Date, phone: &str) -> MyProcess {
    let referrals: Vec<_> = process.referrals.iter().filter_map(|(row, offering, programme)| fold(row).ok().map(|r| (r, offering, programme))).collect();
    let topics: Vec<Topic> = referrals
        .iter()
        .map(|(referral, offering, programme)| Topic {
            subject: subject(programme.as_ref().map_or("", |p| p.category.as_str()), offering.as_ref().is_some_and(|o| o.is_private)),
            situation: situation(&referral.state),
        })
        .collect();
    let coming = process.appointments.iter().find(|(row, _)| {
        matches!(row.state.as_str(), "planned" | "confirmed" | "excused") && row.on_date.parse::<civil::Date>().is_ok_and(|d| d >= today)
    });
    let next = match coming.and_then(|(row, offering)| Some((row, offering, when(&row.on_date, row.at_time.as_deref())?))) {
        Some((row, offering, at)) => {
            let private = offering.as_ref().is_some_and(|o| o.is_private);
            Next::Appointment(NextAppointment {
                id: row.id.to_string(),
                at,
                subject: subject(offering.as_ref().map_or("", |o| o.category.as_str()), private),
                place: (!private).then(|| row.place.clone()),
                answer: answered(&row.state),
            })
        }
        None if process.case.state == "closed" => Next::Finished,
        None if topics.last().is_some_and(|t| matches!(t.situation, Situation::Declined)) => Next::Declined { by: None },
        None => Next::Nothing { by: None },
    };
    MyProcess {
        first_name: process.given_names.split_whitespace().next().map(str::to_owned),
        blocks: vec![Block { name: None, next, way: way(process, &referrals.iter().map(|(r, ..)| r.state).collect::<Vec<_>>()), topics }],
        worker: process.worker.clone().map(|name| Worker { name, phone: phone.to_owned(), woman: None }),
        updated: moment(now),
        today: day(today),
    }
}

/// Four fixed steps: arrived, interview, asking or kept, starts.
fn way(process: &Process, states: &[ReferralState]) -> Vec<WayStep> {
    let date = |ms: Option<i64>| ms.and_then(|ms| Timestamp::from_millisecond(ms).ok()).map(|at| moment(at).day);
    let kept = states.iter().any(|s| matches!(s, ReferralState::Accepted { .. }));
    let asked = !states.is_empty();
    let interviewed = process.interviewed_at.is_some() || asked;
    let state = |done: bool, now: bool| if done { StepState::Done } else if now { StepState::Now } else { StepState::Later };
    vec![
        WayStep { what: WhatStep::Arrived, state: StepState::Done, on: date(process.arrived_at) },
        WayStep { what: WhatStep::Interview, state: state(interviewed, !interviewed), on: date(process.interviewed_at) },
        WayStep { what: if kept { WhatStep::Kept } else { WhatStep::Asking }, state: state(kept, interviewed && !kept), on: None },
        WayStep { what: WhatStep::Starts, state: state(false, kept), on: None },
    ]
}
