//! The folder that `bundle` fills has to exist before `http/assets.rs` can embed it; a new bundle makes a new program.

fn main() {
    let bundled = "../app/bundle/out";
    // A missing folder only means that the embedding below says so itself.
    let _ = std::fs::create_dir_all(bundled);
    println!("cargo::rerun-if-changed={bundled}");
    println!("cargo::rerun-if-changed=../public");
}
