package org.gradus.report.exercise;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of a claim and where they stand. */
public final class ClaimSource {
    /** The keys of a claim that hold formulas. */
    public enum Part {
        OF,
        WRT,
        CLAIM,
        ASSUME,
        AT
    }

    /** A text and the file or option it stands in. */
    public record Place(String file, Node.Scalar text) {
        public String message(int offset, String message) {
            return file + ":" + text.at(offset) + ": " + message;
        }
    }

    private final Map<Part, List<Place>> places;

    public ClaimSource(Map<Part, List<Place>> places) {
        this.places = Map.copyOf(places);
    }

    /** {@code message} behind the place of {@code name} in this part; of the part itself where the name does not stand there. */
    public String positioned(Part part, Optional<String> name, String message) {
        List<Place> texts = places.getOrDefault(part, places.getOrDefault(Part.CLAIM, List.of()));
        for (Place place : texts) {
            Optional<Integer> offset =
                    name.flatMap(word -> offset(word, place.text().text()));
            if (offset.isPresent()) {
                return place.message(offset.get(), message);
            }
        }
        return texts.isEmpty() ? message : texts.get(0).message(0, message);
    }

    /** What stands there of this part; empty if nothing does. */
    public Optional<String> text(Part part) {
        return places.getOrDefault(part, List.of()).stream()
                .map(place -> place.text().text())
                .findFirst();
    }

    private static Optional<Integer> offset(String word, String text) {
        Matcher matcher = Pattern.compile("(?<![A-Za-z0-9_])" + Pattern.quote(word) + "(?![A-Za-z0-9_])")
                .matcher(text);
        return matcher.find() ? Optional.of(matcher.start()) : Optional.empty();
    }
}
