//! The caseworker: inbox, file, interview, programmes, referral.

mod file;
mod inbox;
mod interview;
mod programmes;
mod refer;
mod referral;
mod tasks;

use app::paths;
use domain::access::Action;

use crate::doors::reception::paper;
use crate::http::router::{Caller, Rule, Table, Verb};

pub fn register(table: Table) -> Table {
    let case = "{case}";
    table
        .route(Verb::Get, &paths::inbox(), Caller::Staff, Rule::May(Action::UpdateCase), inbox::get)
        .route(Verb::Get, &paths::tasks(), Caller::Staff, Rule::May(Action::UpdateCase), tasks::get)
        .route(Verb::Post, &paths::person_tasks(case), Caller::Staff, Rule::May(Action::UpdateCase), tasks::post)
        .route(
            Verb::Post,
            &paths::person_task(case, "{task}", "{act}"),
            Caller::Staff,
            Rule::May(Action::UpdateCase),
            tasks::act,
        )
        .route(Verb::Get, &paths::person(case), Caller::Staff, Rule::May(Action::ReadCase), file::get)
        .route(
            Verb::Post,
            &format!("{}/tomar", paths::person(case)),
            Caller::Staff,
            Rule::May(Action::UpdateCase),
            file::take,
        )
        .route(Verb::Post, &paths::person_note(case), Caller::Staff, Rule::May(Action::UpdateCase), file::post_note)
        .route(Verb::Post, &paths::person_alike(case), Caller::Staff, Rule::May(Action::MergePerson), file::post_alike)
        .route(Verb::Post, &paths::person_assign(case), Caller::Staff, Rule::May(Action::AssignCase), file::post_assign)
        .route(Verb::Get, &paths::person_card(case), Caller::Staff, Rule::May(Action::BindCard), paper::get_case_card)
        .route(Verb::Post, &paths::person_card(case), Caller::Staff, Rule::May(Action::BindCard), paper::post_case_card)
        .route(Verb::Get, &paths::person_slip(case), Caller::Staff, Rule::May(Action::UpdateCase), paper::get_case_slip)
        .route(Verb::Get, &paths::consents(case), Caller::Staff, Rule::May(Action::ReadCase), file::get_consents)
        .route(Verb::Post, &paths::consents(case), Caller::Staff, Rule::May(Action::RecordConsent), file::post_consents)
        .route(Verb::Get, &paths::need(case, "{need}"), Caller::Staff, Rule::May(Action::UpdateCase), file::get_need)
        .route(Verb::Post, &paths::need(case, "{need}"), Caller::Staff, Rule::May(Action::UpdateCase), file::post_need)
        .route(Verb::Get, &paths::referral("{referral}"), Caller::Staff, Rule::May(Action::ReadCase), referral::get)
        .route(
            Verb::Post,
            &paths::referral_act("{referral}", "{act}"),
            Caller::Staff,
            Rule::May(Action::CreateReferral),
            referral::post,
        )
        .route(
            Verb::Get,
            &paths::interview(case, "{section}"),
            Caller::Staff,
            Rule::May(Action::ReadAssessment),
            interview::get,
        )
        .route(
            Verb::Post,
            &paths::interview(case, "{section}"),
            Caller::Staff,
            Rule::May(Action::WriteAssessment),
            interview::post,
        )
        .route(Verb::Get, &paths::programmes(case), Caller::Staff, Rule::May(Action::ReadAssessment), programmes::get)
        .route(Verb::Post, &paths::programmes(case), Caller::Staff, Rule::May(Action::ReadAssessment), programmes::post)
        .route(
            Verb::Get,
            &paths::unsuited(case, "{programme}"),
            Caller::Staff,
            Rule::May(Action::UpdateCase),
            programmes::unsuited::get,
        )
        .route(
            Verb::Post,
            &paths::unsuited(case, "{programme}"),
            Caller::Staff,
            Rule::May(Action::UpdateCase),
            programmes::unsuited::post,
        )
        .route(
            Verb::Post,
            &paths::unsuited_back(case, "{unsuited}"),
            Caller::Staff,
            Rule::May(Action::UpdateCase),
            programmes::unsuited::back,
        )
        .route(
            Verb::Get,
            &paths::refer(case, "{offering}"),
            Caller::Staff,
            Rule::May(Action::CreateReferral),
            refer::get,
        )
        .route(
            Verb::Post,
            &paths::refer(case, "{offering}"),
            Caller::Staff,
            Rule::May(Action::CreateReferral),
            refer::post,
        )
}
