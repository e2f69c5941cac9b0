package org.gradus.report.render;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LatexRendererTest {
    @Test
    void tmp() throws Exception {
        Files.writeString(Path.of("/tmp/rt/en.tex"), new LatexRenderer().render(LectureSheet.english()));
        Files.writeString(Path.of("/tmp/rt/de.tex"), new LatexRenderer().render(LectureSheet.german()));
    }
}
