//! A browser without scripts: keeps cookies, follows redirects, says where its posts come from.

use std::collections::BTreeMap;

use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::page::{Filled, Seen};

/// More redirects than this are a circle.
const MOST_REDIRECTS: usize = 8;

/// One person's browser.
pub struct Browser {
    authority: String,
    cookies: BTreeMap<String, String>,
    language: String,
}

impl Browser {
    pub(crate) fn new(address: &str) -> Self {
        let authority = address.trim_start_matches("http://").to_owned();
        Self { authority, cookies: BTreeMap::new(), language: "es-GT".to_owned() }
    }

    /// Set to another language.
    #[must_use]
    pub fn speaking(mut self, language: &str) -> Self {
        language.clone_into(&mut self.language);
        self
    }

    /// With a cookie it was given before.
    #[must_use]
    pub(crate) fn with_cookie(mut self, name: &str, value: &str) -> Self {
        self.cookies.insert(name.to_owned(), value.to_owned());
        self
    }

    /// Opens a page and follows where it leads.
    pub async fn get(&mut self, path: &str) -> Seen {
        self.follow(Method::GET, path, None).await
    }

    /// Sends a form as the page holds it.
    pub async fn submit(&mut self, form: Filled) -> Seen {
        self.follow(Method::POST, &form.action.clone(), Some(form.body())).await
    }

    /// Sends fields that no page offered.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Seen {
        let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        self.submit(Filled { action: path.to_owned(), fields }).await
    }

    /// Sends a form of the page with a file in its field `file`.
    pub async fn upload(&mut self, form: Filled, name: &str, bytes: &[u8]) -> Seen {
        let (path, kind, body) = form.with_file(name, bytes);
        let seen = self.request(Method::POST, &path, body, &[("content-type", &kind)]).await;
        match seen.redirect() {
            Some(to) => self.get(&to).await,
            None => seen,
        }
    }

    /// The value of a cookie.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    async fn follow(&mut self, method: Method, path: &str, body: Option<String>) -> Seen {
        let mut path = path.to_owned();
        let mut seen = self.once(method, &path, body, &[]).await;
        for _ in 0..MOST_REDIRECTS {
            let Some(to) = seen.redirect() else { return seen };
            path = to;
            seen = self.once(Method::GET, &path, None, &[]).await;
        }
        panic!("redirects go round at {path}");
    }

    /// One request, with more headers than a browser sends by itself; nothing is followed.
    pub async fn once(&mut self, method: Method, path: &str, body: Option<String>, headers: &[(&str, &str)]) -> Seen {
        self.request(method, path, body.unwrap_or_default().into_bytes(), headers).await
    }

    async fn request(&mut self, method: Method, path: &str, body: Vec<u8>, headers: &[(&str, &str)]) -> Seen {
        let mut sent = BTreeMap::from([
            ("host", self.authority.clone()),
            ("accept", "text/html".to_owned()),
            ("accept-language", self.language.clone()),
            ("content-length", body.len().to_string()),
        ]);
        if !self.cookies.is_empty() {
            let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            sent.insert("cookie", cookies.join("; "));
        }
        if method == Method::POST {
            sent.insert("content-type", "application/x-www-form-urlencoded".to_owned());
            sent.insert("origin", format!("http://{}", self.authority));
        }
        sent.extend(headers.iter().map(|(name, value)| (*name, (*value).to_owned())));
        let lines: String = sent.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        let target = path.split('#').next().unwrap_or(path);
        let mut request = format!("{method} {target} HTTP/1.0\r\n{lines}\r\n").into_bytes();
        request.extend(body);
        let answer = self.send(&request).await;
        let mut seen = read(&answer);
        path.split(['?', '#']).next().unwrap_or(path).clone_into(&mut seen.path);
        self.keep_cookies(&seen.headers);
        seen
    }

    /// HTTP/1.0: the answer is whole when the server closes.
    async fn send(&self, request: &[u8]) -> Vec<u8> {
        let mut stream = TcpStream::connect(&self.authority).await.expect("the server listens");
        let mut answer = Vec::new();
        // A server that refuses a large body answers and closes before it has read all of it.
        let _ = stream.write_all(request).await;
        let _ = stream.read_to_end(&mut answer).await;
        answer
    }

    fn keep_cookies(&mut self, headers: &HeaderMap) {
        let all_gone = headers
            .get("clear-site-data")
            .is_some_and(|value| value.as_bytes().windows(7).any(|part| part == b"cookies"));
        if all_gone {
            self.cookies.clear();
        }
        for cookie in headers.get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().expect("a cookie is text");
            let (pair, about) = cookie.split_once(';').unwrap_or((cookie, ""));
            let (name, value) = pair.split_once('=').expect("a cookie has a value");
            if value.is_empty() || about.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

/// An answer from its bytes.
fn read(answer: &[u8]) -> Seen {
    let text = String::from_utf8_lossy(answer);
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or_else(|| panic!("no whole answer: {text:?}"));
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|code| code.parse::<StatusCode>().ok());
    let mut headers = HeaderMap::new();
    for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
        headers.append(
            name.parse::<HeaderName>().expect("a header's name"),
            HeaderValue::from_str(value).expect("a header's value"),
        );
    }
    Seen { status: status.expect("a status"), headers, body: body.to_owned(), path: String::new() }
}

impl Seen {
    /// Where the answer leads.
    pub fn redirect(&self) -> Option<String> {
        let leads = self.status == StatusCode::SEE_OTHER || self.status == StatusCode::PERMANENT_REDIRECT;
        leads.then(|| self.headers.get(header::LOCATION)?.to_str().ok().map(str::to_owned)).flatten()
    }
}
