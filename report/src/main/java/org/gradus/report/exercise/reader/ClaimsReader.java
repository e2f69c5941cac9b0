package org.gradus.report.exercise.reader;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.report.exercise.ClaimSource.Part;
import org.gradus.report.exercise.ClaimSource.Place;
import org.gradus.report.exercise.Claims;
import org.gradus.report.exercise.ExerciseException;
import org.gradus.report.exercise.Near;
import org.gradus.report.exercise.Node;
import org.gradus.report.exercise.Position;
import org.gradus.report.exercise.Problems;
import org.gradus.report.exercise.StatedClaim;
import org.gradus.report.exercise.reader.ClaimEntries.Entry;
import org.gradus.report.exercise.yaml.SourceText;
import org.gradus.report.exercise.yaml.YamlTree;

/**
 * Reads a claims file: YAML 1.2 in UTF-8 with one key, {@code claims}.
 *
 * <p>A file that is no list of claims is an {@link ExerciseException}. What is wrong with a single claim, be it that YAML cannot read
 * it, makes that one {@linkplain StatedClaim.Malformed malformed} and leaves the others as they are.
 */
public final class ClaimsReader {
    private static final List<String> KEYS = List.of("claims");

    private ClaimsReader() {}

    /**
     * Reads a stream, at most one byte more than {@link Limits#bytes}.
     *
     * @param name the file's name, for messages
     */
    public static Claims read(String name, InputStream in, Limits limits) throws IOException {
        Problems problems = new Problems();
        Optional<String> text = SourceText.read(in, limits.bytes(), problems);
        Optional<List<Entry>> entries = text.flatMap(file -> YamlTree.parse(file, problems))
                .flatMap(node -> list(node, problems))
                .map(ClaimsReader::entries);
        if (!problems.none()) {
            entries = text.flatMap(ClaimEntries::of);
        }
        if (entries.isEmpty()) {
            throw problems.in(name);
        }
        return new Claims(name, claims(entries.get(), name, limits));
    }

    private static List<Entry> entries(Node.Sequence list) {
        return list.items().stream()
                .map(item -> new Entry(item.at(), Optional.of(item), Optional.empty(), new Problems()))
                .toList();
    }

    /** The list of claims in a claims file. */
    static Optional<Node.Sequence> list(Node root, Problems problems) {
        Optional<Node.Mapping> map = new Words(problems).mapping(root, "a claims file", "'claims: [ … ]'");
        if (map.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = Fields.of(map.get(), "a claims file", KEYS, problems);
        Optional<Node> claims = fields.get("claims");
        if (claims.isEmpty()) {
            if (!fields.mentions("claims") && problems.none()) {
                problems.add(map.get().at(), "a claims file needs 'claims'");
            }
            return Optional.empty();
        }
        if (claims.get() instanceof Node.Sequence list && !list.items().isEmpty()) {
            return Optional.of(list);
        }
        problems.add(
                claims.get().at(),
                "claims must be a list of claims, for example - {of: \"z^2\", wrt: z, claim: \"2*z\"}, not "
                        + (claims.get() instanceof Node.Sequence
                                ? "an empty list"
                                : claims.get().kind()));
        return Optional.empty();
    }

    private static List<StatedClaim> claims(List<Entry> entries, String file, Limits limits) {
        ClaimFields fields = new ClaimFields(file, limits);
        Map<String, Position> ids = new HashMap<>();
        List<StatedClaim> claims = new ArrayList<>();
        for (Entry entry : entries) {
            Problems problems = entry.problems();
            String position = entry.id().orElse(Integer.toString(claims.size() + 1));
            StatedClaim claim = entry.node()
                    .flatMap(node ->
                            new Words(problems).mapping(node, "a claim", "{of: \"z^2\", wrt: z, claim: \"2*z\"}"))
                    .map(map -> fields.claim(map, position, problems))
                    .orElseGet(() -> new StatedClaim.Malformed(position, ""));
            Position first = ids.putIfAbsent(claim.id(), entry.at());
            if (first != null) {
                problems.add(
                        entry.at(), "the id '" + Near.shortened(claim.id()) + "' is used twice; first at " + first);
            }
            claims.add(problems.none() ? claim : malformed(claim, problems.in(file)));
        }
        return claims;
    }

    private static StatedClaim malformed(StatedClaim claim, ExerciseException structure) {
        List<String> lines =
                new ArrayList<>(String.valueOf(structure.getMessage()).lines().toList());
        if (claim instanceof StatedClaim.Malformed formulas
                && !formulas.message().isEmpty()) {
            lines.add(formulas.message());
        }
        return new StatedClaim.Malformed(claim.id(), String.join("; ", lines));
    }

    /**
     * A claim given as texts on a command line.
     *
     * @param assume any number of conditions
     */
    public static Claims single(String of, String wrt, String claim, List<String> assume, Limits limits) {
        ClaimReader reader = new ClaimReader(limits);
        reader.place(Part.OF, option("--of", of));
        reader.place(Part.WRT, option("--wrt", wrt));
        reader.place(Part.CLAIM, option("--claim", claim));
        assume.forEach(condition -> reader.place(Part.ASSUME, option("--assume", condition)));
        return new Claims("the command line", List.of(reader.claim("1", Map.of())));
    }

    /**
     * A chain given as text on a command line.
     *
     * @param of what is differentiated, if the chain begins with a derivative; then there is {@code wrt} too
     */
    public static Claims single(
            Optional<String> of, Optional<String> wrt, String chain, List<String> assume, Limits limits) {
        ClaimReader reader = new ClaimReader(limits);
        of.ifPresent(text -> reader.place(Part.OF, option("--of", text)));
        wrt.ifPresent(text -> reader.place(Part.WRT, option("--wrt", text)));
        reader.place(Part.CLAIM, option("--chain", chain));
        assume.forEach(condition -> reader.place(Part.ASSUME, option("--assume", condition)));
        return new Claims("the command line", List.of(reader.chain("1", Map.of())));
    }

    private static Place option(String option, String text) {
        return new Place(option, new Node.Scalar(Position.START, text, false, true));
    }
}
