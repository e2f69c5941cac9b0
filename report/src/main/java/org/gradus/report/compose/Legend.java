package org.gradus.report.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.core.expr.LayerIndex;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Exceptions;
import org.gradus.report.compose.training.Training;
import org.gradus.report.compose.words.NumberPhrase;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.exercise.Rounding;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Inline;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.WorkingPlaces;

/** One sentence under the data: with how many places the sheet is calculated, and what ≈ means on it. */
final class Legend {
    /** Stands for the legend until the sheet is written, since it speaks of all its lines and tables. */
    static final Block.Note PLACE = new Block.Note(List.of());

    /** In the place of the decimals of a number with a power of ten. */
    private static final int POWER = -1;

    private final Draft draft;
    private final Rounding rounding;
    private final List<Evaluation> lines;
    private final List<Block> blocks;
    private final int exceptions;

    private Legend(Draft draft, Exceptions.Remarked sheet) {
        this.draft = draft;
        this.rounding = draft.exercise().rounding();
        this.lines = draft.solution().worksheet().lines();
        this.blocks = sheet.blocks();
        this.exceptions = sheet.count();
    }

    /** The sheet's blocks with the legend in its place; nothing on a sheet without calculations. */
    static List<Block> putInto(Draft draft, Exceptions.Remarked sheet) {
        Legend all = new Legend(draft, sheet);
        List<Inline> superscripts = superscripts(draft);
        List<Inline> numbers = all.sentences();
        List<Inline> between = superscripts.isEmpty() || numbers.isEmpty() ? List.of() : List.of(new Inline.Text(" "));
        List<Inline> legend = Wording.join(superscripts, between, numbers);
        return put(sheet.blocks(), legend.isEmpty() ? List.of() : List.of(new Block.Note(legend)));
    }

    private static List<Block> put(List<Block> blocks, List<Block> legend) {
        List<Block> written = new ArrayList<>();
        for (Block block : blocks) {
            if (block == PLACE) {
                written.addAll(legend);
            } else if (block instanceof Block.Overview overview) {
                written.add(new Block.Overview(put(overview.left(), legend), overview.drawing(), overview.names()));
            } else {
                written.add(block);
            }
        }
        return written;
    }

    /** What superscripts mean; a single neuron has none. */
    static List<Inline> superscripts(Draft draft) {
        if (draft.exercise().network().isEmpty() || draft.notation().isNeuron()) {
            return List.of();
        }
        boolean samples = GivenData.samplesAreColumns(draft);
        List<Object> values = new ArrayList<>();
        for (String letter : List.of("x", "z", "a", "W", "b", "delta")) {
            values.add(Expr.Symbol.of(letter));
        }
        if (samples) {
            values.add(draft.exercise().layerIndex() == LayerIndex.PARENTHESES ? "[ ]" : "( )");
            values.add(columns(draft));
        }
        return draft.say(samples ? Phrase.SUPERSCRIPTS_SAMPLES : Phrase.SUPERSCRIPTS, values.toArray());
    }

    /** The matrices that hold the samples, separated. */
    private static List<Inline> columns(Draft draft) {
        boolean training = Training.isAsked(draft.solution().answers());
        List<Inline> text = List.of();
        for (String letter : training ? List.of("X", "Z", "A", "Y", "T", "Delta") : List.of("X", "Z", "A", "Y")) {
            Expr matrix = new Expr.Symbol(letter, Expr.Shape.MATRIX, Optional.empty());
            List<Inline> between = text.isEmpty() ? List.of() : draft.say(Phrase.SEPARATOR);
            text = Wording.join(text, between, List.of(Inline.Formula.of(matrix)));
        }
        return text;
    }

    private List<Inline> sentences() {
        if (lines.stream().allMatch(Evaluation::isGiven)) {
            return List.of();
        }
        return switch (rounding.mode()) {
            case WORKING -> working();
            case CARRY -> draft.say(NumberPhrase.LEGEND_CARRY, decimals(rounding.digits()));
            case DISPLAYED -> draft.say(NumberPhrase.LEGEND_DISPLAYED, decimals(rounding.digits()));
            case EXACT -> draft.say(NumberPhrase.LEGEND_FORMS, decimals(rounding.digits()));
        };
    }

    // ---- rounding mode working ----

    private List<Inline> working() {
        if (lines.stream()
                .allMatch(line ->
                        line.value().exactlyPrinted() && line.value().result().exact())) {
            return draft.say(NumberPhrase.LEGEND_EXACT);
        }
        int digits = rounding.digits();
        WorkingPlaces working = draft.solution().worksheet().places();
        int places = working.places();
        boolean roundedPutIn =
                lines.stream().anyMatch(line -> line.insert() != Operator.EQUAL && !working.isAside(line.id()));
        if (places == digits && !roundedPutIn) {
            return draft.say(NumberPhrase.LEGEND_RESULTS, decimals(digits), tables());
        }
        return Wording.join(
                draft.say(NumberPhrase.LEGEND_WORKING, decimals(places), Integer.toString(digits), tables()),
                exceptions());
    }

    /** Cells have no ≈: which of their numbers are rounded is seen by their decimals. */
    private List<Inline> tables() {
        Set<Integer> rounded = new TreeSet<>((one, other) -> Integer.compare(other, one));
        blocks.forEach(block -> collect(block, rounded));
        List<Integer> decimals =
                rounded.stream().filter(places -> places != POWER).toList();
        if (decimals.isEmpty()) {
            return List.of();
        }
        List<Inline> said = decimals.size() == 1
                ? decimals(decimals.get(0))
                : draft.say(NumberPhrase.LEGEND_OR, decimals.get(0).toString(), decimals(decimals.get(1)));
        boolean powers = rounded.contains(POWER);
        return draft.say(powers ? NumberPhrase.LEGEND_TABLES_POWERS : NumberPhrase.LEGEND_TABLES, said);
    }

    private static void collect(Block block, Set<Integer> decimals) {
        if (block instanceof Block.Table table) {
            table.rows().forEach(row -> row.forEach(cell -> collect(cell, decimals)));
        } else if (block instanceof Block.Tables tables) {
            tables.tables().forEach(table -> collect(table, decimals));
        } else if (block instanceof Block.Answer answer) {
            answer.tables().forEach(table -> collect(table, decimals));
        }
    }

    private static void collect(List<Inline> cell, Set<Integer> decimals) {
        for (Inline inline : cell) {
            if (inline instanceof Inline.Formula formula
                    && formula.chain().links().isEmpty()) {
                formula.chain().left().ifPresent(number -> collect(number, decimals));
            }
        }
    }

    private static void collect(Expr expr, Set<Integer> decimals) {
        if (expr instanceof Expr.Shown shown) {
            if (!shown.exact()) {
                decimals.add(
                        shown.printed() instanceof Expr.Num num ? num.value().scale() : POWER);
            }
        } else {
            Children.of(expr).forEach(child -> collect(child, decimals));
        }
    }

    private List<Inline> exceptions() {
        if (exceptions == 0) {
            return List.of();
        }
        List<Inline> said = exceptions == 1
                ? draft.say(NumberPhrase.LEGEND_EXCEPTION)
                : draft.say(NumberPhrase.LEGEND_EXCEPTIONS, draft.wording().number(exceptions));
        return Wording.join(List.of(new Inline.Text(" ")), said);
    }

    private List<Inline> decimals(int places) {
        return places == 1
                ? draft.say(NumberPhrase.LEGEND_ONE_DECIMAL)
                : draft.say(NumberPhrase.LEGEND_DECIMALS, Integer.toString(places));
    }
}
