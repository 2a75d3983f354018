#!/usr/bin/env python3
"""Fill in the workbooks of a book with LibreOffice, put them back, and make the
next month's book.

    returned.py OUTPUT/2026-10

A macro inside LibreOffice opens each workbook, types into cells as a person
would, and saves it. All workbooks of the book are saved by LibreOffice, most of
them unchanged, and put below the sample's exports under other names. The next
book must hold what was typed, word for word, and nothing else may have changed:
no finding about a workbook, no row of an unchanged one in use. Needs LibreOffice
Calc (installed with apt-get where it is missing) and openpyxl. Exit status 1
when anything is lost.
"""
import csv
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

from office import openpyxl

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent

MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Fill" script:language="StarBasic">
Sub Main(orders As String)
  Dim asHidden(0) As New com.sun.star.beans.PropertyValue
  Dim asExcel(0) As New com.sun.star.beans.PropertyValue
  Dim oneLine As String
  asHidden(0).Name = "Hidden"
  asHidden(0).Value = True
  asExcel(0).Name = "FilterName"
  asExcel(0).Value = "Calc MS Excel 2007 XML"
  oFiles = createUnoService("com.sun.star.ucb.SimpleFileAccess")
  oText = createUnoService("com.sun.star.io.TextInputStream")
  oText.setInputStream(oFiles.openFileRead(orders))
  oText.setEncoding("UTF-8")
  Do While Not oText.isEOF()
    oneLine = oText.readLine()
    aParts = Split(oneLine, Chr(9))
    Select Case aParts(0)
    Case "open"
      oDoc = StarDesktop.loadComponentFromURL(aParts(1), "_blank", 0, asHidden())
    Case "save"
      oDoc.storeToURL(aParts(1), asExcel())
      oDoc.close(True)
    Case "type"
      oCell = oDoc.Sheets.getByName(aParts(1)).getCellByPosition(CLng(aParts(3)), CLng(aParts(2)))
      Select Case aParts(4)
      Case "day"
        oCell.setFormula(aParts(5))
      Case "empty"
        oCell.setString("")
      Case Else
        oCell.setString(Join(Split(aParts(5), "\\n"), Chr(10)))
      End Select
    End Select
  Loop
  StarDesktop.terminate()
End Sub
</script:module>
"""
LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Fill"/>
</library:library>
"""
LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
 <library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/>
</library:libraries>
"""


def check(ok, message):
    if not ok:
        sys.exit("returned: " + message)


class Workbook:
    """A workbook, and what is to be typed into it."""

    def __init__(self, path):
        self.path, self.book, self.typed, self.added = path, openpyxl.load_workbook(path), [], {}

    def table(self, name):
        sheet = self.book[name]
        head = {c.value: c.column for c in sheet[1] if c.value}
        rows = [r for r in range(2, sheet.max_row + 1) if sheet.cell(r, head["Row"]).value]
        return sheet, head, rows

    def first(self, name, wanted):
        sheet, head, rows = self.table(name)
        value = lambda r, h: sheet.cell(r, head[h]).value or ""
        for r in rows:
            if wanted(lambda h: value(r, h)):
                return r, value(r, "Row")
        check(False, f"{self.path.name}: {name} has no row to fill in")

    def put(self, name, row, header, kind, value=""):
        _, head, _ = self.table(name)
        self.typed.append(["type", name, str(row - 1), str(head[header] - 1), kind, value])

    def add(self, name, **cells):
        _, _, rows = self.table(name)
        self.added[name] = self.added.get(name, 0) + 1
        row = max(rows, default=1) + self.added[name]
        for header, value in cells.items():
            self.put(name, row, header.replace("_", " "), "day" if value[:2] == "20" else "text", value)


def fill(w):
    """Types what an account manager might; what must arrive, by field."""
    want = {}
    row, key = w.first("People", lambda v: v("Stance") == "neutral")
    w.put("People", row, "Stance", "text", "sceptical")
    w.put("People", row, "Stance Basis", "text", "said so at lunch\\nand again by mail")
    want["contacts", key, "stance"], want["contacts", key, "stance basis"] = "sceptical", "said so at lunch\nand again by mail"
    row, key = w.first("Meetings", lambda v: v("Status") == "held" and not v("Learned"))
    w.put("Meetings", row, "Learned", "text", "=they plan a second hub; Łódź, ünïcode, 東京")
    w.put("Meetings", row, "Promises", "text", "Send the study (T. Zieliński, 2026-12-11)\\nCall their CIO")
    want["meetings", key, "learned"] = "=they plan a second hub; Łódź, ünïcode, 東京"
    want["meetings", key, "promises"] = "Send the study (T. Zieliński, 2026-12-11)\nCall their CIO"
    row, key = w.first("Profiles", lambda v: v("Topics to Avoid"))
    w.put("Profiles", row, "Topics to Avoid", "empty")
    w.put("Profiles", row, "Seen by Account Manager On", "day", "2026-11-06")
    want["profiles", key, "topics to avoid"], want["profiles", key, "seen by account manager on"] = "", "2026-11-06"
    row, key = w.first("Asks", lambda v: not v("Answer"))
    w.put("Asks", row, "Answer", "text", "Yes, in January")
    w.put("Asks", row, "Answered On", "day", "2026-11-09")
    want["asks", key, "answer"], want["asks", key, "answered on"] = "Yes, in January", "2026-11-09"
    row, key = w.first("Actions", lambda v: v("status") == "proposed" and v("attention") != "booked")
    w.put("Actions", row, "status", "text", "done")
    w.put("Actions", row, "completed on", "day", "2026-11-12")
    want["actions", key, "status"], want["actions", key, "completed on"] = "done", "2026-11-12"
    account = w.book["Profiles"]["A2"].value
    w.add("Asks", Account=account, Ask="Open the door to their CFO", Asked_Of="Helena Brandt", Needed_By="2027-01-15")
    w.add("Wins and news", Account=account, Date="2026-11-10", Type="win", Text="They signed the third plant", Source="mail")
    w.add("People", Account=account, Full_Name="Ada Byron", Title="CIO", Decision_Role="decides", Stance="supports")
    want["asks", None, "ask"], want["notes", None, "text"] = "Open the door to their CFO", "They signed the third plant"
    want["contacts", None, "name"], want["contacts", None, "decision role"] = "Ada Byron", "decides"
    return want


def office(folder, workbooks):
    """Has LibreOffice type and save."""
    soffice = ["soffice", "--headless", "--norestore", f"-env:UserInstallation={(folder / 'office').as_uri()}"]
    subprocess.run([*soffice, "--terminate_after_init"], check=True, capture_output=True, timeout=300)  # makes a profile
    basic = folder / "office" / "user" / "basic"
    (basic / "Standard").mkdir(parents=True, exist_ok=True)
    (basic / "script.xlc").write_text(LIBRARIES)
    (basic / "Standard" / "script.xlb").write_text(LIBRARY)
    (basic / "Standard" / "Fill.xba").write_text(MACRO)
    lines, saved = [], []
    for n, w in enumerate(workbooks):
        saved.append(folder / f"returned {n}.xlsx")
        lines += [["open", w.path.as_uri()], *w.typed, ["save", saved[-1].as_uri()]]
    orders = folder / "orders.txt"
    orders.write_text("\n".join("\t".join(line) for line in lines))
    subprocess.run([*soffice, f"macro:///Standard.Fill.Main(\"{orders.as_uri()}\")"], check=True, capture_output=True, timeout=600)
    check(all(s.exists() for s in saved), "LibreOffice did not save every workbook")
    return saved


def main(month):
    month = pathlib.Path(month).resolve()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        workbooks = [Workbook(p) for p in sorted(month.rglob("*.xlsx"))]
        manager = next(w for w in workbooks if "zielinski" in str(w.path))
        want = fill(manager)
        shutil.copytree(ROOT / "input", folder / "input")
        shutil.copytree(month, folder / "out" / month.name)
        back = folder / "input" / "what came back" / "November"
        back.mkdir(parents=True)
        for n, file in enumerate(office(folder, workbooks)):
            shutil.move(file, back / f"Kopie {n}.xlsx")
        run = [ROOT / "sponsorbook", "run", "-q", "-i", folder / "input", "-o", folder / "out", "--as-of", "2026-11-30"]
        subprocess.run(run, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        book = folder / "out" / "2026-11"
        snapshot = json.loads((book / "snapshot.json").read_text())
        said = {(s["kind"], None if s.get("new") else s["row"], s["field"]): s for s in snapshot["said"]}
        for cell, value in want.items():
            check(cell in said, f"{cell} did not arrive")
            check(said[cell]["value"] == value, f"{cell} is {said[cell]['value']!r}, not {value!r}")
            check(said[cell]["by"] == "Tomasz Zieliński" and said[cell]["on"] == "2026-10-31", f"{cell} was said by {said[cell]}")
        more = {cell for cell in said if cell not in want and cell[1] is not None}
        check(not more, f"nobody typed {more}")
        done = next(a for a in snapshot["actions"] if ("actions", a["id"], "status") in want)
        check(done["status"] == "done" and done["completed_on"] == "2026-11-12", f"the plan has {done}")
        with open(book / "findings.csv", newline="") as f:
            spoken = [r for r in csv.DictReader(f) if "came back" in r["file"] or r["code"].startswith("fill-in")]
        check(not spoken, f"a finding about a workbook: {spoken[:2]}")
        rows = used = 0
        for source in json.loads((book / "manifest.json").read_text())["inputs"]:
            for table in source["tables"] if "came back" in source["path"] else []:
                check(table["rows"] == table["used"] + table["set_aside"], f"{source['path']}: {table}")
                rows, used = rows + table["rows"], used + table["used"]
        touched = {(cell[0], cell[1]) for cell in want if cell[1]}
        check(used == len(touched) + 3, f"{used} rows are used, {len(touched)} were changed and 3 added")
        pages = "".join(p.read_text() for p in (book / "accounts").glob("*.md"))
        check(all(text in pages for text in ("They signed the third plant", "Ada Byron")), "the pages do not say it")
    print(f"returned: {len(workbooks)} workbooks saved by LibreOffice and put back, {len(said)} cells arrived, {used} of {rows} rows said something")


if __name__ == "__main__":
    main(sys.argv[1])
