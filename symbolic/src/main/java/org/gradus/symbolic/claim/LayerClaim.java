package org.gradus.symbolic.claim;

import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Terms;
import org.gradus.core.layer.LayerEquation;
import org.gradus.core.layer.LayerLetter;
import org.gradus.core.layer.LayerLetter.Kind;
import org.gradus.core.layer.ShapeFault;
import org.gradus.core.number.Effort;
import org.gradus.symbolic.derive.Backpropagation;
import org.gradus.symbolic.kernel.Prover;
import org.gradus.symbolic.kernel.Reading;
import org.gradus.symbolic.kernel.Verdict;

/**
 * A claimed equation of backpropagation, for layers of any size.
 *
 * <p>First the shapes, for sizes no two of which are the same: so nothing is proved that is true of square matrices only. Then a network
 * with small numbers at which the sides differ. Else the kernel proves the equation of one entry by the chain rule, with the readings of
 * {@link Backpropagation}: C and σ by their linear parts, one N for the size of every layer.
 */
public record LayerClaim(LayerEquation equation) {
    private static final Expr.Symbol C = Expr.Symbol.of("C");
    private static final Expr.Symbol Y = Expr.Symbol.of("y");
    private static final Expr.Symbol SLOPE = Expr.Symbol.of("s");
    private static final Expr.Symbol GRADIENT = Expr.Symbol.of("g");
    private static final String SIGMA = "sigma";
    private static final String OPEN = "neither a proof nor a network where the sides differ was found";

    /** Proved, refuted by shapes or by numbers, or undecided. */
    public Finding verify() {
        return Effort.within(Verifier.WORK_PER_CLAIM, this::decided, LayerClaim::undecided);
    }

    private static Finding undecided(String reason) {
        return new Finding.Undecided(reason, Optional.empty(), Optional.empty());
    }

    private Finding decided() {
        Optional<ShapeFault> fault = equation.fault();
        if (fault.isPresent()) {
            return new Finding.Misshapen(fault.get(), equation.layer());
        }
        Optional<Finding.Counterexample> witness = LayerPoint.witness(equation);
        if (witness.isPresent()) {
            return new Finding.Refuted(witness.get(), Optional.empty(), Optional.empty());
        }
        Verdict verdict = Prover.equalAsRead(
                Terms.partial(C, variable()),
                new LayerEntries().entry(equation, equation.right()),
                List.of(),
                reading());
        return verdict instanceof Verdict.Proved proof
                ? new Finding.Proved(proof.theorem(), List.of(), Optional.empty(), Optional.empty())
                : undecided(verdict instanceof Verdict.Undecided open ? open.reason() : OPEN);
    }

    /** What is true, for whole vectors and matrices. */
    public Expr derivative() {
        Expr error = letter(Kind.ERROR, 0);
        return switch (equation.kind()) {
            case ERROR ->
                new Expr.Hadamard(
                        equation.last()
                                ? letter(Kind.OUTPUT_GRADIENT, 0)
                                : Terms.times(new Expr.Transpose(letter(Kind.WEIGHTS, 1)), letter(Kind.ERROR, 1)),
                        letter(Kind.SLOPE, 0));
            case WEIGHTS -> Terms.times(error, new Expr.Transpose(letter(Kind.OUTPUT, -1)));
            case BIAS -> error;
            case INPUT -> Terms.times(new Expr.Transpose(letter(Kind.WEIGHTS, 0)), error);
        };
    }

    private Expr letter(Kind kind, int layer) {
        return new LayerLetter(kind, layer).expr(equation.layer());
    }

    /** Which equation of the derivation it is about. */
    public Backpropagation.Kind about() {
        return switch (equation.kind()) {
            case ERROR -> equation.last() ? Backpropagation.Kind.OUTPUT_ERROR : Backpropagation.Kind.HIDDEN_ERROR;
            case WEIGHTS -> Backpropagation.Kind.WEIGHTS;
            case BIAS -> Backpropagation.Kind.BIAS;
            case INPUT -> Backpropagation.Kind.INPUT;
        };
    }

    /** What C is differentiated by. */
    private Expr variable() {
        return switch (equation.kind()) {
            case ERROR -> entry(Kind.SUM, 0, "j");
            case WEIGHTS -> entry(Kind.WEIGHTS, 0, "i", "j");
            case BIAS -> entry(Kind.BIAS, 0, "i");
            case INPUT -> entry(Kind.OUTPUT, -1, "j");
        };
    }

    // ---- the network as the kernel reads it ----

    private Reading reading() {
        Reading reading = new Reading().linear(SIGMA, SLOPE);
        boolean error = equation.kind() == LayerEquation.Kind.ERROR;
        if (!error) {
            reading.define(unit(0));
        }
        if (equation.last()) {
            reading.define(new Expr.Indexed(Y, List.of(Expr.Symbol.of("k"))), sigma(entry(Kind.SUM, 0, "k")));
            return equation.gradient()
                    .map(known -> reading.linear(C, Y, GRADIENT, LayerEntries.ofOutput(known)))
                    .orElseGet(() -> reading.linear(C, Y, GRADIENT));
        }
        if (error || holds(equation.right(), Kind.ERROR, 1)) {
            return reading.define(unit(1))
                    .define(entry(Kind.OUTPUT, 0, "k"), sigma(entry(Kind.SUM, 0, "k")))
                    .linear(C, base(Kind.SUM, 1), base(Kind.ERROR, 1));
        }
        return reading.linear(C, base(Kind.SUM, 0), base(Kind.ERROR, 0));
    }

    private static boolean holds(Expr formula, Kind kind, int layer) {
        return LayerLetter.of(formula)
                .map(new LayerLetter(kind, layer)::equals)
                .orElseGet(() -> Children.of(formula).stream().anyMatch(child -> holds(child, kind, layer)));
    }

    /** z_k = Σ_m w_km a_m + b_k. */
    private Expr.Relation unit(int layer) {
        Expr weighted =
                Terms.sum("m", Terms.times(entry(Kind.WEIGHTS, layer, "k", "m"), entry(Kind.OUTPUT, layer - 1, "m")));
        return Terms.define(entry(Kind.SUM, layer, "k"), Terms.plus(weighted, entry(Kind.BIAS, layer, "k")));
    }

    private static Expr sigma(Expr argument) {
        return Expr.Apply.of(SIGMA, argument);
    }

    private Expr.Symbol base(Kind kind, int layer) {
        Expr.Symbol written = (Expr.Symbol) new LayerLetter(kind, layer).expr(equation.layer());
        String name = kind == Kind.WEIGHTS ? "w" : written.name();
        return new Expr.Symbol(name, Expr.Shape.SCALAR, written.layer());
    }

    private Expr.Indexed entry(Kind kind, int layer, String... indices) {
        return new Expr.Indexed(
                base(kind, layer),
                List.of(indices).stream().<Expr>map(Expr.Symbol::of).toList());
    }
}
