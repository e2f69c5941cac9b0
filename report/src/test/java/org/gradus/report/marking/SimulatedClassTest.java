package org.gradus.report.marking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.gradus.report.course.Assignment;
import org.gradus.report.worksheet.QuantityId;
import org.junit.jupiter.api.Test;

/** Thousands of simulated students: who is right in one of the usual ways is never wrong, and no mistake is taken for another. */
class SimulatedClassTest {
    private static final int STUDENTS = Integer.getInteger("gradus.students", 10_000);
    /** Of one exercise. */
    private static final int CLASS = 40;

    private static Submission submission(
            Assignment assignment, Map<String, String> answers, Random random, int skipped, boolean mayBeEmpty) {
        Map<QuantityId, Entry> entries = new LinkedHashMap<>();
        assignment.asked().forEach(asked -> {
            String answer = answers.get(asked.id().toString());
            assertThat(answer != null || mayBeEmpty)
                    .as("no answer for " + asked.id())
                    .isTrue();
            if (answer != null && random.nextInt(100) >= skipped) {
                entries.put(asked.id(), CourseNumbers.entry(answer));
            }
        });
        return new Submission("simulated", entries);
    }

    @Test
    void whoIsRightIsNeverCalledWrong() {
        List<String> faults = new ArrayList<>();
        int students = 0;
        for (long seed = 1; students < STUDENTS; seed++) {
            RandomCourse course = new RandomCourse(seed);
            Assignment assignment = CourseNumbers.assignment(course.yaml());
            Marker marker = Marker.of(assignment);
            Random random = new Random(seed);
            for (int i = 0; i < CLASS; i++) {
                Pupil.Way way = Pupil.Way.values()[i % 3];
                Pupil pupil = Pupil.right(course, way, random.nextBoolean(), random.nextBoolean());
                Submission row = submission(assignment, pupil.answers(), random, i % 4 == 3 ? 20 : 0, false);
                Marked marked = marker.mark(row);
                students++;
                for (MarkedEntry entry : marked.entries()) {
                    if (entry.verdict() != Verdict.RIGHT && entry.verdict() != Verdict.MISSING) {
                        faults.add(
                                "seed " + seed + " " + way + " " + entry.asked().id() + " " + entry.given() + " "
                                        + entry.verdict() + " " + entry.accepted() + "\n" + course.yaml());
                    }
                }
            }
        }
        assertThat(faults).as(faults.size() + " faults").isEmpty();
    }

    // ---- planted mistakes ----

    private static final class Tally {
        int planted;
        int unchanged;
        int named;
        int oneOfSeveral;
        int unnamed;
        int misnamed;
        int missed;
        int once;
    }

    @Test
    void aPlantedMistakeIsNeverTakenForAnother() throws IOException {
        Map<String, Tally> table = new LinkedHashMap<>();
        List<String> faults = new ArrayList<>();
        Mistake.ALL.stream().forEach(mistake -> table.put(mistake.name(), new Tally()));
        String turned = Mistake.OUTPUT_MINUS_TARGET.name();
        List<String> names =
                table.keySet().stream().filter(name -> !name.equals(turned)).toList();
        int students = 0;
        for (long seed = 1; students < STUDENTS; seed++) {
            RandomCourse course = new RandomCourse(seed);
            Assignment assignment = CourseNumbers.assignment(course.yaml());
            Marker marker = Marker.of(assignment);
            Random random = new Random(seed);
            for (int i = 0; i < 3 * CLASS; i++) {
                String chosen = names.get(random.nextInt(names.size()));
                String name = course.turned && chosen.equals(Mistake.ERROR_SIGN.name()) ? turned : chosen;
                Pupil.Way way = Pupil.Way.values()[random.nextInt(3)];
                boolean everywhere = random.nextBoolean();
                int only = random.nextInt(course.layers.size() + 2) - 1;
                Pupil pupil = Pupil.wrong(course, way, name, l -> everywhere || l == only);
                if (pupil.made == 0) {
                    continue;
                }
                Marked marked = marker.mark(submission(assignment, pupil.answers(), random, 0, true));
                students++;
                String planted = " planted " + name + (everywhere ? " everywhere" : " in " + only) + " seed " + seed
                        + " " + way + "\n" + course.yaml();
                count(Objects.requireNonNull(table.get(name), name), marked, name)
                        .ifPresent(fault -> faults.add(fault + planted));
            }
        }
        String report = report(table);
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/planted-mistakes.txt"), report + "\n" + String.join("\n", faults));
        assertThat(faults).as(report).isEmpty();
    }

    private static Optional<String> count(Tally tally, Marked marked, String name) {
        tally.planted++;
        Optional<MarkedEntry> wrong = marked.entries().stream()
                .filter(entry -> entry.verdict() == Verdict.WRONG)
                .findFirst();
        if (wrong.isEmpty()) {
            boolean changed = marked.entries().stream().anyMatch(SimulatedClassTest::isOutside);
            tally.missed += changed ? 1 : 0;
            tally.unchanged += changed ? 0 : 1;
            return marked.entries().stream()
                    .filter(SimulatedClassTest::isOutside)
                    .map(entry -> "missed " + entry)
                    .findFirst();
        }
        long count = marked.entries().stream()
                .filter(entry -> entry.verdict() == Verdict.WRONG)
                .count();
        tally.once += count == 1 ? 1 : 0;
        List<String> named = wrong.get().mistakes().stream().map(Mistake::name).toList();
        if (named.equals(List.of(name))) {
            tally.named++;
        } else if (named.contains(name)) {
            tally.oneOfSeveral++;
        } else if (named.isEmpty()) {
            tally.unnamed++;
        } else {
            tally.misnamed++;
        }
        return named.contains(name)
                ? Optional.empty()
                : Optional.of(wrong.get().asked().id() + " " + wrong.get().given() + " " + named + " "
                        + wrong.get().accepted());
    }

    /** Whether a number is outside of what is accepted for it. */
    private static boolean isOutside(MarkedEntry entry) {
        return entry.given() instanceof Entry.Written written
                && entry.verdict() == Verdict.RIGHT
                && (new BigDecimal(written.text()).compareTo(entry.accepted().lo()) < 0
                        || new BigDecimal(written.text())
                                        .compareTo(entry.accepted().hi())
                                > 0);
    }

    private static String report(Map<String, Tally> table) {
        StringBuilder text = new StringBuilder(String.format(
                "%-30s %8s %8s %8s %10s %8s %8s %8s %8s%n",
                "planted", "students", "no more", "named", "one of", "unnamed", "misnamed", "missed", "once"));
        table.forEach((name, tally) -> text.append(String.format(
                "%-30s %8d %8d %8d %10d %8d %8d %8d %8d%n",
                name,
                tally.planted,
                tally.unchanged,
                tally.named,
                tally.oneOfSeveral,
                tally.unnamed,
                tally.misnamed,
                tally.missed,
                tally.once)));
        return text.toString();
    }
}
