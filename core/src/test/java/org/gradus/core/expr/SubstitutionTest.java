package org.gradus.core.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Expr.Apply;
import org.gradus.core.expr.Expr.Case;
import org.gradus.core.expr.Expr.Indexed;
import org.gradus.core.expr.Expr.IndexedSum;
import org.gradus.core.expr.Expr.Num;
import org.gradus.core.expr.Expr.Piecewise;
import org.gradus.core.expr.Expr.Relation;
import org.gradus.core.expr.Expr.Sum;
import org.gradus.core.expr.Expr.Symbol;
import org.junit.jupiter.api.Test;

class SubstitutionTest {
    private static final Symbol X = Symbol.of("x");
    private static final Symbol Y = Symbol.of("y");

    @Test
    void replacesAllAtOnce() {
        assertThat(Substitution.apply(Sum.of(X, Y), Map.of(X, Y, Y, X))).isEqualTo(Sum.of(Y, X));
    }

    @Test
    void replacesAnIndexedSymbolWholeOrItsIndices() {
        Expr quantity = Indexed.of("z", "i");
        assertThat(Substitution.apply(quantity, Map.of(quantity, X, Symbol.of("i"), Num.of(1))))
                .isEqualTo(X);
        assertThat(Substitution.apply(quantity, Map.of(Symbol.of("i"), Num.of(1))))
                .isEqualTo(Indexed.of("z", 1));
        assertThat(Substitution.apply(quantity, Map.of(Symbol.of("z"), X)))
                .as("z is not the quantity z_i")
                .isEqualTo(quantity);
    }

    /** Σ_k (x + z_k) with x = k: k means something outside, and goes on to mean that. */
    @Test
    void whatIsPutInIsNotCaptured() {
        Symbol k = Symbol.of("k");
        Symbol m = Symbol.of("m");
        Expr sum = new IndexedSum("k", Optional.empty(), Optional.empty(), Sum.of(X, Indexed.of("z", "k")));
        assertThat(Substitution.apply(sum, Map.of(X, k)))
                .isEqualTo(new IndexedSum("m", Optional.empty(), Optional.empty(), Sum.of(k, Indexed.of("z", "m"))));
        assertThat(Substitution.apply(sum, Map.of(X, Sum.of(k, m))))
                .isEqualTo(new IndexedSum(
                        "m1", Optional.empty(), Optional.empty(), Sum.of(Sum.of(k, m), Indexed.of("z", "m1"))));
        assertThat(Substitution.apply(sum, Map.of(Y, k))).as("y does not occur").isEqualTo(sum);
    }

    /** The inner Σ_k has an index of its own. */
    @Test
    void anInnerSumKeepsItsIndex() {
        Symbol k = Symbol.of("k");
        Expr inner = new IndexedSum("k", Optional.empty(), Optional.empty(), Indexed.of("z", "k"));
        Expr sum = new IndexedSum("k", Optional.empty(), Optional.empty(), Sum.of(X, inner, k));
        assertThat(Substitution.apply(sum, Map.of(X, k)))
                .isEqualTo(new IndexedSum("m", Optional.empty(), Optional.empty(), Sum.of(k, inner, Symbol.of("m"))));
    }

    @Test
    void anIndexBelongsToItsSum() {
        Symbol k = Symbol.of("k");
        Expr sum = new IndexedSum("k", Optional.of(k), Optional.empty(), Sum.of(k, Indexed.of("z", "k"), X));
        assertThat(Substitution.apply(sum, Map.of(k, Num.of(1), Indexed.of("z", "k"), Num.of(5), X, Y)))
                .as("the limits stand outside the sum's own index")
                .isEqualTo(new IndexedSum(
                        "k", Optional.of(Num.of(1)), Optional.empty(), Sum.of(k, Indexed.of("z", "k"), Y)));
    }

    @Test
    void reachesConditionsAndMatrixEntries() {
        Expr formula = new Expr.MatrixLiteral(List.of(List.of(Piecewise.of(
                Case.when(new Relation(X, Relation.Operator.LESS, Num.of(0)), Apply.of("exp", X)),
                Case.otherwise(X)))));
        Expr expected = new Expr.MatrixLiteral(List.of(List.of(Piecewise.of(
                Case.when(new Relation(Y, Relation.Operator.LESS, Num.of(0)), Apply.of("exp", Y)),
                Case.otherwise(Y)))));
        assertThat(Substitution.apply(formula, Map.of(X, Y))).isEqualTo(expected);
    }
}
