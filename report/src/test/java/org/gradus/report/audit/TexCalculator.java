package org.gradus.report.audit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Evaluates a printed TeX formula as a reader would: numbers, + − ·, fractions, powers, e, a few functions, matrices. */
final class TexCalculator {
    private static final Set<String> FUNCTIONS = Set.of("\\max", "\\min", "\\tanh", "\\ln", "\\exp", "\\sigma");

    /** What stands in a matrix where a network has no edge: no term in a product. */
    static final String NO_EDGE = "\\text{–}";

    private final List<String> tokens;
    private int at;

    private TexCalculator(List<String> tokens) {
        this.tokens = tokens;
    }

    /** The value of the tokens; throws a {@link Grid.NotNumericException} when they hold letters. */
    static Grid value(List<String> tokens) {
        TexCalculator calculator = new TexCalculator(tokens);
        Grid value = calculator.sum();
        if (calculator.at < tokens.size()) {
            throw new Grid.NotNumericException("left over: " + tokens.subList(calculator.at, tokens.size()));
        }
        return value;
    }

    private Grid sum() {
        boolean negative = take("-");
        Grid value = product();
        if (negative) {
            value = negate(value);
        }
        while (true) {
            if (take("+")) {
                value = value.combine(product(), Grid.Entry::plus);
            } else if (take("-")) {
                value = value.combine(product(), Grid.Entry::minus);
            } else {
                return value;
            }
        }
    }

    /** A printed decimal stays one when it gets a sign. */
    private static Grid negate(Grid value) {
        if (value.isScalar()) {
            Grid.Entry entry = value.only();
            return Grid.scalar(new Grid.Entry(entry.value().negate(), entry.places(), entry.significant()));
        }
        return value.map(BigDecimal::negate);
    }

    private Grid product() {
        Grid value = power();
        while (at < tokens.size() && !endsProduct(peek())) {
            if (take("\\odot")) {
                value = value.combine(power(), Grid.Entry::times);
                continue;
            }
            boolean dot = take("\\cdot");
            if (!dot && !startsFactor(peek())) {
                throw new Grid.NotNumericException(peek());
            }
            Grid factor = power();
            value = scientific(value, factor) ? shifted(value, factor) : value.times(factor);
        }
        return value;
    }

    /** {@code 2.10·10^{-4}} is one printed number. */
    private boolean scientific(Grid mantissa, Grid factor) {
        return mantissa.isScalar()
                && mantissa.only().places() >= 0
                && factor.isScalar()
                && factor.only().significant() == TEN_POWER;
    }

    private static final int TEN_POWER = -10;

    private static Grid shifted(Grid mantissa, Grid factor) {
        BigDecimal value = mantissa.only().value().multiply(factor.only().value());
        int significant = mantissa.only().value().precision();
        BigDecimal error = new BigDecimal("0.5")
                .movePointLeft(mantissa.only().value().scale())
                .multiply(factor.only().value());
        return Grid.scalar(new Grid.Entry(value, -1, significant, error));
    }

    private static boolean endsProduct(String token) {
        return Set.of("+", "-", ")", "\\right)", "]", "\\right]", "}", ",", "&", "\\cr", "\\end{array}")
                .contains(token);
    }

    private static boolean startsFactor(String token) {
        return token.equals("(")
                || token.equals("\\left(")
                || token.equals("\\left[")
                || token.equals("e")
                || token.equals("\\frac")
                || token.equals("\\tfrac")
                || token.equals("\\sqrt")
                || token.equals("\\underset")
                || FUNCTIONS.contains(token)
                || Character.isDigit(token.charAt(0));
    }

    /** A matrix with its shape below it, which must be true. */
    private Grid sized() {
        require("{");
        StringBuilder below = new StringBuilder();
        int depth = 0;
        while (depth > 0 || !peek().equals("}")) {
            String token = next();
            depth += token.equals("{") ? 1 : token.equals("}") ? -1 : 0;
            below.append(token);
        }
        require("}");
        String shape = below.toString();
        Grid matrix = group(); // of a factor with its name it holds letters
        String actual = matrix.rows().size() + "\\times" + matrix.rows().get(0).size();
        if (!shape.equals(actual)) {
            throw new IllegalStateException("the shape " + shape + " stands below " + matrix);
        }
        return matrix;
    }

    private Grid power() {
        String base = peek();
        Grid value = atom();
        if (take("^")) {
            BigDecimal exponent = group().number();
            if (base.equals("e")) {
                return Grid.scalar(Decimals.exp(exponent));
            }
            BigDecimal power = Decimals.power(value.number(), exponent);
            return base.equals("10") ? Grid.scalar(new Grid.Entry(power, -1, TEN_POWER)) : Grid.scalar(power);
        }
        return value;
    }

    private Grid atom() {
        String token = next();
        if (Character.isDigit(token.charAt(0))) {
            BigDecimal value = new BigDecimal(token);
            return Grid.scalar(new Grid.Entry(value, value.scale(), -1));
        }
        switch (token) {
            case NO_EDGE:
                return Grid.scalar(Grid.Entry.ABSENT);
            case "e":
                return Grid.scalar(Decimals.exp(BigDecimal.ONE));
            case "\\frac", "\\tfrac": {
                BigDecimal numerator = group().number();
                return Grid.scalar(numerator.divide(group().number(), Decimals.PRECISION));
            }
            case "\\sqrt":
                return Grid.scalar(group().number().sqrt(Decimals.PRECISION));
            case "(", "\\left(": {
                Grid inner = sum();
                require(token.equals("(") ? ")" : "\\right)");
                return inner;
            }
            case "{": {
                Grid inner = sum();
                require("}");
                return inner;
            }
            case "\\left[":
                return matrix();
            case "\\underset":
                return sized();
            default:
                if (FUNCTIONS.contains(token)) {
                    return function(token);
                }
                if (token.equals("\\mathrm") && take("{")) {
                    StringBuilder name = new StringBuilder();
                    while (!peek().equals("}")) {
                        name.append(next());
                    }
                    require("}");
                    return function(name.toString());
                }
                throw new Grid.NotNumericException(token);
        }
    }

    private Grid function(String name) {
        List<BigDecimal> arguments = new ArrayList<>();
        String open = next();
        if (!open.equals("(") && !open.equals("\\left(")) {
            throw new Grid.NotNumericException(name);
        }
        do {
            arguments.add(sum().number());
        } while (take(",") || take(";"));
        require(open.equals("(") ? ")" : "\\right)");
        BigDecimal first = arguments.get(0);
        return Grid.scalar(
                switch (name) {
                    case "\\max" -> arguments.stream().reduce(BigDecimal::max).orElseThrow();
                    case "\\min" -> arguments.stream().reduce(BigDecimal::min).orElseThrow();
                    case "\\tanh" -> Decimals.tanh(first);
                    case "\\ln" -> ln(first);
                    case "\\exp" -> Decimals.exp(first);
                    case "\\sigma" -> sigmoid(first);
                    case "sign" -> BigDecimal.valueOf(first.signum());
                    case "ReLU" -> first.max(BigDecimal.ZERO);
                    default -> throw new Grid.NotNumericException(name);
                });
    }

    /** In lines with numbers σ is the sigmoid. */
    private static BigDecimal sigmoid(BigDecimal z) {
        return BigDecimal.ONE.divide(BigDecimal.ONE.add(Decimals.exp(z.negate())), Decimals.PRECISION);
    }

    /** ln 0 stands only in the convention 0·ln 0 = 0. */
    private static BigDecimal ln(BigDecimal argument) {
        if (argument.signum() == 0) {
            throw new Grid.NotNumericException("ln 0");
        }
        return Decimals.ln(argument);
    }

    private Grid matrix() {
        if (!next().startsWith("\\begin{array}")) {
            throw new Grid.NotNumericException("no array");
        }
        group0();
        List<List<Grid.Entry>> rows = new ArrayList<>();
        List<Grid.Entry> row = new ArrayList<>();
        while (true) {
            Grid cell = sum();
            row.add(cell.isScalar() ? cell.only() : Grid.Entry.computed(cell.number()));
            String end = next();
            if (!end.equals("&")) {
                rows.add(row);
                row = new ArrayList<>();
            }
            if (end.startsWith("\\end")) {
                require("\\right]");
                return new Grid(rows);
            }
        }
    }

    /** The column letters behind {@code \begin{array}}. */
    private void group0() {
        if (take("{")) {
            while (!next().equals("}")) {}
        }
    }

    private Grid group() {
        if (take("{")) {
            Grid value = sum();
            require("}");
            return value;
        }
        return atom();
    }

    private boolean take(String token) {
        if (at < tokens.size() && tokens.get(at).equals(token)) {
            at++;
            return true;
        }
        return false;
    }

    private String peek() {
        return at < tokens.size() ? tokens.get(at) : "";
    }

    private String next() {
        if (at >= tokens.size()) {
            throw new Grid.NotNumericException("end");
        }
        return tokens.get(at++);
    }

    private void require(String token) {
        String found = next();
        if (!found.equals(token)) {
            throw new Grid.NotNumericException("expected " + token + " but found " + found);
        }
    }
}
