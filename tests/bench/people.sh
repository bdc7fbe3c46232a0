#!/bin/sh
# duplicates on the public 5,000; 100,000 people through both databases; search at 20 clients; names against trigrams and fuzzy (PEOPLE, CLIENTS)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
data=$root/tests/data/duplicates
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
must() { "$@" || failed=1; }

echo "== duplicates, 5,000 people and 1,000 queries, by the product's own verdict"
"$CEIBA_BIN" match --registry "$data/persons-5000.csv" --queries "$data/queries-1000.csv" --out "$work/matches.csv" --json
must python3 "$data/score_matches.py" "$data/truth-1000.csv" "$work/matches.csv" --curve "$work/ours.csv" \
    --min-recall 0.98 --min-accepted-precision 0.90 --min-certain 0.25 --max-false-certain 0

echo "== recall against precision for names alone, beside trigrams and a general fuzzy comparison"
must python3 "$here/names.py" "$CEIBA_BIN" "$data" "$work" "$here/plots/names.svg"

people=${PEOPLE:-100000}
echo "== $people people on files"
mkdir -p "$work/data/duplicates"
cp "$root"/app/domain/data/gt_*.csv "$data"/gt_*.csv "$work/data/"
cp "$data/make_registry.py" "$work/data/duplicates/"
python3 "$work/data/duplicates/make_registry.py" --persons "$people" --seed 7 --out "$work"
"$CEIBA_BIN" match --registry "$work/persons.csv" --queries "$work/queries.csv" --out "$work/matches.csv" --json
must python3 "$data/score_matches.py" "$work/truth.csv" "$work/matches.csv" --min-recall 0.95 --min-accepted-precision 0.90
"$CEIBA_BIN" search --registry "$work/persons.csv" --queries "$work/search-queries.csv" --out "$work/found.csv" --json
must python3 "$data/score_matches.py" --search "$work/search-truth.csv" "$work/found.csv" --min-top5 0.98

echo "== $people people through the database, ${CLIENTS:-20} clients"
must cargo run --quiet --release --package tests --example people -- "$work" "${CLIENTS:-20}"
exit "$failed"
