use leptos::prelude::*;
use locales::{Locale, numbers, returnee};

use crate::kit::{self, Field, Form, words::say};
use crate::paths;
use crate::shell::{Head, PublicFrame, public_page};

/// Why the page is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnterState {
    /// For the first time, or with the number from the QR code.
    Fresh,
    /// Wrong, unknown, frozen or revoked: the same words for all.
    Wrong,
    /// Too many tries; how many minutes to wait.
    Wait(u32),
    /// The session ended by itself.
    Ended,
}

/// R2: what the sign-in page for returned people shows. `form` holds `card` as typed or scanned and `shared`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enter {
    /// Why it is shown.
    pub state: EnterState,
    /// The card's number, if known.
    pub form: Form,
}

/// R2: card and PIN.
pub fn enter_page(frame: &PublicFrame, facts: &Enter) -> String {
    let l = frame.locale;
    let failed = matches!(facts.state, EnterState::Wrong | EnterState::Wait(_));
    public_page(frame, Head::new(returnee::enter_title(l)).error(failed), || {
        view! {
            {said(frame, facts.state)}
            <h1>{say(l, returnee::said::enter_heading(l))}</h1>
            {(facts.state == EnterState::Fresh).then(|| picture(l))}
            {form(frame, facts)}
            {failed.then(|| view! { <h2>{say(l, returnee::said::enter_help(l))}</h2> })}
            <ul class="rows">
                {failed.then(|| view! {
                    <li><a class="tap" href=paths::telephone(&frame.phone)>{kit::icon("phone")}" "{say(l, returnee::said::call_number(l, &frame.phone))}</a></li>
                })}
                <li><a class="tap" href=frame.href(paths::lost_card())>{kit::icon("id-card")}" "{say(l, returnee::said::enter_no_card(l))}</a></li>
            </ul>
        }
    })
}

fn form(frame: &PublicFrame, facts: &Enter) -> AnyView {
    let l = frame.locale;
    let card = facts.form.value("card").to_owned();
    let card =
        if card.len() == 12 && card.bytes().all(|byte| byte.is_ascii_digit()) { numbers::fours(&card) } else { card };
    let mut typed = facts.form.typed.clone();
    let ready = !card.is_empty() && facts.state == EnterState::Fresh;
    typed.insert("card".into(), card);
    let shown = Form::filled(typed);
    let own_phone = facts.form.typed.get("shared").is_some_and(|shared| shared == "no");
    let pin = Field::password("pin", returnee::enter_pin(l))
        .hint(returnee::enter_pin_hint(l))
        .mode("numeric")
        .autocomplete("current-password")
        .max(12);
    view! {
        <form method="post" action=frame.href(paths::enter())>
            {kit::request_id(&frame.request_id)}
            {Field::digits("card", returnee::enter_card(l), 20).hint(returnee::enter_card_hint(l)).autocomplete("username").view(l, &shown)}
            {(if ready { pin.focus() } else { pin }).view(l, &shown)}
            <label class="check">
                <input type="checkbox" name="shared" value="yes" checked=!own_phone/>
                " "<span>{say(l, returnee::said::enter_shared(l))}" "<span class="quiet">{say(l, returnee::said::enter_shared_hint(l))}</span></span>
            </label>
            <button class="button go">{say(l, returnee::said::enter_button(l))}</button>
        </form>
    }
    .into_any()
}

fn said(frame: &PublicFrame, state: EnterState) -> Option<AnyView> {
    let l = frame.locale;
    let (title, lines) = match state {
        EnterState::Fresh => return None,
        EnterState::Ended => {
            return Some(kit::notice_view(kit::Tone::Info, say(l, returnee::said::enter_ended(l))));
        }
        EnterState::Wrong => (
            returnee::said::enter_wrong(l),
            view! {
                <p><a class="tap" href="#card">{say(l, returnee::said::enter_wrong_card(l))}</a></p>
                <p>{say(l, returnee::said::enter_wrong_pin(l))}</p>
            }
            .into_any(),
        ),
        EnterState::Wait(minutes) => (
            returnee::said::enter_wait(l),
            view! {
                <p>{say(l, returnee::said::enter_wait_minutes(l, minutes))}</p>
                <p>{say(l, returnee::said::enter_wait_call(l, &frame.phone))}</p>
            }
            .into_any(),
        ),
    };
    Some(
        view! {
            <div class="error_summary" role="alert" tabindex="-1" autofocus=true aria-labelledby="problems">
                <h2 id="problems">{say(l, title)}</h2>
                {lines}
            </div>
        }
        .into_any(),
    )
}

/// The printed card, with its number marked; the layout is that of the paper.
fn picture(l: Locale) -> AnyView {
    view! {
        <svg class="picture" viewBox="0 0 300 190" role="img" aria-label=returnee::enter_picture(l)>
            <rect x="1" y="1" width="298" height="188" rx="10" class="d_paper" stroke-width="1.5"></rect>
            <path d="M2 13h296" class="d_thread" stroke-width="5" stroke-dasharray="30 3 3 3"></path>
            <rect x="12" y="38" width="276" height="48" rx="5" class="d_hi"></rect>
            <text x="150" y="72" text-anchor="middle" font-family="monospace" font-weight="700" font-size="28" class="d_ink">"4821 7039 5016"</text>
            <text x="18" y="134" font-family="serif" font-weight="700" font-size="18" class="d_ink">"Ceiba"</text>
            <path d="M18 148h110M18 164h84" class="d_hair" stroke-width="7"></path>
            <path d="M216 106h66v66h-66zM228 118h14v14h-14zM258 118h12v12h-12zM228 146h10v14h-10zM252 142h18v18h-18z" class="d_ink" fill-rule="evenodd"></path>
        </svg>
    }
    .into_any()
}
