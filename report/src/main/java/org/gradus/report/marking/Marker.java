package org.gradus.report.marking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.report.course.Asked;
import org.gradus.report.course.Assignment;

/** Stand-in until the kernel is here. */
public final class Marker {
    private final Assignment assignment;

    private Marker(Assignment assignment) {
        this.assignment = assignment;
    }

    public static Marker of(Assignment assignment) {
        return new Marker(assignment);
    }

    public Marked mark(Submission submission) {
        List<MarkedEntry> entries = new ArrayList<>();
        for (Asked asked : assignment.asked()) {
            BigDecimal right = assignment.line(asked).value().real().round(assignment.decimals());
            BigDecimal unit = BigDecimal.ONE.movePointLeft(assignment.decimals());
            Accepted accepted = new Accepted(right, right.subtract(unit), right.add(unit));
            Entry given = submission.entry(asked.id());
            Verdict verdict = Verdict.WRONG;
            if (given instanceof Entry.Missing) {
                verdict = Verdict.MISSING;
            } else if (given instanceof Entry.Unreadable) {
                verdict = Verdict.UNREADABLE;
            } else if (given instanceof Entry.Written written) {
                BigDecimal v = written.value().round(assignment.decimals() + 3);
                verdict = v.compareTo(accepted.lo()) >= 0 && v.compareTo(accepted.hi()) <= 0 ? Verdict.RIGHT : Verdict.WRONG;
            }
            BigDecimal points = verdict == Verdict.RIGHT ? asked.points() : BigDecimal.ZERO;
            List<Mistake> mistakes = verdict == Verdict.WRONG ? List.of(new Mistake("slope-at-activation")) : List.of();
            entries.add(new MarkedEntry(asked, given, verdict, mistakes, false, Optional.empty(), accepted, points, points));
        }
        return new Marked(submission.student(), Optional.empty(), false, entries);
    }
}
