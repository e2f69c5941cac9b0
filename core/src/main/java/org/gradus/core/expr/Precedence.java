package org.gradus.core.expr;

/**
 * How strongly a formula holds together, weakest first: the one table by which every writer sets parentheses.
 *
 * <p>{@link #of} classifies a formula as it looks in a line of text. A writer that sets a kind of node so that it delimits itself
 * (a fraction with a bar, a sum written {@code sum(k, …)}) raises that kind to {@link #ATOM} and asks {@link Place#needs} for
 * all others.
 */
public enum Precedence {
    /** {@code a = b}, a brace of cases, a system of equations. */
    RELATION,
    /** {@code a + b - c}. */
    SUM,
    /** {@code -a}, a negative number, and {@code Σ a}: a sign in front of what may be a product. */
    NEGATION,
    /** {@code a·b}, {@code a ⊙ b}. */
    PRODUCT,
    /** {@code a/b}; stronger than the product since {@code a/b·c} is (a/b)·c. */
    QUOTIENT,
    /** {@code a^b}, {@code Aᵀ}. */
    POWER,
    /** A name, a number that is not negative, a function applied, a matrix. */
    ATOM;

    /** Where an operand stands, and how strong it must be to stand there without parentheses. */
    public enum Place {
        /** An argument, a matrix entry, the whole formula. */
        ALONE(RELATION),
        SIDE_OF_RELATION(SUM),
        FIRST_TERM(NEGATION),
        /** After {@code +} or {@code -}, the term's own sign taken out by {@link SignedTerm}. */
        LATER_TERM(PRODUCT),
        /** After the sign of a {@link Expr.Negation}. */
        NEGATED(PRODUCT),
        FIRST_FACTOR(QUOTIENT),
        LATER_FACTOR(POWER),
        NUMERATOR(PRODUCT),
        DENOMINATOR(POWER),
        BASE(ATOM),
        /** Right associative: {@code a^b^c} is a^(b^c). */
        EXPONENT(POWER);

        private final Precedence least;

        Place(Precedence least) {
            this.least = least;
        }

        /** Whether an operand of this strength needs parentheses here. */
        public boolean needs(Precedence operand) {
            return operand.compareTo(least) < 0;
        }
    }

    /** The strength of {@code expr} written in a line; a number put in counts as what is printed for it. */
    public static Precedence of(Expr expr) {
        return expr.accept(CLASSIFIER);
    }

    private static final ExprVisitor<Precedence> CLASSIFIER = new ExprVisitor<>() {
        @Override
        public Precedence num(Expr.Num num) {
            return num.value().signum() < 0 ? NEGATION : ATOM;
        }

        @Override
        public Precedence shown(Expr.Shown shown) {
            return of(shown.printed());
        }

        @Override
        public Precedence constant(Expr.Constant constant) {
            return ATOM;
        }

        @Override
        public Precedence symbol(Expr.Symbol symbol) {
            return ATOM;
        }

        @Override
        public Precedence indexed(Expr.Indexed indexed) {
            return ATOM;
        }

        @Override
        public Precedence ellipsis(Expr.Ellipsis ellipsis) {
            return ATOM;
        }

        @Override
        public Precedence negation(Expr.Negation negation) {
            return NEGATION;
        }

        @Override
        public Precedence sum(Expr.Sum sum) {
            return sum.terms().size() == 1 ? of(sum.terms().get(0)) : SUM;
        }

        @Override
        public Precedence product(Expr.Product product) {
            return product.factors().size() == 1 ? of(product.factors().get(0)) : PRODUCT;
        }

        @Override
        public Precedence quotient(Expr.Quotient quotient) {
            return QUOTIENT;
        }

        @Override
        public Precedence power(Expr.Power power) {
            return POWER;
        }

        @Override
        public Precedence apply(Expr.Apply apply) {
            return ATOM;
        }

        @Override
        public Precedence indexedSum(Expr.IndexedSum sum) {
            return NEGATION;
        }

        @Override
        public Precedence kronecker(Expr.Kronecker kronecker) {
            return ATOM;
        }

        @Override
        public Precedence derivative(Expr.Derivative derivative) {
            return derivative.style() == Expr.DerivativeStyle.PRIME ? POWER : QUOTIENT;
        }

        @Override
        public Precedence transpose(Expr.Transpose transpose) {
            return POWER;
        }

        @Override
        public Precedence sized(Expr.Sized sized) {
            return of(sized.operand());
        }

        @Override
        public Precedence underbrace(Expr.Underbrace underbrace) {
            return ATOM;
        }

        @Override
        public Precedence ofSample(Expr.OfSample ofSample) {
            return POWER;
        }

        @Override
        public Precedence hadamard(Expr.Hadamard hadamard) {
            return PRODUCT;
        }

        @Override
        public Precedence piecewise(Expr.Piecewise piecewise) {
            return RELATION;
        }

        @Override
        public Precedence matrixLiteral(Expr.MatrixLiteral matrix) {
            return ATOM;
        }

        @Override
        public Precedence equationSystem(Expr.EquationSystem system) {
            return RELATION;
        }

        @Override
        public Precedence relation(Expr.Relation relation) {
            return RELATION;
        }
    };
}
