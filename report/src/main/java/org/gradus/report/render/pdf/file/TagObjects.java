package org.gradus.report.render.pdf.file;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.gradus.report.render.pdf.type.Tag;

/** The tree of tags as objects of the file. */
final class TagObjects {
    private static final COSName ELEMENT = COSName.getPDFName("StructElem");
    private static final COSName SCOPE = COSName.getPDFName("Scope");

    private final List<COSDictionary> pages;
    private final Map<Tag, COSDictionary> elements = new HashMap<>();

    private TagObjects(List<COSDictionary> pages) {
        this.pages = pages;
    }

    /**
     * The root of the tree.
     *
     * @param pieces the tag of each piece of each page
     */
    static COSDictionary tree(Tag document, List<COSDictionary> pages, List<List<Tag>> pieces) {
        TagObjects objects = new TagObjects(pages);
        COSDictionary root = new COSDictionary();
        root.setItem(COSName.TYPE, COSName.STRUCT_TREE_ROOT);
        root.setItem(COSName.K, objects.element(document, root));
        COSArray numbers = new COSArray();
        for (int page = 0; page < pages.size(); page++) {
            COSArray tags = new COSArray();
            pieces.get(page).forEach(tag -> tags.add(objects.elements.get(tag)));
            numbers.add(COSInteger.get(page));
            numbers.add(tags);
        }
        COSDictionary parents = new COSDictionary();
        parents.setItem(COSName.NUMS, numbers);
        root.setItem(COSName.PARENT_TREE, parents);
        root.setInt(COSName.PARENT_TREE_NEXT_KEY, pages.size());
        return root;
    }

    private COSDictionary element(Tag tag, COSDictionary parent) {
        COSDictionary element = new COSDictionary();
        elements.put(tag, element);
        element.setItem(COSName.TYPE, ELEMENT);
        element.setName(COSName.S, tag.role().text());
        element.setItem(COSName.P, parent);
        tag.words().ifPresent(words -> element.setItem(COSName.ALT, new COSString(words)));
        tag.language().ifPresent(code -> element.setItem(COSName.LANG, new COSString(code)));
        attributes(tag, element);
        COSArray kids = new COSArray();
        for (Object kid : tag.kids()) {
            kids.add(kid instanceof Tag part ? element(part, element) : piece((Tag.Piece) kid, element));
        }
        if (kids.size() > 0) {
            element.setItem(COSName.K, kids.size() == 1 ? kids.get(0) : kids);
        }
        return element;
    }

    /** Of a piece on the page of the element only the number; else the page too. */
    private COSBase piece(Tag.Piece piece, COSDictionary element) {
        COSDictionary page = pages.get(piece.page());
        if (!element.containsKey(COSName.PG)) {
            element.setItem(COSName.PG, page);
        }
        if (element.getDictionaryObject(COSName.PG) == page) {
            return COSInteger.get(piece.number());
        }
        COSDictionary reference = new COSDictionary();
        reference.setName(COSName.TYPE, "MCR");
        reference.setItem(COSName.PG, page);
        reference.setInt(COSName.MCID, piece.number());
        return reference;
    }

    private static void attributes(Tag tag, COSDictionary element) {
        COSDictionary attributes = new COSDictionary();
        switch (tag.role()) {
            case HEAD -> {
                attributes.setName(COSName.O, "Table");
                attributes.setName(SCOPE, "Column");
                if (tag.span() > 1) {
                    attributes.setInt(COSName.getPDFName("ColSpan"), tag.span());
                }
            }
            case LIST -> {
                attributes.setName(COSName.O, "List");
                attributes.setName(COSName.getPDFName("ListNumbering"), "LowerAlpha");
            }
            case FIGURE -> {
                attributes.setName(COSName.O, "Layout");
                attributes.setName(COSName.getPDFName("Placement"), "Block");
            }
            default -> {
                return;
            }
        }
        element.setItem(COSName.A, attributes);
    }
}
