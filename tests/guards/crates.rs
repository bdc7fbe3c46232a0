//! Who may name which library.

use crate::{files, root, text};

#[test]
fn only_the_store_and_the_migrations_name_the_database_library() {
    let root = root();
    let allowed = ["server/store/", "migrations/"];
    let mut seen = 0;
    for path in files(&root, ".rs").into_iter().chain(files(&root, "Cargo.toml")) {
        let name = path.strip_prefix(&root).expect("below the top").to_string_lossy().into_owned();
        if name == "Cargo.toml"
            || allowed.iter().any(|folder| name.starts_with(folder))
            || name == "tests/guards/crates.rs"
        {
            continue;
        }
        let text = text(&path);
        for word in ["sea_orm::", "sea-orm", "sqlx::", "sqlx ="] {
            assert!(!text.contains(word), "{name} names {word}");
        }
        seen += 1;
    }
    assert!(seen > 100, "the files were found");
}

#[test]
fn the_rules_and_the_pages_know_no_server() {
    let root = root();
    let banned = [
        ("app/domain", "axum leptos store casework tokio"),
        ("app/islands", "axum store casework"),
        ("app", "axum store casework tokio"),
    ];
    for (folder, banned) in banned {
        let manifest = text(&root.join(folder).join("Cargo.toml"));
        for name in banned.split(' ') {
            let named = manifest
                .lines()
                .any(|line| line.starts_with(&format!("{name}.")) || line.starts_with(&format!("{name} =")));
            assert!(!named, "{folder} depends on {name}");
        }
    }
}

#[test]
fn there_is_one_of_each_library_that_links_a_database_and_no_openssl() {
    let lock = text(&root().join("Cargo.lock"));
    let count = |name: &str| lock.matches(&format!("name = \"{name}\"\n")).count();
    assert_eq!(count("sqlx"), 1);
    assert_eq!(count("libsqlite3-sys"), 1);
    assert_eq!(count("openssl-sys") + count("aws-lc-sys"), 0);
}
