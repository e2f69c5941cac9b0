package org.gradus.report.render.maths;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.core.expr.ExprVisitor;
import org.gradus.core.expr.Precedence.Place;
import org.gradus.core.expr.SignedTerm;
import org.gradus.report.render.maths.Maths.Digits;
import org.gradus.report.render.maths.Maths.Face;
import org.gradus.report.render.maths.Maths.Fenced;
import org.gradus.report.render.maths.Maths.Fraction;
import org.gradus.report.render.maths.Maths.Gap;
import org.gradus.report.render.maths.Maths.Growth;
import org.gradus.report.render.maths.Maths.Kind;
import org.gradus.report.render.maths.Maths.Role;
import org.gradus.report.render.maths.Maths.Scripts;
import org.gradus.report.render.maths.Maths.Sign;
import org.gradus.report.render.maths.Maths.Size;
import org.gradus.report.render.maths.Maths.Table;
import org.gradus.report.render.maths.Maths.Words;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Field;

/**
 * How a formula is set. Without state; a formula is set as it stands, nothing is reordered. The TeX formats have the same rules in a
 * writer of their own, since in TeX they are spelt and not laid out.
 */
public final class MathsWriter implements ExprVisitor<Maths> {
    /** The last index of what holds after a step, where a plus above says so: {@code W^{1+}}. */
    private static final Expr AFTER = Expr.Symbol.of("plus");

    /** A sum that has no line for itself (in a matrix, a fraction) is elided when it has more terms. */
    private static final int MOST_TERMS_INSIDE = 12;

    static final int MOST_TERMS_WHEN_SHORT = 3;

    /** Within the text a fraction is set small up to this width in em; what is wider would be hard to read. */
    private static final double MOST_SMALL = 6;

    private static final Maths THIN = new Gap(1 / 6.0);

    /** Where a formula stands: decides derivatives with a slash, elision of long sums, growing parentheses. */
    public enum Spot {
        DISPLAY,
        TEXT,
        INSIDE,
        /** An entry of a column vector: there is room for large fractions. */
        ENTRY,
        SCRIPT
    }

    private final MathsStyle style;
    private final Spot spot;
    private final Extent extent;

    public MathsWriter(MathsStyle style) {
        this(style, Spot.DISPLAY, Extent.USUAL);
    }

    private MathsWriter(MathsStyle style, Spot spot, Extent extent) {
        this.style = style;
        this.spot = spot;
        this.extent = extent;
    }

    /** The same writer for another spot. */
    public MathsWriter in(Spot other) {
        return spot == other ? this : new MathsWriter(style, other, extent);
    }

    /** The same writer, leaving out more of long sums and matrices: for formulas that no line could hold. */
    public MathsWriter shortened() {
        return new MathsWriter(style, spot, Extent.SHORTENED);
    }

    /** The same writer, leaving out nothing: for data. */
    public MathsWriter whole() {
        return new MathsWriter(style, spot, Extent.WHOLE);
    }

    /** The same writer in black. */
    public MathsWriter colourless() {
        return new MathsWriter(style.colourless(), spot, extent);
    }

    public Maths write(Expr expr) {
        return expr.accept(this);
    }

    /** The whole chain in one line, without the words before it. */
    public Maths chain(Chain chain) {
        List<Maths> parts = new ArrayList<>();
        chain.left().map(this::write).ifPresent(parts::add);
        chain.links().forEach(link -> parts.add(link(link)));
        return parts.size() == 1 ? parts.get(0) : new Maths.Row(parts);
    }

    /** A relation sign and what follows it; no sign of equality leads to words. */
    public Maths link(Chain.Link link) {
        return link.isWithoutNumber()
                ? new Words(": " + style.language().notCalculated())
                : Maths.row(sign(link.operator()), write(link.right()));
    }

    /** With parentheses where the place asks for them. */
    Maths write(Expr expr, Place at) {
        return Fences.needed(expr, at) ? fenced(expr) : write(expr);
    }

    private Maths fenced(Expr expr) {
        return parentheses((spot == Spot.TEXT ? inside() : this).write(expr), Traits.height(expr));
    }

    private Maths parentheses(Maths content, Traits.Height height) {
        Growth growth = switch (height) {
            case TALL -> Growth.FULL;
            case RAISED -> spot == Spot.SCRIPT ? Growth.FLAT : Growth.RAISED;
            case FLAT -> Growth.FLAT;
        };
        return new Fenced("(", content, ")", growth);
    }

    private Maths script(Expr expr) {
        return in(Spot.SCRIPT).write(expr);
    }

    private MathsWriter inside() {
        return spot == Spot.SCRIPT ? this : in(Spot.INSIDE);
    }

    private Maths hue(Expr quantity, Maths inside) {
        Optional<Integer> layer = style.palette().flatMap(palette -> palette.layer(quantity));
        return layer.<Maths>map(number -> new Maths.Hue(number, inside)).orElse(inside);
    }

    // ---- leaves ----

    @Override
    public Maths num(Expr.Num num) {
        String plain = num.value().abs().toPlainString();
        Maths digits = new Digits(plain.replace(
                ".", style.language().decimalSign().replace("{", "").replace("}", "")));
        return num.value().signum() < 0 ? Maths.row(new Sign("−", Role.PREFIX), digits) : digits;
    }

    @Override
    public Maths shown(Expr.Shown shown) {
        if (shown.source() instanceof Field field) {
            boolean filled = field.use() == Field.Use.FILLED;
            return new Maths.Box(field, filled ? Optional.of(hue(shown, write(shown.printed()))) : Optional.empty());
        }
        return hue(shown, new Maths.Printed(shown.source(), write(shown.printed())));
    }

    @Override
    public Maths constant(Expr.Constant constant) {
        return switch (constant) {
            case E -> new Maths.Identifier("e", Face.ITALIC);
            case PI -> new Maths.Identifier("π", Face.ITALIC);
            case INFINITY -> new Sign("∞", Role.ORDINARY);
        };
    }

    @Override
    public Maths symbol(Expr.Symbol symbol) {
        return hue(symbol, scripted(symbol, List.of()));
    }

    @Override
    public Maths indexed(Expr.Indexed indexed) {
        List<Expr> all = indexed.indices();
        int last = all.size() - 1;
        boolean plus = all.get(last).equals(AFTER);
        Maths quantity = scripted(indexed.base(), plus ? all.subList(0, last) : all);
        return hue(indexed, plus ? Scripted.withPlus(quantity) : quantity);
    }

    private Maths scripted(Expr.Symbol symbol, List<Expr> indices) {
        Optional<Maths> above = symbol.layer().map(layer -> style.layer(script(layer)));
        return Scripted.quantity(
                symbol, Scripted.indices(indices.stream().map(this::script).toList()), above);
    }

    @Override
    public Maths ellipsis(Expr.Ellipsis ellipsis) {
        return switch (ellipsis) {
            case HORIZONTAL -> new Sign("⋯", Role.ORDINARY);
            case VERTICAL -> new Sign("⋮", Role.ORDINARY);
            case DIAGONAL -> new Sign("⋱", Role.ORDINARY);
            case ABSENT -> new Words("–");
            case NOT_CALCULATED -> new Words(style.language().notCalculated());
        };
    }

    // ---- arithmetic ----

    @Override
    public Maths negation(Expr.Negation negation) {
        return Maths.row(new Sign("−", Role.PREFIX), write(negation.operand(), Place.NEGATED));
    }

    @Override
    public Maths sum(Expr.Sum sum) {
        List<Expr> terms = sum.terms();
        if (extent == Extent.SHORTENED) {
            terms = ElidedMatrix.elided(terms, MOST_TERMS_WHEN_SHORT);
        } else if (spot == Spot.INSIDE || spot == Spot.ENTRY || spot == Spot.SCRIPT) {
            terms = ElidedMatrix.elided(terms, MOST_TERMS_INSIDE);
        }
        List<Maths> parts = new ArrayList<>();
        parts.add(write(terms.get(0), Place.FIRST_TERM));
        terms.subList(1, terms.size()).forEach(term -> parts.addAll(further(term)));
        return new Maths.Row(parts);
    }

    /** A term of a sum that is not the first, behind its sign. */
    List<Maths> further(Expr term) {
        SignedTerm signed = SignedTerm.of(term);
        return List.of(
                new Sign(signed.subtracted() ? "−" : "+", Role.BINARY), write(signed.operand(), Place.LATER_TERM));
    }

    @Override
    public Maths product(Expr.Product product) {
        List<Expr> factors = product.factors();
        List<Maths> parts = new ArrayList<>();
        parts.add(Traits.isScientific(product) ? write(factors.get(0)) : factor(factors, 0));
        for (int i = 1; i < factors.size(); i++) {
            between(factors.get(i - 1), factors.get(i)).ifPresent(parts::add);
            parts.add(factor(factors, i));
        }
        return new Maths.Row(parts);
    }

    /** A dot or a thin space; a coefficient stands close to its letter: {@code 2z}. */
    static Optional<Maths> between(Expr left, Expr right) {
        if (Juxtaposition.needsDot(left, right)) {
            return Optional.of(new Sign("·", Role.BINARY));
        }
        return left instanceof Expr.Num ? Optional.empty() : Optional.of(THIN);
    }

    private Maths factor(List<Expr> factors, int position) {
        Expr factor = factors.get(position);
        boolean openEnd = factor instanceof Expr.IndexedSum && position == factors.size() - 1;
        return openEnd ? write(factor) : write(factor, position == 0 ? Place.FIRST_FACTOR : Place.LATER_FACTOR);
    }

    @Override
    public Maths quotient(Expr.Quotient quotient) {
        Maths numerator = inside().write(quotient.numerator());
        Maths denominator = inside().write(quotient.denominator());
        if (spot == Spot.TEXT && Traits.isShort(quotient)) {
            return Maths.row(numerator, new Sign("/", Role.ORDINARY), denominator);
        }
        Size size = switch (spot) {
            case TEXT -> Width.of(quotient) > MOST_SMALL ? Size.LARGE : Size.SMALL;
            case ENTRY -> Size.LARGE;
            default -> Size.USUAL;
        };
        return new Fraction(numerator, denominator, size);
    }

    @Override
    public Maths power(Expr.Power power) {
        return Scripted.raised(write(power.base(), Place.BASE), script(power.exponent()));
    }

    @Override
    public Maths transpose(Expr.Transpose transpose) {
        Maths sign = new Maths.Identifier("T", Face.UPRIGHT);
        return Scripted.raised(write(transpose.operand(), Place.BASE), sign);
    }

    @Override
    public Maths sized(Expr.Sized sized) {
        Maths shape = Maths.row(
                new Digits(Integer.toString(sized.rows())),
                new Sign("×", Role.BINARY),
                new Digits(Integer.toString(sized.columns())));
        return new Maths.Under(write(sized.operand()), shape);
    }

    @Override
    public Maths underbrace(Expr.Underbrace underbrace) {
        return new Maths.Braced(write(underbrace.operand()), write(underbrace.label()));
    }

    /** A layer keeps the place above the letter; the sample then stands behind both. */
    @Override
    public Maths ofSample(Expr.OfSample ofSample) {
        return Scripted.raised(write(ofSample.quantity()), style.sample(script(ofSample.sample())));
    }

    @Override
    public Maths hadamard(Expr.Hadamard hadamard) {
        // a matrix product is read first: Wᵀ δ ⊙ σ′(z)
        Expr left = hadamard.left();
        Maths first = left instanceof Expr.Product ? write(left) : write(left, Place.LATER_FACTOR);
        return Maths.row(first, new Sign("⊙", Role.BINARY), write(hadamard.right(), Place.LATER_FACTOR));
    }

    @Override
    public Maths apply(Expr.Apply apply) {
        List<Expr> arguments = apply.arguments();
        if (arguments.size() == 1) {
            Expr only = arguments.get(0);
            switch (apply.function()) {
                case "exp":
                    return Scripted.raised(constant(Expr.Constant.E), script(only));
                case "sqrt":
                    return new Maths.Root(inside().write(only));
                case "abs":
                    return new Fenced("|", write(only), "|", Growth.FULL);
                case "hat":
                    return hat(only);
                case "norm":
                    return new Fenced("‖", write(only), "‖", Growth.FLAT);
                default:
                    break;
            }
        }
        return new Maths.Application(Names.function(apply.function()), arguments(arguments));
    }

    /** The accent stands on the letter alone. */
    private Maths hat(Expr quantity) {
        return quantity instanceof Expr.Indexed indexed
                ? new Scripts(
                        new Maths.Hat(write(indexed.base())),
                        Scripted.indices(
                                indexed.indices().stream().map(this::script).toList()),
                        Optional.empty())
                : new Maths.Hat(write(quantity));
    }

    private Maths arguments(List<Expr> arguments) {
        List<Maths> parts = new ArrayList<>();
        Traits.Height height = Traits.Height.FLAT;
        for (Expr argument : arguments) {
            if (!parts.isEmpty()) {
                parts.add(new Sign(style.language().betweenNumbers().strip(), Role.PUNCTUATION));
            }
            parts.add(write(argument));
            height = Traits.height(argument).compareTo(height) > 0 ? Traits.height(argument) : height;
        }
        return parentheses(parts.size() == 1 ? parts.get(0) : new Maths.Row(parts), height);
    }

    // ---- analysis ----

    @Override
    public Maths indexedSum(Expr.IndexedSum sum) {
        Names.Name index = Names.quantity(sum.index(), Face.ITALIC);
        Maths below = sum.from()
                .map(from -> Maths.row(index.letter(), sign(Operator.EQUAL), script(from)))
                .orElse(index.letter());
        return Maths.row(new Maths.Large("∑", below, sum.to().map(this::script)), write(sum.body(), Place.LATER_TERM));
    }

    @Override
    public Maths kronecker(Expr.Kronecker kronecker) {
        Maths below = Maths.row(script(kronecker.left()), sign(Operator.EQUAL), script(kronecker.right()));
        return new Scripts(new Digits("1"), Optional.of(below), Optional.empty());
    }

    @Override
    public Maths derivative(Expr.Derivative derivative) {
        if (derivative.style() == Expr.DerivativeStyle.PRIME) {
            return prime(derivative.of(), derivative.wrt());
        }
        Expr of = derivative.of();
        Maths partial = new Sign("∂", Role.PREFIX);
        Maths below = Maths.row(partial, inside().write(derivative.wrt()));
        if (Traits.isOperatorForm(derivative)) {
            return Maths.row(new Fraction(partial, below, Size.USUAL), THIN, write(of, Place.LATER_FACTOR));
        }
        return spot == Spot.TEXT
                ? Maths.row(partial, write(of), new Sign("/", Role.ORDINARY), below)
                : new Fraction(Maths.row(partial, inside().write(of)), below, Size.USUAL);
    }

    /** {@code f'(z)} only where z is what is differentiated by; {@code f'(g(z))} would leave out the inner derivative. */
    private Maths prime(Expr of, Expr wrt) {
        Maths prime = new Sign("′", Role.ORDINARY);
        if (of instanceof Expr.Apply apply
                && !Traits.isExp(of)
                && !apply.function().equals("sqrt")) {
            return apply.arguments().equals(List.of(wrt))
                    ? new Maths.Application(
                            Scripted.raised(Names.function(apply.function()), prime), arguments(apply.arguments()))
                    : Scripted.raised(fenced(of), prime);
        }
        boolean plain =
                of instanceof Expr.Indexed indexed && indexed.base().layer().isEmpty();
        return Scripted.raised(plain ? write(of) : write(of, Place.BASE), prime);
    }

    // ---- over several lines ----

    @Override
    public Maths piecewise(Expr.Piecewise piecewise) {
        List<List<Maths>> rows = new ArrayList<>();
        for (Expr.Case line : piecewise.cases()) {
            Maths condition = line.condition()
                    .map(this::write)
                    .orElse(new Words(style.language().otherwise()));
            rows.add(List.of(inside().write(line.value()), condition));
        }
        return new Fenced("{", new Table(rows, Kind.CASES), "", Growth.FULL);
    }

    @Override
    public Maths matrixLiteral(Expr.MatrixLiteral matrix) {
        Expr.MatrixLiteral elided = extent.of(matrix);
        Optional<Integer> hue = style.palette().flatMap(palette -> ElidedMatrix.commonHue(elided, palette));
        boolean roomy = (spot == Spot.DISPLAY || spot == Spot.ENTRY)
                && elided.rows().get(0).size() == 1;
        MathsWriter plain = roomy ? in(Spot.ENTRY) : inside();
        MathsWriter entries = hue.isEmpty() ? plain : plain.colourless();
        List<List<Maths>> rows = elided.rows().stream()
                .map(row -> row.stream().map(entries::write).toList())
                .toList();
        boolean fractions = ElidedMatrix.entries(elided).stream().anyMatch(Traits::hasFraction);
        Kind kind = ElidedMatrix.isRightAligned(elided) ? Kind.NUMBERS : fractions ? Kind.ROOMY : Kind.SYMBOLS;
        Maths fenced = new Fenced("[", new Table(rows, kind), "]", Growth.FULL);
        return hue.<Maths>map(layer -> new Maths.Hue(layer, fenced)).orElse(fenced);
    }

    @Override
    public Maths equationSystem(Expr.EquationSystem system) {
        List<List<Maths>> rows = new ArrayList<>();
        for (Expr.Relation equation : system.equations()) {
            boolean leftOut = equation.left() == Expr.Ellipsis.VERTICAL;
            rows.add(
                    leftOut
                            ? List.of(new Maths.Row(List.of()), write(equation.left()))
                            : List.of(
                                    write(equation.left()),
                                    Maths.row(sign(equation.operator()), write(equation.right()))));
        }
        return new Fenced("{", new Table(rows, Kind.SYSTEM), "", Growth.FULL);
    }

    @Override
    public Maths relation(Expr.Relation relation) {
        return Maths.row(write(relation.left()), sign(relation.operator()), write(relation.right()));
    }

    /** A relation sign. */
    public static Maths sign(Operator operator) {
        String text = switch (operator) {
            case EQUAL -> "=";
            case NOT_EQUAL -> "≠";
            case LESS -> "<";
            case LESS_OR_EQUAL -> "≤";
            case GREATER -> ">";
            case GREATER_OR_EQUAL -> "≥";
            case APPROXIMATELY -> "≈";
            case DEFINED_AS -> "≔";
            case BECOMES -> "←";
        };
        return new Sign(text, Role.RELATION);
    }
}
