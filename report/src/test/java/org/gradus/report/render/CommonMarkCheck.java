package org.gradus.report.render;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * Whether CommonMark leaves the formulas of a portable sheet alone: between {@code $$} nothing but text and line ends, the text
 * unchanged; {@code $x$} within one piece of text; no HTML, no links.
 */
public final class CommonMarkCheck {
    private CommonMarkCheck() {}

    /** What is wrong; empty if nothing. */
    public static List<String> complaints(String markdown) {
        List<String> complaints = new ArrayList<>();
        Reader reader = new Reader(complaints);
        Parser.builder().build().parse(markdown).accept(reader);
        for (FormulasIn.Found formula : FormulasIn.markdown(markdown)) {
            boolean kept = formula.display()
                    ? reader.paragraphs.contains(formula.raw())
                    : reader.texts.stream().anyMatch(text -> text.contains(formula.raw()));
            if (!kept) {
                complaints.add("changed by CommonMark: " + formula.raw());
            }
            if (formula.raw().length() > 1000) {
                complaints.add("over 1000 characters: " + formula.raw());
            }
        }
        checkBlankLines(markdown, complaints);
        return complaints;
    }

    private static void checkBlankLines(String markdown, List<String> complaints) {
        List<String> lines = markdown.lines().toList();
        boolean inside = false;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).equals("$$")) {
                String neighbour =
                        inside ? i + 1 < lines.size() ? lines.get(i + 1) : "" : i > 0 ? lines.get(i - 1) : "";
                if (!neighbour.isEmpty()) {
                    complaints.add("line " + (i + 1) + ": no blank line beside $$");
                }
                inside = !inside;
            } else if (lines.get(i).contains("$$")) {
                complaints.add("line " + (i + 1) + ": $$ is not alone on its line");
            } else if (inside && lines.get(i).matches("\\s*([-+#=>*|].*|\\d+[.)].*|)")) {
                complaints.add("line " + (i + 1) + " could be taken for something else: " + lines.get(i));
            } else if (inside && lines.get(i).matches(".*\\\\[^A-Za-z].*|.*\\\\$")) {
                complaints.add("line " + (i + 1) + ": backslash and punctuation: " + lines.get(i));
            }
        }
    }

    /** Collects paragraphs of bare text, and the pieces of text of all others. */
    private static final class Reader extends AbstractVisitor {
        private final List<String> complaints;
        private final Set<String> paragraphs = new LinkedHashSet<>();
        private final Set<String> texts = new LinkedHashSet<>();

        Reader(List<String> complaints) {
            this.complaints = complaints;
        }

        @Override
        public void visit(Paragraph paragraph) {
            StringBuilder text = new StringBuilder();
            boolean bare = true;
            for (Node node = paragraph.getFirstChild(); node != null; node = node.getNext()) {
                if (node instanceof Text words) {
                    text.append(words.getLiteral());
                } else if (node instanceof SoftLineBreak) {
                    text.append('\n');
                } else {
                    bare = false;
                }
            }
            if (bare) {
                paragraphs.add(text.toString());
            }
            visitChildren(paragraph);
        }

        @Override
        public void visit(Text text) {
            texts.add(text.getLiteral());
        }

        @Override
        public void visit(HtmlInline html) {
            complaints.add("HTML: " + html.getLiteral());
        }

        @Override
        public void visit(HtmlBlock html) {
            complaints.add("HTML: " + html.getLiteral());
        }

        @Override
        public void visit(Link link) {
            complaints.add("a link to " + link.getDestination());
        }

        @Override
        public void visit(Image image) {
            complaints.add("an image: " + image.getDestination());
        }

        @Override
        public void visit(CustomNode node) {
            complaints.add("unexpected: " + node);
        }
    }
}
