package org.gradus.report.render.pdf.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a piece of the page is, for whoever does not see it: a heading, a paragraph, a formula with the words that it is read as. Tags make a
 * tree; a tag takes its place in it when its first piece is drawn, so that the tree is in the order of reading.
 */
public final class Tag {
    private final Role role;
    private final @Nullable Tag parent;
    private final Optional<String> words;
    private final Optional<String> language;
    private final int span;
    private final List<Object> kids = new ArrayList<>();
    private boolean attached;

    /** The kinds, by their names in the PDF. */
    public enum Role {
        DOCUMENT("Document"),
        SECTION("Sect"),
        HEADING_1("H1"),
        HEADING_2("H2"),
        HEADING_3("H3"),
        HEADING_4("H4"),
        PARAGRAPH("P"),
        LIST("L"),
        ITEM("LI"),
        LABEL("Lbl"),
        BODY("LBody"),
        TABLE("Table"),
        ROW("TR"),
        HEAD("TH"),
        CELL("TD"),
        FORMULA("Formula"),
        FIGURE("Figure");

        private final String text;

        Role(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }

        /** A heading of this level. */
        public static Role heading(int level) {
            return switch (level) {
                case 1 -> HEADING_1;
                case 2 -> HEADING_2;
                case 3 -> HEADING_3;
                default -> HEADING_4;
            };
        }
    }

    /** A piece of a page, by its number there. */
    public record Piece(int page, int number) {}

    private Tag(Role role, @Nullable Tag parent, Optional<String> words, Optional<String> language, int span) {
        this.role = role;
        this.parent = parent;
        this.words = words;
        this.language = language;
        this.span = span;
    }

    /** The root of a tree. */
    public static Tag document() {
        Tag tag = new Tag(Role.DOCUMENT, null, Optional.empty(), Optional.empty(), 1);
        tag.attached = true;
        return tag;
    }

    /** A part of this one. */
    public Tag part(Role kind) {
        return new Tag(kind, this, Optional.empty(), Optional.empty(), 1);
    }

    /** A formula or figure in this one, and the words in its place. */
    public Tag described(Role kind, String description) {
        return new Tag(kind, this, Optional.of(description), Optional.empty(), 1);
    }

    /** A cell over several columns. */
    public Tag spanning(Role kind, int columns) {
        return new Tag(kind, this, Optional.empty(), Optional.empty(), columns);
    }

    /** A part in another language. */
    public Tag in(String code) {
        return new Tag(Role.SECTION, this, Optional.empty(), Optional.of(code), 1);
    }

    /** Over how many columns a cell reaches. */
    public int span() {
        return span;
    }

    public Role role() {
        return role;
    }

    public @Nullable Tag parent() {
        return parent;
    }

    public Optional<String> words() {
        return words;
    }

    public Optional<String> language() {
        return language;
    }

    /** Tags and pieces, in the order of reading. */
    public List<Object> kids() {
        return List.copyOf(kids);
    }

    /** Takes its place in the tree. */
    public void attach() {
        if (!attached) {
            attached = true;
            if (parent != null) {
                parent.attach();
                parent.kids.add(this);
            }
        }
    }

    /** A piece of it was drawn. */
    public void drawn(Piece piece) {
        attach();
        kids.add(piece);
    }
}
