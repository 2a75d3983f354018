#!/usr/bin/env python3
"""A large company's book, measured beside what others need for a part of it, in
one run: ratios hold, absolute figures are those of the machine and of its load.

    .ci/bench/large.py [ACCOUNTS]      default 50,000, with 20 rows of revenue each

Installs python-calamine and typst into .cache/bench.
"""
import json, os, subprocess, sys, tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / ".cache/bench"
ACCOUNTS = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
CALAMINE = """
import sys
from python_calamine import CalamineWorkbook
print(sum(1 for _ in CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).iter_rows()))
"""


def measured(*command, **more):
    """CPU seconds and peak MiB of a command."""
    child = subprocess.Popen([str(c) for c in command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, **more)
    out = child.stdout.read()
    _, status, use = os.wait4(child.pid, 0)
    if status:
        sys.exit(f"{' '.join(map(str, command))}: status {status}")
    return use.ru_utime + use.ru_stime, use.ru_maxrss / 1024, out


def prepared(scratch):
    if not (HOME / "bin/python").exists():
        subprocess.run([sys.executable, "-m", "venv", HOME], check=True)
    subprocess.run([HOME / "bin/pip", "install", "-q", "--disable-pip-version-check", "python-calamine", "reportlab", "typst"], check=True)
    for name, package in (("sponsorbook", "./cmd/sponsorbook"), ("large", "./.ci/bench/large"), ("briefings", "./.ci/bench/briefings")):
        subprocess.run(["go", "build", "-o", scratch / name, package], check=True, cwd=ROOT)


def main(scratch):
    prepared(scratch)
    company = lambda n, *more: subprocess.run([scratch / "large", "-o", scratch / f"{n}{''.join(more)}", "-accounts", str(n), *more], check=True)
    whole, tenth = f"{ACCOUNTS}", f"{ACCOUNTS // 10}"
    company(ACCOUNTS), company(ACCOUNTS // 10), company(ACCOUNTS, "-xlsx")
    run = lambda name: measured(scratch / "sponsorbook", "run", "-q", "-i", scratch / name, "-o", scratch / f"{name}-books")
    book, memory, _ = run(whole)
    small, _, _ = run(tenth)
    revenue = scratch / whole / "revenue.csv"
    text = revenue.read_bytes()
    head, _, cents = text.rpartition(b".")  # the last amount, tenfold: not the largest account's, which moves every share
    revenue.write_bytes(head + b"0." + cents)
    again, _, _ = run(whole)
    revenue.write_bytes(text)
    read, read_memory, _ = measured(scratch / "sponsorbook", "check", "-i", scratch / whole)
    sheets, _, _ = measured(scratch / "sponsorbook", "check", "-i", scratch / f"{whole}-xlsx")
    plain, _, _ = measured(scratch / "large", "-read", revenue)
    calamine, _, _ = measured(HOME / "bin/python", "-c", CALAMINE, scratch / f"{whole}-xlsx" / "revenue.xlsx")
    subprocess.run([scratch / "briefings", "-n", "300", "-as", "json", "-o", scratch / "pages.json"], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    (scratch / "pages").mkdir()
    _, _, pages = measured(HOME / "bin/python", ROOT / ".ci/bench/pages.py", scratch / "pages.json", scratch / "pages")
    typst = next(p["cpu_ms"] for p in map(json.loads, pages.splitlines()) if "ypst" in p["name"]) / 1000
    briefings = len(list((scratch / f"{whole}-books").glob("20*/briefings/**/*.pdf")))
    rows = [
        (f"the book of {ACCOUNTS:,} accounts, CPU", book, f"Typst, {briefings:,} briefings alone", typst * briefings, 0.5),
        ("its memory, MiB", memory, "", 1, 1024),
        (f"{ACCOUNTS:,} accounts, CPU", book, f"{ACCOUNTS // 10:,} accounts", small, 10.5),
        ("one cell mended, run again, CPU", again, "the first run", book, 0.15 + read / book),
        ("reading and deciding, workbook, CPU", sheets, "python-calamine only reading revenue", calamine, 1),
        ("reading and deciding, text, CPU", read, "encoding/csv only reading revenue", plain, 4),
        ("its memory, MiB", read_memory, "", 1, 400),
    ]
    print(f"load: {os.getloadavg()[0]:.1f}\n")
    print(f"{'work':44}{'':>10}  {'against':38}{'':>10}{'ratio':>9}{'target':>9}")
    for work, ours, against, theirs, target in rows:
        print(f"{work:44}{ours:10.2f}  {against:38}{theirs if against else '':>10.5}{ours / theirs:9.2f}{target:9.2f}")


with tempfile.TemporaryDirectory() as scratch:
    main(Path(scratch))
