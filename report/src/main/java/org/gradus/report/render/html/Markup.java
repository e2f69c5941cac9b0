package org.gradus.report.render.html;

import org.gradus.core.expr.HiddenCharacters;

/** HTML as it is written, well-formed as XML too. Whatever comes from outside goes through {@link #text} or an attribute's value. */
final class Markup {
    private final StringBuilder out = new StringBuilder(32_768);

    /**
     * Opens an element.
     *
     * @param attributes names and values in turn; one with an empty value is left out
     */
    Markup open(String tag, String... attributes) {
        return start(tag, attributes, ">");
    }

    Markup close(String tag) {
        out.append("</").append(tag).append('>');
        return this;
    }

    /** An element of HTML that never has content. */
    Markup empty(String tag, String... attributes) {
        return start(tag, attributes, ">");
    }

    /** An element of MathML or SVG without content. */
    Markup closed(String tag, String... attributes) {
        return start(tag, attributes, "/>");
    }

    private Markup start(String tag, String[] attributes, String end) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            if (!attributes[i + 1].isEmpty()) {
                out.append(' ').append(attributes[i]).append("=\"");
                attribute(attributes[i + 1]);
                out.append('"');
            }
        }
        out.append(end);
        return this;
    }

    /** What is to be copied has lines. */
    private void attribute(String value) {
        int end = value.indexOf('\n');
        if (end >= 0) {
            escape(HiddenCharacters.shown(value.substring(0, end)));
            out.append("&#10;");
            attribute(value.substring(end + 1));
        } else {
            escape(HiddenCharacters.shown(value));
        }
    }

    /** An element that holds these words and nothing else. */
    Markup element(String tag, String words, String... attributes) {
        return open(tag, attributes).text(words).close(tag);
    }

    /** Words as words, whatever they look like; hidden characters are named. */
    Markup text(String words) {
        escape(HiddenCharacters.shown(words));
        return this;
    }

    /** What is markup already. */
    Markup raw(String markup) {
        out.append(markup);
        return this;
    }

    /** A line of the source ends here. */
    Markup line() {
        out.append('\n');
        return this;
    }

    private void escape(String words) {
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.append(c);
            }
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
