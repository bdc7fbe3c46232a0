//! How far a job is, told as it goes, as the island of progress hears it (`islands::progress`).

use std::convert::Infallible;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use http_body_util::channel::Channel;

/// Between two words about how far a job is.
const PACE: Duration = Duration::from_millis(300);

/// What is told at one moment: done, total, words, figures.
pub type Told = (u64, u64, String, String);

/// A stream of what `now` says, until it says nothing: then the event `over`.
pub fn progress(now: impl Fn() -> Option<Told> + Send + 'static) -> Response {
    let (mut tell, body) = Channel::<Bytes, Infallible>::new(2);
    tokio::spawn(async move {
        while let Some((done, total, words, figures)) = now() {
            let event = format!("data: {done}\t{total}\t{words}\t{figures}\n\n");
            if tell.send_data(Bytes::from(event)).await.is_err() {
                return;
            }
            tokio::time::sleep(PACE).await;
        }
        // Whoever has left does not need to hear it.
        drop(tell.send_data(Bytes::from_static(b"event: over\ndata: over\n\n")).await);
    });
    let head = [(header::CONTENT_TYPE, "text/event-stream"), (header::CACHE_CONTROL, "no-store")];
    (head, Body::new(body)).into_response()
}
