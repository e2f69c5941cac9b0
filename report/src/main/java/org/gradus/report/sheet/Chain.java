package org.gradus.report.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;

/**
 * {@code left = … = … ≈ …}.
 *
 * @param lead words before the chain ("with", "that is", "i = j:"), empty if none
 * @param left absent when the chain goes on from the line above
 */
public record Chain(List<Inline> lead, Optional<Expr> left, List<Link> links) {

    /** One relation sign and what follows it. */
    public record Link(Operator operator, Expr right) {
        /** Whether nothing follows but that the number was not calculated; then the sign is not written. */
        public boolean isWithoutNumber() {
            Expr last = right instanceof Expr.Shown shown ? shown.printed() : right;
            return last == Expr.Ellipsis.NOT_CALCULATED;
        }
    }

    public Chain {
        lead = List.copyOf(lead);
        links = List.copyOf(links);
    }

    /** A formula that stands alone. */
    public static Chain of(Expr left) {
        return new Chain(List.of(), Optional.of(left), List.of());
    }

    /** A line that goes on from the one above it, with this link. */
    public static Chain goOn(Operator operator, Expr right) {
        return new Chain(List.of(), Optional.empty(), List.of(new Link(operator, right)));
    }

    /** This chain with one more link. */
    public Chain and(Operator operator, Expr right) {
        List<Link> more = new ArrayList<>(links);
        more.add(new Link(operator, right));
        return new Chain(lead, left, more);
    }

    /** This chain with {@code = right} added. */
    public Chain equal(Expr right) {
        return and(Operator.EQUAL, right);
    }

    /** This chain behind these words. */
    public Chain after(List<Inline> words) {
        return new Chain(words, left, links);
    }
}
