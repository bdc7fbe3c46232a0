//! What a door answers: a page in one of the shells, or the way to another page.

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::cookie::Cookie;

use super::refusal::Stop;

/// What a handler returns.
pub type Answer = Result<Page, Stop>;

/// Which policy the browser is given for an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shell {
    /// No script at all.
    Public,
    /// The stylesheet and the small script.
    Staff,
    /// WebAssembly as well.
    Islands,
}

/// An answer.
#[derive(Debug)]
pub struct Page {
    status: StatusCode,
    body: String,
    shell: Option<Shell>,
    to: Option<String>,
    cookies: Vec<Cookie<'static>>,
    forget: bool,
}

impl Page {
    fn new(status: StatusCode, body: String, shell: Option<Shell>, to: Option<String>) -> Self {
        Self { status, body, shell, to, cookies: Vec::new(), forget: false }
    }

    /// A page from `app`'s public shell.
    pub fn public(html: String) -> Self {
        Self::new(StatusCode::OK, html, Some(Shell::Public), None)
    }

    /// A page from `app`'s staff shell. What people type is escaped, so the mark of an island is a real island.
    pub fn staff(html: String) -> Self {
        let shell = if html.contains("<leptos-island") { Shell::Islands } else { Shell::Staff };
        Self::new(StatusCode::OK, html, Some(shell), None)
    }

    /// 303: the form was good, see the page.
    pub fn see_other(to: String) -> Self {
        Self::new(StatusCode::SEE_OTHER, String::new(), None, Some(to))
    }

    /// 422: the form comes back with everything typed and what is wrong.
    #[must_use]
    pub fn unprocessable(self) -> Self {
        self.status(StatusCode::UNPROCESSABLE_ENTITY)
    }

    /// 409: somebody was faster; the page shows how things are now.
    #[must_use]
    pub fn conflict(self) -> Self {
        self.status(StatusCode::CONFLICT)
    }

    /// Another status.
    #[must_use]
    pub fn status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// Sets a cookie.
    #[must_use]
    pub fn cookie(mut self, cookie: Cookie<'static>) -> Self {
        self.cookies.push(cookie);
        self
    }

    /// Tells the browser to keep nothing of us: for "Salir y borrar" and sessions that ended.
    #[must_use]
    pub fn forget_everything(mut self) -> Self {
        self.forget = true;
        self
    }
}

impl IntoResponse for Page {
    fn into_response(self) -> Response {
        let mut answer = Response::new(Body::from(self.body));
        *answer.status_mut() = self.status;
        let headers = answer.headers_mut();
        if self.shell.is_some() {
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        }
        if let Some(to) = self.to.and_then(|to| HeaderValue::try_from(to).ok()) {
            headers.insert(header::LOCATION, to);
        }
        if self.forget {
            let all = HeaderValue::from_static("\"cache\", \"cookies\", \"storage\"");
            headers.insert("clear-site-data", all);
        }
        for cookie in self.cookies {
            if let Ok(cookie) = HeaderValue::try_from(cookie.to_string()) {
                headers.append(header::SET_COOKIE, cookie);
            }
        }
        if let Some(shell) = self.shell {
            answer.extensions_mut().insert(shell);
        }
        answer
    }
}
