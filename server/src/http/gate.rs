//! What stands before every handler: finds out who asks, refuses whoever the route does not name, and keeps the time.

use std::net::SocketAddr;
use std::time::Duration;

use axum::extract::{ConnectInfo, FromRequest, Request};
use axum::http::{Method, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use casework::kept::KeptForm;
use casework::{Returnee, Staff};
use domain::access::{Action, Role, cell};
use locales::Locale;

use super::frame::{Here, without_language};
use super::page::Page;
use super::posted::Posted;
use super::refusal::Stop;
use super::router::{Caller, Rule};
use super::session;
use super::site::Site;

/// The part of a route that is not its handler.
#[derive(Clone, Copy)]
pub struct Gate {
    pub(super) caller: Caller,
    pub(super) rule: Rule,
    pub(super) deadline: Duration,
}

/// Told to the outer layers: to whom the answer goes.
#[derive(Clone)]
pub(super) enum AnsweredTo {
    /// A member of staff.
    Staff(Box<Staff>),
    /// A returned person.
    Returnee,
}

impl Gate {
    /// Lets the request through, or answers in the handler's place.
    pub(super) async fn pass(self, mut request: Request, next: Next) -> Response {
        let Some(site) = request.extensions().get::<Site>().cloned() else {
            return Stop::Missing.into_response();
        };
        match self.caller {
            Caller::Anyone | Caller::Link => self.run(request, next).await,
            Caller::Machine if is_local(&request) => self.run(request, next).await,
            Caller::Machine => Stop::Missing.into_response(),
            Caller::Staff => {
                let token = session::token(&site, request.headers());
                let staff = match find_staff(&site, token).await {
                    Ok(Some(staff)) => staff,
                    Ok(None) => return ask_to_sign_in(&site, request).await,
                    Err(stop) => return unsaved(&site, request, stop).await,
                };
                if let Some(chosen) = chosen_language(&request) {
                    return keep_language(&staff, chosen, request.uri()).await;
                }
                if self.rule.asks_for_a_code(staff.actor.role) && !staff.actor.stepped_up {
                    return ask_for_code(&site, request).await;
                }
                let mut answer = if self.rule.fits(staff.actor.role) {
                    request.extensions_mut().insert(staff.clone());
                    self.run(request, next).await
                } else {
                    Stop::Missing.into_response()
                };
                answer.extensions_mut().insert(AnsweredTo::Staff(Box::new(staff)));
                answer
            }
            Caller::Returnee => {
                let token = session::token(&site, request.headers());
                let returnee = match find_returnee(&site, token).await {
                    Ok(Some(returnee)) => returnee,
                    Ok(None) => {
                        return Page::see_other(app::paths::in_language(&app::paths::enter(), here_language(&request)))
                            .into_response();
                    }
                    Err(stop) => return stop.into_response(),
                };
                request.extensions_mut().insert(returnee);
                let mut answer = self.run(request, next).await;
                answer.extensions_mut().insert(AnsweredTo::Returnee);
                answer
            }
        }
    }

    async fn run(self, request: Request, next: Next) -> Response {
        tokio::time::timeout(self.deadline, next.run(request)).await.unwrap_or_else(|_| Stop::Busy.into_response())
    }
}

impl Rule {
    /// Whether the role may do this to any record at all; without, the address does not exist for it.
    fn fits(self, role: Role) -> bool {
        let may = |action: &Action| cell(role, *action) != "-";
        match self {
            Self::Open | Self::Own => true,
            Self::May(action) => may(&action),
            Self::AnyOf(actions) => actions.iter().any(may),
        }
    }
}

impl Rule {
    /// Whether whatever the role may do here needs a fresh code (`+` in the table of `domain::access`).
    fn asks_for_a_code(self, role: Role) -> bool {
        let asks = |action: &Action| cell(role, *action).contains('+');
        match self {
            Self::Open | Self::Own => false,
            Self::May(action) => asks(&action),
            Self::AnyOf(actions) => {
                let mut allowed = actions.iter().filter(|action| cell(role, **action) != "-").peekable();
                allowed.peek().is_some() && allowed.all(asks)
            }
        }
    }
}

/// From this machine, and not through a proxy on it.
fn is_local(request: &Request) -> bool {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let through = request.headers().contains_key("x-forwarded-for") || request.headers().contains_key("forwarded");
    peer.is_some_and(|ConnectInfo(peer)| peer.ip().to_canonical().is_loopback()) && !through
}

async fn find_staff(site: &Site, token: Option<String>) -> Result<Option<Staff>, Stop> {
    match token {
        Some(token) => Ok(site.house.staff(&token).await.map_err(casework::Refusal::from)?),
        None => Ok(None),
    }
}

async fn find_returnee(site: &Site, token: Option<String>) -> Result<Option<Returnee>, Stop> {
    match token {
        Some(token) => Ok(site.house.returnee(&token).await.map_err(casework::Refusal::from)?),
        None => Ok(None),
    }
}

/// The language of the public page that asks.
fn here_language(request: &Request) -> Locale {
    request.extensions().get::<Here>().map_or(Locale::ES, Here::public_language)
}

/// The language that the foot of a staff page was asked for.
fn chosen_language(request: &Request) -> Option<Locale> {
    let here = request.extensions().get::<Here>().filter(|_| request.method() == Method::GET)?;
    here.asked_language().filter(|locale| locale.is_complete())
}

/// Keeps it in the account and drops it from the address; a link from elsewhere can do no more than that.
async fn keep_language(staff: &Staff, chosen: Locale, asked: &Uri) -> Response {
    let target = asked.path_and_query().map_or(asked.path(), |target| target.as_str());
    match staff.prefer(Some(chosen.code()), None).await {
        Ok(()) => Page::see_other(without_language(target)).into_response(),
        Err(error) => Stop::from(casework::Refusal::from(error)).into_response(),
    }
}

/// A page asks for sign-in and comes back. What was typed into a form is kept first, for whoever's session it was; a form
/// of nobody comes back to the page it stood on.
async fn ask_to_sign_in(site: &Site, request: Request) -> Response {
    ask(site, request, app::paths::staff_sign_in_then).await
}

/// The same for a code that is no longer fresh.
async fn ask_for_code(site: &Site, request: Request) -> Response {
    ask(site, request, app::paths::staff_second_factor_then).await
}

async fn ask(site: &Site, request: Request, and_then: fn(&str) -> String) -> Response {
    let to = |path: &str| Page::see_other(and_then(path)).into_response();
    if request.method() != Method::POST {
        return to(request.uri().path());
    }
    let stood_on = request.headers().get(header::REFERER).and_then(|value| value.to_str().ok());
    let stood_on = stood_on.and_then(path_of).unwrap_or_default().to_owned();
    let token = session::token(site, request.headers());
    let path = request.uri().path_and_query().map_or_else(String::new, |target| target.as_str().to_owned());
    let Some(token) = token.filter(|_| app::paths::is_own(request.uri().path())) else { return to(&stood_on) };
    let Ok(posted) = Posted::from_request(request, site).await else { return to(&stood_on) };
    match site.house.keep_form(&token, KeptForm { path, typed: posted.whole() }).await {
        Ok(true) => to(&app::paths::staff_kept()),
        Ok(false) => to(&stood_on),
        Err(refusal) => Stop::from(refusal).into_response(),
    }
}

/// Nobody can be asked who sends this; what was typed is read all the same, so that its page can give it back.
async fn unsaved(site: &Site, request: Request, stop: Stop) -> Response {
    if request.method() == Method::POST {
        let _ = Posted::from_request(request, site).await;
    }
    stop.into_response()
}

/// The path of a whole address.
fn path_of(address: &str) -> Option<&str> {
    let rest = address.split_once("://")?.1;
    let path = &rest[rest.find('/')?..];
    path.split(['?', '#']).next()
}

impl Here {
    /// Where to go after sign-in: the path asked for, when it is one of ours.
    pub fn after_sign_in(&self, asked: Option<&str>) -> Option<String> {
        asked.filter(|path| app::paths::is_own(path)).map(str::to_owned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_finds_only_the_addresses_it_could_ever_use() {
        assert!(Rule::May(Action::RegisterArrival).fits(Role::Reception));
        assert!(!Rule::May(Action::RegisterArrival).fits(Role::Auditor));
        assert!(Rule::AnyOf(&[Action::RegisterArrival, Action::SearchAudit]).fits(Role::Auditor));
        assert!(Rule::Own.fits(Role::Statistics));
    }

    #[test]
    fn a_grave_act_asks_for_a_fresh_code() {
        let grave = Action::ALL
            .iter()
            .copied()
            .find(|action| cell(Role::Administrator, *action).contains('+'))
            .expect("the administrator has one");
        assert!(Rule::May(grave).asks_for_a_code(Role::Administrator));
        assert!(!Rule::May(Action::RegisterArrival).asks_for_a_code(Role::Reception));
        assert!(!Rule::Own.asks_for_a_code(Role::Administrator));
    }

    #[test]
    fn only_the_path_of_a_referer_is_kept() {
        assert_eq!(path_of("https://h.example/vuelos/7?q=Ana#x"), Some("/vuelos/7"));
        assert_eq!(path_of("https://h.example"), None);
        assert_eq!(path_of("nonsense"), None);
    }
}
