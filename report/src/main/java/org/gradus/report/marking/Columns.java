package org.gradus.report.marking;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Real;
import org.gradus.core.number.ZeroTest;
import org.gradus.report.course.Asked;
import org.gradus.report.exercise.CourseWork.AnswerFormat;
import org.gradus.report.exercise.CourseWork.Carry;
import org.gradus.report.exercise.Rounding.Mode;
import org.gradus.report.marking.Plan.Step;
import org.gradus.report.marking.interval.Range;
import org.gradus.report.worksheet.QuantityId;
import org.jspecify.annotations.Nullable;

/** Calculates by a plan as students are asked to: writes every number with the asked places, and goes on with it or with all digits. */
final class Columns {
    private static final int DIGITS_OF_DOUBLES = 13;

    private final Plan plan;
    private final Lines lines;
    private final RightValues right;
    private final Places places;
    private final boolean written;
    private final @Nullable Range[] carried;
    private final Map<Integer, Optional<BigDecimal>> values = new HashMap<>();
    private final Map<Integer, Boolean> changed = new HashMap<>();

    private Columns(Plan plan, RightValues right) {
        this.plan = plan;
        this.lines = plan.lines();
        this.right = right;
        this.places = new Places(lines.decimals());
        this.written = isWritten(lines);
        this.carried = new Range[lines.size()];
    }

    private static boolean isWritten(Lines lines) {
        return lines.exercise()
                .courseWork()
                .answers()
                .map(AnswerFormat::carry)
                .map(Carry.WRITTEN::equals)
                .orElse(lines.exercise().rounding().mode() == Mode.DISPLAYED);
    }

    /** What {@code plan} gives for every line; absent where it gives nothing. */
    static List<Optional<BigDecimal>> of(Plan plan, RightValues right) {
        Columns columns = new Columns(plan, right);
        return lines(plan).map(line -> columns.value(line.index())).toList();
    }

    private static java.util.stream.Stream<Line> lines(Plan plan) {
        return plan.lines().all().stream();
    }

    /** The column of a mistake. */
    static MistakeColumn column(Plan plan, RightValues right) {
        Mistake mistake = plan.mistake().orElseThrow();
        List<Optional<BigDecimal>> all = of(plan, right);
        Lines lines = plan.lines();
        Map<QuantityId, BigDecimal> values = new LinkedHashMap<>();
        Set<QuantityId> impossible = new LinkedHashSet<>();
        for (Line line : lines.all()) {
            Optional<BigDecimal> value = all.get(line.index());
            if (line.formula().isPresent() && value.isPresent()) {
                values.put(line.id(), value.get());
                boolean follows = line.calculated().uses().stream().anyMatch(impossible::contains);
                if (follows || Impossible.is(line, Range.of(value.get()), lines)) {
                    impossible.add(line.id());
                }
            }
        }
        Set<QuantityId> asked = lines.assignment().byId().keySet();
        Optional<QuantityId> cause = lines.all().stream()
                .filter(line -> asked.contains(line.id()))
                .filter(line -> !all.get(line.index()).equals(right.of(line)))
                .map(Line::id)
                .findFirst();
        boolean forbidden =
                lines.all().stream().anyMatch(line -> Mistakes.of(mistake).shapeForbids(line, lines));
        return new MistakeColumn(mistake, values, cause, impossible, forbidden);
    }

    /** Whether two plans give the same for everything that is asked. */
    static boolean isSame(List<Optional<BigDecimal>> one, List<Optional<BigDecimal>> other, Lines lines) {
        return lines.assignment().asked().stream()
                .map(Asked::id)
                .flatMap(id -> lines.find(id).stream())
                .allMatch(line -> one.get(line.index()).equals(other.get(line.index())));
    }

    // ---- one line ----

    private Optional<BigDecimal> value(int line) {
        Optional<BigDecimal> known = values.get(line);
        if (known == null) {
            known = isChanged(line) ? calculated(line) : right.of(lines.get(line));
            values.put(line, known);
        }
        return known;
    }

    private boolean isChanged(int line) {
        Boolean known = changed.get(line);
        if (known == null) {
            known = plan.differs(line) || plan.steps(line).stream().anyMatch(this::hasChangedOperand);
            changed.put(line, known);
        }
        return known;
    }

    private boolean hasChangedOperand(Step step) {
        for (int operand : step.operands()) {
            if (!value(operand).equals(right.of(lines.get(operand))) || !written && isChanged(operand)) {
                return true;
            }
        }
        return false;
    }

    private Optional<BigDecimal> calculated(int line) {
        Range range = carried(line);
        if (!range.isBounded()) {
            return Optional.empty();
        }
        int decimals = places.of(range.middle());
        BigDecimal least = new BigDecimal(range.lo()).setScale(decimals, RoundingMode.HALF_UP);
        BigDecimal most = new BigDecimal(range.hi()).setScale(decimals, RoundingMode.HALF_UP);
        if (least.equals(most)) {
            return Optional.of(least);
        }
        return written || plan.isCoarse() ? exactly(line) : Optional.of(tieBroken(range, decimals));
    }

    /** Of a number that is a tie, but for rounding errors. */
    private static BigDecimal tieBroken(Range range, int decimals) {
        return new BigDecimal(range.middle())
                .round(new MathContext(DIGITS_OF_DOUBLES, RoundingMode.HALF_UP))
                .setScale(decimals, RoundingMode.HALF_UP);
    }

    /** To within rounding errors, what the line gives over its operands as it goes on with them. */
    private Range carried(int line) {
        Range known = carried[line];
        if (known == null) {
            known = ofOperands(line);
            carried[line] = known;
        }
        return known;
    }

    private Range ofOperands(int line) {
        List<Step> steps = plan.steps(line);
        if (steps.isEmpty()) {
            return operand(line);
        }
        Step step = steps.get(0);
        Range[] operands = new Range[step.operands().length];
        for (int i = 0; i < operands.length; i++) {
            operands[i] = operand(step.operands()[i]);
        }
        return step.tape().value(operands);
    }

    private Range operand(int line) {
        boolean given = lines.get(line).formula().isEmpty();
        if (given) {
            return lines.given(line);
        }
        return written || plan.isCoarse()
                ? value(line).map(this::asOperand).map(Range::of).orElse(Range.ALL)
                : carried(line);
    }

    private BigDecimal asOperand(BigDecimal value) {
        return plan.isCoarse() ? value.setScale(value.scale() - 1, RoundingMode.HALF_UP) : value;
    }

    /** Where doubles do not tell which way to round: in a tie, as 0.031 · 0.5. */
    private Optional<BigDecimal> exactly(int line) {
        Optional<Formula> formula = plan.steps(line).stream().findFirst().map(Step::formula);
        if (formula.isEmpty()) {
            return Optional.empty();
        }
        try {
            Real real = Real.of(
                    formula.get().expr(),
                    symbol -> Optional.ofNullable(formula.get().operands().get(symbol))
                            .flatMap(lines::find)
                            .flatMap(this::exactOperand),
                    ZeroTest.NONE);
            return Optional.of(places.round(real));
        } catch (ArithmeticException notToBeHad) {
            return Optional.empty();
        }
    }

    private Optional<Real> exactOperand(Line line) {
        if (line.formula().isEmpty()) {
            return Optional.of(line.evaluation().value().real());
        }
        return value(line.index()).map(this::asOperand).map(value -> Real.of(new Expr.Num(value), ZeroTest.NONE));
    }
}
