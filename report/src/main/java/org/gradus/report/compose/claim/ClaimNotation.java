package org.gradus.report.compose.claim;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.expr.Terms;
import org.gradus.core.expr.TextWriter;
import org.gradus.report.compose.notation.Plain;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.exercise.StatedClaim;
import org.gradus.report.sheet.Chain;
import org.gradus.report.solution.EntryNames;
import org.gradus.symbolic.derive.Derivation;

/**
 * How a sheet writes a claim: f(z) is what is differentiated, c(z) what is claimed. About a function of a whole vector the names
 * {@code y_i}, {@code z_j} and {@code delta_ij} are entries, and the claim is c_ij.
 */
final class ClaimNotation {
    private static final Expr.Symbol VALUE = Expr.Symbol.of("y");
    private static final List<String> LETTERS = List.of("c", "q", "h", "g", "r");

    private final StatedClaim.Formulated claim;
    private final Optional<Derivation> derivation;
    private final Set<String> variables = new HashSet<>();

    ClaimNotation(StatedClaim.Formulated claim, Optional<Derivation> derivation) {
        this.claim = claim;
        this.derivation = derivation;
        claim.of().formula().ifPresent(this::collect);
        collect(claim.claim());
        variables.add(claim.wrt().name());
    }

    private void collect(Expr formula) {
        if (formula instanceof Expr.Symbol symbol) {
            variables.add(symbol.name());
        }
        Children.of(formula).forEach(this::collect);
    }

    boolean isOfVector() {
        return claim.of().formula().isEmpty();
    }

    private Expr wrt() {
        return name(claim.wrt().name());
    }

    /** f(z), or with other variables besides f; y_i of a vector. */
    Expr function() {
        if (isOfVector()) {
            return derivation.map(Derivation::value).orElseGet(this::vectorName);
        }
        return ofOneVariable()
                ? Expr.Apply.of(functionName(), wrt())
                : derivation.map(Derivation::value).orElse(functionLetter());
    }

    /** y_i of softmax; ln y_i and ln S with their own letters. */
    private Expr vectorName() {
        return switch (claim.of().name().orElse("")) {
            case "softmax" -> Expr.Indexed.of("y", "i");
            case "log-softmax" -> Expr.Indexed.of("l", "i");
            default -> Expr.Symbol.of("C");
        };
    }

    private Expr functionLetter() {
        return Expr.Symbol.of(functionName());
    }

    /** As the derivation calls it, if there is one. */
    private String functionName() {
        Optional<Expr> value = derivation.map(Derivation::value);
        if (value.isPresent() && value.get() instanceof Expr.Apply apply) {
            return apply.function();
        }
        if (value.isPresent() && value.get() instanceof Expr.Symbol symbol) {
            return symbol.name();
        }
        return variables.contains("f") ? "F" : "f";
    }

    private boolean ofOneVariable() {
        return claim.of().formula().isPresent() && variables.stream().allMatch(this::isWrtOrValue);
    }

    private boolean isWrtOrValue(String name) {
        return name.equals(claim.wrt().name()) || (name.equals(VALUE.name()) && usesValue());
    }

    /** f′(z), or ∂f/∂w. */
    Expr derivative() {
        return ofOneVariable()
                ? Expr.Derivative.prime(function(), wrt())
                : Expr.Derivative.partial(isOfVector() ? function() : functionLetter(), wrt());
    }

    /** f′(−1). */
    Expr derivativeAt(Expr value) {
        return Expr.Derivative.prime(Expr.Apply.of(functionName(), value), value);
    }

    /** c(z), or c. */
    Expr claimed() {
        return ofOneVariable() ? Expr.Apply.of(claimName(), wrt()) : claimedPlain();
    }

    private Expr claimedPlain() {
        if (!isOfVector()) {
            return Expr.Symbol.of(claimName());
        }
        String variable = claim.wrt().name();
        String index = variable.endsWith("i") ? "i" : "j";
        return ofEntry() ? Expr.Indexed.of("c", "i", index) : Expr.Indexed.of("c", index);
    }

    /** Whether the function itself has an index: y_i, not ln S. */
    private boolean ofEntry() {
        return function() instanceof Expr.Indexed;
    }

    /** What the function of a vector is: {@code y_i = e^{z_i}/S} and {@code S = …}; of a formula f(z) = …. */
    List<Chain> definitions() {
        if (claim.of().formula().isPresent()) {
            return List.of(Lines.equal(function(), claim.of().formula().get()));
        }
        Expr.Symbol s = Expr.Symbol.of("S");
        Expr y = Expr.Indexed.of("y", "i");
        Chain output = Lines.equal(y, new Expr.Quotient(exp("i"), s));
        Chain sum = Lines.equal(s, sum(exp("k")));
        return switch (claim.of().name().orElse("")) {
            case "softmax" -> List.of(output, sum);
            case "log-softmax" -> List.of(Lines.equal(function(), Expr.Apply.of(FunctionName.LN, y)), output, sum);
            case "log-sum-exp" -> List.of(Lines.equal(function(), Expr.Apply.of(FunctionName.LN, s)), sum, output);
            default -> {
                Expr term = Expr.Product.of(
                        Expr.Indexed.of("t", "k"), Expr.Apply.of(FunctionName.LN, Expr.Indexed.of("y", "k")));
                Chain targets = Lines.equal(sum(Expr.Indexed.of("t", "k")), Expr.Num.of(1));
                yield List.of(Lines.equal(function(), new Expr.Negation(sum(term))), output, sum, targets);
            }
        };
    }

    private Expr exp(String index) {
        Expr z = Expr.Indexed.of("z", index);
        return Terms.exp(claim.of()
                .temperature()
                .<Expr>map(temperature -> Terms.over(z, temperature))
                .orElse(z));
    }

    private static Expr sum(Expr body) {
        return new Expr.IndexedSum("k", Optional.of(Expr.Num.of(1)), Optional.of(Expr.Symbol.of("N")), body);
    }

    /** The case of the indices that is claimed without saying so: i ≠ j. */
    Optional<Chain> indices() {
        Expr i = Expr.Symbol.of("i");
        Expr j = Expr.Symbol.of("j");
        boolean said = claim.assume().stream().anyMatch(condition -> contains(condition, i) || contains(condition, j));
        boolean both = contains(EntryNames.of(claim.claim()), new Expr.Kronecker(i, j)) || contains(claim.claim(), i);
        boolean other = claim.wrt().isLetter("z_j");
        return isOfVector() && ofEntry() && other && !said && !both
                ? Optional.of(Chain.of(i).and(Operator.NOT_EQUAL, j))
                : Optional.empty();
    }

    /** Whether the two are written alike. */
    static boolean looksAlike(Expr left, Expr right) {
        return TextWriter.write(Plain.of(left)).equals(TextWriter.write(Plain.of(right)));
    }

    /** c(−1). */
    Expr claimedAt(Expr value) {
        return Expr.Apply.of(claimName(), value);
    }

    private String claimName() {
        Predicate<String> free = letter -> !variables.contains(letter) && !letter.equals(functionName());
        return LETTERS.stream().filter(free).findFirst().orElse("c_0");
    }

    /** Whether the values at a point of one variable are written f′(−1). */
    boolean writesArguments() {
        return ofOneVariable();
    }

    /** Whether y stands for what is differentiated. */
    boolean usesValue() {
        Expr.Symbol y = Expr.Symbol.of("y");
        boolean own =
                claim.of().formula().filter(formula -> !contains(formula, y)).isPresent();
        return own && contains(claim.claim(), y);
    }

    private static boolean contains(Expr formula, Expr part) {
        return formula.equals(part) || Children.of(formula).stream().anyMatch(child -> contains(child, part));
    }

    // ---- names ----

    /** The claim's formula as the sheet writes it. */
    Expr write(Expr formula) {
        return isOfVector() ? EntryNames.of(formula) : formula;
    }

    /** A variable; {@code y_i} is an entry. */
    static Expr name(String name) {
        return EntryNames.of(Expr.Symbol.of(name));
    }

    /** A condition as a chain; an equation is an equation. */
    static Chain chain(Expr.Relation condition) {
        Operator operator = condition.operator() == Operator.DEFINED_AS ? Operator.EQUAL : condition.operator();
        return Chain.of(EntryNames.of(condition.left())).and(operator, EntryNames.of(condition.right()));
    }
}
