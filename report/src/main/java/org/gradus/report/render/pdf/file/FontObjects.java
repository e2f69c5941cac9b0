package org.gradus.report.render.pdf.file;

import java.util.Locale;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.gradus.report.render.pdf.font.FontFile;
import org.gradus.report.render.pdf.font.Subset;
import org.gradus.report.render.pdf.font.Typeface;

/** A font as objects of the file: text is written as the numbers of glyphs, and a table says which characters these are. */
final class FontObjects {
    private static final int SYMBOLIC = 4;
    private static final int SERIF = 2;
    private static final int MOST_IN_A_BLOCK = 100;

    private FontObjects() {}

    static COSDictionary of(Typeface face, Subset subset, Streams streams) {
        String name = subset.tag() + "+" + face.postScriptName();
        COSDictionary font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE0);
        font.setName(COSName.BASE_FONT, name);
        font.setItem(COSName.ENCODING, COSName.IDENTITY_H);
        font.setItem(COSName.DESCENDANT_FONTS, Streams.array(descendant(face, subset, name, streams)));
        font.setItem(COSName.TO_UNICODE, streams.compressed(characters(subset)));
        return font;
    }

    private static COSDictionary descendant(Typeface face, Subset subset, String name, Streams streams) {
        COSDictionary system = new COSDictionary();
        system.setItem(COSName.REGISTRY, new COSString("Adobe"));
        system.setItem(COSName.ORDERING, new COSString("Identity"));
        system.setInt(COSName.SUPPLEMENT, 0);
        COSDictionary font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE2);
        font.setName(COSName.BASE_FONT, name);
        font.setItem(COSName.CIDSYSTEMINFO, system);
        font.setItem(COSName.CID_TO_GID_MAP, COSName.IDENTITY);
        font.setInt(COSName.DW, 0);
        font.setItem(COSName.W, widths(face.font(), subset));
        font.setItem(COSName.FONT_DESC, descriptor(face, subset, name, streams));
        return font;
    }

    private static COSArray widths(FontFile font, Subset subset) {
        COSArray widths = new COSArray();
        COSArray run = new COSArray();
        int next = -1;
        for (int glyph : subset.glyphs()) {
            if (glyph != next) {
                run = new COSArray();
                widths.add(COSInteger.get(glyph));
                widths.add(run);
            }
            run.add(thousandths(font.advance(glyph)));
            next = glyph + 1;
        }
        return widths;
    }

    private static COSInteger thousandths(double em) {
        return COSInteger.get(Math.round(1000 * em));
    }

    private static COSDictionary descriptor(Typeface face, Subset subset, String name, Streams streams) {
        FontFile font = face.font();
        FontFile.Bounds bounds = font.bounds();
        COSDictionary descriptor = new COSDictionary();
        descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
        descriptor.setName(COSName.FONT_NAME, name);
        descriptor.setInt(COSName.FLAGS, SYMBOLIC + (face.isSans() ? 0 : SERIF));
        descriptor.setItem(
                COSName.FONT_BBOX,
                Streams.array(
                        thousandths(bounds.left()),
                        thousandths(bounds.bottom()),
                        thousandths(bounds.right()),
                        thousandths(bounds.top())));
        descriptor.setItem(COSName.ITALIC_ANGLE, new COSFloat(0));
        descriptor.setItem(COSName.ASCENT, thousandths(font.ascent()));
        descriptor.setItem(COSName.DESCENT, thousandths(font.descent()));
        descriptor.setItem(COSName.CAP_HEIGHT, COSInteger.get(683));
        descriptor.setInt(COSName.STEM_V, face.stem());
        byte[] bytes = subset.bytes();
        org.apache.pdfbox.cos.COSStream file = streams.compressed(bytes);
        file.setInt(COSName.LENGTH1, bytes.length);
        descriptor.setItem(COSName.FONT_FILE2, file);
        return descriptor;
    }

    /** Which characters each glyph stands for. */
    private static byte[] characters(Subset subset) {
        StringBuilder out = new StringBuilder("""
                /CIDInit /ProcSet findresource begin
                12 dict begin
                begincmap
                /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
                /CMapName /Adobe-Identity-UCS def
                /CMapType 2 def
                1 begincodespacerange
                <0000> <ffff>
                endcodespacerange
                """);
        int[] glyphs = subset.glyphs();
        for (int from = 0; from < glyphs.length; from += MOST_IN_A_BLOCK) {
            int to = Math.min(from + MOST_IN_A_BLOCK, glyphs.length);
            out.append(to - from).append(" beginbfchar\n");
            for (int i = from; i < to; i++) {
                out.append(String.format(Locale.ROOT, "<%04x> <", glyphs[i]));
                for (char unit : subset.text(glyphs[i]).toCharArray()) {
                    out.append(String.format(Locale.ROOT, "%04x", (int) unit));
                }
                out.append(">\n");
            }
            out.append("endbfchar\n");
        }
        return out.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
                .toString()
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }
}
