package org.gradus.report.compose.marked;

import java.math.BigDecimal;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.course.Assignment;
import org.gradus.report.marking.Entry;
import org.gradus.report.marking.Marked;
import org.gradus.report.marking.MarkedEntry;
import org.gradus.report.marking.Verdict;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.UnsolvableException;
import org.gradus.report.worksheet.Worksheet;

/** A line of the solution, calculated with what the student wrote before it. */
final class OwnNumbers {
    /** Decimals of an exact answer such as 1/3, beyond those that are asked. */
    private static final int MORE = 3;

    private OwnNumbers() {}

    /**
     * The line of an entry over the student's own earlier numbers; those that were not written are calculated from them.
     *
     * @return empty where these numbers give no value: a logarithm of what is not positive
     */
    static Optional<Evaluation> line(Assignment assignment, Marked marked, MarkedEntry entry) {
        try {
            Worksheet own = assignment.solution().worksheet();
            for (MarkedEntry earlier : marked.entries()) {
                if (earlier.asked().equals(entry.asked())) {
                    break;
                }
                if (earlier.given() instanceof Entry.Written written && isAnother(earlier)) {
                    own = own.with(earlier.asked().id(), new Expr.Num(number(written, assignment)));
                }
            }
            return own.find(entry.asked().id());
        } catch (UnsolvableException | ArithmeticException noValue) {
            return Optional.empty();
        }
    }

    /** Numbers that are right need no calculation anew, unless they are written otherwise than ours. */
    private static boolean isAnother(MarkedEntry entry) {
        return entry.verdict() != Verdict.RIGHT
                || !(entry.given() instanceof Entry.Written written)
                || !written.value().equalsExactly(entry.accepted().right());
    }

    private static BigDecimal number(Entry.Written written, Assignment assignment) {
        return written.decimals() == Entry.EXACT
                ? written.value().round(assignment.decimals() + MORE)
                : written.value().round(Math.max(0, written.decimals()));
    }
}
