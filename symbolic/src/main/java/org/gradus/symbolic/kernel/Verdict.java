package org.gradus.symbolic.kernel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gradus.core.expr.Expr;

/** The answer to "are these two formulas equal": decided by a procedure, or honestly not decided. */
public sealed interface Verdict {

    /** The statement holds wherever both sides are defined: what exactly was proved is a {@link Theorem}, which only the kernel makes. */
    record Proved(Theorem theorem) implements Verdict {

        /** The name of the procedure that decided, for example {@code "exponential-polynomials"}. */
        public String method() {
            return theorem.method();
        }

        @Override
        public String toString() {
            return "Proved[" + method() + "]";
        }
    }

    /** Not equal: at these values of the variables the certified enclosures of the two sides are disjoint. */
    record Refuted(Map<String, Expr> witness) implements Verdict {
        public Refuted {
            witness = Collections.unmodifiableMap(new LinkedHashMap<>(witness));
        }
    }

    /** Not decided, and why. */
    record Undecided(String reason) implements Verdict {}
}
