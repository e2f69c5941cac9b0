package org.gradus.report.compose.figure;

import java.util.ArrayList;
import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.TextWriter;
import org.gradus.report.compose.notation.Plain;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Drawing.Size;
import org.gradus.report.sheet.Inline;
import org.gradus.report.sheet.Language;

/** Labels, and what a description says instead of them. */
final class Text {
    private static final String DOTS = "\u2026";

    private Text() {}

    static List<Inline> of(Expr formula) {
        return List.of(Inline.Formula.of(formula));
    }

    static List<Inline> of(Chain chain) {
        return List.of(new Inline.Formula(chain));
    }

    static List<Inline> of(String words) {
        return List.of(new Inline.Text(words));
    }

    /** A name in not more than {@code most} points; what is cut off is replaced by dots. */
    static List<Inline> cut(String name, Size size, double most) {
        if (LabelWidth.of(of(name), size) <= most) {
            return of(name);
        }
        int[] letters = name.codePoints().limit((long) most).toArray();
        int count = letters.length;
        while (count > 1 && LabelWidth.of(of(new String(letters, 0, count) + DOTS), size) > most) {
            count--;
        }
        return of(new String(letters, 0, count).stripTrailing() + DOTS);
    }

    /** A number or a quantity in words: {@code 0,7311}. */
    static String plain(Expr expr, Language language) {
        String text = TextWriter.write(Plain.of(expr)).replace('-', '\u2212').replace("*", "\u00b7");
        return language == Language.GERMAN ? text.replace('.', ',') : text;
    }

    /** {@code 0,25; 1}. */
    static String list(List<String> parts, Language language) {
        return String.join(language.betweenNumbers(), parts);
    }

    /** One sentence behind the other. */
    static String sentences(List<List<Inline>> sentences) {
        List<String> texts = new ArrayList<>();
        sentences.forEach(sentence -> texts.add(Wording.text(sentence)));
        return String.join(" ", texts);
    }
}
