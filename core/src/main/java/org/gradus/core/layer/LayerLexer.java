package org.gradus.core.layer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradus.core.expr.FormulaException;

/** Takes an equation apart: plain text, LaTeX, Greek and raised letters, or a line of NumPy, all in one spelling. */
final class LayerLexer {
    private static final Map<Character, String> GREEK = Map.of('δ', "delta", 'σ', "sigma", 'φ', "phi", 'ϕ', "phi");
    private static final Map<Character, String> SIGNS = Map.ofEntries(
            Map.entry('⊙', ".*"),
            Map.entry('∘', ".*"),
            Map.entry('·', "*"),
            Map.entry('∙', "*"),
            Map.entry('⋅', "*"),
            Map.entry('×', "*"),
            Map.entry('−', "-"),
            Map.entry('–', "-"),
            Map.entry('′', "'"),
            Map.entry('’', "'"));
    private static final String RAISED = "ᵀˡᴸ⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final String RAISED_MEANS = "TlL+-0123456789";
    private static final Map<String, String> COMMANDS = commands();
    /** What sets a letter in another type, and says nothing. */
    private static final Set<String> TYPES = Set.of(
            "mathbf", "boldsymbol", "bm", "mathrm", "mathsf", "mathit", "mathcal", "text", "vec", "operatorname", "bf");

    private static final Set<String> NOTHING = Set.of("left", "right", "big", "Big", "quad", "limits", "displaystyle");

    private final String text;
    private final List<LayerToken> tokens = new ArrayList<>();
    /** Braces that only say how far another type goes. */
    private final Set<Integer> skipped = new HashSet<>();

    private int at;

    private LayerLexer(String text) {
        this.text = text;
    }

    private static Map<String, String> commands() {
        Map<String, String> commands = new HashMap<>();
        List.of("delta", "sigma", "phi", "frac", "nabla", "partial").forEach(name -> commands.put(name, name));
        List.of("tfrac", "dfrac").forEach(name -> commands.put(name, "frac"));
        commands.put("varphi", "phi");
        List.of("odot", "circ", "bullet").forEach(name -> commands.put(name, ".*"));
        List.of("cdot", "times").forEach(name -> commands.put(name, "*"));
        List.of("top", "intercal", "T").forEach(name -> commands.put(name, "T"));
        commands.put("prime", "'");
        return commands;
    }

    static List<LayerToken> read(String text) {
        LayerLexer lexer = new LayerLexer(text);
        lexer.read();
        return lexer.tokens;
    }

    private void read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c) || c == '$' || skipped.contains(at)) {
                at++;
            } else if (c == '\\') {
                command();
            } else if (isLetter(c)) {
                name();
            } else if (c >= '0' && c <= '9') {
                number();
            } else if (RAISED.indexOf(c) >= 0) {
                raised();
            } else {
                sign(c);
            }
        }
        tokens.add(new LayerToken(LayerToken.Kind.END, "", text.length()));
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private void add(LayerToken.Kind kind, String written, int offset) {
        tokens.add(new LayerToken(kind, written, offset));
    }

    private int endOfLetters(int from) {
        int end = from;
        while (end < text.length() && isLetter(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private void command() {
        int start = at;
        int end = endOfLetters(at + 1);
        String name = text.substring(at + 1, end);
        at = Math.max(end, Math.min(at + 2, text.length()));
        if (name.isEmpty() || NOTHING.contains(name)) {
            return; // "\," and "\;" are blanks
        }
        if (TYPES.contains(name)) {
            type();
            return;
        }
        String meaning = COMMANDS.get(name);
        if (meaning == null) {
            throw new FormulaException("unknown command '\\" + name + "' in an equation between layers", start);
        }
        boolean word = Character.isLetter(meaning.charAt(0));
        if (meaning.equals("partial")) {
            differential(start);
        } else {
            add(word ? LayerToken.Kind.NAME : LayerToken.Kind.SIGN, meaning, start);
        }
    }

    /** Behind {@code \mathbf} the braces are none of the formula's. */
    private void type() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '{') {
            int depth = 0;
            for (int i = at; i < text.length(); i++) {
                depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
                if (depth == 0) {
                    skipped.add(at);
                    skipped.add(i);
                    return;
                }
            }
        }
    }

    /** {@code ∂C} as {@code dC}, whatever stands between. */
    private void differential(int start) {
        int before = tokens.size();
        while (at < text.length() && tokens.size() == before) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c) || skipped.contains(at)) {
                at++;
            } else if (c == '\\') {
                command();
            } else if (isLetter(c)) {
                name();
            } else {
                break;
            }
        }
        if (tokens.size() == before) {
            throw new FormulaException("behind '∂' stands what is differentiated, or by what", start);
        }
        LayerToken last = tokens.remove(before);
        add(LayerToken.Kind.NAME, "d" + last.text(), start);
    }

    private void name() {
        int end = endOfLetters(at);
        String name = text.substring(at, end);
        boolean library = (name.equals("np") || name.equals("numpy")) && text.startsWith(".", end);
        if (!library) {
            add(LayerToken.Kind.NAME, name, at);
        }
        at = library ? end + 1 : end;
    }

    private void number() {
        int start = at;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        boolean decimals = at + 1 < text.length() && text.charAt(at) == '.' && Character.isDigit(text.charAt(at + 1));
        if (decimals) {
            at++;
            while (at < text.length() && Character.isDigit(text.charAt(at))) {
                at++;
            }
        }
        add(LayerToken.Kind.NUMBER, text.substring(start, at), start);
    }

    private void raised() {
        int start = at;
        add(LayerToken.Kind.SIGN, "^", start);
        add(LayerToken.Kind.SIGN, "(", start);
        while (at < text.length() && RAISED.indexOf(text.charAt(at)) >= 0) {
            char meaning = RAISED_MEANS.charAt(RAISED.indexOf(text.charAt(at)));
            LayerToken.Kind kind = isLetter(meaning)
                    ? LayerToken.Kind.NAME
                    : Character.isDigit(meaning) ? LayerToken.Kind.NUMBER : LayerToken.Kind.SIGN;
            add(kind, String.valueOf(meaning), at);
            at++;
        }
        add(LayerToken.Kind.SIGN, ")", start);
    }

    private void sign(char c) {
        int start = at;
        at++;
        String greek = GREEK.get(c);
        String written = SIGNS.get(c);
        if (greek != null) {
            add(LayerToken.Kind.NAME, greek, start);
        } else if (c == '∂') {
            differential(start);
        } else if (c == '∇') {
            add(LayerToken.Kind.NAME, "nabla", start);
        } else if (c == '⊤') {
            add(LayerToken.Kind.NAME, "T", start);
        } else if (written != null) {
            add(LayerToken.Kind.SIGN, written, start);
        } else if (c == '.' && at < text.length() && text.charAt(at) == '*') {
            at++;
            add(LayerToken.Kind.SIGN, ".*", start);
        } else if ("+-*/@^_(){}[]=,'.".indexOf(c) >= 0) {
            add(LayerToken.Kind.SIGN, String.valueOf(c), start);
        } else {
            throw new FormulaException("unexpected '" + Character.toString(text.codePointAt(start)) + "'", start);
        }
    }
}
