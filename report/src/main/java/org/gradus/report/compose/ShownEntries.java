package org.gradus.report.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.page.Box;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.MatrixLines;
import org.gradus.report.compose.page.NeuronLines;
import org.gradus.report.compose.page.Quantities;
import org.gradus.report.compose.words.FilePhrase;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.course.ShownQuantities;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.QuantityId;
import org.gradus.report.worksheet.Worksheet;

/** The entries that the exercise wants to see worked out: each with its line, and with the numbers that it is calculated from. */
final class ShownEntries {
    private final Draft draft;
    private final Worksheet worksheet;
    private final Map<QuantityId, String> parts;
    /** What stands on the sheet with its value. */
    private final Map<QuantityId, Evaluation> known = new LinkedHashMap<>();

    ShownEntries(Draft draft) {
        this.draft = draft;
        this.worksheet = draft.solution().worksheet();
        this.parts = ShownQuantities.of(draft.solution());
    }

    /** Those of a part, in the order in which they are named; none where the part is worked out as a whole. */
    List<Evaluation> of(String part) {
        List<Evaluation> shown = new ArrayList<>();
        parts.forEach((id, label) -> {
            if (label.equals(part)) {
                worksheet.find(id).filter(line -> !line.isAbsent()).ifPresent(shown::add);
            }
        });
        return shown;
    }

    /** What is wanted in a part: its quantities. */
    List<Inline> wanted(List<Evaluation> shown) {
        List<Inline> names = List.of();
        for (Evaluation entry : shown) {
            List<Inline> between = names.isEmpty() ? List.of() : draft.say(Phrase.SEPARATOR);
            names = Wording.join(names, between, sample(entry), List.of(Inline.Formula.of(symbol(entry))));
        }
        return names;
    }

    /** One step with a line for each; what the lines use stands before them with its value. */
    Box compose(List<Evaluation> shown) {
        List<Chain> used = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        List<Inline> box = List.of();
        for (Evaluation entry : shown) {
            for (QuantityId operand : entry.uses()) {
                worksheet
                        .find(operand)
                        .filter(line -> !line.isGiven() && !shown.contains(line))
                        .filter(line -> known.putIfAbsent(operand, line) == null)
                        .ifPresent(
                                line -> used.add(NeuronLines.brief(draft, line).after(sample(line))));
            }
            known.put(entry.id(), entry);
            lines.add(line(entry));
            List<Inline> between = box.isEmpty()
                    ? List.of()
                    : List.of(new Inline.Text(draft.wording().word(Phrase.BESIDE) + Wording.GAP));
            box = Wording.join(
                    box, between, sample(entry), List.of(new Inline.Formula(NeuronLines.answer(draft, entry))));
        }
        if (!used.isEmpty()) {
            lines.add(0, new Line(used, List.of(), java.util.OptionalInt.empty()));
        }
        draft.step(
                draft.say(FilePhrase.SHOWN_STEP), used.isEmpty() ? List.of() : draft.say(FilePhrase.SHOWN_WHY), lines);
        return Box.of(box);
    }

    private Line line(Evaluation entry) {
        if (draft.is(Detail.BRIEF)) {
            return Line.of(NeuronLines.brief(draft, entry).after(sample(entry)));
        }
        Chain chain = Chain.of(symbol(entry)).after(sample(entry));
        Expr formula = draft.notation().write(entry.formula());
        boolean says = !formula.equals(symbol(entry));
        Chain general = says ? chain.equal(MatrixLines.elided(formula)) : chain;
        Chain whole = NeuronLines.calculated(general, entry, MatrixLines.elided(entry.substituted()));
        return Line.of(whole).remark(Quantities.withBounds(draft, List.of(), List.of(entry)));
    }

    private Expr symbol(Evaluation entry) {
        return draft.notation().write(entry.symbol());
    }

    /** "Sample 2" where there are several and the quantity belongs to one. */
    private List<Inline> sample(Evaluation entry) {
        int number = entry.id().sample();
        return draft.samples().size() > 1 && number > 0
                ? Wording.join(draft.say(Phrase.SAMPLE, number), List.of(new Inline.Text(Wording.GAP)))
                : List.of();
    }
}
