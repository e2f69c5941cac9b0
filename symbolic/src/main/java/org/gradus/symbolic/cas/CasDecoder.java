package org.gradus.symbolic.cas;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.matheclipse.core.expression.S;
import org.matheclipse.core.interfaces.IAST;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.IRational;
import org.matheclipse.core.interfaces.ISymbol;

/** Symja's answer as our formula. Its form is Symja's: good for checking, not for showing. What is not known is refused. */
final class CasDecoder {
    private static final Map<IExpr, FunctionName> FUNCTIONS = Map.ofEntries(
            Map.entry(S.Log, FunctionName.LN),
            Map.entry(S.Sin, FunctionName.SIN),
            Map.entry(S.Cos, FunctionName.COS),
            Map.entry(S.Tan, FunctionName.TAN),
            Map.entry(S.ArcSin, FunctionName.ASIN),
            Map.entry(S.ArcCos, FunctionName.ACOS),
            Map.entry(S.ArcTan, FunctionName.ATAN),
            Map.entry(S.Sinh, FunctionName.SINH),
            Map.entry(S.Cosh, FunctionName.COSH),
            Map.entry(S.Tanh, FunctionName.TANH),
            Map.entry(S.Erf, FunctionName.ERF),
            Map.entry(S.Erfc, FunctionName.ERFC));
    private static final Map<IExpr, FunctionName> RECIPROCALS =
            Map.of(S.Sec, FunctionName.COS, S.Sech, FunctionName.COSH);
    /** Numerator and denominator: cot = cos/sin. */
    private static final Map<IExpr, List<FunctionName>> QUOTIENTS = Map.of(
            S.Cot, List.of(FunctionName.COS, FunctionName.SIN), S.Coth, List.of(FunctionName.COSH, FunctionName.SINH));

    private final CasSymbols symbols;

    CasDecoder(CasSymbols symbols) {
        this.symbols = symbols;
    }

    Expr decode(IExpr expr) {
        if (expr instanceof IRational rational) {
            return rational(rational.toBigNumerator(), rational.toBigDenominator());
        }
        if (expr instanceof ISymbol symbol) {
            return symbol(symbol);
        }
        if (expr.isPlus()) {
            return new Expr.Sum(arguments(expr));
        }
        if (expr.isTimes()) {
            return new Expr.Product(arguments(expr));
        }
        if (expr.isPower()) {
            return power(expr.base(), expr.exponent());
        }
        if (expr.isAST1()) {
            return function(expr.head(), decode(expr.first()));
        }
        throw refused(expr);
    }

    private Expr symbol(ISymbol symbol) {
        if (symbol.equals(S.E)) {
            return Expr.Constant.E;
        }
        return symbol.equals(S.Pi) ? Expr.Constant.PI : symbols.quantity(symbol);
    }

    private Expr power(IExpr base, IExpr exponent) {
        if (exponent instanceof IRational rational && rational.isNegative()) {
            return reciprocal(power(base, rational.negate()));
        }
        if (exponent.isOne()) {
            return decode(base);
        }
        if (exponent instanceof IRational rational
                && rational.toBigNumerator().equals(BigInteger.ONE)
                && rational.toBigDenominator().equals(BigInteger.TWO)) {
            return Expr.Apply.of(FunctionName.SQRT, decode(base));
        }
        return new Expr.Power(decode(base), decode(exponent));
    }

    private static Expr function(IExpr head, Expr argument) {
        FunctionName function = FUNCTIONS.get(head);
        if (function != null) {
            return Expr.Apply.of(function, argument);
        }
        FunctionName inverted = RECIPROCALS.get(head);
        if (inverted != null) {
            return reciprocal(Expr.Apply.of(inverted, argument));
        }
        List<FunctionName> parts = QUOTIENTS.get(head);
        if (parts != null) {
            return new Expr.Quotient(Expr.Apply.of(parts.get(0), argument), Expr.Apply.of(parts.get(1), argument));
        }
        throw refused(head);
    }

    private List<Expr> arguments(IExpr expr) {
        List<Expr> arguments = new ArrayList<>();
        for (IExpr argument : (IAST) expr) {
            arguments.add(decode(argument));
        }
        return arguments;
    }

    private static Expr rational(BigInteger numerator, BigInteger denominator) {
        Expr.Num top = new Expr.Num(new BigDecimal(numerator));
        return denominator.equals(BigInteger.ONE)
                ? top
                : new Expr.Quotient(top, new Expr.Num(new BigDecimal(denominator)));
    }

    private static Expr reciprocal(Expr expr) {
        return new Expr.Quotient(Expr.Num.of(1), expr);
    }

    private static CasRefusedException refused(IExpr expr) {
        return new CasRefusedException("Symja's answer contains " + expr);
    }
}
