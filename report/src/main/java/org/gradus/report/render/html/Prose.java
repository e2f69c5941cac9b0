package org.gradus.report.render.html;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gradus.report.render.maths.Width;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;

/** Writes running text with its formulas. */
final class Prose {
    /** In em. */
    private static final double WIDE = 14;

    private static final String MARKS = ",.;:)!?";

    private final Markup out;
    private final Formulas formulas;
    private final Anchors anchors;

    /**
     * The equations that can be referred to.
     *
     * @param prefix tells the ids of this sheet from those of the others on the page
     */
    record Anchors(String prefix, Set<Integer> equations) {
        Anchors {
            equations = Set.copyOf(equations);
        }

        /** The id of a step, which is that of its equation. */
        String step(int number) {
            return prefix + "step-" + number;
        }
    }

    Prose(Markup out, Formulas formulas, Anchors anchors) {
        this.out = out;
        this.formulas = formulas;
        this.anchors = anchors;
    }

    /** No line ends between a formula and the comma behind it. */
    void write(List<Inline> text) {
        for (int i = 0; i < text.size(); i++) {
            String mark = text.get(i) instanceof Inline.Formula && i + 1 < text.size() ? mark(text.get(i + 1)) : "";
            if (mark.isEmpty()) {
                write(text.get(i));
                continue;
            }
            out.open("span", "class", "nb");
            write(text.get(i));
            out.text(mark).close("span");
            i++;
            out.text(((Inline.Text) text.get(i)).text().substring(mark.length()));
        }
    }

    /** The punctuation marks with which words begin. */
    private static String mark(Inline inline) {
        String words = inline instanceof Inline.Text text ? text.text() : "";
        int end = 0;
        while (end < words.length() && MARKS.indexOf(words.charAt(end)) >= 0) {
            end++;
        }
        return words.substring(0, end);
    }

    private void write(Inline inline) {
        if (inline instanceof Inline.Formula formula) {
            write(formula.chain().lead());
            formula(formula.chain());
        } else if (inline instanceof Inline.Strong strong) {
            out.element("strong", strong.text());
        } else if (inline instanceof Inline.Reference reference) {
            reference(reference.equation());
        } else if (inline instanceof Inline.Break) {
            out.empty("br");
        } else if (inline instanceof Inline.Text words) {
            out.text(words.text());
        }
    }

    /** A wide chain may be broken before its relation signs. */
    private void formula(Chain chain) {
        if (chain.left().isEmpty() || chain.links().isEmpty() || width(chain) <= WIDE) {
            formulas.inText(chain);
            return;
        }
        formulas.inText(Chain.of(chain.left().get()));
        for (Chain.Link link : chain.links()) {
            out.empty("wbr");
            formulas.inText(new Chain(List.of(), Optional.empty(), List.of(link)));
        }
    }

    private static double width(Chain chain) {
        return chain.left().map(Width::of).orElse(0.0)
                + chain.links().stream()
                        .mapToDouble(link -> 1 + Width.of(link.right()))
                        .sum();
    }

    /** The width in em of the widest part that cannot be broken. */
    static double widest(List<Inline> text) {
        return text.stream()
                .filter(Inline.Formula.class::isInstance)
                .map(formula -> ((Inline.Formula) formula).chain())
                .flatMap(chain -> Stream.concat(
                        chain.left().stream(), chain.links().stream().map(Chain.Link::right)))
                .mapToDouble(Width::of)
                .max()
                .orElse(0);
    }

    private void reference(int equation) {
        String number = "(" + equation + ")";
        if (anchors.equations().contains(equation)) {
            out.element("a", number, "href", "#" + anchors.step(equation));
        } else {
            out.text(number);
        }
    }

    /** The words without formulas. */
    static String plain(List<Inline> text) {
        StringBuilder words = new StringBuilder();
        for (Inline inline : text) {
            if (inline instanceof Inline.Text plain) {
                words.append(plain.text());
            } else if (inline instanceof Inline.Strong strong) {
                words.append(strong.text());
            } else if (inline instanceof Inline.Reference reference) {
                words.append('(').append(reference.equation()).append(')');
            }
        }
        return words.toString();
    }
}
