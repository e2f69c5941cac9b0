package org.gradus.report.compose.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.gradus.report.compose.words.Style;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.compose.words.Words;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Drawing;
import org.gradus.report.sheet.Inline;
import org.gradus.report.sheet.Language;

/** A sheet as it grows: its blocks, the numbers given out so far, and what already stands on it. */
public class Pages {
    private final Style style;
    private final Wording wording;
    private final List<Block> blocks = new ArrayList<>();
    private final Map<String, Integer> equations = new HashMap<>();
    private final Set<Object> said = new HashSet<>();
    private int steps;

    public Pages(Style style) {
        this.style = style;
        this.wording = Wording.of(style.language());
    }

    public final Wording wording() {
        return wording;
    }

    public final Language language() {
        return Language.of(style.language());
    }

    public final Detail detail() {
        return style.detail();
    }

    /** What is drawn; empty on sheets without pictures. */
    public final <T> Optional<T> ifDrawn(Supplier<T> drawing) {
        return style.pictures() ? Optional.of(drawing.get()) : Optional.empty();
    }

    public final boolean is(Detail detail) {
        return style.detail() == detail;
    }

    public final List<Inline> say(Words phrase, Object... values) {
        return wording.say(phrase, values);
    }

    public final List<Block> blocks() {
        return List.copyOf(blocks);
    }

    public final void add(Block block) {
        blocks.add(block);
    }

    /** Adds a drawing, if there is one. */
    public final void figure(Supplier<Optional<Drawing>> drawing) {
        figures(() -> drawing.get().stream().toList(), List.of());
    }

    /**
     * Adds drawings and words about them; nothing without a drawing. Two of one name get names of their own.
     *
     * @param drawings not asked for on sheets without pictures
     */
    public final void figures(Supplier<List<Drawing>> drawings, List<List<Inline>> words) {
        if (!style.pictures()) {
            return;
        }
        List<Drawing> named = new ArrayList<>();
        for (Drawing drawing : drawings.get()) {
            String name = drawing.name();
            for (int count = 2; !said.add("figure " + name); count++) {
                name = drawing.name() + "-" + count;
            }
            named.add(drawing.named(name));
        }
        if (!named.isEmpty()) {
            blocks.add(new Block.Figure(named, words));
        }
    }

    /** The number that the next step and its equation will have. */
    public final int nextNumber() {
        return steps + 1;
    }

    /** Adds a step. Its lines may use {@link #nextNumber()}. */
    public final void step(List<Inline> title, List<Inline> why, List<Block.Line> lines) {
        steps++;
        blocks.add(new Block.Step(steps, title, why, lines));
    }

    /** The words, the first time that the sheet would say this; after that nothing. */
    public final List<Inline> once(Object what, List<Inline> words) {
        return firstTime(what) ? words : List.of();
    }

    /** Whether the sheet has not yet said this; from now on it has. */
    public final boolean firstTime(Object what) {
        return said.add(what);
    }

    /** Remembers that {@code quantity} stands in the equation of the next step. */
    public final void defines(String quantity) {
        equations.put(quantity, nextNumber());
    }

    /** The equation in which {@code quantity} stands. */
    public final Optional<Inline> reference(String quantity) {
        return Optional.ofNullable(equations.get(quantity)).map(Inline.Reference::new);
    }

    /** Whether {@code quantity} already stands on the sheet. */
    public final boolean has(String quantity) {
        return equations.containsKey(quantity);
    }
}
