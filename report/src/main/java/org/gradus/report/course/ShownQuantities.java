package org.gradus.report.course;

import java.util.List;
import java.util.Map;
import org.gradus.report.exercise.CourseWork.Ask;
import org.gradus.report.solution.Solution;
import org.gradus.report.worksheet.QuantityId;

/** Which quantities the solution works out, where the file says {@code show}. */
public final class ShownQuantities {
    private ShownQuantities() {}

    /**
     * By quantity, the letter of the part in which it is calculated first; empty where everything is worked out.
     *
     * @throws org.gradus.report.exercise.ExerciseException if the file names what no task calculates
     */
    public static Map<QuantityId, String> of(Solution solution) {
        List<Ask> show = solution.exercise().courseWork().show();
        return show.isEmpty() ? Map.of() : AskedQuantities.named(solution, "show", show);
    }
}
