use leptos::prelude::*;
use locales::{Locale, common};

use super::form::Form;
use super::words;

/// First thing in `<main>` when a form came back: each line leads to its field. `label` gives a field's name in words;
/// a field without one shows the sentence alone. Nothing when the form has no problem.
pub fn error_summary(l: Locale, form: &Form, label: impl Fn(&str) -> Option<String>) -> Option<AnyView> {
    if !form.refused_at_all() {
        return None;
    }
    let blocking = form.problems.iter().filter(|problem| !problem.code.is_warning()).count();
    let title = if blocking == 0 { common::warning_summary(l) } else { common::error_summary(l, blocking) };
    let lines: Vec<AnyView> = form
        .problems
        .iter()
        .map(|problem| {
            let sentence = words::problem(l, problem);
            let named = label(&problem.field)
                .map(|label| if label.ends_with('?') { format!("{label} ") } else { format!("{label}: ") });
            if problem.field.is_empty() {
                view! { <li>{sentence}</li> }.into_any()
            } else {
                view! { <li><a href=format!("#{}", problem.field)>{named}{sentence}</a></li> }.into_any()
            }
        })
        .collect();
    let class = if blocking == 0 { "error_summary unsure" } else { "error_summary" };
    Some(
        view! {
            <div class=class role="alert" tabindex="-1" autofocus=true aria-labelledby="problems">
                <h2 id="problems">{title}</h2>
                <ul>{lines}</ul>
            </div>
        }
        .into_any(),
    )
}

/// The tick by which a person keeps what only warnings question: `confirmed` carries the codes that were shown.
pub fn confirm(l: Locale, form: &Form) -> Option<AnyView> {
    let codes: Vec<_> =
        form.problems.iter().filter(|problem| problem.code.is_warning()).map(|problem| problem.code.code()).collect();
    (!codes.is_empty()).then(|| {
        view! { <label class="check"><input type="checkbox" name="confirmed" value=codes.join(",")/>" "{common::confirm_as_is(l)}</label> }
            .into_any()
    })
}
