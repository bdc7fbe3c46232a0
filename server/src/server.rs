//! A bound server: serves until it is told to stop, then finishes what runs.

use std::future::Future;
use std::net::SocketAddr;
use std::time::Duration;

use casework::House;
use tokio::net::TcpListener;
use tokio::sync::{oneshot, watch};

use crate::config::Serving;
use crate::failure::Failure;
use crate::http::router;
use crate::http::site::Site;
use crate::jobs::{self, Post};

/// How long running requests may take once the server was asked to stop.
const DRAIN: Duration = Duration::from_secs(10);

/// A server that listens and does not answer yet.
pub struct Server {
    listener: TcpListener,
    site: Site,
    post: Option<Post>,
}

impl Server {
    /// Takes the address.
    pub async fn bind(house: House, serving: Serving) -> Result<Self, Failure> {
        crate::http::health::recorder();
        let refuse =
            |error| Failure::environment(format!("The address {} cannot be listened on ({error}).", serving.listen));
        let listener = TcpListener::bind(serving.listen).await.map_err(refuse)?;
        let local = listener.local_addr().map_err(refuse)?;
        Ok(Self { listener, site: Site::new(house, serving, local), post: None })
    }

    /// Runs the background jobs as well, sending by `post`.
    #[must_use]
    pub fn with_jobs(mut self, post: Option<Post>) -> Self {
        self.post = post;
        self
    }

    /// Where it answers, for this machine.
    pub fn address(&self) -> String {
        self.site.address()
    }

    /// What the doors share.
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// Serves until `stop`: then `readyz` says no, the linger passes, no new connection is taken, and running requests end.
    pub async fn run(self, stop: impl Future<Output = ()> + Send + 'static) -> Result<(), Failure> {
        let Self { listener, site, post, .. } = self;
        let (stop_jobs, stopping_jobs) = watch::channel(false);
        let worker = post.map(|post| tokio::spawn(jobs::work(site.house.clone(), post, stopping_jobs)));
        let house = site.house.clone();
        // The first search would wait for it; if it fails now, that search tries again and says so.
        tokio::spawn(async move {
            if let Err(error) = house.warm_up().await {
                tracing::warn!(%error, "the people are not in memory yet");
            }
        });
        let service = router::table().finish(site.clone()).into_make_service_with_connect_info::<SocketAddr>();
        let (closing, closed) = oneshot::channel();
        let stopping = async move {
            stop.await;
            site.stop_being_ready();
            tokio::time::sleep(Duration::from_secs(site.serving.linger)).await;
            let _ = closing.send(());
        };
        let serving = axum::serve(listener, service).with_graceful_shutdown(stopping);
        let too_long = async {
            // The sender is dropped without a word only when serving ended by itself.
            if closed.await.is_ok() {
                tokio::time::sleep(DRAIN).await;
            } else {
                std::future::pending::<()>().await;
            }
        };
        let ended = tokio::select! {
            done = async { serving.await } => done.map_err(|error| Failure::environment(format!("The server stopped ({error})."))),
            () = too_long => Ok(()),
        };
        let _ = stop_jobs.send(true);
        if let Some(worker) = worker {
            // A job that takes longer is claimed again by the next worker.
            let _ = tokio::time::timeout(DRAIN, worker).await;
        }
        ended
    }
}
