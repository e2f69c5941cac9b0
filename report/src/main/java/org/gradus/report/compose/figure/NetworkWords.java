package org.gradus.report.compose.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.Activation;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.words.FigurePhrase;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.exercise.Exercise.NetworkData;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;

/** What pictures of networks say in words, whatever they show. */
final class NetworkWords {
    private final Draft draft;
    private final NetworkData network;

    NetworkWords(Draft draft, NetworkData network) {
        this.draft = draft;
        this.network = network;
    }

    /** {@code 2-3-2}. */
    String shape() {
        List<String> sizes = new ArrayList<>();
        for (int column = 0; column <= network.layers().size(); column++) {
            sizes.add(Integer.toString(NetworkGeometry.units(network, column)));
        }
        return String.join("-", sizes);
    }

    /** x, a^l, and of the last layer that it is the output: y = a^L. */
    List<Inline> quantity(int column) {
        if (column == 0) {
            return Text.of(network.inputs() == 1 ? Expr.Indexed.of("x", 1) : Expr.Symbol.vector("x"));
        }
        int last = network.layers().size();
        int units = NetworkGeometry.units(network, column);
        Chain symbol = Chain.of(draft.notation().output(column, units));
        if (column == last && last > 1) {
            symbol = symbol.equal(
                    units == 1 ? Expr.Indexed.of(Expr.Symbol.of("a", column), 1) : Expr.Symbol.vector("a", column));
        }
        return Text.of(symbol);
    }

    /** The words below a column, the most telling first. */
    List<String> captions(int column) {
        if (column == 0) {
            return List.of(draft.wording().word(Phrase.INPUT_CAPTION));
        }
        String layer = draft.notation().isNeuron()
                ? draft.wording().word(Phrase.OUTPUT_CAPTION)
                : Wording.text(draft.say(Phrase.LAYER_CAPTION, column));
        Activation activation = network.layers().get(column - 1).activation();
        boolean named = activation.parts().size() == 1 && !Notation.isIdentity(activation);
        return named ? List.of(layer + ", " + activation.title(), layer) : List.of(layer);
    }

    /** x_j, a_i^l, y_i; y of one output. */
    Expr symbol(int column, int unit) {
        if (column == 0) {
            return Expr.Indexed.of("x", unit);
        }
        boolean last = column == network.layers().size();
        return last && NetworkGeometry.units(network, column) == 1
                ? Expr.Symbol.of("y")
                : draft.notation().outputEntry(column, Expr.Num.of(unit));
    }

    /** What the exercise calls an input or a class; empty if nothing. */
    String title(int column, int unit) {
        if (column == 0) {
            List<String> names = draft.exercise().inputNames();
            return names.isEmpty() ? "" : names.get(unit - 1);
        }
        return column == network.layers().size()
                ? draft.exercise().className(unit).orElse("")
                : "";
    }

    List<String> legend() {
        return List.of(
                draft.wording().word(FigurePhrase.FIGURE_POSITIVE),
                draft.wording().word(FigurePhrase.FIGURE_NEGATIVE),
                draft.wording().word(FigurePhrase.FIGURE_ZERO));
    }

    /** The activation of a layer as a description says it. */
    String function(int column) {
        List<String> names = network.layers().get(column - 1).activation().parts().stream()
                .map(Activation::title)
                .toList();
        return String.join(", ", names);
    }

    /** "great 1, boring 0": the numbers of a column with their names. */
    String numbers(List<Expr> values, int column) {
        List<String> parts = IntStream.rangeClosed(1, values.size())
                .mapToObj(unit -> {
                    String title = title(column, unit);
                    String number = Text.plain(values.get(unit - 1), draft.language());
                    return title.isEmpty() ? number : number + " (" + title + ")";
                })
                .toList();
        return Text.list(parts, draft.language());
    }
}
