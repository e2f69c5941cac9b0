package org.gradus.report.exercise;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;

/** A claimed derivative as its author wrote it. */
public sealed interface StatedClaim {

    /** The name in results: the author's, else the position in the file. */
    String id();

    /** The comparisons and equations under which it is claimed. */
    default List<Expr.Relation> assume() {
        return List.of();
    }

    /**
     * A claim whose formulas were read.
     *
     * @param of what is differentiated
     * @param wrt the variable
     * @param assume comparisons, and equations {@code name == formula}
     * @param at where the derivative is claimed, as exact constants; empty for everywhere
     * @param source finds the place of what turns out to be ill-posed
     */
    record Formulated(
            String id,
            Function of,
            Expr.Symbol wrt,
            Expr claim,
            List<Expr.Relation> assume,
            Map<Expr.Symbol, Expr> at,
            ClaimSource source)
            implements StatedClaim {
        public Formulated {
            assume = List.copyOf(assume);
            at = Collections.unmodifiableMap(new LinkedHashMap<>(at));
        }
    }

    /**
     * A chain {@code a = b = c}, every {@code =} of which is claimed.
     *
     * @param of what is differentiated, if the first member is to be a derivative
     * @param wrt the variable of that derivative
     * @param members at least two, or one that is to be the derivative
     * @param assume as of a single claim
     * @param at where it is claimed; empty for everywhere
     * @param source finds the place of what turns out to be ill-posed
     */
    record Chained(
            String id,
            Optional<Function> of,
            Optional<Expr.Symbol> wrt,
            List<ExprParser.Member> members,
            List<Expr.Relation> assume,
            Map<Expr.Symbol, Expr> at,
            ClaimSource source)
            implements StatedClaim {
        public Chained {
            members = List.copyOf(members);
            assume = List.copyOf(assume);
            at = Collections.unmodifiableMap(new LinkedHashMap<>(at));
        }

        /** That a member is the derivative, as a claim of its own. */
        public Optional<Formulated> asDerivative(ExprParser.Member member) {
            return of.flatMap(function ->
                    wrt.map(variable -> new Formulated(id, function, variable, member.formula(), assume, at, source)));
        }
    }

    /**
     * A claim that could not be read.
     *
     * @param message what is wrong and where: {@code claims.yaml:7:12: …}
     */
    record Malformed(String id, String message) implements StatedClaim {}

    /**
     * What is differentiated: a formula, an activation by its name, or one of the functions of a whole vector by its name.
     *
     * @param name the name that stood there instead of a formula
     * @param formula in {@code wrt}; absent for a function of a vector
     * @param temperature T of a function of the vector z/T
     */
    record Function(Optional<String> name, Optional<Expr> formula, Optional<Expr> temperature) {
        public Function(Optional<String> name, Optional<Expr> formula) {
            this(name, formula, Optional.empty());
        }
    }
}
