package org.gradus.report.compose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.report.compose.Style.Detail;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Solution;

/** The sheet as it grows: its blocks, the numbers given out so far, and what already stands on it. */
final class Draft {
    private final Solution solution;
    private final Style style;
    private final Wording wording;
    private final Notation notation;
    private final List<Block> blocks = new ArrayList<>();
    private final Map<String, Integer> equations = new HashMap<>();
    private int steps;

    Draft(Solution solution, Style style) {
        this.solution = solution;
        this.style = style;
        this.wording = Wording.of(style.language());
        this.notation = new Notation(solution.exercise());
    }

    Solution solution() {
        return solution;
    }

    Exercise exercise() {
        return solution.exercise();
    }

    Notation notation() {
        return notation;
    }

    Wording wording() {
        return wording;
    }

    Detail detail() {
        return style.detail();
    }

    boolean is(Detail detail) {
        return style.detail() == detail;
    }

    List<Inline> say(Phrase phrase, Object... values) {
        return wording.say(phrase, values);
    }

    List<Block> blocks() {
        return List.copyOf(blocks);
    }

    void add(Block block) {
        blocks.add(block);
    }

    /** The number that the next step and its equation will have. */
    int nextNumber() {
        return steps + 1;
    }

    /** Adds a step. Its lines may use {@link #nextNumber()}. */
    void step(List<Inline> title, List<Inline> why, List<Block.Line> lines) {
        steps++;
        blocks.add(new Block.Step(steps, title, why, lines));
    }

    /** Remembers that {@code quantity} stands in the equation of the next step. */
    void defines(String quantity) {
        equations.put(quantity, nextNumber());
    }

    /** The equation in which {@code quantity} stands. */
    Optional<Inline> reference(String quantity) {
        return Optional.ofNullable(equations.get(quantity)).map(Inline.Reference::new);
    }

    /** Whether {@code quantity} already stands on the sheet. */
    boolean has(String quantity) {
        return equations.containsKey(quantity);
    }
}
