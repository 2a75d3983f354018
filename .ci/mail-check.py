#!/usr/bin/env python3
"""Read a folder of drafts with Python's own mail library, as a strict mail program.

    mail-check.py DELIVER-FOLDER

Each .eml has to parse without defects under the default policy, in lines of 998
bytes at most, ASCII alone; to have its headers once and readable; a text and an
HTML part that say the same; attachments that open: PDFs with qpdf, workbooks as
zips, calendars with the icalendar library where it is installed. PDFs open with
MAIL_CHECK_PASSWORD, {reader} in it being the name of the reader's room. Exit status
1 when anything differs.
"""
import email
import email.policy
import html
import io
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

try:
    import icalendar
except ImportError:
    icalendar = None

wrong = []


def expect(ok, what):
    if not ok:
        wrong.append(what)


def words(text):
    text = re.sub(r"<!--.*?-->|<title>.*?</title>|<[^>]*>", " ", text, flags=re.S)
    return set(re.findall(r"\w+", html.unescape(text).lower()))


def attachment(name, part, password):
    content = part.get_payload(decode=True)
    if name.endswith(".pdf"):
        with tempfile.NamedTemporaryFile(suffix=".pdf") as f:
            f.write(content)
            f.flush()
            said = subprocess.run(["qpdf", f"--password={password}", "--check", f.name], capture_output=True, text=True)
            expect(said.returncode == 0, f"{name}: {said.stdout}{said.stderr}")
    elif name.endswith(".xlsx"):
        expect(zipfile.ZipFile(io.BytesIO(content)).testzip() is None, f"{name} is broken")
    elif name.endswith(".ics"):
        calendar(name, part, content)
    else:
        expect(False, f"{name} is of no known kind")


def calendar(name, part, content):
    lines = content.decode("utf-8").split("\r\n")
    expect(max(len(line.encode()) for line in lines) <= 75, f"{name}: a line is longer than 75 bytes")
    method = part.get_param("method")
    if icalendar is None:
        return
    parsed = icalendar.Calendar.from_ical(content)
    expect(str(parsed.get("METHOD", "")) == (method or ""), f"{name}: METHOD is not the part's")
    events = parsed.walk("VEVENT")
    for event in events:
        expect(not event.errors, f"{name}: {event.errors}")
        for key in ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE"):
            expect(key in event, f"{name}: no {key}")
    if method:
        expect(len(events) == 1, f"{name}: {len(events)} events in one invitation")
        for event in events:
            expect(str(event.get("ORGANIZER", "")).startswith("mailto:"), f"{name}: no organizer")
            expect(str(event.get("ATTENDEE", "")).startswith("mailto:"), f"{name}: no attendee")
            status = {"REQUEST": "CONFIRMED", "CANCEL": "CANCELLED"}[method]
            expect(str(event.get("STATUS")) == status, f"{name}: {method} of what is {event.get('STATUS')}")


def message(path, password):
    raw = path.read_bytes()
    expect(all(len(line) <= 998 for line in raw.split(b"\r\n")), f"{path.name}: a line is too long")
    expect(raw.isascii(), f"{path.name}: bytes beyond ASCII")
    expect(b"\n" not in raw.replace(b"\r\n", b""), f"{path.name}: a bare line feed")
    m = email.message_from_bytes(raw, policy=email.policy.default)
    for part in m.walk():
        expect(not part.defects, f"{path.name}: {part.defects}")
        for key, value in part.items():
            expect(not getattr(value, "defects", ()), f"{path.name}: {key}: {getattr(value, 'defects', ())}")
            expect("=?" not in str(value), f"{path.name}: {key} stays encoded: {value}")
    for key in ("From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Auto-Submitted"):
        expect(len(m.get_all(key, [])) == 1, f"{path.name}: {len(m.get_all(key, []))} headers {key}")
    text, page = m.get_body(("plain",)).get_content(), m.get_body(("html",)).get_content()
    missing = words(page) ^ words(text)
    expect(len(missing) < 4, f"{path.name}: text and page differ in {missing}")
    for part in m.iter_attachments():
        attachment(part.get_filename(), part, password)
    return m


folder = pathlib.Path(sys.argv[1])
drafts = {d["file"]: d for d in json.loads((folder / "drafts.json").read_text())["drafts"] if d["file"]}
files = sorted(folder.glob("*.eml"))
expect(sorted(drafts) == [f.name for f in files], "drafts.json lists other files than the folder has")
for f in files:
    draft = drafts[f.name]
    m = message(f, os.environ.get("MAIL_CHECK_PASSWORD", "").replace("{reader}", draft["room"].rsplit("/", 1)[-1]))
    expect([a.addr_spec for a in m["To"].addresses] == draft["to"], f"{f.name}: another address than in the list")
    expect(str(m["Subject"]) == draft["subject"], f"{f.name}: another subject than in the list: {m['Subject']}")
    names = [p.get_filename() for p in m.iter_attachments()]
    expect(names == [p["name"] for p in draft["parts"]], f"{f.name}: other attachments than in the list")
for w in wrong[:40]:
    print(w)
print(f"{len(files)} messages read back" + ("" if icalendar else ", calendars by line alone"))
sys.exit(1 if wrong else 0)
