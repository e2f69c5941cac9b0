package org.gradus.report.compose.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.core.expr.FunctionName;
import org.gradus.report.compose.words.NumberPhrase;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.exercise.Rounding;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Saturation;
import org.gradus.report.worksheet.Unprinted;

/** What is said beside values of which the printed digits say too little: saturated ones, and those that were not calculated. */
public final class Extremes {
    /** More than these are not written out. */
    private static final int MOST = 3;

    private static final int FEWEST_DIGITS = 3;

    /** 10^(-1000). */
    private static final Expr REACH = new Expr.Power(Expr.Num.of(10), Expr.Num.of(-1000));

    /** 10^1000000. */
    private static final Expr LARGEST = new Expr.Power(Expr.Num.of(10), Expr.Num.of(1_000_000));

    private Extremes() {}

    /** The remark, and behind it what else is to be said. */
    public static List<Inline> with(Draft draft, List<Inline> remark, List<Inline> more) {
        return remark.isEmpty() || more.isEmpty()
                ? Wording.join(remark, more)
                : Wording.join(remark, draft.say(Phrase.SEPARATOR), more);
    }

    /** {@code |y_1| < 10^(-1000)} for each value that was not calculated and is known to be that small. */
    public static List<Inline> bounds(Draft draft, List<Evaluation> evaluations) {
        List<Chain> chains = new ArrayList<>();
        for (Evaluation evaluation : evaluations) {
            if (!evaluation.value().isCalculated() && evaluation.value().isOutOfReach()) {
                chains.add(outOfReach(draft.notation().name(evaluation.id())));
            }
        }
        return said(draft, chains);
    }

    /** {@code |quantity| < 10^(-1000)}. */
    public static Chain outOfReach(Expr quantity) {
        return Chain.of(Expr.Apply.of(FunctionName.ABS, quantity)).and(Operator.LESS, REACH);
    }

    /** {@code 1 − y_1 ≈ 3.7·10^(-348)} for each value that is no nearer than this to what is printed. */
    public static List<Inline> complements(Draft draft, List<Evaluation> evaluations) {
        Rounding rounding = draft.exercise().rounding();
        boolean working = rounding.mode() == Rounding.Mode.WORKING;
        int more = working ? draft.solution().worksheet().places().places() - rounding.digits() : 0;
        int digits = Math.max(FEWEST_DIGITS, rounding.digits()) + more;
        List<Chain> chains = new ArrayList<>();
        for (Evaluation evaluation : evaluations) {
            Optional<Saturation> saturation =
                    working ? Saturation.of(evaluation.value(), rounding.digits()) : Saturation.of(evaluation.value());
            saturation.ifPresent(found -> {
                Chain difference = Chain.of(difference(found, draft.notation().name(evaluation.id())));
                chains.add(found.complement(digits)
                        .map(size -> difference.and(Operator.APPROXIMATELY, size))
                        .orElseGet(() -> difference.and(Operator.LESS, REACH)));
            });
        }
        return said(draft, chains);
    }

    /** What "not calculated" means, on a sheet that says so somewhere. */
    public static List<Inline> foot(Pages pages) {
        return pages.blocks().stream().anyMatch(Extremes::saysNotCalculated)
                ? Wording.join(
                        List.of(new Inline.Text(" ")), pages.say(NumberPhrase.FOOT_NOT_CALCULATED, LARGEST, REACH))
                : List.of();
    }

    private static boolean saysNotCalculated(Block block) {
        if (block instanceof Block.Step step) {
            return step.lines().stream().flatMap(line -> line.chains().stream()).anyMatch(Extremes::saysNotCalculated);
        }
        if (block instanceof Block.Table table) {
            return saysNotCalculated(table);
        }
        if (block instanceof Block.Tables tables) {
            return tables.tables().stream().anyMatch(Extremes::saysNotCalculated);
        }
        return block instanceof Block.Answer answer
                && (saysNotCalculated(answer.text()) || answer.tables().stream().anyMatch(Extremes::saysNotCalculated));
    }

    private static boolean saysNotCalculated(Block.Table table) {
        return table.rows().stream().flatMap(List::stream).anyMatch(Extremes::saysNotCalculated);
    }

    private static boolean saysNotCalculated(List<Inline> text) {
        return text.stream()
                .anyMatch(inline -> inline instanceof Inline.Formula formula && saysNotCalculated(formula.chain()));
    }

    private static boolean saysNotCalculated(Chain chain) {
        return chain.left().filter(Unprinted::occursIn).isPresent()
                || chain.links().stream().anyMatch(link -> Unprinted.occursIn(link.right()));
    }

    private static Expr difference(Saturation saturation, Expr quantity) {
        boolean negative =
                saturation.limit() instanceof Expr.Num num && num.value().signum() < 0;
        if (!saturation.isBelow() && negative) {
            Expr size = new Expr.Num(((Expr.Num) saturation.limit()).value().negate());
            return Expr.Sum.of(size, quantity);
        }
        return saturation.isBelow()
                ? Expr.Sum.of(saturation.limit(), new Expr.Negation(quantity))
                : Expr.Sum.of(quantity, new Expr.Negation(saturation.limit()));
    }

    private static List<Inline> said(Draft draft, List<Chain> chains) {
        List<Inline> said = List.of();
        for (Chain chain : chains.subList(0, Math.min(MOST, chains.size()))) {
            said = with(draft, said, List.of(new Inline.Formula(chain)));
        }
        return chains.size() > MOST ? with(draft, said, List.of(new Inline.Text("…"))) : said;
    }
}
