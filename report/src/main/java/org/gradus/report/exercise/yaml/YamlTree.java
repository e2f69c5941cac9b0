package org.gradus.report.exercise.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.report.exercise.Near;
import org.gradus.report.exercise.Node;
import org.gradus.report.exercise.Position;
import org.gradus.report.exercise.Problems;
import org.gradus.report.exercise.random.Extent;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * YAML 1.2 text to a tree of {@link Node}s; the only place that knows the YAML library.
 *
 * <p>Built from the library's events, so that nesting is bounded while reading and no scalar is ever resolved: {@code no}, dates
 * and {@code 007} stay text. One document; no tags, no merge keys, no aliases except to scalars, no key twice.
 */
public final class YamlTree {
    private static final int NESTING = 32;

    private final Iterator<Event> events;
    private final Problems problems;
    private final Position origin;
    private final Map<Anchor, Node> anchors;
    private final IdentityHashMap<Node, Extent> extents;
    private int depth;
    /** Behind the last scalar or closing bracket: a block has no end of its own. */
    private int end;

    private YamlTree(
            Iterator<Event> events,
            Position origin,
            Anchors anchors,
            Problems problems,
            IdentityHashMap<Node, Extent> extents) {
        this.extents = extents;
        this.events = events;
        this.origin = origin;
        this.anchors = anchors.nodes;
        this.problems = problems;
    }

    /** The names that values of a text were given, for parts of it that are read one by one. */
    public static final class Anchors {
        private final Map<Anchor, Node> nodes = new HashMap<>();
    }

    /** The tree, or empty if the text is empty or no YAML; {@code problems} then says why. */
    public static Optional<Node> parse(String text, Problems problems) {
        return parse(text, Position.START, new Anchors(), problems);
    }

    /** As above; {@code extents} takes where each node stands in the text. */
    public static Optional<Node> parse(String text, Problems problems, IdentityHashMap<Node, Extent> extents) {
        return parse(text, Position.START, new Anchors(), problems, extents);
    }

    /**
     * The tree of a part of a text.
     *
     * @param origin where it begins
     */
    public static Optional<Node> parse(String text, Position origin, Anchors anchors, Problems problems) {
        return parse(text, origin, anchors, problems, new IdentityHashMap<>());
    }

    private static Optional<Node> parse(
            String text, Position origin, Anchors anchors, Problems problems, IdentityHashMap<Node, Extent> extents) {
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
        try {
            return new YamlTree(new Parse(settings).parseString(text).iterator(), origin, anchors, problems, extents)
                    .document();
        } catch (SyntaxFault e) {
            problems.add(e.at, String.valueOf(e.getMessage()));
        } catch (MarkedYamlEngineException e) {
            Optional<YamlFaults.Place> start = e.getContextMark().map(mark -> place(text, mark, origin));
            YamlFaults.Place end = e.getProblemMark()
                    .map(mark -> place(text, mark, origin))
                    .or(() -> start)
                    .orElse(new YamlFaults.Place(origin, "", 0));
            problems.add(
                    end.at(),
                    YamlFaults.aboutFormula(start, end)
                            .or(() -> YamlLists.explain(e, text))
                            .orElseGet(() -> YamlFaults.explain(String.valueOf(e.getProblem()), start, end)));
        } catch (YamlEngineException e) {
            problems.add(origin, "not YAML: " + Near.shortened(String.valueOf(e.getMessage())));
        }
        return Optional.empty();
    }

    private static YamlFaults.Place place(String text, Mark mark, Position origin) {
        String line = text.lines().skip(mark.getLine()).findFirst().orElse("");
        return new YamlFaults.Place(position(mark, origin), line, mark.getColumn());
    }

    private Optional<Node> document() {
        Optional<Node> root = Optional.empty();
        boolean started = false;
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof DocumentStartEvent) {
                if (started) {
                    throw new SyntaxFault(position(event), "a second document starts here; a file holds one");
                }
                started = true;
            } else if (event instanceof NodeEvent node) {
                root = Optional.of(node(node));
            } else if (event instanceof StreamEndEvent && !started) {
                problems.add(Position.START, "the file is empty");
            }
        }
        return root;
    }

    private Node node(NodeEvent event) {
        int start = event.getStartMark().map(Mark::getIndex).orElse(end);
        end = event.getEndMark().map(Mark::getIndex).orElse(end);
        Node node = read(event);
        extents.put(node, new Extent(start, end));
        return node;
    }

    private Node read(NodeEvent event) {
        Position at = position(event);
        if (event instanceof AliasEvent alias) {
            return alias(alias, at);
        }
        Node node;
        if (event instanceof ScalarEvent scalar) {
            scalar.getTag().ifPresent(tag -> refuseTag(at, tag));
            node = scalar(scalar, at);
        } else {
            CollectionStartEvent start = (CollectionStartEvent) event;
            start.getTag().ifPresent(tag -> refuseTag(at, tag));
            if (++depth > NESTING) {
                throw new SyntaxFault(at, "lists and maps are nested deeper than " + NESTING);
            }
            node = event instanceof MappingStartEvent ? mapping(start, at) : sequence(start, at);
            depth--;
        }
        event.getAnchor().ifPresent(anchor -> anchors.put(anchor, node));
        return node;
    }

    private void refuseTag(Position at, String tag) {
        problems.add(
                at,
                "the tag '" + Near.shortened(tag.replace("tag:yaml.org,2002:", "!!"))
                        + "' is not allowed; write the value without it, and quote a text that begins with '!'");
    }

    /** A scalar may be named and used again; a list or map may not: nine lines of YAML could then hold a billion entries. */
    private Node alias(AliasEvent event, Position at) {
        Anchor anchor = event.getAlias();
        Node target = anchors.get(anchor);
        if (target instanceof Node.Scalar scalar) {
            return new Node.Scalar(at, scalar.text(), scalar.quoted(), false);
        }
        throw new SyntaxFault(
                at,
                target == null
                        ? "unknown alias '*" + anchor.getValue() + "'; quote a text that starts with *"
                        : "the alias '*" + anchor.getValue() + "' stands for " + target.kind()
                                + "; write the value out, aliases are for single values only");
    }

    private static Node.Scalar scalar(ScalarEvent event, Position at) {
        boolean inQuotes = event.getScalarStyle() == ScalarStyle.SINGLE_QUOTED
                || event.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED;
        String text = event.getValue();
        int written = text.codePointCount(0, text.length()) + (inQuotes ? 2 : 0);
        boolean verbatim = (event.isPlain() || inQuotes)
                && event.getStartMark().isPresent()
                && event.getEndMark().isPresent()
                && event.getEndMark().get().getLine()
                        == event.getStartMark().get().getLine()
                && event.getEndMark().get().getColumn()
                                - event.getStartMark().get().getColumn()
                        == written;
        return new Node.Scalar(at, text, !event.isPlain(), verbatim);
    }

    private Node.Sequence sequence(CollectionStartEvent start, Position at) {
        List<Node> items = new ArrayList<>();
        Event event = events.next();
        for (; !(event instanceof SequenceEndEvent); event = events.next()) {
            items.add(node((NodeEvent) event));
        }
        close(start, event);
        return new Node.Sequence(at, items, start.isFlow());
    }

    private Node.Mapping mapping(CollectionStartEvent start, Position at) {
        Map<String, Node.Entry> entries = new java.util.LinkedHashMap<>();
        Event event = events.next();
        for (; !(event instanceof MappingEndEvent); event = events.next()) {
            Node key = node((NodeEvent) event);
            Node value = node((NodeEvent) events.next());
            if (key instanceof Node.Scalar name) {
                enter(entries, name, value);
            } else {
                String lists = start.isFlow() ? "; a list stands in square brackets: [[…], […]]" : "";
                problems.add(key.at(), "a key must be a word, not " + key.kind() + lists);
            }
        }
        close(start, event);
        return new Node.Mapping(at, List.copyOf(entries.values()), start.isFlow());
    }

    /** A bracket ends a collection itself; without one it ends with what was last in it. */
    private void close(CollectionStartEvent start, Event last) {
        if (start.isFlow()) {
            end = last.getEndMark().map(Mark::getIndex).orElse(end);
        }
    }

    private void enter(Map<String, Node.Entry> entries, Node.Scalar key, Node value) {
        if (key.text().equals("<<") && !key.quoted()) {
            problems.add(key.at(), "the merge key '<<' is not allowed; write the entries out");
            return;
        }
        Node.Entry first = entries.putIfAbsent(key.text(), new Node.Entry(key, value));
        if (first != null) {
            problems.add(
                    key.at(),
                    "the key '" + key.shortened() + "' stands here twice; first at "
                            + first.key().at());
        }
    }

    private Position position(Event event) {
        return event.getStartMark().map(mark -> position(mark, origin)).orElse(origin);
    }

    private static Position position(Mark mark, Position origin) {
        int before = mark.getLine() == 0 ? origin.column() - 1 : 0;
        return new Position(origin.line() + mark.getLine(), before + mark.getColumn() + 1);
    }

    /** Stops the reading of a text whose rest cannot be trusted. */
    private static final class SyntaxFault extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Position at;

        SyntaxFault(Position at, String message) {
            super(message, null, false, false);
            this.at = at;
        }
    }
}
