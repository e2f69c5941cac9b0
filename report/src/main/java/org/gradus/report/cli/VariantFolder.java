package org.gradus.report.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradus.core.expr.HiddenCharacters;
import org.gradus.report.course.Assignment;
import org.gradus.report.exercise.CourseWork.Variant;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Near;
import org.gradus.report.exercise.random.Template;
import org.gradus.report.marking.answers.Assignments;
import org.gradus.report.marking.answers.ClassMarker;

/** The variants in a folder, as {@code gradus vary} writes them. A bad file is reported, the others are good for all that. */
final class VariantFolder implements Assignments {
    private final String folder;
    private final PrintStream err;
    private final Map<String, Exercise> exercises = new LinkedHashMap<>();
    private final Map<String, Path> files = new LinkedHashMap<>();
    private final Map<String, String> reasons = new HashMap<>();
    private final Map<String, Found> solved = new HashMap<>();
    private int code = ExitCode.DONE;

    private VariantFolder(String folder, PrintStream err) {
        this.folder = folder;
        this.err = err;
    }

    /** Reads an exercise file. */
    interface Reader {
        Template read(Path file) throws IOException;
    }

    /** The exercise files of a folder, by name; those of folders inside it do not count. */
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file ->
                            file.toString().endsWith(".yaml") || file.toString().endsWith(".yml"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    /** Reads all variants and reports files that are none. */
    static VariantFolder read(String folder, List<Path> files, Reader reader, PrintStream err) {
        VariantFolder variants = new VariantFolder(folder, err);
        if (files.isEmpty()) {
            throw new UsageException("the folder " + folder + " holds no exercise files (.yaml)");
        }
        for (Path file : files) {
            try {
                variants.add(file, reader.read(file));
            } catch (Throwable thrown) { // also a full heap or stack: the other files may still be good
                variants.code = Math.max(variants.code, Faults.report(thrown, file.toString(), err));
            }
        }
        return variants;
    }

    private void add(Path file, Template read) {
        if (read.isRandom()) {
            say(file + ": note: the file is what variants are drawn from and is left out");
            return;
        }
        Exercise exercise = read.exercise();
        Optional<String> number = exercise.courseWork().variant().map(Variant::number);
        if (number.isEmpty()) {
            say(file + ": note: the file is no variant (it has no key 'variant') and is left out");
            return;
        }
        Path first = files.putIfAbsent(number.get(), file);
        if (first == null) {
            exercises.put(number.get(), exercise);
        } else {
            String reason = file + " is variant '" + number.get() + "', as is " + first;
            say(reason + "; neither is used");
            reasons.put(number.get(), reason);
            code = ExitCode.USAGE;
        }
    }

    private void say(String line) {
        err.println(HiddenCharacters.shown(line));
    }

    /** The largest exit code of what was reported. */
    int code() {
        return code;
    }

    /** Whose variants there are: the numbers of those that can be solved, in the order of the files. */
    List<String> numbers() {
        return exercises.keySet().stream()
                .filter(number -> find(number).assignment().isPresent())
                .toList();
    }

    /** All, in the order of the files; one that cannot be solved is reported and left out. */
    List<Assignment> all() {
        List<Assignment> all = new ArrayList<>();
        exercises.keySet().forEach(number -> find(number).assignment().ifPresent(all::add));
        return all;
    }

    @Override
    public Found find(String variant) {
        return meant(variant)
                .map(number -> solved.computeIfAbsent(number, this::solve))
                .orElseGet(() -> Found.none("no exercise in " + folder + " is variant '" + Near.shortened(variant) + "'"
                        + Near.hint(variant, List.copyOf(exercises.keySet()))));
    }

    /** A number that has lost its leading zeros in a spreadsheet is still that number. */
    private Optional<String> meant(String variant) {
        if (exercises.containsKey(variant)) {
            return Optional.of(variant);
        }
        List<String> same = exercises.keySet().stream()
                .filter(number -> ClassMarker.isSame(number, variant))
                .toList();
        return same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
    }

    private Found solve(String number) {
        String reason = reasons.get(number);
        Exercise exercise = exercises.get(number);
        if (reason != null || exercise == null) {
            return Found.none(String.valueOf(reason));
        }
        try {
            return Found.of(Assignment.of(exercise));
        } catch (Throwable thrown) { // also a full heap or stack: the other variants may still be good
            code = Math.max(code, Faults.report(thrown, String.valueOf(files.get(number)), err));
            return Found.none(files.get(number) + " cannot be solved");
        }
    }
}
