package org.gradus.report.render.pdf.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.gradus.report.render.pdf.font.Subset;
import org.gradus.report.render.pdf.font.Typeface;
import org.gradus.report.render.pdf.type.Pen;
import org.gradus.report.render.pdf.type.Picture;
import org.gradus.report.render.pdf.type.Tag;

/**
 * A PDF as it is written: pages are drawn one after the other, then the file is saved. It keeps to PDF/A-2a and PDF/UA-1, and the same
 * drawing always makes the same bytes: it holds no date and no random number.
 */
public final class PdfFile {
    private static final String PRODUCER = "Gradus";
    private static final float VERSION = 1.7f;

    private final String title;
    private final String language;
    private final Tag root = Tag.document();
    private final Map<Typeface, BitSet> used = new EnumMap<>(Typeface.class);
    private final List<Picture> pictures = new ArrayList<>();
    private final List<PagePen> pens = new ArrayList<>();
    private final List<PDRectangle> sizes = new ArrayList<>();
    private final List<Bookmark> bookmarks = new ArrayList<>();

    /**
     * A place to jump to.
     *
     * @param level 1 for the outermost
     * @param top the upper edge of what is to be seen
     */
    public record Bookmark(String title, int level, int page, double top) {}

    /** @param language a code such as {@code de} */
    public PdfFile(String title, String language) {
        this.title = title;
        this.language = language;
    }

    /** The tag that all others are part of. */
    public Tag root() {
        return root;
    }

    /** The pen for the next page, of A4. */
    public Pen nextPage() {
        return nextPage(PDRectangle.A4);
    }

    /** The pen for the next page, of this size in points. */
    public Pen nextPage(double width, double height) {
        return nextPage(new PDRectangle((float) width, (float) height));
    }

    private Pen nextPage(PDRectangle size) {
        PagePen pen = new PagePen(pens.size(), used, pictures);
        pens.add(pen);
        sizes.add(size);
        return pen;
    }

    /** How many pages there are. */
    public int pages() {
        return pens.size();
    }

    public void bookmark(Bookmark bookmark) {
        bookmarks.add(bookmark);
    }

    /** Writes the file. */
    public void save(OutputStream out) throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.getDocument().setVersion(VERSION);
            Streams streams = new Streams(document.getDocument());
            List<COSDictionary> pages = pages(document, streams);
            COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
            List<List<Tag>> pieces = pens.stream().map(PagePen::pieces).toList();
            catalog.setItem(COSName.STRUCT_TREE_ROOT, TagObjects.tree(root, pages, pieces));
            describe(catalog, streams);
            Outline.of(bookmarks, pages).ifPresent(outline -> {
                catalog.setItem(COSName.OUTLINES, outline);
                catalog.setName(COSName.PAGE_MODE, "UseOutlines");
            });
            COSDictionary trailer = document.getDocument().getTrailer();
            COSDictionary info = new COSDictionary();
            info.setItem(COSName.TITLE, new COSString(title));
            info.setItem(COSName.PRODUCER, new COSString(PRODUCER));
            trailer.setItem(COSName.INFO, info);
            COSString id = identity();
            trailer.setItem(COSName.ID, Streams.array(id, id));
            document.save(out);
        }
    }

    private COSDictionary pictures(PDDocument document) throws IOException {
        COSDictionary objects = new COSDictionary();
        for (int i = 0; i < pictures.size(); i++) {
            objects.setItem(
                    "I" + i,
                    PDImageXObject.createFromByteArray(document, pictures.get(i).bytes(), "I" + i));
        }
        return objects;
    }

    private List<COSDictionary> pages(PDDocument document, Streams streams) throws IOException {
        List<COSStream> contents = new ArrayList<>();
        pens.forEach(pen -> contents.add(streams.compressed(pen.content().getBytes(StandardCharsets.US_ASCII))));
        COSDictionary fonts = new COSDictionary();
        used.forEach((face, glyphs) ->
                fonts.setItem("F" + face.ordinal(), FontObjects.of(face, new Subset(face, glyphs), streams)));
        COSDictionary resources = new COSDictionary();
        resources.setItem(COSName.FONT, fonts);
        if (!pictures.isEmpty()) {
            resources.setItem(COSName.XOBJECT, pictures(document));
        }
        List<COSDictionary> pages = new ArrayList<>();
        for (int i = 0; i < pens.size(); i++) {
            PDPage page = new PDPage(sizes.get(i));
            document.addPage(page);
            COSDictionary dictionary = page.getCOSObject();
            dictionary.setItem(COSName.RESOURCES, resources);
            dictionary.setItem(COSName.CONTENTS, contents.get(i));
            dictionary.setInt(COSName.STRUCT_PARENTS, i);
            dictionary.setName(COSName.getPDFName("Tabs"), "S");
            pages.add(dictionary);
        }
        return pages;
    }

    private void describe(COSDictionary catalog, Streams streams) {
        COSDictionary marked = new COSDictionary();
        marked.setBoolean(COSName.getPDFName("Marked"), true);
        catalog.setItem(COSName.MARK_INFO, marked);
        catalog.setItem(COSName.LANG, new COSString(language));
        COSDictionary preferences = new COSDictionary();
        preferences.setBoolean(COSName.DISPLAY_DOC_TITLE, true);
        catalog.setItem(COSName.VIEWER_PREFERENCES, preferences);
        COSStream metadata = streams.plain(Metadata.bytes(title, language, PRODUCER));
        metadata.setItem(COSName.TYPE, COSName.METADATA);
        metadata.setName(COSName.SUBTYPE, "XML");
        catalog.setItem(COSName.METADATA, metadata);
        catalog.setItem(COSName.OUTPUT_INTENTS, Streams.array(colours(streams)));
    }

    private static COSDictionary colours(Streams streams) {
        COSStream profile = streams.compressed(SrgbProfile.bytes());
        profile.setInt(COSName.N, 3);
        COSDictionary intent = new COSDictionary();
        intent.setName(COSName.TYPE, "OutputIntent");
        intent.setName(COSName.S, "GTS_PDFA1");
        intent.setItem(COSName.OUTPUT_CONDITION_IDENTIFIER, new COSString("sRGB"));
        intent.setItem(COSName.INFO, new COSString("sRGB"));
        intent.setItem(COSName.DEST_OUTPUT_PROFILE, profile);
        return intent;
    }

    /** By what stands in it, since it has no date. */
    private COSString identity() {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            digest.update(title.getBytes(StandardCharsets.UTF_8));
            pens.forEach(pen -> digest.update(pen.content().getBytes(StandardCharsets.US_ASCII)));
            return new COSString(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
