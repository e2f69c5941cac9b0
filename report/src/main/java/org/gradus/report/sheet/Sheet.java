package org.gradus.report.sheet;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.gradus.core.expr.LayerIndex;

/**
 * A worked solution as a document.
 *
 * @param language decides the decimal sign and the separator of lists
 * @param title the exercise's title
 * @param kind what stands opposite the title ("Worked solution")
 * @param head what stands above the title of a sheet that is given out
 * @param layers L; the palette gives input, each layer and the output their colours
 * @param layerIndex how the layer of a quantity is written
 * @param provenance where its numbers come from, for formats that show it
 */
public record Sheet(
        Locale language,
        List<Inline> title,
        String kind,
        List<Inline> question,
        Optional<Head> head,
        int layers,
        LayerIndex layerIndex,
        List<Block> blocks,
        Provenance provenance) {
    public Sheet {
        title = List.copyOf(title);
        question = List.copyOf(question);
        blocks = List.copyOf(blocks);
    }

    /** A sheet without a head. */
    public Sheet(
            Locale language,
            List<Inline> title,
            String kind,
            List<Inline> question,
            int layers,
            LayerIndex layerIndex,
            List<Block> blocks) {
        this(language, title, kind, question, Optional.empty(), layers, layerIndex, blocks, Provenance.NONE);
    }

    /** The equations that can be referred to: those that carry the number of their step. */
    public Set<Integer> equations() {
        Set<Integer> equations = new HashSet<>();
        for (Block block : blocks) {
            if (block instanceof Block.Step step) {
                step.lines().stream()
                        .filter(line -> line.equation().equals(OptionalInt.of(step.number())))
                        .forEach(line -> equations.add(step.number()));
            }
        }
        return equations;
    }

    /** This sheet without what is asked in words. */
    public Sheet withoutQuestion() {
        return new Sheet(language, title, kind, List.of(), head, layers, layerIndex, blocks, provenance);
    }

    /** This sheet below a head. */
    public Sheet under(Head above) {
        return new Sheet(language, title, kind, question, Optional.of(above), layers, layerIndex, blocks, provenance);
    }

    /** This sheet with what is known of its numbers. */
    public Sheet with(Provenance numbers) {
        return new Sheet(language, title, kind, question, head, layers, layerIndex, blocks, numbers);
    }
}
