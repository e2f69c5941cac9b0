package org.gradus.symbolic.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Large, deep and ill-posed claims: a finding within the work budget, never an exception, never a wrong proof. */
class HostileClaimsTest {
    private static final Expr.Symbol Z = Expr.Symbol.of("z");

    private static Finding verify(String of, String wrt, String claim) {
        return Verifier.verify(DerivativeClaim.of(parse(of), (Expr.Symbol) parse(wrt), parse(claim)));
    }

    private static Expr parse(String text) {
        return ExprParser.parse(text, new ExprParser.Limits(100_000, 400));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "z^(10^10^10)                       | z",
                "z^(10^10)                          | 10^10*z^(10^10-1)",
                "z^(10^10)                          | 10^10*z^(10^10-2)",
                "exp(-exp(exp(exp(z))))             | 0",
                "exp(-exp(exp(exp(z))))             | exp(-exp(exp(exp(2*z))))",
                "exp(-exp(exp(exp(z^2+2))))         | z",
                "10^10^10*z                         | 10^10^10",
                "exp(exp(exp(exp(exp(exp(z))))))    | exp(z)",
                "exp(10^9*z)                        | 10^9*exp(10^9*z) + 1",
                "exp(z^1000)                        | exp(z^1000)",
                "(z+1)^9999*(z-1)^9999              | (z+1)^9999",
                "(1+a+b+c+d+z)^500                  | 500*(1+a+b+c+d+z)^499 + z",
                "exp(z/999999937)                   | exp(z/999999937)",
                "exp(z/10007)+exp(z/10009)+exp(z/10037) | exp(z/10007)",
                "sin(1000000*z)                     | cos(1000000*z)",
                "1/(1+exp(-1000*z^2-1000))          | z",
                "abs(a)+abs(b)+abs(c)+abs(d)+abs(f)+abs(g)+abs(z) | 1",
                "max(a, b, c, d, f, g, z)           | 1",
                "tanh(a+b+c+d+z)*tanh(a-b+c-d+z)    | 1",
                "z^z^z^z                            | z^z^z",
                "ln(ln(ln(ln(z))))                  | 1/z",
                "sqrt(sqrt(sqrt(1+z^2)+z)+z)        | z",
                "1e308*z                            | 1e307",
                "min(relu(z), sin(acos(z)))         | 7",
                "min(max(z/3, relu(z)), sqrt(1-z^2)) | 7",
                "max(piecewise(z*z <= 0.000001, z, z), (z+z)^(3/2))+relu(max(min(log10(10), sigmoid(ln(3))-3/4), z+(cos(pi/5)-(1+sqrt(5))/4))) | 1",
            })
    void answered(String of, String claim) {
        Finding finding = verify(of, "z", claim);
        assertThat(finding).as("%s", finding).isNotInstanceOf(Finding.Proved.class);
    }

    @Test
    void deepFormulas() {
        String nested = "tanh(".repeat(90) + "z" + ")".repeat(90);
        assertThat(verify(nested, "z", "1")).isNotInstanceOf(Finding.Proved.class);
        String exponentials = "exp(".repeat(90) + "-z" + ")".repeat(90);
        assertThat(verify(exponentials, "z", "0")).isNotInstanceOf(Finding.Proved.class);
        Expr deep = Z;
        for (int i = 0; i < 10_000; i++) {
            deep = new Expr.Negation(deep);
        }
        Finding finding = Verifier.verify(DerivativeClaim.of(deep, Z, Expr.Num.of(1)));
        assertThat(finding)
                .isInstanceOfSatisfying(
                        Finding.Undecided.class,
                        open -> assertThat(open.reason()).isEqualTo("the formula is nested too deeply"));
    }

    @Test
    void longSums() {
        StringBuilder sum = new StringBuilder("z");
        for (int i = 2; i < 400; i++) {
            sum.append("+exp(z*").append(i).append(")/").append(i);
        }
        assertThat(verify(sum.toString(), "z", "1")).isNotInstanceOf(Finding.Proved.class);
    }

    /** Names that an algebra system knows are names like any other. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "E*I*D + N | D | E*I | proved",
                "beta*z + gamma | z | beta | proved",
                "Pi*C*O*S | S | Pi*C*O | proved",
                "gamma^2*beta | gamma | 2*gamma*beta | proved",
                "E^2 | E | 2*E | proved",
                "I^2 | I | -2*I | refuted",
                "sin(N) | N | cos(N) | proved",
                "zeta*Zeta | zeta | Zeta | proved",
                "exp(I*z) | z | I*exp(I*z) | proved"
            })
    void namesOfTheAlgebraSystem(String of, String wrt, String claim, String verdict) {
        assertThat(verify(of, wrt, claim).getClass().getSimpleName()).isEqualToIgnoringCase(verdict);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "z^2      | z | 2*q          | CLAIM | q     | unknown name 'q'",
                "z^2      | z | delta_ij     | CLAIM | delta_ij | unknown name 'delta_ij'"
            })
    void illPosed(String of, String wrt, String claim, Finding.Part part, String name, String message) {
        Finding finding = verify(of, wrt, claim);
        assertThat(finding.method()).isEqualTo(Finding.INVALID);
        assertThat(finding.fault().orElseThrow()).isEqualTo(new Finding.Fault(part, java.util.Optional.of(name)));
        assertThat(finding)
                .isInstanceOfSatisfying(
                        Finding.IllPosed.class,
                        none -> assertThat(none.reason()).isEqualTo(message));
    }

    /** The indices are no numbers; a vector claim about no point is not proved. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-y_i*y_j+i-i | z_j > 0          | IllPosed | unknown name 'i'",
                "-y_i*y_j     | i > 0            | IllPosed | unknown name 'i'",
                "-y_i*y_j     | i == i           | IllPosed | unknown name 'i'",
                "-y_i*y_j     | i < j            | IllPosed | indices are equal or not: i == j, i != j",
                "-y_i*y_j     | z_j > 0; z_j < 0 | Undecided | no point that satisfies the assumptions was found",
                "z_j-1-y_i*y_j | z_j >= 1; z_j <= 1 | Undecided | neither a proof nor a point where the sides differ was found"
            })
    void vectors(String claim, String assume, String verdict, String message) {
        List<Expr.Relation> conditions = java.util.Arrays.stream(assume.split(";"))
                .map(text -> ExprParser.parseRelation(text.strip(), ExprParser.Limits.DEFAULT))
                .toList();
        Finding finding = Verifier.verify(
                DerivativeClaim.of(Subject.Vector.SOFTMAX, parse("z_j"), parse(claim), conditions, Map.of()));
        assertThat(finding.getClass().getSimpleName()).isEqualTo(verdict);
        assertThat(finding instanceof Finding.IllPosed none ? none.reason() : ((Finding.Undecided) finding).reason())
                .isEqualTo(message);
    }

    /** Zero, then plus and minus one: what a reader can check in the head. */
    @Test
    void simplestWitness() {
        assertThat(verify("1/(1+exp(-z))", "z", "y*(1+y)")
                        .counterexample()
                        .orElseThrow()
                        .point())
                .containsExactly(Map.entry("z", Expr.Num.of(0)));
        assertThat(verify("z^2", "z", "z").counterexample().orElseThrow().point())
                .containsExactly(Map.entry("z", Expr.Num.of(1)));
        assertThat(verify("a*b", "a", "a").counterexample().orElseThrow().point())
                .isEqualTo(Map.of("a", Expr.Num.of(0), "b", Expr.Num.of(1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "z^2            | 2*z | z > 0; z < 0        | no point satisfies the assumptions",
                "z^2            | 2*z | z^2 < 0             | no point satisfies the assumptions",
                "z^2            | 2*z | z > 1; z < 1        | no point satisfies the assumptions",
                "z^2            | 2*z | abs(z) < -1         | no point satisfies the assumptions",
                "a*z            | a   | a > 2; z > a; z < 1 | no point satisfies the assumptions",
                "ln(-1-z^2)     | 1   | z > 0               | nowhere differentiable on the domain",
                "ln(z)          | 1/z | z < 0               | nowhere differentiable on the domain",
                "abs(z)         | 1   | z >= 0; z <= 0      | nowhere differentiable on the domain",
                "z^2            | 2*z | z == 1              | the variable of the derivative cannot be eliminated",
                "a*z            | b   | a == b; b == a      | a name must be eliminated by others, once",
                "a*z            | b   | a == b; b == c; c == a | a name must be eliminated by others, once",
                "a*z            | b   | a == b; a == c      | a name must be eliminated by others, once"
            })
    void emptyDomains(String of, String claim, String assume, String message) {
        List<Expr.Relation> conditions = java.util.Arrays.stream(assume.split(";"))
                .map(text -> ExprParser.parseRelation(text.strip(), ExprParser.Limits.DEFAULT))
                .toList();
        Finding finding = Verifier.verify(
                DerivativeClaim.of(new Subject.Formula(parse(of)), Z, parse(claim), conditions, Map.of()));
        assertThat(finding)
                .isInstanceOfSatisfying(
                        Finding.IllPosed.class,
                        none -> assertThat(none.reason()).isEqualTo(message));
        assertThat(finding.method()).isEqualTo(Finding.INVALID);
    }

    /** The parser knows them already; a program need not have used it. */
    @Test
    void unknownFunctions() {
        Expr foo = Expr.Apply.of("foo", Z);
        Finding finding = Verifier.verify(DerivativeClaim.of(foo, Z, Expr.Num.of(1)));
        assertThat(finding.fault()).contains(new Finding.Fault(Finding.Part.OF, java.util.Optional.of("foo")));
        assertThat(Verifier.verify(DerivativeClaim.of(Z, Z, foo)).method()).isEqualTo(Finding.INVALID);
    }

    @Test
    void derivativesHaveToBeCarriedOut() {
        Expr prime = Expr.Derivative.prime(parse("z^2"), Z);
        Finding finding = Verifier.verify(DerivativeClaim.of(parse("z^2"), Z, prime));
        assertThat(finding.method()).isEqualTo(Finding.INVALID);
    }
}
