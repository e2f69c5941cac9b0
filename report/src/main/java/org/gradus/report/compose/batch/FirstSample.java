package org.gradus.report.compose.batch;

import java.util.ArrayList;
import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.notation.Plain;
import org.gradus.report.compose.notation.Truth;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.LayerTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Evaluation;

/** The lines of the first sample, in its own symbols and in full: what the matrices do for all of them. */
final class FirstSample {
    /** A vector of more entries stands for its first one only; at full detail all do. */
    private static final int MOST_ENTRIES = 3;

    private final Draft draft;
    private final Notation notation;
    private final SampleTrace sample;
    private final boolean updated;
    private final boolean labelled;

    /** @param updated whether it is calculated with the weights after the step */
    FirstSample(Draft draft, SampleTrace sample, boolean updated) {
        this(draft, sample, updated, true);
    }

    /** @param labelled whether its lines say which sample it is */
    FirstSample(Draft draft, SampleTrace sample, boolean updated, boolean labelled) {
        this.draft = draft;
        this.notation = draft.notation();
        this.sample = sample;
        this.updated = updated;
        this.labelled = labelled;
    }

    /** "Sample 1" before the first of the chains. */
    List<Chain> named(List<Chain> chains) {
        List<Chain> named = new ArrayList<>(chains);
        named.set(0, chains.get(0).after(label()));
        return named;
    }

    List<Inline> label() {
        return !labelled ? List.of() : draft.say(Phrase.SAMPLE, sample.number());
    }

    /** With the number of the sample, where the lines say which it is. */
    Expr ofSample(Expr quantity) {
        return labelled ? Columns.ofSample(quantity, sample.number()) : quantity;
    }

    Expr marked(Expr quantity) {
        return updated ? Columns.after(draft, quantity) : quantity;
    }

    Expr symbol(Evaluation evaluation) {
        return notation.write(evaluation.symbol());
    }

    List<Chain> preactivation(LayerTrace layer) {
        List<Evaluation> z = layer.preactivation();
        return vector(notation.preactivation(layer.layer(), z.size()), z);
    }

    List<Chain> activation(LayerTrace layer) {
        List<Evaluation> a = layer.activation();
        return vector(notation.output(layer.layer(), a.size()), a);
    }

    /** What is calculated between z and a: the largest logit, powers, their sum. */
    List<Chain> between(LayerTrace layer) {
        List<Evaluation> own = layer.evaluations().stream()
                .filter(e -> !layer.preactivation().contains(e)
                        && !layer.activation().contains(e))
                .filter(e -> !e.isGiven())
                .toList();
        List<Chain> chains = new ArrayList<>();
        for (Evaluation evaluation : own) {
            chains.add(entry(evaluation));
        }
        return chains;
    }

    /** The vector at once, or its first entry where that says enough; fractions side by side. */
    List<Chain> vector(Expr symbol, List<Evaluation> entries) {
        boolean calculated = entries.stream().anyMatch(FirstSample::isCalculated);
        if (entries.size() == 1) {
            return List.of(entry(entries.get(0)));
        }
        if (!calculated) {
            return List.of(Chain.of(marked(symbol))
                    .and(
                            Truth.shown(entries),
                            Columns.column(entries.size(), i -> entries.get(i).shown())));
        }
        boolean fractions = entries.stream().anyMatch(e -> isFraction(e.substituted()));
        boolean all = entries.size() <= (fractions ? MOST_ENTRIES - 1 : MOST_ENTRIES) || draft.is(Detail.FULL);
        if (all && !fractions) {
            return List.of(Chain.of(marked(symbol))
                    .and(
                            Truth.insert(entries),
                            Columns.column(
                                    entries.size(),
                                    i -> Columns.elided(entries.get(i).substituted())))
                    .and(
                            Truth.result(entries),
                            Columns.column(entries.size(), i -> entries.get(i).lineEnd())));
        }
        List<Chain> chains = new ArrayList<>();
        entries.subList(0, all ? entries.size() : 1).forEach(entry -> chains.add(entry(entry)));
        if (updated && !all) {
            // no matrix holds the others
            chains.add(Chain.of(marked(symbol))
                    .and(
                            Truth.shown(entries),
                            Columns.column(entries.size(), i -> entries.get(i).shown())));
        }
        return chains;
    }

    private static boolean isFraction(Expr expr) {
        return expr instanceof Expr.Negation minus ? isFraction(minus.operand()) : expr instanceof Expr.Quotient;
    }

    Chain entry(Evaluation evaluation) {
        return calculated(Chain.of(symbol(evaluation)), evaluation);
    }

    /** {@code left = numbers put in ≈ result}; the result alone where there is nothing to calculate. */
    static Chain calculated(Chain left, Evaluation evaluation) {
        if (!isCalculated(evaluation)) {
            return left.and(evaluation.value().lineEnd().relation(), evaluation.lineEnd());
        }
        Operator insert = evaluation.insert();
        Chain chain = left.and(insert, Columns.elided(evaluation.substituted()));
        if (insert == Operator.EQUAL) {
            chain = evaluation.value().exactBeyondPrinted().map(chain::equal).orElse(chain);
        }
        return chain.and(Truth.result(evaluation), evaluation.lineEnd());
    }

    static boolean isCalculated(Evaluation evaluation) {
        return !Plain.of(evaluation.substituted()).equals(Plain.of(evaluation.lineEnd()));
    }
}
