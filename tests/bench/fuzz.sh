#!/bin/sh
# every reader a million times with damaged input: no stop, no hang, no growth (RUNS)
set -eu
export CEIBA_FUZZ_RUNS="${RUNS:-1000000}"
exec cargo test --release --package tests --test fuzz -- --nocapture --test-threads 2 "$@"
