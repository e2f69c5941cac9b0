package org.gradus.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.gradus.report.view.SheetMaker.Made;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server as a browser sees it, and as somebody sees it who should not. */
@Timeout(60)
class ViewServerTest {
    private static final int MOST_BYTES = 1000;
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofSeconds(1);

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final CountDownLatch released = new CountDownLatch(1);
    private Path file;
    private ViewServer server;

    @BeforeEach
    void start() throws IOException {
        file = Files.writeString(folder.resolve("a.yaml"), "input: [1]\n");
        server = ViewServer.start(settings(LONG, Optional.empty()));
    }

    @AfterEach
    void stop() {
        released.countDown();
        server.close();
    }

    private ViewSettings settings(Duration patience, Optional<String> language) {
        return new ViewSettings(
                file,
                "<b>&'a.yaml",
                0,
                MOST_BYTES,
                patience,
                language,
                List.of("en", "de"),
                List.of("brief", "full"),
                this::make,
                (path, text) -> Files.writeString(path, text));
    }

    /** Stands for the solver. */
    private Made make(String source, SheetMaker.Wish wish) {
        switch (source) {
            case "fault":
                throw new IllegalStateException("<oops>");
            case "endless":
                waitForTheEnd();
                return new Made(Optional.empty(), "");
            case "broken":
                return new Made(Optional.empty(), "a.yaml:1:2: <i> is no key\na.yaml:3:1: more");
            default:
                return new Made(Optional.of("<p>" + source + wish + "</p>"), "");
        }
    }

    private void waitForTheEnd() {
        boolean waits = true;
        while (waits) { // as a calculation that does not listen
            try {
                released.await();
                waits = false;
            } catch (InterruptedException ignored) {
                // goes on
            }
        }
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        return send(request(path, headers));
    }

    private HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        return send(request(path, headers).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private int port() {
        return URI.create(server.address()).getPort();
    }

    // ---- the page ----

    @Test
    void thePageIsThereWithAPolicyAndTheNameAsText() throws Exception {
        HttpResponse<String> page = get("");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<h1>&lt;b&gt;&amp;&#39;a.yaml</h1>")
                .contains("sandbox=\"allow-scripts\"")
                .doesNotContain("<b>")
                .doesNotContainPattern("\\{[a-z-]+}");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @CsvSource({"view.js, text/javascript", "view.css, text/css", "source, text/plain"})
    void whatThePageNeedsIsThere(String name, String type) throws Exception {
        HttpResponse<String> part = get(name);
        assertThat(part.statusCode()).isEqualTo(200);
        assertThat(part.body()).isNotEmpty();
        assertThat(part.headers().firstValue("Content-Type").orElse("")).startsWith(type);
        assertThat(part.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"de, -, de", "en, de, en", "-, 'de-AT,en;q=0.5', de", "-, fr, en", "-, ';;', en", "-, -, en"})
    void thePageSpeaksTheLanguageAskedForOrThatOfTheBrowser(String asked, String accepted, String spoken)
            throws Exception {
        server.close();
        server = ViewServer.start(settings(LONG, Optional.ofNullable(asked)));
        HttpResponse<String> page = accepted == null ? get("") : get("", "Accept-Language", accepted);
        assertThat(page.body()).contains("<html lang=\"" + spoken + "\">");
    }

    // ---- who may not come in ----

    @ParameterizedTest
    @ValueSource(strings = {"", "favicon.ico", "../", "0123456789abcdef0123456789abcdef/", "%2e%2e/source"})
    void withoutTheTokenThereIsNothing(String path) throws Exception {
        URI root = URI.create("http://127.0.0.1:" + port() + "/" + path);
        assertThat(send(HttpRequest.newBuilder(root)).statusCode()).isEqualTo(404);
    }

    @Test
    void theTokenIsLongAndNeverTheSame() throws IOException {
        try (ViewServer other = ViewServer.start(settings(LONG, Optional.empty()))) {
            String token = URI.create(server.address()).getPath();
            assertThat(token).matches("/[0-9a-f]{32}/");
            assertThat(URI.create(other.address()).getPath()).isNotEqualTo(token);
        }
        String cut = server.address().substring(0, server.address().length() - 2);
        assertThat(URI.create(cut).getHost()).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({
        "evil.example, 403",
        "evil.example:PORT, 403",
        "127.0.0.1, 403",
        "127.0.0.1:1, 403",
        "127.0.0.1:PORT.evil.example, 403",
        "0.0.0.0:PORT, 403",
        "'', 403",
        "127.0.0.1:PORT, 200",
        "localhost:PORT, 200"
    })
    void onlyTheNamesOfThisMachineAreAnswered(String host, int status) throws Exception {
        assertThat(raw("Host: " + host.replace("PORT", Integer.toString(port()))))
                .startsWith("HTTP/1.1 " + status);
    }

    @Test
    void noNameOrTwoAreRefused() throws Exception {
        String own = "Host: 127.0.0.1:" + port();
        assertThat(raw("X: y")).startsWith("HTTP/1.1 403");
        assertThat(raw(own + "\r\nHost: evil.example")).startsWith("HTTP/1.1 403");
    }

    /** What the server says to a request with these headers. */
    private String raw(String headers) throws IOException {
        String path = URI.create(server.address()).getPath();
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port())) {
            String request = "GET " + path + " HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "null",
                "https://127.0.0.1:PORT",
                "http://127.0.0.1",
                "http://localhost:PORT"
            })
    void pagesFromElsewhereGetAndChangeNothing(String origin) throws Exception {
        String foreign = origin.replace("PORT", Integer.toString(port()));
        assertThat(get("source", "Origin", foreign).statusCode()).isEqualTo(403);
        String revision = revision();
        assertThat(post("save", "x", "Origin", foreign, "If-Match", revision).statusCode())
                .isEqualTo(403);
        assertThat(file).hasContent("input: [1]\n");
        assertThat(get("events", "Origin", foreign).statusCode()).isEqualTo(403);
    }

    @Test
    void thePageItselfMayAsk() throws Exception {
        assertThat(post("solve", "x", "Origin", "http://127.0.0.1:" + port()).statusCode())
                .isEqualTo(200);
    }

    // ---- sheets ----

    @Test
    void aSheetHasItsOwnPageApartFromEverything() throws Exception {
        HttpResponse<String> solved = post("solve?lang=de&detail=full", "hello");
        assertThat(solved.body()).isEqualTo("1\n");
        HttpResponse<String> sheet = get("sheet/1");
        assertThat(sheet.body()).isEqualTo("<p>helloWish[language=Optional[de], detail=Optional[full]]</p>");
        assertThat(sheet.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("sandbox allow-scripts; default-src 'none'")
                .doesNotContain("allow-same-origin")
                .doesNotContain("connect-src");
    }

    @Test
    void theLastSheetsAreKept() throws Exception {
        for (int i = 1; i <= 9; i++) {
            assertThat(post("solve", "s" + i).body()).isEqualTo(i + "\n");
        }
        assertThat(get("sheet/1").statusCode()).isEqualTo(404);
        assertThat(get("sheet/2").body()).startsWith("<p>s2");
        assertThat(get("sheet/9").body()).startsWith("<p>s9");
        assertThat(get("sheet/x").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsWrongIsTextAndHasItsPlace() throws Exception {
        HttpResponse<String> solved = post("solve", "broken");
        assertThat(solved.body()).isEqualTo("0\na.yaml:1:2: <i> is no key\na.yaml:3:1: more");
        assertThat(solved.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
        assertThat(post("solve", "fault").body())
                .startsWith("0\ngradus: internal fault: ")
                .contains("<oops>");
        assertThat(post("solve", "good").body()).isEqualTo("1\n");
    }

    @Test
    void aCalculationWithoutEndKeepsNobodyWaiting() throws Exception {
        server.close();
        server = ViewServer.start(settings(SHORT, Optional.empty()));
        String tooLong = "0\n<b>&'a.yaml: the calculation takes longer than 1 seconds and was left";
        assertThat(post("solve", "endless").body()).isEqualTo(tooLong);
        assertThat(post("solve", "good").body()).as("one may be left").isEqualTo("1\n");
        assertThat(post("solve", "endless").body()).isEqualTo(tooLong);
        assertThat(post("solve", "good").body()).as("two may not").isEqualTo(tooLong);
        assertThat(get("source").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"solve", "save"})
    void whatIsTooLargeIsRefused(String path) throws Exception {
        assertThat(post(path, "x".repeat(MOST_BYTES + 1)).statusCode()).isEqualTo(413);
        assertThat(post("solve", "x".repeat(MOST_BYTES)).statusCode()).isEqualTo(200);
    }

    @Test
    void whatMakesNoSenseIsRefused() throws Exception {
        HttpRequest.Builder latin1 =
                request("solve").POST(HttpRequest.BodyPublishers.ofByteArray(new byte[] {(byte) 0xe4}));
        assertThat(send(latin1).statusCode()).isEqualTo(400);
        assertThat(post("solve?lang=fr", "x").statusCode()).isEqualTo(400);
        assertThat(post("solve?x", "x").statusCode()).isEqualTo(400);
        assertThat(get("solve").statusCode()).isEqualTo(405);
        assertThat(get("save").statusCode()).isEqualTo(405);
        assertThat(post("source", "x").statusCode()).isEqualTo(405);
        assertThat(post("events", "x").statusCode()).isEqualTo(405);
        assertThat(get("nothing").statusCode()).isEqualTo(404);
        assertThat(send(request("").method("HEAD", HttpRequest.BodyPublishers.noBody()))
                        .body())
                .isEmpty();
    }

    // ---- the file ----

    private String revision() throws Exception {
        return get("source").headers().firstValue("Revision").orElseThrow();
    }

    /** The revisions that the page is told of, as they come. */
    private Iterator<String> news() throws Exception {
        Stream<String> lines =
                client.send(request("events").build(), BodyHandlers.ofLines()).body();
        return lines.filter(line -> line.startsWith("data: "))
                .map(line -> line.substring("data: ".length()))
                .iterator();
    }

    /** A file that is being written may be seen half written before. */
    private static void waitFor(String revision, Iterator<String> news) {
        boolean come = false;
        while (!come) {
            come = news.next().equals(revision);
        }
    }

    @Test
    void aChangeOnDiskIsSeen() throws Exception {
        Iterator<String> news = news();
        assertThat(news.next()).isEqualTo(revision());
        Files.writeString(file, "input: [2]\n");
        waitFor(revision(), news);
        assertThat(get("source").body()).isEqualTo("input: [2]\n");
        Files.delete(file);
        waitFor("missing", news);
        assertThat(get("source").statusCode()).isEqualTo(404);
        Path written = Files.writeString(folder.resolve("other"), "input: [3]\n");
        Files.move(written, file); // as many editors save
        waitFor(revision(), news);
        assertThat(get("source").body()).isEqualTo("input: [3]\n");
    }

    @Test
    void theFileIsWrittenWhenAskedAndOnlyIfItIsAsItWas() throws Exception {
        String first = revision();
        post("solve", "input: [7]\n");
        assertThat(file).hasContent("input: [1]\n");
        HttpResponse<String> saved = post("save", "input: [7]\n", "If-Match", first);
        assertThat(saved.statusCode()).isEqualTo(200);
        assertThat(file).hasContent("input: [7]\n");
        assertThat(saved.headers().firstValue("Revision")).contains(revision());
        HttpResponse<String> late = post("save", "input: [8]\n", "If-Match", first);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).isEqualTo("Not saved: the file has changed on disk meanwhile.");
        assertThat(post("save", "input: [8]\n").statusCode()).as("blindly").isEqualTo(409);
        assertThat(file).hasContent("input: [7]\n");
    }

    @Test
    void markAndLineEndsStayAsTheyWere() throws Exception {
        Files.writeString(file, "\uFEFFa: 1\r\nb: 2\r\n");
        assertThat(get("source").body()).isEqualTo("a: 1\r\nb: 2\r\n");
        post("save", "a: 1\nb: 3\n", "If-Match", revision());
        assertThat(Files.readString(file)).isEqualTo("\uFEFFa: 1\r\nb: 3\r\n");
    }

    @Test
    void aFileThatIsGoneIsWrittenAgain() throws Exception {
        Files.delete(file);
        assertThat(revision()).isEqualTo("missing");
        assertThat(post("save", "input: [1]\n", "If-Match", "missing").statusCode())
                .isEqualTo(200);
        assertThat(file).hasContent("input: [1]\n");
    }

    @Test
    void whatCouldNotBeShownIsNotWrittenOver() throws Exception {
        byte[] latin1 = {'a', (byte) 0xe4};
        Files.write(file, latin1);
        assertThat(get("source").statusCode()).isEqualTo(404);
        assertThat(post("save", "x", "If-Match", revision()).statusCode()).isEqualTo(409);
        assertThat(file).hasBinaryContent(latin1);
        Files.writeString(file, "x".repeat(MOST_BYTES + 1));
        assertThat(get("source").statusCode()).isEqualTo(404);
        assertThat(post("save", "x", "If-Match", revision()).statusCode()).isEqualTo(409);
    }

    @Test
    void aFileThatCannotBeWrittenIsSaid() throws Exception {
        server.close();
        ViewSettings usual = settings(LONG, Optional.of("de"));
        server = ViewServer.start(new ViewSettings(
                usual.file(),
                "a.yaml",
                0,
                usual.mostBytes(),
                usual.patience(),
                usual.pageLanguage(),
                usual.languages(),
                usual.details(),
                usual.maker(),
                (path, text) -> {
                    throw new IOException("kein Platz");
                }));
        HttpResponse<String> saved = post("save", "x", "If-Match", revision());
        assertThat(saved.statusCode()).isEqualTo(500);
        assertThat(saved.body()).isEqualTo("Nicht gespeichert: a.yaml: kein Platz");
    }

    // ---- the end ----

    @Test
    void theEndFreesThePortAndTellsThePages() throws Exception {
        Iterator<String> news = news();
        assertThat(news.next()).isNotEmpty();
        int port = port();
        server.close();
        server.await();
        assertThat(isOver(news)).isTrue();
        try (ServerSocket again = new ServerSocket()) {
            again.setReuseAddress(true); // connections of before may linger
            again.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            assertThat(again.getLocalPort()).isEqualTo(port);
        }
    }

    private static boolean isOver(Iterator<String> news) {
        try {
            return !news.hasNext();
        } catch (UncheckedIOException cut) {
            return true;
        }
    }
}
