package org.gradus.report.render.pdf.font;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the font of the formulas says of its glyphs: how letters lean, where accents stand, in which sizes fences come. */
public final class MathMeasures {
    private static final double UNITS = 1000;

    private final Map<Integer, Double> italics = new HashMap<>();
    private final Map<Integer, Double> accents = new HashMap<>();
    private final Map<Integer, List<Size>> high = new HashMap<>();
    private final Map<Integer, List<Size>> wide = new HashMap<>();
    private final Map<Integer, List<Part>> highParts = new HashMap<>();
    private final Map<Integer, List<Part>> wideParts = new HashMap<>();

    /** A glyph and how high, or wide, it is in em. */
    public record Size(int glyph, double length) {}

    /**
     * A piece that a large fence is put together from.
     *
     * @param length of all of it, in em
     * @param start how much of its start may be covered by the piece before
     * @param end how much of its end may be covered by the piece behind
     * @param repeats whether it may stand more than once, or not at all
     */
    public record Part(int glyph, double length, double start, double end, boolean repeats) {}

    private static final class Holder {
        private static final MathMeasures MEASURES = new MathMeasures();
    }

    /** Of {@link Typeface#MATH}. */
    public static MathMeasures get() {
        return Holder.MEASURES;
    }

    private MathMeasures() {
        for (String line : Typeface.lines("math.measures")) {
            String[] words = line.split(" ");
            int key = Integer.parseInt(words[1]);
            switch (words[0]) {
                case "italic" -> italics.put(key, Integer.parseInt(words[2]) / UNITS);
                case "accent" -> accents.put(key, Integer.parseInt(words[2]) / UNITS);
                case "high" -> high.put(key, sizes(words));
                case "wide" -> wide.put(key, sizes(words));
                case "high-parts" -> highParts.put(key, parts(words));
                case "wide-parts" -> wideParts.put(key, parts(words));
                default -> throw new IllegalStateException("math.measures holds an unknown line: " + line);
            }
        }
    }

    private static List<Size> sizes(String[] words) {
        List<Size> sizes = new ArrayList<>();
        for (int i = 2; i < words.length; i++) {
            String[] numbers = words[i].split(":");
            sizes.add(new Size(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]) / UNITS));
        }
        return List.copyOf(sizes);
    }

    private static List<Part> parts(String[] words) {
        List<Part> parts = new ArrayList<>();
        for (int i = 2; i < words.length; i++) {
            String[] n = words[i].split(":");
            parts.add(new Part(
                    Integer.parseInt(n[0]),
                    Integer.parseInt(n[1]) / UNITS,
                    Integer.parseInt(n[2]) / UNITS,
                    Integer.parseInt(n[3]) / UNITS,
                    n[4].equals("1")));
        }
        return List.copyOf(parts);
    }

    /** How far the glyph leans out at its upper right. */
    public double italic(int glyph) {
        return italics.getOrDefault(glyph, 0.0);
    }

    /** Where an accent stands above the glyph, from its left; the middle if nothing is said. */
    public double accent(int glyph) {
        return accents.getOrDefault(glyph, Typeface.MATH.font().advance(glyph) / 2);
    }

    /** The sizes of a fence or large sign, the smallest first; none for other characters. */
    public List<Size> high(int character) {
        return high.getOrDefault(character, List.of());
    }

    /** The pieces of a fence of any height, the lowest first. */
    public List<Part> highParts(int character) {
        return highParts.getOrDefault(character, List.of());
    }

    /** The sizes of a brace below something. */
    public List<Size> wide(int character) {
        return wide.getOrDefault(character, List.of());
    }

    /** The pieces of a brace of any width, the left one first. */
    public List<Part> wideParts(int character) {
        return wideParts.getOrDefault(character, List.of());
    }

    /** Which character each glyph of several sizes, or piece of one, stands for. */
    Map<Integer, Integer> meanings() {
        Map<Integer, Integer> meanings = new HashMap<>();
        for (Map<Integer, List<Size>> sizes : List.of(high, wide)) {
            sizes.forEach((character, list) -> list.forEach(size -> meanings.putIfAbsent(size.glyph(), character)));
        }
        for (Map<Integer, List<Part>> parts : List.of(highParts, wideParts)) {
            parts.forEach((character, list) -> list.forEach(part -> meanings.putIfAbsent(part.glyph(), character)));
        }
        return meanings;
    }
}
