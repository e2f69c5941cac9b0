package org.gradus.symbolic.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradus.core.expr.Terms.define;
import static org.gradus.core.expr.Terms.exp;
import static org.gradus.core.expr.Terms.over;
import static org.gradus.core.expr.Terms.partial;
import static org.gradus.core.expr.Terms.plus;
import static org.gradus.core.expr.Terms.square;
import static org.gradus.core.expr.Terms.times;

import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.junit.jupiter.api.Test;

/** Which conditions a claim is about: leaving out too few costs time, leaving out too many would make it another claim. */
class ClaimTest {
    private static final Expr X = Expr.Symbol.of("x");
    private static final Expr U = Expr.Symbol.of("u");
    private static final Expr V = Expr.Symbol.of("v");
    private static final Expr I = Expr.Symbol.of("i");
    private static final Expr J = Expr.Symbol.of("j");
    private static final Expr K = Expr.Symbol.of("k");
    private static final Expr S = Expr.Symbol.of("S");
    private static final Expr ONE = Expr.Num.of(1);
    private static final Expr YI = Expr.Indexed.of("y", "i");
    private static final Expr YJ = Expr.Indexed.of("y", "j");
    private static final Expr ZI = Expr.Indexed.of("z", "i");
    private static final Expr ZJ = Expr.Indexed.of("z", "j");
    private static final Expr SUM = new Expr.IndexedSum(
            "k", Optional.of(ONE), Optional.of(Expr.Symbol.of("N")), exp(Expr.Indexed.of("z", "k")));
    private static final Expr.Relation DIFFERENT = new Expr.Relation(I, Expr.Relation.Operator.NOT_EQUAL, J);

    private static List<Expr.Relation> about(Expr side, Expr.Relation... where) {
        return Claim.about(List.of(side, ONE), List.of(where));
    }

    private static Expr apply(String function, Expr argument) {
        return new Expr.Apply(function, List.of(argument));
    }

    private static Expr.Relation positive(Expr name) {
        return new Expr.Relation(name, Expr.Relation.Operator.GREATER, Expr.Num.of(0));
    }

    @Test
    void definitionsOfNamesThatDoNotOccurAreLeftOut() {
        Expr.Relation u = define(U, square(X));
        Expr.Relation v = define(V, X);
        assertThat(about(plus(X, ONE), u, v)).isEmpty();
        assertThat(about(plus(U, ONE), u, v)).containsExactly(u);
        assertThat(about(times(U, V), u, v)).containsExactly(u, v);
    }

    @Test
    void whatAUsedDefinitionNamesIsUsedWhateverTheOrder() {
        Expr.Relation s = define(S, V);
        Expr.Relation u = define(U, plus(V, ONE));
        Expr.Relation v = define(V, square(X));
        assertThat(about(U, s, v, u)).containsExactly(v, u);
        assertThat(about(U, u, v, s)).containsExactly(u, v);
    }

    @Test
    void assumptionsStayAndWithThemWhatTheyName() {
        Expr.Relation v = define(V, square(X));
        Expr.Relation u = define(U, X);
        assertThat(about(ONE, v, positive(V), u)).containsExactly(v, positive(V));
        assertThat(about(ONE, DIFFERENT)).containsExactly(DIFFERENT);
        Expr.Relation i = define(I, K);
        assertThat(about(ONE, i, DIFFERENT)).containsExactly(i, DIFFERENT);
    }

    /** With i = j the definition of y_i is one of y_j. */
    @Test
    void everyEntryOfANameIsKeptWithOne() {
        Expr.Relation yi = define(YI, ZI);
        Expr.Relation yk = define(Expr.Indexed.of("y", "k"), ZI);
        Expr.Relation z = define(ZJ, ONE);
        assertThat(about(YJ, yi, yk)).containsExactly(yi, yk);
        assertThat(about(YJ, yi, z)).containsExactly(yi, z);
        assertThat(about(ZI, yi, z)).containsExactly(z);
    }

    @Test
    void anIndexIsANameToo() {
        Expr.Relation same = Expr.Relation.equal(I, J);
        Expr.Relation further = Expr.Relation.equal(J, K);
        assertThat(about(YI, same, further)).containsExactly(same, further);
        assertThat(about(YJ, same, further)).containsExactly(further);
        assertThat(about(SUM, Expr.Relation.equal(K, I))).hasSize(1);
        assertThat(about(new Expr.Kronecker(ONE, I), same)).containsExactly(same);
        Expr layered = new Expr.Symbol("W", Expr.Shape.MATRIX, Optional.of(I));
        assertThat(about(layered, same)).containsExactly(same);
    }

    @Test
    void functionsAreNames() {
        Expr.Relation f = define(apply("f", X), apply("g", X));
        Expr.Relation g = define(apply("g", X), square(X));
        Expr.Relation h = define(apply("h", X), X);
        assertThat(about(partial(apply("f", X), X), f, g, h)).containsExactly(f, g);
    }

    /** ∂S/∂z_j says nothing of i, so nobody has to ask whether i = j. */
    @Test
    void theDerivativeOfTheSumIsNotAboutTheOutputs() {
        Expr.Relation s = define(S, SUM);
        Expr.Relation y = define(YI, over(exp(ZI), S));
        Expr derivative = partial(S, ZJ);
        assertThat(about(derivative, y, s)).containsExactly(s);
        Claim claim = new Claim(List.of(derivative), about(derivative, y, s));
        assertThat(claim.indices()).contains(J).doesNotContain(I);
    }

    /** Left out, a definition that is needed would have true claims refuted and false ones proved. */
    @Test
    void verdictsAreOfTheWholeClaim() {
        List<Expr.Relation> where = List.of(define(V, plus(X, X)), define(S, square(X)), define(U, V));
        assertThat(Prover.equal(U, times(Expr.Num.of(2), X), where)).isInstanceOf(Verdict.Proved.class);
        assertThat(Prover.equal(U, X, where)).isInstanceOf(Verdict.Refuted.class);
        assertThat(Prover.equal(U, V, List.of(define(S, U)))).isInstanceOf(Verdict.Refuted.class);
    }
}
