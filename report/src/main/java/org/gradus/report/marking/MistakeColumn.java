package org.gradus.report.marking;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradus.report.course.Assignment;
import org.gradus.report.worksheet.QuantityId;

/**
 * What an assignment gives to somebody who makes one mistake wherever it can be made, and everything else right.
 *
 * @param values what is written for each quantity that is calculated, with the asked places; those that are not asked stand there too
 * @param cause the asked quantity that is the first to be wrong; absent where the mistake changes no asked number
 * @param impossible quantities that no calculation can give, and what depends on them: σ′ &lt; 0, a probability outside [0, 1]
 * @param shapeForbids whether the mistake cannot be made, or not everywhere, because of the shape of a matrix
 */
public record MistakeColumn(
        Mistake mistake,
        Map<QuantityId, BigDecimal> values,
        Optional<QuantityId> cause,
        Set<QuantityId> impossible,
        boolean shapeForbids) {
    public MistakeColumn {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        impossible = Set.copyOf(impossible);
    }

    /** The numbers of {@code mistake}, each rounded as the assignment asks. */
    public static MistakeColumn of(Assignment assignment, Mistake mistake) {
        return Marker.of(assignment).column(mistake);
    }

    /** Whether it changes an asked number. */
    public boolean changesSomething() {
        return cause.isPresent();
    }
}
