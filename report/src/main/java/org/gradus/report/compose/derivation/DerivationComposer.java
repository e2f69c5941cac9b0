package org.gradus.report.compose.derivation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.report.compose.notation.Bounds;
import org.gradus.report.compose.notation.Runs;
import org.gradus.report.compose.notation.Runs.Run;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.Pages;
import org.gradus.report.compose.page.RuleWords;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.symbolic.closed.ClosedForm;
import org.gradus.symbolic.derive.Derivation;
import org.gradus.symbolic.derive.Rule;
import org.gradus.symbolic.derive.Switch;

/** A derivation at board level, as one step of the sheet: every line with the law that leads to it. */
public final class DerivationComposer {
    private final Pages pages;
    private final Derivation derivation;

    public DerivationComposer(Pages pages, Derivation derivation) {
        this.pages = pages;
        this.derivation = derivation;
    }

    /** {@code f′(z) = …}. */
    public Chain result() {
        return Lines.equal(derivation.derivative(), Bounds.written(derivation.written()));
    }

    /** What the names in the result stand for, the outer ones first; empty where there are none. */
    public List<Chain> meanings() {
        List<Chain> chains = new ArrayList<>();
        if (!derivation.written().equals(derivation.result())) {
            names().forEach(name -> chains.add(0, Lines.equal(name.left(), name.right())));
        }
        return chains;
    }

    /** @param key what later lines refer to the result by */
    public void compose(List<Inline> title, String key) {
        compose(title, key, Optional.empty());
    }

    /** @param inValue the result in terms of the function's own value y, where that is the result with y written for it */
    public void compose(List<Inline> title, String key, Optional<Expr> inValue) {
        List<Line> lines = new ArrayList<>();
        if (!pages.is(Detail.BRIEF)) {
            chains().forEach(run -> add(lines, run));
        }
        pages.defines(key);
        if (lines.isEmpty() || !endsWithResult()) {
            lines.add(Line.of(result()).remark(switches()));
        }
        int last = lines.size() - 1;
        Line end = lines.get(last);
        Line result = inValue.map(form -> goOn(end, form)).orElse(end);
        lines.set(last, onDomain(result).numbered(pages.nextNumber()));
        pages.step(title, pages.is(Detail.BRIEF) ? List.of() : pages.say(why()), lines);
    }

    /** The line with {@code = y(1 − y)} added, and what y is. */
    private Line goOn(Line line, Expr form) {
        List<Chain> chains = new ArrayList<>(line.chains());
        chains.set(0, chains.get(0).equal(form));
        chains.add(Lines.equal(ClosedForm.VALUE, derivation.value()).after(pages.say(Phrase.WITH)));
        return new Line(chains, line.remark(), line.equation());
    }

    /** The line with the conditions under which it holds, "for x > 0". */
    private Line onDomain(Line line) {
        List<Chain> chains = new ArrayList<>(line.chains());
        chains.addAll(new DomainWords(pages, derivation).besideResult());
        return new Line(chains, line.remark(), line.equation());
    }

    private Phrase why() {
        if (!derivation.switches().isEmpty()) {
            return Phrase.WHY_CASES;
        }
        return names().isEmpty() ? Phrase.WHY_RULE_BY_RULE : Phrase.WHY_RULES;
    }

    /** The names that the derivation gives to parts of the function. */
    private List<Expr.Relation> names() {
        return derivation.where().stream()
                .filter(name -> !name.left().equals(derivation.value()))
                .toList();
    }

    /** The runs that are shown as chains: cases are put together in the line of the result. */
    private List<Run> chains() {
        List<Run> runs = Runs.of(derivation);
        boolean summary = runs.get(runs.size() - 1).rule() == Rule.CASES;
        return summary ? runs.subList(0, runs.size() - 1) : runs;
    }

    /** Whether the last chain is σ′(z) = … = the result, so that nothing is left to say. */
    private boolean endsWithResult() {
        List<Run> runs = Runs.of(derivation);
        Run last = runs.get(runs.size() - 1);
        return last.rule() != Rule.CASES
                && last.last().condition().isEmpty()
                && last.steps().get(0).before().equals(derivation.derivative())
                && last.last().after().equals(derivation.written());
    }

    private void add(List<Line> lines, Run run) {
        if (goesWith(lines, run)) {
            lines.set(lines.size() - 1, beside(lines.get(lines.size() - 1), run));
        } else {
            lines.addAll(lines.isEmpty() ? first(run) : run(run));
        }
    }

    /** Whether the line above speaks of the same case, and this one is short enough to stand beside it. */
    private static boolean goesWith(List<Line> lines, Run run) {
        return run.steps().get(0).condition().isPresent()
                && run.steps().size() == 1
                && !lines.isEmpty()
                && lines.get(lines.size() - 1)
                        .chains()
                        .get(0)
                        .lead()
                        .equals(run.chain().lead());
    }

    private static Line beside(Line line, Run run) {
        List<Chain> chains = new ArrayList<>(line.chains());
        chains.add(run.chain().after(List.of()));
        return new Line(chains, line.remark(), line.equation());
    }

    /** The function with the names that the derivation gives to its parts. */
    private List<Line> first(Run run) {
        List<Chain> chains = new ArrayList<>();
        chains.add(run.chain());
        names().forEach(name -> chains.add(Lines.equal(name.left(), name.right())));
        return List.of(new Line(chains, List.of(), OptionalInt.empty()));
    }

    private List<Line> run(Run run) {
        List<Line> lines = new ArrayList<>();
        List<Chain> links = run.links();
        for (int i = 0; i < links.size(); i++) {
            List<Inline> law = run.rule() == Rule.CASES
                    ? List.of()
                    : RuleWords.of(pages, derivation, run.steps().get(i));
            lines.add(Line.of(links.get(i)).remark(law));
        }
        return lines;
    }

    // ---- where the cases meet ----

    /** What happens at the switches: a kink, a jump, or nothing at all. */
    private List<Inline> switches() {
        List<Inline> words = List.of();
        for (Phrase phrase : List.of(Phrase.KINK, Phrase.JUMP)) {
            List<Switch> of = derivation.switches().stream()
                    .filter(at -> phrase == phrase(at))
                    .toList();
            if (!of.isEmpty()) {
                words = and(words, pages.say(of.size() == 1 ? phrase : several(phrase), points(of)));
            }
        }
        for (Switch at : derivation.switches()) {
            if (at.meeting() == Switch.Meeting.SMOOTH) {
                if (holdsJoins()) {
                    continue; // said by ≥ in the cases
                }
                words = and(words, pages.say(Phrase.SMOOTH_JOIN, point(at), at.left()));
            } else if (at.meeting() == Switch.Meeting.OPEN) {
                words = and(words, pages.say(Phrase.CASES_MEET, point(at)));
            }
        }
        return words;
    }

    private boolean holdsJoins() {
        return derivation.result() instanceof Expr.Piecewise cases
                && cases.cases().stream()
                        .flatMap(line -> line.condition().stream())
                        .anyMatch(condition -> condition.operator() == Operator.GREATER_OR_EQUAL
                                || condition.operator() == Operator.LESS_OR_EQUAL);
    }

    private static Phrase phrase(Switch at) {
        return switch (at.meeting()) {
            case SMOOTH -> Phrase.SMOOTH_JOIN;
            case KINK -> Phrase.KINK;
            case JUMP -> Phrase.JUMP;
            case OPEN -> Phrase.CASES_MEET;
        };
    }

    private static Phrase several(Phrase phrase) {
        return phrase == Phrase.KINK ? Phrase.KINKS : Phrase.JUMPS;
    }

    private List<Inline> and(List<Inline> words, List<Inline> more) {
        return words.isEmpty() ? more : Wording.join(words, List.of(new Inline.Text("; ")), more);
    }

    /** "z = −3 and z = 3". */
    private List<Inline> points(List<Switch> switches) {
        List<Inline> points = List.of();
        for (int i = 0; i < switches.size(); i++) {
            String before =
                    i == 0 ? "" : pages.wording().word(i == switches.size() - 1 ? Phrase.AND : Phrase.SEPARATOR);
            points = Wording.join(
                    points, List.of(new Inline.Text(before)), List.of(new Inline.Formula(point(switches.get(i)))));
        }
        return points;
    }

    private Chain point(Switch at) {
        return at.at() instanceof Expr.Relation equation
                ? Lines.equal(equation.left(), equation.right())
                : Lines.equal(derivation.wrt(), at.at());
    }
}
