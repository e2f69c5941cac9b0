package org.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the README says about the build is in the build. */
class BuildTest {
    /** Failsafe runs its tests under {@code -DskipTests} unless it is told not to. */
    @Test
    void skippingTestsSkipsThoseOfTheLauncherToo() {
        assertThat(Gradus.text(Gradus.ROOT.resolve("README.md"))).contains("mvn -B -ntp install -DskipTests");
        assertThat(Gradus.text(Gradus.ROOT.resolve("pom.xml")))
                .contains("<skipTests>false</skipTests>", "<skipITs>${skipTests}</skipITs>");
    }
}
