use domain::exception::ExceptionReason;
use domain::referral::{DeclineReason, DeclinedBy, WaitReason, WithdrawalKind};
use leptos::prelude::*;
use locales::dates::{self, Moment};
use locales::{Locale, caseload as words, paper, programmes, provider};

use super::{file, refer};
use crate::kit::{self, Choice, Event, Field, Form, Opt, Row, Select, Size, State};
use crate::paths;
use crate::provider::{decline_reason, wait_reason};
use crate::shell::{Head, StaffFrame, staff_page};

/// S17: a referral as the centre follows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferralFacts {
    pub id: String,
    pub case: String,
    pub person: String,
    pub programme: String,
    pub provider: String,
    pub state: State,
    pub due: Option<Moment>,
    pub now: Moment,
    /// Codes of what was shared.
    pub shared: Vec<String>,
    /// Short names of the rules that were lifted for it, and what answers for that.
    pub exception: Option<(Vec<String>, ExceptionReason)>,
    /// Why it was declined, or why the person waits: its code.
    pub reason: Option<String>,
    /// When, who, code; newest first.
    pub story: Vec<(Moment, Option<String>, String)>,
    pub may_remind: bool,
    pub may_withdraw: bool,
    pub may_answer: bool,
    pub may_print: bool,
    pub form: Form,
    /// A rule refused: its sentence.
    pub refused: Option<String>,
}

/// S17: status with its clock, what the person reads, what may be done, the story.
pub fn referral_page(frame: &StaffFrame, facts: &ReferralFacts) -> String {
    let l = frame.locale;
    staff_page(
        frame,
        Head::new(words::referral_title(l))
            .form(&facts.form)
            .error(facts.refused.is_some() || facts.form.problems.block()),
        || {
            let mut rows = vec![
                Row::text(words::referral_person(l), facts.person.clone()),
                Row::text(words::referral_provider(l), facts.provider.clone()),
                Row::view(words::file_state(l), kit::tag(l, facts.state)),
            ];
            if let Some(reason) = facts.reason.as_deref().and_then(|code| why(l, code)) {
                rows.push(Row::text(words::referral_why(l), reason));
            }
            if let Some((rules, why)) = &facts.exception {
                let rules: Vec<String> = rules.iter().map(|rule| programmes::exception_of(l, rule)).collect();
                let said = format!("{}: {}", rules.join(", "), refer::exception(l, *why));
                rows.push(Row::text(programmes::exception_row(l), said));
            }
            if let Some(due) = facts.due {
                rows.push(Row::view(words::refer_answer_by(l), kit::due(l, due, facts.now)));
            }
            rows.push(Row::text(
                words::referral_shared(l),
                facts.shared.iter().filter_map(|code| refer::shared(l, code)).collect::<Vec<_>>().join(", "),
            ));
            rows.push(Row::text(words::referral_reads(l), reads(l, facts.state)));
            let story = facts.story.iter().map(|(at, who, code)| Event {
                iso: at.iso(),
                at: dates::short(l, *at),
                who: who.clone(),
                title: file::told(l, code),
                words: None,
            });
            let story = kit::timeline(story.collect());
            let again = matches!(facts.state, State::Declined | State::Withdrawn | State::Expired)
            .then(|| view! { <p><a class="button go" href=paths::programmes(&facts.case)>{words::file_elsewhere(l)}</a></p> });
            let slip = (facts.may_print && matches!(facts.state, State::Accepted | State::InProgress)).then(|| {
                view! { <p><a class="button" href=paths::person_slip(&facts.case)>{kit::icon("printer")}{paper::slip_open(l)}</a></p> }
            });
            view! {
                {facts.refused.clone().map(|words| kit::notice(kit::Tone::Warn, words))}
                {kit::error_summary(l, &facts.form, |name| label(l, name))}
                {kit::back_link(paths::person(&facts.case), words::file_title(l))}
                {kit::page_head(facts.programme.clone(), None, None)}
                <div class="columns">
                    <div class="stack">
                        <div class="sheet pad">{kit::summary_list(rows)}</div>
                        {again}
                        {slip}
                        {facts.may_remind.then(|| remind(frame, facts))}
                        {facts.may_answer.then(|| by_phone(frame, facts))}
                        {facts.may_withdraw.then(|| withdraw(frame, facts))}
                    </div>
                    <section class="sheet" aria-labelledby="story"><header><h2 id="story">{words::file_story(l)}</h2></header><div class="pad">{story}</div></section>
                </div>
            }
        },
    )
}

fn label(l: Locale, name: &str) -> Option<String> {
    match name {
        "kind" => Some(words::withdraw_why(l)),
        "answer" => Some(words::phone_answer(l)),
        "on" => Some(provider::accept_on(l)),
        "at" => Some(provider::accept_at(l)),
        "reason" => Some(words::referral_why(l)),
        _ => None,
    }
}

/// What the person reads of it on the telephone.
fn reads(l: Locale, state: State) -> String {
    match state {
        State::Sent | State::InfoRequested => words::reads_asking(l),
        State::Waitlisted => words::reads_list(l),
        State::Accepted | State::InProgress => words::reads_kept(l),
        State::Declined | State::Expired => words::reads_no_place(l),
        _ => words::reads_nothing(l),
    }
}

fn why(l: Locale, code: &str) -> Option<String> {
    let declined = DeclineReason::parse(code).map(|reason| decline_reason(l, reason));
    declined
        .or_else(|| WaitReason::parse(code).map(|reason| wait_reason(l, reason)))
        .or_else(|| WithdrawalKind::parse(code).map(|kind| withdrawal(l, kind)))
}

fn remind(frame: &StaffFrame, facts: &ReferralFacts) -> AnyView {
    let l = frame.locale;
    view! {
        <form method="post" action=paths::referral_act(&facts.id, "insistir") class="sheet pad near">
            {kit::request_id(&frame.request_id)}
            <h2>{words::remind_title(l)}</h2>
            <p>{words::remind_words(l)}</p>
            <button class="button">{words::remind_send(l)}</button>
        </form>
    }
    .into_any()
}

/// The provider answered by telephone; one form, what does not apply stays empty.
fn by_phone(frame: &StaffFrame, facts: &ReferralFacts) -> AnyView {
    let (l, form) = (frame.locale, &facts.form);
    let answers = vec![
        Opt::new("accept", words::phone_accept(l)),
        Opt::new("waitlist", words::phone_waitlist(l)),
        Opt::new("decline", words::phone_decline(l)),
    ];
    let declines =
        DeclineReason::offered(DeclinedBy::Provider).map(|one| Opt::new(one.code(), decline_reason(l, one))).collect();
    let waits = WaitReason::ALL
        .iter()
        .filter(|one| **one != WaitReason::Other)
        .map(|one| Opt::new(one.code(), wait_reason(l, *one)))
        .collect();
    let reasons = vec![(words::phone_decline(l), declines), (words::phone_waitlist(l), waits)];
    let open = !form.value("answer").is_empty() || form.problem("answer").is_some();
    view! {
        <details class="sheet pad" open=open>
            <summary><b>{words::phone_title(l)}</b></summary>
            <form method="post" action=paths::referral_act(&facts.id, "respuesta") class="stack">
                {kit::request_id(&frame.request_id)}
                <p>{words::phone_words(l)}</p>
                {Choice::one("answer", words::phone_answer(l), answers).view(l, form)}
                {Field::text("on", provider::accept_on(l)).hint(words::phone_on_hint(l, facts.now.day.written())).size(Size::W12).max(10).view(l, form)}
                {Field::text("at", provider::accept_at(l)).hint(provider::accept_at_hint(l)).size(Size::W8).max(5).view(l, form)}
                {Select::grouped("reason", words::referral_why(l), reasons).empty(words::phone_no_reason(l)).view(l, form)}
                <button class="button go">{words::phone_save(l)}</button>
            </form>
        </details>
    }
    .into_any()
}

fn withdraw(frame: &StaffFrame, facts: &ReferralFacts) -> AnyView {
    let (l, form) = (frame.locale, &facts.form);
    let kinds = WithdrawalKind::ALL.iter().map(|one| Opt::new(one.code(), withdrawal(l, *one))).collect();
    view! {
        <details class="sheet pad" open=form.problem("kind").is_some()>
            <summary><b>{words::withdraw_title(l)}</b></summary>
            <form method="post" action=paths::referral_act(&facts.id, "retirar") class="stack">
                {kit::request_id(&frame.request_id)}
                <p>{words::withdraw_words(l)}</p>
                {Choice::one("kind", words::withdraw_why(l), kinds).view(l, form)}
                <button class="button risk">{words::withdraw_send(l)}</button>
            </form>
        </details>
    }
    .into_any()
}

fn withdrawal(l: Locale, kind: WithdrawalKind) -> String {
    match kind {
        WithdrawalKind::NotWanted => words::withdrawal_not_wanted(l),
        WithdrawalKind::PlacedElsewhere => words::withdrawal_placed_elsewhere(l),
        WithdrawalKind::ConsentWithdrawn => words::withdrawal_consent_withdrawn(l),
        WithdrawalKind::Moved => words::withdrawal_moved(l),
        WithdrawalKind::NotReached => words::withdrawal_not_reached(l),
        WithdrawalKind::NotSafe => words::withdrawal_not_safe(l),
        WithdrawalKind::Mistake => words::withdrawal_mistake(l),
    }
}
