package org.gradus.report.view;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Keeps a sheet where it was scrolled to when the next version of it takes its place. The sheet stands apart from the page around it, so
 * a small script in it has to say where it is.
 */
final class SheetPlace {
    private static final String SCRIPT = Resource.text("place.js");
    private static final String POLICY = "<meta http-equiv=\"Content-Security-Policy\"";
    private static final String SCRIPTS = "script-src ";
    private static final String END = "</body>";

    private SheetPlace() {}

    /** The page with the script, which its own policy is told of; a page without such a policy stays as it is. */
    static String kept(String page) {
        int policy = page.indexOf(POLICY);
        int scripts = policy < 0 ? -1 : page.indexOf(SCRIPTS, policy);
        int policyEnd = policy < 0 ? -1 : page.indexOf('>', policy);
        int end = page.lastIndexOf(END);
        if (scripts < 0 || scripts > policyEnd || end < policyEnd) {
            return page;
        }
        int allowed = scripts + SCRIPTS.length();
        return page.substring(0, allowed) + hash() + " " + page.substring(allowed, end) + "<script>" + SCRIPT
                + "</script>" + page.substring(end);
    }

    private static String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(SCRIPT.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
