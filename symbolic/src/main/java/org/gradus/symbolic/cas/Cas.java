package org.gradus.symbolic.cas;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.jspecify.annotations.Nullable;
import org.matheclipse.core.basic.Config;
import org.matheclipse.core.eval.EvalEngine;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.expression.S;
import org.matheclipse.core.interfaces.IAST;
import org.matheclipse.core.interfaces.IASTAppendable;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.ISymbol;

/**
 * The only door to the computer algebra system Symja: an independent second opinion on derivatives of smooth elementary
 * formulas. It proves nothing by itself; what it says is compared with our own derivation by the kernel.
 *
 * <p>Every question gets an engine, variables and message buffers of its own, on a thread with a large stack, one after the
 * other. Whatever is not plainly an answer (a message, an unevaluated part, a fault, no answer in time) is a
 * {@link CasRefusedException}.
 */
public final class Cas {
    private static final long STACK_BYTES = 256L << 20;
    private static final long LIMIT_SECONDS = 60;
    private static final int RECURSION_LIMIT = 1_024;
    private static final int ITERATION_LIMIT = 1_000;
    /** Symja runs every file of these folders of the working directory when it starts; on Windows they are plain names. */
    private static final String[] AUTOLOAD_FOLDERS = {".\\AutoloadSymja", ".\\Autoload"};

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

    private Cas() {}

    /**
     * The derivative of {@code of} with respect to {@code wrt}, in Symja's form.
     *
     * @param of built from numbers, e, π, scalar symbols, symbols with number indices, + − · / ^ and the smooth functions of
     *     {@link FunctionName}
     * @param wrt an {@link Expr.Symbol} or {@link Expr.Indexed}
     * @throws CasRefusedException when there is no answer that can be trusted
     */
    public static Expr derive(Expr of, Expr wrt) {
        if (!(wrt instanceof Expr.Symbol || wrt instanceof Expr.Indexed)) {
            throw new CasRefusedException("a derivative is taken with respect to a variable, not to " + wrt);
        }
        return ask(() -> {
            CasSymbols symbols = new CasSymbols();
            CasEncoder encoder = new CasEncoder(symbols);
            IExpr formula = encoder.encode(of);
            return new CasDecoder(symbols).decode(evaluate(F.D(formula, (ISymbol) encoder.encode(wrt))));
        });
    }

    /**
     * A Gröbner basis, in the lexical order of {@code variables} (those to eliminate first): every member multiplied out, in
     * Symja's form.
     *
     * @param polynomials with rational coefficients, in no other symbols than {@code variables}
     * @throws CasRefusedException when there is no answer that can be trusted
     */
    public static List<Expr> groebnerBasis(List<Expr> polynomials, List<Expr> variables) {
        return ask(() -> {
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
        });
    }

    /** {@code formula} over one denominator and factored, in Symja's form. */
    public static Expr factor(Expr formula) {
        return ask(() -> {
            CasSymbols symbols = new CasSymbols();
            IExpr whole = F.Factor(F.Together(new CasEncoder(symbols).encode(formula)));
            return new CasDecoder(symbols).decode(evaluate(whole));
        });
    }

    private static IAST list(CasEncoder encoder, List<Expr> formulas) {
        IASTAppendable list = F.ListAlloc();
        formulas.forEach(formula -> list.append(encoder.encode(formula)));
        return list;
    }

    private static <T> T ask(Supplier<T> question) {
        refuseAutoload();
        return onOwnThread(question);
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

    private static void refuseAutoload() {
        for (String folder : AUTOLOAD_FOLDERS) {
            if (new File(folder).isDirectory()) {
                throw new CasRefusedException(
                        "the folder " + folder + " would be run by Symja: remove it or work elsewhere");
            }
        }
    }

    private static synchronized <T> T onOwnThread(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Runnable ask = () -> {
            try {
                answer.complete(question.get());
            } catch (Throwable thrown) { // also a full stack
                answer.completeExceptionally(thrown);
            }
        };
        Thread worker = new Thread(null, ask, "gradus-cas", STACK_BYTES);
        worker.setDaemon(true); // a question that never ends must not keep the program alive
        worker.start();
        try {
            return answer.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw refusal(e.getCause());
        } catch (TimeoutException e) {
            throw new CasRefusedException("no answer within " + LIMIT_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CasRefusedException("interrupted", e);
        }
    }

    private static RuntimeException refusal(@Nullable Throwable fault) {
        if (fault instanceof CasRefusedException refused) {
            return refused;
        }
        if (fault instanceof LinkageError broken) {
            throw broken; // a missing jar is our fault, not a property of the formula
        }
        return new CasRefusedException("Symja failed: " + fault, fault);
    }
}
