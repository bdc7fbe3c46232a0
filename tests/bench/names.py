#!/usr/bin/env python3
"""Recall against precision when nothing but the name is known: ours, trigrams, a general fuzzy comparison. Standard library only.

  names.py CEIBA DATA WORK SVG     DATA holds persons-5000.csv, queries-1000.csv, truth-1000.csv; the plot goes to SVG

Each query counts by its best candidate; a threshold runs over the scores. Trigrams: shared over all (Jaccard) of the folded
name. Fuzzy: Jaro-Winkler of the words in alphabetical order, among the 60 nearest by trigrams.
"""
import csv
import subprocess
import sys
import unicodedata
from collections import defaultdict

NAMES = ["given_names", "surnames", "married_name"]


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def bare(source, target, key):
    with open(target, "w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, [key, *NAMES])
        out.writeheader()
        for row in rows(source):
            out.writerow({name: row.get(name, "") for name in [key, *NAMES]})


def fold(row):
    text = unicodedata.normalize("NFD", " ".join(row[name] for name in NAMES).lower())
    return " ".join("".join(c if c.isalnum() else " " for c in text if not unicodedata.combining(c) and c not in "'’ʼ`").split())


def trigrams(text):
    padded = f"  {text} "
    return {padded[i:i + 3] for i in range(len(padded) - 2)}


def jaro_winkler(a, b):
    if a == b:
        return 1.0
    reach = max(len(a), len(b)) // 2 - 1
    taken, hits = [False] * len(b), []
    for i, c in enumerate(a):
        for j in range(max(0, i - reach), min(len(b), i + reach + 1)):
            if not taken[j] and b[j] == c:
                taken[j] = True
                hits.append((i, j))
                break
    if not hits:
        return 0.0
    other = [b[j] for j in sorted(j for _, j in hits)]
    moved = sum(a[i] != c for (i, _), c in zip(hits, other)) / 2
    m = len(hits)
    jaro = (m / len(a) + m / len(b) + (m - moved) / m) / 3
    start = 0
    while start < min(4, len(a), len(b)) and a[start] == b[start]:
        start += 1
    return jaro + start * 0.1 * (1 - jaro)


def in_order(text):
    return " ".join(sorted(text.split()))


def others(persons, queries):
    """Best candidate by trigrams and by fuzzy comparison, with its score, for every query."""
    grams = [trigrams(fold(row)) for row in persons]
    holders = defaultdict(list)
    for at, own in enumerate(grams):
        for gram in own:
            holders[gram].append(at)
    by_trigram, by_fuzzy = {}, {}
    for query in queries:
        text = fold(query)
        own, shared = trigrams(text), defaultdict(int)
        for gram in own:
            for at in holders[gram]:
                shared[at] += 1
        scored = sorted(((n / (len(own) + len(grams[at]) - n), at) for at, n in shared.items()), key=lambda x: (-x[0], x[1]))[:60]
        if not scored:
            continue
        by_trigram[query["query_id"]] = (scored[0][0], persons[scored[0][1]]["person_id"])
        fuzzy = max(((jaro_winkler(in_order(text), in_order(fold(persons[at]))), -at) for _, at in scored))
        by_fuzzy[query["query_id"]] = (fuzzy[0], persons[-fuzzy[1]]["person_id"])
    return by_trigram, by_fuzzy


def curve(best, truth):
    """Points (recall, precision) as the threshold falls; equal scores fall together."""
    wanted = sum(1 for person in truth.values() if person)
    ordered = sorted(((score, truth[query] == person) for query, (score, person) in best.items()), key=lambda x: -x[0])
    points, right = [], 0
    for at, (score, good) in enumerate(ordered, 1):
        right += good
        if at == len(ordered) or ordered[at][0] != score:
            points.append((right / wanted, right / at))
    return points


def at_precision(points, least):
    return max((recall for recall, precision in points if precision >= least), default=0.0)


def plot(curves, path):
    left, top, width, height = 60, 20, 520, 340
    x = lambda recall: left + width * recall
    y = lambda precision: top + height * (1 - (precision - 0.5) / 0.5)
    svg = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 420" font-family="system-ui,sans-serif" font-size="13" fill="#1B1F23">',
           "<title>Recall against precision when only the name is known</title>", '<rect width="720" height="420" fill="#fff"/>']
    for step in range(0, 11, 2):
        svg.append(f'<line x1="{x(step / 10)}" y1="{top}" x2="{x(step / 10)}" y2="{top + height}" stroke="#EFEBE3"/><text x="{x(step / 10)}" y="{top + height + 18}" text-anchor="middle">{step / 10:g}</text>')
    for step in range(5, 11):
        svg.append(f'<line x1="{left}" y1="{y(step / 10)}" x2="{left + width}" y2="{y(step / 10)}" stroke="#EFEBE3"/><text x="{left - 8}" y="{y(step / 10) + 4}" text-anchor="end">{step / 10:g}</text>')
    svg.append(f'<text x="{left + width / 2}" y="{top + height + 40}" text-anchor="middle">recall of 650 people who are in the registry</text>')
    svg.append(f'<text transform="translate(16 {top + height / 2}) rotate(-90)" text-anchor="middle">precision</text>')
    for (name, points, colour, dash), label in zip(curves, range(len(curves))):
        shown = [(r, p) for r, p in points if p >= 0.5]
        line = " ".join(f"{x(r):.1f},{y(p):.1f}" for r, p in shown)
        svg.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2.5" stroke-dasharray="{dash}"/>')
        r, p = shown[-1]
        svg.append(f'<text x="{min(x(r) + 8, 600):.1f}" y="{y(p) + 5 + 3 * label:.1f}" fill="{colour}" font-weight="700">{name}</text>')
    svg.append("</svg>")
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(svg) + "\n")


def main():
    ceiba, data, work, svg = sys.argv[1:5]
    bare(f"{data}/persons-5000.csv", f"{work}/names-persons.csv", "person_id")
    bare(f"{data}/queries-1000.csv", f"{work}/names-queries.csv", "query_id")
    subprocess.run([ceiba, "match", "--registry", f"{work}/names-persons.csv", "--queries", f"{work}/names-queries.csv", "--out", f"{work}/names-matches.csv"], check=True, stdout=subprocess.DEVNULL)
    truth = {row["query_id"]: row["person_id"] for row in rows(f"{data}/truth-1000.csv")}
    ours = {row["query_id"]: (int(row["score"]), row["person_id"]) for row in rows(f"{work}/names-matches.csv") if row["rank"] == "1"}
    trigram, fuzzy = others(rows(f"{work}/names-persons.csv"), rows(f"{work}/names-queries.csv"))
    curves = [("Ceiba", curve(ours, truth), "#0A5546", "none"), ("fuzzy", curve(fuzzy, truth), "#3B4FB0", "7 4"), ("trigrams", curve(trigram, truth), "#B4541E", "2 4")]
    for name, points, _, _ in curves:
        print(f"{name:9} recall {at_precision(points, 0.90):.3f} at precision 0.90, {at_precision(points, 0.95):.3f} at 0.95")
    plot(curves, svg)
    best = [at_precision(points, 0.90) for _, points, _, _ in curves]
    return 0 if best[0] >= max(best[1:]) else 1


if __name__ == "__main__":
    sys.exit(main())
