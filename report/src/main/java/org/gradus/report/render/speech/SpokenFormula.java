package org.gradus.report.render.speech;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprVisitor;
import org.gradus.core.expr.Precedence.Place;
import org.gradus.core.expr.SignedTerm;
import org.gradus.report.render.maths.ElidedMatrix;
import org.gradus.report.render.maths.Extent;
import org.gradus.report.render.maths.Traits;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Field;
import org.gradus.report.sheet.Language;

/** Says a formula as it stands, nothing is reordered. Without state. */
final class SpokenFormula implements ExprVisitor<String> {
    /** The last index of what holds after a step, which some sheets print as a plus. */
    private static final Expr AFTER = Expr.Symbol.of("plus");

    /** A sum that has no line for itself is printed with its middle left out when it has more terms; so it is said. */
    private static final int MOST_TERMS_INSIDE = 12;

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** Where a formula stands: what nothing follows needs no word for its end. */
    private enum Spot {
        /** The left side of a chain: a pause before and behind the layer. */
        LEFT,
        /** The whole of a side. */
        SIDE,
        /** An entry of a matrix, a case: a pause ends it. */
        ENTRY,
        INSIDE
    }

    private final Language language;
    private final Vocabulary words;
    private final SpokenNames names;
    private final Extent extent;
    private final Spot spot;

    SpokenFormula(Language language, Vocabulary words) {
        this(language, words, Extent.USUAL, Spot.INSIDE);
    }

    private SpokenFormula(Language language, Vocabulary words, Extent extent, Spot spot) {
        this.language = language;
        this.words = words;
        this.names = new SpokenNames(words);
        this.extent = extent;
        this.spot = spot;
    }

    /** The same, leaving out as much of long matrices. */
    SpokenFormula to(Extent other) {
        return new SpokenFormula(language, words, other, spot);
    }

    private SpokenFormula in(Spot other) {
        return spot == other ? this : new SpokenFormula(language, words, extent, other);
    }

    String side(Expr expr) {
        return expr.accept(in(Spot.SIDE));
    }

    String left(Expr expr) {
        return expr.accept(in(Spot.LEFT));
    }

    String link(Chain.Link link) {
        return link.isWithoutNumber() ? language.notCalculated() : sign(link.operator()) + " " + side(link.right());
    }

    /** A part of something larger. */
    private String say(Expr expr) {
        return expr.accept(in(Spot.INSIDE));
    }

    /** A part, between words where its place asks for it. */
    private String say(Expr expr, Place at) {
        return Grouping.needed(expr, at) ? quantity(expr) : say(expr);
    }

    private String quantity(Expr expr) {
        return words.say(Saying.QUANTITY, side(expr));
    }

    /** A part of which only the beginning is heard: between words unless it is a name, a number or says its own end. */
    private String argument(Expr expr) {
        return Grouping.isClosed(expr) ? say(expr) : quantity(expr);
    }

    private boolean isWhole() {
        return spot == Spot.LEFT || spot == Spot.SIDE;
    }

    private boolean isLast() {
        return spot != Spot.INSIDE;
    }

    // ---- leaves ----

    @Override
    public String num(Expr.Num num) {
        String digits = num.value().abs().toPlainString();
        String written = language == Language.GERMAN ? digits.replace('.', ',') : digits;
        return num.value().signum() < 0 ? words.say(Saying.MINUS) + " " + written : written;
    }

    @Override
    public String shown(Expr.Shown shown) {
        return shown.source() instanceof Field field
                ? field(field, shown)
                : shown.printed().accept(this);
    }

    private String field(Field field, Expr.Shown shown) {
        boolean lettered = !field.letter().isEmpty();
        String letter = SpokenNames.plain(field.letter());
        return switch (field.use()) {
            case CALCULATION -> words.say(Saying.ROOM);
            case FILLED ->
                words.say(lettered ? Saying.FILLED_FIELD : Saying.EMPTY_FILLED_FIELD, letter, say(shown.printed()));
            case RESULT, STEP, OPERAND -> words.say(lettered ? Saying.FIELD : Saying.EMPTY_FIELD, letter);
        };
    }

    @Override
    public String constant(Expr.Constant constant) {
        return words.say(
                switch (constant) {
                    case E -> Saying.E;
                    case PI -> Saying.PI;
                    case INFINITY -> Saying.INFINITY;
                });
    }

    @Override
    public String symbol(Expr.Symbol symbol) {
        return names.quantity(symbol.name()) + layer(symbol);
    }

    @Override
    public String indexed(Expr.Indexed indexed) {
        return names.quantity(indexed.base().name()) + indices(indexed.indices()) + layer(indexed.base());
    }

    private String indices(List<Expr> indices) {
        StringBuilder said = new StringBuilder();
        for (Expr index : indices) {
            said.append(' ');
            if (index.equals(AFTER)) {
                said.append(words.say(Saying.NEW));
            } else {
                said.append(Grouping.isShortIndex(index) ? say(index) : words.say(Saying.LONG_INDEX, side(index)));
            }
        }
        return said.toString();
    }

    private String layer(Expr.Symbol symbol) {
        if (symbol.layer().isEmpty()) {
            return "";
        }
        Expr layer = symbol.layer().get();
        String said = Grouping.isPlain(layer)
                ? words.say(Saying.LAYER, say(layer))
                : words.say(Saying.LONG_LAYER, side(layer));
        return spot == Spot.LEFT ? ", " + said + "," : " " + said;
    }

    @Override
    public String ofSample(Expr.OfSample ofSample) {
        Expr sample = ofSample.sample();
        String said = Grouping.isPlain(sample)
                ? words.say(Saying.SAMPLE, say(sample))
                : words.say(Saying.LONG_SAMPLE, side(sample));
        Expr quantity = ofSample.quantity();
        return (Grouping.isName(quantity) ? say(quantity) : argument(quantity)) + " " + said;
    }

    @Override
    public String ellipsis(Expr.Ellipsis ellipsis) {
        return switch (ellipsis) {
            case HORIZONTAL, VERTICAL, DIAGONAL -> words.say(Saying.DOTS);
            case ABSENT -> words.say(Saying.ABSENT);
            case NOT_CALCULATED -> language.notCalculated();
        };
    }

    // ---- arithmetic ----

    @Override
    public String negation(Expr.Negation negation) {
        return words.say(Saying.MINUS) + " " + say(negation.operand(), Place.NEGATED);
    }

    @Override
    public String sum(Expr.Sum sum) {
        List<Expr> terms = isWhole() ? sum.terms() : ElidedMatrix.elided(sum.terms(), MOST_TERMS_INSIDE);
        StringBuilder said = new StringBuilder(say(terms.get(0), Place.FIRST_TERM));
        for (Expr term : terms.subList(1, terms.size())) {
            SignedTerm signed = SignedTerm.of(term);
            said.append(' ')
                    .append(words.say(signed.subtracted() ? Saying.MINUS : Saying.PLUS))
                    .append(' ')
                    .append(say(signed.operand(), Place.LATER_TERM));
        }
        return said.toString();
    }

    @Override
    public String product(Expr.Product product) {
        List<Expr> factors = product.factors();
        StringBuilder said = new StringBuilder(say(factors.get(0), Place.FIRST_FACTOR));
        for (int i = 1; i < factors.size(); i++) {
            boolean operator = Grouping.isOperator(factors.get(i - 1));
            said.append(operator ? " " : " " + words.say(Saying.TIMES) + " ")
                    .append(say(factors.get(i), Place.LATER_FACTOR));
        }
        return said.toString();
    }

    @Override
    public String hadamard(Expr.Hadamard hadamard) {
        Expr left = hadamard.left();
        String first = left instanceof Expr.Product ? say(left) : say(left, Place.LATER_FACTOR);
        return first + " " + words.say(Saying.ELEMENTWISE_TIMES) + " " + say(hadamard.right(), Place.LATER_FACTOR);
    }

    @Override
    public String quotient(Expr.Quotient quotient) {
        Expr above = quotient.numerator();
        Expr below = quotient.denominator();
        boolean plain = isLast() && Grouping.isPlain(above) && Grouping.isPlain(below);
        return words.say(plain ? Saying.OVER : Saying.FRACTION, say(above), say(below));
    }

    @Override
    public String power(Expr.Power power) {
        String base = Grouping.isBase(power.base()) ? say(power.base()) : quantity(power.base());
        boolean two = power.exponent() instanceof Expr.Num num && num.value().compareTo(TWO) == 0;
        boolean exponential = power.base() == Expr.Constant.E;
        return two && !exponential ? words.say(Saying.SQUARED, base) : raised(base, power.exponent());
    }

    private String raised(String base, Expr exponent) {
        return delimited(Saying.POWER, Saying.LONG_POWER, exponent, base);
    }

    /** With a word for the end unless the operand has one itself. */
    private String delimited(Saying brief, Saying full, Expr operand, String... before) {
        boolean closed = Grouping.isClosed(operand);
        List<Object> parts = new ArrayList<>(List.<Object>of((Object[]) before));
        parts.add(closed ? say(operand) : side(operand));
        return words.say(closed ? brief : full, parts.toArray());
    }

    @Override
    public String transpose(Expr.Transpose transpose) {
        Expr operand = transpose.operand();
        return words.say(Saying.TRANSPOSED, Grouping.isNameOrBase(operand) ? say(operand) : quantity(operand));
    }

    @Override
    public String sized(Expr.Sized sized) {
        return words.say(Saying.SIZED, argument(sized.operand()), sized.rows(), sized.columns());
    }

    @Override
    public String underbrace(Expr.Underbrace underbrace) {
        return words.say(Saying.UNDERBRACE, say(underbrace.operand()), say(underbrace.label()));
    }

    // ---- functions ----

    @Override
    public String apply(Expr.Apply apply) {
        List<Expr> arguments = apply.arguments();
        if (arguments.size() == 1) {
            Expr only = arguments.get(0);
            switch (apply.function()) {
                case "exp":
                    return raised(words.say(Saying.E), only);
                case "sqrt":
                    return delimited(Saying.ROOT, Saying.LONG_ROOT, only);
                case "abs":
                    return delimited(Saying.ABSOLUTE, Saying.LONG_ABSOLUTE, only);
                case "norm":
                    return delimited(Saying.NORM, Saying.LONG_NORM, only);
                case "hat":
                    return hat(only);
                default:
                    break;
            }
        }
        return applied(names.function(apply.function()), arguments);
    }

    private String applied(String function, List<Expr> arguments) {
        StringJoiner list = new StringJoiner(" " + words.say(Saying.AND) + " ");
        arguments.forEach(each -> list.add(argument(each)));
        boolean endHeard = arguments.size() == 1 || isLast();
        return words.say(endHeard ? Saying.FUNCTION : Saying.LONG_FUNCTION, function, list);
    }

    /** The accent stands on the letter alone. */
    private String hat(Expr quantity) {
        if (quantity instanceof Expr.Indexed indexed) {
            String letter = names.quantity(indexed.base().name());
            return words.say(Saying.HAT, letter) + indices(indexed.indices()) + layer(indexed.base());
        }
        return words.say(Saying.HAT, Grouping.isName(quantity) ? say(quantity) : quantity(quantity));
    }

    // ---- analysis ----

    @Override
    public String indexedSum(Expr.IndexedSum sum) {
        String index = names.quantity(sum.index());
        String over = sum.from().isPresent() && sum.to().isPresent()
                ? words.say(
                        Saying.SUM_FROM,
                        index,
                        argument(sum.from().get()),
                        argument(sum.to().get()))
                : words.say(Saying.SUM_OVER, index);
        String said = over + " " + say(sum.body(), Place.LATER_TERM);
        return isLast() ? said : words.say(Saying.LONG_SUM, said);
    }

    @Override
    public String kronecker(Expr.Kronecker kronecker) {
        return words.say(Saying.KRONECKER, say(kronecker.left()), say(kronecker.right()));
    }

    @Override
    public String derivative(Expr.Derivative derivative) {
        Expr of = derivative.of();
        Expr wrt = derivative.wrt();
        if (derivative.style() == Expr.DerivativeStyle.PRIME) {
            return prime(of, wrt);
        }
        if (Traits.isOperatorForm(derivative)) {
            return delimited(Saying.DERIVATIVE_OPERATOR, Saying.LONG_DERIVATIVE, of, argument(wrt));
        }
        return words.say(Saying.DERIVATIVE, argument(of), argument(wrt));
    }

    /** {@code f'(z)} only where z is what is differentiated by; {@code f'(g(z))} would leave out the inner derivative. */
    private String prime(Expr of, Expr wrt) {
        if (of instanceof Expr.Apply apply
                && apply.arguments().equals(List.of(wrt))
                && !Traits.isExp(of)
                && !apply.function().equals("sqrt")) {
            return applied(words.say(Saying.PRIME, names.function(apply.function())), apply.arguments());
        }
        return words.say(Saying.PRIME, Grouping.isNameOrBase(of) ? say(of) : quantity(of));
    }

    // ---- over several lines ----

    @Override
    public String piecewise(Expr.Piecewise piecewise) {
        StringJoiner cases = new StringJoiner("; ");
        for (Expr.Case one : piecewise.cases()) {
            String condition = one.condition().map(this::condition).orElseGet(() -> words.say(Saying.OTHERWISE));
            cases.add(one.value().accept(in(Spot.ENTRY)) + ", " + condition);
        }
        return words.say(isWhole() ? Saying.CASES : Saying.LONG_CASES, cases);
    }

    private String condition(Expr.Relation relation) {
        String sign = words.say(Saying.ofCondition(relation.operator()));
        return words.say(Saying.CASE, say(relation.left()) + " " + sign + " " + say(relation.right()));
    }

    @Override
    public String matrixLiteral(Expr.MatrixLiteral matrix) {
        return new SpokenMatrix(words, language.betweenNumbers(), in(Spot.ENTRY)).say(matrix, extent, isWhole());
    }

    @Override
    public String equationSystem(Expr.EquationSystem system) {
        StringJoiner equations = new StringJoiner("; ");
        for (Expr.Relation equation : system.equations()) {
            boolean dots = equation.left() == Expr.Ellipsis.VERTICAL;
            equations.add(dots ? words.say(Saying.DOTS) : say(equation));
        }
        String said = words.say(Saying.EQUATIONS, equations);
        return isWhole() ? said : words.say(Saying.LONG_EQUATIONS, said);
    }

    @Override
    public String relation(Expr.Relation relation) {
        String left = relation.left().accept(isWhole() ? in(Spot.LEFT) : this);
        return left + " " + sign(relation.operator()) + " " + relation.right().accept(isWhole() ? in(Spot.SIDE) : this);
    }

    private String sign(Expr.Relation.Operator operator) {
        return words.say(Saying.of(operator));
    }
}
