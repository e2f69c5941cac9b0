package org.gradus.report.view;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.gradus.report.view.SheetMaker.Made;
import org.gradus.report.view.SheetMaker.Wish;

/**
 * What the page asks for, each under the token: itself, the source, a sheet of a source, and the news that the file has changed; and to
 * save, which is the only thing that writes.
 */
final class Requests implements HttpHandler {
    private static final String REVISION = "Revision";

    /** The page may do nothing but run its own script and talk to this server. */
    private static final String PAGE_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
                    + "frame-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    /** The sheet is apart from everything, and has a policy of its own that is as strict. */
    private static final String SHEET_POLICY = "sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline'; "
            + "style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'; "
            + "frame-ancestors 'self'";

    private final ViewSettings settings;
    private final Gate gate;
    private final SourceFile file;
    private final Bench bench;
    private final Sheets sheets = new Sheets();
    private final News news;

    Requests(ViewSettings settings, Gate gate, SourceFile file, Revisions revisions) {
        this.settings = settings;
        this.gate = gate;
        this.file = file;
        this.news = new News(revisions);
        this.bench = new Bench(settings.patience());
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!gate.isLocal(exchange.getRequestHeaders())) {
                Reply.text(Reply.FORBIDDEN, "this page is for this machine only\n")
                        .send(exchange);
                return;
            }
            Optional<String> asked = gate.behindToken(exchange.getRequestURI().getRawPath());
            if (asked.isEmpty()) {
                Reply.text(Reply.NOT_FOUND, "there is no such page\n").send(exchange);
            } else if (asked.get().equals("events")) {
                news.tell(exchange);
            } else {
                reply(asked.get(), exchange).send(exchange);
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply reply(String asked, HttpExchange exchange) throws IOException, InterruptedException {
        boolean writes = asked.equals("solve") || asked.equals("save");
        String method = exchange.getRequestMethod();
        if (!(writes ? method.equals("POST") : method.equals("GET") || method.equals("HEAD"))) {
            return Reply.text(Reply.WRONG_METHOD, "not so\n").with("Allow", writes ? "POST" : "GET, HEAD");
        }
        if (asked.startsWith("sheet/")) {
            return sheet(asked.substring("sheet/".length()));
        }
        return switch (asked) {
            case "" -> page(exchange);
            case "view.js" ->
                new Reply(Reply.OK, "text/javascript; charset=utf-8", Resource.bytes("view.js"), Map.of());
            case "view.css" -> new Reply(Reply.OK, "text/css; charset=utf-8", Resource.bytes("view.css"), Map.of());
            case "source" -> source();
            case "solve" -> solve(exchange);
            case "save" -> save(exchange);
            default -> Reply.text(Reply.NOT_FOUND, "there is no such page\n");
        };
    }

    private PageWords words(HttpExchange exchange) {
        return PageWords.of(
                settings.pageLanguage(), exchange.getRequestHeaders().getFirst("Accept-Language"));
    }

    private Reply page(HttpExchange exchange) {
        byte[] page = EditorPage.of(settings, words(exchange)).getBytes(StandardCharsets.UTF_8);
        return new Reply(Reply.OK, "text/html; charset=utf-8", page, Map.of(Reply.POLICY, PAGE_POLICY))
                .with("Cross-Origin-Opener-Policy", "same-origin");
    }

    private Reply sheet(String number) {
        return sheets.page(number)
                .map(page -> new Reply(Reply.OK, "text/html; charset=utf-8", page, Map.of(Reply.POLICY, SHEET_POLICY)))
                .orElseGet(() -> Reply.text(Reply.NOT_FOUND, "there is no such sheet\n"));
    }

    private Reply source() {
        SourceFile.Content content = file.read();
        return content.text()
                .map(text -> Reply.text(Reply.OK, text))
                .orElseGet(() -> Reply.text(Reply.NOT_FOUND, ""))
                .with(REVISION, content.revision());
    }

    /** The number of the sheet in the first line, 0 if there is none; then the messages. */
    private Reply solve(HttpExchange exchange) throws IOException, InterruptedException {
        Optional<Wish> wish = Query.wish(exchange.getRequestURI().getRawQuery(), settings);
        if (wish.isEmpty()) {
            return Reply.text(Reply.BAD, "no such language or detail\n");
        }
        Body body = Body.of(exchange, settings.mostBytes());
        if (body.refused().isPresent()) {
            return body.refused().get();
        }
        Made made = made(body.text(), wish.get(), words(exchange));
        int number = made.page().map(SheetPlace::kept).map(sheets::add).orElse(0);
        return Reply.text(Reply.OK, number + "\n" + made.messages());
    }

    private Made made(String source, Wish wish, PageWords words) throws InterruptedException {
        try {
            return bench.work(() -> settings.maker().make(source, wish))
                    .orElseGet(() -> Made.none(words.say(
                            "too-long", settings.name(), settings.patience().toSeconds())));
        } catch (ExecutionException fault) {
            return Made.none("gradus: internal fault: " + fault.getCause());
        }
    }

    private Reply save(HttpExchange exchange) throws IOException {
        String expected = exchange.getRequestHeaders().getFirst("If-Match");
        Body body = Body.of(exchange, settings.mostBytes());
        if (body.refused().isPresent()) {
            return body.refused().get();
        }
        PageWords words = words(exchange);
        try {
            return file.save(body.text(), expected == null ? "" : expected)
                    .map(now -> Reply.text(Reply.OK, words.say("saved")).with(REVISION, now))
                    .orElseGet(() -> Reply.text(Reply.CONFLICT, words.say("conflict")));
        } catch (IOException failure) {
            return Reply.text(Reply.FAULT, words.say("not-saved", settings.name(), failure.getMessage()));
        }
    }
}
