//! The two Node tools; each is left out, with a line, where it is not installed.

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::places::Places;

/// Instructions that every browser with modules, WebAssembly threads of 2022 or later runs, and that rustc emits anyway.
const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// The same stylesheet or script (`kind` is `css` or `js`) without comments and blanks, by esbuild.
pub fn smaller(places: &Places, source: Vec<u8>, kind: &str) -> Result<Vec<u8>> {
    let esbuild = places.node_modules.join("esbuild/bin/esbuild");
    if !esbuild.exists() {
        eprintln!("bundle: esbuild is not installed (tests/e2e), so {kind} stays as written");
        return Ok(source);
    }
    // Not esbuild's newest: a selector list that an older browser does not know would lose the whole rule.
    let arguments =
        [format!("--loader={kind}"), "--minify".to_owned(), "--target=chrome100,firefox100,safari15.4".to_owned()];
    pipe(&esbuild, arguments, &source)
}

/// Shrinks the WebAssembly at `from` into `to`, by Binaryen.
pub fn optimise(places: &Places, from: &Path, to: &Path) -> Result<()> {
    let wasm_opt = places.node_modules.join("binaryen/bin/wasm-opt");
    if !wasm_opt.exists() {
        eprintln!("bundle: binaryen is not installed (tests/e2e), so the islands stay larger");
        fs::copy(from, to)?;
        return Ok(());
    }
    let mut command = command("node");
    command.arg(&wasm_opt).arg(from).arg("-o").arg(to).arg("-Oz").args(WASM_FEATURES);
    run(&mut command)
}

/// Runs a program to its end and fails with its name if it did.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("starting {}", command.get_program().display()))?;
    if !status.success() {
        bail!("{} ended with {status}", command.get_program().display());
    }
    Ok(())
}

/// A program to start.
#[expect(clippy::disallowed_methods, reason = "driving build tools is what bundle is for")]
pub fn command(program: impl AsRef<OsStr>) -> Command {
    Command::new(program)
}

fn pipe(program: &Path, arguments: impl IntoIterator<Item = String>, input: &[u8]) -> Result<Vec<u8>> {
    let mut child = command(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("starting {}", program.display()))?;
    // esbuild reads all before it writes, so this cannot block on a full pipe.
    child.stdin.take().context("a pipe to write to")?.write_all(input)?;
    let output = child.wait_with_output()?;
    if !output.status.success() {
        bail!("{} ended with {}", program.display(), output.status);
    }
    Ok(output.stdout)
}
