package org.gradus.report.render;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.gradus.report.render.pdf.PdfRenderer;
import org.gradus.report.sheet.Sheet;

/** A PDF as another program reads it. */
public final class PdfText {
    private PdfText() {}

    /** The bytes of the sheet. */
    public static byte[] bytes(Sheet... sheets) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new PdfRenderer().render(List.of(sheets), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The text of all pages, in the order in which it was written. */
    public static String of(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the first of these characters stands on each line of text that has one, from the left edge of the page. */
    public static List<Double> firstOnLines(byte[] pdf, String characters) {
        Map<Float, Double> lines = new TreeMap<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition text) {
                    if (characters.contains(text.getUnicode())) {
                        float line = getCurrentPageNo() * 10_000 + text.getY();
                        lines.merge(line, (double) text.getX(), Math::min);
                    }
                }
            }.getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(lines.values());
    }

    /** How many pages it has. */
    public static int pages(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
