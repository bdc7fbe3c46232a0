//! argon2id (19 MiB, t = 2, p = 1: the OWASP floor), off the async threads, on as many threads of its own as there are cores.

use std::sync::LazyLock;

use argon2::{Argon2, PasswordHasher, PasswordVerifier, password_hash::phc::PasswordHash};
use domain::chance::Chance;
use store::StoreError;
use tokio::runtime::{Builder, Runtime};

/// The threads that hash, first come first served: each hash takes 19 MiB and tens of milliseconds, so there are never more at
/// once, and nothing else that blocks waits behind them.
static HASHERS: LazyLock<Option<Runtime>> = LazyLock::new(|| {
    let cores = std::thread::available_parallelism().map_or(2, usize::from);
    Builder::new_current_thread().max_blocking_threads(cores).thread_name("argon2").build().ok()
});

async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    HASHERS.as_ref()?.spawn_blocking(work).await.ok()
}

/// A hash of no password: verified for unknown accounts so that they take as long as known ones.
static NOBODY: LazyLock<String> =
    LazyLock::new(|| hash_now("nobody has this password", &[0x5a; 16]).unwrap_or_default());

fn hash_now(secret: &str, salt: &[u8; 16]) -> Option<String> {
    Argon2::default().hash_password_with_salt(secret.as_bytes(), salt).ok().map(|hash| hash.to_string())
}

/// Hashes a secret with a salt from the caller's chance. `None` only if the parameters are impossible.
pub async fn hash(secret: String, salt: [u8; 16]) -> Option<String> {
    apart(move || hash_now(&secret, &salt)).await.flatten()
}

/// The same with a fresh salt.
pub async fn hashed(secret: &str, chance: &mut (dyn Chance + Send + Sync)) -> Result<String, StoreError> {
    let mut salt = [0; 16];
    chance.fill(&mut salt);
    hash(secret.to_owned(), salt).await.ok_or(StoreError::Seal)
}

/// True when the secret fits the hash. Without a hash a dummy is verified and the answer is no.
pub async fn verify(secret: String, stored: Option<String>) -> bool {
    let fits = apart(move || {
        let known = stored.is_some();
        let text = stored.unwrap_or_else(|| NOBODY.clone());
        let fits = PasswordHash::new(&text)
            .is_ok_and(|hash| Argon2::default().verify_password(secret.as_bytes(), &hash).is_ok());
        fits && known
    });
    fits.await.unwrap_or(false)
}
