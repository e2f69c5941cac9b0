package org.gradus.symbolic.cas;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gradus.core.expr.Expr;
import org.matheclipse.core.basic.Config;
import org.matheclipse.core.eval.EvalEngine;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.expression.S;
import org.matheclipse.core.interfaces.IAST;
import org.matheclipse.core.interfaces.IASTAppendable;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.ISymbol;

/** Symja itself behind {@link Cas}: set up before its first class loads, and asked on the thread of the caller. */
final class CasEngine {
    private static final int RECURSION_LIMIT = 1_024;
    private static final int ITERATION_LIMIT = 1_000;

    // All of this must happen before any other class of Symja loads.
    static {
        // else its polynomial library keeps the program alive for 60 s after main has ended
        Config.JAS_NO_THREADS = true;
        Config.FILESYSTEM_ENABLED = false;
        Config.UNPROTECT_ALLOWED = false;
        Config.SERVER_MODE = true;
        Config.MAX_BIT_LENGTH = 32_768;
        Config.MAX_AST_SIZE = 20_000;
        Config.MAX_LOOP_COUNT = 100_000;
        Config.MAX_INPUT_LEAVES = 20_000;
        Config.MAX_OUTPUT_SIZE = 100_000;
        Config.MAX_POLYNOMIAL_DEGREE = 200;
        Config.MAX_MATRIX_DIMENSION_SIZE = 100;
        Config.MAX_PRECISION_APFLOAT = 1_000;
    }

    private CasEngine() {}

    static Expr derive(Expr of, Expr wrt) {
        CasSymbols symbols = new CasSymbols();
        CasEncoder encoder = new CasEncoder(symbols);
        IExpr formula = encoder.encode(of);
        return new CasDecoder(symbols).decode(evaluate(F.D(formula, (ISymbol) encoder.encode(wrt))));
    }

    static List<Expr> groebnerBasis(List<Expr> polynomials, List<Expr> variables) {
        CasSymbols symbols = new CasSymbols();
        CasEncoder encoder = new CasEncoder(symbols);
        IExpr basis = evaluate(F.binaryAST2(S.GroebnerBasis, list(encoder, polynomials), list(encoder, variables)));
        if (!basis.isList()) {
            throw new CasRefusedException("Symja gave no basis");
        }
        CasDecoder decoder = new CasDecoder(symbols);
        List<Expr> members = new ArrayList<>();
        for (IExpr member : (IAST) basis) {
            members.add(decoder.decode(evaluate(F.ExpandAll(member))));
        }
        return members;
    }

    static Expr factor(Expr formula) {
        CasSymbols symbols = new CasSymbols();
        IExpr whole = F.Factor(F.Together(new CasEncoder(symbols).encode(formula)));
        return new CasDecoder(symbols).decode(evaluate(whole));
    }

    private static IAST list(CasEncoder encoder, List<Expr> formulas) {
        IASTAppendable list = F.ListAlloc();
        formulas.forEach(formula -> list.append(encoder.encode(formula)));
        return list;
    }

    private static IExpr evaluate(IExpr question) {
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(messages, true, StandardCharsets.UTF_8);
        EvalEngine engine = new EvalEngine("cas", RECURSION_LIMIT, ITERATION_LIMIT, stream, stream, true);
        EvalEngine.set(engine); // the engine must be the one of this thread
        try {
            IExpr answer = engine.evaluate(question);
            String said = messages.toString(StandardCharsets.UTF_8).strip();
            if (!said.isEmpty()) {
                throw new CasRefusedException("Symja said: " + said);
            }
            return answer;
        } finally {
            EvalEngine.remove();
        }
    }
}
