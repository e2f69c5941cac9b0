package org.gradus.report.solution;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Substitution;
import org.gradus.report.exercise.FormulaGraph;
import org.gradus.report.worksheet.Evaluation;

/**
 * A formula taken apart, with its values and its derivatives.
 *
 * @param formula as it was calculated: of a definition by cases the one that holds at the point
 * @param nodes variables first, then operations, each behind its operands; the last is the formula's value
 * @param outer what is differentiated: the formula's value, or what stands behind it
 */
public record GraphTrace(FormulaGraph graph, Expr formula, List<Node> nodes, Expr outer) {
    public GraphTrace {
        nodes = List.copyOf(nodes);
    }

    /** The formula's value. */
    public Node end() {
        return nodes.get(nodes.size() - 1);
    }

    /** Whether a derivative arrives from behind the formula. */
    public boolean hasUpstream() {
        return !outer.equals(end().name());
    }

    /** The variables and the operations as the sheet names them, in a formula of the worksheet. */
    public Expr write(Expr formula) {
        Map<Expr, Expr> names = new HashMap<>();
        for (Node node : nodes) {
            names.put(node.value().symbol(), node.name());
            node.derivative()
                    .ifPresent(
                            line -> names.put(line.symbol(), line.id().written().orElseThrow()));
        }
        return Substitution.apply(formula, names);
    }

    /**
     * A variable or an operation.
     *
     * @param name as the sheet writes it
     * @param operation what it calculates from others, in their names; empty for a variable
     * @param inputs the operands that vary, each once
     * @param value the line that calculates it; given for a variable
     * @param derivative of the end with respect to it; empty where none is asked
     * @param uses how many operations use it, or how often the formula holds it
     */
    public record Node(
            Expr name,
            Optional<Expr> operation,
            List<Input> inputs,
            Evaluation value,
            Optional<Evaluation> derivative,
            int uses) {
        public Node {
            inputs = List.copyOf(inputs);
        }
    }

    /**
     * An operand of an operation.
     *
     * @param node its index
     * @param slope the local derivative, in the names of the nodes
     * @param side of the kink, where the operation has one
     */
    public record Input(int node, Expr slope, Optional<Side> side) {
        /** Which side of a kink: {@code q > 0}, or {@code q = 0}, where the convention decides. */
        public record Side(Expr.Relation relation, boolean byConvention) {}
    }
}
