package org.gradus.report.cli.many;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.gradus.report.cli.machine.Progress;
import org.jspecify.annotations.Nullable;

/** Works on files and writes what comes of them, in their order: results, messages and exit code are those of one core. */
public final class ManyFiles {
    private final PrintStream out;
    private final PrintStream err;
    private final Refusal refusal;

    /** Says why a file could not be written; returns the exit code. */
    public interface Refusal {
        int report(Throwable failure, String file, PrintStream err);
    }

    public ManyFiles(PrintStream out, PrintStream err, Refusal refusal) {
        this.out = out;
        this.err = err;
        this.refusal = refusal;
    }

    /**
     * Works on the tasks; returns the largest exit code.
     *
     * @param verb for the progress: "solving"
     * @param options all that the results depend on beside the files; asked for only where unchanged files are skipped
     */
    public int run(String verb, List<Task> tasks, Spread spread, Supplier<List<String>> options) {
        Optional<Unchanged> unchanged = spread.skipUnchanged() ? Unchanged.of(options.get()) : Optional.empty();
        try (Progress progress = Progress.of(err, verb, tasks.size())) {
            Writing writing = new Writing(progress, unchanged);
            Lineup.run(
                    tasks,
                    spread.jobs(),
                    task -> unchanged
                            .map(known -> known.work(task))
                            .orElseGet(() -> task.work().apply(Reading.anew())),
                    Finished::bytes,
                    writing);
            return writing.worst;
        }
    }

    private final class Writing implements Lineup.Next<Task, Finished> {
        private final Progress progress;
        private final Optional<Unchanged> unchanged;
        /** Which shared files were written, and with which content. */
        private final Map<Path, String> shared = new HashMap<>();

        private int worst;

        Writing(Progress progress, Optional<Unchanged> unchanged) {
            this.progress = progress;
            this.unchanged = unchanged;
        }

        @Override
        public void awaited(Task task) {
            progress.start(task.name());
        }

        @Override
        public boolean isToBeRepeatedAlone(Finished finished) {
            return finished.isHeapFull();
        }

        @Override
        public void accept(Task task, Finished finished) {
            if (!finished.messages().isEmpty()) {
                progress.clear();
                err.print(finished.messages());
            }
            int code = finished.code();
            for (Result result : finished.results()) {
                code = Math.max(code, write(result));
            }
            if (code == finished.code() && finished.made().isPresent() && unchanged.isPresent()) {
                code = Math.max(code, remember(task, finished.made().get(), unchanged.get()));
            }
            worst = Math.max(worst, code);
        }

        private int write(Result result) {
            byte[] bytes = result.bytes();
            if (result.file().isEmpty()) {
                progress.clear();
                out.write(bytes, 0, bytes.length);
                return 0;
            }
            Path file = result.file().get();
            try {
                if (result.isShared()) {
                    refuseTwo(file, bytes);
                }
                result.write(file);
                return 0;
            } catch (IOException failure) {
                return refused(failure, file.toString());
            }
        }

        private void refuseTwo(Path file, byte[] bytes) throws IOException {
            String hash = Hash.of(bytes);
            @Nullable String before = shared.putIfAbsent(file.toAbsolutePath().normalize(), hash);
            if (before != null && !before.equals(hash)) {
                throw new IOException("two files bring a different one of this name; give them folders of their own");
            }
        }

        private int remember(Task task, Made made, Unchanged known) {
            try {
                known.add(task, made);
                return 0;
            } catch (IOException failure) {
                return refused(failure, MadeLog.NAME);
            }
        }

        private int refused(IOException failure, String file) {
            progress.clear();
            return refusal.report(failure, file, err);
        }
    }
}
