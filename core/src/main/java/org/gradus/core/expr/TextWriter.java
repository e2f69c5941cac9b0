package org.gradus.core.expr;

import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Precedence.Place;

/**
 * Writes a formula in the syntax that {@link ExprParser} reads; layers and indices as {@code z1[2]}.
 *
 * <p>For every tree that the parser can make, {@code parse(write(tree))} equals {@code tree}. Numbers stand with the places they
 * carry and nothing is reckoned: {@code 0*1+1*0+0}. What the parser has no syntax for is written readably in the manner of
 * functions: {@code sum(k, 1, N, …)}, {@code d(y_i)/d(z_j)}, {@code [[1, 2], [3, 4]]}.
 */
public final class TextWriter {
    private TextWriter() {}

    /** The text of {@code expr}, without spaces except after commas and around relation signs. */
    public static String write(Expr expr) {
        return expr.accept(new Printer()).toString();
    }

    private static final class Printer implements ExprVisitor<StringBuilder> {
        private final StringBuilder out = new StringBuilder();

        private StringBuilder put(Expr operand, Place place) {
            if (!place.needs(strength(operand))) {
                return operand.accept(this);
            }
            out.append('(');
            return operand.accept(this).append(')');
        }

        /** As in the table, but what is written like a function delimits itself. */
        private static Precedence strength(Expr operand) {
            Expr written = operand instanceof Expr.Shown shown ? shown.printed() : operand;
            boolean delimited = written instanceof Expr.Piecewise
                    || written instanceof Expr.IndexedSum
                    || written instanceof Expr.Transpose
                    || written instanceof Expr.Hadamard
                    || written instanceof Expr.EquationSystem;
            return delimited ? Precedence.ATOM : Precedence.of(written);
        }

        private StringBuilder list(List<? extends Expr> operands, String separator) {
            for (int i = 0; i < operands.size(); i++) {
                out.append(i == 0 ? "" : separator);
                put(operands.get(i), Place.ALONE);
            }
            return out;
        }

        private StringBuilder function(String name, List<? extends Expr> arguments) {
            out.append(name).append('(');
            return list(arguments, ", ").append(')');
        }

        // ---- leaves ----

        @Override
        public StringBuilder num(Expr.Num num) {
            return out.append(num.value().toPlainString());
        }

        @Override
        public StringBuilder shown(Expr.Shown shown) {
            return shown.printed().accept(this);
        }

        @Override
        public StringBuilder constant(Expr.Constant constant) {
            return out.append(
                    switch (constant) {
                        case E -> "e";
                        case PI -> "pi";
                        case INFINITY -> "infinity";
                    });
        }

        @Override
        public StringBuilder symbol(Expr.Symbol symbol) {
            out.append(symbol.name());
            Optional<Expr> layer = symbol.layer();
            if (layer.isEmpty()) {
                return out;
            }
            if (layer.get() instanceof Expr.Num) {
                return layer.get().accept(this);
            }
            out.append('{');
            return layer.get().accept(this).append('}');
        }

        @Override
        public StringBuilder indexed(Expr.Indexed indexed) {
            symbol(indexed.base());
            if (indexed.base().layer().isEmpty() && areLetters(indexed.indices())) {
                out.append('_');
                return list(indexed.indices(), "");
            }
            out.append('[');
            return list(indexed.indices(), ",").append(']');
        }

        /** Whether the indices are single letters, as in {@code z_i} and {@code J_ij}. */
        private static boolean areLetters(List<Expr> indices) {
            for (Expr index : indices) {
                boolean letter = index instanceof Expr.Symbol symbol
                        && symbol.name().length() == 1
                        && symbol.layer().isEmpty();
                if (!letter) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public StringBuilder ellipsis(Expr.Ellipsis ellipsis) {
            return out.append(
                    switch (ellipsis) {
                        case ABSENT -> "\u2013";
                        case NOT_CALCULATED -> "?";
                        default -> "...";
                    });
        }

        // ---- arithmetic ----

        @Override
        public StringBuilder negation(Expr.Negation negation) {
            out.append('-');
            return put(negation.operand(), Place.NEGATED);
        }

        @Override
        public StringBuilder sum(Expr.Sum sum) {
            List<Expr> terms = sum.terms();
            if (terms.size() == 1) {
                return terms.get(0).accept(this);
            }
            put(terms.get(0), Place.FIRST_TERM);
            for (Expr term : terms.subList(1, terms.size())) {
                SignedTerm signed = SignedTerm.of(term);
                out.append(signed.subtracted() ? '-' : '+');
                put(signed.operand(), Place.LATER_TERM);
            }
            return out;
        }

        @Override
        public StringBuilder product(Expr.Product product) {
            List<Expr> factors = product.factors();
            if (factors.size() == 1) {
                return factors.get(0).accept(this);
            }
            put(factors.get(0), Place.FIRST_FACTOR);
            for (Expr factor : factors.subList(1, factors.size())) {
                out.append('*');
                put(factor, Place.LATER_FACTOR);
            }
            return out;
        }

        @Override
        public StringBuilder quotient(Expr.Quotient quotient) {
            put(quotient.numerator(), Place.NUMERATOR).append('/');
            return put(quotient.denominator(), Place.DENOMINATOR);
        }

        @Override
        public StringBuilder power(Expr.Power power) {
            put(power.base(), Place.BASE).append('^');
            return put(power.exponent(), Place.EXPONENT);
        }

        // ---- functions and cases ----

        @Override
        public StringBuilder apply(Expr.Apply apply) {
            return function(apply.function(), apply.arguments());
        }

        @Override
        public StringBuilder piecewise(Expr.Piecewise piecewise) {
            int open = 0;
            for (Expr.Case line : piecewise.cases()) {
                if (line.condition().isPresent()) {
                    out.append(open == 0 ? "" : ", ").append("piecewise(");
                    relation(line.condition().get()).append(", ");
                    open++;
                } else if (open > 0) {
                    out.append(", ");
                }
                put(line.value(), Place.ALONE);
            }
            return out.append(")".repeat(open));
        }

        @Override
        public StringBuilder relation(Expr.Relation relation) {
            put(relation.left(), Place.SIDE_OF_RELATION);
            out.append(' ').append(relation.operator().text()).append(' ');
            return put(relation.right(), Place.SIDE_OF_RELATION);
        }

        // ---- notation that the parser does not read ----

        @Override
        public StringBuilder indexedSum(Expr.IndexedSum sum) {
            out.append("sum(").append(sum.index());
            for (Optional<Expr> bound : List.of(sum.from(), sum.to())) {
                if (bound.isPresent()) {
                    out.append(", ");
                    put(bound.get(), Place.ALONE);
                }
            }
            out.append(", ");
            return put(sum.body(), Place.ALONE).append(')');
        }

        @Override
        public StringBuilder kronecker(Expr.Kronecker kronecker) {
            List<Expr> indices = List.of(kronecker.left(), kronecker.right());
            if (!areLetters(indices)) {
                return function("delta", indices);
            }
            out.append("delta_");
            return list(indices, "");
        }

        @Override
        public StringBuilder derivative(Expr.Derivative derivative) {
            if (derivative.style() == Expr.DerivativeStyle.PRIME) {
                return put(derivative.of(), Place.BASE).append('\'');
            }
            function("d", List.of(derivative.of())).append('/');
            return function("d", List.of(derivative.wrt()));
        }

        @Override
        public StringBuilder transpose(Expr.Transpose transpose) {
            return function("transpose", List.of(transpose.operand()));
        }

        @Override
        public StringBuilder sized(Expr.Sized sized) {
            return sized.operand().accept(this);
        }

        @Override
        public StringBuilder underbrace(Expr.Underbrace underbrace) {
            return underbrace.operand().accept(this);
        }

        @Override
        public StringBuilder ofSample(Expr.OfSample ofSample) {
            ofSample.quantity().accept(this).append('@');
            return ofSample.sample().accept(this);
        }

        @Override
        public StringBuilder hadamard(Expr.Hadamard hadamard) {
            return function("hadamard", List.of(hadamard.left(), hadamard.right()));
        }

        @Override
        public StringBuilder matrixLiteral(Expr.MatrixLiteral matrix) {
            for (int i = 0; i < matrix.rows().size(); i++) {
                out.append(i == 0 ? "[[" : ", [");
                list(matrix.rows().get(i), ", ").append(']');
            }
            return out.append(']');
        }

        @Override
        public StringBuilder equationSystem(Expr.EquationSystem system) {
            out.append("{");
            return list(system.equations(), ", ").append('}');
        }
    }
}
