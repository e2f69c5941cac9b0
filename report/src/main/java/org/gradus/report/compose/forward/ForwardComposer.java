package org.gradus.report.compose.forward;

import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.Quantities;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.exercise.Exercise.Source;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.LayerTrace;
import org.gradus.report.solution.SampleTrace;

/** The forward pass of every sample, layer by layer, once on a sheet. */
public final class ForwardComposer {
    private final Draft draft;

    public ForwardComposer(Draft draft) {
        this.draft = draft;
    }

    /** Brings the forward passes onto the sheet, those that do not stand there yet. */
    public void compose() {
        for (SampleTrace sample : draft.samples()) {
            boolean given = sample.sample().source() == Source.PROBABILITIES;
            if (!given && !draft.has(Quantities.output(sample, sample.layers().size()))) {
                compose(sample);
            }
        }
    }

    private void compose(SampleTrace sample) {
        if (draft.samples().size() > 1 || isUpdated(sample)) {
            draft.add(new Block.SampleHeading(heading(sample)));
        }
        layers(sample);
    }

    /** The forward pass of one sample, without a heading. */
    public void layers(SampleTrace sample) {
        for (LayerTrace layer : sample.layers()) {
            if (layer.data().isPresent()) {
                new PreactivationComposer(draft, sample, layer).compose();
            }
            if (layer.function().isEntrywise()) {
                new ActivationComposer(draft, sample, layer).compose();
            } else {
                new SoftmaxComposer(draft, sample, layer).compose();
            }
        }
    }

    /** "Sample 2", and its numbers where they do not stand in the overview. */
    private List<Inline> heading(SampleTrace sample) {
        boolean several = draft.samples().size() > 1;
        List<Inline> name = several
                ? List.of(new Inline.Strong(Wording.text(draft.say(Phrase.SAMPLE, sample.number()))))
                : List.of();
        int updates = sample.names().time();
        if (isUpdated(sample) && updates == sample.number() - 1) {
            name = Wording.join(name, draft.say(Phrase.AFTER_STEP_OF, sample.number() - 1));
        } else if (isUpdated(sample)) {
            Phrase after = several ? Phrase.AFTER_UPDATE_OF_SAMPLE : Phrase.AFTER_UPDATE;
            name = Wording.join(name, draft.say(after, updates));
        }
        if (draft.samples().size() <= Draft.SAMPLES_SHOWN) {
            return name;
        }
        return Wording.join(name, List.of(new Inline.Text(Wording.GAP), new Inline.Formula(given(draft, sample))));
    }

    /** Whether its weights are not those of the exercise. */
    private static boolean isUpdated(SampleTrace sample) {
        return !sample.parameters().isEmpty();
    }

    /** {@code x = [1; 0]}, {@code z = …} for logits, {@code y = …} for probabilities. */
    public static Chain given(Draft draft, SampleTrace sample) {
        int size = sample.input().size();
        Expr quantity = switch (sample.sample().source()) {
            case INPUT -> size == 1 ? Expr.Indexed.of("x", 1) : Expr.Symbol.vector("x");
            case LOGITS -> draft.notation().preactivation(1, size);
            case PROBABILITIES -> draft.notation().output(1, size);
        };
        return Lines.equal(quantity, Elision.column(sample.input()));
    }
}
