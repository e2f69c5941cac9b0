package org.gradus.report.render.pdf.type;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a formula with what decides the space around it.
 *
 * @param left what it is to its left neighbour; a group in parentheses opens at its left
 * @param right what it is to its right neighbour
 * @param italic how far a letter leans out at its upper right, in points
 * @param isLetter whether it is one character: scripts stand at fixed heights
 */
record Atom(Kind left, Kind right, Box box, double italic, boolean isLetter) {
    /** TeX's kinds of atoms; {@code KERN} is space and none of them. */
    enum Kind {
        ORDINARY,
        OPERATOR,
        BINARY,
        RELATION,
        OPENING,
        CLOSING,
        PUNCTUATION,
        INNER,
        KERN
    }

    /** TeX's table: left neighbour down, right neighbour across; in eighteenths of an em; negative: not in scripts. */
    private static final int[][] SPACES = {
        {0, 3, -4, -5, 0, 0, 0, -3},
        {3, 3, 0, -5, 0, 0, 0, -3},
        {-4, -4, 0, 0, -4, 0, 0, -4},
        {-5, -5, 0, 0, -5, 0, 0, -5},
        {0, 0, 0, 0, 0, 0, 0, 0},
        {0, 3, -4, -5, 0, 0, 0, -3},
        {-3, -3, 0, -3, -3, -3, -3, -3},
        {-3, 3, -4, -5, -3, 0, -3, -3}
    };

    private static final double PARTS_OF_EM = 18;

    static Atom of(Kind kind, Box box) {
        return new Atom(kind, kind, box, 0, false);
    }

    /** Space between atoms. */
    static Atom kern(double width) {
        return of(Kind.KERN, Boxes.space(width));
    }

    private Atom as(Kind kind) {
        return new Atom(kind, kind, box, italic, isLetter);
    }

    /** The atoms in a row, with the space between them. */
    static Box row(List<Atom> atoms, Style style) {
        List<Atom> settled = withoutLoneSigns(atoms);
        List<Box> boxes = new ArrayList<>();
        Kind before = Kind.KERN;
        for (Atom atom : settled) {
            double space = space(before, atom.left(), style);
            if (space > 0) {
                boxes.add(Boxes.space(space));
            }
            before = atom.right();
            boxes.add(atom.box());
        }
        return Boxes.row(boxes);
    }

    private static double space(Kind left, Kind right, Style style) {
        if (left == Kind.KERN || right == Kind.KERN) {
            return 0; // space that is asked for stands instead of what would be there by itself
        }
        int parts = SPACES[left.ordinal()][right.ordinal()];
        return parts < 0 && style.isScript() ? 0 : Math.abs(parts) / PARTS_OF_EM * style.em();
    }

    /** A plus or minus without something to add on both sides is a sign before a number. */
    private static List<Atom> withoutLoneSigns(List<Atom> atoms) {
        List<Atom> result = new ArrayList<>();
        int last = -1;
        for (Atom atom : atoms) {
            Atom settled = atom;
            if (atom.left() == Kind.BINARY
                    && (last < 0 || !canEnd(result.get(last).right()))) {
                settled = atom.as(Kind.ORDINARY);
            } else if (!canBegin(atom.left()) && last >= 0 && result.get(last).right() == Kind.BINARY) {
                result.set(last, result.get(last).as(Kind.ORDINARY));
            }
            result.add(settled);
            if (atom.left() != Kind.KERN) {
                last = result.size() - 1;
            }
        }
        if (last >= 0 && result.get(last).right() == Kind.BINARY) {
            result.set(last, result.get(last).as(Kind.ORDINARY));
        }
        return result;
    }

    private static boolean canEnd(Kind kind) {
        return kind == Kind.ORDINARY || kind == Kind.CLOSING || kind == Kind.INNER;
    }

    private static boolean canBegin(Kind kind) {
        return kind != Kind.RELATION && kind != Kind.CLOSING && kind != Kind.PUNCTUATION;
    }
}
