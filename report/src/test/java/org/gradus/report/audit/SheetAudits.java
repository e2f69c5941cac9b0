package org.gradus.report.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.gradus.report.compose.Composer;
import org.gradus.report.compose.words.Style;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.sheet.Sheet;
import org.gradus.report.solution.Solution;

/** The sheets of random exercises, one after the other through the audits, with a count of what was compared. */
final class SheetAudits {
    private int relations;
    private int numbers;

    /** Each relation on the sheet is recalculated, in the detail whose turn it is. */
    Sheet relations(Solution solution, int seed, String yaml) {
        Sheet sheet = Composer.compose(solution, Style.of(Locale.ENGLISH).with(detail(seed)));
        SheetAudit.Report lines = SheetAudit.of(new MarkdownRenderer().render(sheet));
        assertThat(lines.faults())
                .as("seed %s, %s\n%s", seed, detail(seed), yaml)
                .isEmpty();
        relations += lines.relationsChecked();
        return sheet;
    }

    /** The same, and each number that is put in is the one that stands on the sheet. */
    void relationsAndNumbers(Solution solution, int seed, String yaml) {
        NumbersAudit.Report report = NumbersAudit.of(solution, relations(solution, seed, yaml));
        assertThat(report.faults())
                .as("seed %s, %s\n%s", seed, detail(seed), yaml)
                .isEmpty();
        numbers += report.numbers();
    }

    private static Style.Detail detail(int seed) {
        return Style.Detail.values()[seed % Style.Detail.values().length];
    }

    int relations() {
        return relations;
    }

    int numbers() {
        return numbers;
    }
}
