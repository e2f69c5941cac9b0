package org.gradus.report.exercise.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradus.report.exercise.Node;

/**
 * Vectors and matrices as NumPy, PyTorch, MATLAB, R, C and LaTeX write them, in the notation of exercise files.
 *
 * <p>Only for hints: a text is rewritten when its numbers and its shape are certain, and never read in place of a list. A transpose
 * sign, a decimal comma that could be meant, a function that is not known to hold its argument unchanged: nothing is rewritten.
 */
public final class ListNotation {
    private static final int LONGEST = 4000;
    private static final int DEEPEST = 4;
    private static final int SHOWN = 200;

    private static final String DECIMAL = "(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?";
    private static final Pattern NUMBER = Pattern.compile("([-+\u2212]?)(" + DECIMAL + "(?:/[0-9]+)?)[fFL]?(?![\\w.])");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");
    /** {@code dtype=torch.float32}: says nothing about the numbers. */
    private static final Pattern OPTION =
            Pattern.compile("\\s*,\\s*(?:dtype|device|requires_grad|grad_fn|copy)\\s*=\\s*[^,()\\[\\]]*(?:\\(\\))?");

    private static final Pattern NUMBERS = Pattern.compile("[-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?\\s+[-+]?[0-9.].*");
    private static final Pattern BLANK_BETWEEN = Pattern.compile("[0-9]\\s+[-+]?[0-9]");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[0-9],[0-9]");
    /** These hold their argument as it is. */
    private static final Set<String> WRAPPERS = Set.of(
            "array",
            "asarray",
            "matrix",
            "tensor",
            "Tensor",
            "FloatTensor",
            "constant",
            "c",
            "list",
            "tuple",
            "float",
            "float32",
            "float64",
            "int",
            "int64");

    private static final Pattern BEGIN = Pattern.compile("\\\\begin\\{[bpvBV]?(?:small)?matrix\\*?}");
    private static final Pattern END = Pattern.compile("\\\\end\\{[bpvBV]?(?:small)?matrix\\*?}");
    private static final Pattern FRACTION = Pattern.compile("[-+]?" + DECIMAL + "(?:/[0-9]+)?");

    private final String text;
    private int at;

    private ListNotation(String text) {
        this.text = text;
    }

    /** Either a number as it is written here, or a list of parts. */
    private record Part(String number, List<Part> items) {
        int depth() {
            return items.isEmpty()
                    ? 0
                    : 1 + items.stream().mapToInt(Part::depth).max().orElseThrow();
        }

        boolean isVector() {
            return depth() == 1;
        }

        /** Rows of one length. */
        boolean isMatrix() {
            int length = items.isEmpty() ? 0 : items.get(0).items.size();
            return depth() == 2 && items.stream().allMatch(row -> row.isVector() && row.items.size() == length);
        }

        String written() {
            return items.isEmpty()
                    ? number
                    : "[" + String.join(", ", items.stream().map(Part::written).toList()) + "]";
        }
    }

    /** Where the text is not understood. */
    private static final class NotUnderstood extends Exception {
        private static final long serialVersionUID = 1L;

        NotUnderstood() {
            super(null, null, false, false);
        }
    }

    /** One list of numbers, from a list, a single row or a single column. */
    public static Optional<String> vector(String text) {
        return part(text).flatMap(part -> {
            if (part.items.isEmpty()) {
                return Optional.of("[" + part.number + "]");
            }
            if (part.isMatrix() && part.items.size() == 1) {
                return Optional.of(part.items.get(0).written());
            }
            if (part.isMatrix() && part.items.get(0).items.size() == 1) {
                return Optional.of(new Part(
                                "",
                                part.items.stream().map(row -> row.items.get(0)).toList())
                        .written());
            }
            return part.isVector() ? Optional.of(part.written()) : Optional.empty();
        });
    }

    /** A list of rows; a single list is one row. */
    public static Optional<String> matrix(String text) {
        return part(text).flatMap(part -> {
            if (part.items.isEmpty()) {
                return Optional.of("[[" + part.number + "]]");
            }
            if (part.isVector()) {
                return Optional.of("[" + part.written() + "]");
            }
            return part.isMatrix() ? Optional.of(part.written()) : Optional.empty();
        });
    }

    /** A list or a list of rows, as it stands. */
    public static Optional<String> list(String text) {
        return part(text).filter(part -> part.isVector() || part.isMatrix()).map(Part::written);
    }

    /** A single number behind a name or before a suffix: {@code np.float64(0.5)}, {@code 0.5f}. */
    public static Optional<String> number(String text) {
        boolean spelled = text.chars().anyMatch(Character::isLetter);
        return spelled ? part(text).filter(part -> part.items.isEmpty()).map(Part::number) : Optional.empty();
    }

    /** Whether a blank separates numbers of which the next is negative, so that YAML's one text could also be a difference. */
    private static boolean isDifference(String text) {
        String stripped = text.strip();
        if (text.length() > LONGEST || stripped.indexOf('-', 1) < 0) {
            return false;
        }
        String[] numbers = stripped.split("\\s+");
        for (int i = 0; i < numbers.length; i++) {
            boolean number = (i == 0 || numbers[i].startsWith("-"))
                    && FRACTION.matcher(numbers[i]).matches();
            if (!number) {
                return false;
            }
        }
        return numbers.length > 1;
    }

    /**
     * The text that a list in brackets stood for, when what YAML took for its entries are several numbers each: {@code [1 0.5]},
     * {@code [1, 2; 3, 4]}.
     */
    private static Optional<String> source(Node.Sequence list) {
        if (!list.flow() || list.items().isEmpty() || !list.holdsOnlyScalars()) {
            return Optional.empty();
        }
        StringBuilder joined = new StringBuilder("[");
        boolean several = false;
        for (int i = 0; i < list.items().size(); i++) {
            Node.Scalar item = (Node.Scalar) list.items().get(i);
            if (item.quoted() || joined.length() > LONGEST) {
                return Optional.empty();
            }
            several |= holdsSeveral(item.text());
            boolean touches = i > 0 && follows((Node.Scalar) list.items().get(i - 1), item);
            joined.append(i == 0 ? "" : touches ? "," : ", ").append(item.text());
        }
        return several ? Optional.of(joined.append(']').toString()) : Optional.empty();
    }

    private static boolean holdsSeveral(String text) {
        return text.length() <= LONGEST
                && (text.contains(";") || NUMBERS.matcher(text).matches());
    }

    // ---- messages ----

    /** What is wrong with a row whose entries YAML does not tell apart; empty if they are apart. */
    public static Optional<String> ofRow(Node.Sequence list) {
        return difference(list)
                .or(() -> source(list)
                        .map(source -> "numbers are separated by commas"
                                + vector(source)
                                        .map(row -> ": write " + shown(row))
                                        .orElse("")));
    }

    /** The same of a list of rows. */
    public static Optional<String> ofRows(Node.Sequence list) {
        return difference(list)
                .or(() -> source(list)
                        .map(source -> "numbers are separated by commas, and each row stands in brackets"
                                + matrix(source)
                                        .map(rows -> ": write " + shown(rows))
                                        .orElse("")));
    }

    private static Optional<String> difference(Node.Sequence list) {
        for (Node item : list.items()) {
            if (list.flow() && item instanceof Node.Scalar scalar && !scalar.quoted() && isDifference(scalar.text())) {
                String text = scalar.text().strip();
                return Optional.of("'" + scalar.shortened() + "' is read in two ways; write "
                        + shown(text.replaceAll("\\s+", ", ")) + " for single numbers, "
                        + shown(text.replaceAll("\\s+-", " - ")) + " for a difference");
            }
        }
        return Optional.empty();
    }

    /** The numbers of a list of lists that holds a single row or column. */
    public static Optional<String> oneList(Node.Sequence list) {
        List<String> numbers = new ArrayList<>();
        for (Node item : list.items()) {
            if (!(item instanceof Node.Sequence row)
                    || !row.holdsOnlyScalars()
                    || list.items().size() > 1 && row.items().size() != 1) {
                return Optional.empty();
            }
            row.items().forEach(number -> numbers.add(((Node.Scalar) number).shortened()));
        }
        return Optional.of(shown("[" + String.join(", ", numbers) + "]"));
    }

    /** {@code "; write [1, 0.5]"} for what stands in place of a list; nothing where that is not certain. */
    public static String asList(Node node) {
        if (node instanceof Node.Mapping map) {
            return vector(inBraces(map)).map(list -> "; write " + shown(list)).orElse("");
        }
        if (!(node instanceof Node.Scalar scalar) || scalar.isNull()) {
            return "";
        }
        String text = scalar.text().strip();
        if (text.matches("-?[0-9]{1,20},[0-9]{1,20}")) {
            return "; write [" + text.replace(",", ", ") + "] for two numbers, [" + text.replace(',', '.')
                    + "] for one with a decimal point";
        }
        return vector(text).map(list -> "; write " + shown(list)).orElse("");
    }

    /** {@code {1, 0.5}}, which YAML takes for a map of keys without values. */
    private static String inBraces(Node.Mapping map) {
        List<String> keys = new ArrayList<>();
        for (Node.Entry entry : map.entries()) {
            boolean empty = entry.value() instanceof Node.Scalar value && value.isNull();
            keys.add(map.flow() && empty ? entry.key().text() : "?");
        }
        return "[" + String.join(", ", keys) + "]";
    }

    /** A hint is one line. */
    public static String shown(String list) {
        return list.length() <= SHOWN ? list : list.substring(0, SHOWN) + "…";
    }

    // ---- the notations ----

    private static Optional<Part> part(String text) {
        if (text.length() > LONGEST || mayHoldDecimalCommas(text)) {
            return Optional.empty();
        }
        String body = END.matcher(BEGIN.matcher(text).replaceAll("[")).replaceAll("]");
        if (!body.equals(text)) {
            body = body.replace("\\\\", ";").replace('&', ',');
        }
        ListNotation notation = new ListNotation(body.strip());
        try {
            Part part = notation.items(0, '\0');
            Part only = part.items.size() == 1 ? part.items.get(0) : part;
            return notation.at == notation.text.length() ? Optional.of(only) : Optional.empty();
        } catch (NotUnderstood e) {
            return Optional.empty();
        }
    }

    /** {@code 0,5; 0,3}: the comma may be the decimal one. */
    private static boolean mayHoldDecimalCommas(String text) {
        Matcher comma = DECIMAL_COMMA.matcher(text);
        boolean bracketed = text.indexOf('[') >= 0 || text.indexOf('(') >= 0;
        boolean otherSeparator =
                text.contains(";") || BLANK_BETWEEN.matcher(text).find();
        return comma.find() && text.indexOf('.') < 0 && (otherSeparator || !bracketed);
    }

    /** Parts up to {@code close}, which is taken; rows where semicolons stand. */
    private Part items(int depth, char close) throws NotUnderstood {
        if (depth > DEEPEST) {
            throw new NotUnderstood();
        }
        List<Part> rows = new ArrayList<>();
        List<Part> row = new ArrayList<>();
        boolean separated = true;
        boolean afterComma = false;
        while (true) {
            int before = at;
            skipBlanks();
            separated |= at > before;
            char next = at < text.length() ? text.charAt(at) : '\0';
            if (next == close) {
                at += close == '\0' ? 0 : 1;
                break;
            }
            if (next == ';') {
                at++;
                rows.add(rowOf(row));
                row = new ArrayList<>();
                separated = true;
            } else if (next == ',') {
                at++;
                if (row.isEmpty() || afterComma) {
                    throw new NotUnderstood();
                }
                afterComma = true;
                separated = true;
            } else if (separated || next == '[') {
                row.add(one(depth, next));
                afterComma = false;
                separated = false;
            } else {
                throw new NotUnderstood();
            }
        }
        if (rows.isEmpty()) {
            return rowOf(row);
        }
        if (!row.isEmpty()) {
            rows.add(rowOf(row));
        }
        return new Part("", rows);
    }

    private static Part rowOf(List<Part> row) throws NotUnderstood {
        if (row.isEmpty()) {
            throw new NotUnderstood();
        }
        return new Part("", List.copyOf(row));
    }

    private Part one(int depth, char next) throws NotUnderstood {
        if (next == '[' || next == '(' || next == '{') {
            at++;
            return items(depth + 1, next == '[' ? ']' : next == '(' ? ')' : '}');
        }
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (number.lookingAt()) {
            at = number.end();
            return new Part(plain(number.group(1), number.group(2)), List.of());
        }
        Matcher name = NAME.matcher(text).region(at, text.length());
        if (name.lookingAt() && isWrapper(name.group()) && name.end() < text.length()) {
            at = name.end();
            return wrapped(depth, name.group());
        }
        throw new NotUnderstood();
    }

    private static boolean isWrapper(String name) {
        return WRAPPERS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private Part wrapped(int depth, String name) throws NotUnderstood {
        if (text.charAt(at) != '(' || depth > DEEPEST) {
            throw new NotUnderstood();
        }
        at++;
        if (name.equals("c")) {
            return items(depth + 1, ')');
        }
        skipBlanks();
        if (at == text.length()) {
            throw new NotUnderstood();
        }
        Part inside = one(depth + 1, text.charAt(at));
        Matcher option = OPTION.matcher(text);
        while (option.region(at, text.length()).lookingAt()) {
            at = option.end();
        }
        skipBlanks();
        if (at == text.length() || text.charAt(at) != ')') {
            throw new NotUnderstood();
        }
        at++;
        return inside;
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    /** {@code .5}, {@code 5.}, {@code +1} and {@code 007} as numbers are written here. */
    private static String plain(String sign, String number) {
        String digits = number.startsWith(".") ? "0" + number : number;
        digits = digits.replaceFirst("\\.(?=$|[eE/])", "").replaceFirst("^0+(?=[0-9])", "");
        return (sign.isEmpty() || sign.equals("+") ? "" : "-") + digits;
    }

    /** Whether nothing but one character, the comma, stands between the two. */
    public static boolean follows(Node.Scalar left, Node.Scalar right) {
        return left.at().line() == right.at().line()
                && right.at().column() == left.at().column() + left.text().length() + 1;
    }
}
