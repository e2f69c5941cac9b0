package org.gradus.report.exercise.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradus.report.exercise.Node;
import org.gradus.report.exercise.Position;
import org.gradus.report.exercise.Problems;
import org.gradus.report.exercise.yaml.YamlTree;

/**
 * The claims of a file that YAML cannot read as a whole, each read for itself, so that one slip leaves the others as they are.
 *
 * <p>Cut is where there is no doubt: a list with a dash in front of each claim at the dashes in the column of the first; a list in
 * brackets at its own commas, as long as every bracket and quote is closed. What is left over must be a claims file with an empty
 * list, or nothing is cut at all.
 */
final class ClaimEntries {
    private static final Pattern DASHED = Pattern.compile("(?m)^claims[ \\t]*:[ \\t]*(#.*)?$");
    private static final Pattern BRACKETED = Pattern.compile("(?m)^claims[ \\t]*:\\s+\\[");
    private static final Pattern ID = Pattern.compile(
            "(?m)(?:^\\s*(?:-\\s+)?|[{,]\\s*)id\\s*:\\s+(?:\"([^\"\\n]*)\"|'([^'\\n]*)'|([^,}#'\"\\n]+))");
    /** A quote that runs over the end of a claim into the next was not meant to. */
    private static final Pattern NEXT_CLAIM = Pattern.compile("}\\s*,\\s*\\{");

    /** An id stands near the beginning. */
    private static final int SEARCHED = 2000;

    private final String text;
    private final List<Piece> pieces = new ArrayList<>();
    private boolean dashed;

    private ClaimEntries(String text) {
        this.text = text;
    }

    /**
     * A claim of the list.
     *
     * @param at where it begins
     * @param node what could be read
     * @param id as it seems to stand there, for a claim that could not be read
     * @param problems what is wrong with it
     */
    record Entry(Position at, Optional<Node> node, Optional<String> id, Problems problems) {}

    private record Piece(int start, int end) {}

    /** The claims in their order, or empty if they cannot be told apart. */
    static Optional<List<Entry>> of(String text) {
        ClaimEntries entries = new ClaimEntries(text);
        boolean cut = entries.cutAtDashes() || entries.cutAtCommas();
        return cut && entries.isClaimsFileWithout() ? Optional.of(entries.read()) : Optional.empty();
    }

    // ---- where one claim ends and the next begins ----

    private boolean cutAtDashes() {
        Matcher key = DASHED.matcher(text);
        dashed = key.find();
        if (!dashed) {
            return false;
        }
        int indentation = -1;
        int start = -1;
        int line = lineAfter(key.end());
        while (line < text.length()) {
            int spaces = spaces(line);
            boolean says = !isBlankOrComment(line + spaces);
            boolean dash = isDash(line + spaces);
            if (says && indentation < 0) {
                if (!dash) {
                    dashed = false;
                    return false;
                }
                indentation = spaces;
            }
            if (says && (spaces < indentation || indentation == 0 && spaces == 0 && !dash)) {
                break;
            }
            if (says && dash && spaces == indentation) {
                add(start, line);
                start = line;
            }
            line = lineAfter(line);
        }
        add(start, line);
        dashed = !pieces.isEmpty();
        return dashed;
    }

    private void add(int start, int end) {
        if (start >= 0) {
            pieces.add(new Piece(start, end));
        }
    }

    private int lineAfter(int position) {
        int end = text.indexOf('\n', position);
        return end < 0 ? text.length() : end + 1;
    }

    private int spaces(int line) {
        int spaces = 0;
        while (line + spaces < text.length() && text.charAt(line + spaces) == ' ') {
            spaces++;
        }
        return spaces;
    }

    private boolean isBlankOrComment(int position) {
        char first = at(position);
        return first == '\n' || first == '#';
    }

    private boolean isDash(int position) {
        char second = at(position + 1);
        return at(position) == '-' && (second == ' ' || second == '\n');
    }

    /** A line feed behind the end, as if every text ended with one. */
    private char at(int position) {
        return position < text.length() ? text.charAt(position) : '\n';
    }

    private boolean cutAtCommas() {
        Matcher key = BRACKETED.matcher(text);
        if (!key.find()) {
            return false;
        }
        int depth = 1;
        int start = key.end();
        char before = '[';
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '#' && Character.isWhitespace(text.charAt(i - 1))) {
                i = lineAfter(i) - 1;
                continue;
            }
            if ((c == '"' || c == '\'') && "[{,:".indexOf(before) >= 0) {
                i = closing(i);
                if (i < 0) {
                    return false;
                }
            } else if (c == '[' || c == '{') {
                depth++;
            } else if (c == ']' || c == '}') {
                depth--;
            }
            if (depth == 0 || depth == 1 && c == ',') {
                piece(start, i);
                start = i + 1;
            }
            if (depth == 0) {
                return c == ']' && !pieces.isEmpty();
            }
            before = Character.isWhitespace(c) ? before : c;
        }
        return false;
    }

    /** From the first letter on; none where a comma ends the list. */
    private void piece(int start, int end) {
        String claim = text.substring(start, end);
        if (!claim.isBlank()) {
            pieces.add(new Piece(start + claim.length() - claim.stripLeading().length(), end));
        }
    }

    /** Where the quote that opens at {@code open} is closed; negative if it is not, or not where it was meant to be. */
    private int closing(int open) {
        char quote = text.charAt(open);
        for (int i = open + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\' && quote == '"' || text.startsWith("''", i) && quote == '\'') {
                i++;
            } else if (text.charAt(i) == quote) {
                return NEXT_CLAIM.matcher(text).region(open, i).find() ? -1 : i;
            }
        }
        return -1;
    }

    // ---- the rest of the file, and the claims ----

    /** Whether the text is a claims file once every claim is taken out. */
    private boolean isClaimsFileWithout() {
        int first = pieces.get(0).start();
        int last = pieces.get(pieces.size() - 1).end();
        String between = text.substring(first, last).replaceAll("[^\\n]+", "");
        String rest = text.substring(0, first)
                + (dashed ? "- 1" : "1")
                + (between.isEmpty() ? "\n" : between)
                + text.substring(last);
        Problems problems = new Problems();
        boolean list = YamlTree.parse(rest, problems)
                .flatMap(root -> ClaimsReader.list(root, problems))
                .isPresent();
        return list && problems.none();
    }

    private List<Entry> read() {
        List<Entry> entries = new ArrayList<>();
        YamlTree.Anchors anchors = new YamlTree.Anchors();
        Position origin = Position.START;
        int read = 0;
        for (Piece piece : pieces) {
            origin = moved(origin, text.substring(read, piece.start()));
            read = piece.start();
            entries.add(entry(text.substring(piece.start(), piece.end()), origin, anchors));
        }
        return entries;
    }

    private static Position moved(Position from, String passed) {
        int lines = (int) passed.chars().filter(c -> c == '\n').count();
        int last = passed.codePointCount(passed.lastIndexOf('\n') + 1, passed.length());
        return new Position(from.line() + lines, lines == 0 ? from.column() + last : last + 1);
    }

    private Entry entry(String claim, Position origin, YamlTree.Anchors anchors) {
        Problems problems = new Problems();
        Optional<Node> node = YamlTree.parse(claim, origin, anchors, problems);
        if (dashed) {
            node = node.flatMap(list -> only(list, problems));
        }
        return new Entry(node.map(Node::at).orElse(origin), node, id(claim), problems);
    }

    /** The claim behind its dash. */
    private static Optional<Node> only(Node list, Problems problems) {
        if (list instanceof Node.Sequence sequence && sequence.items().size() == 1) {
            return Optional.of(sequence.items().get(0));
        }
        problems.add(list.at(), "a claim must be a map, not " + list.kind());
        return Optional.empty();
    }

    private static Optional<String> id(String claim) {
        Matcher id = ID.matcher(claim.substring(0, Math.min(claim.length(), SEARCHED)));
        if (!id.find()) {
            return Optional.empty();
        }
        for (int group = 1; group <= id.groupCount(); group++) {
            if (id.group(group) != null && !id.group(group).isBlank()) {
                return Optional.of(id.group(group).strip());
            }
        }
        return Optional.empty();
    }
}
