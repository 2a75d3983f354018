#!/usr/bin/env python3
"""Prints the results of .ci/bench/run, one JSON object a line, as a table."""
import json, sys
from collections import defaultdict

results = [json.loads(line) for line in sys.stdin]
names = {"ours": "sponsorbook", "fpdf": "plain fpdf", "beyond": "sponsorbook, other scripts"}
rows = defaultdict(list)
for r in results:
    if r["kind"] != "memory":
        rows[names.get(r["kind"], r["name"])].append(r)
mean = lambda name, key: sum(r[key] for r in rows[name]) / len(rows[name])
ours = mean("sponsorbook", "cpu_ms")
print(f"load before: {sys.argv[1]}\n")
print(f"{'':27}{'CPU ms a page':>14}{'both halves':>14}{'times ours':>12}{'KB':>8}")
for name in sorted(rows, key=lambda n: mean(n, "cpu_ms")):
    halves = " ".join(f"{r['cpu_ms']:.2f}" for r in rows[name])
    print(f"{name:27}{mean(name, 'cpu_ms'):14.2f}{halves:>14}{mean(name, 'cpu_ms') / ours:12.1f}{mean(name, 'kb'):8.1f}")
wall = mean("sponsorbook", "wall_ms") / mean("sponsorbook", "cpu_ms")
print(f"\nwall time on two workers: {wall:.2f} of CPU time; largest page {max(r['largest_kb'] for r in rows['sponsorbook']):.1f} KB")
print("memory while rendering: " + ", ".join(f"{r['peak_mib']:.0f} MiB for {r['documents']}" for r in results if r["kind"] == "memory"))
