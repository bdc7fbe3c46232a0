//! The one way in. Every address is registered by [`Table::route`], which names its caller and rule and lists itself;
//! `ceiba routes --json` prints the list, and a guard tries every line of it as nobody.

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::handler::Handler;
use axum::middleware::Next;
use axum::routing::{MethodFilter, on};
use domain::access::Action;
use serde::Serialize;

use super::gate::Gate;
use super::site::Site;
use super::{assets, health, limits};

/// How an address is asked. Everything but [`Verb::Get`] changes something and is refused across sites; there is no exception.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// Reads (and HEAD).
    Get,
    /// A form of at most 256 KiB.
    Post,
    /// A form with files, at most this many bytes in all.
    Upload(usize),
}

impl Verb {
    const fn method(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post | Self::Upload(_) => "POST",
        }
    }

    const fn most_bytes(self) -> usize {
        match self {
            Self::Get => 0,
            Self::Post => 256 * 1024,
            Self::Upload(most) => most,
        }
    }
}

/// Who may call an address at all; found out before the handler runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caller {
    /// No session needed. Guard `anyone` names every such address; its list may only shrink.
    Anyone,
    /// A member of staff, providers' focal points included.
    Staff,
    /// A returned person whose card is open.
    Returnee,
    /// Whoever holds a signed link; the handler asks `casework` with the token in the path, and a wrong one finds nothing.
    Link,
    /// A process on the same machine.
    Machine,
}

impl Caller {
    const fn code(self) -> &'static str {
        match self {
            Self::Anyone => "anyone",
            Self::Staff => "staff",
            Self::Returnee => "returnee",
            Self::Link => "link",
            Self::Machine => "machine",
        }
    }
}

/// What the caller must be allowed to do with some record; the use case asks the policy again about the very record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Concerns nobody's record.
    Open,
    /// Concerns only the caller's own account or process.
    Own,
    /// The role may do this to some record.
    May(Action),
    /// The role may do one of these to some record.
    AnyOf(&'static [Action]),
}

impl Rule {
    fn code(self) -> String {
        match self {
            Self::Open => "open".to_owned(),
            Self::Own => "own".to_owned(),
            Self::May(action) => action.code().to_owned(),
            Self::AnyOf(actions) => actions.iter().map(|action| action.code()).collect::<Vec<_>>().join("|"),
        }
    }
}

/// One registered address, as `ceiba routes --json` prints it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Listed {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The pattern, such as `/vuelos/{flight}`.
    pub path: String,
    /// `anyone`, `staff`, …
    pub caller: &'static str,
    /// The action asked of the policy, or `open` or `own`.
    pub rule: String,
    /// True when a post from another site is refused.
    pub csrf: bool,
    /// The most bytes of a body.
    pub most_bytes: usize,
}

/// The addresses registered so far.
#[derive(Default)]
pub struct Table {
    router: Router<Site>,
    listed: Vec<Listed>,
}

impl Table {
    /// Registers an address: how, where, who, under which rule, and who answers.
    #[must_use]
    pub fn route<H, T>(mut self, verb: Verb, path: &str, caller: Caller, rule: Rule, handler: H) -> Self
    where
        H: Handler<T, Site>,
        T: 'static,
    {
        let filter = if verb == Verb::Get { MethodFilter::GET } else { MethodFilter::POST };
        let gate = Gate { caller, rule, deadline: limits::deadline(verb) };
        let method = on(filter, handler)
            .layer(DefaultBodyLimit::max(verb.most_bytes()))
            .layer(axum::middleware::from_fn(move |request: Request, next: Next| gate.pass(request, next)));
        self.router = self.router.route(path, method);
        self.listed.push(Listed {
            method: verb.method(),
            path: path.to_owned(),
            caller: caller.code(),
            rule: rule.code(),
            csrf: verb != Verb::Get,
            most_bytes: verb.most_bytes(),
        });
        self
    }

    /// Adds what a door registers.
    #[must_use]
    pub fn door(self, register: impl FnOnce(Self) -> Self) -> Self {
        register(self)
    }

    /// Everything registered, in order of address.
    pub fn listed(&self) -> Vec<Listed> {
        let mut listed = self.listed.clone();
        listed.sort_by(|one, other| (&one.path, one.method).cmp(&(&other.path, other.method)));
        listed
    }

    /// The finished router, with everything an answer passes on its way out.
    pub fn finish(self, site: Site) -> Router {
        super::frame::wrap(self.router, site)
    }
}

/// Every address of the portal.
pub fn table() -> Table {
    use app::paths;
    Table::default()
        .route(Verb::Get, &paths::healthz(), Caller::Anyone, Rule::Open, health::healthz)
        .route(Verb::Get, &paths::readyz(), Caller::Anyone, Rule::Open, health::readyz)
        .route(Verb::Get, &paths::metrics(), Caller::Machine, Rule::Open, health::metrics)
        .route(Verb::Get, &paths::robots(), Caller::Anyone, Rule::Open, assets::public)
        .route(Verb::Get, &paths::favicon(), Caller::Anyone, Rule::Open, assets::public)
        .route(Verb::Get, &paths::favicon_ico(), Caller::Anyone, Rule::Open, assets::public)
        .route(Verb::Get, &paths::asset("{name}"), Caller::Anyone, Rule::Open, assets::asset)
        .door(crate::doors::all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_lists_itself_with_its_caller_and_rule() {
        async fn nothing() {}
        let table = Table::default()
            .route(Verb::Post, "/b", Caller::Staff, Rule::AnyOf(&[Action::CreatePerson, Action::MergePerson]), nothing)
            .route(Verb::Get, "/a", Caller::Anyone, Rule::Open, nothing);
        let listed = table.listed();
        assert_eq!(listed.iter().map(|one| one.path.as_str()).collect::<Vec<_>>(), ["/a", "/b"]);
        assert!(!listed[0].csrf && listed[1].csrf);
        assert_eq!((listed[1].caller, listed[1].rule.as_str()), ("staff", "person_create|person_merge"));
    }
}
