package org.gradus.report.render.pdf.file;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;

/** The bookmarks as a tree. */
final class Outline {
    private Outline() {}

    private record Open(PDOutlineNode node, int level) {}

    /** The tree, all of it open; absent if there are no bookmarks. */
    static Optional<COSDictionary> of(List<PdfFile.Bookmark> bookmarks, List<COSDictionary> pages) {
        if (bookmarks.isEmpty()) {
            return Optional.empty();
        }
        PDDocumentOutline outline = new PDDocumentOutline();
        Deque<Open> open = new ArrayDeque<>(List.of(new Open(outline, 0)));
        for (PdfFile.Bookmark bookmark : bookmarks) {
            while (open.getFirst().level() >= bookmark.level()) {
                open.pop();
            }
            PDOutlineItem item = new PDOutlineItem();
            item.getCOSObject().setItem(COSName.TITLE, new COSString(bookmark.title()));
            item.getCOSObject().setItem(COSName.DEST, place(bookmark, pages));
            open.getFirst().node().addLast(item);
            open.push(new Open(item, bookmark.level()));
        }
        return Optional.of(outline.getCOSObject());
    }

    private static COSArray place(PdfFile.Bookmark bookmark, List<COSDictionary> pages) {
        return Streams.array(
                pages.get(bookmark.page()),
                COSName.getPDFName("XYZ"),
                COSInteger.ZERO,
                new COSFloat((float) bookmark.top()),
                COSNull.NULL);
    }
}
