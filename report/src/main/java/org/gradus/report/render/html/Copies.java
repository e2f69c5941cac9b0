package org.gradus.report.render.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.render.StepLatex;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Sheet;

/** What a reader can take away from a step, as text. */
final class Copies {
    private final StepLatex latex;

    Copies(Sheet sheet) {
        this.latex = StepLatex.of(sheet);
    }

    /** Empty where the step has no formula. */
    String latex(Block.Step step) {
        return step.lines().isEmpty() ? "" : latex.write(step);
    }

    /**
     * Each left side with the first of its right sides that is all numbers. Empty where the step has none, or where one of them cannot be
     * written: half a step would be taken for the whole.
     */
    String numpy(Block.Step step) {
        List<String> lines = new ArrayList<>();
        Optional<Expr> open = Optional.empty();
        for (Block.Line line : step.lines()) {
            for (Chain chain : line.chains()) {
                Optional<Expr> left = chain.left().isPresent() ? chain.left() : open;
                Optional<Expr> numbers = chain.links().stream()
                        .map(Chain.Link::right)
                        .filter(right -> Fold.holdsNumbers(right) && Numpy.isNumeric(right))
                        .findFirst();
                open = numbers.isPresent() ? Optional.empty() : left;
                if (numbers.isPresent() && left.isPresent()) {
                    Optional<String> code = Numpy.of(numbers.get());
                    if (code.isEmpty()) {
                        return "";
                    }
                    lines.add(Numpy.name(left.get()).map(name -> name + " = ").orElse("") + code.get());
                }
            }
        }
        return lines.isEmpty() ? "" : "import numpy as np\n" + String.join("\n", lines);
    }
}
