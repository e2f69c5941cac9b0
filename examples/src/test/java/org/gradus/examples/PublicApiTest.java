package org.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradus.examples.Sources.PublicType;
import org.junit.jupiter.api.Test;

/**
 * The public types, pinned in {@code public-api.txt}: what others may build on is marked {@code api}, what is public only so that
 * another package of ours sees it {@code inside}. Each stands there with its purpose. After a change that is meant:
 *
 * <pre>mvn -B -ntp -q -pl examples -am -Dtest=PublicApiTest -Dgradus.api=write -Dsurefire.failIfNoSpecifiedTests=false test</pre>
 *
 * <p>keeps the marks of the types that stay, and marks new ones {@code inside}.
 */
class PublicApiTest {
    private static final Path LIST = Path.of("src/test/resources/org/gradus/examples/public-api.txt");
    private static final Pattern LINE = Pattern.compile("(api|inside) (\\S+) — .+");

    /** The packages for users of the modules; what is below them is for their module only. */
    private static final List<String> PACKAGES = List.of(
            "org.gradus.core.expr",
            "org.gradus.core.number",
            "org.gradus.core.matrix",
            "org.gradus.core.function",
            "org.gradus.core.network",
            "org.gradus.core.check",
            "org.gradus.symbolic.kernel",
            "org.gradus.symbolic.derive",
            "org.gradus.symbolic.closed",
            "org.gradus.symbolic.claim",
            "org.gradus.symbolic.separate",
            "org.gradus.report.exercise",
            "org.gradus.report.exercise.reader",
            "org.gradus.report.worksheet",
            "org.gradus.report.plan",
            "org.gradus.report.solution",
            "org.gradus.report.solve",
            "org.gradus.report.course",
            "org.gradus.report.marking",
            "org.gradus.report.marking.answers",
            "org.gradus.report.vary",
            "org.gradus.report.json",
            "org.gradus.report.sheet",
            "org.gradus.report.compose",
            "org.gradus.report.compose.words",
            "org.gradus.report.render");

    @Test
    void isTheListAndEachTypeHasAPurpose() throws IOException {
        Map<String, String> marks = marks();
        List<PublicType> types = Sources.publicTypes(Sources.files("src/main/java")).stream()
                .filter(type ->
                        PACKAGES.contains(type.name().substring(0, type.name().lastIndexOf('.'))))
                .toList();
        if ("write".equals(System.getProperty("gradus.api"))) {
            Files.write(
                    LIST,
                    types.stream()
                            .map(type -> marks.getOrDefault(type.name(), "inside") + " " + type.name() + " — "
                                    + type.purpose())
                            .toList());
        }
        assertThat(types.stream().map(PublicType::name)).containsExactlyElementsOf(marks().keySet());
    }

    private static Map<String, String> marks() throws IOException {
        Map<String, String> marks = new LinkedHashMap<>();
        for (String line : Files.readAllLines(LIST)) {
            Matcher parts = LINE.matcher(line);
            assertThat(parts.matches()).as(line).isTrue();
            marks.put(parts.group(2), parts.group(1));
        }
        return marks;
    }
}
