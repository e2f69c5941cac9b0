package org.gradus.report.render.html;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gradus.report.render.maths.Maths;

/**
 * Writes formulas as data from which the page's script builds MathML. A leaf is a text whose first character says what it is, everything else a
 * list that begins with its kind: {@code ["_","iz","n1"]} is z_1.
 */
final class TipMaths implements Maths.Visitor<String> {
    @Override
    public String row(Maths.Row row) {
        return node("r", row.parts());
    }

    private String node(String kind, List<Maths> parts) {
        return "[" + Json.text(kind)
                + parts.stream().map(part -> "," + part.accept(this)).collect(Collectors.joining()) + "]";
    }

    private static String leaf(char kind, String text) {
        return Json.text(kind + text);
    }

    @Override
    public String identifier(Maths.Identifier identifier) {
        String text = identifier.text();
        boolean letter = text.codePointCount(0, text.length()) == 1;
        return switch (identifier.face()) {
            case ITALIC -> leaf('i', text);
            case UPRIGHT -> leaf(letter ? 'u' : 'i', text);
            case BOLD -> leaf('i', letter ? BoldLetters.italic(text) : BoldLetters.upright(text));
        };
    }

    @Override
    public String digits(Maths.Digits digits) {
        return leaf('n', digits.text());
    }

    @Override
    public String sign(Maths.Sign sign) {
        return switch (sign.role()) {
            case RELATION, BINARY -> leaf('o', sign.text());
            case PREFIX -> leaf('p', sign.text());
            case PUNCTUATION -> leaf(',', sign.text());
            case ORDINARY -> leaf('u', sign.text());
        };
    }

    @Override
    public String words(Maths.Words words) {
        return leaf('t', words.text().replace(' ', '\u00a0'));
    }

    @Override
    public String application(Maths.Application application) {
        return "[\"r\"," + application.function().accept(this) + ",\"o\u2061\","
                + application.arguments().accept(this) + "]";
    }

    @Override
    public String gap(Maths.Gap gap) {
        return "\"g\"";
    }

    @Override
    public String scripts(Maths.Scripts scripts) {
        if (scripts.below().isEmpty()) {
            return node("^", List.of(scripts.base(), scripts.above().orElseThrow()));
        }
        Maths below = scripts.below().get();
        return scripts.above()
                .map(above -> node("s", List.of(scripts.base(), below, above)))
                .orElseGet(() -> node("_", List.of(scripts.base(), below)));
    }

    @Override
    public String fraction(Maths.Fraction fraction) {
        return node("/", List.of(fraction.numerator(), fraction.denominator()));
    }

    @Override
    public String root(Maths.Root root) {
        return node("q", List.of(root.inside()));
    }

    @Override
    public String fenced(Maths.Fenced fenced) {
        String kind = fenced.grows() == Maths.Growth.FULL ? "[\"F\"," : "[\"f\",";
        return kind + Json.text(fenced.open()) + "," + fenced.inside().accept(this) + "," + Json.text(fenced.close())
                + "]";
    }

    @Override
    public String table(Maths.Table table) {
        String rows = table.rows().stream()
                .map(row -> row.stream().map(cell -> cell.accept(this)).collect(Collectors.joining(",", "[", "]")))
                .collect(Collectors.joining(",", "[", "]"));
        return "[\"t\"," + Json.text(table.kind().name().toLowerCase(Locale.ROOT)) + "," + rows + "]";
    }

    @Override
    public String under(Maths.Under under) {
        return under.base().accept(this);
    }

    @Override
    public String braced(Maths.Braced braced) {
        return braced.base().accept(this);
    }

    @Override
    public String hat(Maths.Hat hat) {
        return node("h", List.of(hat.base()));
    }

    @Override
    public String large(Maths.Large large) {
        Maths sign = new Maths.Sign(large.sign(), Maths.Role.BINARY);
        Optional<Maths> above = large.above();
        return above.map(top -> node("s", List.of(sign, large.below(), top)))
                .orElseGet(() -> node("_", List.of(sign, large.below())));
    }

    @Override
    public String hue(Maths.Hue hue) {
        return "[\"c\",\"c" + hue.layer() + "\"," + hue.inside().accept(this) + "]";
    }

    @Override
    public String printed(Maths.Printed printed) {
        return printed.number().accept(this);
    }

    @Override
    public String box(Maths.Box box) {
        return box.number().map(number -> number.accept(this)).orElse("\"g\"");
    }
}
