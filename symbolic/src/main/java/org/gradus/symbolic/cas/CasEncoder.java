package org.gradus.symbolic.cas;

import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprVisitor;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.number.Rational;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.expression.S;
import org.matheclipse.core.interfaces.IAST;
import org.matheclipse.core.interfaces.IExpr;

/**
 * Our formula as Symja's, built node by node, never from text. Only smooth elementary formulas pass: Symja is wrong about
 * definitions by cases and symbolic sums, and leaves derivatives of max, abs and sign standing.
 */
final class CasEncoder implements ExprVisitor<IExpr> {
    private static final int MAX_NODES = 5_000;
    private static final int MAX_DEPTH = 200;

    private final CasSymbols symbols;
    private int nodes;
    private int depth;

    CasEncoder(CasSymbols symbols) {
        this.symbols = symbols;
    }

    IExpr encode(Expr expr) {
        nodes++;
        depth++;
        if (nodes > MAX_NODES || depth > MAX_DEPTH) {
            throw new CasRefusedException(
                    "the formula has more than " + MAX_NODES + " nodes or is nested deeper than " + MAX_DEPTH);
        }
        IExpr encoded = expr.accept(this);
        depth--;
        return encoded;
    }

    @Override
    public IExpr num(Expr.Num num) {
        Rational value = Rational.of(num.value());
        return value.isInteger() ? F.ZZ(value.numerator()) : F.fraction(value.numerator(), value.denominator());
    }

    @Override
    public IExpr shown(Expr.Shown shown) {
        return encode(shown.printed());
    }

    @Override
    public IExpr constant(Expr.Constant constant) {
        return switch (constant) {
            case E -> S.E;
            case PI -> S.Pi;
            case INFINITY -> throw refused("infinity");
        };
    }

    @Override
    public IExpr symbol(Expr.Symbol symbol) {
        return symbols.of(symbol);
    }

    @Override
    public IExpr indexed(Expr.Indexed indexed) {
        return symbols.of(indexed);
    }

    @Override
    public IExpr negation(Expr.Negation negation) {
        return F.Times(F.CN1, encode(negation.operand()));
    }

    @Override
    public IExpr sum(Expr.Sum sum) {
        return F.Plus(encode(sum.terms()));
    }

    @Override
    public IExpr product(Expr.Product product) {
        return F.Times(encode(product.factors()));
    }

    @Override
    public IExpr quotient(Expr.Quotient quotient) {
        return F.Times(encode(quotient.numerator()), reciprocal(encode(quotient.denominator())));
    }

    @Override
    public IExpr power(Expr.Power power) {
        return F.Power(encode(power.base()), encode(power.exponent()));
    }

    @Override
    public IExpr apply(Expr.Apply apply) {
        FunctionName function = FunctionName.of(apply.function())
                .filter(known -> known.takes(apply.arguments().size()))
                .orElseThrow(() -> refused(apply.function() + "(…)"));
        return switch (function) {
            case EXP -> F.Power(S.E, argument(apply));
            case LN -> F.Log(argument(apply));
            case LOG10 -> F.Times(F.Log(argument(apply)), reciprocal(F.Log(F.ZZ(10))));
            case SQRT -> F.Sqrt(argument(apply));
            case SIN -> F.Sin(argument(apply));
            case COS -> F.Cos(argument(apply));
            case TAN -> F.Tan(argument(apply));
            case ASIN -> F.ArcSin(argument(apply));
            case ACOS -> F.ArcCos(argument(apply));
            case ATAN -> F.ArcTan(argument(apply));
            case SINH -> F.Sinh(argument(apply));
            case COSH -> F.Cosh(argument(apply));
            case TANH -> F.Tanh(argument(apply));
            case SIGMOID -> reciprocal(onePlusExp(F.Times(F.CN1, argument(apply))));
            case SOFTPLUS -> F.Log(onePlusExp(argument(apply)));
            case ERF -> F.Erf(argument(apply));
            case ERFC -> F.Erfc(argument(apply));
            case PHI -> phi(argument(apply));
            case ABS, SIGN, MAX, MIN, RELU ->
                throw refused(function.text() + ", which has a kink: differentiate each branch by itself");
        };
    }

    @Override
    public IExpr ellipsis(Expr.Ellipsis ellipsis) {
        throw refused("an ellipsis");
    }

    @Override
    public IExpr indexedSum(Expr.IndexedSum sum) {
        throw refused("a sum over the index " + sum.index() + ": write it out for a number of terms");
    }

    @Override
    public IExpr kronecker(Expr.Kronecker kronecker) {
        throw refused("a Kronecker delta");
    }

    @Override
    public IExpr derivative(Expr.Derivative derivative) {
        throw refused("a derivative that is not carried out");
    }

    @Override
    public IExpr transpose(Expr.Transpose transpose) {
        throw refused("a transpose");
    }

    @Override
    public IExpr sized(Expr.Sized sized) {
        throw refused("a matrix with its shape");
    }

    @Override
    public IExpr underbrace(Expr.Underbrace underbrace) {
        throw refused("a factor with its name");
    }

    @Override
    public IExpr ofSample(Expr.OfSample ofSample) {
        throw refused("a quantity of a sample");
    }

    @Override
    public IExpr hadamard(Expr.Hadamard hadamard) {
        throw refused("an entry-by-entry product");
    }

    @Override
    public IExpr piecewise(Expr.Piecewise piecewise) {
        throw refused("a definition by cases: differentiate each branch by itself");
    }

    @Override
    public IExpr matrixLiteral(Expr.MatrixLiteral matrix) {
        throw refused("a matrix");
    }

    @Override
    public IExpr equationSystem(Expr.EquationSystem system) {
        throw refused("a system of equations");
    }

    @Override
    public IExpr relation(Expr.Relation relation) {
        throw refused("a relation");
    }

    private IExpr argument(Expr.Apply apply) {
        return encode(apply.arguments().get(0));
    }

    private IExpr[] encode(List<Expr> exprs) {
        IExpr[] encoded = new IExpr[exprs.size()];
        for (int i = 0; i < encoded.length; i++) {
            encoded[i] = encode(exprs.get(i));
        }
        return encoded;
    }

    private static IAST reciprocal(IExpr expr) {
        return F.Power(expr, (IExpr) F.CN1);
    }

    private static IAST onePlusExp(IExpr exponent) {
        return F.Plus(F.C1, (IExpr) F.Power(S.E, exponent));
    }

    /** Φ(z) = (1 + erf(z/√2))/2. */
    private static IExpr phi(IExpr z) {
        return F.Times(F.C1D2, F.Plus(F.C1, (IExpr) F.Erf(F.Times(z, reciprocal(F.Sqrt(2))))));
    }

    private static CasRefusedException refused(String what) {
        return new CasRefusedException("Symja is not asked about " + what);
    }
}
