package org.gradus.report.compose.calculus;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.NodeCount;
import org.gradus.report.compose.derivation.DerivationComposer;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.MatrixLines;
import org.gradus.report.compose.page.RuleWords;
import org.gradus.report.compose.words.CalculusPhrase;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.Partial;
import org.gradus.report.solution.Partials;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.symbolic.derive.Derivation;
import org.gradus.symbolic.derive.Rule;
import org.gradus.symbolic.derive.Step;
import org.gradus.symbolic.kernel.Theorem;

/** A Jacobian or a Hessian: its shape, its entries one by one, the matrix of symbols, the matrix at the point. */
public final class PartialsComposer {
    private static final Expr JACOBIAN = new Expr.Symbol("J", Expr.Shape.MATRIX, Optional.empty());
    private static final Expr HESSIAN = new Expr.Symbol("H", Expr.Shape.MATRIX, Optional.empty());

    /** Two entries stand in a line where each has at most so many nodes. */
    private static final int SHORT = 9;

    /** The rules that say most of how a derivative came about, in this order. */
    private static final List<Rule> TELLING = List.of(
            Rule.QUOTIENT,
            Rule.RECIPROCAL,
            Rule.PRODUCT,
            Rule.CHAIN,
            Rule.SUM,
            Rule.POWER,
            Rule.ELEMENTARY,
            Rule.CONSTANT_FACTOR,
            Rule.VARIABLE);

    private static final Set<Rule> OF_CASES = EnumSet.of(Rule.CASES);

    private final Draft draft;
    private final Partials partials;
    private final MapWords words;

    private PartialsComposer(Draft draft, Partials partials, MapWords words) {
        this.draft = draft;
        this.partials = partials;
        this.words = words;
    }

    /** The steps of a Jacobian; what stands in its box. */
    public static List<Inline> jacobian(Draft draft, Answer.Jacobian answer) {
        MapWords words = new MapWords(draft, answer.partials().function());
        return new PartialsComposer(draft, answer.partials(), words).jacobian();
    }

    /** The steps of a Hessian; what stands in its box. */
    public static List<Inline> hessian(Draft draft, Answer.Hessian answer) {
        MapWords words = MapWords.ofHessian(draft, answer.gradient().function());
        new PartialsComposer(draft, answer.gradient(), words).gradient();
        return new PartialsComposer(draft, answer.second(), words).hessian(answer);
    }

    private int rows() {
        return partials.entries().size();
    }

    private int columns() {
        return partials.entries().get(0).size();
    }

    // ---- the Jacobian ----

    private List<Inline> jacobian() {
        if (!draft.is(Detail.BRIEF)) {
            shape();
            entries();
        }
        return matrix(JACOBIAN);
    }

    private void shape() {
        Expr.Symbol j = Expr.Symbol.of("j");
        boolean one = rows() == 1;
        List<Chain> chains = new ArrayList<>();
        Optional<String> stem = words.stem().filter(any -> columns() > 1);
        Expr.Symbol row = Expr.Symbol.of("i");
        Expr of = one ? words.component(0) : new Expr.Indexed(base(words.component(0)), List.of(row));
        Expr first = one ? Expr.Num.of(1) : row;
        if (stem.isPresent()) {
            Expr variable = Expr.Symbol.of(stem.get() + "_j");
            chains.add(Lines.equal(entry("J", first, j), Expr.Derivative.partial(of, variable)));
        } else {
            for (int k = 0; k < columns(); k++) {
                Expr variable = partials.function().wrt().get(k);
                chains.add(Lines.equal(entry("J", first, Expr.Num.of(k + 1L)), Expr.Derivative.partial(of, variable)));
            }
        }
        List<Inline> size = draft.say(
                CalculusPhrase.MAP_SIZE,
                one
                        ? draft.say(CalculusPhrase.ONE_FUNCTION)
                        : draft.say(
                                CalculusPhrase.SEVERAL_FUNCTIONS,
                                draft.wording().number(rows())),
                columns() == 1
                        ? draft.say(CalculusPhrase.ONE_VARIABLE)
                        : draft.say(
                                CalculusPhrase.SEVERAL_VARIABLES,
                                draft.wording().number(columns())),
                JACOBIAN,
                rows() + " × " + columns());
        List<Inline> remark = draft.isToBeFilled() ? List.of() : size;
        Line line = new Line(chains, remark, OptionalInt.of(draft.nextNumber()));
        List<Inline> why = draft.say(one ? CalculusPhrase.WHY_ROW_SHAPE : CalculusPhrase.WHY_MAP_SHAPE);
        draft.step(draft.say(CalculusPhrase.MAP_SHAPE), why, List.of(line));
    }

    private static Expr.Symbol base(Expr name) {
        return name instanceof Expr.Indexed indexed ? indexed.base() : (Expr.Symbol) name;
    }

    private static Expr entry(String matrix, Expr row, Expr column) {
        return new Expr.Indexed(Expr.Symbol.of(matrix), List.of(row, column));
    }

    private void entries() {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < rows(); i++) {
            Expr name = words.component(i);
            List<Chain> chains = new ArrayList<>();
            List<List<Inline>> remarks = new ArrayList<>();
            for (int k = 0; k < columns(); k++) {
                Partial entry = partials.entries().get(i).get(k);
                chains.add(Lines.equal(Expr.Derivative.partial(name, entry.wrt()), carriedOut(entry))
                        .equal(draft.asked(entry.result())));
                remarks.add(remark(entry, name));
            }
            add(lines, chains, remarks, i);
        }
        numberAndAdd(lines, draft.say(CalculusPhrase.ENTRIES), why(), "entries");
    }

    private static Expr carriedOut(Partial entry) {
        return Expr.Derivative.partial(entry.of(), entry.wrt());
    }

    private List<Inline> why() {
        return switch (columns()) {
            case 1 -> List.of();
            case 2 -> draft.say(CalculusPhrase.WHY_ENTRIES_ONE);
            default -> draft.say(CalculusPhrase.WHY_ENTRIES_OTHERS);
        };
    }

    /** Two short entries side by side, else each in a line of its own with its rule. */
    private void add(List<Line> lines, List<Chain> chains, List<List<Inline>> remarks, int row) {
        boolean beside = chains.size() == 2
                && partials.entries().get(row).stream()
                        .allMatch(entry -> NodeCount.of(entry.of()) + NodeCount.of(entry.result()) <= SHORT);
        if (beside) {
            Set<List<Inline>> different = new LinkedHashSet<>(remarks);
            different.remove(List.<Inline>of());
            List<Inline> remark = List.of();
            for (List<Inline> each : different) {
                List<Inline> between = remark.isEmpty() ? List.of() : List.of(new Inline.Text("; "));
                remark = Wording.join(remark, between, each);
            }
            lines.add(new Line(chains, remark, OptionalInt.empty()));
            return;
        }
        for (int k = 0; k < chains.size(); k++) {
            lines.add(Line.of(chains.get(k)).remark(remarks.get(k)));
        }
    }

    private void numberAndAdd(List<Line> lines, List<Inline> title, List<Inline> why, String key) {
        int last = lines.size() - 1;
        lines.set(last, lines.get(last).numbered(draft.nextNumber()));
        draft.defines(key(key));
        draft.step(title, why, lines);
        if (draft.is(Detail.FULL)) {
            for (List<Partial> row : partials.entries()) {
                row.stream().filter(PartialsComposer::isLong).forEach(this::stepByStep);
            }
        }
    }

    /** Parts of the same kind do not refer to each other's steps. */
    private String key(String what) {
        return "partials:" + what + System.identityHashCode(partials.entries());
    }

    private void stepByStep(Partial entry) {
        new DerivationComposer(draft, entry.derivation())
                .compose(List.of(Inline.Formula.of(carriedOut(entry))), key(entry.toString()));
    }

    private static boolean isLong(Partial entry) {
        return rules(entry.derivation()).size() > 1;
    }

    private static Set<Rule> rules(Derivation derivation) {
        Set<Rule> rules = EnumSet.noneOf(Rule.class);
        derivation.steps().stream().map(Step::rule).filter(TELLING::contains).forEach(rules::add);
        return rules;
    }

    // ---- how an entry came about ----

    private List<Inline> remark(Partial entry, Expr name) {
        if (draft.isToBeFilled()) {
            return List.of();
        }
        if (!holds(entry.of(), entry.wrt())) {
            return draft.say(CalculusPhrase.LACKS_VARIABLE, name, entry.wrt());
        }
        List<Step> steps = entry.derivation().steps();
        boolean cases = steps.stream().anyMatch(step -> OF_CASES.contains(step.rule()));
        if (cases) {
            return List.of();
        }
        for (Rule rule : TELLING) {
            Optional<Step> telling =
                    steps.stream().filter(step -> step.rule() == rule).findFirst();
            if (telling.isPresent()) {
                return rule == Rule.POWER
                        ? draft.say(CalculusPhrase.POWER_RULE)
                        : RuleWords.of(draft, entry.derivation(), telling.get());
            }
        }
        return List.of();
    }

    private static boolean holds(Expr formula, Expr part) {
        return Children.any(formula, part::equals);
    }

    // ---- the matrix ----

    private Expr symbols() {
        return new Expr.MatrixLiteral(partials.entries().stream()
                .map(row -> row.stream().map(Partial::result).toList())
                .toList());
    }

    /** What stands in the box. */
    private List<Inline> matrix(Expr name) {
        MatrixLines numbers = new MatrixLines(draft, partials.values());
        if (draft.isToBeFilled() && partials.hasPoint()) {
            Line line = Line.of(numbers.brief(Chain.of(name))).numbered(draft.nextNumber());
            draft.step(draft.say(CalculusPhrase.MATRIX), List.of(), List.of(line));
            return List.of();
        }
        List<Line> lines = new ArrayList<>();
        Chain formula = Lines.equal(name, shown(symbols()));
        lines.add(Line.of(formula).numbered(draft.nextNumber()));
        List<Inline> why = draft.reference(key("entries"))
                .map(reference -> draft.say(CalculusPhrase.ROW_BY_ROW, reference))
                .orElse(List.of());
        if (!partials.hasPoint()) {
            draft.step(draft.say(CalculusPhrase.MATRIX), why, lines);
            return List.of(new Inline.Formula(Lines.equal(name, symbols())));
        }
        List<Inline> at = draft.say(CalculusPhrase.AT_POINT, words.point());
        List<Inline> remark = isConstant()
                ? draft.say(CalculusPhrase.NOTHING_TO_INSERT)
                : draft.say(CalculusPhrase.INSERT_POINT, words.point());
        lines.add(Line.of(numbers.inserted(Lines.goOn())).remark(numbers.remark(remark)));
        draft.step(draft.say(CalculusPhrase.MATRIX), why, lines);
        return Wording.join(
                List.of(new Inline.Formula(Lines.equal(name, symbols())), new Inline.Text(";" + Wording.GAP)),
                List.of(new Inline.Formula(numbers.answer(Chain.of(name)).after(at))));
    }

    private boolean isConstant() {
        return partials.evaluations().stream().allMatch(value -> value.uses().isEmpty());
    }

    private static Expr shown(Expr matrix) {
        Expr.MatrixLiteral all = (Expr.MatrixLiteral) matrix;
        return Elision.matrix(
                all.rows().size(),
                all.rows().get(0).size(),
                (i, j) -> all.rows().get(i).get(j));
    }

    // ---- the Hessian ----

    private void gradient() {
        List<Line> lines = new ArrayList<>();
        Expr name = words.component(0);
        for (Partial entry : partials.entries().get(0)) {
            Chain chain = Lines.equal(Expr.Derivative.partial(name, entry.wrt()), carriedOut(entry))
                    .equal(draft.asked(entry.result()));
            lines.add(Line.of(chain).remark(remark(entry, name)));
        }
        if (partials.hasPoint()) {
            List<Chain> values = new ArrayList<>();
            for (int k = 0; k < columns(); k++) {
                Evaluation value = partials.values().get(0).get(k);
                Expr left =
                        Expr.Derivative.partial(name, partials.function().wrt().get(k));
                MatrixLines one = new MatrixLines(draft, List.of(List.of(value)));
                values.add(draft.isToBeFilled() ? one.brief(Chain.of(left)) : one.inserted(Chain.of(left)));
            }
            List<Inline> insert = draft.say(CalculusPhrase.INSERT_POINT, words.point());
            lines.add(new Line(values, insert, OptionalInt.empty()));
        }
        numberAndAdd(lines, draft.say(CalculusPhrase.GRADIENT_STEP_FIRST), why(), "gradient");
    }

    private List<Inline> hessian(Answer.Hessian answer) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < rows(); i++) {
            for (int k = 0; k < columns(); k++) {
                Partial entry = partials.entries().get(i).get(k);
                Expr left = entry("H", Expr.Num.of(i + 1L), Expr.Num.of(k + 1L));
                Expr first = Expr.Derivative.partial(
                        words.component(0), partials.function().wrt().get(i));
                Chain chain = Lines.equal(left, carriedOut(entry)).equal(draft.asked(entry.result()));
                lines.add(Line.of(chain).remark(remark(entry, first)));
            }
        }
        Expr i = Expr.Symbol.of("i");
        Expr k = Expr.Symbol.of("j");
        List<Inline> why = draft.say(CalculusPhrase.WHY_SECOND, entry("H", i, k), i, k);
        if (!draft.is(Detail.BRIEF)) {
            numberAndAdd(lines, draft.say(CalculusPhrase.SECOND_DERIVATIVES), why, "entries");
        }
        List<Inline> box = matrix(HESSIAN);
        List<Inline> symmetry = symmetry(answer.symmetric());
        return symmetry.isEmpty() ? box : Wording.join(box, List.of(new Inline.Text("." + Wording.GAP)), symmetry);
    }

    /** That the mixed derivatives agree; said only as far as it is proved. */
    private List<Inline> symmetry(List<Theorem> proved) {
        int pairs = columns() * (columns() - 1) / 2;
        if (pairs == 0) {
            return List.of();
        }
        return draft.say(proved.size() == pairs ? CalculusPhrase.SYMMETRIC : CalculusPhrase.SYMMETRY_OPEN, HESSIAN);
    }
}
