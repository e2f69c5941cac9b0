package org.gradus.report.render.speech;

import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.gradus.core.expr.Expr;
import org.gradus.report.render.maths.Extent;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.sheet.Language;

/**
 * What a screen reader says for a formula: "z, layer 2, equals W layer 2 times a layer 1 plus b layer 2". A formula that is heard has no
 * second dimension; so whatever does not delimit itself is put between words ("the fraction 1 over 1 plus e to the power of minus z end
 * fraction"), and two formulas that look different sound different. Alternative text of a tagged PDF, label in HTML. Without state.
 */
public final class Speech {
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0\\u2003]+");
    private static final Pattern COMMAS = Pattern.compile(" ?,(?: ?,)+");
    private static final Pattern LAST_COMMA = Pattern.compile(" ?, ?([;:]|$)");

    private final Vocabulary words;
    private final SpokenFormula formulas;

    private Speech(Vocabulary words, SpokenFormula formulas) {
        this.words = words;
        this.formulas = formulas;
    }

    /** Formulas in the words of this language. */
    public static Speech of(Language language) {
        Vocabulary words = Vocabulary.of(language);
        return new Speech(words, new SpokenFormula(language, words));
    }

    /** The same, leaving out nothing of long matrices: for data. */
    public Speech whole() {
        return new Speech(words, formulas.to(Extent.WHOLE));
    }

    /** A formula that stands alone. */
    public String of(Expr expr) {
        return tidy(formulas.side(expr));
    }

    /** The chain, with the words before it. */
    public String of(Chain chain) {
        StringBuilder said = new StringBuilder(lead(chain.lead()));
        chain.left()
                .ifPresent(left -> said.append(chain.links().isEmpty() ? formulas.side(left) : formulas.left(left)));
        boolean first = true;
        for (Chain.Link link : chain.links()) {
            said.append(first && !link.isWithoutNumber() ? " " : ", ").append(formulas.link(link));
            first = false;
        }
        return tidy(said.toString());
    }

    /** The words before a chain, and a pause unless it is but one word. */
    private String lead(List<Inline> words) {
        String said = of(words);
        return said.indexOf(' ') < 0 || said.endsWith(":") ? said + " " : said + ", ";
    }

    /** The chains of the line. Its remark and its number are text and are read as such. */
    public String of(Block.Line line) {
        StringJoiner said = new StringJoiner("; ");
        for (Chain chain : line.chains()) {
            String one = of(chain);
            if (!one.isEmpty()) {
                said.add(one);
            }
        }
        return said.toString();
    }

    /** Running text with the formulas in it. */
    public String of(List<Inline> text) {
        StringBuilder said = new StringBuilder();
        for (Inline inline : text) {
            said.append(inline(inline));
        }
        return tidy(said.toString());
    }

    private String inline(Inline inline) {
        if (inline instanceof Inline.Text plain) {
            return plain.text();
        } else if (inline instanceof Inline.Strong strong) {
            return strong.text();
        } else if (inline instanceof Inline.Formula formula) {
            return of(formula.chain());
        } else if (inline instanceof Inline.Reference reference) {
            return words.say(Saying.REFERENCE, reference.equation());
        } else if (inline instanceof Inline.Break) {
            return " ";
        }
        throw new IllegalArgumentException("not words: " + inline);
    }

    /** One blank between words, no two commas in a row. */
    private static String tidy(String said) {
        String blanks = BLANKS.matcher(said).replaceAll(" ");
        String commas = COMMAS.matcher(blanks).replaceAll(",");
        return LAST_COMMA.matcher(commas).replaceAll("$1").strip();
    }
}
