//! The islands: compiled for the browser, given their glue, made small, and a loader that wakes them.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use crate::node;
use crate::pack::{Pack, brotli};
use crate::places::Places;

const TRIPLE: &str = "wasm32-unknown-unknown";

/// The most that islands may weigh in a browser, glue included, in bytes of brotli (`interface.md` 3.1 W6: ≤ 120 KB, aim 90; `dependencies.md` 3.2: 80).
const BUDGET: usize = 80_000;

/// A compiler that can build for the browser.
#[derive(Debug)]
pub enum Target {
    /// The active toolchain.
    Active,
    /// Debian's `rustc-web`, with a `std` that `./dev` built, and the linker of that LLVM.
    Debian,
}

impl Target {
    /// The first that is installed.
    pub fn find() -> Option<Self> {
        let debian = std_of("/usr/bin/rustc").filter(|_| Path::new("/usr/bin/wasm-ld-22").exists());
        match std_of("rustc") {
            // Where the active compiler is Debian's own, it has no linker for the browser either.
            Some(active) if debian.as_ref() != Some(&active) => Some(Self::Active),
            _ => debian.map(|_| Self::Debian),
        }
    }

    fn cargo(&self) -> std::process::Command {
        match self {
            Self::Active => node::command("cargo"),
            Self::Debian => {
                let mut cargo = node::command("/usr/bin/cargo");
                cargo.env("RUSTC", "/usr/bin/rustc").env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", "wasm-ld-22");
                cargo
            }
        }
    }
}

/// The folder with the compiled `std` for the browser, if this compiler has one.
fn std_of(rustc: &str) -> Option<PathBuf> {
    let output = node::command(rustc).args(["--print", "target-libdir", "--target", TRIPLE]).output().ok()?;
    let folder = PathBuf::from(String::from_utf8(output.stdout).ok()?.trim());
    let mut files = fs::read_dir(&folder).ok()?.flatten();
    files.any(|file| file.file_name().to_string_lossy().starts_with("libstd-")).then_some(folder)
}

/// Adds `islands.wasm`, `islands.js` and `loader.js`, and prints what they weigh.
pub fn add(pack: &mut Pack, places: &Places, target: &Target) -> Result<()> {
    // Apart from the host's folder: another compiler, and no rebuild of the server after each.
    let build = places.root.join("target-wasm");
    node::run(
        target
            .cargo()
            .current_dir(&places.root)
            .args(["build", "--package", "islands", "--target", TRIPLE, "--profile", "wasm-release"])
            .args(["--no-default-features", "--features", "hydrate", "--target-dir"])
            .arg(&build),
    )?;
    let glued = build.join("glued");
    let mut output = Bindgen::new()
        .input_path(build.join(TRIPLE).join("wasm-release/islands.wasm"))
        .out_name("islands")
        .web(true)?
        .typescript(false)
        .remove_producers_section(true)
        .omit_default_module_path(true)
        .generate_output()?;
    output.emit(&glued)?;
    let small = glued.join("islands.small.wasm");
    node::optimise(places, &glued.join("islands_bg.wasm"), &small)?;
    let wasm = fs::read(&small).context("reading the optimised islands")?;
    let js = node::smaller(places, fs::read(glued.join("islands.js"))?, "js")?;
    report(&wasm, &js)?;
    let wasm = pack.add("islands.wasm", wasm);
    let js = pack.add("islands.js", js);
    let loader = fs::read_to_string(places.islands.join("loader.js")).context("reading the loader")?;
    let loader = loader.replace("./islands.js", &format!("./{js}")).replace("./islands.wasm", &format!("./{wasm}"));
    pack.add("loader.js", node::smaller(places, loader.into_bytes(), "js")?);
    Ok(())
}

fn report(wasm: &[u8], js: &[u8]) -> Result<()> {
    let (small_wasm, small_js) = (brotli(wasm)?.len(), brotli(js)?.len());
    let sum = small_wasm + small_js;
    println!("bundle: islands {} B, brotli {small_wasm} B + glue {small_js} B = {sum} B of {BUDGET} B", wasm.len());
    if sum > BUDGET {
        bail!("the islands weigh {sum} B, more than {BUDGET} B");
    }
    Ok(())
}
