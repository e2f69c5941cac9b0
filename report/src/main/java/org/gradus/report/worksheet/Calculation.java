package org.gradus.report.worksheet;

import java.util.List;

/** How lines that are shown together become evaluations: one for each rounding mode. */
interface Calculation {
    /** @param lines at least one */
    List<Evaluation> evaluate(List<Definition> lines, Operands style);
}
