//! Is it alive, can it serve, and its counters.

use std::sync::OnceLock;
use std::time::Duration;

use axum::extract::State;
use axum::http::StatusCode;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};

use super::site::Site;

/// The process answers.
pub async fn healthz() -> &'static str {
    "ok\n"
}

/// 200 when the database answers and the schema is ours; 503 with one word when not, or when the server was asked to stop.
pub async fn readyz(State(site): State<Site>) -> (StatusCode, &'static str) {
    if !site.is_ready() {
        return (StatusCode::SERVICE_UNAVAILABLE, "stopping\n");
    }
    let asked = async {
        site.house.store.ping().await?;
        // Without the table of migrations none has run.
        Ok::<_, store::StoreError>(site.house.store.is_migrated().await.unwrap_or(false))
    };
    match tokio::time::timeout(Duration::from_secs(2), asked).await {
        Ok(Ok(true)) => (StatusCode::OK, "ready\n"),
        Ok(Ok(false)) => (StatusCode::SERVICE_UNAVAILABLE, "migrations\n"),
        _ => (StatusCode::SERVICE_UNAVAILABLE, "database\n"),
    }
}

/// The counters, in the text form that Prometheus reads.
pub async fn metrics() -> String {
    let handle = recorder();
    handle.run_upkeep();
    handle.render()
}

/// The one recorder of the process.
pub fn recorder() -> &'static PrometheusHandle {
    static HANDLE: OnceLock<PrometheusHandle> = OnceLock::new();
    HANDLE.get_or_init(|| {
        let recorder = PrometheusBuilder::new().build_recorder();
        let handle = recorder.handle();
        // Another recorder is there only when a test set its own; then ours stays empty.
        let _ = metrics::set_global_recorder(recorder);
        handle
    })
}
