package org.gradus.report.view;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Who may come in: only pages of this server itself, under the name of this machine, and who knows the token. A page from elsewhere could
 * otherwise read and write through the browser, also under a name of its own that leads to this machine.
 */
final class Gate {
    private static final String HOST = "127.0.0.1";
    private static final int TOKEN_BYTES = 16;
    private static final int USUAL_PORT = 80;

    private final String token;
    private final List<String> hosts;
    private final String address;

    Gate(int port) {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        token = HexFormat.of().formatHex(random);
        String end = port == USUAL_PORT ? "" : ":" + port;
        hosts = List.of(HOST + end, "localhost" + end);
        address = "http://" + HOST + end + "/" + token + "/";
    }

    /** Of the page. */
    String address() {
        return address;
    }

    /** Whether the request names this server, and comes from a page of it or from none. */
    boolean isLocal(Headers headers) {
        List<String> named = headers.getOrDefault("Host", List.of());
        List<String> origins = headers.getOrDefault("Origin", List.of());
        return named.size() == 1
                && hosts.contains(named.get(0))
                && origins.size() <= 1
                && origins.stream().allMatch(origin -> origin.equals("http://" + named.get(0)));
    }

    /** What is asked for behind the token; empty if that is wrong. */
    Optional<String> behindToken(String path) {
        int end = path.indexOf('/', 1);
        String given = path.substring(Math.min(1, path.length()), end < 0 ? path.length() : end);
        boolean right =
                MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
        return right && end >= 0 ? Optional.of(path.substring(end + 1)) : Optional.empty();
    }
}
