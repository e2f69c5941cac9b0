package org.gradus.report.render.pdf;

import org.gradus.report.render.maths.MathsWriter;
import org.gradus.report.render.maths.MathsWriter.Spot;
import org.gradus.report.render.pdf.font.Typeface;
import org.gradus.report.render.pdf.type.Letters.Look;
import org.gradus.report.render.pdf.type.MathsSetter;
import org.gradus.report.sheet.Palette;

/**
 * How words and the formulas between them look.
 *
 * @param strong the look of words that stand out
 */
record Voice(Look look, Look strong, MathsWriter writer, MathsSetter setter) {

    /** The usual one. */
    static Voice of(MathsWriter writer, Palette palette) {
        Look look = new Look(Typeface.ROMAN, Measures.NORMAL, Measures.BLACK);
        return new Voice(
                look,
                look.in(Typeface.SANS_BOLD),
                writer.in(Spot.TEXT),
                new MathsSetter(palette, Measures.NORMAL, Measures.BLACK));
    }

    /** Of remarks: small, grey, no other colour. */
    Voice remark() {
        return new Voice(
                        look.coloured(Measures.GREY),
                        strong.coloured(Measures.GREY),
                        writer.colourless(),
                        setter.coloured(Measures.GREY))
                .at(Measures.FOOTNOTE);
    }

    /** In another size. */
    Voice at(double size) {
        return new Voice(look.at(size), strong.at(size), writer, setter.at(size));
    }

    /** Of headings. */
    Voice heading() {
        return new Voice(strong, strong, writer, setter.bold());
    }

    /** Of what stands out in a table. */
    Voice bold() {
        return new Voice(look.in(Typeface.ROMAN_BOLD), strong, writer, setter.bold());
    }

    /** In sans serif. */
    Voice sans() {
        return new Voice(look.in(Typeface.SANS), strong, writer, setter);
    }

    /** In one colour. */
    Voice coloured(int colour) {
        return new Voice(look.coloured(colour), strong.coloured(colour), writer.colourless(), setter.coloured(colour));
    }

    double size() {
        return look.size();
    }
}
