package org.gradus.core.layer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FormulaException;
import org.gradus.core.expr.Terms;
import org.gradus.core.layer.LayerCursor.Marks;
import org.gradus.core.layer.LayerEquation.Kind;

/**
 * Reads the letters of an equation between layers. A letter without a layer is of the layer that the left side is about, but W and δ on
 * the right of a claim about δ are the next layer's: that is what is meant by {@code delta = W^T*delta_next .* s'}.
 */
final class LayerLetters {
    private static final String KNOWN =
            "W, b, z, a, x, delta, sigma'(z), dC/dy, each with its layer: W^(l+1) or W_next";
    private static final Set<String> COSTS = Set.of("dC", "dL", "dE", "dJ", "dLoss", "dloss");
    private static final Set<String> FUNCTIONS = Set.of("sigma", "s", "f", "g", "h", "phi", "sigmoid");
    private static final String LOSS =
            "the claim is about any loss C; write dC/dy for its derivative by the outputs, or assume: dC/dy = y - t";

    private final LayerCursor cursor;
    private final boolean known;
    private boolean last;
    /** Where the left side's letter stands, and from where it is counted. */
    private Optional<LayerPlace> stated = Optional.empty();

    /** The layer that the equation is about, counted as the left side counts. */
    private int about;

    private boolean aboutError;

    /** A claim about δ of a layer before the last. */
    private boolean hidden;

    /** @param known whether ∂C/∂y is: then the equation is about the last layer, and y and t are names */
    LayerLetters(LayerCursor cursor, List<LayerToken> tokens, boolean known) {
        this.cursor = cursor;
        this.known = known;
        this.last = known
                || tokens.stream().anyMatch(token -> token.is("dy"))
                || tokens.stream().skip(1).anyMatch(token -> token.is("nabla"));
    }

    /** The left side. */
    record Left(Kind kind, Expr expr) {}

    /** A letter as it stands there. */
    private record Written(String name, Marks marks, int offset) {}

    boolean isLast() {
        return last;
    }

    private String layer() {
        return last ? "L" : "l";
    }

    // ---- the left side ----

    Left left() {
        int start = cursor.peek().offset();
        Optional<Written> derivative = derivative();
        Written written = derivative.orElseGet(this::written);
        String name = derivative.isPresent() ? written.name() : written.name().equals("delta") ? "z" : "";
        if (written.marks().transposed() > 0 || written.marks().primed()) {
            throw new FormulaException("the left side stands for itself, not transposed", start);
        }
        Kind kind = switch (name) {
            case "z" -> Kind.ERROR;
            case "W", "w" -> Kind.WEIGHTS;
            case "b" -> Kind.BIAS;
            case "a", "x" -> Kind.INPUT;
            default ->
                throw new FormulaException(
                        "the left side of a claim about backpropagation is delta, delta_L, dC/dW, dC/db or"
                                + " dC/dx, not '" + written.name() + "'",
                        start);
        };
        stated = written.marks().place();
        boolean input = kind == Kind.INPUT;
        about = stated.map(LayerPlace::offset).orElse(0) + (input && !name.equals("x") ? 1 : 0);
        last |= !input && stated.filter(LayerPlace::isLast).isPresent() && kind == Kind.ERROR;
        aboutError = kind == Kind.ERROR;
        hidden = aboutError && !last;
        if (input) {
            Expr before = new LayerLetter(LayerLetter.Kind.OUTPUT, -1).expr(layer());
            return new Left(kind, Terms.partial(Expr.Symbol.of("C"), before));
        }
        return new Left(kind, expression(kind));
    }

    private Expr expression(Kind kind) {
        if (kind == Kind.ERROR) {
            return new LayerLetter(LayerLetter.Kind.ERROR, 0).expr(layer());
        }
        LayerLetter.Kind letter = kind == Kind.WEIGHTS ? LayerLetter.Kind.WEIGHTS : LayerLetter.Kind.BIAS;
        return Terms.partial(Expr.Symbol.of("C"), new LayerLetter(letter, 0).expr(layer()));
    }

    /** {@code dC/dW}, {@code dW}, {@code \frac{\partial C}{\partial W}}, {@code \nabla_W C}: by what. */
    private Optional<Written> derivative() {
        LayerToken first = cursor.peek();
        if (first.is("nabla")) {
            return Optional.of(gradient());
        }
        if (first.is("frac")) {
            cursor.next();
            cursor.expect("{");
            cost();
            cursor.expect("}");
            cursor.expect("{");
            Written by = differential();
            cursor.expect("}");
            return Optional.of(by);
        }
        if (COSTS.contains(first.text()) && first.kind() == LayerToken.Kind.NAME) {
            cost();
            cursor.expect("/");
            return Optional.of(differential());
        }
        boolean alone = first.kind() == LayerToken.Kind.NAME && first.text().matches("d[Wwbzaxy]");
        return alone ? Optional.of(differential()) : Optional.empty();
    }

    private void cost() {
        if (!COSTS.contains(cursor.peek().text())) {
            throw cursor.unexpected("expected the loss, dC");
        }
        cursor.next();
    }

    private Written differential() {
        LayerToken token = cursor.peek();
        if (token.kind() != LayerToken.Kind.NAME || !token.text().matches("d[A-Za-z]")) {
            throw cursor.unexpected("expected dW, db, dz, da or dx");
        }
        cursor.next();
        return new Written(token.text().substring(1), cursor.marks(true), token.offset());
    }

    /** {@code \nabla_{a^L} C}. */
    private Written gradient() {
        cursor.next();
        cursor.expect("_");
        boolean braces = cursor.skip("{");
        LayerToken token = cursor.next();
        Marks marks = braces ? cursor.marks(true) : new Marks(Optional.empty(), 0, false);
        if (braces) {
            cursor.expect("}");
        }
        if (!COSTS.contains("d" + cursor.peek().text())) {
            throw cursor.unexpected("expected the loss, C");
        }
        cursor.next();
        return new Written(token.text(), marks, token.offset());
    }

    // ---- letters on the right ----

    private Written written() {
        LayerToken token = cursor.next();
        if (token.kind() != LayerToken.Kind.NAME) {
            throw new FormulaException("expected the name of a vector or matrix", token.offset());
        }
        return new Written(token.text(), cursor.marks(true), token.offset());
    }

    /** A vector or matrix, transposed where it says so. */
    Expr letter() {
        Optional<Written> derivative = derivative();
        if (derivative.isPresent()) {
            return outputGradient(derivative.get());
        }
        LayerToken token = cursor.peek();
        if (FUNCTIONS.contains(token.text())) {
            return function();
        }
        Written written = written();
        LayerLetter.Kind kind = kind(written);
        if (written.marks().primed()) {
            throw new FormulaException("for the transpose write ^T; an ' is a derivative", written.offset());
        }
        boolean input = written.name().equals("x");
        int layer = input ? -1 : written.name().equals("y") ? 0 : layer(written, kind);
        if (kind == LayerLetter.Kind.ERROR && layer == 0 && aboutError) {
            throw new FormulaException(
                    "delta of this layer stands on both sides; write what it is made of", written.offset());
        }
        return transposed(new LayerLetter(kind, layer).expr(layer()), written.marks());
    }

    private static Expr transposed(Expr expr, Marks marks) {
        return marks.transposed() % 2 == 0 ? expr : new Expr.Transpose(expr);
    }

    /** Reads {@code dC/dy} on the left of what is assumed. */
    boolean isOutputGradient() {
        return derivative().filter(by -> by.name().equals("y")).isPresent();
    }

    boolean areOfEndOnly(Expr formula) {
        return LayerLetter.of(formula)
                .map(letter -> letter.kind() == LayerLetter.Kind.TARGET
                        || letter.equals(new LayerLetter(LayerLetter.Kind.OUTPUT, 0)))
                .orElseGet(() -> Children.of(formula).stream().allMatch(this::areOfEndOnly));
    }

    private LayerLetter.Kind kind(Written written) {
        return switch (written.name()) {
            case "W", "w" -> LayerLetter.Kind.WEIGHTS;
            case "b" -> LayerLetter.Kind.BIAS;
            case "z" -> LayerLetter.Kind.SUM;
            case "a", "x" -> LayerLetter.Kind.OUTPUT;
            case "delta" -> LayerLetter.Kind.ERROR;
            case "y", "t" -> {
                if (!known) {
                    throw new FormulaException("'" + written.name() + "': " + LOSS, written.offset());
                }
                yield written.name().equals("y") ? LayerLetter.Kind.OUTPUT : LayerLetter.Kind.TARGET;
            }
            default ->
                throw new FormulaException(
                        "unknown name '" + written.name() + "'; known are " + KNOWN, written.offset());
        };
    }

    /** {@code dC/dy}, {@code \nabla_a C}. */
    private Expr outputGradient(Written by) {
        boolean outputs = by.name().equals("y") || last && by.name().equals("a");
        if (!outputs) {
            throw new FormulaException(
                    "the only derivatives of C on the right are delta and, at the last layer, dC/dy", by.offset());
        }
        return transposed(new LayerLetter(LayerLetter.Kind.OUTPUT_GRADIENT, 0).expr(layer()), by.marks());
    }

    /** {@code s'}, {@code sigma'(z)}; {@code sigma(z)} is a. */
    private Expr function() {
        LayerToken name = cursor.next();
        boolean inWords = cursor.is("_") && cursor.peek(1).is("prime");
        if (inWords) {
            cursor.next();
            cursor.next();
        }
        Marks marks = cursor.marks(true);
        boolean primed = inWords || marks.primed();
        Written argument = new Written("z", marks, name.offset());
        int transposed = marks.transposed();
        if (cursor.skip("(")) {
            argument = written();
            if (!argument.name().equals("z")) {
                throw new FormulaException(
                        "sigma is a function of z; before a parenthesis with a product write .*", argument.offset());
            }
            cursor.expect(")");
            transposed += cursor.marks(false).transposed() + argument.marks().transposed();
        } else if (!primed) {
            throw new FormulaException(
                    "unknown name '" + name.text() + "'; for the slope of the activation write s' or sigma'(z)",
                    name.offset());
        }
        int layer = layer(argument, LayerLetter.Kind.SUM);
        LayerLetter.Kind kind = primed ? LayerLetter.Kind.SLOPE : LayerLetter.Kind.OUTPUT;
        Expr letter = new LayerLetter(kind, layer).expr(layer());
        return transposed % 2 == 0 ? letter : new Expr.Transpose(letter);
    }

    // ---- layers ----

    private int layer(Written written, LayerLetter.Kind kind) {
        int layer = written.marks()
                        .place()
                        .map(place -> counted(place, written.offset()))
                        .orElse(about + (hidden && isOfNext(kind) ? 1 : 0))
                - about;
        if (layer < -1 || layer > 1 || layer < 0 && kind == LayerLetter.Kind.ERROR) {
            throw new FormulaException(
                    "'" + written.name() + "' is of a layer that has no part in this equation", written.offset());
        }
        if (last && layer > 0) {
            throw new FormulaException("behind the last layer L there is none", written.offset());
        }
        return layer;
    }

    private static boolean isOfNext(LayerLetter.Kind kind) {
        return kind == LayerLetter.Kind.WEIGHTS || kind == LayerLetter.Kind.ERROR;
    }

    /** As the left side counts. */
    private int counted(LayerPlace place, int offset) {
        boolean nearLeft = stated.filter(LayerPlace::isNear).isPresent();
        if (place.isNear()) {
            int origin = nearLeft ? 0 : stated.map(LayerPlace::offset).orElse(0);
            return origin + place.offset();
        }
        String from =
                stated.filter(left -> !left.isNear()).map(LayerPlace::from).orElse(layer());
        if (!place.from().equals(from)) {
            throw new FormulaException(
                    "say on the left side which layer it is about, and count from there: delta^l, W^(l+1)", offset);
        }
        return place.offset();
    }
}
