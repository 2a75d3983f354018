#!/usr/bin/env python3
"""Makes the font files beside this script from the Noto typefaces.

    python3 prepare.py SOURCES [NAME …]

SOURCES is a folder in which Debian's packages fonts-noto-core and fonts-noto-cjk
(apt-get download; dpkg-deb -x) and npm's @expo-google-fonts/noto-emoji (npm pack;
tar xzf) were unpacked. NAME limits the work to some faces; the name thai-words
makes the list of Thai words instead, from PyPI's pythainlp (pip download; unzip).
Needs fontTools (pip install fonttools).

Each face is cut to the characters and features that pages use, its hints are
dropped, its outlines are made quadratic (glyf), and its glyphs are put in the
order in which pages need them: embedded blocks are runs of glyph numbers, so
the order decides how large a page becomes.
"""
import gzip
import io
import os
import sys
import zlib
import struct

from fontTools import subset
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.reorderGlyphs import reorderGlyphs
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

HERE = os.path.dirname(os.path.abspath(__file__))
TRUETYPE = "usr/share/fonts/truetype/noto/"
CJK = "usr/share/fonts/opentype/noto/"


def chars(*ranges):
    """The characters of ranges given as numbers or (first, last)."""
    out = []
    for r in ranges:
        out += [r] if isinstance(r, int) else range(r[0], r[1] + 1)
    return out


# The first block of the Latin face, 112 glyphs with .notdef: what nearly every page uses.
FIRST = chars((0x20, 0x7E)) + [ord(c) for c in "\u00a0·–—‘’“”…€•\ufb01\ufb02\ufb00\ufb03\ufb04"]
# After it blocks of 32: the languages of Europe, one after the other.
SECOND = [ord(c) for c in
          "äöüßÄÖÜ„‚éèêëàâçôîïûùÉÈÀÇœæÊ«»ÔÎ"
          "łńśźżąęćóŁŃŚŹŻĄĘĆÓčšžýáířěůďťňúľ"
          "ČŠŽÝÁÍŘĚŮĎŤŇÚåøÅØÆñãõÑÃÕ¿¡ìòÌÒðþ"
          "őűŐŰğışĞİŞșțăȘȚĂđĐģķļņūīēāĢĶĻŅŪĪ"
          "ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởợụủứừửữựỳýỵỷỹơưỡĩũẻẽẢẠ"
          "£§°×±−→®©™†‹›½¼¾²³¹•ªº¥µ¶¬÷ŒĒĀÐÞ"]
LATIN = FIRST + SECOND + chars(
    (0xA1, 0x17F), (0x180, 0x24F), (0x2B0, 0x2FF), (0x300, 0x36F), (0x1E00, 0x1EFF),
    (0x370, 0x3FF), (0x400, 0x52F), (0x1F00, 0x1FFF), (0x2000, 0x200B), (0x200E, 0x203F), (0x2044, 0x2049),
    (0x2070, 0x209C), (0x20A0, 0x20BF), (0x2100, 0x218B), (0x2190, 0x2193), 0x2202, 0x2206,
    0x220F, 0x2211, 0x2212, 0x221A, 0x221E, 0x222B, 0x2248, 0x2260, 0x2264, 0x2265, 0x25CC, 0xFFFD, (0xFB00, 0xFB06))
SYMBOLS = chars((0x2150, 0x218B), (0x2190, 0x21FF), (0x2300, 0x23FF), (0x2460, 0x24FF),
                (0x2500, 0x25FF), (0x2600, 0x27BF), (0x2900, 0x297F), (0x2B00, 0x2BFF))
DROP = "smcp c2sc pcap c2pc frac ordn sups subs sinf dnom numr zero aalt salt case onum pnum titl hist".split() + \
    ["ss%02d" % i for i in range(1, 21)] + ["cv%02d" % i for i in range(1, 100)]

FACES = {
    "latin": ("NotoSans-%s.ttf", LATIN),
    "hebrew": ("NotoSansHebrew-%s.ttf", chars(0x20, (0x590, 0x5FF), (0xFB1D, 0xFB4F), 0x20AA, 0x25CC)),
    "arabic": ("NotoSansArabic-%s.ttf", chars(
        0x20, (0x600, 0x6FF), (0x750, 0x77F), (0x8A0, 0x8FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC), 0x25CC, 0x200C, 0x200D)),
    "devanagari": ("NotoSansDevanagari-%s.ttf", chars(
        0x20, (0x900, 0x97F), (0xA8E0, 0xA8FF), (0x1CD0, 0x1CFF), 0x20B9, 0x25CC, 0x200C, 0x200D)),
    "thai": ("NotoSansThai-%s.ttf", chars(0x20, (0xE00, 0xE7F), 0x25CC)),
}
# Families of one weight. They have no space of their own: it would be as wide as a picture.
SINGLE = {
    "math": (TRUETYPE + "NotoSansMath-Regular.ttf", chars((0x2190, 0x21FF), (0x2200, 0x22FF), (0x27C0, 0x27EF),
                                                          (0x2900, 0x297F), (0x2A00, 0x2AFF))),
    "dingbats": (TRUETYPE + "NotoSansSymbols2-Regular.ttf", SYMBOLS),
    "symbols": (TRUETYPE + "NotoSansSymbols-Regular.ttf", SYMBOLS),
    "emoji": ("package/400Regular/NotoEmoji_400Regular.ttf", chars(
        0x200D, (0x2600, 0x27BF), 0x2B50, 0x2B55, (0x1F000, 0x1FAFF))),
}


def cut(font, unicodes, keep=None, scripts=("*",)):
    """Cuts a font to characters, without hints, and with the features of running text."""
    o = subset.Options()
    o.layout_features = keep or [f for f in features(font) if f not in DROP]
    o.layout_scripts = list(scripts)
    o.desubroutinize = True
    o.hinting = False
    o.notdef_outline = True
    o.name_IDs = [0, 1, 2, 4, 6, 13, 14]
    o.name_languages = [0x409]
    o.glyph_names = False
    o.legacy_kern = False
    o.drop_tables += ["DSIG", "STAT", "MVAR", "HVAR", "VORG", "vhea", "vmtx", "BASE", "gasp", "meta", "MATH", "FFTM"]
    s = subset.Subsetter(o)
    s.populate(unicodes=unicodes)
    s.subset(font)


def features(font):
    """The features of a font's tables of substitutions and positions."""
    tags = set()
    for t in ("GSUB", "GPOS"):
        if t in font:
            tags |= {r.FeatureTag for r in font[t].table.FeatureList.FeatureRecord}
    return sorted(tags)


def order(font, unicodes):
    """Puts glyphs in the order of unicodes, those without a character after them."""
    font.ensureDecompiled()
    for g in font["glyf"].keys():  # composites name their parts by the old order until expanded
        font["glyf"][g].expand(font["glyf"])
    cmap = font.getBestCmap()
    names = font.getGlyphOrder()
    want = [names[0]]
    seen = set(want)
    for u in unicodes:
        g = cmap.get(u)
        if g and g not in seen:
            seen.add(g)
            want.append(g)
    want += [g for g in names if g not in seen]
    reorderGlyphs(font, want)


def write(font, name):
    """Writes a font compressed, the same bytes each time."""
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    if "post" in font:
        font["post"].formatType = 3.0
    raw = io.BytesIO()
    font.save(raw)
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", compresslevel=9, mtime=0) as z:
        z.write(raw.getvalue())
    path = os.path.join(HERE, name + ".ttf.gz")
    with open(path, "wb") as f:
        f.write(out.getvalue())
    print(name, len(font.getGlyphOrder()), "glyphs", len(raw.getvalue()), "->", len(out.getvalue()))


def small(src, name, file, unicodes):
    """Makes one face of a script with few glyphs."""
    for weight in ("Regular", "Bold"):
        font = TTFont(os.path.join(src, TRUETYPE, file % weight), recalcTimestamp=False)
        cut(font, sorted(set(unicodes)))
        order(font, unicodes)
        write(font, "%s-%s" % (name, weight.lower()))


def level(u):
    """How common a character of East Asia is: the level of its national standards."""
    c = chr(u)
    if u < 0x3400 or 0xFE00 <= u:
        return 0
    if 0xAC00 <= u <= 0xD7A3:
        return 1 if encodable(c, "euc_kr") else 4
    if (encodable(c, "euc_jp") or b"\xff")[0] <= 0xCF or (encodable(c, "gb2312") or b"\xff")[0] <= 0xD7:
        return 1
    return 2 if any(encodable(c, e) for e in ("euc_jp", "gb2312", "big5", "euc_kr")) else 3


def encodable(c, encoding):
    """The bytes of a character in an encoding, or None."""
    try:
        return c.encode(encoding)
    except UnicodeEncodeError:
        return None


# Ideographs beyond the basic plane, as far as the face has them: names use them.
BEYOND = chars((0x20000, 0x3134F))
EAST = chars(0x20, (0x2E80, 0x2FD5), (0x3000, 0x303F), (0x3041, 0x30FF), (0x3105, 0x312F), (0x3131, 0x318E),
             (0x31A0, 0x31BF), (0x31F0, 0x31FF), (0x3200, 0x33FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF),
             (0xAC00, 0xD7A3), (0xF900, 0xFAFF),
             (0xFE10, 0xFE19), (0xFE30, 0xFE4F), (0xFF01, 0xFFEE)) + BEYOND
LANGUAGES = ("JAN", "KOR", "ZHS", "ZHT")
CHUNK = 64  # glyphs that are compressed together: see fonts.go


def quadratic(font):
    """Turns the outlines of a CFF font into glyf, in place."""
    glyphs = font.getGlyphSet()
    glyf = newTable("glyf")
    glyf.glyphOrder = font.getGlyphOrder()
    glyf.glyphs = {}
    for name in glyf.glyphOrder:
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, max_err=1.0, reverse_direction=True))
        glyf.glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = glyf
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for field in ("maxZones maxTwilightPoints maxStorage maxFunctionDefs maxInstructionDefs maxStackElements "
                  "maxSizeOfInstructions maxComponentElements maxPoints maxContours maxCompositePoints "
                  "maxCompositeContours maxComponentDepth").split():
        setattr(maxp, field, 1 if field == "maxZones" else 0)
    for tag in ("CFF ", "VORG"):
        if tag in font:
            del font[tag]
    font.sfntVersion = "\000\001\000\000"


def east(src):
    """Makes the faces of Chinese, Japanese and Korean: one pool of outlines, the forms chosen by language."""
    unicodes = sorted(EAST, key=lambda u: (level(u), u))
    common = [u for u in unicodes if level(u) < 3]  # what the bold weight has; rare ones are set in regular
    scripts = [s + "." + l for s in ("DFLT", "hani", "kana", "hang") for l in LANGUAGES] + ["DFLT", "hani", "kana", "hang"]
    for weight in ("Regular", "Bold"):
        font = TTFont(os.path.join(src, CJK, "NotoSansCJK-%s.ttc" % weight), fontNumber=0, recalcTimestamp=False)
        chosen = unicodes if weight == "Regular" else common
        cut(font, chosen, ["locl", "ccmp"], scripts)
        quadratic(font)
        order(font, chosen)
        split(font, "east-%s" % weight.lower())


def split(font, name):
    """Writes a large font in two: what shaping needs, and the outlines in chunks to be unpacked alone."""
    font["head"].modified = font["head"].created
    font["post"].formatType = 3.0
    raw = io.BytesIO()
    font.save(raw)
    whole = TTFont(raw, lazy=True, recalcTimestamp=False)
    glyf, loca = whole.reader["glyf"], whole["loca"].locations
    chunks = []
    for first in range(0, len(loca) - 1, CHUNK):
        last = min(first + CHUNK, len(loca) - 1)
        sizes = b"".join(struct.pack(">H", loca[g + 1] - loca[g]) for g in range(first, last))
        z = zlib.compressobj(9, zlib.DEFLATED, -15)
        chunks.append(z.compress(sizes + glyf[loca[first]:loca[last]]) + z.flush())
    index = struct.pack(">II", len(loca) - 1, CHUNK) + b"".join(struct.pack(">I", len(c)) for c in chunks)
    with open(os.path.join(HERE, name + ".glyphs"), "wb") as f:
        f.write(index + b"".join(chunks))
    del whole["glyf"], whole["loca"]
    write(whole, name)


def thai_words(src):
    """Makes the list of Thai words by which lines break, from PyThaiNLP's list."""
    words = set()
    with open(os.path.join(src, "pythainlp/corpus/words_th.txt"), encoding="utf-8") as f:
        for line in f:
            w = line.strip()
            if 2 <= len(w) <= 24 and all("\u0e01" <= c <= "\u0e4e" and c not in "\u0e2f\u0e3a\u0e3f" for c in w):
                words.add(w)
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", compresslevel=9, mtime=0) as z:
        z.write(("\n".join(sorted(words)) + "\n").encode())
    with open(os.path.join(HERE, "../../pipeline/typeset/thai.txt.gz"), "wb") as f:
        f.write(out.getvalue())
    print("thai words", len(words))


def main(src, names):
    if "thai-words" in names:
        return thai_words(src)
    if not names or "east" in names:
        east(src)
    for name, (file, unicodes) in FACES.items():
        if not names or name in names:
            small(src, name, file, unicodes)
    for name, (file, unicodes) in SINGLE.items():
        if not names or name in names:
            font = TTFont(os.path.join(src, file), recalcTimestamp=False)
            cut(font, sorted(set(unicodes)))
            order(font, unicodes)
            write(font, name + "-regular")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
