package org.gradus.report.audit;

import java.util.ArrayList;
import java.util.List;

/** Splits a TeX formula into tokens: commands, numbers, single characters. Spaces vanish. */
final class TexTokens {
    private TexTokens() {}

    static List<String> of(String tex) {
        List<String> tokens = new ArrayList<>();
        int at = 0;
        while (at < tex.length()) {
            char c = tex.charAt(at);
            int end = at + 1;
            if (Character.isWhitespace(c)) {
                at++;
                continue;
            }
            if (c == '\\') {
                while (end < tex.length() && Character.isLetter(tex.charAt(end))) {
                    end++;
                }
                if (end == at + 1) {
                    end++;
                }
            } else if (Character.isDigit(c)) {
                while (end < tex.length() && (Character.isDigit(tex.charAt(end)) || isPoint(tex, end))) {
                    end++;
                }
            }
            String token = tex.substring(at, Math.min(end, tex.length()));
            at = end;
            if (token.equals("\\left") || token.equals("\\right")) {
                token = token + tex.charAt(at);
                at++;
            }
            if (isSizing(token)) {
                continue;
            }
            if (token.equals("\\begin") || token.equals("\\end") || token.equals("\\text")) {
                int close = closing(tex, at);
                token = token + tex.substring(at, close + 1);
                at = close + 1;
            }
            tokens.add(token);
        }
        return tokens;
    }

    private static boolean isPoint(String tex, int at) {
        return tex.charAt(at) == '.' && at + 1 < tex.length() && Character.isDigit(tex.charAt(at + 1));
    }

    private static boolean isSizing(String token) {
        return token.matches("\\\\([bB]igg?[lrm]?|displaystyle|textstyle|,|;|!|:| )");
    }

    private static int closing(String tex, int open) {
        int depth = 0;
        for (int i = tex.indexOf('{', open); i < tex.length(); i++) {
            depth += tex.charAt(i) == '{' ? 1 : tex.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("unbalanced braces in " + tex);
    }
}
