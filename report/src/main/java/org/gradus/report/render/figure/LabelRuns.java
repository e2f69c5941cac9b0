package org.gradus.report.render.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.HiddenCharacters;
import org.gradus.report.render.figure.Run.Face;
import org.gradus.report.render.maths.Maths;
import org.gradus.report.render.maths.MathsWriter;
import org.gradus.report.sheet.Inline;

/**
 * Sets a label in one line: letters with scripts, fractions with a slash. What needs more room than a line is no label; to meet it is an
 * error.
 */
final class LabelRuns implements Maths.Visitor<Void> {
    private static final double SCRIPT = 0.7;
    private static final double RAISED = 0.38;
    private static final double LOWERED = -0.2;

    private final List<Run> runs = new ArrayList<>();
    private double size = 1;
    private double rise;
    private double back;

    private LabelRuns() {}

    static List<Run> of(List<Inline> label, MathsWriter formulas) {
        LabelRuns runs = new LabelRuns();
        runs.inlines(label, formulas);
        return runs.runs;
    }

    private void inlines(List<Inline> label, MathsWriter formulas) {
        for (Inline inline : label) {
            if (inline instanceof Inline.Text text) {
                run(HiddenCharacters.shown(text.text()), Face.UPRIGHT);
            } else if (inline instanceof Inline.Strong strong) {
                run(HiddenCharacters.shown(strong.text()), Face.BOLD);
            } else if (inline instanceof Inline.Formula formula) {
                inlines(formula.chain().lead(), formulas);
                formulas.in(MathsWriter.Spot.TEXT).chain(formula.chain()).accept(this);
            } else {
                throw noLabel(inline);
            }
        }
    }

    private static IllegalArgumentException noLabel(Object what) {
        return new IllegalArgumentException("a label of a drawing cannot hold " + what);
    }

    private void run(String text, Face face) {
        if (text.isEmpty()) {
            return;
        }
        Run before = runs.isEmpty() ? null : runs.get(runs.size() - 1);
        boolean same = before != null && before.face() == face && before.size() == size && before.rise() == rise;
        if (same && back == 0) {
            runs.set(runs.size() - 1, new Run(before.text() + text, face, size, rise, before.back()));
        } else {
            runs.add(new Run(text, face, size, rise, back));
        }
        back = 0;
    }

    @Override
    public Void row(Maths.Row row) {
        row.parts().forEach(part -> part.accept(this));
        return null;
    }

    @Override
    public Void identifier(Maths.Identifier identifier) {
        boolean letter = identifier.text().codePointCount(0, identifier.text().length()) == 1;
        run(
                identifier.text(),
                switch (identifier.face()) {
                    case ITALIC -> Face.ITALIC;
                    case UPRIGHT -> Face.UPRIGHT;
                    case BOLD -> letter ? Face.BOLD_ITALIC : Face.BOLD;
                });
        return null;
    }

    @Override
    public Void digits(Maths.Digits digits) {
        run(digits.text(), Face.UPRIGHT);
        return null;
    }

    /** In scripts there is no space around signs. */
    @Override
    public Void sign(Maths.Sign sign) {
        String text = sign.text();
        run(
                size < 1
                        ? text
                        : switch (sign.role()) {
                            case RELATION -> " " + text + " ";
                            case BINARY -> text.equals("\u00b7") ? text : " " + text + " ";
                            case PUNCTUATION -> text + " ";
                            case PREFIX, ORDINARY -> text;
                        },
                Face.UPRIGHT);
        return null;
    }

    @Override
    public Void words(Maths.Words words) {
        run(HiddenCharacters.shown(words.text()), Face.UPRIGHT);
        return null;
    }

    @Override
    public Void application(Maths.Application application) {
        application.function().accept(this);
        application.arguments().accept(this);
        return null;
    }

    @Override
    public Void gap(Maths.Gap gap) {
        run(gap.em() > 0.1 && size == 1 ? "\u2009" : "", Face.UPRIGHT);
        return null;
    }

    @Override
    public Void scripts(Maths.Scripts scripts) {
        scripts.base().accept(this);
        double outer = size;
        double line = rise;
        size = outer * SCRIPT;
        int first = runs.size();
        double above = 0;
        if (scripts.above().isPresent()) {
            rise = line + RAISED * outer;
            scripts.above().get().accept(this);
            above = runs.subList(first, runs.size()).stream()
                    .mapToDouble(Run::width)
                    .sum();
        }
        Optional<Maths> below = scripts.below();
        if (below.isPresent()) {
            rise = line + LOWERED * outer;
            back = above;
            below.get().accept(this);
        }
        size = outer;
        rise = line;
        return null;
    }

    @Override
    public Void fraction(Maths.Fraction fraction) {
        operand(fraction.numerator());
        run("/", Face.UPRIGHT);
        operand(fraction.denominator());
        return null;
    }

    private void operand(Maths maths) {
        boolean single =
                !(maths instanceof Maths.Row row) || row.parts().stream().noneMatch(Maths.Sign.class::isInstance);
        run(single ? "" : "(", Face.UPRIGHT);
        maths.accept(this);
        run(single ? "" : ")", Face.UPRIGHT);
    }

    @Override
    public Void root(Maths.Root root) {
        run("\u221a", Face.UPRIGHT);
        operand(root.inside());
        return null;
    }

    @Override
    public Void fenced(Maths.Fenced fenced) {
        run(fenced.open(), Face.UPRIGHT);
        fenced.inside().accept(this);
        run(fenced.close(), Face.UPRIGHT);
        return null;
    }

    @Override
    public Void table(Maths.Table table) {
        throw noLabel("a table");
    }

    @Override
    public Void under(Maths.Under under) {
        throw noLabel("what stands below something");
    }

    @Override
    public Void braced(Maths.Braced braced) {
        throw noLabel("a brace");
    }

    @Override
    public Void hat(Maths.Hat hat) {
        hat.base().accept(this);
        run("\u0302", Face.UPRIGHT);
        return null;
    }

    @Override
    public Void large(Maths.Large large) {
        throw noLabel("a large sign");
    }

    @Override
    public Void hue(Maths.Hue hue) {
        return hue.inside().accept(this);
    }

    @Override
    public Void printed(Maths.Printed printed) {
        return printed.number().accept(this);
    }

    @Override
    public Void box(Maths.Box box) {
        throw noLabel("a box");
    }
}
