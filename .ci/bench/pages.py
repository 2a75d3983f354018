#!/usr/bin/env python3
"""Prints a page like a full briefing with ReportLab and with Typst (reused
compiler), embedded fonts, and says what each costs in CPU a document.

  .ci/bench/pages.py [COUNT]      needs: pip install reportlab typst
"""
import io, os, resource, sys, tempfile

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 300
FONTS = [p for p in ("/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/dejavu") if os.path.isdir(p)]
SECTIONS = {
    "They will raise": "Promised, overdue: roadmap session with Dana Petrescu, due 1 September. Answer: offered 3 or 8 December (M. Okafor). Double invoices since 11 October: cause found, credit issued 12 November, last check 4 December (A. Lindqvist). Kept: data residency paper, named contact for Asia.",
    "Say, ask, avoid": "Customs clearance nine hours faster since April; 99.97 % through peak season. What would make Gdańsk a success for Ines? Norvik's prices; the 2024 outage. Strategy with Pieter: numbers first. He sails; no slides.",
    "Where it is going": "From freight into contract logistics, Gdańsk first; serves our goal of three reference hubs by 2028. They want margin in contract logistics and one data platform by 2028. Spot rates down 22 %, driver shortage, EU emission reports from 2027. Norvik runs customs in Gdynia. About €3 m with two other suppliers.",
}
PEOPLE = [["Name, title", "Role", "Stance", "Last met", "With us", "Reach"]] + [
    [n, r, s, m, w, p] for n, r, s, m, w, p in (
        ("Pieter de Vos, CEO", "decides", "supports, since March", "14 May", "you", "+31 10 555 0100"),
        ("Ines Carvalho, CFO", "decides", "sceptical, was neutral", "2 Feb", "M. Okafor", "+31 10 555 0188"),
        ("Dana Petrescu, CIO", "decides", "not known", "never", "nobody", "+31 10 555 0121"),
        ("Jürgen Großmann, SVP", "influences", "neutral", "9 Oct", "T. Zieliński", "+49 40 555 017"),
        ("Satō Misaki", "influences", "supports", "21 Sept", "nobody", "+81 3 5555 0142"))]
BARS = [("2022", 4.31), ("2023", 4.98), ("2024", 5.60), ("2025", 5.95), ("to Oct", 5.47)]


def cpu():
    own, kids = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + kids.ru_utime + kids.ru_stime


def measure(name, page, folder):
    page(0)
    start = cpu()
    size = 0
    for i in range(COUNT):
        content = page(i)
        size += len(content)
        with open(os.path.join(folder, f"{name}-{i % 500}.pdf"), "wb") as f:
            f.write(content)
    print(f"{name:12} {1000 * (cpu() - start) / COUNT:7.2f} ms CPU a document  {size / COUNT / 1024:6.1f} KB")


def reportlab():
    from reportlab.lib.colors import HexColor
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Paragraph, Table, TableStyle
    pdfmetrics.registerFont(TTFont("r", FONTS[0] + "/DejaVuSans.ttf"))
    pdfmetrics.registerFont(TTFont("b", FONTS[0] + "/DejaVuSans-Bold.ttf"))
    accent = HexColor("#1f3a5f")
    body = ParagraphStyle("p", fontName="r", fontSize=8.5, leading=11)
    head = ParagraphStyle("h", fontName="b", fontSize=9.5, leading=13, textColor=accent)

    def page(i):
        out = io.BytesIO()
        c = Canvas(out, pagesize=(595, 842))
        c.setFont("b", 20)
        c.drawString(37, 780, f"Aurelia Logistics {i}")
        c.setFillColor(accent)
        c.rect(37, 765, 521, 2.5, fill=1, stroke=0)
        y = 750

        def put(flow):
            nonlocal y
            _, h = flow.wrap(521, 800)
            y -= h + 3
            flow.drawOn(c, 37, y)
        for title, text in SECTIONS.items():
            put(Paragraph(title, head))
            put(Paragraph(f"{i}. {text}", body))
        put(Table(PEOPLE, style=TableStyle([("FONT", (0, 0), (-1, -1), "r", 8.5), ("LINEBELOW", (0, 0), (-1, -1), 0.4, accent)])))
        for k, (label, value) in enumerate(BARS):
            c.setFillColor(accent)
            c.rect(37 + 45 * k, y - 90, 38, value * 10, fill=1, stroke=0)
            c.setFont("r", 8)
            c.drawString(39 + 45 * k, y - 100, label)
        c.showPage()
        c.save()
        return out.getvalue()
    return page


def typst():
    import typst
    rows = "".join(f"[{cell}]," for row in PEOPLE for cell in (x.replace("+", "\\+") for x in row))
    bars = "".join(f"rect(width: 38pt, height: {v * 10}pt, fill: accent)," for _, v in BARS)
    text = "".join(f"#text(9.5pt, weight: \"bold\", fill: accent)[{t}]\n\nNUMBER. {x}\n\n" for t, x in SECTIONS.items())
    source = ('#let accent = rgb("#1f3a5f")\n#set page("a4", margin: 13mm)\n#set text(8.5pt, font: "DejaVu Sans")\n'
              '#text(20pt, weight: "bold")[Aurelia Logistics NUMBER]\n#line(length: 100%, stroke: 2.5pt + accent)\n' + text +
              f"#table(columns: 6, stroke: none, {rows})\n#stack(dir: ltr, spacing: 7pt, {bars})\n")
    folder = tempfile.mkdtemp()
    path = os.path.join(folder, "page.typ")
    open(path, "w").write("x")
    compiler = typst.Compiler(path, font_paths=FONTS)

    def page(i):
        with open(path, "w") as f:
            f.write(source.replace("NUMBER", str(i)))
        return compiler.compile(format="pdf")
    return page


with tempfile.TemporaryDirectory() as folder:
    for name, make in (("ReportLab", reportlab), ("Typst", typst)):
        try:
            page = make()
            measure(name, page, folder)
        except Exception as e:  # a peer that is not installed is left out
            print(f"{name:12} not measured: {e!r:.200}")
