package org.gradus.report.compose.words;

import java.util.Locale;

/** Something that a sheet can say; the words stand in {@code phrases_en.properties} and {@code phrases_de.properties}. */
public sealed interface Words
        permits CalculusPhrase,
                Phrase,
                ClaimPhrase,
                CoursePhrase,
                DerivationPhrase,
                FilePhrase,
                FigurePhrase,
                MarkingPhrase,
                NumberPhrase,
                SamplePhrase,
                TrainingPhrase {
    String name();

    /** The key of the words: {@code layer-output}. */
    default String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
