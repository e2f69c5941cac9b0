package org.gradus.report.view;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Optional;

/**
 * What a page sent: a text, or why it is refused.
 *
 * @param text empty where refused
 */
record Body(String text, Optional<Reply> refused) {

    /** Reads at most one byte more than allowed. */
    static Body of(HttpExchange exchange, int mostBytes) throws IOException {
        byte[] bytes = exchange.getRequestBody().readNBytes(mostBytes == Integer.MAX_VALUE ? mostBytes : mostBytes + 1);
        if (bytes.length > mostBytes) {
            return refused(Reply.TOO_LARGE, "the text is larger than " + mostBytes + " bytes\n");
        }
        return SourceFile.decoded(bytes)
                .map(text -> new Body(text, Optional.empty()))
                .orElseGet(() -> refused(Reply.BAD, "the text is no UTF-8\n"));
    }

    private static Body refused(int status, String why) {
        return new Body("", Optional.of(Reply.text(status, why)));
    }
}
