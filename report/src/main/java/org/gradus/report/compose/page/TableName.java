package org.gradus.report.compose.page;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gradus.core.network.TruthTable;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.sheet.Inline;

/** What a truth table is called: those with a name look only at how many inputs are 1. */
public final class TableName {
    private TableName() {}

    /** The name, or "this table". */
    public static List<Inline> of(Draft draft, TruthTable table) {
        return named(draft, table).orElseGet(() -> draft.say(Phrase.THIS_TABLE));
    }

    public static Optional<List<Inline>> named(Draft draft, TruthTable table) {
        for (Symmetric function : Symmetric.values()) {
            if (function.is(table)) {
                return Optional.of(
                        switch (function) {
                            case XOR ->
                                table.inputs() == 2
                                        ? List.of(new Inline.Text(function.name()))
                                        : draft.say(Phrase.TABLE_PARITY);
                            case MAJORITY -> draft.say(Phrase.TABLE_MAJORITY);
                            case AND, OR, NAND, NOR -> List.of(new Inline.Text(function.name()));
                        });
            }
        }
        return Optional.empty();
    }

    /** Functions of how many inputs are 1. */
    private enum Symmetric {
        AND,
        OR,
        XOR,
        NAND,
        NOR,
        MAJORITY;

        boolean is(TruthTable table) {
            return IntStream.range(0, table.size())
                    .allMatch(row -> table.values().get(row) == at(Integer.bitCount(row), table.inputs()));
        }

        private boolean at(int ones, int inputs) {
            return switch (this) {
                case AND -> ones == inputs;
                case OR -> ones > 0;
                case XOR -> ones % 2 == 1;
                case NAND -> ones < inputs;
                case NOR -> ones == 0;
                case MAJORITY -> 2 * ones > inputs;
            };
        }
    }
}
