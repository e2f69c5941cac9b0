package org.gradus.report.exercise;

import java.util.List;

/** What a YAML text says, before it means anything: texts, lists and maps with their places. */
public sealed interface Node {

    public Position at();

    /** What this is, for messages: {@code "a list"}. */
    String kind();

    /**
     * A text as it was written: {@code 0.10}, {@code no}, {@code 1/3}.
     *
     * @param quoted whether it stood in quotes (or was a block text)
     * @param verbatim whether the text stands in the file character by character, so that places inside it are known
     */
    record Scalar(Position at, String text, boolean quoted, boolean verbatim) implements Node {
        @Override
        public String kind() {
            return isNull() ? "nothing" : "'" + shortened() + "'";
        }

        /** Whether YAML reads this as "no value". */
        public boolean isNull() {
            return !quoted
                    && (text.isEmpty()
                            || text.equals("~")
                            || text.equals("null")
                            || text.equals("Null")
                            || text.equals("NULL"));
        }

        /** The place of the character at {@code offset} of the text; the start if that is not known. */
        public Position at(int offset) {
            if (!verbatim) {
                return at;
            }
            int inside = Math.max(0, Math.min(offset, text.length()));
            return new Position(at.line(), at.column() + (quoted ? 1 : 0) + text.codePointCount(0, inside));
        }

        /** The text for a message: one line, not long. */
        public String shortened() {
            return Near.shortened(text);
        }
    }

    /** A list; {@code flow} if written in brackets. */
    record Sequence(Position at, List<Node> items, boolean flow) implements Node {
        @Override
        public String kind() {
            return "a list";
        }

        public boolean holdsOnlyScalars() {
            return items.stream().allMatch(Scalar.class::isInstance);
        }
    }

    /** A map, entries in file order, no key twice; {@code flow} if written in braces. */
    record Mapping(Position at, List<Entry> entries, boolean flow) implements Node {
        @Override
        public String kind() {
            return "a map";
        }
    }

    record Entry(Scalar key, Node value) {}
}
