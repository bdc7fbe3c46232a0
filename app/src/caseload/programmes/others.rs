use leptos::prelude::*;
use locales::{dates, programmes as words};

use super::{NeedFacts, Out, ProgrammesFacts, unsuited_word};
use crate::caseload::tasks::ask;
use crate::kit::{Column, Line, Table, request_id};
use crate::paths;
use crate::shell::StaffFrame;

/// Programmes of a need that do not apply: first those that one step would change.
pub fn others(frame: &StaffFrame, case: &str, need: &NeedFacts, may_refer: bool) -> Option<AnyView> {
    let l = frame.locale;
    let (near, far): (Vec<&Out>, Vec<&Out>) = need.outs.iter().partition(|out| out.near);
    let open = need.cards.is_empty();
    let near = group(frame, case, &near, (words::near(l), words::near_hint(l)), open, may_refer);
    let far = group(frame, case, &far, (words::others(l), words::others_hint(l)), false, may_refer);
    (!need.outs.is_empty()).then(|| view! { <div class="sheet fold_list">{near}{far}</div> }.into_any())
}

fn group(
    frame: &StaffFrame,
    case: &str,
    outs: &[&Out],
    (title, hint): (String, String),
    open: bool,
    may_refer: bool,
) -> Option<AnyView> {
    let l = frame.locale;
    let count: usize = outs.iter().map(|out| 1 + out.more).sum();
    let columns = vec![
        Column::text(words::column_programme(l)),
        Column::text(words::column_why(l)),
        Column::text(words::column_change(l)),
    ];
    let lines = outs.iter().map(|out| line(frame, case, out, may_refer)).collect();
    let table = Table { caption: title.clone(), columns, lines };
    (!outs.is_empty()).then(|| {
        view! {
            <details open=open>
                <summary><span class="n">{count}</span>" "<b>{title}</b>" "<span class="quiet">{hint}</span></summary>
                {table.view()}
            </details>
        }
        .into_any()
    })
}

fn line(frame: &StaffFrame, case: &str, out: &Out, may_refer: bool) -> Line {
    let l = frame.locale;
    let more = (out.more > 0).then(|| format!(" ({})", words::others_dates(l, out.more)));
    let name = view! { {out.name.clone()}", "{out.place.clone()}<span class="quiet">{more}</span> };
    let hidden = || view! { <span class="hidden_words">{format!(": {}", out.name)}</span> };
    let way = out.way.clone().map(|(href, words)| view! { " "<a href=href>{words}{hidden()}</a> });
    let exception = (may_refer && out.exception).then(|| {
        let href = paths::refer(case, &out.offering);
        view! { " "<a href=href>{words::exception(l)}{hidden()}</a> }
    });
    let task = out.task.map(|task| ask(frame, case, task, &out.name));
    let change = view! { {out.change.clone()}{way}{exception}{task} };
    Line::new(vec![name.into_any(), out.why.clone().into_any(), change.into_any()])
}

/// What was said not to suit, each with its way back.
pub fn turned_down(frame: &StaffFrame, facts: &ProgrammesFacts) -> Option<AnyView> {
    let l = frame.locale;
    let rows: Vec<_> = facts
        .turned_down
        .iter()
        .map(|one| {
            let undo = facts.may_refer.then(|| {
                view! {
                    <form method="post" action=paths::unsuited_back(&facts.case, &one.id)>
                        {request_id(&frame.request_id)}
                        <button class="button tight">{words::undo(l)}<span class="hidden_words">{format!(": {}", one.name)}</span></button>
                    </form>
                }
            });
            view! {
                <li class="line apart">
                    <p><b>{one.name.clone()}</b>": "{unsuited_word(l, one.reason)}" "<span class="quiet">{dates::short(l, one.at)}</span></p>
                    {undo}
                </li>
            }
        })
        .collect();
    let count = rows.len();
    (count > 0).then(|| {
        view! {
            <section class="sheet" aria-labelledby="said-not">
                <header><h2 id="said-not">{words::said_not(l)}</h2><p class="quiet">{words::said_not_hint(l)}</p></header>
                <ul class="rows">{rows}</ul>
            </section>
        }
        .into_any()
    })
}
