package org.gradus.report.render;

import java.util.Map;
import java.util.stream.Collectors;
import org.gradus.report.render.maths.Maths;

/** Spells a formula as it is laid out. */
final class MathsAsTex implements Maths.Visitor<String> {
    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("−", "-"),
            Map.entry("·", "\\cdot "),
            Map.entry("⊙", "\\odot "),
            Map.entry("×", "\\times "),
            Map.entry("∂", "\\partial "),
            Map.entry("∇", "\\nabla "),
            Map.entry("∞", "\\infty "),
            Map.entry("⋯", "\\cdots "),
            Map.entry("⋮", "\\vdots "),
            Map.entry("⋱", "\\ddots "),
            Map.entry("′", "'"),
            Map.entry("≠", "\\neq "),
            Map.entry("≤", "\\le "),
            Map.entry("≥", "\\ge "),
            Map.entry("≈", "\\approx "),
            Map.entry("≔", ":="),
            Map.entry("←", "\\leftarrow "));

    private static final String GREEK =
            "αalpha βbeta γgamma δdelta εvarepsilon ζzeta ηeta θtheta ιiota κkappa λlambda μmu νnu ξxi πpi ρrho "
                    + "σsigma τtau υupsilon ϕphi χchi ψpsi ωomega ΓGamma ΔDelta ΘTheta ΛLambda ΞXi ΠPi ΣSigma ΥUpsilon ΦPhi ΨPsi ΩOmega";

    private String of(Maths maths) {
        return maths.accept(this);
    }

    @Override
    public String row(Maths.Row row) {
        return row.parts().stream().map(this::of).collect(Collectors.joining());
    }

    @Override
    public String identifier(Maths.Identifier identifier) {
        for (String letter : GREEK.split(" ")) {
            if (letter.startsWith(identifier.text())) {
                return "\\" + letter.substring(1) + " ";
            }
        }
        return identifier.text();
    }

    @Override
    public String digits(Maths.Digits digits) {
        return digits.text();
    }

    @Override
    public String sign(Maths.Sign sign) {
        return SIGNS.getOrDefault(sign.text(), sign.text());
    }

    @Override
    public String words(Maths.Words words) {
        return TexText.of(words.text(), TexDialect.GITHUB);
    }

    @Override
    public String application(Maths.Application application) {
        return of(application.function()) + of(application.arguments());
    }

    @Override
    public String gap(Maths.Gap gap) {
        return "";
    }

    @Override
    public String scripts(Maths.Scripts scripts) {
        String above = scripts.above().map(this::of).orElse("");
        return of(scripts.base())
                + scripts.below().map(below -> "_" + of(below)).orElse("")
                + (above.isEmpty() || above.equals("'") ? above : "^" + above);
    }

    @Override
    public String fraction(Maths.Fraction fraction) {
        String name = switch (fraction.size()) {
            case USUAL -> "\\frac";
            case SMALL -> "\\tfrac";
            case LARGE -> "\\dfrac";
        };
        return name + "{" + of(fraction.numerator()) + "}{" + of(fraction.denominator()) + "}";
    }

    @Override
    public String root(Maths.Root root) {
        return "\\sqrt{" + of(root.inside()) + "}";
    }

    @Override
    public String fenced(Maths.Fenced fenced) {
        String inside = of(fenced.inside());
        return switch (fenced.open()) {
            case "|" -> "\\left\\lvert " + inside + "\\right\\rvert";
            case "‖" -> "\\lVert " + inside + "\\rVert";
            case "{" ->
                fenced.inside() instanceof Maths.Table table && table.kind() == Maths.Kind.CASES
                        ? "\\begin{cases}" + inside + "\\end{cases}"
                        : "\\left\\{\\begin{aligned}" + inside + "\\end{aligned}\\right.";
            case "[" ->
                fenced.inside() instanceof Maths.Table table
                        ? "\\left[\\begin{array}"
                                + (table.kind() == Maths.Kind.NUMBERS ? "r" : "c")
                                        .repeat(table.rows().get(0).size())
                                + inside + "\\end{array}\\right]"
                        : "[" + inside + "]";
            default -> fenced.grows() == Maths.Growth.FULL ? "\\left(" + inside + "\\right)" : "(" + inside + ")";
        };
    }

    @Override
    public String table(Maths.Table table) {
        return table.rows().stream()
                .map(row -> row.stream().map(this::of).collect(Collectors.joining("&")))
                .collect(Collectors.joining("\\\\"));
    }

    @Override
    public String under(Maths.Under under) {
        return "\\underset" + of(under.below()) + of(under.base());
    }

    @Override
    public String braced(Maths.Braced braced) {
        return "\\underset" + of(braced.label()) + "\\underbrace" + of(braced.base());
    }

    @Override
    public String hat(Maths.Hat hat) {
        return of(hat.base());
    }

    @Override
    public String large(Maths.Large large) {
        return "\\sum_" + of(large.below())
                + large.above().map(above -> "^" + of(above)).orElse("");
    }

    @Override
    public String hue(Maths.Hue hue) {
        return of(hue.inside());
    }

    @Override
    public String printed(Maths.Printed printed) {
        return of(printed.number());
    }

    @Override
    public String box(Maths.Box box) {
        return FieldTex.of(box.field(), box.number().map(this::of).orElse(""), false);
    }
}
