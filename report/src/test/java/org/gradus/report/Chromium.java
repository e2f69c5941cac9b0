package org.gradus.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** A browser without a window, driven over its DevTools protocol: what readers of a page see and what they can do. */
public final class Chromium implements AutoCloseable {
    public static final String PROGRAM = "chromium";
    public static final String PACKAGES = "apt-get install chromium";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on (ws://\\S+)");
    private static final int PATIENCE_IN_SECONDS = 60;
    private static final int TALL = 1000;

    private final Process process;
    private final Path profile;
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> loaded = new LinkedBlockingQueue<>();
    private String session = "";
    private int last;

    private Chromium() throws Exception {
        profile = Files.createTempDirectory("chromium");
        process = new ProcessBuilder(
                        PROGRAM,
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--disable-dev-shm-usage",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address()), new Listener())
                .get(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
        String target = send("Target.createTarget", Map.of("url", "about:blank"))
                .get("targetId")
                .asString();
        session = send("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .get("sessionId")
                .asString();
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            send(domain + ".enable", Map.of());
        }
    }

    public static Chromium start() {
        try {
            return new Chromium();
        } catch (Exception failed) {
            throw new IllegalStateException("chromium does not start", failed);
        }
    }

    private String address() throws IOException {
        BufferedReader log =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                Thread rest = new Thread(() -> log.lines().forEach(ignored -> {}), "chromium's log");
                rest.setDaemon(true);
                rest.start();
                return listening.group(1);
            }
        }
        throw new IOException("chromium ended before it listened");
    }

    // ---- the protocol ----

    private JsonNode send(String method, Map<String, ?> parameters) {
        last++;
        ObjectNode message = JSON.createObjectNode().put("id", last).put("method", method);
        message.set("params", JSON.valueToTree(parameters));
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(last, answer);
        try {
            socket.sendText(message.toString(), true).get(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
            return answer.get(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new IllegalStateException(method, failed);
        }
    }

    private void received(JsonNode message) {
        if (!message.has("id")) {
            events.add(message);
            if (message.path("method").asString("").equals("Page.loadEventFired")) {
                loaded.add("once");
            }
            return;
        }
        CompletableFuture<JsonNode> answer = asked.remove(message.get("id").asInt());
        if (answer != null && message.has("error")) {
            answer.completeExceptionally(new IOException(message.get("error").toString()));
        } else if (answer != null) {
            answer.complete(message.get("result"));
        }
    }

    /** Puts the pieces of messages together. */
    private final class Listener implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence piece, boolean isLast) {
            message.append(piece);
            if (isLast) {
                received(JSON.readTree(message.toString()));
                message.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }
    }

    // ---- what a reader does ----

    /** Opens a page and waits until it is there. */
    public void open(Path page) {
        events.clear();
        loaded.clear();
        send("Page.navigate", Map.of("url", page.toUri().toString()));
        try {
            if (loaded.poll(PATIENCE_IN_SECONDS, TimeUnit.SECONDS) == null) {
                throw new IllegalStateException(page + " does not load");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
        evaluate("document.fonts.ready.then(() => 1)");
    }

    /** Gives the window a width. */
    public void width(int pixels) {
        send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", TALL, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Whether the reader prefers a dark page, and whether it is shown as on paper. */
    public void media(boolean dark, boolean print) {
        send(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "media",
                        print ? "print" : "",
                        "features",
                        List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    public void scripts(boolean run) {
        send("Emulation.setScriptExecutionDisabled", Map.of("value", !run));
    }

    /** The value of an expression of JavaScript; a promise is waited for. */
    public JsonNode evaluate(String script) {
        JsonNode result =
                send("Runtime.evaluate", Map.of("expression", script, "returnByValue", true, "awaitPromise", true));
        if (result.has("exceptionDetails")) {
            throw new IllegalStateException(result.get("exceptionDetails").toString());
        }
        return result.get("result").path("value");
    }

    /** Moves the mouse over the first element that the selector finds, and presses its button if asked. */
    public void point(String selector, boolean press) {
        String element = "document.querySelector(" + JSON.writeValueAsString(selector) + ")";
        evaluate(element + ".scrollIntoView({block: 'center', behavior: 'instant'});"
                + "new Promise(seen => requestAnimationFrame(() => requestAnimationFrame(() => seen(1))))");
        JsonNode middle = evaluate("(() => { const b = " + element + ".getBoundingClientRect();"
                + " return [b.left + b.width / 2, b.top + b.height / 2]; })()");
        double x = middle.get(0).asDouble();
        double y = middle.get(1).asDouble();
        mouse("mouseMoved", x, y, "none");
        if (press) {
            mouse("mousePressed", x, y, "left");
            mouse("mouseReleased", x, y, "left");
        }
    }

    private void mouse(String type, double x, double y, String button) {
        send("Input.dispatchMouseEvent", Map.of("type", type, "x", x, "y", y, "button", button, "clickCount", 1));
    }

    /** Presses a key by its name: {@code Tab}, {@code ArrowRight}. */
    public void key(String name, int code) {
        for (String type : List.of("rawKeyDown", "keyUp")) {
            send(
                    "Input.dispatchKeyEvent",
                    Map.of("type", type, "key", name, "code", name, "windowsVirtualKeyCode", code));
        }
    }

    // ---- what can be seen of it ----

    /** What the page complained of: exceptions, errors, violations of its policy. */
    public List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        for (JsonNode event : events) {
            String method = event.path("method").asString("");
            boolean logged = method.equals("Log.entryAdded")
                    && !event.at("/params/entry/level").asString("").equals("verbose");
            boolean called = method.equals("Runtime.consoleAPICalled");
            if (method.equals("Runtime.exceptionThrown") || logged || called) {
                complaints.add(event.get("params").toString());
            }
        }
        return complaints;
    }

    /** All addresses that the page asked for, itself and its data included. */
    public List<String> requests() {
        return events.stream()
                .filter(event -> event.path("method").asString("").equals("Network.requestWillBeSent"))
                .map(event -> event.at("/params/request/url").asString(""))
                .toList();
    }

    /** The whole page as a picture. */
    public byte[] picture() {
        return decoded(send("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true)));
    }

    /** What the window shows as a picture. */
    public byte[] window() {
        return decoded(send("Page.captureScreenshot", Map.of("format", "png")));
    }

    /** As it would be printed. */
    public byte[] pdf() {
        return decoded(send("Page.printToPDF", Map.of("preferCSSPageSize", true, "printBackground", true)));
    }

    private static byte[] decoded(JsonNode answer) {
        return Base64.getDecoder().decode(answer.get("data").asString());
    }

    @Override
    public void close() {
        session = "";
        try {
            send("Browser.close", Map.of());
        } catch (IllegalStateException gone) {
            process.destroy();
        }
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            try (Stream<Path> files = Files.walk(profile)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
