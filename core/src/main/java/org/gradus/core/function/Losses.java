package org.gradus.core.function;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Case;
import org.gradus.core.expr.Expr.Relation;
import org.gradus.core.expr.FunctionName;

/** The catalogue of losses; a new one is one constant here, its name in {@link #ALL}, and rows of reference values. */
public final class Losses {
    private static final Expr ZERO = Expr.Num.of(0);
    private static final Expr ONE = Expr.Num.of(1);
    private static final Expr TWO = Expr.Num.of(2);

    /**
     * −Σ t_i ln y_i with 0·ln 0 = 0, for outputs that are probabilities with the sum 1: behind any activation but softmax it is an
     * {@link IllegalArgumentException}. Targets may be soft, and need not have the sum 1.
     */
    public static final Loss CROSS_ENTROPY = new LogarithmicLosses.CrossEntropy();

    /** −Σ (t_i ln y_i + (1 − t_i) ln(1 − y_i)) with 0·ln 0 = 0. */
    public static final Loss BINARY_CROSS_ENTROPY = new LogarithmicLosses.BinaryCrossEntropy();

    /** ½ Σ (y_i − t_i)². */
    public static final Loss HALF_SQUARED_ERROR = new Squares("half-squared-error", Reduction.HALF_SUM);

    /** Σ (y_i − t_i)². */
    public static final Loss SQUARED_ERROR = new Squares("squared-error", Reduction.SUM);

    /** 1/N Σ (y_i − t_i)². */
    public static final Loss MEAN_SQUARED_ERROR = new Squares("mean-squared-error", Reduction.MEAN);

    /** Σ |y_i − t_i|. */
    public static final Loss ABSOLUTE_ERROR = new DescribedLoss("absolute-error", Reduction.SUM) {
        @Override
        protected double term(double y, double t) {
            return Math.abs(y - t);
        }

        @Override
        protected double slope(double y, double t) {
            return Math.signum(y - t);
        }

        @Override
        protected Expr term(Expr y, Expr t) {
            return Expr.Apply.of(FunctionName.ABS, minus(y, t));
        }

        @Override
        protected Expr slope(Expr y, Expr t) {
            return Expr.Apply.of(FunctionName.SIGN, minus(y, t));
        }

        @Override
        public List<Kink> kinks(Expr y, Expr t) {
            Relation convention = Relation.equal(Expr.Apply.of(FunctionName.SIGN, ZERO), ZERO);
            return List.of(new Kink(Relation.equal(y, t), Optional.of(convention)));
        }

        @Override
        public List<List<Relation>> regions(Expr y, Expr t) {
            return List.of(List.of(less(y, t)), List.of(less(t, y)));
        }
    };

    /** Σ max(0, 1 − t_i y_i) for targets ±1; 0 is its derivative at the kink. */
    public static final Loss HINGE = new DescribedLoss("hinge", Reduction.SUM) {
        @Override
        protected double term(double y, double t) {
            return Math.max(0, 1 - t * y);
        }

        @Override
        protected double slope(double y, double t) {
            return t * y < 1 ? -t : 0;
        }

        @Override
        protected Expr term(Expr y, Expr t) {
            return Expr.Apply.of(FunctionName.MAX, ZERO, minus(ONE, Expr.Product.of(t, y)));
        }

        @Override
        protected Expr slope(Expr y, Expr t) {
            Relation inside = new Relation(Expr.Product.of(t, y), Relation.Operator.LESS, ONE);
            return Expr.Piecewise.of(Case.when(inside, new Expr.Negation(t)), Case.otherwise(ZERO));
        }

        @Override
        public List<Kink> kinks(Expr y, Expr t) {
            return List.of(new Kink(Relation.equal(Expr.Product.of(t, y), ONE), Optional.empty()));
        }

        @Override
        public List<List<Relation>> regions(Expr y, Expr t) {
            Expr margin = Expr.Product.of(t, y);
            return List.of(List.of(less(margin, ONE)), List.of(less(ONE, margin)));
        }

        @Override
        public TargetRange targets() {
            return TargetRange.PLUS_OR_MINUS_ONE;
        }
    };

    /** Σ of ½(y_i − t_i)² up to |y_i − t_i| = 1, beyond that |y_i − t_i| − ½; {@link #huber(Expr)} takes another width. */
    public static final Loss HUBER = huber(ONE);

    /** In the order of the exercise format. */
    private static final List<Loss> ALL = List.of(
            CROSS_ENTROPY,
            BINARY_CROSS_ENTROPY,
            HALF_SQUARED_ERROR,
            SQUARED_ERROR,
            MEAN_SQUARED_ERROR,
            ABSOLUTE_ERROR,
            HINGE,
            HUBER);

    /** What other books and libraries call some of them; no alias is itself a name. */
    private static final Map<String, Loss> ALIASES = Map.of(
            "mse", MEAN_SQUARED_ERROR,
            "bce", BINARY_CROSS_ENTROPY,
            "log-loss", BINARY_CROSS_ENTROPY,
            "ce", CROSS_ENTROPY,
            "categorical-cross-entropy", CROSS_ENTROPY,
            "softmax-cross-entropy", CROSS_ENTROPY);

    private Losses() {}

    /** ½(y − t)² up to |y − t| = δ, beyond that δ(|y − t| − δ/2), summed. {@code delta} is a positive constant formula. */
    public static Loss huber(Expr delta) {
        return new Huber(delta);
    }

    /**
     * The user's own loss, the sum of one term for each output. It has no formula for its gradient before somebody has derived it.
     *
     * @param term in the two variables y and t
     * @throws IllegalArgumentException if it holds another variable
     */
    public static Loss own(String name, Expr term) {
        return new OwnLoss(name, term, Optional.empty(), Optional.empty());
    }

    /**
     * As {@link #own(String, Expr)}, with its gradient.
     *
     * @param slope the derivative of the term in y; 0 where the term bends
     * @param bend a formula in y and t that is 0 where the term bends; absent for a smooth term
     */
    public static Loss own(String name, Expr term, Expr slope, Optional<Expr> bend) {
        return new OwnLoss(name, term, Optional.of(slope), bend);
    }

    /**
     * The loss of this name or {@linkplain #aliases() alias} in the exercise format; empty for an unknown name. What comes out is
     * called by its name, never by the alias.
     */
    public static Optional<Loss> named(String name) {
        return ALL.stream()
                .filter(loss -> loss.name().equals(name))
                .findFirst()
                .or(() -> Optional.ofNullable(ALIASES.get(name)));
    }

    /** Other names that are read as what they mean, each with the name used here: {@code mse} is {@code mean-squared-error}. */
    public static Map<String, String> aliases() {
        Map<String, String> names = new TreeMap<>();
        ALIASES.forEach((alias, loss) -> names.put(alias, loss.name()));
        return Collections.unmodifiableMap(names);
    }

    /** The names of the exercise format, in its order. */
    public static List<String> names() {
        return ALL.stream().map(Loss::name).toList();
    }

    static Relation less(Expr left, Expr right) {
        return new Relation(left, Relation.Operator.LESS, right);
    }

    static Expr minus(Expr left, Expr right) {
        return Expr.Sum.of(left, new Expr.Negation(right));
    }

    private static final class Squares extends DescribedLoss {
        private final boolean isHalf;

        Squares(String name, Reduction reduction) {
            super(name, reduction);
            this.isHalf = reduction == Reduction.HALF_SUM;
        }

        @Override
        protected double term(double y, double t) {
            return (y - t) * (y - t);
        }

        @Override
        protected double slope(double y, double t) {
            return 2 * (y - t);
        }

        @Override
        protected Expr term(Expr y, Expr t) {
            return new Expr.Power(minus(y, t), TWO);
        }

        @Override
        protected Expr slope(Expr y, Expr t) {
            return isHalf ? minus(y, t) : Expr.Product.of(TWO, minus(y, t));
        }
    }
}
