package org.gradus.report.render.pdf.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.report.render.maths.Maths;
import org.gradus.report.render.maths.Maths.Face;
import org.gradus.report.render.maths.Maths.Role;
import org.gradus.report.render.pdf.font.FontFile;
import org.gradus.report.render.pdf.font.Typeface;
import org.gradus.report.render.pdf.type.Atom.Kind;
import org.gradus.report.sheet.Palette;

/** Sets formulas by the rules of TeX (The TeXbook, appendix G), with the measures of Latin Modern. */
public final class MathsSetter {
    private static final int BRACE_BELOW = 0x23df;
    private static final int HAT = 0x302;

    private final Palette palette;
    private final double size;
    private final int colour;
    private final boolean bold;

    private MathsSetter(Palette palette, double size, int colour, boolean bold) {
        this.palette = palette;
        this.size = size;
        this.colour = colour;
        this.bold = bold;
    }

    /**
     * @param size of letters, in points
     * @param colour of what has no colour of its own
     */
    public MathsSetter(Palette palette, double size, int colour) {
        this(palette, size, colour, false);
    }

    /** In letters of another size. */
    public MathsSetter at(double other) {
        return new MathsSetter(palette, other, colour, bold);
    }

    /** In bold letters and digits, as in a heading. */
    public MathsSetter bold() {
        return new MathsSetter(palette, size, colour, true);
    }

    /** In another colour. */
    public MathsSetter coloured(int other) {
        return new MathsSetter(palette, size, other, bold);
    }

    public double size() {
        return size;
    }

    /** On a line of its own. */
    public Box display(Maths maths) {
        return set(maths, Style.display(size), colour);
    }

    /** A relation sign and what follows it, or a formula alone, on a line whose left side stands before it. */
    public Box displayBehind(Maths maths) {
        return behind(maths, Style.display(size));
    }

    private Box behind(Maths maths, Style style) {
        Setting setting = new Setting(style, colour);
        setting.atoms.add(Atom.of(Kind.ORDINARY, Boxes.EMPTY));
        maths.accept(setting);
        return Atom.row(setting.atoms, style);
    }

    /** The same within running text. */
    public Box textBehind(Maths maths) {
        return behind(maths, Style.text(size));
    }

    /** Within running text. */
    public Box text(Maths maths) {
        return set(maths, Style.text(size), colour);
    }

    private Box set(Maths maths, Style style, int inColour) {
        return Atom.row(atoms(maths, style, inColour), style);
    }

    private List<Atom> atoms(Maths maths, Style style, int inColour) {
        Setting setting = new Setting(style, inColour);
        maths.accept(setting);
        return setting.atoms;
    }

    /** Gathers the atoms of one row. */
    private final class Setting implements Maths.Visitor<Void> {
        private final Style style;
        private final int ink;
        private final List<Atom> atoms = new ArrayList<>();

        Setting(Style style, int ink) {
            this.style = style;
            this.ink = ink;
        }

        private Void add(Kind kind, Box box) {
            atoms.add(Atom.of(kind, box));
            return null;
        }

        private Box inside(Maths maths) {
            return set(maths, style, ink);
        }

        @Override
        public Void row(Maths.Row row) {
            row.parts().forEach(part -> part.accept(this));
            return null;
        }

        @Override
        public Void identifier(Maths.Identifier identifier) {
            if (identifier.text().equals("T") && identifier.face() == Face.UPRIGHT) {
                return add(Kind.ORDINARY, Letters.set("T", new Letters.Look(Typeface.SANS, style.em(), ink)));
            }
            if (identifier.text().codePointCount(0, identifier.text().length()) == 1) {
                Face face = bold && identifier.face() == Face.ITALIC ? Face.BOLD : identifier.face();
                int letter = MathLetters.of(identifier.text().codePointAt(0), face);
                Atom atom = Letters.character(letter, style, ink, Kind.ORDINARY);
                Box leaning = Boxes.row(atom.box(), Boxes.space(atom.italic()));
                atoms.add(new Atom(Kind.ORDINARY, Kind.ORDINARY, leaning, atom.italic(), true));
                return null;
            }
            return add(Kind.ORDINARY, upright(identifier.text(), identifier.face() == Face.BOLD));
        }

        @Override
        public Void digits(Maths.Digits digits) {
            Box box = upright(digits.text(), false);
            atoms.add(new Atom(Kind.ORDINARY, Kind.ORDINARY, box, 0, true));
            return null;
        }

        @Override
        public Void sign(Maths.Sign sign) {
            int character = sign.text().codePointAt(0);
            int drawn = character == '∂' ? MathLetters.PARTIAL : character;
            Kind kind = sign.role() == Role.PREFIX && character != '∂' ? Kind.ORDINARY : kind(sign.role());
            atoms.add(Letters.character(drawn, style, ink, kind));
            return null;
        }

        private static Kind kind(Role role) {
            return switch (role) {
                case RELATION -> Kind.RELATION;
                case BINARY -> Kind.BINARY;
                case PUNCTUATION -> Kind.PUNCTUATION;
                case PREFIX, ORDINARY -> Kind.ORDINARY;
            };
        }

        @Override
        public Void words(Maths.Words words) {
            return add(Kind.ORDINARY, upright(words.text(), false));
        }

        private Box upright(String text, boolean strong) {
            Typeface face = strong || bold ? Typeface.ROMAN_BOLD : Typeface.ROMAN;
            return Letters.set(text, new Letters.Look(face, style.em(), ink));
        }

        @Override
        public Void application(Maths.Application application) {
            List<Atom> name = atoms(application.function(), style, ink);
            boolean letter = name.size() == 1 && name.get(0).isLetter();
            add(letter ? Kind.ORDINARY : Kind.OPERATOR, Atom.row(name, style));
            add(Kind.OPENING, Boxes.EMPTY);
            application.arguments().accept(this);
            return null;
        }

        @Override
        public Void gap(Maths.Gap gap) {
            atoms.add(Atom.kern(style.isScript() ? 0 : gap.em() * style.em()));
            return null;
        }

        @Override
        public Void scripts(Maths.Scripts scripts) {
            List<Atom> base = atoms(scripts.base(), style, ink);
            Optional<Box> below = scripts.below().map(maths -> set(maths, style.below(), ink));
            Optional<Maths> above = scripts.above();
            boolean prime = above.filter(Setting::isPrime).isPresent();
            Optional<Box> raised = above.map(maths -> prime ? prime(maths) : set(maths, style.above(), ink));
            atoms.add(Scripts.on(base, below, raised, prime, style));
            return null;
        }

        /** The sign of a derivative is as high as it stands; it is not raised once more. */
        private Box prime(Maths sign) {
            return set(sign, style, ink);
        }

        private static boolean isPrime(Maths above) {
            return above instanceof Maths.Sign sign && sign.text().equals("′");
        }

        @Override
        public Void fraction(Maths.Fraction fraction) {
            Style own = switch (fraction.size()) {
                case USUAL -> style;
                case SMALL -> style.at(style.isScript() ? style.level() : Style.Level.TEXT);
                case LARGE -> style.at(Style.Level.DISPLAY);
            };
            Box numerator = set(fraction.numerator(), own.numerator(), ink);
            Box denominator = set(fraction.denominator(), own.denominator(), ink);
            return add(Kind.ORDINARY, Stacks.fraction(numerator, denominator, own, ink));
        }

        @Override
        public Void root(Maths.Root root) {
            Box inside = set(root.inside(), style.asCramped(), ink);
            double bar = style.bar();
            double gap = style.isDisplay() ? 0.148 * style.em() : 0.05 * style.em();
            Box sign = Fence.high("√", inside.total() + gap + bar, style, ink);
            double lift = inside.height() + Math.max(gap, (sign.total() - inside.total() - bar + gap) / 2) + bar;
            Boxes.Canvas canvas = new Boxes.Canvas();
            canvas.put(sign, 0, lift - sign.height()).put(inside, sign.width(), 0);
            canvas.put(Boxes.rule(inside.width(), bar, 0, ink), sign.width(), lift - bar);
            return add(
                    Kind.ORDINARY,
                    canvas.box(
                            sign.width() + inside.width(), lift + bar, Math.max(inside.depth(), sign.total() - lift)));
        }

        @Override
        public Void fenced(Maths.Fenced fenced) {
            switch (fenced.grows()) {
                case FLAT -> {
                    flat(fenced.open(), Kind.OPENING);
                    fenced.inside().accept(this);
                    flat(fenced.close(), Kind.CLOSING);
                }
                case RAISED -> {
                    double least = 1.15 * style.em();
                    add(Kind.OPENING, Fence.high(fenced.open(), least, style, ink));
                    fenced.inside().accept(this);
                    add(Kind.CLOSING, Fence.high(fenced.close(), least, style, ink));
                }
                case FULL -> {
                    Box inside = inside(fenced.inside());
                    Box open = Fence.beside(fenced.open(), inside, style, ink);
                    add(Kind.INNER, Boxes.row(open, inside, Fence.beside(fenced.close(), inside, style, ink)));
                }
            }
            return null;
        }

        private void flat(String fence, Kind kind) {
            if (!fence.isEmpty()) {
                atoms.add(Letters.character(fence.codePointAt(0), style, ink, kind));
            }
        }

        @Override
        public Void table(Maths.Table table) {
            Style cells = style.at(
                    style.isScript()
                            ? style.level()
                            : table.kind() == Maths.Kind.SYSTEM ? Style.Level.DISPLAY : Style.Level.TEXT);
            List<List<Box>> boxes = new ArrayList<>();
            for (List<Maths> row : table.rows()) {
                List<Box> line = new ArrayList<>();
                for (int j = 0; j < row.size(); j++) {
                    boolean right = table.kind() == Maths.Kind.SYSTEM && j > 0;
                    line.add(right ? behind(row.get(j), cells) : set(row.get(j), cells, ink));
                }
                boxes.add(line);
            }
            return add(Kind.ORDINARY, Stacks.table(boxes, table.kind(), style));
        }

        private Box behind(Maths right, Style cells) {
            Setting setting = new Setting(cells, ink);
            setting.add(Kind.ORDINARY, Boxes.EMPTY);
            right.accept(setting);
            return Atom.row(setting.atoms, cells);
        }

        @Override
        public Void under(Maths.Under under) {
            Box below = set(under.below(), style.below(), ink);
            return add(Kind.ORDINARY, Stacks.limits(inside(under.base()), Optional.of(below), Optional.empty(), style));
        }

        @Override
        public Void braced(Maths.Braced braced) {
            Box base = inside(braced.base());
            Box brace = Fence.brace(BRACE_BELOW, base.width(), style, ink);
            FontFile.Bounds bounds =
                    Typeface.MATH.font().bounds(Typeface.MATH.glyph(BRACE_BELOW).orElseThrow());
            double drop = base.depth() + (0.12 + bounds.top()) * style.em();
            double width = Math.max(base.width(), brace.width());
            Boxes.Canvas canvas = new Boxes.Canvas();
            canvas.put(base, (width - base.width()) / 2, 0).put(brace, (width - brace.width()) / 2, -drop);
            Box both = canvas.box(width, base.height(), drop + brace.depth());
            Box label = set(braced.label(), style.below(), ink);
            return add(Kind.OPERATOR, Stacks.limits(both, Optional.of(label), Optional.empty(), style));
        }

        @Override
        public Void hat(Maths.Hat hat) {
            List<Atom> atomsBelow = atoms(hat.base(), style.asCramped(), ink);
            Box base = Atom.row(atomsBelow, style);
            int accent = Typeface.MATH.glyph(HAT).orElseThrow();
            FontFile.Bounds bounds = Typeface.MATH.font().bounds(accent);
            double middle = (bounds.left() + bounds.right()) / 2 * style.em();
            double lean = atomsBelow.size() == 1 ? atomsBelow.get(0).italic() : 0;
            double at = (base.width() - lean) / 2 + lean;
            double lift = Math.max(0, base.height() - 0.45 * style.em());
            Box sign = Letters.glyph(Typeface.MATH, accent, style.em(), ink);
            Box both = new Boxes.Canvas()
                    .put(base, 0, 0)
                    .put(sign, at - middle, lift)
                    .box(base.width(), Math.max(base.height(), lift + bounds.top() * style.em()), base.depth());
            atoms.add(new Atom(Kind.ORDINARY, Kind.ORDINARY, both, lean, atomsBelow.size() == 1));
            return null;
        }

        @Override
        public Void large(Maths.Large large) {
            Box sign = Fence.sign(large.sign().codePointAt(0), style, ink);
            Box below = set(large.below(), style.below(), ink);
            Optional<Box> above = large.above().map(maths -> set(maths, style.above(), ink));
            if (style.isDisplay()) {
                return add(Kind.OPERATOR, Stacks.limits(sign, Optional.of(below), above, style));
            }
            Atom scripts = Scripts.on(List.of(Atom.of(Kind.OPERATOR, sign)), Optional.of(below), above, false, style);
            return add(Kind.OPERATOR, scripts.box());
        }

        @Override
        public Void hue(Maths.Hue hue) {
            int inked = Integer.parseInt(palette.colour(hue.layer()), 16);
            List<Atom> inside = atoms(hue.inside(), style, inked);
            atoms.add(inside.size() == 1 ? inside.get(0) : Atom.of(Kind.ORDINARY, Atom.row(inside, style)));
            return null;
        }

        @Override
        public Void printed(Maths.Printed printed) {
            return printed.number().accept(this);
        }

        @Override
        public Void box(Maths.Box box) {
            Optional<Box> number = box.number().map(this::inside);
            return add(Kind.ORDINARY, FieldBox.of(box.field(), number, style));
        }
    }
}
