package org.gradus.symbolic.claim;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.gradus.core.expr.Expr;
import org.gradus.core.layer.LayerShape;
import org.gradus.core.layer.ShapeFault;
import org.gradus.core.number.Interval;
import org.gradus.symbolic.kernel.CellProof;
import org.gradus.symbolic.kernel.Theorem;

/** What the {@link Verifier} found about a {@link DerivativeClaim}. Each kind holds what it is made of, and nothing that another has. */
public sealed interface Finding {
    String WITNESS = "witness";
    String SHAPES = "shapes";
    String NONE = "none";
    String INVALID = "invalid";
    /** The reason of an undecided claim whose denominators, logarithms and roots are not shown free of zeros. */
    String DEFINEDNESS = CellProof.DEFINEDNESS;

    /**
     * True wherever there is a derivative.
     *
     * @param theorem about a derivative
     * @param conditions side conditions under which the proof holds besides the assumptions, for example {@code x > 0} for x^a
     * @param derivative as one would write it, as far as there are rules for it
     * @param rounded what a proved decimal is the rounding of, where it is not the exact value
     */
    record Proved(Theorem theorem, List<Expr.Relation> conditions, Optional<Expr> derivative, Optional<Rounded> rounded)
            implements Finding {
        public Proved {
            conditions = List.copyOf(conditions);
            if (!(theorem.statement().left() instanceof Expr.Derivative)) {
                throw new IllegalArgumentException("no claim about a derivative was proved: " + theorem);
            }
            if (!theorem.under().containsAll(conditions)) {
                throw new IllegalArgumentException("proved under other conditions: " + theorem);
            }
        }

        @Override
        public String method() {
            return theorem.method();
        }

        @Override
        public Finding withDerivative(Optional<Expr> written) {
            return new Proved(theorem, conditions, written, rounded);
        }
    }

    /**
     * False.
     *
     * @param example a point at which it is
     * @param derivative as one would write it, as far as there are rules for it
     * @param mistake a typical mistake that gives exactly the claim, where one was recognised
     */
    record Refuted(Counterexample example, Optional<Expr> derivative, Optional<Mistake> mistake) implements Finding {
        @Override
        public String method() {
            return WITNESS;
        }

        @Override
        public Optional<Counterexample> counterexample() {
            return Optional.of(example);
        }

        @Override
        public Finding withDerivative(Optional<Expr> written) {
            return new Refuted(example, written, mistake);
        }
    }

    /**
     * False of vectors and matrices, since their shapes do not fit whatever the sizes of the layers are.
     *
     * @param misfit where
     * @param layer how the layer is called
     */
    record Misshapen(ShapeFault misfit, String layer) implements Finding {
        @Override
        public String method() {
            return SHAPES;
        }

        /** Sizes with which there is no such formula, all of them different: {@code N_l} is 2, {@code N_{l+1}} is 3. */
        public Map<Expr, Integer> sizes() {
            SortedSet<Integer> layers = new TreeSet<>();
            for (LayerShape shape : List.of(misfit.leftShape(), misfit.rightShape())) {
                shape.rows().layer().ifPresent(layers::add);
                shape.columns().layer().ifPresent(layers::add);
            }
            Map<Expr, Integer> sizes = new LinkedHashMap<>();
            layers.forEach(number -> sizes.put(LayerShape.Size.of(number).expr(layer), sizes.size() + 2));
            return sizes;
        }

        @Override
        public Optional<Expr> derivative() {
            return Optional.empty();
        }

        @Override
        public Finding withDerivative(Optional<Expr> written) {
            return this;
        }
    }

    /**
     * Neither proved nor refuted.
     *
     * @param reason why
     * @param derivative as one would write it, as far as there are rules for it
     * @param agreement how far the two sides agree
     */
    record Undecided(String reason, Optional<Expr> derivative, Optional<Agreement> agreement) implements Finding {
        @Override
        public String method() {
            return NONE;
        }

        @Override
        public Finding withDerivative(Optional<Expr> written) {
            return new Undecided(reason, written, agreement);
        }
    }

    /**
     * There is nothing to decide: the claim says nothing, was not read, or asks back.
     *
     * @param reason why
     * @param fault which part of the claim; absent where that stands in the reason already
     */
    record IllPosed(String reason, Optional<Fault> fault) implements Finding {
        @Override
        public String method() {
            return INVALID;
        }

        @Override
        public Optional<Expr> derivative() {
            return Optional.empty();
        }

        @Override
        public Finding withDerivative(Optional<Expr> written) {
            return this;
        }
    }

    /** How it was decided: the procedure of a proof, {@value #WITNESS}, {@value #SHAPES}, {@value #NONE} or {@value #INVALID}. */
    String method();

    /** The derivative as one would write it, as far as there are rules for it. */
    Optional<Expr> derivative();

    /** The same with the derivative written out, if it is about one. */
    Finding withDerivative(Optional<Expr> written);

    /** Of a refutation. */
    default Optional<Counterexample> counterexample() {
        return Optional.empty();
    }

    /** Of a refutation, where one was recognised. */
    default Optional<Mistake> mistake() {
        return Optional.empty();
    }

    /** Of a proof; else none. */
    default List<Expr.Relation> conditions() {
        return List.of();
    }

    /** Of a proved decimal. */
    default Optional<Rounded> rounded() {
        return Optional.empty();
    }

    /** Of an undecided claim. */
    default Optional<Agreement> agreement() {
        return Optional.empty();
    }

    /** Of an ill-posed claim. */
    default Optional<Fault> fault() {
        return Optional.empty();
    }

    /**
     * A point at which the claim fails.
     *
     * @param point values of the variables: whole numbers, fractions, or where no fraction will do constants such as π/2
     * @param expected the derivative there
     * @param claimed the claim there; empty where it is not defined though the derivative exists
     * @param extent how much of the domain is like this point
     */
    record Counterexample(Map<String, Expr> point, Value expected, Optional<Value> claimed, Extent extent) {
        public Counterexample {
            point = Collections.unmodifiableMap(new LinkedHashMap<>(point));
        }
    }

    /**
     * A certified value.
     *
     * @param decimal correctly rounded, long enough to differ from the other side's
     * @param enclosure contains the exact value, disjoint from the other side's
     */
    record Value(BigDecimal decimal, Interval enclosure) {}

    /**
     * The derivative at a point, of which a claimed decimal is the correct rounding.
     *
     * @param value itself rounded, to some digits more
     * @param places the decimal places of the claim
     */
    record Rounded(BigDecimal value, int places) {}

    /** Where a refuted claim is wrong. */
    enum Extent {
        /** In every part of the domain, but for sets without inner points. */
        EVERYWHERE,
        /** On a part of the domain, true on another. */
        REGION,
        /** On a set without inner points, as single points and lines; true everywhere else. */
        POINT,
        /** At the witness; how far beyond was not decided. */
        UNKNOWN
    }

    /** The sides agree to at least {@code digits} significant digits at {@code points} points; no proof of anything. */
    record Agreement(int digits, int points) {}

    /**
     * What is ill-posed; the message is the finding's reason.
     *
     * @param part where
     * @param name the unknown or reserved name or function, for the position in the text
     */
    record Fault(Part part, Optional<String> name) {}

    /** The parts of a claim. */
    enum Part {
        OF,
        WRT,
        CLAIM,
        ASSUME,
        AT
    }
}
