package org.gradus.report.solution;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.TextWriter;
import org.gradus.report.exercise.ClaimSource.Part;
import org.gradus.report.exercise.StatedClaim;

/** What was read of a claim, in the one written form, where its author wrote something else. */
public final class Echo {
    private Echo() {}

    /** By the key of the claims file: {@code of}, {@code claim}, {@code chain}. */
    public static Map<String, String> of(StatedClaim claim) {
        Map<String, String> read = new LinkedHashMap<>();
        if (claim instanceof StatedClaim.Formulated formulated) {
            function(formulated.of(), formulated.source().text(Part.OF), read);
            add(
                    "claim",
                    TextWriter.write(formulated.claim()),
                    formulated.source().text(Part.CLAIM),
                    read);
        } else if (claim instanceof StatedClaim.Chained chain) {
            chain.of().ifPresent(of -> function(of, chain.source().text(Part.OF), read));
            String written = chain.members().stream()
                    .map(member -> TextWriter.write(member.formula()))
                    .collect(Collectors.joining(" = "));
            add("chain", written, chain.source().text(Part.CLAIM), read);
        }
        return read;
    }

    private static void function(StatedClaim.Function of, Optional<String> text, Map<String, String> read) {
        Optional<Expr> formula = of.formula().filter(written -> of.name().isEmpty());
        formula.ifPresent(written -> add("of", TextWriter.write(written), text, read));
    }

    private static void add(String key, String written, Optional<String> text, Map<String, String> read) {
        boolean same = text.map(author -> plain(author).equals(plain(written))).orElse(true);
        if (!same) {
            read.put(key, written);
        }
    }

    /** Blanks and parentheses are not what is misread. */
    private static String plain(String text) {
        return text.replaceAll("[\\s()]", "");
    }
}
