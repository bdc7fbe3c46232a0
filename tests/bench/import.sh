#!/bin/sh
# reading lists: accuracy per kind of file, time and memory of 10,000 rows, upload to review and approval
set -eu
cd "$(dirname "$0")/../.."
command -v python3 >/dev/null || { echo "the measurement needs python3" >&2; exit 3; }
exec python3 tests/bench/import.py "${CEIBA_BIN:-target/release/ceiba}" "$@"
