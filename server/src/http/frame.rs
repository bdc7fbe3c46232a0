//! What every page knows besides its own facts: language, nonce, request id, who is signed in. One [`Here`] a request.

use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, OnceLock};

use app::account::Kept;
use app::shell::{Me, Place, PublicFrame, StaffFrame, Theme};
use axum::Router;
use axum::extract::{ConnectInfo, FromRequestParts, MatchedPath, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use casework::Staff;
use data_encoding::BASE64URL_NOPAD;
use domain::access::Role;
use domain::problems::Typed;
use locales::Locale;
use locales::dates;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

use super::gate::AnsweredTo;
use super::page::Shell;
use super::posted::Posted;
use super::refusal::{self, Stop};
use super::site::Site;
use super::{csrf, headers, network, request_log, session};

/// One request, as pages need to know it.
#[derive(Clone)]
pub struct Here {
    site: Site,
    id: String,
    nonce: String,
    path: String,
    target: String,
    held: Arc<OnceLock<Typed>>,
    network: IpAddr,
    asked: Option<Locale>,
    public: Locale,
    nobody: Locale,
    said: Option<String>,
}

impl FromRequestParts<Site> for Here {
    type Rejection = Stop;

    async fn from_request_parts(parts: &mut Parts, _: &Site) -> Result<Self, Stop> {
        parts.extensions.get::<Self>().cloned().ok_or(Stop::Broken("handler outside the frame"))
    }
}

impl Here {
    fn of(site: Site, request: &Request) -> Self {
        let (headers, uri) = (request.headers(), request.uri());
        let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| *peer);
        let peer = peer.unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 0)));
        let mut nonce = [0; 16];
        site.house.chance().fill(&mut nonce);
        let asked = asked_language(uri);
        let kept = session::sent(&site, headers, session::LANGUAGE).and_then(|code| Locale::parse(&code));
        let preferred = || text(headers, &header::ACCEPT_LANGUAGE).map_or(Locale::ES, Locale::negotiate);
        Self {
            id: site.house.mint().to_string(),
            nonce: BASE64URL_NOPAD.encode(&nonce),
            path: uri.path().to_owned(),
            target: uri.path_and_query().map_or_else(|| uri.path().to_owned(), |target| target.as_str().to_owned()),
            held: Arc::default(),
            network: network::client(peer, headers, &site.serving.trusted_proxies),
            asked,
            // Our own public links say their language, and Spanish needs no sign: who comes from one of them chose Spanish.
            public: asked.unwrap_or_else(|| if is_from_us(headers) { Locale::ES } else { preferred() }),
            nobody: asked.or(kept).unwrap_or_else(preferred),
            said: session::sent(&site, headers, session::SAID),
            site,
        }
    }

    /// The frame of a page for returned people.
    pub fn public(&self, signed_in: bool) -> PublicFrame {
        PublicFrame {
            locale: self.public,
            nonce: self.nonce.clone(),
            demo: self.site.house.demo,
            request_id: self.site.house.mint().to_string(),
            path: self.path.clone(),
            notice: None,
            signed_in,
            phone: self.site.serving.phone.clone(),
        }
    }

    /// The frame of a staff page with nobody signed in: sign-in, signed links.
    pub fn nobody(&self) -> StaffFrame {
        self.for_staff(self.nobody, Theme::System, None)
    }

    /// The frame of a staff page.
    pub fn staff(&self, staff: &Staff) -> StaffFrame {
        let locale = Locale::parse(&staff.locale).unwrap_or(Locale::ES);
        let place =
            [staff.place.as_deref(), staff.desk.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let menu = menu(staff.actor.role);
        let finds = menu.contains(&Place::Find);
        let me = Me { name: staff.name.clone(), place: (!place.is_empty()).then_some(place), menu, finds };
        self.for_staff(locale, Theme::parse(&staff.theme), Some(me))
    }

    fn for_staff(&self, locale: Locale, theme: Theme, me: Option<Me>) -> StaffFrame {
        StaffFrame {
            locale,
            nonce: self.nonce.clone(),
            demo: self.site.house.demo,
            request_id: self.site.house.mint().to_string(),
            path: self.path.clone(),
            here: without_language(&self.target),
            notice: None,
            assets: self.site.assets.clone(),
            theme,
            keys: true,
            me,
            printed_at: self.printed_at(locale),
        }
    }

    fn printed_at(&self, l: Locale) -> String {
        dates::short(l, app::kit::when::moment(self.site.house.now()))
    }

    /// The language of public pages.
    pub(super) const fn public_language(&self) -> Locale {
        self.public
    }

    /// The language that the address asks for.
    pub(super) const fn asked_language(&self) -> Option<Locale> {
        self.asked
    }

    /// The site this request is served by.
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// The path asked for, without query.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Holds what was typed until the answer is there, in case it could not be saved.
    pub(super) fn hold(&self, posted: &Posted) {
        if let Some(typed) = casework::kept::without_secrets(&posted.clone().whole()) {
            // A request has one form.
            let _ = self.held.set(typed);
        }
    }

    /// What was typed and can be sent again, when that could not be saved.
    pub(super) fn again(&self) -> Option<Kept> {
        let typed = self.held.get()?.clone();
        Some(Kept { path: self.target.clone(), typed })
    }

    /// The part of the network that tries are counted by, as text.
    pub fn network(&self) -> String {
        network::Network::of_client(self.network).to_string()
    }

    /// What the page before left to be said, by its code; said once.
    pub fn said(&self) -> Option<&str> {
        self.said.as_deref()
    }

    /// The number of this request in the log, shown when something broke.
    pub fn id(&self) -> &str {
        &self.id
    }

    pub(super) fn id_header(&self) -> HeaderValue {
        HeaderValue::try_from(self.id.as_str()).unwrap_or_else(|_| HeaderValue::from_static(""))
    }

    /// True for the pages before sign-in of staff.
    pub(super) fn is_for_staff(&self) -> bool {
        self.path.starts_with("/personal/")
    }
}

/// The places of a role, the one where its day starts first. Only what is there stands here: a place is added with its page
/// (guard `menus`).
pub fn menu(role: Role) -> Vec<Place> {
    match role {
        Role::Reception => vec![Place::Flights, Place::Find],
        Role::ShiftLead => vec![Place::Flights, Place::Room, Place::Find, Place::Alike],
        Role::Caseworker => vec![Place::Inbox(None), Place::Tasks, Place::Capacity, Place::Find],
        Role::Supervisor => {
            vec![
                Place::Room,
                Place::Flights,
                Place::Inbox(None),
                Place::Tasks,
                Place::Capacity,
                Place::Find,
                Place::Alike,
            ]
        }
        Role::Provider => vec![Place::Received(None), Place::Capacity],
        Role::Protection => vec![Place::Protection(None), Place::Capacity, Place::Find, Place::Alike],
        Role::DataProtection | Role::Auditor => vec![Place::Audit],
        Role::Administrator | Role::Statistics => Vec::new(),
    }
}

fn asked_language(uri: &Uri) -> Option<Locale> {
    let pairs = uri.query()?.split('&').filter_map(|pair| pair.split_once('='));
    let mut values = pairs.filter(|(name, _)| *name == app::paths::LANGUAGE).map(|(_, value)| value);
    values.next().and_then(Locale::parse)
}

/// An address without the language that it asks for; every other choice stays.
pub(super) fn without_language(target: &str) -> String {
    let Some((path, query)) = target.split_once('?') else { return target.to_owned() };
    let is_other = |pair: &&str| pair.split('=').next() != Some(app::paths::LANGUAGE);
    let kept: Vec<&str> = query.split('&').filter(is_other).collect();
    if kept.is_empty() { path.to_owned() } else { format!("{path}?{}", kept.join("&")) }
}

/// True when the browser says that it comes from one of our own pages.
fn is_from_us(headers: &HeaderMap) -> bool {
    let site = headers.get("sec-fetch-site").map(|value| value == "same-origin");
    // `Referrer-Policy: same-origin` makes browsers send it only between our own pages.
    site.unwrap_or_else(|| headers.contains_key(header::REFERER))
}

fn text<'a>(headers: &'a HeaderMap, name: &header::HeaderName) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// The router with everything around it, the outermost last.
pub(super) fn wrap(router: Router<Site>, site: Site) -> Router {
    router
        .fallback(async || Stop::Missing)
        .method_not_allowed_fallback(async || Stop::Missing)
        .layer(CatchPanicLayer::custom(refusal::panicked))
        .layer(csrf::layer(&site))
        .layer(axum::middleware::from_fn_with_state(site.clone(), around))
        .layer(CompressionLayer::new().no_zstd().no_deflate())
        .layer(axum::middleware::from_fn(request_log::log))
        .with_state(site)
}

/// Makes the [`Here`], asks floods to wait, turns reasons into pages and dresses the answer.
async fn around(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    let here = Here::of(site.clone(), &request);
    let bare = is_bare(request.extensions().get::<MatchedPath>());
    request.extensions_mut().insert(site.clone());
    request.extensions_mut().insert(here.clone());
    let method = request.method().clone();
    let mut answer = match site.flood.wait(here.network).filter(|_| !bare) {
        Some(seconds) => Stop::Many(seconds).into_response(),
        None => next.run(request).await,
    };
    let to = answer.extensions_mut().remove::<AnsweredTo>();
    let shell = answer.extensions().get::<Shell>().copied();
    if let Some(stop) = stopped(&answer).filter(|_| !bare && shell.is_none()) {
        answer = refusal::show(stop, &here, to.as_ref());
    }
    let shell = answer.extensions().get::<Shell>().copied();
    let private = to.is_some() || method == Method::POST || shell.is_some();
    headers::dress(answer.headers_mut(), shell, &here.nonce, site.serving.is_https(), private);
    remember(&here, &mut answer, shell);
    answer.extensions_mut().insert(here);
    answer
}

/// Why an answer is no page: the reason it carries, or what a layer's status means.
fn stopped(answer: &Response) -> Option<Stop> {
    let status = answer.status();
    let carried = answer.extensions().get::<Stop>().cloned();
    carried.or_else(|| (status.is_client_error() || status.is_server_error()).then(|| Stop::of_status(status)))
}

/// Files and the machine's own addresses: answered as they are.
fn is_bare(route: Option<&MatchedPath>) -> bool {
    use app::paths::{asset, favicon, favicon_ico, healthz, metrics, readyz, robots};
    let bare = [healthz(), readyz(), metrics(), robots(), favicon(), favicon_ico(), asset("{name}")];
    route.is_some_and(|route| bare.iter().any(|path| path == route.as_str()))
}

/// Keeps the language chosen before sign-in, and forgets what has been said.
fn remember(here: &Here, answer: &mut Response, shell: Option<Shell>) {
    let mut cookies = Vec::new();
    if let Some(asked) = here.asked.filter(|_| here.is_for_staff()) {
        cookies.push(session::cookie(&here.site, session::LANGUAGE, asked.code()));
    }
    if here.said.is_some() && shell.is_some() && answer.status() == StatusCode::OK {
        cookies.push(session::gone(&here.site, session::SAID));
    }
    for cookie in cookies {
        if let Ok(cookie) = HeaderValue::try_from(cookie.to_string()) {
            answer.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }
}
