package org.gradus.report.render.typst;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.gradus.report.render.maths.FieldSize;
import org.gradus.report.render.maths.Maths;

/** Spells a formula as Typst mathematics. What could end an argument (a comma, a semicolon) is quoted. */
final class TypstMaths implements Maths.Visitor<String> {
    /** A comma without space behind it, which {@code sheet.typ} defines. */
    private static final String DECIMAL_COMMA = "deccomma";

    /** Signs that Typst would take for something else. */
    private static final Map<String, String> SIGNS = Map.of(
            "·", "⋅",
            "/", "\\/",
            "(", "\\(",
            ")", "\\)",
            ",", DECIMAL_COMMA);

    private static final Map<String, String> BETWEEN = Map.of(",", "comma", ";", "semi");

    static String of(Maths maths) {
        return maths.accept(new TypstMaths());
    }

    /** The function that {@code sheet.typ} colours a layer with. */
    static String layer(int layer) {
        return "layer" + (char) ('A' + layer);
    }

    /** A blank beside words would be shown. */
    @Override
    public String row(Maths.Row row) {
        StringBuilder out = new StringBuilder();
        for (Maths part : row.parts()) {
            String typst = of(part);
            boolean words = out.toString().endsWith("\"") || typst.startsWith("\"");
            out.append(out.isEmpty() || typst.isEmpty() || words ? "" : " ").append(typst);
        }
        return out.toString();
    }

    @Override
    public String identifier(Maths.Identifier identifier) {
        String text = identifier.text();
        if (text.length() > 1) {
            return "op(" + TypstText.quoted(text) + ")";
        }
        return switch (identifier.face()) {
            case ITALIC -> text;
            case UPRIGHT -> "upright(" + text + ")";
            case BOLD -> "bold(" + text + ")";
        };
    }

    @Override
    public String digits(Maths.Digits digits) {
        return digits.text().replace(",", " " + DECIMAL_COMMA + " ");
    }

    @Override
    public String sign(Maths.Sign sign) {
        return sign.role() == Maths.Role.PUNCTUATION
                ? BETWEEN.getOrDefault(sign.text(), sign.text())
                : SIGNS.getOrDefault(sign.text(), sign.text());
    }

    @Override
    public String words(Maths.Words words) {
        return TypstText.quoted(words.text());
    }

    /** The blank keeps the two from being taken for a call of Typst. */
    @Override
    public String application(Maths.Application application) {
        return of(application.function()) + " " + of(application.arguments());
    }

    @Override
    public String gap(Maths.Gap gap) {
        return gap.em() < 0.5 ? "thin" : "quad";
    }

    @Override
    public String scripts(Maths.Scripts scripts) {
        return "attach(" + of(scripts.base()) + above(scripts.above()) + below(scripts.below()) + ")";
    }

    private static String above(Optional<Maths> maths) {
        return maths.map(script -> ", t: " + of(script)).orElse("");
    }

    private static String below(Optional<Maths> maths) {
        return maths.map(script -> ", b: " + of(script)).orElse("");
    }

    @Override
    public String fraction(Maths.Fraction fraction) {
        String typst = "frac(" + of(fraction.numerator()) + ", " + of(fraction.denominator()) + ")";
        return switch (fraction.size()) {
            case USUAL -> typst;
            case SMALL -> "inline(" + typst + ")";
            case LARGE -> "display(" + typst + ")";
        };
    }

    @Override
    public String root(Maths.Root root) {
        return "sqrt(" + of(root.inside()) + ")";
    }

    @Override
    public String fenced(Maths.Fenced fenced) {
        if (fenced.inside() instanceof Maths.Table table) {
            return table(table);
        }
        String inside = of(fenced.inside());
        return switch (fenced.open()) {
            case "|" -> "abs(" + inside + ")";
            case "‖" -> "norm(" + inside + ")";
            case "[" -> "\\[" + inside + "\\]";
            default -> fenced.grows() == Maths.Growth.FULL ? "lr((" + inside + "))" : "\\(" + inside + "\\)";
        };
    }

    /** Typst knows a matrix and cases by their fences; nothing else is fenced on a sheet. */
    @Override
    public String table(Maths.Table table) {
        boolean cases = table.kind() == Maths.Kind.CASES || table.kind() == Maths.Kind.SYSTEM;
        String between = table.kind() == Maths.Kind.CASES ? " quad & " : " & ";
        StringJoiner rows = new StringJoiner(cases ? ", " : "; ");
        table.rows()
                .forEach(row ->
                        rows.add(row.stream().map(TypstMaths::of).collect(Collectors.joining(cases ? between : ", "))));
        if (cases) {
            return "cases(" + rows + ")";
        }
        return switch (table.kind()) {
            case NUMBERS -> "nums(" + rows + ")";
            case ROOMY -> "roomy(" + rows + ")";
            default -> "syms(" + rows + ")";
        };
    }

    @Override
    public String under(Maths.Under under) {
        return "attach(limits(" + of(under.base()) + "), b: " + of(under.below()) + ")";
    }

    @Override
    public String braced(Maths.Braced braced) {
        return "underbrace(" + of(braced.base()) + ", " + of(braced.label()) + ")";
    }

    @Override
    public String hat(Maths.Hat hat) {
        return "hat(" + of(hat.base()) + ")";
    }

    @Override
    public String large(Maths.Large large) {
        return "attach(sum" + above(large.above()) + below(Optional.of(large.below())) + ")";
    }

    @Override
    public String hue(Maths.Hue hue) {
        return layer(hue.layer()) + "(" + of(hue.inside()) + ")";
    }

    @Override
    public String printed(Maths.Printed printed) {
        return of(printed.number());
    }

    @Override
    public String box(Maths.Box box) {
        String width = String.format(Locale.ROOT, "%.1fmm", FieldSize.millimetres(box.field()));
        String number = box.number().map(inside -> "$" + of(inside) + "$").orElse("");
        return "#field(" + TypstText.quoted(box.field().letter()) + ", " + width + ")[" + number + "]";
    }
}
