package org.gradus.report.compose.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Rewriter;
import org.gradus.report.compose.figure.GraphFigure;
import org.gradus.report.compose.notation.Plain;
import org.gradus.report.compose.notation.Truth;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.NeuronLines;
import org.gradus.report.compose.page.Quantities;
import org.gradus.report.compose.words.CalculusPhrase;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.GraphTrace;
import org.gradus.report.solution.GraphTrace.Input;
import org.gradus.report.solution.GraphTrace.Node;
import org.gradus.report.worksheet.Evaluation;

/** A computation graph: its picture, and a table of its nodes with values forwards and derivatives backwards. */
public final class GraphComposer {
    private static final Expr ONE = Expr.Num.of(1);

    private final Draft draft;
    private final GraphTrace trace;

    public GraphComposer(Draft draft, Answer.Graph answer) {
        this.draft = draft;
        this.trace = answer.trace();
    }

    /** What is given. */
    public List<Inline> given() {
        Chain definition = Lines.equal(trace.end().name(), trace.graph().formula());
        List<Inline> point = MapWords.point(draft, trace.graph().at());
        if (!trace.hasUpstream()) {
            return draft.say(CalculusPhrase.GRAPH_GIVEN, definition, point);
        }
        Expr arriving = Expr.Derivative.partial(trace.outer(), trace.end().name());
        return draft.say(
                CalculusPhrase.GRAPH_GIVEN_UPSTREAM,
                definition,
                point,
                Lines.equal(arriving, trace.graph().upstream()));
    }

    /** The steps; what stands in the box. */
    public List<Inline> compose() {
        List<Evaluation> all = new ArrayList<>();
        for (Node node : trace.nodes()) {
            all.add(node.value());
            node.derivative().ifPresent(all::add);
        }
        List<Inline> why = Quantities.withBounds(draft, draft.say(CalculusPhrase.WHY_FORWARD_BACKWARD), all);
        draft.step(draft.say(CalculusPhrase.FORWARD_BACKWARD), why, List.of());
        if (!draft.is(Detail.BRIEF)) {
            draft.figures(() -> GraphFigure.of(draft, trace).stream().toList(), GraphFigure.words(draft, trace));
        }
        table();
        notes().forEach(note -> draft.add(new Block.Note(note)));
        return box();
    }

    // ---- the table ----

    private void table() {
        List<List<Inline>> header = List.of(
                draft.say(CalculusPhrase.NODE_COLUMN),
                draft.say(CalculusPhrase.OPERATION_COLUMN),
                draft.say(CalculusPhrase.VALUE_FORWARD_COLUMN),
                draft.say(CalculusPhrase.LOCAL_COLUMN),
                draft.say(CalculusPhrase.DERIVATIVE_COLUMN, trace.outer()));
        List<List<List<Inline>>> rows = new ArrayList<>();
        for (Node node : trace.nodes()) {
            rows.add(List.of(
                    formula(Chain.of(node.name())),
                    operation(node),
                    formula(value(node.value())),
                    slopes(node),
                    derivative(node)));
        }
        draft.add(new Block.Table(header, rows));
    }

    private static List<Inline> formula(Chain chain) {
        return List.of(new Inline.Formula(chain));
    }

    private static Chain value(Evaluation evaluation) {
        return evaluation.value().lineEnd().exact()
                ? Chain.of(evaluation.lineEnd())
                : Chain.goOn(evaluation.value().lineEnd().relation(), evaluation.lineEnd());
    }

    private List<Inline> operation(Node node) {
        if (node.operation().isEmpty()) {
            return draft.say(CalculusPhrase.NODE_GIVEN);
        }
        Evaluation line = node.value();
        Chain chain = Chain.of(node.operation().get());
        boolean more = !Plain.of(line.substituted()).equals(Plain.of(line.lineEnd()));
        return formula(more ? chain.and(Truth.insert(List.of(line)), line.substituted()) : chain);
    }

    private List<Inline> slopes(Node node) {
        List<Inline> text = List.of();
        for (Input input : node.inputs()) {
            Expr left = Expr.Derivative.partial(
                    node.name(), trace.nodes().get(input.node()).name());
            List<Inline> between = text.isEmpty() ? List.of() : List.of(new Inline.Text("," + Wording.GAP));
            text = Wording.join(text, between, formula(Lines.equal(left, draft.asked(input.slope()))));
        }
        return text;
    }

    private List<Inline> derivative(Node node) {
        if (node.derivative().isEmpty()) {
            return draft.say(CalculusPhrase.NOT_ASKED);
        }
        Evaluation line = node.derivative().get();
        Chain left = Chain.of(line.id().written().orElseThrow());
        if (line.isGiven() || draft.isToBeFilled()) {
            return formula(left.and(line.value().lineEnd().relation(), line.lineEnd()));
        }
        return formula(
                NeuronLines.calculated(left.equal(withoutOne(trace.write(line.formula()))), line, line.substituted()));
    }

    /** ∂f/∂f is 1, and stands so in the formulas. */
    private Expr withoutOne(Expr formula) {
        Expr own = Expr.Derivative.partial(trace.outer(), trace.end().name());
        if (trace.hasUpstream()) {
            return formula;
        }
        return formula.accept(new Rewriter() {
            @Override
            public Expr derivative(Expr.Derivative derivative) {
                return derivative.equals(own) ? ONE : derivative;
            }
        });
    }

    // ---- what is to be said of some nodes ----

    private List<List<Inline>> notes() {
        List<List<Inline>> notes = new ArrayList<>();
        if (!trace.formula().equals(trace.graph().formula())) {
            notes.add(
                    draft.say(CalculusPhrase.CASE_HOLDS, Lines.equal(trace.end().name(), trace.formula())));
        }
        Map<Integer, Integer> users = new HashMap<>();
        for (Node node : trace.nodes()) {
            node.inputs().forEach(input -> users.merge(input.node(), 1, Integer::sum));
        }
        for (int i = 0; i < trace.nodes().size(); i++) {
            Node node = trace.nodes().get(i);
            int uses = node.uses();
            if (node.operation().isPresent() && uses > 1) {
                notes.add(draft.say(
                        CalculusPhrase.SHARED_PART,
                        Lines.equal(node.name(), node.operation().get()),
                        draft.wording().number(uses)));
            }
            int nodes = users.getOrDefault(i, 0);
            boolean meet = nodes > 1 && node.derivative().isPresent();
            if (meet) {
                Expr derivative = node.derivative().get().id().written().orElseThrow();
                notes.add(draft.say(
                        CalculusPhrase.PATHS_MEET, node.name(), draft.wording().number(nodes), derivative));
            }
            node.inputs().forEach(input -> side(node, input).ifPresent(notes::add));
        }
        return notes;
    }

    /** Which side of a kink it is, or that the convention decides. */
    private Optional<List<Inline>> side(Node node, Input input) {
        return input.side().map(side -> {
            Expr slope = Expr.Derivative.partial(
                    node.name(), trace.nodes().get(input.node()).name());
            Chain relation = Chain.of(side.relation().left())
                    .and(side.relation().operator(), side.relation().right());
            return draft.say(
                    side.byConvention() ? CalculusPhrase.KINK_CONVENTION : CalculusPhrase.SIDE_OF_KINK,
                    relation,
                    Lines.equal(slope, input.slope()));
        });
    }

    // ---- the box ----

    private List<Inline> box() {
        Evaluation end = trace.end().value();
        List<Inline> text = formula(NeuronLines.answer(draft, end));
        text = Wording.join(text, List.of(new Inline.Text(";" + Wording.GAP)));
        boolean first = true;
        for (Node node : trace.nodes()) {
            boolean asked = node.derivative().isPresent() && node.operation().isEmpty();
            if (asked) {
                List<Inline> between = first ? List.of() : draft.say(Phrase.SEPARATOR);
                text = Wording.join(
                        text,
                        between,
                        formula(NeuronLines.answer(draft, node.derivative().get())));
                first = false;
            }
        }
        return text;
    }
}
