#!/usr/bin/env python3
"""Makes the font of the HTML page: the signs of our formulas out of Latin Modern Math, with the MATH table that lets brackets grow.

    pip install fonttools brotli
    apt-get install lmodern fonts-lmodern      # brings the font and its licence
    python3 report/src/fonts/web.py

The GUST Font License asks that a changed font has a name of its own; the licence is put beside the font.
"""
import pathlib
import shutil

from fontTools import subset
from fontTools.ttLib import TTFont

SOURCE = pathlib.Path("/usr/share/texmf/fonts/opentype/public/lm-math/latinmodern-math.otf")
LICENCE = pathlib.Path("/usr/share/texmf/doc/fonts/lm-math/GUST-FONT-LICENSE.txt")
TARGET = pathlib.Path(__file__).resolve().parents[1] / "main/resources/org/gradus/report/render/html"
NAME = "Gradus Math"


def characters():
    """What formulas may hold: letters, digits, Greek, each upright, italic and bold, and signs."""
    ranges = [
        (0x20, 0x7E),
        (0x391, 0x3A9),
        (0x3B1, 0x3C9),
        (0x1D400, 0x1D433),  # bold
        (0x1D434, 0x1D467),  # italic
        (0x1D468, 0x1D49B),  # bold italic
        (0x1D6E2, 0x1D71B),  # italic Greek
        (0x1D71C, 0x1D755),  # bold italic Greek
        (0x1D7CE, 0x1D7D7),  # bold digits
    ]
    signs = "\u00a0\u00b1\u00b7\u00d7\u2013\u2014\u2016\u2026\u2032\u2061\u210e\u2113\u2190\u2192\u2202\u2207\u2208\u2211\u2212\u221a"
    signs += "\u221e\u2223\u2225\u2248\u2254\u2260\u2264\u2265\u2299\u22c5\u22ee\u22ef\u22f1\u23df\u02c6\u0302\u03b5\u03d1\u03d5\u03f5"
    return {c for first, last in ranges for c in range(first, last + 1)} | {ord(c) for c in signs}


def main():
    font = TTFont(SOURCE)
    options = subset.Options()
    options.layout_features = []  # without 'ssty' half as large; scripts are small letters of the same cut
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.drop_tables += ["FFTM"]
    worker = subset.Subsetter(options)
    worker.populate(unicodes=characters())
    worker.subset(font)
    names = font["name"]
    for record in list(names.names):
        if record.nameID in (1, 4, 16):
            names.setName(NAME, record.nameID, record.platformID, record.platEncID, record.langID)
        elif record.nameID in (3, 6):
            names.setName("GradusMath-Regular", record.nameID, record.platformID, record.platEncID, record.langID)
    names.setName("GUST Font License 1.0; a subset of Latin Modern Math under another name", 13, 3, 1, 0x409)
    names.setName("http://tug.org/fonts/licenses/GUST-FONT-LICENSE.txt", 14, 3, 1, 0x409)
    cff = font["CFF "].cff
    cff.fontNames[0] = "GradusMath-Regular"
    top = cff.topDictIndex[0]
    top.FullName, top.FamilyName = NAME, NAME
    font["head"].modified = font["head"].created  # the same bytes every time
    font.flavor = "woff2"
    font.recalcTimestamp = False
    font.save(TARGET / "gradus-math.woff2")
    shutil.copyfile(LICENCE, TARGET / "GUST-FONT-LICENSE.txt")


if __name__ == "__main__":
    main()
