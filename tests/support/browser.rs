//! A browser without scripts: keeps cookies, follows redirects, says where its posts come from.

use std::collections::BTreeMap;

use axum::body::Bytes;
use axum::http::{Method, Request, Response, StatusCode, header};
use http_body_util::{BodyExt, Full};
use hyper_util::rt::TokioIo;
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
        let mut request = Request::builder()
            .method(&method)
            .uri(path)
            .header(header::HOST, &self.authority)
            .header(header::ACCEPT, "text/html")
            .header(header::ACCEPT_LANGUAGE, &self.language);
        if !self.cookies.is_empty() {
            let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        if method == Method::POST {
            request = request
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .header(header::ORIGIN, format!("http://{}", self.authority));
        }
        let mut request = request.body(Full::new(Bytes::from(body.unwrap_or_default()))).expect("a request");
        for (name, value) in headers {
            let name: header::HeaderName = name.parse().expect("a header's name");
            request.headers_mut().insert(name, value.parse().expect("a header's value"));
        }
        let answer = self.send(request).await;
        self.keep_cookies(&answer);
        let (head, body) = answer.into_parts();
        let path = path.split(['?', '#']).next().unwrap_or(path).to_owned();
        Seen { status: head.status, headers: head.headers, body: String::from_utf8_lossy(&body).into_owned(), path }
    }

    async fn send(&self, request: Request<Full<Bytes>>) -> Response<Bytes> {
        let stream = TcpStream::connect(&self.authority).await.expect("the server listens");
        let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await.expect("it speaks HTTP");
        tokio::spawn(connection);
        let (head, body) = sender.send_request(request).await.expect("an answer").into_parts();
        let body = body.collect().await.expect("the whole answer").to_bytes();
        Response::from_parts(head, body)
    }

    fn keep_cookies(&mut self, answer: &Response<Bytes>) {
        let all_gone = answer.headers().get("clear-site-data").is_some_and(|value| value.as_bytes().windows(7).any(|part| part == b"cookies"));
        if all_gone {
            self.cookies.clear();
        }
        for cookie in answer.headers().get_all(header::SET_COOKIE) {
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

impl Seen {
    /// Where the answer leads.
    pub fn redirect(&self) -> Option<String> {
        let leads = self.status == StatusCode::SEE_OTHER || self.status == StatusCode::PERMANENT_REDIRECT;
        leads.then(|| self.headers.get(header::LOCATION)?.to_str().ok().map(str::to_owned)).flatten()
    }
}
