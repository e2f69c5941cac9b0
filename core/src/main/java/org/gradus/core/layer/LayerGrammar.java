package org.gradus.core.layer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FormulaException;
import org.gradus.core.expr.Terms;

/** The grammar of an equation between layers. The left side says which layer it is about; it is read first. */
final class LayerGrammar {
    static final String ONLY_THE_LOSS =
            "about backpropagation only the loss is assumed, by its derivative: dC/dy = y - t";

    private static final int DEPTH = 60;
    private static final Set<String> PRODUCTS = Set.of("dot", "matmul", "outer", "multiply", "hadamard");

    private final LayerCursor cursor;
    private final boolean python;
    private final LayerLetters letters;
    private final boolean equation;
    private final Optional<Expr> gradient;
    private int depth;

    /** @param gradient what ∂C/∂y is, where that is assumed; then y and t are names */
    LayerGrammar(List<LayerToken> tokens, Optional<Expr> gradient) {
        this.cursor = new LayerCursor(tokens);
        this.python = tokens.stream()
                .anyMatch(token -> token.is("@")
                        || token.is("dot")
                        || token.is("matmul")
                        || token.is("outer")
                        || token.is("multiply"));
        this.gradient = gradient;
        this.letters = new LayerLetters(cursor, tokens, gradient.isPresent());
        this.equation = tokens.stream().anyMatch(token -> token.is("="));
    }

    LayerEquation equation() {
        if (!equation) {
            throw new FormulaException(
                    "a claim about backpropagation is an equation, for example delta = W^T*delta_next .* s'", 0);
        }
        LayerLetters.Left left = letters.left();
        if (!cursor.skip("=")) {
            throw cursor.unexpected("expected '=' behind the left side");
        }
        return new LayerEquation(left.kind(), letters.isLast(), left.expr(), toEnd(), gradient);
    }

    private Expr toEnd() {
        Expr right = sum();
        if (!cursor.atEnd()) {
            throw cursor.unexpected(
                    cursor.is("=") ? "a claim has one '='" : "expected an operator or the end of the equation");
        }
        return right;
    }

    /** Behind {@code dC/dy =}. */
    Expr gradient() {
        LayerToken first = cursor.peek();
        boolean ofOutputs = equation && letters.isOutputGradient();
        if (!ofOutputs || !cursor.skip("=")) {
            throw new FormulaException(ONLY_THE_LOSS, first.offset());
        }
        LayerToken start = cursor.peek();
        Expr right = toEnd();
        if (!letters.areOfEndOnly(right)) {
            throw new FormulaException("dC/dy holds y, t and numbers only", start.offset());
        }
        Expr.Relation relation = Expr.Relation.equal(new LayerLetter(LayerLetter.Kind.TARGET, 0).expr("L"), right);
        if (LayerShapes.fault(relation).isPresent()) {
            throw new FormulaException("dC/dy is a column with an entry for each output", start.offset());
        }
        return right;
    }

    private Expr sum() {
        if (++depth > DEPTH) {
            throw new FormulaException(
                    "the equation is nested too deeply", cursor.peek().offset());
        }
        List<Expr> terms = new ArrayList<>();
        terms.add(term(cursor.skip("-")));
        while (cursor.is("+") || cursor.is("-")) {
            LayerToken sign = cursor.next();
            Expr term = term(sign.is("-"));
            refuseNumberBesideVector(terms.get(0), term, sign);
            terms.add(term);
        }
        depth--;
        return terms.size() == 1 ? terms.get(0) : new Expr.Sum(terms);
    }

    /** {@code 1 - a}: programs take it entry by entry, mathematics not at all. */
    private static void refuseNumberBesideVector(Expr first, Expr term, LayerToken sign) {
        boolean fits =
                LayerShapes.fault(first).isEmpty() && LayerShapes.fault(term).isEmpty();
        if (fits && LayerShapes.of(first).isScalar() != LayerShapes.of(term).isScalar()) {
            throw new FormulaException(
                    "a number and a vector are not added; sigma is any activation here, write sigma'(z) for its slope",
                    sign.offset());
        }
    }

    private Expr term(boolean negative) {
        Expr product = product();
        return negative ? Terms.negative(product) : product;
    }

    // ---- products ----

    /** A factor with the sign before it. */
    private record Factor(boolean entries, boolean star, Expr expr) {}

    private Expr product() {
        int start = cursor.peek().offset();
        List<Factor> factors = new ArrayList<>();
        factors.add(new Factor(false, false, factor()));
        while (true) {
            boolean entries = cursor.is(".*");
            boolean star = cursor.is("*");
            if (entries || star || cursor.is("@")) {
                cursor.next();
            } else if (!beginsFactor()) {
                return grouped(factors, start);
            }
            factors.add(new Factor(entries, star, factor()));
        }
    }

    private boolean beginsFactor() {
        LayerToken token = cursor.peek();
        return token.kind() == LayerToken.Kind.NAME
                || token.kind() == LayerToken.Kind.NUMBER
                || token.is("(")
                || token.is("{")
                || token.is("[");
    }

    /** {@code .*} binds less than a product, or as in programs one after the other: the way whose shapes fit. */
    private Expr grouped(List<Factor> factors, int start) {
        Expr inTurn = inTurn(factors);
        if (python) {
            return inTurn;
        }
        Expr weak = weak(factors);
        if (weak.equals(inTurn) || LayerShapes.fault(inTurn).isPresent()) {
            return weak;
        }
        if (LayerShapes.fault(weak).isPresent()) {
            return inTurn;
        }
        throw new FormulaException(
                "this can be read as " + LayerText.write(weak) + " and as " + LayerText.write(inTurn)
                        + "; set parentheses",
                start);
    }

    private Expr inTurn(List<Factor> factors) {
        Expr left = factors.get(0).expr();
        for (Factor factor : factors.subList(1, factors.size())) {
            left = factor.entries() || python && factor.star() && areVectors(left, factor.expr())
                    ? new Expr.Hadamard(left, factor.expr())
                    : times(left, factor.expr());
        }
        return left;
    }

    private static boolean areVectors(Expr left, Expr right) {
        boolean fit =
                LayerShapes.fault(left).isEmpty() && LayerShapes.fault(right).isEmpty();
        return fit && !LayerShapes.of(left).isScalar() && !LayerShapes.of(right).isScalar();
    }

    private static Expr weak(List<Factor> factors) {
        Optional<Expr> entries = Optional.empty();
        Expr product = factors.get(0).expr();
        for (Factor factor : factors.subList(1, factors.size())) {
            if (factor.entries()) {
                entries = Optional.of(joined(entries, product));
                product = factor.expr();
            } else {
                product = times(product, factor.expr());
            }
        }
        return joined(entries, product);
    }

    private static Expr joined(Optional<Expr> entries, Expr product) {
        return entries.<Expr>map(left -> new Expr.Hadamard(left, product)).orElse(product);
    }

    private static Expr times(Expr left, Expr right) {
        if (left instanceof Expr.Product product) {
            List<Expr> factors = new ArrayList<>(product.factors());
            factors.add(right);
            return new Expr.Product(factors);
        }
        return Terms.times(left, right);
    }

    // ---- factors ----

    private Expr factor() {
        Expr factor = primary();
        while (cursor.is(".") && cursor.peek(1).is("dot")) {
            cursor.next();
            cursor.next();
            cursor.expect("(");
            factor = times(factor, sum());
            cursor.expect(")");
        }
        if (cursor.is("/")) {
            LayerToken sign = cursor.next();
            if (cursor.peek().kind() != LayerToken.Kind.NUMBER) {
                throw new FormulaException("only numbers divide", sign.offset());
            }
            LayerToken divisor = cursor.peek();
            Expr number = number();
            if (((Expr.Num) number).value().signum() == 0) {
                throw new FormulaException("division by 0", divisor.offset());
            }
            return new Expr.Quotient(factor, number);
        }
        return factor;
    }

    private Expr number() {
        return new Expr.Num(new BigDecimal(cursor.next().text()));
    }

    private Expr primary() {
        LayerToken token = cursor.peek();
        if (token.kind() == LayerToken.Kind.NUMBER) {
            return number();
        }
        if (token.is("(") || token.is("{") || token.is("[")) {
            return parenthesis();
        }
        if (token.is("-")) {
            throw new FormulaException("put a negative factor in parentheses", token.offset());
        }
        if (token.kind() != LayerToken.Kind.NAME) {
            throw cursor.unexpected("expected a vector, a matrix or a number");
        }
        boolean call = cursor.peek(1).is("(");
        if (token.is("frac") && isFractionOfNumbers()) {
            return fraction();
        }
        if (call && token.is("transpose")) {
            cursor.next();
            return transposed(parenthesis(), 1);
        }
        return call && PRODUCTS.contains(token.text()) ? named(cursor.next().text()) : letters.letter();
    }

    private boolean isFractionOfNumbers() {
        int inside = cursor.peek(1).is("{") ? 2 : 1;
        return cursor.peek(inside).kind() == LayerToken.Kind.NUMBER;
    }

    /** {@code \frac{1}{2}}, {@code \frac12}. */
    private Expr fraction() {
        LayerToken frac = cursor.next();
        if (!cursor.is("{") && cursor.peek().text().length() == 2) {
            String both = cursor.next().text();
            return checked(digit(both.substring(0, 1)), digit(both.substring(1)), frac);
        }
        Expr above = braced();
        return checked(above, braced(), frac);
    }

    private static Expr digit(String text) {
        return new Expr.Num(new BigDecimal(text));
    }

    private static Expr checked(Expr above, Expr below, LayerToken at) {
        if (((Expr.Num) below).value().signum() == 0) {
            throw new FormulaException("division by 0", at.offset());
        }
        return new Expr.Quotient(above, below);
    }

    private Expr braced() {
        boolean brace = cursor.skip("{");
        if (cursor.peek().kind() != LayerToken.Kind.NUMBER) {
            throw cursor.unexpected("expected a number");
        }
        Expr number = number();
        if (brace) {
            cursor.expect("}");
        }
        return number;
    }

    private Expr parenthesis() {
        LayerToken open = cursor.next();
        Expr inside = sum();
        cursor.expect(open.is("(") ? ")" : open.is("{") ? "}" : "]");
        return transposed(inside, cursor.marks(false).transposed());
    }

    private static Expr transposed(Expr expr, int times) {
        return times % 2 == 0 ? expr : new Expr.Transpose(expr);
    }

    /** {@code np.dot(A, B)}, {@code np.outer(u, v)}, {@code np.multiply(A, B)}. */
    private Expr named(String function) {
        cursor.expect("(");
        Expr left = sum();
        cursor.expect(",");
        Expr right = sum();
        cursor.expect(")");
        Expr result = switch (function) {
            case "outer" -> times(left, new Expr.Transpose(right));
            case "multiply", "hadamard" -> new Expr.Hadamard(left, right);
            default -> times(left, right);
        };
        return transposed(result, cursor.marks(false).transposed());
    }
}
