package org.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README names every library that the build puts beside the program, and none that it does not. */
class LicencesIT {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| ([^|]+) \\| [^|]*(?:Apache|BSD|MIT|GPL|EPL)[^|]* \\|$");
    private static final Pattern VERSION = Pattern.compile("-\\d.*\\.jar$");

    @Test
    void everyJarHasItsLicence() throws IOException {
        Set<String> named = new TreeSet<>();
        String readme = Gradus.text(Gradus.ROOT.resolve("README.md"));
        Matcher rows = ROW.matcher(readme.substring(readme.indexOf("## Licence")));
        while (rows.find()) {
            for (String jar : rows.group(1).replaceAll(" \\(.*\\)", "").split(", ")) {
                assertThat(named.add(jar)).as("%s stands twice", jar).isTrue();
            }
        }
        assertThat(named).isEqualTo(jars());
    }

    private static Set<String> jars() throws IOException {
        try (Stream<Path> files = Files.list(Gradus.ROOT.resolve("report/target/lib"))) {
            return files.map(file ->
                            VERSION.matcher(file.getFileName().toString()).replaceFirst(""))
                    .filter(name -> !name.startsWith("gradus-"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
