package org.gradus.symbolic.derive;

import static org.gradus.core.expr.Terms.cases;
import static org.gradus.core.expr.Terms.define;
import static org.gradus.core.expr.Terms.exp;
import static org.gradus.core.expr.Terms.minus;
import static org.gradus.core.expr.Terms.negative;
import static org.gradus.core.expr.Terms.over;
import static org.gradus.core.expr.Terms.plus;
import static org.gradus.core.expr.Terms.prime;
import static org.gradus.core.expr.Terms.square;
import static org.gradus.core.expr.Terms.times;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.function.Activations;
import org.gradus.core.function.ScalarActivation;
import org.gradus.symbolic.kernel.Prover;
import org.gradus.symbolic.kernel.Quantities;
import org.gradus.symbolic.kernel.Verdict;
import org.gradus.symbolic.write.Tidy;

/** Derivatives with every step on the way; every arrow is proved by the kernel when the derivation is made. */
public final class Derivations {
    /** What a function is called that has no name of its own: the first that is no variable of it. */
    private static final List<String> OWN = List.of("f", "g", "h", "F");

    private static final Expr ONE = Expr.Num.of(1);
    private static final Expr ZERO = Expr.Num.of(0);
    private static final Expr.Symbol Z = Expr.Symbol.of("z");
    private static final Expr.Symbol U = Expr.Symbol.of("u");
    private static final Expr.Symbol V = Expr.Symbol.of("v");
    private static final Expr.Symbol Y = Expr.Symbol.of("y");

    private Derivations() {}

    /**
     * The derivative of an activation in the variable z; {@code closedForm} is in y, the function's own value. Formulas that are
     * written as the σ, tanh or ReLU of the catalogue have the authored route of the board, all others a computed one.
     *
     * @throws IllegalArgumentException for a formula without rules, or one that is not the function its name says
     */
    public static Derivation of(ScalarActivation activation) {
        return of(activation, Z);
    }

    /** As {@link #of(ScalarActivation)}, with another name for the variable. */
    public static Derivation of(ScalarActivation activation, Expr.Symbol wrt) {
        Expr formula = activation.formula(wrt);
        Derivation derivation = derivation(activation.name(), formula, wrt);
        boolean known = FunctionName.of(activation.name()).isPresent();
        Expr named = Expr.Apply.of(activation.name(), wrt);
        if (known && !formula.equals(named) && !(Prover.equal(formula, named, List.of()) instanceof Verdict.Proved)) {
            throw new IllegalArgumentException(
                    "activation '" + activation.name() + "' is not the function of that name in the catalogue");
        }
        return derivation;
    }

    /**
     * The derivative of a formula of one's own, computed rule by rule; the function is called f.
     *
     * <p>{@code where} begins with what {@code f(z)} stands for; all names are new to the formula. Where the formula switches,
     * each case is differentiated by itself; {@code kinks} holds the points, or {@code u == 0}, without two-sided derivative.
     *
     * @param wrt the variable; other symbols are parameters
     * @throws IllegalArgumentException for notation without a rule, or a part without a value where cases are told apart
     */
    public static Derivation of(Expr formula, Expr.Symbol wrt) {
        try {
            return derivation(free(formula), formula, wrt);
        } catch (ArithmeticException noValue) {
            throw new IllegalArgumentException("the formula cannot be derived: " + noValue.getMessage(), noValue);
        }
    }

    /** f, or the next letter that is no variable of the formula. */
    private static String free(Expr formula) {
        Set<Expr> variables = variables(formula);
        return OWN.stream()
                .filter(name -> !variables.contains(Expr.Symbol.of(name)))
                .findFirst()
                .orElse("F");
    }

    /** Whether a function is called so only because it has no name of its own. */
    public static boolean isOwn(String function) {
        return OWN.contains(function);
    }

    /**
     * The partial derivatives of a formula of one's own, in the order of the variables, under one name for the function.
     *
     * @throws IllegalArgumentException as {@link #of(Expr, Expr.Symbol)}
     */
    public static List<Derivation> gradient(Expr formula, List<Expr.Symbol> variables) {
        List<Derivation> partials =
                variables.stream().map(wrt -> of(formula, wrt)).toList();
        boolean oneName = partials.stream().map(Derivation::value).distinct().count() <= 1;
        return oneName
                ? partials
                : variables.stream()
                        .map(wrt -> new ComputedRoute(free(formula), formula, wrt).withoutLinks())
                        .toList();
    }

    /**
     * The derivative of a formula with entries and sums over all of an index, {@code ln Σ_k e^{z_k}}, with respect to one entry, for
     * every number of entries. The function is called f, or f_i where the formula has an index of its own; then the result is by
     * cases, i = j and i ≠ j.
     *
     * @throws IllegalArgumentException for notation without a rule, or what the kernel cannot prove
     */
    public static Derivation of(Expr formula, Expr.Indexed wrt) {
        return new ComputedRoute(free(formula), formula, wrt).derivation();
    }

    /** What {@link #named} knows: every activation, {@code softmax}, {@code log-softmax}, {@code log-sum-exp}. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(Activations.names());
        names.addAll(List.of("log-softmax", "log-sum-exp"));
        return List.copyOf(names);
    }

    /**
     * The derivation of the function of this name; parameters as the exercise format sets them. Softmax and its kin have the
     * logits z_1, …, z_N, whatever {@code wrt} is called.
     */
    public static Optional<Derivation> named(String name, Expr.Symbol wrt) {
        return switch (name) {
            case "softmax" -> Optional.of(softmax());
            case "log-softmax" -> Optional.of(logSoftmax());
            case "log-sum-exp" -> Optional.of(logSumExp());
            default ->
                Activations.named(name)
                        .filter(ScalarActivation.class::isInstance)
                        .map(activation -> of((ScalarActivation) activation, wrt));
        };
    }

    /** The variables and parameters of a formula, in the order in which they are written. */
    public static Set<Expr> variables(Expr formula) {
        return Quantities.of(formula);
    }

    private static Derivation derivation(String name, Expr formula, Expr.Symbol wrt) {
        boolean letterFree = !List.of(U, V, Y).contains(wrt);
        for (Authored board : Authored.values()) {
            boolean own =
                    name.equals(board.function.name()) || FunctionName.of(name).isEmpty();
            if (own && letterFree && Tidy.of(board.function.formula(wrt)).equals(Tidy.of(formula))) {
                return board.route.apply(name, wrt);
            }
        }
        return new ComputedRoute(name, formula, wrt).derivation();
    }

    /** The functions that a lecture derives by hand, each in its own way. */
    private enum Authored {
        SIGMOID(Activations.SIGMOID, Derivations::sigmoid),
        TANH(Activations.TANH, Derivations::tanh),
        RELU(Activations.RELU, Derivations::relu);

        private final ScalarActivation function;
        private final BiFunction<String, Expr.Symbol, Derivation> route;

        Authored(ScalarActivation function, BiFunction<String, Expr.Symbol, Derivation> route) {
            this.function = function;
            this.route = route;
        }
    }

    /**
     * With v = 1 + e^{-z}:
     *
     * <pre>
     * DEFINITION        σ(z) = 1/v
     * CHAIN             v′ = −e^{-z}
     * RECIPROCAL        σ′(z) = −v′/v²
     * DEFINITION              = e^{-z}/(1+e^{-z})²
     * ADD_AND_SUBTRACT        = 1/(1+e^{-z}) · ((1+e^{-z}) − 1)/(1+e^{-z})
     * DIVIDE_TERMS            = 1/(1+e^{-z}) · (1 − 1/(1+e^{-z}))
     * RECOGNISE               = σ(z) (1 − σ(z))
     * </pre>
     */
    private static Derivation sigmoid(String name, Expr.Symbol z) {
        Expr power = exp(negative(z));
        Expr v = plus(ONE, power);
        Expr sigma = Expr.Apply.of(FunctionName.SIGMOID, z);
        Expr result = times(sigma, minus(ONE, sigma));
        List<Expr.Relation> where = List.of(define(V, v));
        List<Step> steps = new Route(where)
                .line(Rule.DEFINITION, sigma, over(ONE, V))
                .line(Rule.CHAIN, prime(V, z), negative(power))
                .line(Rule.RECIPROCAL, prime(sigma, z), negative(over(prime(V, z), square(V))))
                .then(Rule.DEFINITION, over(power, square(v)))
                .then(Rule.ADD_AND_SUBTRACT, times(over(ONE, v), over(minus(v, ONE), v)))
                .then(Rule.DIVIDE_TERMS, times(over(ONE, v), minus(ONE, over(ONE, v))))
                .then(Rule.RECOGNISE, result)
                .steps();
        Optional<Expr> closedForm = closedForm(result, times(Y, minus(ONE, Y)), sigma);
        return new Derivation(name, over(ONE, v), z, where, steps, result, closedForm, List.of());
    }

    /**
     * With u = e^z − e^{-z} and v = e^z + e^{-z}:
     *
     * <pre>
     * DEFINITION    tanh(z) = u/v
     * CHAIN         u′ = e^z + e^{-z}
     * RECOGNISE        = v
     * CHAIN         v′ = e^z − e^{-z}
     * RECOGNISE        = u
     * QUOTIENT      tanh′(z) = (u′v − uv′)/v²
     * DEFINITION             = (v² − u²)/v²
     * DIVIDE_TERMS           = 1 − (u/v)²
     * RECOGNISE              = 1 − tanh(z)²
     * </pre>
     */
    private static Derivation tanh(String name, Expr.Symbol z) {
        Expr u = minus(exp(z), exp(negative(z)));
        Expr v = plus(exp(z), exp(negative(z)));
        Expr tanh = Expr.Apply.of(FunctionName.TANH, z);
        Expr result = minus(ONE, square(tanh));
        List<Expr.Relation> where = List.of(define(U, u), define(V, v));
        Expr quotientRule = minus(times(prime(U, z), V), times(U, prime(V, z)));
        List<Step> steps = new Route(where)
                .line(Rule.DEFINITION, tanh, over(U, V))
                .line(Rule.CHAIN, prime(U, z), v)
                .then(Rule.RECOGNISE, V)
                .line(Rule.CHAIN, prime(V, z), u)
                .then(Rule.RECOGNISE, U)
                .line(Rule.QUOTIENT, prime(tanh, z), over(quotientRule, square(V)))
                .then(Rule.DEFINITION, over(minus(square(V), square(U)), square(V)))
                .then(Rule.DIVIDE_TERMS, minus(ONE, square(over(U, V))))
                .then(Rule.RECOGNISE, result)
                .steps();
        Optional<Expr> closedForm = closedForm(result, minus(ONE, square(Y)), tanh);
        return new Derivation(name, over(u, v), z, where, steps, result, closedForm, List.of());
    }

    /**
     * Case by case; at the kink 0 there is no derivative.
     *
     * <pre>
     * DEFINITION       ReLU(z) = max(0, z)
     * CASES  (z &gt; 0)   ReLU(z) = z
     * CASES  (z &gt; 0)   ReLU′(z) = 1
     * CASES  (z &lt; 0)   ReLU(z) = 0
     * CASES  (z &lt; 0)   ReLU′(z) = 0
     * CASES            ReLU′(z) = { 1, z &gt; 0;  0, z &lt; 0 }
     * </pre>
     */
    private static Derivation relu(String name, Expr.Symbol z) {
        Expr relu = Expr.Apply.of(FunctionName.RELU, z);
        Expr max = Expr.Apply.of(FunctionName.MAX, ZERO, z);
        Expr.Relation right = new Expr.Relation(z, Expr.Relation.Operator.GREATER, ZERO);
        Expr.Relation left = new Expr.Relation(z, Expr.Relation.Operator.LESS, ZERO);
        Expr result = cases(right, ONE, left, ZERO);
        Switch atZero = new Switch(ZERO, ZERO, ONE, Switch.Meeting.KINK);
        List<Step> steps = new Route(List.of())
                .line(Rule.DEFINITION, relu, max)
                .when(right)
                .line(Rule.CASES, relu, z)
                .line(Rule.CASES, prime(relu, z), ONE)
                .when(left)
                .line(Rule.CASES, relu, ZERO)
                .line(Rule.CASES, prime(relu, z), ZERO)
                .always()
                .line(Rule.CASES, prime(relu, z), result)
                .steps();
        return new Derivation(name, max, z, List.of(), steps, result, Optional.empty(), List.of(atZero));
    }

    /** The derivative in y, the function's own value; proved like every step. */
    private static Optional<Expr> closedForm(Expr result, Expr inY, Expr value) {
        new Route(List.of(define(Y, value))).line(Rule.RECOGNISE, result, inY);
        return Optional.of(inY);
    }

    /**
     * ∂y_i/∂z_j of softmax for general N, both cases. With {@code where}: u = e^{z_i}, S = Σ_{k=1}^N e^{z_k}, y_i = e^{z_i}/S,
     * y_j = e^{z_j}/S. The steps, in the order of the sheet (a line without left side goes on with the one above):
     *
     * <pre>
     *  0  DEFINITION               y_i = u/S
     *  1  DEFINITION               ∂S/∂z_j = ∂/∂z_j (e^{z_1} + … + e^{z_j} + … + e^{z_N})
     *  2  OTHER_TERMS                      = e^{z_j}
     *  3  CASES                    ∂u/∂z_j = { e^{z_j}, i = j;  0, i ≠ j }
     *  4  QUOTIENT        (i = j)  ∂y_i/∂z_j = (e^{z_j} S − e^{z_j} e^{z_j})/S²
     *  5  SPLIT_FRACTION  (i = j)            = e^{z_j}/S · (S − e^{z_j})/S
     *  6  DIVIDE_TERMS    (i = j)            = e^{z_j}/S · (1 − e^{z_j}/S)
     *  7  RECOGNISE       (i = j)            = y_j (1 − y_j)
     *  8  QUOTIENT        (i ≠ j)  ∂y_i/∂z_j = (0·S − e^{z_i} e^{z_j})/S²
     *  9  SPLIT_FRACTION  (i ≠ j)            = −(e^{z_i}/S · e^{z_j}/S)
     * 10  RECOGNISE       (i ≠ j)            = −y_i y_j
     * 11  CASES                    ∂y_i/∂z_j = { y_j (1 − y_j), i = j;  −y_i y_j, i ≠ j }
     * </pre>
     *
     * {@code result} and {@code closedForm} are both the case formula of the last step.
     */
    public static Derivation softmax() {
        return OfSoftmax.DERIVATION;
    }

    /**
     * ∂L/∂z_j of L = ln S, S = Σ_k e^{z_k}, for general N: y_j, the softmax.
     *
     * <pre>
     * DEFINITION    L = ln S
     * DEFINITION    ∂S/∂z_j = ∂/∂z_j (e^{z_1} + … + e^{z_j} + … + e^{z_N})
     * OTHER_TERMS           = e^{z_j}
     * CHAIN         ∂L/∂z_j = (∂S/∂z_j)/S
     * DEFINITION            = e^{z_j}/S
     * RECOGNISE             = y_j
     * </pre>
     */
    public static Derivation logSumExp() {
        return OfLogSumExp.DERIVATION;
    }

    /**
     * ∂l_i/∂z_j of l_i = ln y_i for general N: δ_ij − y_j. As {@link #logSumExp} after l_i = z_i − ln S, then
     *
     * <pre>
     * SUM           ∂l_i/∂z_j = ∂z_i/∂z_j − ∂ ln S/∂z_j
     * CASES                   = δ_ij − ∂ ln S/∂z_j
     * DEFINITION              = δ_ij − y_j
     * </pre>
     */
    public static Derivation logSoftmax() {
        return OfLogSoftmax.DERIVATION;
    }

    /**
     * ∂C/∂z_j of the cross-entropy C behind softmax for general N, with T = Σ_k t_k: y_j T − t_j, hence y_j − t_j where T = 1.
     *
     * <pre>
     *  0  DEFINITION             C = −Σ_k t_k ln y_k
     *  1  DEFINITION               = −Σ_k t_k (z_k − ln S)
     *  2  REARRANGE                = T ln S − Σ_k t_k z_k
     *  3  DEFINITION       ∂S/∂z_j = ∂/∂z_j (e^{z_1} + … + e^{z_j} + … + e^{z_N})
     *  4  OTHER_TERMS              = e^{z_j}
     *  5  CHAIN        ∂ ln S/∂z_j = 1/S ∂S/∂z_j
     *  6  DEFINITION               = e^{z_j}/S
     *  7  RECOGNISE                = y_j
     *  8  SUM              ∂C/∂z_j = T ∂ ln S/∂z_j − ∂/∂z_j Σ_k t_k z_k
     *  9  OTHER_TERMS              = T ∂ ln S/∂z_j − t_j
     * 10  DEFINITION               = T y_j − t_j
     * 11  CASES    (T = 1)         = y_j − t_j
     * </pre>
     */
    public static Derivation softmaxCrossEntropy() {
        return OfSoftmaxCrossEntropy.DERIVATION;
    }

    /**
     * ∂C/∂z of the binary cross-entropy C behind a sigmoid: y − t.
     *
     * <pre>
     * 0  DEFINITION        C = −(t ln y + (1 − t) ln(1 − y))
     * 1  SUM           ∂C/∂y = −t/y + (1 − t)/(1 − y)
     * 2  REARRANGE           = (y − t)/(y (1 − y))
     * 3  ELEMENTARY    ∂y/∂z = y (1 − y)
     * 4  CHAIN         ∂C/∂z = ∂C/∂y ∂y/∂z
     * 5  DEFINITION          = (y − t)/(y (1 − y)) y (1 − y)
     * 6  REARRANGE           = y − t
     * </pre>
     */
    public static Derivation sigmoidCrossEntropy() {
        return CrossEntropyRoute.sigmoid();
    }

    /**
     * ∂C/∂w_j of one sigmoid neuron with binary cross-entropy and any number of inputs: (y − t) x_j.
     *
     * <pre>
     * 0  CHAIN         ∂C/∂w_j = ∂C/∂z ∂z/∂w_j
     * 1  DEFINITION            = (y − t) ∂z/∂w_j
     * 2  OTHER_TERMS           = (y − t) x_j
     * 3  CHAIN         ∂C/∂b = ∂C/∂z ∂z/∂b
     * 4  OTHER_TERMS         = y − t
     * </pre>
     */
    public static Derivation logisticRegression() {
        return CrossEntropyRoute.logisticRegression();
    }

    /**
     * Why a sigmoid neuron is logistic regression, ln(y/(1 − y)) = z:
     *
     * <pre>
     * 0  DEFINITION           1 − y = 1 − 1/(1 + e^{−z})
     * 1  REARRANGE                  = e^{−z}/(1 + e^{−z})
     * 2  DEFINITION       y/(1 − y) = 1/e^{−z}
     * 3  REARRANGE                  = e^z
     * 4  DEFINITION   ln(y/(1 − y)) = ln e^z
     * 5  REARRANGE                  = z
     * </pre>
     */
    public static Identity logOdds() {
        return CrossEntropyRoute.logOdds();
    }

    // ---- the same for every N and every exercise: proved once, when first asked for ----

    private static final class OfSoftmax {
        private static final Derivation DERIVATION = SoftmaxRoute.derivation();
    }

    private static final class OfLogSumExp {
        private static final Derivation DERIVATION = LogSumExpRoute.logSumExp();
    }

    private static final class OfLogSoftmax {
        private static final Derivation DERIVATION = LogSumExpRoute.logSoftmax();
    }

    private static final class OfSoftmaxCrossEntropy {
        private static final Derivation DERIVATION = CrossEntropyRoute.softmax();
    }
}
