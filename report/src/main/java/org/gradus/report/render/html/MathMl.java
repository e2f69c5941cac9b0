package org.gradus.report.render.html;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gradus.report.render.maths.FieldSize;
import org.gradus.report.render.maths.Maths;
import org.gradus.report.sheet.Field;

/** Writes formulas as MathML Core. */
final class MathMl implements Maths.Visitor<Void> {
    /** Between a function and its arguments: it does not show, but a reader hears it. */
    private static final String APPLICATION = "<mo>\u2061</mo>";

    private final Markup out;
    private final Numbers numbers;

    /** What the next element that is opened will carry: the colour and the number that are being written. */
    private String classes = "";

    private String number = "";

    MathMl(Markup out, Numbers numbers) {
        this.out = out;
        this.numbers = numbers;
    }

    /**
     * A formula as a {@code math} element.
     *
     * @param spoken what a reader says for it; empty where an element around it says so
     */
    void formula(Maths maths, boolean displayed, String spoken) {
        out.open("math", "displaystyle", displayed ? "true" : "", "aria-label", spoken);
        maths.accept(this);
        out.close("math");
    }

    private void open(String tag, String... attributes) {
        String[] all = new String[attributes.length + 4];
        all[0] = "class";
        all[1] = classes;
        all[2] = "data-q";
        all[3] = number;
        System.arraycopy(attributes, 0, all, 4, attributes.length);
        classes = "";
        number = "";
        out.open(tag, all);
    }

    private void leaf(String tag, String text, String... attributes) {
        open(tag, attributes);
        out.text(text).close(tag);
    }

    /** As exactly one element, which scripts and fractions count by. */
    private void one(Maths maths) {
        boolean several = maths instanceof Maths.Row || maths instanceof Maths.Application;
        if (several) {
            open("mrow");
        }
        maths.accept(this);
        if (several) {
            out.close("mrow");
        }
    }

    // ---- leaves ----

    @Override
    public Void row(Maths.Row row) {
        row.parts().forEach(part -> part.accept(this));
        return null;
    }

    @Override
    public Void identifier(Maths.Identifier identifier) {
        String text = identifier.text();
        boolean letter = text.codePointCount(0, text.length()) == 1;
        switch (identifier.face()) {
            case ITALIC -> leaf("mi", text);
            case UPRIGHT -> leaf("mi", text, "mathvariant", letter ? "normal" : "");
            case BOLD -> leaf("mi", letter ? BoldLetters.italic(text) : BoldLetters.upright(text));
        }
        return null;
    }

    @Override
    public Void digits(Maths.Digits digits) {
        leaf("mn", digits.text());
        return null;
    }

    @Override
    public Void sign(Maths.Sign sign) {
        switch (sign.role()) {
            case RELATION, BINARY -> leaf("mo", sign.text(), "form", "infix");
            case PREFIX -> leaf("mo", sign.text(), "form", "prefix", "lspace", "0", "rspace", "0");
            case PUNCTUATION -> leaf("mo", sign.text(), "separator", "true", "lspace", "0", "rspace", "0.2em");
            case ORDINARY -> leaf("mi", sign.text(), "mathvariant", "normal");
        }
        return null;
    }

    /** At its ends a {@code mtext} has no blanks but those that do not break. */
    @Override
    public Void words(Maths.Words words) {
        leaf("mtext", words.text().replace(' ', '\u00a0'));
        return null;
    }

    @Override
    public Void gap(Maths.Gap gap) {
        open("mspace", "width", em(gap.em()));
        out.close("mspace");
        return null;
    }

    private static String em(double width) {
        return String.format(Locale.ROOT, "%.3f", width).replaceAll("\\.?0+$", "") + "em";
    }

    // ---- what is built of others ----

    @Override
    public Void application(Maths.Application application) {
        one(application.function());
        out.raw(APPLICATION);
        application.arguments().accept(this);
        return null;
    }

    @Override
    public Void scripts(Maths.Scripts scripts) {
        Optional<Maths> below = scripts.below();
        Optional<Maths> above = scripts.above();
        if (above.filter(MathMl::isPrime).isPresent()) {
            return primed(scripts);
        }
        String tag = below.isEmpty() ? "msup" : above.isEmpty() ? "msub" : "msubsup";
        open(tag);
        one(scripts.base());
        below.ifPresent(this::one);
        above.ifPresent(this::one);
        out.close(tag);
        return null;
    }

    private static boolean isPrime(Maths above) {
        return above instanceof Maths.Sign sign && sign.text().equals("′");
    }

    /** A prime is a superscript already; as a script of its own it would be too small and too high. */
    private Void primed(Maths.Scripts scripts) {
        open("mrow");
        Maths base = scripts.below()
                .<Maths>map(below -> new Maths.Scripts(scripts.base(), Optional.of(below), Optional.empty()))
                .orElse(scripts.base());
        one(base);
        out.element("mo", "′", "lspace", "0", "rspace", "0").close("mrow");
        return null;
    }

    @Override
    public Void fraction(Maths.Fraction fraction) {
        boolean styled = fraction.size() != Maths.Size.USUAL;
        if (styled) {
            boolean large = fraction.size() == Maths.Size.LARGE;
            open("mstyle", "displaystyle", large ? "true" : "false", "scriptlevel", large ? "0" : "");
        }
        open("mfrac");
        one(fraction.numerator());
        one(fraction.denominator());
        out.close("mfrac");
        if (styled) {
            out.close("mstyle");
        }
        return null;
    }

    @Override
    public Void root(Maths.Root root) {
        open("msqrt");
        root.inside().accept(this);
        out.close("msqrt");
        return null;
    }

    @Override
    public Void fenced(Maths.Fenced fenced) {
        String stretchy = fenced.grows() == Maths.Growth.FULL ? "true" : "false";
        open("mrow");
        fence(fenced.open(), "prefix", stretchy);
        fenced.inside().accept(this);
        fence(fenced.close(), "postfix", stretchy);
        out.close("mrow");
        return null;
    }

    private void fence(String sign, String form, String stretchy) {
        if (!sign.isEmpty()) {
            out.element("mo", sign, "form", form, "stretchy", stretchy, "lspace", "0", "rspace", "0");
        }
    }

    @Override
    public Void table(Maths.Table table) {
        classes = joined(table.kind().name().toLowerCase(Locale.ROOT), classes);
        open("mtable");
        for (List<Maths> row : table.rows()) {
            out.open("mtr");
            for (Maths cell : row) {
                out.open("mtd");
                cell.accept(this);
                out.close("mtd");
            }
            out.close("mtr");
        }
        out.close("mtable");
        return null;
    }

    @Override
    public Void under(Maths.Under under) {
        open("munder");
        one(under.base());
        one(under.below());
        out.close("munder");
        return null;
    }

    @Override
    public Void braced(Maths.Braced braced) {
        open("munder");
        out.open("munder", "accentunder", "true");
        one(braced.base());
        out.element("mo", "\u23df", "stretchy", "true").close("munder");
        one(braced.label());
        out.close("munder");
        return null;
    }

    @Override
    public Void hat(Maths.Hat hat) {
        open("mover", "accent", "true");
        one(hat.base());
        out.element("mo", "\u02c6", "stretchy", "false").close("mover");
        return null;
    }

    @Override
    public Void large(Maths.Large large) {
        String tag = large.above().isPresent() ? "munderover" : "munder";
        open(tag);
        out.element("mo", large.sign(), "movablelimits", "true");
        one(large.below());
        large.above().ifPresent(this::one);
        out.close(tag);
        return null;
    }

    // ---- what a number is of ----

    @Override
    public Void hue(Maths.Hue hue) {
        classes = joined(classes, "c" + hue.layer());
        one(hue.inside());
        return null;
    }

    @Override
    public Void printed(Maths.Printed printed) {
        Optional<String> id = numbers.id(printed.source());
        if (id.isPresent()) {
            classes = joined("v", classes);
            number = id.get();
        }
        one(printed.number());
        return null;
    }

    private static String joined(String one, String other) {
        return one.isEmpty() || other.isEmpty() ? one + other : one + " " + other;
    }

    /** A frame as wide as a number written by hand; its letter stands in it, small. */
    @Override
    public Void box(Maths.Box box) {
        Field field = box.field();
        classes = joined("box " + field.use().name().toLowerCase(Locale.ROOT), classes);
        open("mrow");
        if (!field.letter().isEmpty()) {
            out.element("mtext", field.letter(), "class", "letter");
        }
        if (box.number().isPresent()) {
            one(box.number().get());
        } else {
            out.open("mspace", "width", em(FieldSize.em(field)), "height", "1.2em")
                    .close("mspace");
        }
        out.close("mrow");
        return null;
    }
}
