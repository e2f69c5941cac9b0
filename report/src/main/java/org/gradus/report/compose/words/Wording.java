package org.gradus.report.compose.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.gradus.core.expr.Expr;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.sheet.Language;

/**
 * The sentences of one language. A phrase holds the placeholders {@code {0}}, {@code {1}}, …; what is put in may be a word, a
 * number, a formula, a reference or a whole phrase.
 */
public final class Wording {
    /** The space between two things that stand side by side. */
    public static final String GAP = "\u2003";

    private final Properties phrases;
    /** What was said so far. */
    private final Map<Words, String> patterns = new ConcurrentHashMap<>();

    private Wording(Properties phrases) {
        this.phrases = phrases;
    }

    /** Read when a language is first asked for. */
    private static final Map<Language, Wording> READ = new ConcurrentHashMap<>();

    /** The words of this language; English for one that has none. */
    public static Wording of(Locale language) {
        return READ.computeIfAbsent(Language.of(language), own -> read("phrases_" + own.code() + ".properties"));
    }

    private static Wording read(String file) {
        Properties phrases = new Properties();
        try (InputStream bytes = Wording.class.getResourceAsStream(file)) {
            if (bytes == null) {
                throw new IllegalStateException(file + " is missing from the jar");
            }
            Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8);
            phrases.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
        return new Wording(phrases);
    }

    /** The phrase's text with its placeholders. */
    String pattern(Words phrase) {
        return patterns.computeIfAbsent(phrase, this::read);
    }

    private String read(Words phrase) {
        String pattern = phrases.getProperty(phrase.key());
        if (pattern == null) {
            throw new IllegalStateException("no words for " + phrase.key());
        }
        return pattern;
    }

    /** A phrase that takes nothing, as plain text. */
    public String word(Words phrase) {
        return pattern(phrase);
    }

    /**
     * The phrase with its placeholders filled.
     *
     * @param values each a String, an Integer, an {@link Expr}, a {@link Chain}, an {@link Inline} or a list of Inlines
     */
    public List<Inline> say(Words phrase, Object... values) {
        List<Inline> said = new ArrayList<>();
        String pattern = pattern(phrase);
        int from = 0;
        while (from < pattern.length()) {
            int open = pattern.indexOf('{', from);
            if (open < 0) {
                break;
            }
            int close = pattern.indexOf('}', open);
            text(said, pattern.substring(from, open));
            put(said, values[Integer.parseInt(pattern.substring(open + 1, close))]);
            from = close + 1;
        }
        text(said, pattern.substring(from));
        return said;
    }

    /** Small numbers in words ("two"), others in digits. */
    public String number(int count) {
        String[] words = word(Phrase.NUMBERS).split(" ");
        return count >= 1 && count <= words.length ? words[count - 1] : Integer.toString(count);
    }

    private static void put(List<Inline> said, Object value) {
        if (value instanceof Expr expr) {
            said.add(Inline.Formula.of(expr));
        } else if (value instanceof Chain chain) {
            said.add(new Inline.Formula(chain));
        } else if (value instanceof Inline.Text text) {
            text(said, text.text());
        } else if (value instanceof Inline inline) {
            said.add(inline);
        } else if (value instanceof List<?> list) {
            list.forEach(part -> put(said, part));
        } else {
            text(said, value.toString());
        }
    }

    /** Adds text, joined to text that already stands at the end. */
    private static void text(List<Inline> said, String text) {
        if (text.isEmpty()) {
            return;
        }
        int last = said.size() - 1;
        if (last >= 0 && said.get(last) instanceof Inline.Text before) {
            said.set(last, new Inline.Text(before.text() + text));
        } else {
            said.add(new Inline.Text(text));
        }
    }

    /** Pieces of text one behind the other; neighbouring texts become one. */
    @SafeVarargs
    public static List<Inline> join(List<Inline>... parts) {
        List<Inline> joined = new ArrayList<>();
        for (List<Inline> part : parts) {
            part.forEach(inline -> put(joined, inline));
        }
        return joined;
    }

    /** The text with a full stop at its end. */
    public static List<Inline> sentence(List<Inline> text) {
        boolean ended = !text.isEmpty()
                && text.get(text.size() - 1) instanceof Inline.Text last
                && last.text().endsWith(".");
        return ended ? text : join(text, List.of(new Inline.Text(".")));
    }

    /** One sentence behind the other. */
    public static List<Inline> sentences(List<List<Inline>> sentences) {
        List<Inline> text = List.of();
        for (List<Inline> sentence : sentences) {
            text = join(text, text.isEmpty() ? List.of() : List.of(new Inline.Text(" ")), sentence);
        }
        return text;
    }

    /** Words without formulas as one text. */
    public static String text(List<Inline> words) {
        StringBuilder text = new StringBuilder();
        for (Inline word : words) {
            if (!(word instanceof Inline.Text plain)) {
                throw new IllegalArgumentException("not only text: " + words);
            }
            text.append(plain.text());
        }
        return text.toString();
    }
}
