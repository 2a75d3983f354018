#!/usr/bin/env python3
"""Open a book's workbooks with openpyxl, have LibreOffice save them again, and
open them once more: drop-downs, filters, dates, protection and the hidden sheet
must be there both times, and no cell may be a formula.

    workbooks.py OUTPUT/2026-10

Needs LibreOffice Calc (installed with apt-get where it is missing) and openpyxl.
Exit status 1 when anything is lost.
"""
import datetime
import pathlib
import shutil
import subprocess
import sys
import tempfile

from office import openpyxl

HEAD = ["id", "account", "what", "why", "owner", "start", "complete by", "status", "completed on"]


def check(ok, message):
    if not ok:
        sys.exit("workbooks: " + message)


def offers(sheet):
    """The choices of each column's drop-down, which stand in cells of a hidden sheet."""
    out = {}
    for v in sheet.data_validations.dataValidation:
        if v.type == "list":
            of, cells = v.formula1.replace("$", "").split("!")
            choices = [c.value for row in sheet.parent[of.strip("'")][cells] for c in (row if isinstance(row, tuple) else (row,))]
            out[str(v.sqref).split(":")[0].rstrip("0123456789")] = ",".join(str(c) for c in choices)
    return out


def actions(sheet, name):  # LibreOffice without a screen drops frozen panes, so these are only looked for in our own
    header = [c.value for c in sheet[1]]
    check(header[:9] == HEAD, f"{name}: the header is {header}")
    check(sheet.auto_filter.ref and sheet.auto_filter.ref.startswith("A1:"), f"{name}: no filter")
    check("proposed,planned,in progress,done,cancelled" in offers(sheet).get("H", ""), f"{name}: no drop-down for status")
    check(sheet.freeze_panes or "LibreOffice" in name, f"{name}: the head is not frozen")
    for row in sheet.iter_rows(min_row=2):
        if row[0].value:
            check(all(isinstance(row[i].value, datetime.datetime) for i in (5, 6)), f"{name}: row {row[0].row} has no real dates")


def read(path, name):
    book = openpyxl.load_workbook(path)
    for sheet in book:
        formulas = [c.coordinate for row in sheet.iter_rows() for c in row if c.data_type == "f"]
        check(not formulas, f"{name}: {sheet.title}!{formulas[:1]} is a formula")
    check(book["_sponsorbook"].sheet_state != "visible" and book["_sponsorbook"]["A1"].value == "sponsorbook", f"{name}: the hidden sheet is gone")
    if "Start" not in book.sheetnames:
        actions(book.worksheets[0], name)
        return sum(1 for r in book.worksheets[0].iter_rows(min_row=2) if r[0].value)
    actions(book["Actions"], name)
    check(book.sheetnames[0] == "Start" and book["People"].protection.sheet, f"{name}: not protected, or does not begin with Start")
    for sheet, column, word in (("People", "D", "decides"), ("People", "E", "sceptical"), ("Meetings", "H", "booked"), ("Wins and news", "C", "win")):
        check(word in offers(book[sheet]).get(column, ""), f"{name}: no drop-down in {sheet}!{column}")
    check(book["People"]["A2"].protection.locked and not book["People"]["E2"].protection.locked, f"{name}: the wrong cells are locked")
    return sum(sheet.max_row - 1 for sheet in book if not sheet.title.startswith("_"))


def main(month):
    files = sorted(f for f in pathlib.Path(month).rglob("*.xlsx"))
    check(any(f.name == "action-plan.xlsx" for f in files), "the book has no action-plan.xlsx")
    with tempfile.TemporaryDirectory() as folder:
        for n, file in enumerate(files):
            name = str(file.relative_to(month))
            rows = read(file, name)
            copy = pathlib.Path(folder) / "in" / f"{n}.xlsx"
            copy.parent.mkdir(exist_ok=True)
            shutil.copy(file, copy)
            check(rows > 0, f"{name}: no rows")
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{folder}/office", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
                        "--outdir", f"{folder}/out", *map(str, sorted(copy.parent.glob("*.xlsx")))], check=True, capture_output=True)
        for n, file in enumerate(files):
            read(pathlib.Path(folder) / "out" / f"{n}.xlsx", str(file.relative_to(month)) + ", saved by LibreOffice")
    print(f"workbooks: {len(files)} opened by openpyxl and LibreOffice, drop-downs, filters, dates and protection intact")


if __name__ == "__main__":
    main(sys.argv[1])
