package org.gradus.symbolic.claim;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Terms;
import org.gradus.core.layer.LayerLetter;
import org.gradus.core.layer.LayerLetter.Kind;

/**
 * An entry of a vector or matrix of a layer, as the witness of a claim names it.
 *
 * @param layer how the layer is called: l or L
 * @param indices counted from 1; none where each layer has one unit
 */
public record LayerEntry(LayerLetter letter, String layer, List<Integer> indices) {
    private static final Pattern TEXT =
            Pattern.compile("(dC/dy|[A-Za-z']+)(?:\\^\\(?([lL])(?:([+-])1\\))?)?(?:\\[(\\d+)(?:,(\\d+))?])?");

    public LayerEntry {
        indices = List.copyOf(indices);
    }

    LayerEntry at(int row, int column) {
        return new LayerEntry(letter, layer, letter.kind() == Kind.WEIGHTS ? List.of(row, column) : List.of(row));
    }

    /** {@code W^(l+1)[1,2]}, {@code delta^l[1]}, {@code sigma'^l}. */
    public String text() {
        String place = letter.layer() == 0
                ? "^" + layer
                : "^(" + layer + (letter.layer() > 0 ? "+" : "-") + Math.abs(letter.layer()) + ")";
        String name = letter.kind().text() + (letter.isOfEnd() ? "" : place);
        return indices.isEmpty()
                ? name
                : name + "["
                        + String.join(",", indices.stream().map(String::valueOf).toList()) + "]";
    }

    /** The entry of this text; empty where a text names none. */
    public static Optional<LayerEntry> of(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int offset = matcher.group(3) == null ? 0 : matcher.group(3).equals("+") ? 1 : -1;
        String layer = matcher.group(2) == null ? "L" : matcher.group(2);
        List<Integer> indices = Stream.of(4, 5)
                .map(matcher::group)
                .filter(index -> index != null)
                .map(Integer::valueOf)
                .toList();
        return Stream.of(Kind.values())
                .filter(kind -> kind.text().equals(matcher.group(1)))
                .map(kind -> new LayerEntry(new LayerLetter(kind, offset), layer, indices))
                .filter(entry -> entry.letter.isOfEnd() == (matcher.group(2) == null))
                .findFirst();
    }

    /** As a formula writes it. */
    public Expr expr() {
        if (letter.kind() == Kind.OUTPUT_GRADIENT) {
            return Terms.partial(Expr.Symbol.of("C"), indexed(Expr.Symbol.of("y")));
        }
        boolean slope = letter.kind() == Kind.SLOPE;
        Kind kind = slope ? Kind.SUM : letter.kind();
        Expr.Symbol written = (Expr.Symbol) new LayerLetter(kind, letter.layer()).expr(layer);
        String name = kind == Kind.WEIGHTS ? "w" : written.name();
        Expr entry = indexed(new Expr.Symbol(name, Expr.Shape.SCALAR, written.layer()));
        return slope ? Terms.prime(Expr.Apply.of("sigma", entry), entry) : entry;
    }

    private Expr indexed(Expr.Symbol base) {
        return indices.isEmpty()
                ? base
                : Expr.Indexed.of(
                        base, indices.stream().mapToInt(Integer::intValue).toArray());
    }
}
