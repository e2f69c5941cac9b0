package org.gradus.report.render.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Precedence;
import org.gradus.core.expr.Precedence.Place;
import org.gradus.core.expr.SignedTerm;

/** Writes calculations with numbers as expressions of NumPy, matrices as two-dimensional arrays. */
final class Numpy {
    /** Functions of one number or of each entry. */
    private static final Map<String, String> FUNCTIONS = Map.of(
            "exp", "np.exp",
            "ln", "np.log",
            "log10", "np.log10",
            "sqrt", "np.sqrt",
            "abs", "np.abs",
            "tanh", "np.tanh",
            "sin", "np.sin",
            "cos", "np.cos");

    private Numpy() {}

    /** Whether it holds numbers and no quantities. */
    static boolean isNumeric(Expr expr) {
        if (expr instanceof Expr.Shown shown) {
            return !(shown.printed() instanceof Expr.Ellipsis);
        } else if (expr instanceof Expr.Symbol || expr instanceof Expr.Indexed || expr instanceof Expr.Ellipsis) {
            return expr.equals(Expr.Ellipsis.HORIZONTAL);
        } else if (expr instanceof Expr.Num || expr instanceof Expr.Constant) {
            return true;
        }
        List<Expr> parts = Children.of(expr);
        return !parts.isEmpty() && parts.stream().allMatch(Numpy::isNumeric);
    }

    /** The expression; empty if it holds what has no counterpart. */
    static Optional<String> of(Expr expr) {
        if (expr instanceof Expr.Shown shown) {
            return of(shown.printed());
        } else if (expr instanceof Expr.Num num) {
            return Optional.of(num.value().toPlainString());
        } else if (expr instanceof Expr.Constant constant) {
            return switch (constant) {
                case E -> Optional.of("np.e");
                case PI -> Optional.of("np.pi");
                case INFINITY -> Optional.of("np.inf");
            };
        } else if (expr instanceof Expr.Negation negation) {
            return at(negation.operand(), Place.NEGATED).map(operand -> "-" + operand);
        } else if (expr instanceof Expr.Sum sum) {
            return sum(sum);
        } else if (expr instanceof Expr.Product product) {
            return product(product);
        } else if (expr instanceof Expr.Hadamard product) {
            return both(at(product.left(), Place.LATER_FACTOR), " * ", at(product.right(), Place.LATER_FACTOR));
        } else if (expr instanceof Expr.Quotient quotient) {
            return both(
                    at(quotient.numerator(), Place.LATER_FACTOR), " / ", at(quotient.denominator(), Place.DENOMINATOR));
        } else if (expr instanceof Expr.Power power) {
            return power(power);
        } else if (expr instanceof Expr.Transpose transpose) {
            return at(transpose.operand(), Place.BASE).map(operand -> operand + ".T");
        } else if (expr instanceof Expr.Apply apply) {
            return apply(apply);
        } else if (expr instanceof Expr.MatrixLiteral matrix) {
            return matrix(matrix);
        } else if (expr instanceof Expr.Sized sized) {
            return of(sized.operand());
        } else if (expr instanceof Expr.Underbrace underbrace) {
            return of(underbrace.operand());
        }
        return Optional.empty();
    }

    private static Optional<String> at(Expr expr, Place place) {
        boolean fenced = place.needs(Precedence.of(expr));
        return of(expr).map(code -> fenced ? "(" + code + ")" : code);
    }

    private static Optional<String> both(Optional<String> left, String sign, Optional<String> right) {
        return left.flatMap(one -> right.map(other -> one + sign + other));
    }

    private static Optional<String> sum(Expr.Sum sum) {
        Optional<String> code = at(sum.terms().get(0), Place.FIRST_TERM);
        for (Expr term : sum.terms().subList(1, sum.terms().size())) {
            SignedTerm signed = SignedTerm.of(term);
            code = both(code, signed.subtracted() ? " - " : " + ", at(signed.operand(), Place.LATER_TERM));
        }
        return code;
    }

    /** Between two matrices {@code @}, else {@code *}. */
    private static Optional<String> product(Expr.Product product) {
        List<Expr> factors = product.factors();
        Optional<String> code = at(factors.get(0), Place.FIRST_FACTOR);
        boolean isMatrix = isMatrix(factors.get(0));
        for (Expr factor : factors.subList(1, factors.size())) {
            code = both(code, isMatrix && isMatrix(factor) ? " @ " : " * ", at(factor, Place.LATER_FACTOR));
            isMatrix |= isMatrix(factor);
        }
        return code;
    }

    private static boolean isMatrix(Expr expr) {
        return expr instanceof Expr.MatrixLiteral
                || !(expr instanceof Expr.Shown) && Children.of(expr).stream().anyMatch(Numpy::isMatrix);
    }

    private static Optional<String> power(Expr.Power power) {
        boolean exp = power.base() == Expr.Constant.E;
        return exp
                ? of(power.exponent()).map(exponent -> "np.exp(" + exponent + ")")
                : both(fencedUnlessPlain(power.base()), "**", fencedUnlessPlain(power.exponent()));
    }

    private static Optional<String> fencedUnlessPlain(Expr expr) {
        return of(expr).map(code -> code.matches("[0-9.]+") ? code : "(" + code + ")");
    }

    private static Optional<String> apply(Expr.Apply apply) {
        List<Expr> arguments = apply.arguments();
        if (arguments.size() == 2
                && (apply.function().equals("max") || apply.function().equals("min"))) {
            String name = apply.function().equals("max") ? "np.maximum(" : "np.minimum(";
            return both(of(arguments.get(0)), ", ", of(arguments.get(1))).map(code -> name + code + ")");
        }
        if (arguments.size() != 1) {
            return Optional.empty();
        }
        Optional<String> inside = of(arguments.get(0));
        if (apply.function().equals("sigma") || apply.function().equals("sigmoid")) {
            return inside.map(z -> "1 / (1 + np.exp(-(" + z + ")))");
        }
        return Optional.ofNullable(FUNCTIONS.get(apply.function()))
                .flatMap(name -> inside.map(code -> name + "(" + code + ")"));
    }

    private static Optional<String> matrix(Expr.MatrixLiteral matrix) {
        return joined(matrix.rows(), row -> joined(row, Numpy::of)).map(rows -> "np.array(" + rows + ")");
    }

    private static <T> Optional<String> joined(List<T> parts, Function<T, Optional<String>> write) {
        List<String> written = new ArrayList<>();
        for (T part : parts) {
            Optional<String> one = write.apply(part);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            written.add(one.get());
        }
        return Optional.of(written.stream().collect(Collectors.joining(", ", "[", "]")));
    }

    /** A name for a quantity: {@code z1}, {@code dW2}, {@code y_1}; empty for what is no quantity. */
    static Optional<String> name(Expr quantity) {
        if (quantity instanceof Expr.Symbol symbol) {
            String layer = symbol.layer().map(Object::toString).orElse("");
            return plain(symbol.name() + layer);
        } else if (quantity instanceof Expr.Indexed indexed) {
            String indices = indexed.indices().stream().map(Object::toString).collect(Collectors.joining("_"));
            return name(indexed.base()).flatMap(base -> plain(base + "_" + indices));
        } else if (quantity instanceof Expr.OfSample ofSample) {
            return name(ofSample.quantity()).flatMap(name -> plain(name + "_sample" + ofSample.sample()));
        } else if (quantity instanceof Expr.Derivative derivative
                && derivative.style() == Expr.DerivativeStyle.PARTIAL) {
            return name(derivative.of())
                    .flatMap(of -> name(derivative.wrt()).flatMap(wrt -> plain("d" + of + "_d" + wrt)));
        }
        return Optional.empty();
    }

    private static Optional<String> plain(String name) {
        return name.matches("[A-Za-z][A-Za-z0-9_]*") && !name.equals("lambda") ? Optional.of(name) : Optional.empty();
    }
}
