package org.gradus.report.view;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Looks at the file whenever the system says that something changed in its folder, and once a second in any case: not every file system
 * says so.
 */
final class FileWatch implements Runnable {
    private static final long INTERVAL_MILLIS = 1000;
    /** Most programs empty a file before they write it; that need not be shown. */
    private static final long SETTLE_MILLIS = 50;

    private final Path folder;
    private final SourceFile file;
    private final Revisions revisions;
    private final CountDownLatch stopped;

    /** @param stopped ends the watch */
    FileWatch(Path path, SourceFile file, Revisions revisions, CountDownLatch stopped) {
        Path parent = path.toAbsolutePath().getParent();
        this.folder = parent == null ? path.toAbsolutePath() : parent;
        this.file = file;
        this.revisions = revisions;
        this.stopped = stopped;
    }

    @Override
    public void run() {
        try (WatchService service = folder.getFileSystem().newWatchService()) {
            folder.register(
                    service,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
            look(() -> {
                WatchKey key = service.poll(INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
                if (key != null) {
                    stopped.await(SETTLE_MILLIS, TimeUnit.MILLISECONDS);
                    key.pollEvents();
                    key.reset();
                }
            });
        } catch (IOException | UnsupportedOperationException silent) {
            look(() -> stopped.await(INTERVAL_MILLIS, TimeUnit.MILLISECONDS));
        }
    }

    /** Until something may have changed, or it is time to look again. */
    private interface Pause {
        void make() throws InterruptedException;
    }

    private void look(Pause pause) {
        try {
            while (stopped.getCount() > 0) {
                revisions.publish(file.revision());
                pause.make();
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }
}
