package org.gradus.report.compose.calculus;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.words.CalculusPhrase;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.exercise.PointFunction;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;

/** What functions of several variables, their variables and a point are called. */
public final class MapWords {
    private static final List<String> NAMES = List.of("g", "f", "h", "u");

    private final Draft draft;
    private final PointFunction function;
    private final String letter;

    /** @param letters that are taken first; a variable's is not */
    public MapWords(Draft draft, PointFunction function, String... letters) {
        this.draft = draft;
        this.function = function;
        Set<String> variables = new HashSet<>();
        function.components()
                .forEach(component -> Children.walk(component, node -> {
                    if (node instanceof Expr.Symbol symbol) {
                        variables.add(symbol.name());
                    }
                }));
        this.letter = Stream.concat(Stream.of(letters), NAMES.stream())
                .filter(name -> !variables.contains(name))
                .findFirst()
                .orElse("F");
    }

    /** Of the function of a Hessian, which is called f. */
    public static MapWords ofHessian(Draft draft, PointFunction function) {
        return new MapWords(draft, function, "f");
    }

    /** g_2, or g where there is one function. */
    Expr component(int index) {
        return function.components().size() == 1 ? Expr.Symbol.of(letter) : Expr.Indexed.of(letter, index + 1);
    }

    /** {@code g(x_1, x_2) = (x_1^2, x_1 x_2)}. */
    private List<Inline> definition() {
        Expr left = new Expr.Apply(letter, List.copyOf(function.wrt()));
        List<Expr> components = function.components();
        if (components.size() == 1) {
            return List.of(new Inline.Formula(Lines.equal(left, components.get(0))));
        }
        List<Inline> text = List.of(Inline.Formula.of(left), new Inline.Text(" = ("));
        for (int i = 0; i < components.size(); i++) {
            List<Inline> between = i == 0 ? List.of() : draft.say(Phrase.SEPARATOR);
            text = Wording.join(text, between, List.of(Inline.Formula.of(components.get(i))));
        }
        return Wording.join(text, List.of(new Inline.Text(")")));
    }

    /** {@code x_1 = 1, x_2 = 2}. */
    public List<Inline> point() {
        return point(draft, function.at());
    }

    /** {@code x = -2, y = 5}. */
    static List<Inline> point(Draft draft, Map<Expr.Symbol, Expr> at) {
        List<Inline> text = List.of();
        for (Map.Entry<Expr.Symbol, Expr> value : at.entrySet()) {
            Chain chain = Lines.equal(value.getKey(), value.getValue());
            List<Inline> between = text.isEmpty() ? List.of() : draft.say(Phrase.SEPARATOR);
            text = Wording.join(text, between, List.of(new Inline.Formula(chain)));
        }
        return text;
    }

    /** What is given. */
    public List<Inline> given() {
        return function.at().isEmpty() ? definition() : draft.say(CalculusPhrase.MAP_GIVEN_AT, definition(), point());
    }

    /** The stem of variables that are called x_1, …, x_n. */
    Optional<String> stem() {
        List<String> names = function.wrt().stream().map(Expr.Symbol::name).toList();
        List<String> stems = new ArrayList<>();
        for (int j = 0; j < names.size(); j++) {
            String index = Integer.toString(j + 1);
            String name = names.get(j).replace("_", "");
            if (!name.endsWith(index) || name.length() == index.length()) {
                return Optional.empty();
            }
            stems.add(name.substring(0, name.length() - index.length()));
        }
        return stems.stream().distinct().count() == 1 ? Optional.of(stems.get(0)) : Optional.empty();
    }

    PointFunction function() {
        return function;
    }
}
