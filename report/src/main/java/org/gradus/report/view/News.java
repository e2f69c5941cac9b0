package org.gradus.report.view;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Tells pages the revision of the file: at once, and whenever there is another. Server-sent events, one stream for each page. */
final class News {
    private static final int MOST_LISTENERS = 8;
    private static final long HEARTBEAT_MILLIS = 15_000;

    private final Revisions revisions;
    private final Semaphore places = new Semaphore(MOST_LISTENERS);

    News(Revisions revisions) {
        this.revisions = revisions;
    }

    void tell(HttpExchange exchange) throws IOException, InterruptedException {
        if (!exchange.getRequestMethod().equals("GET")) {
            Reply.text(Reply.WRONG_METHOD, "not so\n").with("Allow", "GET").send(exchange);
        } else if (!places.tryAcquire()) {
            Reply.text(Reply.BUSY, "too many pages are open\n").send(exchange);
        } else {
            try {
                stream(exchange);
            } finally {
                places.release();
            }
        }
    }

    private void stream(HttpExchange exchange) throws IOException, InterruptedException {
        Headers headers = exchange.getResponseHeaders();
        Reply.common(headers);
        headers.set("Content-Type", "text/event-stream; charset=utf-8");
        exchange.sendResponseHeaders(Reply.OK, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            String seen = "";
            while (!revisions.isClosed()) {
                Optional<String> next = revisions.next(seen, HEARTBEAT_MILLIS);
                seen = next.orElse(seen);
                // a page that is gone is noticed when something is written to it
                String event = next.map(revision -> "event: file\ndata: " + revision + "\n\n")
                        .orElse(": \n\n");
                out.write(event.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        }
    }
}
