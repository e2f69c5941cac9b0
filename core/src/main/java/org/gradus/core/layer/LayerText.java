package org.gradus.core.layer;

import java.util.Optional;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.TextWriter;

/** Writes a formula between layers as it can be typed: {@code W^(l+1)^T*delta^(l+1) .* sigma'(z^l)}. */
public final class LayerText {
    private static final int SUM = 0;
    private static final int ENTRIES = 1;
    private static final int PRODUCT = 2;
    private static final int FACTOR = 3;

    private LayerText() {}

    public static String write(Expr formula) {
        if (formula instanceof Expr.Relation equation) {
            return write(equation.left()) + " = " + write(equation.right());
        }
        return write(formula, SUM);
    }

    /** Whether vectors or matrices of layers stand in it, or their sizes. */
    public static boolean isOne(Expr formula) {
        boolean letter = formula instanceof Expr.Symbol symbol && symbol.shape() != Expr.Shape.SCALAR;
        boolean size = formula instanceof Expr.Indexed entry && entry.base().isLetter("N");
        return letter || size || Children.of(formula).stream().anyMatch(LayerText::isOne);
    }

    private static String write(Expr formula, int around) {
        if (formula instanceof Expr.Sum sum) {
            StringBuilder text = new StringBuilder(write(sum.terms().get(0), ENTRIES));
            for (Expr term : sum.terms().subList(1, sum.terms().size())) {
                boolean minus = term instanceof Expr.Negation;
                text.append(minus ? " - " : " + ")
                        .append(write(term instanceof Expr.Negation negation ? negation.operand() : term, ENTRIES));
            }
            return inside(text.toString(), around > SUM);
        }
        if (formula instanceof Expr.Negation negation) {
            return inside("-" + write(negation.operand(), ENTRIES), around > SUM);
        }
        if (formula instanceof Expr.Hadamard hadamard) {
            String text = write(hadamard.left(), ENTRIES) + " .* " + write(hadamard.right(), PRODUCT);
            return inside(text, around > ENTRIES);
        }
        if (formula instanceof Expr.Product product) {
            StringBuilder text = new StringBuilder(write(product.factors().get(0), PRODUCT));
            product.factors().stream()
                    .skip(1)
                    .forEach(factor -> text.append('*').append(write(factor, FACTOR)));
            return inside(text.toString(), around > PRODUCT);
        }
        if (formula instanceof Expr.Quotient quotient) {
            String text = write(quotient.numerator(), FACTOR) + "/" + write(quotient.denominator(), FACTOR);
            return inside(text, around > PRODUCT);
        }
        if (formula instanceof Expr.Transpose transpose) {
            return write(transpose.operand(), FACTOR) + "^T";
        }
        return letter(formula);
    }

    private static String inside(String text, boolean parentheses) {
        return parentheses ? "(" + text + ")" : text;
    }

    private static String letter(Expr formula) {
        if (formula instanceof Expr.Derivative derivative) {
            return derivative.style() == Expr.DerivativeStyle.PRIME
                    ? "sigma'(" + letter(derivative.wrt()) + ")"
                    : "dC/d" + letter(derivative.wrt());
        }
        if (formula instanceof Expr.Indexed size) {
            String index = TextWriter.write(size.indices().get(0));
            return size.base().name() + (index.length() > 1 ? "_(" + index + ")" : "_" + index);
        }
        if (formula instanceof Expr.Symbol symbol) {
            Optional<String> layer = symbol.layer().map(TextWriter::write);
            return symbol.name()
                    + layer.map(name -> name.length() > 1 ? "^(" + name + ")" : "^" + name)
                            .orElse("");
        }
        return TextWriter.write(formula);
    }
}
