package org.gradus.report.view;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Shows an exercise file and its sheet side by side on a page of this machine, and follows the file. Only the loopback address is
 * listened to, and only who knows the address with its random token gets an answer. The file is written when the page is asked to save,
 * never otherwise.
 */
public final class ViewServer implements AutoCloseable {
    /** More than pages that wait for news, so that there is always one for a question. */
    private static final int THREADS = 16;

    private static final long IDLE_SECONDS = 10;
    /** Seconds; read by the JDK's server when it is first used. A client that sends nothing must not keep a thread. */
    private static final String SLOWEST_REQUEST = "sun.net.httpserver.maxReqTime";

    private final HttpServer http;
    private final Gate gate;
    private final ThreadPoolExecutor threads;
    private final Revisions revisions;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private ViewServer(ViewSettings settings) throws IOException {
        if (System.getProperty(SLOWEST_REQUEST) == null) {
            System.setProperty(SLOWEST_REQUEST, Long.toString(IDLE_SECONDS));
        }
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        http = HttpServer.create(new InetSocketAddress(loopback, settings.port()), 0);
        gate = new Gate(http.getAddress().getPort());
        SourceFile file = new SourceFile(settings);
        revisions = new Revisions(file.revision());
        threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                work -> daemon(work, "gradus-view"));
        threads.allowCoreThreadTimeOut(true);
        http.setExecutor(threads);
        http.createContext("/", new Requests(settings, gate, file, revisions));
        http.start();
        daemon(new FileWatch(settings.file(), file, revisions, stopped), "gradus-watch")
                .start();
    }

    /**
     * Opens the page; the caller closes it.
     *
     * @throws java.net.BindException if the port is taken
     */
    public static ViewServer start(ViewSettings settings) throws IOException {
        return new ViewServer(settings);
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Of the page, with its token. */
    public String address() {
        return gate.address();
    }

    /** Returns when the server is closed. */
    public void await() throws InterruptedException {
        stopped.await();
    }

    @Override
    public void close() {
        stopped.countDown();
        revisions.close();
        http.stop(0);
        threads.shutdownNow();
    }
}
