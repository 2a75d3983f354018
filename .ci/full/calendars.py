#!/usr/bin/env python3
"""Parse a book's calendars with two independent libraries, Python's icalendar
and ical.js, and import the next month's over them.

    calendars.py OUTPUT/2026-10

Checks that both libraries read the same events; that each has its UID once, a
stamp, a sequence and a known time zone; that lines are folded. Then the
sample's exports are changed, a booked meeting moved and another cancelled, the
next month's book is made, and its calendar imported over the first: nothing may
be there twice, and what changed must have a higher sequence. Installs
icalendar, openpyxl and ical.js. Exit status 1 when anything differs.
"""
import datetime
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent

NODE = """
import ICAL from 'ical.js'; import fs from 'node:fs';
const out = {};
for (const file of process.argv.slice(2)) {
  const c = new ICAL.Component(ICAL.parse(fs.readFileSync(file, 'utf8')));
  for (const z of c.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(new ICAL.Timezone(z), new ICAL.Timezone(z).tzid);
  out[file] = c.getAllSubcomponents('vevent').map(v => { const e = new ICAL.Event(v); return [e.uid, e.summary, e.location || '', e.startDate.isDate ? e.startDate.toString() : e.startDate.toUnixTime(), v.getFirstPropertyValue('status'), e.sequence]; });
}
console.log(JSON.stringify(out));
"""


def need(module):
    try:
        return __import__(module)
    except ImportError:
        subprocess.run([sys.executable, "-m", "pip", "install", "-q", module], check=True)
        return __import__(module)


icalendar, openpyxl = need("icalendar"), need("openpyxl")


def check(ok, message):
    if not ok:
        sys.exit("calendars: " + message)


def by_node(folder, files):
    subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", folder, "ical.js"], check=True)
    (folder / "read.mjs").write_text(NODE)
    return json.loads(subprocess.run(["node", "read.mjs", *files], cwd=folder, check=True, capture_output=True, text=True).stdout)


def start(event):
    at = event["DTSTART"].dt
    if not isinstance(at, datetime.datetime):
        return at.isoformat()
    return round((at if at.tzinfo else at.replace(tzinfo=datetime.timezone.utc)).timestamp())


def by_python(file):
    text = pathlib.Path(file).read_bytes()
    lines = text.split(b"\r\n")
    check(all(len(line) <= 75 and b"\n" not in line for line in lines), f"{file}: a line is too long or not ended by CRLF")
    calendar = icalendar.Calendar.from_ical(text)
    zones = {str(z["TZID"]) for z in calendar.walk("VTIMEZONE")}
    events = {}
    for event in calendar.walk("VEVENT"):
        uid = str(event["UID"])
        check(uid not in events, f"{file}: {uid} is there twice")
        check(not event.errors and "DTSTAMP" in event and "SEQUENCE" in event, f"{file}: {uid} is not whole: {event.errors}")
        zone = event["DTSTART"].params.get("TZID")
        check(zone is None or zone in zones, f"{file}: {zone} is not defined")
        events[uid] = [uid, str(event["SUMMARY"]), str(event.get("LOCATION", "")), start(event), str(event["STATUS"]), int(event["SEQUENCE"])]
    return events


def change(folder):
    """Moves the first booked meeting that is far enough ahead, cancels the second."""
    path = folder / "Sponsor program.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["Meetings"]
    column = {cell.value: cell.column for cell in sheet[1]}
    ahead = [row for row in range(2, sheet.max_row + 1)
             if str(sheet.cell(row, column["Status"]).value).lower() == "booked"
             and sheet.cell(row, column["Date"]).value > datetime.datetime(2026, 12, 5)]
    sheet.cell(ahead[0], column["Date"]).value += datetime.timedelta(days=7)
    sheet.cell(ahead[1], column["Status"]).value = "Cancelled"
    book.save(path)


def main(month):
    month = pathlib.Path(month).resolve()
    files = sorted(str(f) for f in month.rglob("*.ics"))
    check(str(month / "action-plan.ics") in files, "the book has no action-plan.ics")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        node = by_node(folder, files)
        for file in files:
            ours = by_python(file)
            check(sorted(ours.values()) == sorted(node[file]), f"{file}: the two libraries differ")
        shutil.copytree(ROOT / "input", folder / "input")
        shutil.copytree(month, folder / "out" / month.name)
        change(folder / "input")
        subprocess.run([ROOT / "sponsorbook", "run", "-q", "-i", folder / "input", "-o", folder / "out", "--as-of", "2026-11-30"], check=True, stdout=subprocess.DEVNULL)
        before, after = by_python(month / "action-plan.ics"), by_python(folder / "out" / "2026-11" / "action-plan.ics")
    moved = [u for u in after if u in before and after[u][3] != before[u][3]]
    gone = [u for u in after if u in before and after[u][4] == "CANCELLED" and before[u][4] == "CONFIRMED"]
    check(moved and gone, "no event moved, or none was cancelled, after the exports said so")
    check(all(after[u][5] > before[u][5] for u in moved + gone), "what changed has no higher sequence")
    check(all(after[u][5] == before[u][5] for u in after if u in before and u not in moved + gone), "what did not change has another sequence")
    print(f"calendars: {len(files)} files read alike by icalendar and ical.js; over {len(before)} events {len(after)} imported, "
          f"{len(moved)} moved, {len(gone)} cancelled, none twice")


if __name__ == "__main__":
    main(sys.argv[1])
