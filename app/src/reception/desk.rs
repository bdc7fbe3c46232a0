use domain::problems::ProblemCode;
use leptos::prelude::*;
use locales::{Locale, people, reception};

use crate::kit::{self, Choice, Department, Field, Form, Opt, Select, Size, TextArea};
use crate::paths;
use crate::shell::{Head, StaffFrame, staff_page};

/// Members of a family on one form.
const MEMBERS: usize = 7;

/// A line that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub id: String,
    pub list_no: String,
    pub name: String,
    pub birth: String,
    /// A child without company, as the list says.
    pub alone: bool,
    /// Who this may be, of those registered before.
    pub seen_before: Option<String>,
    /// Receipt, by whom, at which desk, when it was registered.
    pub registered: Option<(String, String, String)>,
}

/// Somebody registered before who may be the person at the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    pub person: String,
    pub name: String,
    /// Day of the last arrival.
    pub arrived: String,
    /// Birth, town and what speaks for it.
    pub facts: String,
}

/// S5: the desk. `form` holds the answers; a fresh one holds what the list says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Desk {
    pub flight: String,
    pub number: String,
    pub listed: u64,
    pub registered: u64,
    pub query: String,
    pub found: Vec<Found>,
    /// The line the form is about; none for somebody who is not on the list.
    pub line: Option<Found>,
    /// True when the form is shown.
    pub answering: bool,
    /// Receipt of whoever carries the card that was looked for.
    pub card_receipt: Option<String>,
    /// Those registered before who may be this person, the most alike first.
    pub earlier: Vec<Earlier>,
    /// A child alone: the interruption stands above the form.
    pub child_alone: bool,
    pub form: Form,
    pub departments: Vec<Department>,
    /// Code and name.
    pub languages: Vec<(String, String)>,
}

/// S5: the desk.
pub fn desk_page(frame: &StaffFrame, facts: &Desk) -> String {
    let l = frame.locale;
    staff_page(frame, Head::new(reception::desk_title(l)).with_islands().form(&facts.form), || {
        let progress = reception::desk_progress(l, facts.listed, &facts.number, facts.registered);
        view! {
            {kit::back_link(paths::flights(), reception::board_title(l))}
            {kit::error_summary(l, &facts.form, |name| label(l, name))}
            {kit::page_head(reception::desk_title(l), Some(progress), None)}
            {look_up(frame, facts)}
            {hits(l, facts)}
            {facts.answering.then(|| answers(frame, facts))}
        }
    })
}

fn look_up(frame: &StaffFrame, facts: &Desk) -> AnyView {
    let l = frame.locale;
    let typed = Form::filled([("q".to_owned(), facts.query.clone())].into());
    let field =
        Field::text("q", reception::desk_find(l)).hint(reception::desk_find_hint(l)).id("desk-find").size(Size::W20);
    let field = if facts.answering { field } else { field.focus() };
    view! {
        <form method="post" action=paths::flight_desk_find(&facts.flight) class="stack sheet pad" role="search" aria-label=reception::desk_find(l)>
            {kit::request_id(&frame.request_id)}
            {field.view(l, &typed)}
            <button class="button">{reception::desk_find_button(l)}</button>
        </form>
    }
    .into_any()
}

fn hits(l: Locale, facts: &Desk) -> AnyView {
    let receipt = |receipt: &str| paths::flight_receipt(&facts.flight, receipt);
    let card = facts.card_receipt.as_ref().map(|number| {
        let words = view! { {reception::desk_card_of(l, number)}" "<a href=receipt(number)>{reception::desk_see_receipt(l)}</a> };
        kit::notice_view(kit::Tone::Info, words.into_any())
    });
    let walk_in = view! { <a class="button" href=format!("{}?linea=nueva", paths::flight_desk(&facts.flight))>{reception::desk_walk_in(l)}</a> };
    let none = (!facts.answering && !facts.query.is_empty() && facts.found.is_empty() && card.is_none())
        .then(|| kit::notice(kit::Tone::Warn, reception::desk_none(l, &facts.query)));
    let rows: Vec<_> = facts
        .found
        .iter()
        .map(|one| {
            let link = one.registered.is_none().then(|| paths::flight_desk_line(&facts.flight, &one.id));
            let name = match link {
                Some(href) => view! { <a href=href>{one.name.clone()}</a> }.into_any(),
                None => one.name.clone().into_any(),
            };
            let done = one.registered.as_ref().map(|(number, by, desk)| {
                view! { " "{reception::desk_already(l, desk, by, number)}" "<a href=receipt(number)>{reception::desk_see_receipt(l)}</a> }
            });
            view! { <li><b>{one.list_no.clone()}</b>" "{name}" "<span class="quiet">{one.birth.clone()}</span>{done}</li> }
        })
        .collect();
    let several = (!rows.is_empty())
        .then(|| view! { <section class="sheet pad"><h2>{reception::desk_several(l)}</h2><ol>{rows}</ol></section> });
    view! { {card}{none}{several}{(!facts.answering).then(|| view! { <p>{walk_in}</p> })} }.into_any()
}

fn answers(frame: &StaffFrame, facts: &Desk) -> AnyView {
    let (l, form) = (frame.locale, &facts.form);
    let action = match &facts.line {
        Some(line) => paths::flight_desk_line(&facts.flight, &line.id),
        None => format!("{}?linea=nueva", paths::flight_desk(&facts.flight)),
    };
    let heading = facts
        .line
        .as_ref()
        .map(|line| view! { <h2>{reception::list_no(l)}" "{line.list_no.clone()}" · "{line.name.clone()}</h2> });
    let previous = (!facts.earlier.is_empty() && !facts.child_alone).then(|| earlier(l, facts));
    let child = facts.child_alone.then(|| {
        let tick = Choice::several(
            "protection",
            reception::child_title(l),
            vec![Opt::new("yes", reception::child_confirm(l))],
        );
        kit::interruption(reception::child_title(l), reception::child_words(l), tick.view(l, form))
    });
    let card = (!facts.child_alone || !form.value("card").is_empty()).then(|| {
        Field::digits("card", reception::desk_card(l), 80)
            .hint(reception::desk_card_hint(l))
            .size(Size::W20)
            .view(l, form)
    });
    let save = if facts.child_alone { reception::child_save(l) } else { reception::desk_save(l) };
    let doubted = form.has(ProblemCode::CuiCheckDigit) || form.has(ProblemCode::CuiPlace);
    let languages = facts.languages.iter().map(|(code, name)| Opt::new(code, name)).collect();
    let yes = |code: &'static str, words: String| vec![Opt::new(code, words)];
    view! {
        <form method="post" action=action class="stack sheet pad">
            {kit::request_id(&frame.request_id)}
            {heading}
            {child}
            {previous}
            {zone(l, form)}
            {Field::text("given_names", reception::desk_given(l)).max(120).view(l, form)}
            {Field::text("surnames", reception::desk_surnames(l)).max(120).view(l, form)}
            {Field::text("birth", reception::desk_birth(l)).hint(reception::desk_birth_hint(l)).size(Size::W20).view(l, form)}
            {sex(l, form)}
            {kit::municipality(l, form, "destination", reception::desk_destination(l), &facts.departments)}
            {Field::phone("phone", reception::desk_phone(l)).view(l, form)}
            {phone_of(l, form)}
            {Select::new("language", reception::desk_language(l), languages).view(l, form)}
            {company(l, form)}
            {family(l, form)}
            {urgent(l, form)}
            {Choice::several("private", reception::desk_private(l), yes("yes", reception::desk_private(l))).view(l, form)}
            {consent(l, form)}
            {Field::text("document", reception::desk_document(l)).size(Size::W20).view(l, form)}
            {card}
            {doubted.then(|| kit::confirm(l, form))}
            <button class="button go">{save}</button>
        </form>
    }
    .into_any()
}

/// What a scanner types: it ends each line with Enter, which in a text of several lines sends nothing.
fn zone(l: Locale, form: &Form) -> AnyView {
    let kind = form.value("document_kind").to_owned();
    let kind = (!kind.is_empty()).then(|| view! { <input type="hidden" name="document_kind" value=kind/> });
    let area = TextArea::new("zone", people::desk_zone(l)).hint(people::desk_zone_hint(l)).rows(3).max(200);
    view! { <details open=!form.value("zone").is_empty()><summary>{people::desk_zone(l)}</summary>{area.view(l, form)}</details>{kind} }.into_any()
}

/// Who this may be, of those registered before: one key, and never answered for the clerk.
fn earlier(l: Locale, facts: &Desk) -> AnyView {
    let same = facts.earlier.iter().map(|one| {
        Opt::new(&one.person, people::earlier_same(l, &one.name)).small(people::earlier_small(
            l,
            &one.arrived,
            &one.facts,
        ))
    });
    let rest = [Opt::new("different", people::earlier_different(l)), Opt::new("unsure", people::earlier_unsure(l))];
    let options = same.chain(rest).collect();
    Choice::one("previous", people::earlier_title(l), options)
        .hint(people::earlier_hint(l))
        .options()
        .view(l, &facts.form)
}

pub(super) fn sex(l: Locale, form: &Form) -> AnyView {
    let options = vec![
        Opt::new("F", reception::desk_woman(l)),
        Opt::new("M", reception::desk_man(l)),
        Opt::new("X", reception::desk_other_sex(l)),
    ];
    Choice::one("sex", reception::desk_sex(l), options).picks().view(l, form)
}

fn phone_of(l: Locale, form: &Form) -> AnyView {
    let options =
        vec![Opt::new("own", reception::desk_phone_own(l)), Opt::new("family", reception::desk_phone_family(l))];
    Choice::one("phone_of", reception::desk_phone_of(l), options).picks().view(l, form)
}

fn company(l: Locale, form: &Form) -> AnyView {
    let options = vec![Opt::new("alone", reception::desk_alone(l)), Opt::new("family", reception::desk_family(l))];
    Choice::one("company", reception::desk_company(l), options).picks().view(l, form)
}

fn urgent(l: Locale, form: &Form) -> AnyView {
    let options = vec![
        Opt::new("health", reception::urgent_health(l)),
        Opt::new("pregnancy", reception::urgent_pregnancy(l)),
        Opt::new("sleep", reception::urgent_sleep(l)),
        Opt::new("mobility", reception::urgent_mobility(l)),
        Opt::new("food", reception::urgent_food(l)),
        Opt::new("call", reception::urgent_call(l)),
    ];
    Choice::several("urgent", reception::desk_urgent(l), options).picks().view(l, form)
}

fn consent(l: Locale, form: &Form) -> AnyView {
    let answer = vec![
        Opt::new("all", reception::consent_all(l)),
        Opt::new("some", reception::consent_some(l)),
        Opt::new("none", reception::consent_none(l)),
    ];
    let each = vec![
        Opt::new("help", reception::consent_help(l)),
        Opt::new("share", reception::consent_share(l)),
        Opt::new("contact", reception::consent_contact(l)),
        Opt::new("figures", reception::consent_figures(l)),
    ];
    view! {
        {Choice::one("consent", reception::desk_consent(l), answer).picks().view(l, form)}
        {Choice::several("consents", reception::consent_some(l), each).view(l, form)}
    }
    .into_any()
}

/// S6 on the same form: everybody of the family is registered in one go.
fn family(l: Locale, form: &Form) -> AnyView {
    let rows: Vec<_> = (1..=MEMBERS)
        .map(|n| {
            let relations = vec![
                Opt::new("child", reception::relation_child(l)),
                Opt::new("partner", reception::relation_partner(l)),
                Opt::new("parent", reception::relation_parent(l)),
                Opt::new("sibling", reception::relation_sibling(l)),
                Opt::new("grandparent", reception::relation_grandparent(l)),
                Opt::new("other", reception::relation_other(l)),
            ];
            view! {
                {Field::digits(format!("member_{n}"), reception::desk_member(l, n), 6).size(Size::W4).view(l, form)}
                {Select::new(format!("relation_{n}"), reception::desk_relation(l), relations).view(l, form)}
            }
        })
        .collect();
    let used = (1..=MEMBERS).any(|n| !form.value(&format!("member_{n}")).is_empty());
    view! { <details open=used><summary>{reception::desk_family_title(l)}</summary><p class="quiet">{reception::desk_family_hint(l)}</p>{rows}</details> }.into_any()
}

/// The words of a field, for the summary of problems.
pub(super) fn label(l: Locale, name: &str) -> Option<String> {
    Some(match name {
        "given_names" => reception::desk_given(l),
        "surnames" => reception::desk_surnames(l),
        "birth" => reception::desk_birth(l),
        "sex" => reception::desk_sex(l),
        "destination" => reception::desk_destination(l),
        "phone" => reception::desk_phone(l),
        "language" => reception::desk_language(l),
        "company" => reception::desk_company(l),
        "urgent" => reception::desk_urgent(l),
        "card" => reception::desk_card(l),
        "zone" => people::desk_zone(l),
        "document" => reception::desk_document(l),
        "previous" => people::earlier_title(l),
        _ => return None,
    })
}
