package org.gradus.core.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Random formulas in a student's notation are read back as they are, or refused; never as something else. */
class StudentNotationTest {
    private static final int FORMULAS = 20_000;
    private static final long SEED = 20261127;

    private final Random random = new Random(SEED);

    @Test
    void noFormulaIsReadAsAnother() {
        StudentNotation student = new StudentNotation(random);
        List<String> wrong = new ArrayList<>();
        int read = 0;
        for (int i = 0; i < FORMULAS; i++) {
            Expr formula = formula(1 + random.nextInt(4));
            String text = student.write(formula);
            try {
                Expr back = ExprParser.parse(text, new ExprParser.Limits(20_000, 100), Set.of());
                read++;
                if (!back.equals(formula)) {
                    wrong.add(text + "  is  " + TextWriter.write(formula) + "  but read  " + TextWriter.write(back));
                }
            } catch (FormulaException refused) {
                assertThat(refused.offset()).as(text).isBetween(0, text.length());
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(read).as("formulas that are read").isGreaterThan(FORMULAS * 2 / 3);
    }

    private Expr formula(int depth) {
        if (depth == 0) {
            return leaf();
        }
        return switch (random.nextInt(11)) {
            case 0 -> negated(formula(depth - 1));
            case 1, 2 -> new Expr.Sum(List.of(term(depth - 1), term(depth - 1)));
            case 3, 4, 5 -> new Expr.Product(List.of(formula(depth - 1), formula(depth - 1)));
            case 6 -> new Expr.Quotient(formula(depth - 1), formula(depth - 1));
            case 7 -> new Expr.Power(formula(depth - 1), formula(random.nextInt(depth)));
            case 8 -> Expr.Apply.of(pick("max", "min"), formula(depth - 1), formula(depth - 1));
            case 9 ->
                Expr.Apply.of(pick("sin", "cos", "tanh", "ln", "exp", "sqrt", "abs", "sigmoid"), formula(depth - 1));
            default -> leaf();
        };
    }

    /** As the reader makes terms: a minus is taken out of what follows a plus. */
    private Expr term(int depth) {
        Expr term = formula(depth);
        boolean signed = term instanceof Expr.Negation || term instanceof Expr.Num;
        return signed || term instanceof Expr.Sum ? leaf() : term;
    }

    private static Expr negated(Expr operand) {
        return operand instanceof Expr.Num num ? new Expr.Num(num.value().negate()) : new Expr.Negation(operand);
    }

    private Expr leaf() {
        return switch (random.nextInt(8)) {
            case 0 -> Expr.Num.of(random.nextInt(12));
            case 1 -> Expr.Constant.E;
            case 2 -> Expr.Symbol.of(pick("alpha", "x_1", "w_ij", "n"));
            default -> Expr.Symbol.of(pick("x", "y", "z", "a", "b"));
        };
    }

    private String pick(String... names) {
        return names[random.nextInt(names.length)];
    }
}
