package org.gradus.core.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a message says about a slip: how it is written here, where that is beyond doubt; both ways where there are two; else nothing.
 */
final class FormulaSlips {
    private static final int LONGEST = 40;
    /** dz, dx_1: what stands below in a derivative. */
    private static final Pattern DIFFERENTIAL = Pattern.compile("d[A-Za-z]\\w?\\w?");

    private static final Pattern CASES = Pattern.compile("if|else|otherwise|for|when|where|falls|sonst");
    private static final Pattern FUNCTION_LETTER = Pattern.compile("[fghFGH]");
    private static final String NO_DERIVATIVE = "a formula holds no derivative";
    /** How the message begins where only the sign of a product is missing. */
    static final String PRODUCT = "a product is written with '*'";

    private static final String IN_CASES = "cases are written piecewise(condition, value, otherwise)";

    private final String text;
    private final List<Token> tokens;
    private final Reader reader;
    private final int next;
    /** Whether only the text of another hint is being read. */
    private final boolean hinting;

    /** Reads on for a hint. */
    interface Reader {
        /**
         * The token behind an operand, or behind a comparison in parentheses; {@code token} itself if none can be read.
         */
        int end(int token, boolean comparison);
    }

    FormulaSlips(String text, List<Token> tokens, Reader reader, int next, boolean hinting) {
        this.text = text;
        this.tokens = tokens;
        this.reader = reader;
        this.next = next;
        this.hinting = hinting;
    }

    // ---- names ----

    /** A function without parenthesis: {@code tanh^2(x)}, {@code sin x}. */
    String notCalled(Token name) {
        String function = name.text();
        String said = "'" + function + "' is a function; write ";
        int at = next;
        String power = "";
        if (tokens.get(at).kind() == Token.Kind.SUPERSCRIPT) {
            power = "^" + tokens.get(at++).text();
        } else if (tokens.get(at).is("^") && tokens.get(at + 1).kind() == Token.Kind.NUMBER) {
            power = "^" + tokens.get(at + 1).text();
            at += 2;
        }
        boolean one = tokens.get(at).kind() == Token.Kind.NAME || tokens.get(at).kind() == Token.Kind.NUMBER;
        if (!power.isEmpty() && tokens.get(at).is("(") || one && endsWith(at)) {
            String argument = following(at);
            String inside = argument.startsWith("(") ? argument : "(" + argument + ")";
            return said + function + inside + power;
        }
        return said + function + "(…)";
    }

    /** Whether nothing follows the token that could belong to the argument too. */
    private boolean endsWith(int token) {
        Token after = tokens.get(token + 1);
        return !after.startsOperand()
                && after.kind() != Token.Kind.SUPERSCRIPT
                && !after.is("^")
                && !after.is("*")
                && !after.is("/")
                && !after.is("[");
    }

    /** {@code log2(z)}. */
    String unknownFunction(Token name) {
        String word = name.text();
        if (isDerivative(next - 1)) {
            return NO_DERIVATIVE;
        }
        Optional<String> instead = WrittenElsewhere.instead(word, arguments(next), "");
        return "unknown function '" + word + "'"
                + instead.or(() -> near(word)).map(hint -> "; " + hint).orElse("");
    }

    private static Optional<String> near(String word) {
        if (WrittenElsewhere.isAmbiguous(word)) {
            return Optional.empty();
        }
        List<String> known = new ArrayList<>(List.of("log", "piecewise"));
        for (FunctionName function : FunctionName.values()) {
            known.add(function.text());
        }
        return Suggestion.nearest(word, known).map(name -> "did you mean '" + name + "'?");
    }

    /** {@code np.exp(z)}; what is no function of a library has no meaning here. */
    String ofProgram(Token name) {
        String refused = "'" + name.text() + "' is program text";
        Optional<String> word = WrittenElsewhere.ofLibrary(name.text());
        if (word.isEmpty()) {
            return "'" + name.text() + "' is no name: it holds a point";
        }
        String function = word.get();
        if (function.equals("e") || function.equals("pi")) {
            return refused + "; write " + function;
        }
        if (FunctionName.of(function).isPresent()) {
            return refused + "; write " + function + "(…)";
        }
        return refused
                + WrittenElsewhere.instead(function, arguments(next), "")
                        .map(hint -> "; " + hint)
                        .orElse("");
    }

    /** The texts between the parentheses and commas of a call; none if they cannot be told apart. */
    private List<String> arguments(int open) {
        if (hinting || !tokens.get(open).is("(")) {
            return List.of();
        }
        List<String> arguments = new ArrayList<>();
        int depth = 0;
        int from = tokens.get(open).end();
        for (int i = open; i < tokens.size() - 1; i++) {
            Token token = tokens.get(i);
            depth += token.is("(") || token.is("[") ? 1 : token.is(")") || token.is("]") ? -1 : 0;
            if (depth == 0 || depth == 1 && token.is(",")) {
                arguments.add(text.substring(from, token.start()).strip());
                from = token.end();
            }
            if (depth == 0) {
                boolean readable =
                        arguments.stream().noneMatch(argument -> argument.isEmpty() || argument.length() > LONGEST);
                return readable ? arguments : List.of();
            }
        }
        return List.of();
    }

    // ---- two operands without an operator ----

    /**
     * @param start where the left operand begins
     * @param left where the quotient or power begins of which the left operand is the denominator or the exponent
     * @param right the token of the right operand
     */
    FormulaException missingOperator(Token start, Optional<Token> left, int right) {
        Optional<FormulaException> power = powerOfFunction(start, right);
        return power.orElseGet(() -> new FormulaException(
                missing(start, left, right), tokens.get(right).start()));
    }

    private String missing(Token start, Optional<Token> left, int right) {
        Token last = tokens.get(right - 1);
        Token first = tokens.get(right);
        if (isDerivative(right - 1) || last.text().equals("d") && isDerivative(right + 2)) {
            return NO_DERIVATIVE;
        }
        if (isWord(first, CASES) || isWord(last, CASES)) {
            return IN_CASES;
        }
        if (first.text().equals("and")) {
            return "an operator is missing before 'and'; conditions are written one by one";
        }
        boolean numbers = last.kind() == Token.Kind.NUMBER && first.kind() == Token.Kind.NUMBER;
        boolean transposed = last.text().equals("T")
                && left.isPresent()
                && right >= 2
                && tokens.get(right - 2).is("^");
        if (numbers || transposed || !isOperand(last) || !isOperand(first)) {
            return "an operator is missing before " + first.described();
        }
        if (last.kind() == Token.Kind.NAME && first.is("(") && !hinting && reader.end(right, true) > right) {
            return "'" + last.text() + "(…)' with a condition is no formula; " + IN_CASES;
        }
        String before = text.substring(start.start(), last.end());
        String after = following(right);
        if (FUNCTION_LETTER.matcher(before).matches() && first.is("(") && !holds(after, before)) {
            return "unknown function '" + before + "'";
        }
        String product = shortened(before) + "*" + after;
        return left.map(token -> text.substring(token.start(), start.start()))
                .map(sign -> "this can be read in two ways; write " + shortened(sign) + product + " or "
                        + shortened(sign) + "(" + product + ")")
                .orElse(PRODUCT + "; write " + product);
    }

    private static boolean isWord(Token token, Pattern words) {
        return token.kind() == Token.Kind.NAME && words.matcher(token.text()).matches();
    }

    /** Whether a name may be a factor, and no word whose meaning nobody knows. */
    private static boolean isOperand(Token token) {
        return token.kind() != Token.Kind.NAME
                || WrittenElsewhere.isFactor(token.text())
                || FunctionName.of(token.text()).isPresent();
    }

    /** Whether a token is the dz of {@code d/dz}, {@code dy/dz} or {@code dσ/dz}. */
    private boolean isDerivative(int below) {
        return below >= 2
                && below < tokens.size()
                && isWord(tokens.get(below), DIFFERENTIAL)
                && tokens.get(below - 1).is("/")
                && (tokens.get(below - 2).text().equals("d")
                        || isWord(tokens.get(below - 2), DIFFERENTIAL)
                        || below >= 3 && tokens.get(below - 3).text().equals("d"));
    }

    /** {@code sech^2(z)}. */
    private Optional<FormulaException> powerOfFunction(Token start, int right) {
        int name = tokens.indexOf(start);
        boolean squared = right == name + 2 && tokens.get(right - 1).kind() == Token.Kind.SUPERSCRIPT;
        boolean raised = name >= 2 && right == name + 1 && tokens.get(name - 1).is("^");
        int function = raised ? name - 2 : name;
        Token word = tokens.get(function);
        if (!squared && !raised || word.kind() != Token.Kind.NAME || WrittenElsewhere.isFactor(word.text())) {
            return Optional.empty();
        }
        String unknown = "unknown function '" + word.text() + "'";
        String power = "^" + tokens.get(right - 1).text();
        String message = WrittenElsewhere.instead(word.text(), arguments(right), power)
                .map(hint -> unknown + "; " + hint)
                .orElse(unknown);
        return Optional.of(new FormulaException(message, word.start()));
    }

    private static boolean holds(String formula, String name) {
        return Pattern.compile("(?<!\\w)" + Pattern.quote(name) + "(?!\\w)")
                .matcher(formula)
                .find();
    }

    /** The text of the operand that begins at a token; only the token where no operand can be read. */
    String following(int token) {
        int from = tokens.get(token).start();
        if (hinting || from == text.length()) {
            return "…";
        }
        int end = reader.end(token, false);
        return shortened(
                text.substring(from, tokens.get(Math.max(token, end - 1)).end()));
    }

    private static String shortened(String part) {
        return part.length() <= LONGEST ? part : part.substring(0, 30) + "…";
    }
}
