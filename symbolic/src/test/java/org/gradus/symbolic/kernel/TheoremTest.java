package org.gradus.symbolic.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.Terms;
import org.gradus.core.expr.TextWriter;
import org.gradus.symbolic.claim.DerivativeClaim;
import org.gradus.symbolic.claim.Finding;
import org.gradus.symbolic.claim.Subject;
import org.gradus.symbolic.claim.Verifier;
import org.gradus.symbolic.closed.ClosedForm;
import org.gradus.symbolic.derive.Derivation;
import org.gradus.symbolic.derive.Derivations;
import org.gradus.symbolic.derive.Identity;
import org.gradus.symbolic.derive.Property;
import org.gradus.symbolic.derive.Rule;
import org.gradus.symbolic.derive.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A proof says what it proves: it fits under no other statement. Each forgery was once possible with public calls alone. */
class TheoremTest {
    private static final Expr.Symbol Z = Expr.Symbol.of("z");
    private static final Verdict.Proved TRIVIAL = (Verdict.Proved) Prover.equal(Z, Z, List.of());

    @Test
    void aProofSaysWhatItProves() {
        Expr left = ExprParser.parse("sin(x)^2+cos(x)^2");
        Expr.Relation x = Terms.define(Expr.Symbol.of("x"), ExprParser.parse("3*z"));
        Theorem theorem = ((Verdict.Proved) Prover.equal(left, Expr.Num.of(1), List.of(x))).theorem();
        assertThat(TextWriter.write(theorem.statement())).isEqualTo("sin(x)^2+cos(x)^2 == 1");
        assertThat(theorem.under()).containsExactly(x);
    }

    @Test
    void anInequalityToo() {
        Expr.Relation relation = ExprParser.parseRelation("1+exp(z) > 1", ExprParser.Limits.DEFAULT);
        assertThat(((Verdict.Proved) Prover.holds(relation, List.of()))
                        .theorem()
                        .statement())
                .isEqualTo(relation);
    }

    @Test
    void aClaimToo() {
        Finding finding = Verifier.verify(DerivativeClaim.of(
                new Subject.Formula(ExprParser.parse("x^a")),
                Expr.Symbol.of("x"),
                ExprParser.parse("a*x^(a-1)"),
                List.of(ExprParser.parseRelation("a > 1", ExprParser.Limits.DEFAULT)),
                Map.of()));
        Theorem theorem = ((Finding.Proved) finding).theorem();
        assertThat(theorem.statement().left())
                .isEqualTo(Expr.Derivative.prime(ExprParser.parse("x^a"), Expr.Symbol.of("x")));
        assertThat(TextWriter.write(theorem.statement().right())).isEqualTo("a*x^(a-1)");
        assertThat(theorem.under().stream().map(TextWriter::write)).containsExactly("a > 1", "x > 0");
    }

    /** (z²)′ = 3z on a sheet where every equation is proved: once printed. */
    @Test
    void aStepIsWhatItsProofSays() {
        Step step = new Step(Rule.POWER, TRIVIAL, Optional.empty());
        assertThat(step.before()).isEqualTo(Z);
        assertThat(step.after()).isEqualTo(Z);
        assertThatThrownBy(() -> new Derivation(
                        "f",
                        ExprParser.parse("z^2"),
                        Z,
                        List.of(),
                        List.of(step),
                        ExprParser.parse("3*z"),
                        Optional.empty(),
                        List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3*z");
    }

    @Test
    void anInequalityIsNoStepAndACaseMustBeProved() {
        Expr.Relation relation = ExprParser.parseRelation("1+exp(z) > 1", ExprParser.Limits.DEFAULT);
        Verdict.Proved proof = (Verdict.Proved) Prover.holds(relation, List.of());
        assertThatThrownBy(() -> new Step(Rule.SUM, proof, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Step(Rule.SUM, TRIVIAL, Optional.of(relation)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sigmoid", "tanh", "softplus", "mish", "softmax", "log-softmax", "log-sum-exp", "relu"})
    void aDerivationIsAChain(String name) {
        Derivation right = Derivations.named(name, Z).orElseThrow();
        assertThatThrownBy(() -> changed(right, right.steps(), new Expr.Negation(right.result())))
                .isInstanceOf(IllegalArgumentException.class);
        List<Step> withoutTheEnd = new ArrayList<>(right.steps());
        withoutTheEnd.removeIf(step -> step.after().equals(right.result()));
        assertThatThrownBy(() -> changed(right, withoutTheEnd, right.result()))
                .isInstanceOf(IllegalArgumentException.class);
        if (right.steps().stream()
                .anyMatch(step -> step.condition().isEmpty()
                        && !step.proof().theorem().under().isEmpty())) {
            assertThatThrownBy(() -> new Derivation(
                            right.name(),
                            right.of(),
                            right.wrt(),
                            List.of(),
                            right.steps().stream()
                                    .filter(step -> step.condition().isEmpty())
                                    .toList(),
                            right.result(),
                            Optional.empty(),
                            List.of()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Derivation changed(Derivation right, List<Step> steps, Expr result) {
        return new Derivation(
                right.name(), right.of(), right.wrt(), right.where(), steps, result, Optional.empty(), List.of());
    }

    @Test
    void whatElseCarriesAProof() {
        Expr three = ExprParser.parse("3*z");
        assertThatThrownBy(() -> new Identity(Expr.Relation.equal(Z, three), List.of(), List.of(), TRIVIAL))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ClosedForm(three, TRIVIAL)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Property.Statement(TRIVIAL).relation()).isEqualTo(Expr.Relation.equal(Z, Z));
    }

    /** A class of another package has nothing that takes a statement and gives a theorem. */
    @Test
    void noConstructorIsPublic() {
        assertThat(Theorem.class.getConstructors()).isEmpty();
        assertThat(Theorem.class.getDeclaredConstructors())
                .isNotEmpty()
                .noneMatch(made -> Modifier.isPublic(made.getModifiers()) || Modifier.isProtected(made.getModifiers()));
        assertThat(Theorem.class.getDeclaredMethods())
                .filteredOn(method -> Modifier.isPublic(method.getModifiers()))
                .noneMatch(method -> method.getReturnType().equals(Theorem.class));
        assertThat(Modifier.isFinal(Theorem.class.getModifiers())).isTrue();
    }

    /** A finding of a refutation without a counterexample, or with the method of a proof, does not compile; these two are refused. */
    @Test
    void aFindingIsNotBorrowed() {
        assertThatThrownBy(() -> new Finding.Proved(TRIVIAL.theorem(), List.of(), Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        Finding.Proved right = (Finding.Proved)
                Verifier.verify(DerivativeClaim.of(ExprParser.parse("z^2"), Z, ExprParser.parse("2*z")));
        Expr.Relation condition = ExprParser.parseRelation("z > 0", ExprParser.Limits.DEFAULT);
        assertThatThrownBy(() ->
                        new Finding.Proved(right.theorem(), List.of(condition), Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
