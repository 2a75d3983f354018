#!/usr/bin/env python3
"""Prints the pages of a JSON file, made by briefings -as json, with ReportLab
and with Typst (one compiler for all), fonts embedded, to files, and says in a
line of JSON each what a document costs in CPU.

  pages.py PAGES.json FOLDER      needs: pip install reportlab typst
"""
import io, json, os, resource, sys, tempfile

FONTS = [p for p in ("/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/dejavu") if os.path.isdir(p)]
ACCENT = "#1f3a5f"


def cpu():
    own, kids = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + kids.ru_utime + kids.ru_stime


def measure(name, make, sheets, folder):
    make(sheets[0], 0)  # fonts are read once
    start, size = cpu(), 0
    for i, sheet in enumerate(sheets):
        content = make(sheet, i)
        size += len(content)
        with open(os.path.join(folder, f"{name}-{i:06}.pdf"), "wb") as f:
            f.write(content)
    n = len(sheets)
    print(json.dumps({"name": name, "documents": n, "cpu_ms": 1000 * (cpu() - start) / n, "kb": size / n / 1000}), flush=True)


def reportlab():
    from xml.sax.saxutils import escape
    from reportlab.lib.colors import HexColor
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Paragraph, Table, TableStyle
    pdfmetrics.registerFont(TTFont("r", FONTS[0] + "/DejaVuSans.ttf"))
    pdfmetrics.registerFont(TTFont("b", FONTS[0] + "/DejaVuSans-Bold.ttf"))
    accent = HexColor(ACCENT)
    style = lambda font, size, **more: ParagraphStyle("s", fontName=font, fontSize=size, leading=size * 1.25, **more)
    body, head, small, title = style("r", 8), style("b", 9.5, textColor=accent), style("r", 7.5), style("b", 20)
    lines = TableStyle([("FONT", (0, 0), (-1, -1), "r", 7.5), ("LINEBELOW", (0, 0), (-1, -1), 0.4, accent),
                        ("TOPPADDING", (0, 0), (-1, -1), 1), ("BOTTOMPADDING", (0, 0), (-1, -1), 1)])

    def make(sheet, _):
        out = io.BytesIO()
        c = Canvas(out, pagesize=(595, 842))
        y = 811

        def put(flow, space=2):
            nonlocal y
            _, h = flow.wrap(521, 800)
            y -= h + space
            flow.drawOn(c, 37, y)
        put(Paragraph(escape(sheet["top"]), small))
        put(Paragraph(escape(sheet["title"]), title))
        put(Paragraph(escape(sheet["subtitle"]), body))
        c.setFillColor(accent)
        c.rect(37, y - 6, 521, 2.5, fill=1, stroke=0)
        y -= 8
        for part in sheet["parts"]:
            if "heading" in part:
                put(Paragraph(escape(part["heading"]), head), 4)
            elif "text" in part:
                put(Paragraph(escape(part["text"]), body))
            elif "rows" in part:
                put(Table(part["rows"], style=lines))
            elif "bars" in part:
                y -= 70
                c.setFont("r", 7.5)
                for k, bar in enumerate(part["bars"]):
                    c.setFillColor(accent)
                    c.rect(37 + 45 * k, y + 10, 38, 45 * bar["value"], fill=1, stroke=0)
                    c.drawString(39 + 45 * k, y + 12 + 45 * bar["value"], bar["print"])
                    c.drawString(39 + 45 * k, y, bar["label"])
        put(Paragraph(escape(sheet["foot"]), small))
        c.showPage()
        c.save()
        return out.getvalue()
    return make


def typst():
    import typst
    folder = tempfile.mkdtemp()
    path = os.path.join(folder, "page.typ")
    with open(path, "w") as f:
        f.write("x")
    compiler = typst.Compiler(path, font_paths=FONTS)
    say = lambda s: "#" + json.dumps(s, ensure_ascii=False)  # a string in code: nothing in it is markup
    cell = lambda s: json.dumps(s, ensure_ascii=False) + ","

    def make(sheet, _):
        out = [f'#let accent = rgb("{ACCENT}")\n#set page("a4", margin: 11mm)\n#set text(8pt, font: "DejaVu Sans")\n#set par(spacing: 4pt, leading: 3.5pt)\n',
               f'#text(7.5pt)[{say(sheet["top"])}]\n\n#text(20pt, weight: "bold")[{say(sheet["title"])}]\n\n{say(sheet["subtitle"])}\n\n#line(length: 100%, stroke: 2.5pt + accent)\n\n']
        for part in sheet["parts"]:
            if "heading" in part:
                out.append(f'#text(9.5pt, weight: "bold", fill: accent)[{say(part["heading"])}]\n\n')
            elif "text" in part:
                out.append(say(part["text"]) + "\n\n")
            elif "rows" in part:
                wide = max(len(r) for r in part["rows"])
                cells = "".join(cell(c) for r in part["rows"] for c in r + [""] * (wide - len(r)))
                out.append(f"#text(7.5pt)[#table(columns: {wide}, inset: 1.5pt, stroke: (bottom: 0.4pt + accent), {cells})]\n\n")
            elif "bars" in part:
                bars = "".join(f'stack(dir: ttb, spacing: 2pt, {cell(b["print"])} rect(width: 38pt, height: {45 * b["value"]:.2f}pt, fill: accent), {cell(b["label"])}),' for b in part["bars"])
                out.append(f"#stack(dir: ltr, spacing: 7pt, {bars})\n\n")
        out.append(f'#text(7.5pt)[{say(sheet["foot"])}]\n')
        with open(path, "w") as f:
            f.write("".join(out))
        return compiler.compile(format="pdf")
    return make


def main():
    with open(sys.argv[1]) as f:
        sheets = json.load(f)
    for name, make in (("ReportLab", reportlab), ("Typst", typst)):
        measure(name, make(), sheets, sys.argv[2])


main()
