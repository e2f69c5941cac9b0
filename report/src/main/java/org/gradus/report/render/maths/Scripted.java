package org.gradus.report.render.maths;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.render.maths.Maths.Digits;
import org.gradus.report.render.maths.Maths.Face;
import org.gradus.report.render.maths.Maths.Role;
import org.gradus.report.render.maths.Maths.Scripts;
import org.gradus.report.render.maths.Maths.Sign;

/** What stands above and below letters. */
final class Scripted {
    private Scripted() {}

    /** A quantity with its indices and its layer; a name may carry an index itself. */
    static Maths quantity(Expr.Symbol symbol, Optional<Maths> index, Optional<Maths> above) {
        Face face = symbol.shape() == Expr.Shape.SCALAR ? Face.ITALIC : Face.BOLD;
        Names.Name name = Names.quantity(symbol.name(), face);
        Optional<Maths> below = name.below().isPresent() && index.isPresent()
                ? Optional.of(Maths.row(name.below().get(), comma(), index.get()))
                : name.below().or(() -> index);
        return below.isEmpty() && above.isEmpty() ? name.letter() : new Scripts(name.letter(), below, above);
    }

    private static Maths comma() {
        return new Sign(",", Role.ORDINARY);
    }

    /** {@code 12} for w_12, {@code 1,12} as soon as an index has more than one sign; empty for none. */
    static Optional<Maths> indices(List<Maths> indices) {
        boolean single = indices.stream().allMatch(Scripted::isOneSign);
        List<Maths> parts = new ArrayList<>();
        for (Maths index : indices) {
            if (!parts.isEmpty() && !single) {
                parts.add(comma());
            }
            parts.add(index);
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(parts.size() == 1 ? parts.get(0) : new Maths.Row(parts));
    }

    private static boolean isOneSign(Maths index) {
        return index instanceof Digits digits && digits.text().length() == 1
                || index instanceof Maths.Identifier letter && letter.text().length() == 1;
    }

    /** With a plus behind what stands above, or as what stands above. */
    static Maths withPlus(Maths quantity) {
        Maths plus = new Sign("+", Role.ORDINARY);
        if (quantity instanceof Scripts scripts) {
            Maths above = scripts.above().map(layer -> Maths.row(layer, plus)).orElse(plus);
            return new Scripts(scripts.base(), scripts.below(), Optional.of(above));
        }
        return new Scripts(quantity, Optional.empty(), Optional.of(plus));
    }

    /** What has an index keeps it below the exponent. */
    static Maths raised(Maths base, Maths exponent) {
        if (base instanceof Maths.Hue hue) {
            return new Maths.Hue(hue.layer(), raised(hue.inside(), exponent));
        }
        if (base instanceof Scripts scripts && scripts.above().isEmpty()) {
            return new Scripts(scripts.base(), scripts.below(), Optional.of(exponent));
        }
        return new Scripts(base, Optional.empty(), Optional.of(exponent));
    }
}
