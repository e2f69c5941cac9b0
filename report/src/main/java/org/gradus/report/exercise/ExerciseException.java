package org.gradus.report.exercise;

import java.util.List;
import java.util.StringJoiner;
import org.gradus.core.expr.HiddenCharacters;

/** A file that cannot be read as an exercise: everything that is wrong with it, by position. */
public final class ExerciseException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 20;

    private final String file;
    private final transient List<Problem> problems;

    /** @param problems at least one, in any order */
    public ExerciseException(String file, List<Problem> problems) {
        this(file, problems.stream().sorted(Problem.BY_POSITION).toList(), true);
    }

    private ExerciseException(String file, List<Problem> sorted, boolean isSorted) {
        super(message(file, sorted));
        this.file = file;
        this.problems = sorted;
    }

    /** The file's name as it was given to the reader. */
    public String file() {
        return file;
    }

    /** All problems, sorted by position; the message shows the first 20. */
    public List<Problem> problems() {
        return problems;
    }

    /** One line for each problem, whatever stands in the file or its name. */
    private static String message(String file, List<Problem> problems) {
        StringJoiner lines = new StringJoiner("\n");
        for (Problem problem : problems.subList(0, Math.min(SHOWN, problems.size()))) {
            String place = file + ":" + problem.line() + ":" + problem.column();
            lines.add(HiddenCharacters.shown(place + ": " + problem.message()));
        }
        if (problems.size() > SHOWN) {
            lines.add(HiddenCharacters.shown(file) + ": … and " + (problems.size() - SHOWN) + " more");
        }
        return lines.toString();
    }
}
