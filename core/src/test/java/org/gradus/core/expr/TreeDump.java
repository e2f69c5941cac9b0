package org.gradus.core.expr;

import java.util.List;
import java.util.stream.Collectors;

/** A tree in words, node by node, independent of the writer under test: {@code sum(z, neg(1))}. */
final class TreeDump {
    private TreeDump() {}

    static String of(Expr expr) {
        if (expr instanceof Expr.Num num) {
            return num.value().unscaledValue()
                    + (num.value().scale() == 0 ? "" : "e-" + num.value().scale());
        } else if (expr instanceof Expr.Constant constant) {
            return constant.name();
        } else if (expr instanceof Expr.Symbol symbol) {
            return symbol.name() + symbol.layer().map(l -> "@" + of(l)).orElse("");
        } else if (expr instanceof Expr.Indexed indexed) {
            return "entry" + list(indexed.base(), indexed.indices());
        } else if (expr instanceof Expr.Negation negation) {
            return "neg(" + of(negation.operand()) + ")";
        } else if (expr instanceof Expr.Sum sum) {
            return "sum" + list(sum.terms());
        } else if (expr instanceof Expr.Product product) {
            return "prod" + list(product.factors());
        } else if (expr instanceof Expr.Quotient q) {
            return "quot" + list(List.of(q.numerator(), q.denominator()));
        } else if (expr instanceof Expr.Power power) {
            return "pow" + list(List.of(power.base(), power.exponent()));
        } else if (expr instanceof Expr.Apply apply) {
            return apply.function() + list(apply.arguments());
        } else if (expr instanceof Expr.Relation relation) {
            return relation.operator() + list(List.of(relation.left(), relation.right()));
        } else if (expr instanceof Expr.Piecewise piecewise) {
            return "cases("
                    + piecewise.cases().stream()
                            .map(c -> c.condition().map(TreeDump::of).orElse("ELSE") + " -> " + of(c.value()))
                            .collect(Collectors.joining("; "))
                    + ")";
        }
        throw new AssertionError("the parser makes no " + expr.getClass());
    }

    private static String list(Expr first, List<? extends Expr> rest) {
        return "(" + of(first) + "; " + rest.stream().map(TreeDump::of).collect(Collectors.joining(", ")) + ")";
    }

    private static String list(List<? extends Expr> operands) {
        return operands.stream().map(TreeDump::of).collect(Collectors.joining(", ", "(", ")"));
    }
}
