//! One line a request: the pattern of its route, never the path, query or form, so no line can hold a person's data.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;

use super::frame::Here;

/// Logs and counts every request, registered or not.
pub(super) async fn log(request: Request, next: Next) -> Response {
    let started = Instant::now();
    let route = request.extensions().get::<MatchedPath>().map_or("unmatched", MatchedPath::as_str).to_owned();
    let method = name(request.method());
    let answer = next.run(request).await;
    let (status, took) = (answer.status().as_u16(), started.elapsed());
    let ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    let id = answer.extensions().get::<Here>().map(Here::id).unwrap_or_default();
    tracing::info!(request = id, method, route, status, ms, "answered");
    let labels = [("route", route), ("method", method.to_owned()), ("status", status.to_string())];
    metrics::counter!("ceiba_requests_total", &labels).increment(1);
    let [route, method, _] = labels;
    metrics::histogram!("ceiba_request_seconds", &[route, method]).record(took.as_secs_f64());
    answer
}

/// A method's name; invented ones count as one, so that nobody can fill the counters.
fn name(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        _ => "OTHER",
    }
}
