package org.gradus.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of the command line, taken apart. */
record HtmlPage(String text) {
    private static final Pattern INLINE = Pattern.compile("(?s)<(style|script)([^>]*)>(.*?)</\\1>");
    private static final Pattern POLICY = Pattern.compile("Content-Security-Policy\" content=\"([^\"]*)\"");

    static HtmlPage of(String... arguments) {
        return new HtmlPage(Gradus.verdicts("", arguments));
    }

    static HtmlPage ofExercise(Path exercise, String language) {
        return of("solve", exercise.toString(), "--to", "html", "--lang", language);
    }

    /** The contents of all elements of one name, those that are data left out. */
    private List<String> inline(String tag) {
        List<String> found = new ArrayList<>();
        Matcher inline = INLINE.matcher(text);
        while (inline.find()) {
            if (inline.group(1).equals(tag) && !inline.group(2).contains("application/json")) {
                found.add(inline.group(3));
            }
        }
        return found;
    }

    /** As the page's policy would have to name them. */
    List<String> hashes(String tag) {
        return inline(tag).stream().map(HtmlPage::hash).toList();
    }

    private static String hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    String policy() {
        Matcher policy = POLICY.matcher(text);
        if (!policy.find()) {
            throw new IllegalStateException("no policy");
        }
        return policy.group(1);
    }

    /** Everything but styles and scripts, as XML: elements without content are closed. */
    String asXml() {
        String markup = INLINE.matcher(text).replaceAll("");
        return markup.substring(markup.indexOf("<html")).replaceAll("<(br|wbr|meta)((?: [^>]*)?)>", "<$1$2/>");
    }

    /** What can be read on it, without blanks. */
    String words() {
        return asXml().replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&")
                .replaceAll("\\s+", "");
    }

    Path in(Path folder, String name) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
