package org.gradus.symbolic.cas;

import java.io.File;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.jspecify.annotations.Nullable;

/**
 * The only door to the computer algebra system Symja: an independent second opinion on derivatives of smooth elementary
 * formulas. It proves nothing by itself; what it says is compared with our own derivation by the kernel.
 *
 * <p>Every question gets an engine, variables and message buffers of its own, on a thread with a large stack, one after the
 * other. Whatever is not plainly an answer (a message, an unevaluated part, a fault, no answer in time) is a
 * {@link CasRefusedException}.
 *
 * <p>This class names no class of Symja: it loads, and says what is missing, where somebody has left Symja out.
 */
public final class Cas {
    private static final long STACK_BYTES = 256L << 20;
    private static final long LIMIT_SECONDS = 60;
    /** Symja runs every file of these folders of the working directory when it starts; on Windows they are plain names. */
    private static final String[] AUTOLOAD_FOLDERS = {".\\AutoloadSymja", ".\\Autoload"};

    private Cas() {}

    /**
     * The derivative of {@code of} with respect to {@code wrt}, in Symja's form.
     *
     * @param of built from numbers, e, π, scalar symbols, symbols with number indices, + − · / ^ and the smooth functions of
     *     {@link FunctionName}
     * @param wrt an {@link Expr.Symbol} or {@link Expr.Indexed}
     * @throws CasRefusedException when there is no answer that can be trusted
     * @throws CasMissingException where Symja is not on the class path
     */
    public static Expr derive(Expr of, Expr wrt) {
        if (!(wrt instanceof Expr.Symbol || wrt instanceof Expr.Indexed)) {
            throw new CasRefusedException("a derivative is taken with respect to a variable, not to " + wrt);
        }
        return ask(() -> CasEngine.derive(of, wrt));
    }

    /**
     * A Gröbner basis, in the lexical order of {@code variables} (those to eliminate first): every member multiplied out, in
     * Symja's form.
     *
     * @param polynomials with rational coefficients, in no other symbols than {@code variables}
     * @throws CasRefusedException when there is no answer that can be trusted
     * @throws CasMissingException where Symja is not on the class path
     */
    public static List<Expr> groebnerBasis(List<Expr> polynomials, List<Expr> variables) {
        return ask(() -> CasEngine.groebnerBasis(polynomials, variables));
    }

    /** {@code formula} over one denominator and factored, in Symja's form. */
    public static Expr factor(Expr formula) {
        return ask(() -> CasEngine.factor(formula));
    }

    private static <T> T ask(Supplier<T> question) {
        CasMissingException.unlessPresent();
        refuseAutoload();
        return onOwnThread(question);
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
                answer.complete(CasSilence.around(question));
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
            throw CasMissingException.of(broken); // a missing jar is no property of the formula
        }
        return new CasRefusedException("Symja failed: " + fault, fault);
    }
}
