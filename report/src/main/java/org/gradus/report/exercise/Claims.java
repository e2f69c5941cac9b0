package org.gradus.report.exercise;

import java.util.List;

/**
 * The claims of a file, or of the command line.
 *
 * @param name the file's name, for messages
 * @param claims in file order
 */
public record Claims(String name, List<StatedClaim> claims) {
    public Claims {
        claims = List.copyOf(claims);
    }
}
