package org.gradus.report.solution;

import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.QuantityId;
import org.gradus.symbolic.derive.Derivation;
import org.gradus.symbolic.separate.Separability;

/** A piece of what answers a task. */
public sealed interface Section {

    /** Lines of the worksheet, in the order in which they are worked out. */
    record Worked(List<QuantityId> ids) implements Section {
        public Worked {
            ids = List.copyOf(ids);
        }
    }

    /** A formula derived step by step. */
    record Derived(Derivation derivation) implements Section {}

    /** The verdict on a claim. */
    record Decided(ClaimResult result) implements Section {}

    /** Whether a single layer can compute a table. */
    record Separated(Separability separability) implements Section {}

    /** The classes of the samples, in their order. */
    record Classified(List<Classification> samples) implements Section {
        public Classified {
            samples = List.copyOf(samples);
        }
    }

    /**
     * The network at every binary input.
     *
     * @param layers whether what each layer makes of the input belongs to it
     */
    record Tabulated(Answer.TruthTable table, boolean layers) implements Section {}

    /** Numbers in rows. */
    record Numbered(List<String> columns, List<List<Cell>> rows) implements Section {
        public Numbered {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** What stands in a table of numbers. */
    sealed interface Cell {
        /** How often, or which. */
        record Count(int count) implements Cell {}

        /** A number of the exercise. */
        record Given(Expr number) implements Cell {}

        /** A line of the worksheet. */
        record Value(Evaluation evaluation) implements Cell {}
    }

    /** Formulas in rows, written in the syntax of exercise files. */
    record Tabled(List<String> columns, List<List<String>> rows) implements Section {
        public Tabled {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }
}
