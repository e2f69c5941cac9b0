package org.gradus.report.solve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Rewriter;
import org.gradus.report.exercise.Rounding;
import org.gradus.report.solution.EntryNames;
import org.gradus.report.solution.ValuesAtPoint;
import org.gradus.report.worksheet.Definition;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Ledger;
import org.gradus.report.worksheet.Names;
import org.gradus.report.worksheet.Operands;
import org.gradus.report.worksheet.QuantityId;
import org.gradus.report.worksheet.Terms;
import org.gradus.symbolic.claim.Finding.Counterexample;

/** Both sides of a refuted claim about a vector at its witness: first the y that occur, then the two sides in terms of them. */
final class VectorValues {
    private static final Expr.Symbol N = Expr.Symbol.of("N");
    private static final Expr.Symbol S = Expr.Symbol.of("S");

    private final Counterexample counterexample;
    private final Ledger ledger;
    private final List<Evaluation> point = new ArrayList<>();
    private final List<Expr> logits = new ArrayList<>();
    private final boolean same;

    private VectorValues(Counterexample counterexample, int digits) {
        this.counterexample = counterexample;
        this.ledger = new Ledger(new Rounding(digits, Rounding.Mode.CARRY), Names.ALONE);
        this.same = !counterexample.point().containsKey("z_i")
                || !counterexample.point().containsKey("z_j");
    }

    /** @throws IllegalArgumentException if the witness does not name every entry of z */
    static ValuesAtPoint of(Expr derivative, Expr claim, Counterexample counterexample, int digits) {
        return new VectorValues(counterexample, digits).values(derivative, claim);
    }

    private ValuesAtPoint values(Expr derivative, Expr claim) {
        counterexample.point().forEach(this::give);
        Expr entries = Expr.Num.of(logits.size());
        if (!entries.equals(counterexample.point().get(N.name()))) {
            throw new IllegalArgumentException("the witness does not name every entry of z");
        }
        Expr expected = written(derivative);
        Expr claimed = written(claim);
        Set<Expr> outputs = new LinkedHashSet<>();
        collect(expected, outputs);
        collect(claimed, outputs);
        List<Definition> lines = new ArrayList<>();
        for (Expr output : outputs) {
            String index = ((Expr.Symbol) ((Expr.Indexed) output).indices().get(0)).name();
            Expr z = Expr.Indexed.of("z", index);
            lines.add(new Definition(Names.of(output), new Expr.Quotient(Terms.exp(z), total())));
        }
        List<Evaluation> means = lines.isEmpty() ? List.of() : ledger.evaluate(lines, Operands.DECIMAL);
        means.forEach(ClaimSolver::calculated);
        Optional<Evaluation> other = counterexample.claimed().map(value -> evaluate("claim", claimed));
        return new ValuesAtPoint(point, means, Optional.of(evaluate("derivative", expected)), other);
    }

    private void give(String name, Expr value) {
        Expr symbol = EntryNames.of(Expr.Symbol.of(name));
        QuantityId quantity = Names.of(symbol);
        ledger.give(quantity, ClaimSolver.asWritten(value));
        point.add(ledger.given(quantity));
        if (name.startsWith("z_")) {
            logits.add(symbol);
        }
    }

    private Evaluation evaluate(String name, Expr formula) {
        return ClaimSolver.calculated(ledger.evaluate(
                        List.of(new Definition(Names.of(Expr.Symbol.of(name)), formula)), Operands.DECIMAL)
                .get(0));
    }

    private Expr total() {
        List<Expr> terms = logits.stream().map(Terms::exp).toList();
        return new Expr.Sum(terms);
    }

    /** In entries of the witness: where it has one of i and j only, the two are the same. */
    private Expr written(Expr formula) {
        String only = counterexample.point().containsKey("z_i") ? "i" : "j";
        Map<String, String> index = new HashMap<>();
        if (same) {
            index.put("i", only);
            index.put("j", only);
        }
        return EntryNames.of(formula).accept(new Rewriter() {
            @Override
            public Expr symbol(Expr.Symbol symbol) {
                return symbol.equals(S) ? total() : symbol;
            }

            @Override
            public Expr indexed(Expr.Indexed indexed) {
                String name = ((Expr.Symbol) indexed.indices().get(0)).name();
                return Expr.Indexed.of(indexed.base().name(), index.getOrDefault(name, name));
            }

            @Override
            public Expr kronecker(Expr.Kronecker kronecker) {
                return Expr.Num.of(same ? 1 : 0);
            }
        });
    }

    private static void collect(Expr formula, Set<Expr> outputs) {
        if (formula instanceof Expr.Indexed indexed && indexed.base().isLetter("y")) {
            outputs.add(indexed);
            return;
        }
        Children.of(formula).forEach(child -> collect(child, outputs));
    }
}
