//! What every answer tells the browser about how far to trust it.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

use super::page::Shell;

/// Sets the headers that the answer does not set itself. `shell` is none for what is no page; `private` for answers behind
/// a session or to a form.
pub(super) fn dress(headers: &mut HeaderMap, shell: Option<Shell>, nonce: &str, https: bool, private: bool) {
    set(headers, header::CONTENT_SECURITY_POLICY, &policy(shell, nonce));
    set(headers, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    // Never `no-referrer`: older browsers would send `Origin: null` with our own forms, and those would be refused.
    set(headers, header::REFERRER_POLICY, "same-origin");
    set(headers, header::X_FRAME_OPTIONS, "DENY");
    set(headers, HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(headers, HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    let permissions = "camera=(self), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()";
    set(headers, HeaderName::from_static("permissions-policy"), permissions);
    if https {
        set(headers, header::STRICT_TRANSPORT_SECURITY, "max-age=31536000; includeSubDomains");
    }
    if private {
        set(headers, header::CACHE_CONTROL, "no-store");
    }
}

fn policy(shell: Option<Shell>, nonce: &str) -> String {
    let shut = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'";
    let page = |script: &str| {
        format!(
            "{shut}; form-action 'self'; img-src 'self' data:; style-src 'self'; font-src 'self'; connect-src 'self'; \
             manifest-src 'self'; worker-src 'self'; script-src {script}"
        )
    };
    match shell {
        None => shut.to_owned(),
        Some(Shell::Public) => {
            format!("{shut}; form-action 'self'; img-src 'self' data:; media-src 'self'; style-src 'nonce-{nonce}'")
        }
        Some(Shell::Staff) => page(&format!("'self' 'nonce-{nonce}'")),
        Some(Shell::Islands) => page(&format!("'self' 'nonce-{nonce}' 'wasm-unsafe-eval'")),
    }
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.entry(name).or_insert(value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_with_islands_may_compile_and_public_pages_run_nothing() {
        assert!(!policy(Some(Shell::Public), "n").contains("script-src"));
        assert!(!policy(Some(Shell::Staff), "n").contains("wasm-unsafe-eval"));
        assert!(policy(Some(Shell::Islands), "n").contains("'wasm-unsafe-eval'"));
        for shell in [None, Some(Shell::Public), Some(Shell::Staff), Some(Shell::Islands)] {
            let policy = policy(shell, "n");
            assert!(policy.starts_with("default-src 'none'") && policy.contains("frame-ancestors 'none'"));
            assert!(!policy.contains("'unsafe-inline'") && !policy.contains("'unsafe-eval'"));
        }
    }

    #[test]
    fn an_answer_keeps_what_it_says_about_itself() {
        let mut headers = HeaderMap::new();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=86400"));
        dress(&mut headers, None, "n", true, true);
        assert_eq!(headers[header::CACHE_CONTROL], "public, max-age=86400");
        assert!(headers.contains_key(header::STRICT_TRANSPORT_SECURITY));
    }
}
