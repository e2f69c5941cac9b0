package org.gradus.report.render;

import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprVisitor;
import org.gradus.core.expr.Precedence.Place;
import org.gradus.core.expr.SignedTerm;
import org.gradus.report.render.maths.ElidedMatrix;
import org.gradus.report.render.maths.Extent;
import org.gradus.report.render.maths.Fences;
import org.gradus.report.render.maths.Juxtaposition;
import org.gradus.report.render.maths.Traits;
import org.gradus.report.render.maths.Traits.Height;
import org.gradus.report.render.maths.Width;
import org.gradus.report.sheet.Field;

/** Writes a formula as TeX mathematics. Without state; a formula is written as it stands, nothing is reordered. */
final class TexWriter implements ExprVisitor<String> {
    /** The last index of what holds after a step, where a plus above says so: {@code W^{1+}}. */
    private static final Expr AFTER = Expr.Symbol.of("plus");

    /** Where a formula stands: decides derivatives with a slash, elision of long sums, growing parentheses. */
    enum Spot {
        DISPLAY,
        TEXT,
        INSIDE,
        /** An entry of a column vector: there is room for large fractions. */
        ENTRY,
        SCRIPT
    }

    /** A sum that has no line for itself (in a matrix, a fraction) is elided when it has more terms. */
    private static final int MOST_TERMS_INSIDE = 12;

    private static final int MOST_TERMS_WHEN_SHORT = 3;

    /** Within the text a fraction is set small up to this width in em; what is wider would be hard to read. */
    private static final double MOST_SMALL = 6;

    private final TexStyle style;
    private final TexDialect dialect;
    private final TexNames names;
    private final Spot spot;
    private final Extent extent;

    TexWriter(TexStyle style) {
        this(style, new TexNames(style.dialect()), Spot.DISPLAY, Extent.USUAL);
    }

    private TexWriter(TexStyle style, TexNames names, Spot spot, Extent extent) {
        this.style = style;
        this.dialect = style.dialect();
        this.names = names;
        this.spot = spot;
        this.extent = extent;
    }

    TexStyle style() {
        return style;
    }

    /** The same writer for another spot. */
    TexWriter in(Spot other) {
        return spot == other ? this : new TexWriter(style, names, other, extent);
    }

    /** The same writer, leaving out more of long sums and matrices: for formulas that no line could hold. */
    TexWriter shortened() {
        return new TexWriter(style, names, spot, Extent.SHORTENED);
    }

    /** The same writer, leaving out nothing: for data. */
    TexWriter whole() {
        return new TexWriter(style, names, spot, Extent.WHOLE);
    }

    String write(Expr expr) {
        return expr.accept(this);
    }

    /** With parentheses where the place asks for them. */
    private String write(Expr expr, Place at) {
        return Fences.needed(expr, at) ? fenced(expr) : write(expr);
    }

    private String fenced(Expr expr) {
        return parentheses((spot == Spot.TEXT ? inside() : this).write(expr), height(expr));
    }

    private String parentheses(String content, Height height) {
        boolean latex = dialect == TexDialect.LATEX && spot != Spot.SCRIPT;
        return switch (height) {
            case TALL -> "\\left(" + content + "\\right)";
            case RAISED -> latex ? "\\bigl(" + content + "\\bigr)" : "(" + content + ")";
            case FLAT -> "(" + content + ")";
        };
    }

    private String script(Expr expr) {
        return in(Spot.SCRIPT).write(expr);
    }

    private TexWriter inside() {
        return spot == Spot.SCRIPT ? this : in(Spot.INSIDE);
    }

    // ---- leaves ----

    @Override
    public String num(Expr.Num num) {
        String plain = num.value().toPlainString();
        return plain.replace(".", style.language().decimalSign());
    }

    @Override
    public String shown(Expr.Shown shown) {
        if (shown.source() instanceof Field field) {
            boolean filled = field.use() == Field.Use.FILLED;
            String number = filled ? style.colour(shown, write(shown.printed())) : "";
            return FieldTex.of(field, number, dialect == TexDialect.LATEX);
        }
        return style.colour(shown, write(shown.printed()));
    }

    @Override
    public String constant(Expr.Constant constant) {
        return switch (constant) {
            case E -> "e";
            case PI -> "\\pi";
            case INFINITY -> "\\infty";
        };
    }

    @Override
    public String symbol(Expr.Symbol symbol) {
        return style.colour(symbol, quantity(symbol, ""));
    }

    @Override
    public String indexed(Expr.Indexed indexed) {
        List<Expr> all = indexed.indices();
        int last = all.size() - 1;
        boolean plus = all.get(last).equals(AFTER);
        String index = plus && last == 0 ? "" : indices(plus ? all.subList(0, last) : all);
        String tex = quantity(indexed.base(), index);
        return style.colour(indexed, plus ? style.withPlus(tex) : tex);
    }

    /** Subscript before superscript, so that {@code z_1^2} reads the same everywhere. */
    private String quantity(Expr.Symbol symbol, String index) {
        String layer = symbol.layer().map(l -> style.layer(script(l))).orElse("");
        if (symbol.shape() == Expr.Shape.SCALAR) {
            return names.quantity(symbol.name(), index) + layer;
        }
        // in Markdown an underscore must follow a letter
        boolean apart = dialect == TexDialect.LATEX;
        String letter = dialect.bold(names.quantity(symbol.name(), apart ? "" : index), symbol.shape());
        return letter + (apart ? TexNames.script("_", index) : "") + layer;
    }

    /** {@code 12} for w_12, {@code 1,12} as soon as an index has more than one sign. */
    private String indices(List<Expr> indices) {
        StringJoiner bare = new StringJoiner("");
        StringJoiner separated = new StringJoiner(",");
        boolean single = true;
        for (Expr index : indices) {
            String tex = script(index);
            single &= tex.length() == 1;
            bare.add(tex);
            separated.add(tex);
        }
        return (single ? bare : separated).toString();
    }

    @Override
    public String ellipsis(Expr.Ellipsis ellipsis) {
        return switch (ellipsis) {
            case HORIZONTAL -> "\\cdots";
            case VERTICAL -> "\\vdots";
            case DIAGONAL -> "\\ddots";
            case ABSENT -> dialect == TexDialect.LATEX ? "\\text{--}" : "\\text{\u2013}";
            case NOT_CALCULATED -> style.notCalculated();
        };
    }

    // ---- arithmetic ----

    @Override
    public String negation(Expr.Negation negation) {
        return "-" + write(negation.operand(), Place.NEGATED);
    }

    @Override
    public String sum(Expr.Sum sum) {
        List<Expr> terms = sum.terms();
        if (extent == Extent.SHORTENED) {
            terms = ElidedMatrix.elided(terms, MOST_TERMS_WHEN_SHORT);
        } else if (spot == Spot.INSIDE || spot == Spot.ENTRY || spot == Spot.SCRIPT) {
            terms = ElidedMatrix.elided(terms, MOST_TERMS_INSIDE);
        }
        StringBuilder out = new StringBuilder(write(terms.get(0), Place.FIRST_TERM));
        for (Expr term : terms.subList(1, terms.size())) {
            out.append(further(term));
        }
        return out.toString();
    }

    /** A term of a sum that is not the first, with its sign. */
    String further(Expr term) {
        SignedTerm signed = SignedTerm.of(term);
        return (signed.subtracted() ? " - " : " + ") + write(signed.operand(), Place.LATER_TERM);
    }

    @Override
    public String product(Expr.Product product) {
        List<Expr> factors = product.factors();
        boolean one = Traits.isScientific(product);
        StringBuilder out = new StringBuilder(one ? write(factors.get(0)) : factor(factors, 0));
        for (int i = 1; i < factors.size(); i++) {
            boolean dot = Juxtaposition.needsDot(factors.get(i - 1), factors.get(i));
            out.append(dot ? " \\cdot " : gap(factors.get(i - 1), factors.get(i)))
                    .append(factor(factors, i));
        }
        return out.toString();
    }

    /** A coefficient stands close to its letter: {@code 2z}. */
    private String gap(Expr left, Expr right) {
        return left instanceof Expr.Num || Juxtaposition.isSpacedByTex(left, right) ? " " : dialect.thinSpace();
    }

    private String factor(List<Expr> factors, int position) {
        Expr factor = factors.get(position);
        boolean openEnd = factor instanceof Expr.IndexedSum && position == factors.size() - 1;
        return openEnd ? write(factor) : write(factor, position == 0 ? Place.FIRST_FACTOR : Place.LATER_FACTOR);
    }

    @Override
    public String quotient(Expr.Quotient quotient) {
        TexWriter inside = inside();
        if (spot == Spot.TEXT && Traits.isShort(quotient)) {
            return inside.write(quotient.numerator()) + "/" + inside.write(quotient.denominator());
        }
        return fraction(quotient) + inside.write(quotient.numerator()) + "}{" + inside.write(quotient.denominator())
                + "}";
    }

    private String fraction(Expr.Quotient quotient) {
        return switch (spot) {
            case TEXT -> Width.of(quotient) > MOST_SMALL ? "\\dfrac{" : "\\tfrac{";
            case ENTRY -> "\\dfrac{";
            default -> "\\frac{";
        };
    }

    @Override
    public String power(Expr.Power power) {
        Expr base = power.base();
        return write(base, Place.BASE) + TexNames.script("^", script(power.exponent()));
    }

    @Override
    public String transpose(Expr.Transpose transpose) {
        return write(transpose.operand(), Place.BASE) + dialect.transposed();
    }

    @Override
    public String sized(Expr.Sized sized) {
        return "\\underset{" + sized.rows() + " \\times " + sized.columns() + "}{" + write(sized.operand()) + "}";
    }

    @Override
    public String underbrace(Expr.Underbrace underbrace) {
        String braced = "\\underbrace{" + write(underbrace.operand()) + "}";
        String label = write(underbrace.label());
        // in Markdown an underscore must follow a letter
        return dialect == TexDialect.LATEX ? braced + "_{" + label + "}" : "\\underset{" + label + "}{" + braced + "}";
    }

    /** A layer keeps the place above the letter; the sample then stands behind both. */
    @Override
    public String ofSample(Expr.OfSample ofSample) {
        String quantity = write(ofSample.quantity());
        String script = style.sample(script(ofSample.sample()));
        return (quantity.contains("^") ? "{" + quantity + "}" : quantity) + script;
    }

    @Override
    public String hadamard(Expr.Hadamard hadamard) {
        // a matrix product is read first: Wᵀ δ ⊙ σ′(z)
        Expr left = hadamard.left();
        String first = left instanceof Expr.Product ? write(left) : write(left, Place.LATER_FACTOR);
        return first + " \\odot " + write(hadamard.right(), Place.LATER_FACTOR);
    }

    @Override
    public String apply(Expr.Apply apply) {
        List<Expr> arguments = apply.arguments();
        if (arguments.size() == 1) {
            Expr only = arguments.get(0);
            switch (apply.function()) {
                case "exp":
                    return "e" + TexNames.script("^", script(only));
                case "sqrt":
                    return "\\sqrt{" + inside().write(only) + "}";
                case "abs":
                    return "\\left\\lvert " + write(only) + "\\right\\rvert";
                case "hat":
                    return hat(only);
                case "norm":
                    return "\\lVert " + write(only) + " \\rVert";
                default:
                    break;
            }
        }
        return names.function(apply.function()) + arguments(arguments);
    }

    /** The accent stands on the letter alone. */
    private String hat(Expr quantity) {
        if (!(quantity instanceof Expr.Indexed indexed)) {
            return "\\hat{" + write(quantity) + "}";
        }
        // in Markdown an underscore must follow a letter
        return dialect == TexDialect.LATEX
                ? "\\hat{" + write(indexed.base()) + "}" + TexNames.script("_", indices(indexed.indices()))
                : "\\widehat{" + write(quantity) + "}";
    }

    private String arguments(List<Expr> arguments) {
        StringJoiner list = new StringJoiner(style.language().betweenNumbers());
        Height height = Height.FLAT;
        for (Expr argument : arguments) {
            list.add(write(argument));
            height = height(argument).compareTo(height) > 0 ? height(argument) : height;
        }
        String fenced = parentheses(list.toString(), height);
        return height == Height.TALL && dialect == TexDialect.LATEX ? "\\mathopen{}" + fenced : fenced;
    }

    private static Height height(Expr expr) {
        return Traits.height(expr);
    }

    // ---- analysis ----

    @Override
    public String indexedSum(Expr.IndexedSum sum) {
        String from = sum.from().map(f -> "=" + script(f)).orElse("");
        String to = sum.to().map(t -> TexNames.script("^", script(t))).orElse("");
        String index = names.quantity(sum.index(), "") + from;
        return "\\sum_{" + index + "}" + to + " " + write(sum.body(), Place.LATER_TERM);
    }

    @Override
    public String kronecker(Expr.Kronecker kronecker) {
        return "1_{" + script(kronecker.left()) + "=" + script(kronecker.right()) + "}";
    }

    @Override
    public String derivative(Expr.Derivative derivative) {
        if (derivative.style() == Expr.DerivativeStyle.PRIME) {
            return prime(derivative.of(), derivative.wrt());
        }
        Expr of = derivative.of();
        String wrt = inside().write(derivative.wrt());
        if (Traits.isOperatorForm(derivative)) {
            return "\\frac{\\partial}{\\partial " + wrt + "} " + write(of, Place.LATER_FACTOR);
        }
        return spot == Spot.TEXT
                ? "\\partial " + write(of) + "/\\partial " + wrt
                : dialect.derivative(inside().write(of), wrt);
    }

    /** {@code f'(z)} only where z is what is differentiated by; {@code f'(g(z))} would leave out the inner derivative. */
    private String prime(Expr of, Expr wrt) {
        if (of instanceof Expr.Apply apply
                && !Traits.isExp(of)
                && !apply.function().equals("sqrt")) {
            return apply.arguments().equals(List.of(wrt))
                    ? names.function(apply.function()) + "'" + arguments(apply.arguments())
                    : fenced(of) + "'";
        }
        boolean plain =
                of instanceof Expr.Indexed indexed && indexed.base().layer().isEmpty();
        return (plain ? write(of) : write(of, Place.BASE)) + "'";
    }

    // ---- over several lines ----

    @Override
    public String piecewise(Expr.Piecewise piecewise) {
        StringJoiner rows = new StringJoiner(dialect.rowEnd());
        for (Expr.Case line : piecewise.cases()) {
            String condition = line.condition().map(this::write).orElse(style.otherwise());
            rows.add(inside().write(line.value()) + " & " + condition);
        }
        return "\\begin{cases} " + rows + " \\end{cases}";
    }

    @Override
    public String matrixLiteral(Expr.MatrixLiteral matrix) {
        Expr.MatrixLiteral elided = extent.of(matrix);
        boolean right = ElidedMatrix.isRightAligned(elided);
        StringBuilder out =
                new StringBuilder(dialect.openMatrix(elided.rows().get(0).size(), right));
        Optional<Integer> hue = style.palette().flatMap(palette -> ElidedMatrix.commonHue(elided, palette));
        boolean roomy = dialect == TexDialect.LATEX
                && (spot == Spot.DISPLAY || spot == Spot.ENTRY)
                && elided.rows().get(0).size() == 1;
        TexWriter plain = roomy ? in(Spot.ENTRY) : inside();
        TexWriter entries = hue.isEmpty() ? plain : plain.colourless();
        for (int i = 0; i < elided.rows().size(); i++) {
            if (i > 0) {
                out.append(rowEnd(elided.rows().get(i - 1), elided.rows().get(i), roomy));
            }
            StringJoiner row = new StringJoiner(" & ");
            elided.rows().get(i).forEach(e -> row.add(entries.write(e)));
            out.append(row);
        }
        String tex = out.append(dialect.closeMatrix(elided.rows().get(0).size(), right))
                .toString();
        return hue.map(h -> "\\hue{" + h + "}{" + tex + "}").orElse(tex);
    }

    /** LaTeX sets rows of fractions so close that they touch. */
    private String rowEnd(List<Expr> above, List<Expr> below, boolean roomy) {
        boolean tall =
                above.stream().anyMatch(Traits::hasFraction) && below.stream().anyMatch(Traits::hasFraction);
        return tall && dialect == TexDialect.LATEX ? " \\\\[" + (roomy ? 12 : 6) + "pt] " : dialect.rowEnd();
    }

    /** The same writer in black. */
    TexWriter colourless() {
        TexStyle plain = new TexStyle(dialect, style.language(), style.layerIndex(), Optional.empty());
        return new TexWriter(plain, names, spot, extent);
    }

    @Override
    public String equationSystem(Expr.EquationSystem system) {
        StringJoiner rows = new StringJoiner(dialect == TexDialect.LATEX ? " \\\\[-2pt] " : dialect.rowEnd());
        for (Expr.Relation equation : system.equations()) {
            boolean leftOut = equation.left() == Expr.Ellipsis.VERTICAL;
            rows.add(leftOut ? " & " + write(equation.left()) : write(equation.left()) + " &" + right(equation));
        }
        return "\\left" + dialect.leftBrace() + "\\begin{aligned} " + rows + " \\end{aligned}\\right.";
    }

    @Override
    public String relation(Expr.Relation relation) {
        return write(relation.left()) + right(relation);
    }

    private String right(Expr.Relation relation) {
        return sign(relation.operator()) + write(relation.right());
    }

    /** A relation sign with blanks around it, so that Markdown never sees the beginning of an HTML tag. */
    static String sign(Expr.Relation.Operator operator) {
        return switch (operator) {
            case EQUAL -> " = ";
            case NOT_EQUAL -> " \\neq ";
            case LESS -> " < ";
            case LESS_OR_EQUAL -> " \\le ";
            case GREATER -> " > ";
            case GREATER_OR_EQUAL -> " \\ge ";
            case APPROXIMATELY -> " \\approx ";
            case DEFINED_AS -> " := ";
            case BECOMES -> " \\leftarrow ";
        };
    }
}
