package org.gradus.report.render.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.report.render.maths.Maths;
import org.gradus.report.render.maths.MathsStyle;
import org.gradus.report.render.maths.MathsWriter;
import org.gradus.report.render.maths.Width;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Language;
import org.gradus.report.sheet.Provenance.Origin;
import org.gradus.report.sheet.Sheet;

/**
 * The table from which the page's script works: its words, and of each number the lines that are shown of it, what is said of it, the step in which
 * it is calculated, and the places of the numbers that it is calculated from.
 */
final class NumbersJson {
    /** A wider formula is shown with less of it, in em. */
    private static final double WIDE = 24;

    private static final List<Word> WORDS = List.of(
            Word.BRIEF,
            Word.FULL,
            Word.HINT,
            Word.GIVEN,
            Word.STEP,
            Word.USED_FOR,
            Word.PINNED,
            Word.COPY_AS,
            Word.COPIED);

    private final Numbers numbers;
    private final Voice voice;
    private final Vocabulary vocabulary;
    private final MathsWriter writer;
    private final TipMaths maths = new TipMaths();

    private NumbersJson(Sheet sheet, Numbers numbers) {
        Language language = Language.of(sheet.language());
        this.numbers = numbers;
        this.voice = new Voice(language);
        this.vocabulary = Vocabulary.of(language);
        this.writer = new MathsWriter(MathsStyle.of(sheet));
    }

    static String of(List<Sheet> sheets, List<Numbers> numbers, Vocabulary vocabulary) {
        StringJoiner words = new StringJoiner(",", "{", "}");
        WORDS.forEach(word -> words.add(Json.text(word.key()) + ":" + Json.text(vocabulary.say(word))));
        StringJoiner entries = new StringJoiner(",\n", "[", "]");
        for (int i = 0; i < sheets.size(); i++) {
            NumbersJson sheet = new NumbersJson(sheets.get(i), numbers.get(i));
            numbers.get(i).written().forEach(source -> entries.add(sheet.entry(source)));
        }
        return "{\"words\":" + words + ",\n\"numbers\":" + entries + "}";
    }

    private String entry(Expr.Source source) {
        Origin origin = numbers.origin(source);
        String uses = numbers.uses(source).stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
        List<Chain> lines = lines(origin);
        return "[" + maths(origin.symbol()) + ","
                + lines.stream().map(this::maths).collect(Collectors.joining(",", "[", "]")) + ","
                + Json.text(said(origin)) + "," + Json.text(numbers.step(source)) + "," + uses + "]";
    }

    /** What is shown of it: the formula, the numbers put in, the value. */
    private static List<Chain> lines(Origin origin) {
        boolean exact = !(origin.value() instanceof Expr.Shown shown) || shown.exact();
        Operator is = exact ? Operator.EQUAL : Operator.APPROXIMATELY;
        Chain name = Chain.of(origin.symbol());
        if (origin.formula().isEmpty()) {
            return List.of(name.and(is, origin.value()));
        }
        List<Chain> lines = new ArrayList<>(List.of(name.equal(origin.formula().get())));
        Optional<Expr> numbers = origin.numbers();
        numbers.filter(put -> !isValue(put, origin.value()))
                .ifPresent(put -> lines.add(Chain.goOn(Operator.EQUAL, put)));
        lines.add(Chain.goOn(is, origin.value()));
        return lines;
    }

    private static boolean isValue(Expr put, Expr value) {
        return put instanceof Expr.Shown one
                && value instanceof Expr.Shown other
                && one.printed().equals(other.printed());
    }

    private String said(Origin origin) {
        if (origin.formula().isEmpty()) {
            return voice.chain(lines(origin).get(0)) + ", " + vocabulary.say(Word.GIVEN);
        }
        return voice.formula(origin.symbol()) + ": " + voice.formula(origin.value()) + ". "
                + lines(origin).stream().map(voice::chain).collect(Collectors.joining(", "));
    }

    private String maths(Expr expr) {
        return writer.write(expr).accept(maths);
    }

    private String maths(Chain chain) {
        double width = chain.links().stream()
                .mapToDouble(link -> Width.of(link.right()))
                .max()
                .orElse(0);
        Maths set = (width > WIDE ? writer.shortened() : writer).chain(chain);
        return set.accept(maths);
    }
}
