//! Entrevista, a section a page.

use app::caseload::{InterviewFacts, interview_page};
use app::{kit::form::Form, paths};
use axum::extract::Path;
use casework::Refusal;
use domain::interview::{Section, progress};
use uuid::Uuid;

use crate::http::{
    callers::Calling,
    frame::Here,
    page::{Answer, Page},
    posted::Posted,
    refusal::Stop,
};

pub async fn get(Calling(staff): Calling, Path((case, section)): Path<(Uuid, String)>, here: Here) -> Answer {
    let section = Section::parse(&section).ok_or(Stop::Missing)?;
    let answers = staff.interview(case).await?.answers;
    let facts = InterviewFacts {
        case: case.to_string(),
        section,
        progress: Section::ALL.iter().map(|one| (*one, progress(&answers, *one))).collect(),
        form: Form::filled(answers),
    };
    Ok(Page::staff(interview_page(&here.staff(&staff), &facts)))
}

pub async fn post(
    Calling(staff): Calling,
    Path((case, section)): Path<(Uuid, String)>,
    here: Here,
    posted: Posted,
) -> Answer {
    let section = Section::parse(&section).ok_or(Stop::Missing)?;
    match staff.save_section(case, section, posted.request, here.path(), &posted.typed).await {
        Ok(()) => {
            let next = Section::ALL.iter().skip_while(|one| **one != section).nth(1);
            Ok(Page::see_other(
                next.map_or_else(|| paths::programmes(case), |next| paths::interview(case, next.code())),
            ))
        }
        Err(Refusal::Invalid(problems)) => {
            let answers = staff.interview(case).await?.answers;
            let facts = InterviewFacts {
                case: case.to_string(),
                section,
                progress: Section::ALL.iter().map(|one| (*one, progress(&answers, *one))).collect(),
                form: Form::refused(posted.typed, problems),
            };
            Ok(Page::staff(interview_page(&here.staff(&staff), &facts)).unprocessable())
        }
        Err(other) => Err(other.into()),
    }
}
