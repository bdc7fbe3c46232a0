//! S17: a referral followed by the centre.

use app::caseload::{ReferralFacts, referral_page};
use app::kit::{State, form::Form, when};
use app::paths;
use axum::extract::Path;
use casework::answers::{CannotRecord, read_answer};
use casework::{Refusal, Refused, Staff};
use store::instant;
use uuid::Uuid;

use crate::http::{
    callers::Calling,
    frame::Here,
    page::{Answer, Page},
    posted::Posted,
    refusal::Stop,
};

async fn page(staff: &Staff, here: &Here, referral: Uuid, form: Form, refused: Option<String>) -> Answer {
    let followed = staff.follow_referral(referral).await?;
    let row = followed.sent.referral;
    let facts = ReferralFacts {
        id: row.id.to_string(),
        case: row.case_id.to_string(),
        person: followed.person,
        programme: followed.sent.programme.name_es,
        provider: followed.sent.provider.name,
        state: State::parse(&row.state).unwrap_or(State::Sent),
        due: matches!(row.state.as_str(), "sent" | "info_requested").then(|| when::moment(instant(row.answer_by))),
        now: when::moment(staff.house().now()),
        shared: row.shared.split(',').map(str::to_owned).collect(),
        exception: followed.exception.map(|lifted| (lifted.rules, lifted.reason)),
        reason: row.state_facts.get("reason").and_then(|code| code.as_str()).map(str::to_owned),
        story: followed
            .story
            .into_iter()
            .map(|told| (when::moment(instant(told.row.at)), told.who, told.row.code))
            .collect(),
        may_remind: followed.may_remind,
        may_withdraw: followed.may_withdraw,
        may_answer: followed.may_answer,
        may_print: followed.may_print,
        form,
        refused,
    };
    Ok(Page::staff(referral_page(&here.staff(staff), &facts)))
}

pub async fn get(Calling(staff): Calling, Path(referral): Path<Uuid>, here: Here) -> Answer {
    page(&staff, &here, referral, Form::default(), None).await
}

pub async fn post(
    Calling(staff): Calling,
    Path((referral, act)): Path<(Uuid, String)>,
    here: Here,
    posted: Posted,
) -> Answer {
    let (request, path) = (posted.request, here.path());
    let done: Refused<()> = match act.as_str() {
        "insistir" => staff.remind_referral(referral, request, path, &posted.typed).await,
        "retirar" => staff.withdraw_referral(referral, request, path, &posted.typed).await,
        "respuesta" => match read_answer(&posted.typed, staff.house().local()) {
            Ok(answer) => match staff.answer_by_phone(referral, answer, request, path, &posted.typed).await {
                Err(CannotRecord::Rule(rule)) => {
                    let words = crate::doors::provider::refused(here.staff(&staff).locale, &rule);
                    return page(&staff, &here, referral, Form::filled(posted.typed), Some(words))
                        .await
                        .map(Page::conflict);
                }
                Err(CannotRecord::Refused(refusal)) => Err(refusal),
                Ok(()) => Ok(()),
            },
            Err(refusal) => Err(refusal),
        },
        _ => return Err(Stop::Missing),
    };
    match done {
        Ok(()) => Ok(Page::see_other(paths::referral(referral))),
        Err(Refusal::Invalid(problems)) => {
            page(&staff, &here, referral, Form::refused(posted.typed, problems), None).await.map(Page::unprocessable)
        }
        Err(other) => Err(other.into()),
    }
}
