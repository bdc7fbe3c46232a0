use domain::glass::{GlassReason, Verdict};
use leptos::prelude::*;
use locales::dates::{self, Moment};
use locales::{Locale, oversight as words};

use crate::kit::{self, Choice, Event, Field, Form, Identity, Opt, Row, Size, State, TextArea};
use crate::paths;
use crate::shell::{Head, StaffFrame, Width, staff_page};

/// Asks for the file, the reason and the words.
pub fn break_page(frame: &StaffFrame, form: &Form) -> String {
    let l = frame.locale;
    staff_page(frame, Head::new(words::glass_title(l)).width(Width::Narrow).form(form), || {
        let reasons = GlassReason::ALL.iter().map(|one| Opt::new(one.code(), reason(l, *one))).collect();
        view! {
            {kit::error_summary(l, form, |name| label(l, name))}
            {kit::page_head(words::glass_title(l), None, None)}
            {kit::notice(kit::Tone::Warn, words::glass_words(l))}
            <form method="post" action=paths::glass() class="sheet pad stack">
                {kit::request_id(&frame.request_id)}
                {Field::text("code", words::glass_code(l)).hint(words::glass_code_hint(l)).size(Size::W20).max(40).view(l, form)}
                {Choice::one("reason", words::glass_reason(l), reasons).view(l, form)}
                {TextArea::new("words", words::glass_why(l)).hint(words::glass_why_hint(l)).rows(4).max(2000).view(l, form)}
                <button class="button go">{words::glass_open(l)}</button>
            </form>
        }
    })
}

fn label(l: Locale, name: &str) -> Option<String> {
    match name {
        "code" => Some(words::glass_code(l)),
        "reason" => Some(words::glass_reason(l)),
        "words" => Some(words::glass_why(l)),
        _ => None,
    }
}

fn reason(l: Locale, reason: GlassReason) -> String {
    match reason {
        GlassReason::DangerToLife => words::reason_danger_to_life(l),
        GlassReason::Medical => words::reason_medical(l),
        GlassReason::CourtOrder => words::reason_court_order(l),
        GlassReason::OwnerUnreachable => words::reason_owner_unreachable(l),
    }
}

/// A file that is open for half an hour; reading only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GlassFacts {
    pub name: String,
    pub facts: Vec<String>,
    pub worker: Option<String>,
    pub reason: GlassReason,
    pub until: Moment,
    /// Category and state.
    pub needs: Vec<(String, String)>,
    /// Programme and state.
    pub referrals: Vec<(String, String)>,
    /// Day, time and place of what is planned.
    pub dates: Vec<(String, String)>,
    pub story: Vec<(Moment, Option<String>, String)>,
}

/// The file behind broken glass.
pub fn glass_file_page(frame: &StaffFrame, facts: &GlassFacts) -> String {
    let l = frame.locale;
    staff_page(frame, Head::new(words::glass_file_title(l)), || {
        let banner = words::glass_until(l, reason(l, facts.reason), dates::clock(facts.until));
        let identity = Identity {
            name: facts.name.clone(),
            card: None,
            facts: facts.facts.clone(),
            more: facts.worker.iter().map(|name| locales::caseload::file_worker(l, name)).collect(),
            tags: Vec::new(),
            buttons: None,
        };
        let needs: Vec<Row> = facts
            .needs
            .iter()
            .map(|(category, state)| {
                Row::text(crate::caseload::coded(l, "category", category), crate::caseload::need(l, state))
            })
            .collect();
        let referrals: Vec<Row> = facts
            .referrals
            .iter()
            .map(|(programme, state)| {
                Row::view(programme.clone(), State::parse(state).map(|state| kit::tag(l, state)).into_any())
            })
            .collect();
        let planned: Vec<Row> =
            facts.dates.iter().map(|(when, place)| Row::text(when.clone(), place.clone())).collect();
        let story = facts.story.iter().map(|(at, who, code)| Event {
            iso: at.iso(),
            at: dates::short(l, *at),
            who: who.clone(),
            title: crate::caseload::told(l, code),
            words: None,
        });
        let story = kit::timeline(story.collect());
        view! {
            {kit::notice(kit::Tone::Warn, banner)}
            {kit::identity_bar(identity)}
            <div class="columns">
                <div class="stack">
                    {section("referrals", locales::caseload::file_referrals(l), referrals, locales::caseload::file_no_referrals(l))}
                    {section("needs", locales::caseload::file_needs(l), needs, locales::caseload::file_no_needs(l))}
                    {section("dates", words::glass_dates(l), planned, words::glass_no_dates(l))}
                </div>
                <section class="sheet" aria-labelledby="story"><header><h2 id="story">{locales::caseload::file_story(l)}</h2></header><div class="pad">{story}</div></section>
            </div>
        }
    })
}

fn section(id: &'static str, title: String, rows: Vec<Row>, none: String) -> AnyView {
    let inside =
        if rows.is_empty() { view! { <p class="quiet">{none}</p> }.into_any() } else { kit::summary_list(rows) };
    view! { <section class="sheet" aria-labelledby=id><header><h2 id=id>{title}</h2></header><div class="pad">{inside}</div></section> }.into_any()
}

/// One use in the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UseRow {
    pub id: String,
    pub at: Moment,
    pub who: String,
    pub role: String,
    pub reason: GlassReason,
    pub words: String,
    pub code: Option<String>,
    /// Who judged it, and how.
    pub reviewed: Option<(String, Verdict)>,
    /// The review is due by then.
    pub due: Moment,
    /// The reader may judge it.
    pub mine: bool,
}

/// The register of uses, each with its reason and its review.
pub fn register_page(frame: &StaffFrame, uses: &[UseRow], now: Moment) -> String {
    let l = frame.locale;
    staff_page(frame, Head::new(words::glass_register(l)), || {
        let rows: Vec<AnyView> = uses.iter().map(|one| use_row(frame, one, now)).collect();
        let list = if rows.is_empty() {
            kit::empty_state("shield-check", words::register_empty(l), words::register_empty_why(l), None)
        } else {
            view! { <ul class="rows sheet">{rows}</ul> }.into_any()
        };
        let waiting = uses.iter().filter(|one| one.reviewed.is_none()).count();
        view! { {kit::page_head(words::glass_register(l), Some(words::register_lead(l, waiting)), None)}{list} }
    })
}

fn use_row(frame: &StaffFrame, one: &UseRow, now: Moment) -> AnyView {
    let l = frame.locale;
    let review = match (&one.reviewed, one.mine) {
        (Some((name, verdict)), _) => {
            let tag = match verdict {
                Verdict::Justified => kit::tag_tone(kit::Tone::Good, "circle-check", words::verdict_justified(l)),
                Verdict::NotJustified => kit::tag_tone(kit::Tone::Bad, "circle-x", words::verdict_not_justified(l)),
            };
            view! { <p>{tag}" "<span class="quiet">{words::register_reviewed(l, name)}</span></p> }.into_any()
        }
        (None, true) => {
            let judge = |verdict: Verdict, label: String| {
                view! {
                    <form method="post" action=paths::glass_review(&one.id)>
                        {kit::request_id(&frame.request_id)}
                        <input type="hidden" name="verdict" value=verdict.code()/>
                        <button class="button tight">{label}</button>
                    </form>
                }
            };
            view! { <div class="button_group">{judge(Verdict::Justified, words::judge_justified(l))}{judge(Verdict::NotJustified, words::judge_not_justified(l))}</div> }.into_any()
        }
        (None, false) => view! { <p class="quiet">{words::register_waits(l)}</p> }.into_any(),
    };
    let due = one.reviewed.is_none().then(|| kit::due(l, one.due, now));
    let code = one.code.as_ref().map(|code| words::register_code(l, code));
    view! {
        <li class="near">
            <div class="line apart"><h2>{one.who.clone()}" "<small class="quiet">{one.role.clone()}</small></h2>{due}</div>
            <p class="dots"><span>{dates::short(l, one.at)}</span><span>{reason(l, one.reason)}</span>{code.map(|code| view! { <span>{code}</span> })}</p>
            <p>{one.words.clone()}</p>
            {review}
        </li>
    }
    .into_any()
}
