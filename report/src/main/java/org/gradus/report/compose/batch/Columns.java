package org.gradus.report.compose.batch;

import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.notation.Plain;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.solution.SampleTrace;

/** What the matrices are called that hold a quantity of every sample, one column for each: X, Z^l, A^l, Y, T, Δ^l. */
final class Columns {
    static final Expr N = Expr.Symbol.of("N");
    /** As many ones as there are samples. */
    static final Expr ONES = Expr.Symbol.vector("1");

    static final Expr X = letter("X");
    static final Expr T = letter("T");
    static final Expr Y = letter("Y");

    private Columns() {}

    private static Expr letter(String name) {
        return new Expr.Symbol(name, Expr.Shape.MATRIX, Optional.empty());
    }

    /** Z^l. */
    static Expr z(int layer) {
        return Expr.Symbol.matrix("Z", layer);
    }

    /** A^l: X for layer 0, Y for the last. */
    static Expr a(Draft draft, int layer) {
        return layer == 0 ? X : layer == draft.notation().layers() ? Y : Expr.Symbol.matrix("A", layer);
    }

    /** Δ^l. */
    static Expr delta(int layer) {
        return Expr.Symbol.matrix("Delta", layer);
    }

    /** b^l, which keeps its brackets for one unit too: it is added to every column. */
    static Expr bias(int layer) {
        return Expr.Symbol.vector("b", layer);
    }

    /** The inputs. */
    static Expr inputs(List<SampleTrace> samples) {
        return Elision.matrix(
                samples.get(0).input().size(),
                samples.size(),
                (i, s) -> samples.get(s).input().get(i));
    }

    static Expr target(SampleTrace sample, int unit) {
        return Plain.number(sample.sample().target().orElseThrow().get(unit));
    }

    /** The targets. */
    static Expr targets(List<SampleTrace> samples) {
        return Elision.matrix(
                samples.get(0).sample().target().orElseThrow().size(),
                samples.size(),
                (i, s) -> target(samples.get(s), i));
    }

    /** A column in brackets, also of one entry. */
    static Expr column(int size, java.util.function.IntFunction<? extends Expr> entry) {
        return Elision.matrix(size, 1, (i, j) -> entry.apply(i));
    }

    /** {@code y^{(2)}}. */
    static Expr ofSample(Expr quantity, int sample) {
        return new Expr.OfSample(quantity, Expr.Num.of(sample));
    }

    /** The quantity as it is after the step. */
    static Expr after(Draft draft, Expr quantity) {
        return draft.notation().after(quantity);
    }

    /** Of a long sum the first terms and the last, also within a product or a fraction. */
    static Expr elided(Expr expr) {
        if (expr instanceof Expr.Sum sum && sum.terms().size() > Elision.WHOLE) {
            return Elision.sum(sum.terms().size(), sum.terms()::get, List.of());
        }
        if (expr instanceof Expr.Product product) {
            return new Expr.Product(
                    product.factors().stream().map(Columns::elided).toList());
        }
        if (expr instanceof Expr.Quotient quotient) {
            return new Expr.Quotient(elided(quotient.numerator()), elided(quotient.denominator()));
        }
        return expr;
    }
}
