package org.gradus.core.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.TextWriter;
import org.gradus.core.number.Evaluator;
import org.gradus.core.number.Real;
import org.gradus.core.number.ZeroTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ActivationsTest {
    private static final Expr.Symbol Z = Expr.Symbol.of("z");
    private static final Set<String> SECOND_DERIVATIVE_JUMPS_AT_ZERO = Set.of("elu", "softsign");

    /** A line of activations.csv. */
    record Reference(String name, String at, double value, double derivative, double tolerance) {
        double z() {
            return Double.parseDouble(at);
        }

        ScalarActivation activation() {
            return switch (name) {
                case "swish" -> Activations.own(name, ExprParser.parse("z/(1+exp(-z))"));
                case "hinge" -> Activations.own(name, ExprParser.parse("max(0, 1-z)"));
                case "leaky-relu(1/4)" -> Activations.leakyRelu(ExprParser.parse("1/4"));
                case "elu(0.5)" -> Activations.elu(ExprParser.parse("0.5"));
                default -> (ScalarActivation) Activations.named(name).orElseThrow();
            };
        }
    }

    static List<Reference> references() throws IOException {
        List<Reference> references = new ArrayList<>();
        try (InputStream in = ActivationsTest.class.getResourceAsStream("activations.csv")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.startsWith("#")) {
                    String[] cells = line.split(", ");
                    references.add(new Reference(
                            cells[0],
                            cells[1],
                            Double.parseDouble(cells[2]),
                            Double.parseDouble(cells[3]),
                            Double.parseDouble(cells[4])));
                }
            }
        }
        return references;
    }

    /** Number and formula live together: both give the reference value and its derivative. */
    @ParameterizedTest
    @MethodSource("references")
    void valueFormulaAndDerivativeAreThoseOfTheReference(Reference reference) {
        ScalarActivation activation = reference.activation();
        double z = reference.z();
        assertClose("value", activation.value(z), reference.value(), reference.tolerance());
        assertClose("derivative", activation.derivative(z), reference.derivative(), reference.tolerance());

        Expr formula = activation.formula(ExprParser.parseNumber(reference.at(), ExprParser.Limits.DEFAULT));
        double certified = Real.of(formula, ZeroTest.NONE).nearestDouble();
        assertClose("certified value of the formula", certified, reference.value(), Math.ulp(1.0));

        if (Math.abs(z) <= 40) {
            Evaluator.Dual forward = Evaluator.differentiate(activation.formula(Z), quantity -> z, Z);
            assertThat(forward.value()).as("formula in doubles").isCloseTo(reference.value(), within(1e-14));
            assertThat(forward.derivative()).as("forward mode").isCloseTo(reference.derivative(), within(1e-14));
        }
        boolean nearKink = activation.kinks().stream()
                .anyMatch(kink -> Math.abs(z - Real.of(kink, ZeroTest.NONE).nearestDouble()) < 1e-4);
        if (Math.abs(z) <= 3 && !nearKink) {
            double h = 1e-5;
            double slope = (activation.value(z + h) - activation.value(z - h)) / (2 * h);
            boolean bends = Math.abs(z) < h && SECOND_DERIVATIVE_JUMPS_AT_ZERO.contains(activation.name());
            assertThat(slope).as("difference quotient").isCloseTo(reference.derivative(), within(bends ? h : 1e-9));
        }
    }

    private static void assertClose(String what, double actual, double expected, double tolerance) {
        assertThat(actual).as(what).isCloseTo(expected, within(tolerance * Math.abs(expected)));
    }

    @Test
    void everyScalarActivationHasReferences() throws IOException {
        Set<String> referenced = new HashSet<>();
        references().forEach(reference -> referenced.add(reference.name()));
        assertThat(referenced)
                .containsAll(Activations.names().stream()
                        .filter(name -> !name.equals("softmax"))
                        .toList());
    }

    /** The list of contracts.md, section 1. */
    @Test
    void knowsEveryNameOfTheExerciseFormat() {
        assertThat(Activations.names())
                .containsExactly(
                        ("identity sigmoid tanh relu softmax step step-strict sign leaky-relu elu selu softplus "
                                        + "softsign hard-sigmoid hard-tanh gelu gelu-tanh silu mish log-sigmoid gaussian arctan")
                                .split(" "));
        assertThat(Activations.names())
                .allMatch(name -> Activations.named(name).orElseThrow().name().equals(name));
        assertThat(Activations.named("Relu")).isEmpty();
    }

    /** The list of contracts.md, section 1: read as what they mean, called by the name used here. */
    @ParameterizedTest
    @CsvSource({
        "logistic, sigmoid",
        "sigma, sigmoid",
        "σ, sigmoid",
        "linear, identity",
        "swish, silu",
        "heaviside, step",
        "lrelu, leaky-relu"
    })
    void anAliasIsTheActivationThatItMeans(String alias, String name) {
        assertThat(Activations.named(alias)).isEqualTo(Activations.named(name));
        assertThat(Activations.named(alias).orElseThrow().name()).isEqualTo(name);
        assertThat(Activations.aliases()).containsEntry(alias, name);
        assertThat(Activations.names()).doesNotContain(alias);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "identity    | z",
                "sigmoid     | 1/(1+exp(-z))",
                "tanh        | (exp(z)-exp(-z))/(exp(z)+exp(-z))",
                "relu        | max(0, z)",
                "step        | piecewise(z >= 0, 1, 0)",
                "step-strict | piecewise(z > 0, 1, 0)",
                "sign        | sign(z)",
                "leaky-relu  | piecewise(z > 0, z, 0.01*z)",
                "elu         | piecewise(z > 0, z, exp(z)-1)",
                "selu        | piecewise(z > 0, 1.0507009874*z, 1.0507009874*1.6732632424*(exp(z)-1))",
                "softplus    | ln(1+exp(z))",
                "softsign    | z/(1+abs(z))",
                "hard-sigmoid | max(0, min(1, z/6+1/2))",
                "hard-tanh   | max(-1, min(1, z))",
                "gelu        | z*Phi(z)",
                "gelu-tanh   | z/2*(1+tanh(sqrt(2/pi)*(z+0.044715*z^3)))",
                "silu        | z/(1+exp(-z))",
                "mish        | z*tanh(ln(1+exp(z)))",
                "log-sigmoid | -ln(1+exp(-z))",
                "gaussian    | exp(-z^2)",
                "arctan      | atan(z)"
            })
    void formulasStandAsOneWritesThem(String name, String formula) {
        ScalarActivation activation = (ScalarActivation) Activations.named(name).orElseThrow();
        assertThat(TextWriter.write(activation.formula(Z))).isEqualTo(formula);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "relu         | 0",
                "leaky-relu   | 0",
                "elu          | ''",
                "selu         | 0",
                "softplus     | ''",
                "softsign     | ''",
                "hard-sigmoid | -3 3",
                "hard-tanh    | -1 1",
                "gelu         | ''"
            })
    void kinksAreNamed(String name, String points) {
        ScalarActivation activation = (ScalarActivation) Activations.named(name).orElseThrow();
        assertThat(String.join(
                        " ", activation.kinks().stream().map(TextWriter::write).toList()))
                .isEqualTo(points);
    }

    @Test
    void aParameterIsAnExactConstant() {
        ScalarActivation third = Activations.leakyRelu(ExprParser.parse("1/3"));
        assertThat(TextWriter.write(third.formula(Z))).isEqualTo("piecewise(z > 0, z, 1/3*z)");
        assertThat(third).isNotEqualTo(Activations.LEAKY_RELU);
        assertThat(third.value(-3)).isEqualTo(-1);
        assertThat(Activations.leakyRelu(ExprParser.parse("2/2")).kinks())
                .as("z is smooth")
                .isEmpty();
        ScalarActivation half = Activations.elu(ExprParser.parse("0.5"));
        assertThat(TextWriter.write(half.formula(Z))).isEqualTo("piecewise(z > 0, z, 0.5*(exp(z)-1))");
        assertThat(half.kinks()).hasSize(1);
    }

    @Test
    void stepTakesItsValueAtZeroByConvention() {
        assertThat(Activations.step(0).value(0)).isZero();
        assertThat(Activations.step(1).value(0)).isOne();
        assertThat(Activations.step(1)).isEqualTo(Activations.STEP);
        assertThat(TextWriter.write(Activations.step(0).formula(Z))).isEqualTo("piecewise(z > 0, 1, 0)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Activations.step(2))
                .withMessage("step at zero is 2; it must be 0 or 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "z/(1+exp(-z))                            | ''",
                "max(0, z)                                | 0",
                "max(-1, min(1, z))                       | -1 1",
                "max(0, min(1, z/6+1/2))                  | -3 3",
                "abs(abs(z)-1)                            | -1 0 1",
                "abs(max(z, 2))                           | 2",
                "abs(3*z-1)+relu(z/2+1)                   | -2 1/3",
                "piecewise(z < -1, 0, piecewise(z*2 <= 5, z, 5)) | -1 5/2",
                "abs(z^2-1)*sign(exp(z))                  | ''"
            })
    void anOwnFormulaNamesThePointsWhereItSwitches(String formula, String points) {
        ScalarActivation own = Activations.own("f", ExprParser.parse(formula));
        assertThat(String.join(" ", own.kinks().stream().map(TextWriter::write).toList()))
                .isEqualTo(points);
    }

    @Test
    void anOwnFormulaHasOneVariable() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Activations.own("f", ExprParser.parse("a*z")))
                .withMessage("activation 'f' holds 'a'; its formula has one variable, z");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Activations.own("f", ExprParser.parse("z[1]")))
                .withMessageContaining("'z[1]'");
    }
}
