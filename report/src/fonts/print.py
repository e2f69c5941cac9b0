#!/usr/bin/env python3
"""Makes the fonts of the PDF from Latin Modern and DejaVu: the characters of a sheet only, as TrueType, under names of their own.

    pip install fonttools; apt-get install fonts-lmodern fonts-dejavu-core
    python3 report/src/fonts/print.py

What it writes is committed; it runs again only when a character is to be added. The GUST Font License asks that a changed font
has another name: hence Gradus Roman, Gradus Sans, Gradus Math.
"""

import os
import shutil
from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._n_a_m_e import NameRecord

LATIN_MODERN = "/usr/share/texmf/fonts/opentype/public/lm/"
MATH = "/usr/share/texmf/fonts/opentype/public/lm-math/latinmodern-math.otf"
DEJAVU = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
LICENCE = "/usr/share/texmf/doc/fonts/lm/GUST-FONT-LICENSE.TXT"
OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../main/resources/org/gradus/report/render/pdf/font")

# Latin-1, Latin Extended-A, punctuation, ligatures
TEXT = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *range(0x2010, 0x2016),
    *range(0x2018, 0x201F),
    0x2020, 0x2021, 0x2022, 0x2026, 0x2030, 0x2039, 0x203A, 0x20AC, 0x2122,
    *range(0xFB00, 0xFB05),
]
GROWING = [ord(c) for c in "()[]{}|‖√∑∏"]
WIDE = [0x23DF]
OPERATORS = [ord(c) for c in "=≠<≤>≥≈≔←→↔↑↓⇒⇔↦+−·×÷±∓⊙∘∗∂∇⋯⋮⋱…∞′″/,;:.!?'`&%#@$_^~\\†‡∈∉⊂⊆∪∩∅∀∃¬∧∨≡≅∼≃∝⊤⊥∥∫≪≫⌈⌉⌊⌋⟨⟩ℓℝℕℤℚℂ°★"]
LETTERS = [
    *range(0x20, 0x7F),
    *range(0x391, 0x3AA), *range(0x3B1, 0x3CA), 0x3D1, 0x3D5, 0x3D6, 0x3F1, 0x3F5,  # Greek, upright
    *range(0x1D400, 0x1D434),  # bold
    *range(0x1D434, 0x1D49C), 0x210E,  # italic, bold italic
    *range(0x1D6A8, 0x1D756),  # Greek: bold, italic, bold italic
    *range(0x1D7CE, 0x1D7D8),  # bold digits
    0x302, 0x303, 0x304,  # accents
]
# What Latin Modern lacks of names: other Latin letters, Greek, Cyrillic, Armenian, Hebrew, Arabic with its joined forms, signs
OTHERS = [
    *range(0x180, 0x250), *range(0x250, 0x370), *range(0x370, 0x400), *range(0x400, 0x530), *range(0x531, 0x590),
    *range(0x590, 0x600), *range(0x600, 0x6D5), *range(0x10D0, 0x1100), *range(0x1E00, 0x2000), *range(0x2000, 0x2070),
    *range(0x2070, 0x20C0), *range(0x2100, 0x2400), *range(0x2460, 0x2500), *range(0x2580, 0x27F0), *range(0xFB1D, 0xFB50),
    *range(0xFE70, 0xFEFD), 0xFFFD,
]

FONTS = [
    ("roman", "Gradus Roman", "Regular", LATIN_MODERN + "lmroman10-regular.otf", TEXT),
    ("roman-bold", "Gradus Roman", "Bold", LATIN_MODERN + "lmroman10-bold.otf", TEXT),
    ("sans", "Gradus Sans", "Regular", LATIN_MODERN + "lmsans10-regular.otf", TEXT),
    ("sans-bold", "Gradus Sans", "Bold", LATIN_MODERN + "lmsans10-bold.otf", TEXT),
    ("math", "Gradus Math", "Regular", MATH, GROWING + WIDE + OPERATORS + LETTERS),
    ("others", "Gradus Others", "Regular", DEJAVU, OTHERS),
]


def reduced(path, characters, keep):
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.notdef_outline = True
    options.glyph_names = True
    options.drop_tables = options.drop_tables + [t for t in ("GSUB", "GPOS", "GDEF", "FFTM", "kern") if t not in keep]
    font = subset.load_font(path, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    return font


def outlines(font):
    """Cubic outlines as quadratic ones, within half a thousandth of an em."""
    glyphs = font.getGlyphSet()
    drawn = {}
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, max_err=0.8, reverse_direction=True))
        drawn[name] = pen.glyph()
    return drawn


def truetype(font):
    if "glyf" in font:
        return font
    font.recalcBBoxes = True
    drawn = outlines(font)
    order = font.getGlyphOrder()
    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder = order
    glyf.glyphs = drawn
    del font["CFF "]
    if "VORG" in font:
        del font["VORG"]
    glyf.compile(font)
    maxp = newTable("maxp")
    maxp.tableVersion = 0x00010000
    for field in ("maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs",
                  "maxStackElements", "maxSizeOfInstructions", "maxComponentElements"):
        setattr(maxp, field, 1 if field == "maxZones" else 0)
    font["maxp"] = maxp
    maxp.numGlyphs = len(order)
    maxp.compile(font)
    font.sfntVersion = "\000\001\000\000"
    return font


def renamed(font, family, style):
    table = font["name"]
    kept = {0: table.getDebugName(0), 13: table.getDebugName(13) or "GUST Font License", 14: table.getDebugName(14)}
    table.names = []
    names = {**kept, 1: family, 2: style, 3: family + " " + style, 4: family + " " + style,
             6: family.replace(" ", "") + "-" + style}
    for number, text in sorted(names.items()):
        if text:
            record = NameRecord()
            record.nameID, record.platformID, record.platEncID, record.langID = number, 3, 1, 0x409
            record.string = text.encode("utf-16-be")
            table.names.append(record)
    post = font["post"]
    post.formatType = 3.0
    post.extraNames, post.mapping = [], {}
    font["head"].modified = font["head"].created


def kerning(font, name):
    """Pairs of letters that move together or apart, from the positioning table of the font."""
    source = TTFont(font)
    cmap = source.getBestCmap()
    wanted = {name: c for c, name in cmap.items() if 0x20 < c < 0x7F or c in (0xC4, 0xD6, 0xDC, 0xE4, 0xF6, 0xFC, 0xDF)}
    pairs = {}
    gpos = source["GPOS"].table
    lookups = {i for f in gpos.FeatureList.FeatureRecord if f.FeatureTag == "kern" for i in f.Feature.LookupListIndex}
    for index in sorted(lookups):
        for sub in gpos.LookupList.Lookup[index].SubTable:
            sub = getattr(sub, "ExtSubTable", sub)
            if sub.LookupType == 2:
                pair_table(sub, wanted, pairs)
    lines = [f"{a} {b} {v}" for (a, b), v in sorted(pairs.items()) if v]
    write(name + ".kern", "\n".join(lines) + "\n")


def pair_table(sub, wanted, pairs):
    if sub.Format == 1:
        for first, values in zip(sub.Coverage.glyphs, sub.PairSet):
            for record in values.PairValueRecord:
                if first in wanted and record.SecondGlyph in wanted:
                    pairs.setdefault((wanted[first], wanted[record.SecondGlyph]), getattr(record.Value1, "XAdvance", 0) if record.Value1 else 0)
        return
    for first in sub.Coverage.glyphs:
        if first in wanted:
            one = sub.ClassDef1.classDefs.get(first, 0)
            for second in wanted:
                two = sub.ClassDef2.classDefs.get(second, 0)
                value = sub.Class1Record[one].Class2Record[two].Value1
                pairs.setdefault((wanted[first], wanted[second]), getattr(value, "XAdvance", 0) if value else 0)


def measures(font):
    """What of the MATH table the typesetter needs, by glyph number."""
    math = font["MATH"].table
    info, variants = math.MathGlyphInfo, math.MathVariants
    number = font.getGlyphID
    lines = []
    corrections = info.MathItalicsCorrectionInfo
    for glyph, value in zip(corrections.Coverage.glyphs, corrections.ItalicsCorrection):
        if value.Value:
            lines.append(f"italic {number(glyph)} {value.Value}")
    accents = info.MathTopAccentAttachment
    for glyph, value in zip(accents.TopAccentCoverage.glyphs, accents.TopAccentAttachment):
        lines.append(f"accent {number(glyph)} {value.Value}")
    cmap = font.getBestCmap()
    reverse = {}
    for character, glyph in sorted(cmap.items()):
        reverse.setdefault(glyph, character)
    for kind, coverage, constructions, wanted in (
        ("high", variants.VertGlyphCoverage, variants.VertGlyphConstruction, GROWING),
        ("wide", variants.HorizGlyphCoverage, variants.HorizGlyphConstruction, WIDE),
    ):
        for glyph, construction in zip(coverage.glyphs, constructions):
            if reverse.get(glyph) not in wanted:
                continue
            base = reverse[glyph]
            sizes = [f"{number(v.VariantGlyph)}:{v.AdvanceMeasurement}" for v in construction.MathGlyphVariantRecord]
            lines.append(f"{kind} {base} " + " ".join(sizes))
            if construction.GlyphAssembly:
                parts = [f"{number(p.glyph)}:{p.FullAdvance}:{p.StartConnectorLength}:{p.EndConnectorLength}:{p.PartFlags & 1}"
                         for p in construction.GlyphAssembly.PartRecords]
                lines.append(f"{kind}-parts {base} " + " ".join(parts))
    write("math.measures", "\n".join(lines) + "\n")


def write(name, text):
    with open(os.path.join(OUT, name), "w", encoding="ascii", newline="\n") as file:
        file.write(text)


def main():
    os.makedirs(OUT, exist_ok=True)
    for name, family, style, path, characters in FONTS:
        is_math = name == "math"
        font = reduced(path, characters, ("MATH",) if is_math else ())
        if is_math:
            measures(font)
            del font["MATH"]
        font = truetype(font)
        renamed(font, family, style)
        for tag in ("OS/2", "DSIG", "gasp", "cvt ", "fpgm", "prep"):
            if tag in font:
                del font[tag]
        font.recalcTimestamp = False
        font.save(os.path.join(OUT, name + ".ttf"), reorderTables=True)
        if path.startswith(LATIN_MODERN) and not is_math:
            kerning(path, name)
        print(name, len(font.getGlyphOrder()), os.path.getsize(os.path.join(OUT, name + ".ttf")))
    shutil.copy(LICENCE, os.path.join(OUT, "GUST-FONT-LICENSE.txt"))
    shutil.copy("/usr/share/doc/fonts-dejavu-core/copyright", os.path.join(OUT, "DEJAVU-LICENSE.txt"))


main()
