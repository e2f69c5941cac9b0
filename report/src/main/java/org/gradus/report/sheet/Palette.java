package org.gradus.report.sheet;

import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Hued;

/**
 * One colour per layer: a quantity x, z^l, a^l, y, δ^l, a derivative σ′(z^l) and a number put in for them have the colour of their
 * layer, also after a gradient step; weights, biases and everything else stay black. Colour never carries meaning alone.
 */
public final class Palette {
    private static final String INPUT = "005A9C";
    private static final String OUTPUT = "A63D00";

    /** All over 4.5:1 on white; neighbours differ for colour-blind readers too. */
    private static final String[] HIDDEN = {"00664B", "7A3E9D", "7A5C00", "9C1F6B", "006475", "5C4A42", "4B4FA8"};

    /** What a layer calculates, of one sample and, as capitals, of all; before and after a gradient step. */
    private static final Set<String> LAYERED = Set.of("z", "a", "delta", "da", "newz", "newa", "Z", "A", "Delta");

    private final int layers;
    private final boolean ofNetwork;

    /** @param layers L; 0 where there is no network: then letters such as x and y have no colour */
    public Palette(int layers) {
        this.layers = Math.max(1, layers);
        this.ofNetwork = layers > 0;
    }

    /** The last layer that has a colour. */
    public int last() {
        return layers;
    }

    /** The colour of layer {@code layer}, as six hexadecimal digits; 0 is the input, L the output. */
    public String colour(int layer) {
        if (layer < 0 || layer > layers) {
            throw new IllegalArgumentException("no layer " + layer + "; layers run from 0 (the input) to " + layers);
        }
        if (layer == 0) {
            return ofNetwork ? INPUT : HIDDEN[0];
        }
        return layer == layers ? OUTPUT : HIDDEN[(layer - 1) % HIDDEN.length];
    }

    /** The layer whose colour this quantity has: 0 for the input, L for the output; empty for black. */
    public Optional<Integer> layer(Expr quantity) {
        if (quantity instanceof Expr.Shown shown) {
            return hue(shown.source());
        }
        if (!ofNetwork) {
            return Optional.empty();
        }
        if (quantity instanceof Expr.Indexed indexed) {
            return layer(indexed.base());
        }
        if (quantity instanceof Expr.Symbol symbol) {
            if (symbol.isLetter("x") || symbol.isLetter("X")) {
                return Optional.of(0);
            }
            if (symbol.isLetter("y") || symbol.isLetter("newy") || symbol.isLetter("Y")) {
                return Optional.of(layers);
            }
            if (LAYERED.contains(symbol.name())) {
                return symbol.layer().flatMap(this::layerNumber);
            }
        }
        return Optional.empty();
    }

    /** What goes forwards has the colour of the input, what comes back that of the output. */
    private Optional<Integer> hue(Expr.Source source) {
        return switch (source instanceof Hued hued ? hued.hue() : Hued.Hue.OF_LETTER) {
            case OF_LETTER -> ofSource(source.symbol());
            case VALUE -> Optional.of(0);
            case DERIVATIVE -> Optional.of(layers);
            case NONE -> Optional.empty();
        };
    }

    /** Of a claim about any z_i the numbers stay black. The entries of J have the colour of the outputs that they are made of. */
    private Optional<Integer> ofSource(Expr source) {
        if (!(source instanceof Expr.Indexed entry)) {
            return layer(source);
        }
        if (!entry.indices().stream().allMatch(Expr.Num.class::isInstance)) {
            return Optional.empty();
        }
        boolean jacobian = entry.base().isLetter("J") && entry.base().layer().isEmpty();
        return jacobian ? Optional.of(layers) : layer(entry);
    }

    private Optional<Integer> layerNumber(Expr layer) {
        if (layer instanceof Expr.Num num) {
            return known(num.value().intValue());
        }
        return layer.equals(Expr.Symbol.of("L")) ? Optional.of(layers) : Optional.empty();
    }

    private Optional<Integer> known(int layer) {
        return 0 <= layer && layer <= layers ? Optional.of(layer) : Optional.empty();
    }
}
