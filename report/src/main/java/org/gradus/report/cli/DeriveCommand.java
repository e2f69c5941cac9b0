package org.gradus.report.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.FormulaException;
import org.gradus.core.expr.TextWriter;
import org.gradus.core.function.Activations;
import org.gradus.report.cli.machine.Progress;
import org.gradus.report.compose.Composer;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.exercise.reader.LoneWord;
import org.gradus.report.json.SolutionJson;
import org.gradus.report.render.LatexRenderer;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.render.html.HtmlRenderer;
import org.gradus.report.render.pdf.PdfRenderer;
import org.gradus.report.render.typst.TypstRenderer;
import org.gradus.report.sheet.Sheet;
import org.gradus.report.solution.DerivationAtPoint;
import org.gradus.symbolic.closed.ClosedForm;
import org.gradus.symbolic.derive.Derivation;
import org.gradus.symbolic.derive.Derivations;
import org.gradus.symbolic.derive.JoinedCases;
import org.gradus.symbolic.derive.SecondOpinion;

/** {@code gradus derive NAME|FORMULA}: the derivative step by step, in full detail seen once more by computer algebra. */
final class DeriveCommand {
    private static final Expr.Symbol Z = Expr.Symbol.of("z");

    private final DeriveOptions options;
    private final PrintStream out;
    private final PrintStream err;

    DeriveCommand(DeriveOptions options, PrintStream out, PrintStream err) {
        this.options = options;
        this.out = out;
        this.err = err;
    }

    int run() {
        try (Progress progress = Progress.of(err, "deriving", 1)) {
            progress.start(options.of());
            return derive(progress);
        }
    }

    private int derive(Progress progress) {
        String name = Activations.aliases().getOrDefault(options.of(), options.of());
        boolean named = Derivations.names().contains(name);
        List<Target> targets = Target.of(named ? name : "derivation", options.formats(), options.output());
        List<Derivation> derivations = derivations().stream()
                .map(derivation -> ClosedForm.addedTo(JoinedCases.in(derivation)))
                .toList();
        List<DerivationAtPoint> at = at(derivations);
        List<SecondOpinion> second = second(derivations, targets);
        List<byte[]> results = new ArrayList<>();
        targets.forEach(target -> results.add(print(target.format(), derivations, second, at)));
        progress.clear();
        int worst = ExitCode.DONE;
        for (int i = 0; i < targets.size(); i++) {
            worst = Math.max(worst, targets.get(i).write(results.get(i), out, err));
        }
        return worst;
    }

    private byte[] print(
            Format format, List<Derivation> derivations, List<SecondOpinion> second, List<DerivationAtPoint> at) {
        Supplier<Sheet> sheet = () -> Composer.compose(derivations, second, at, options.style());
        return switch (format) {
            case JSON -> Printer.bytes(SolutionJson.write(derivations, at));
            case MD -> Printer.bytes(new MarkdownRenderer(options.markdown()).render(sheet.get()));
            case TEX -> Printer.bytes(new LatexRenderer().render(sheet.get()));
            case HTML -> Printer.bytes(new HtmlRenderer().render(sheet.get()));
            case PDF -> Printer.pdf(List.of(sheet.get()), new PdfRenderer());
            case TYP -> Printer.bytes(new TypstRenderer().render(sheet.get()));
            case IPYNB -> Printer.bytes(Printer.notebook(List.of(sheet.get())));
            case CSV, TABLE -> throw new IllegalArgumentException(format + " is no format of sheets");
        };
    }

    /** Only where it is told: to load the computer algebra takes longer than all the rest. */
    private List<SecondOpinion> second(List<Derivation> derivations, List<Target> targets) {
        boolean told = options.style().detail() == Detail.FULL
                && targets.stream().anyMatch(target -> target.format() != Format.JSON);
        return told ? derivations.stream().map(SecondOpinion::on).toList() : List.of();
    }

    /** None where no point is asked. */
    private List<DerivationAtPoint> at(List<Derivation> derivations) {
        if (options.at().isEmpty()) {
            return List.of();
        }
        try {
            return derivations.stream()
                    .map(derivation -> DerivationAtPoint.of(derivation, options.at()))
                    .toList();
        } catch (IllegalArgumentException slip) {
            throw new UsageException("--at: " + slip.getMessage());
        }
    }

    // ---- what is derived ----

    private List<Derivation> derivations() {
        List<Expr.Symbol> wrt =
                options.wrt().stream().map(DeriveCommand::variable).toList();
        try {
            Optional<Derivation> named = Derivations.named(options.of(), wrt.isEmpty() ? Z : wrt.get(0));
            if (named.isEmpty()) {
                return ofFormula(wrt);
            }
            if (!wrt.isEmpty() && named.get().wrt() instanceof Expr.Indexed) {
                throw new UsageException("--wrt: " + options.of()
                        + " is derived with respect to each of its inputs z_j; leave --wrt out");
            }
            if (wrt.size() > 1) {
                throw new UsageException("--wrt: " + options.of() + " has one variable, but "
                        + list(new LinkedHashSet<>(wrt)) + " are named");
            }
            return List.of(named.get());
        } catch (IllegalArgumentException noRule) {
            throw new UsageException(String.valueOf(noRule.getMessage()));
        }
    }

    private List<Derivation> ofFormula(List<Expr.Symbol> wrt) {
        Expr formula = parse(options.of());
        Set<Expr> variables = Derivations.variables(formula);
        for (Expr variable : variables) {
            if (variable instanceof Expr.Indexed) {
                throw new UsageException("'" + TextWriter.write(variable)
                        + "' has an index; name the variables of a formula without brackets, such as z1");
            }
        }
        Optional<String> fault = LoneWord.fault(options.of(), formula, wrt.isEmpty() ? Z : wrt.get(0), names());
        if (fault.isPresent()) {
            throw new UsageException(fault.get());
        }
        parse(options.of(), wrt);
        if (wrt.isEmpty()) {
            return List.of(Derivations.of(formula, only(variables)));
        }
        return Derivations.gradient(
                formula, wrt.stream().map(given -> among(given, variables)).toList());
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(Derivations.names());
        names.addAll(Activations.aliases().keySet());
        return names;
    }

    private static Expr.Symbol among(Expr.Symbol wrt, Set<Expr> variables) {
        if (!variables.isEmpty() && !variables.contains(wrt)) {
            throw new UsageException(
                    "--wrt: '" + wrt.name() + "' does not occur in the formula, which holds " + list(variables));
        }
        return wrt;
    }

    /** z, or the only variable. */
    private static Expr.Symbol only(Set<Expr> variables) {
        if (variables.contains(Z) || variables.isEmpty()) {
            return Z;
        }
        if (variables.size() > 1) {
            throw new UsageException("the formula holds " + list(variables) + "; name one of them with --wrt");
        }
        return (Expr.Symbol) variables.iterator().next();
    }

    private static String list(Set<Expr> variables) {
        return String.join(", ", variables.stream().map(TextWriter::write).toList());
    }

    private static Expr parse(String text) {
        return read(() -> ExprParser.parse(text));
    }

    /** A run of letters may be a product, unless it is named. */
    private Expr parse(String text, List<Expr.Symbol> wrt) {
        Set<String> names = new HashSet<>();
        wrt.forEach(symbol -> names.add(symbol.name()));
        options.at().keySet().forEach(symbol -> names.add(symbol.name()));
        return read(() -> ExprParser.parse(text, ExprParser.Limits.DEFAULT, names));
    }

    private static Expr read(Supplier<Expr> reading) {
        try {
            return reading.get();
        } catch (FormulaException slip) {
            throw new UsageException("formula, column " + (slip.offset() + 1) + ": " + slip.getMessage());
        }
    }

    private static Expr.Symbol variable(String name) {
        try {
            if (ExprParser.parse(name) instanceof Expr.Symbol symbol) {
                return symbol;
            }
        } catch (FormulaException slip) {
            // answered below
        }
        throw new UsageException("--wrt: '" + name + "' is no name of a variable");
    }
}
