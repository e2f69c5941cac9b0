package org.gradus.report.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.FormulaException;
import org.gradus.core.expr.TextWriter;
import org.gradus.core.function.Activations;
import org.gradus.report.compose.Composer;
import org.gradus.report.exercise.reader.LoneWord;
import org.gradus.report.json.SolutionJson;
import org.gradus.report.render.LatexRenderer;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.sheet.Sheet;
import org.gradus.report.solution.DerivationAtPoint;
import org.gradus.symbolic.closed.ClosedForm;
import org.gradus.symbolic.derive.Derivation;
import org.gradus.symbolic.derive.Derivations;
import org.gradus.symbolic.derive.JoinedCases;
import org.gradus.symbolic.derive.SecondOpinion;

/** {@code gradus derive NAME|FORMULA}: the derivative step by step, seen once more by computer algebra. */
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
        String name = Activations.aliases().getOrDefault(options.of(), options.of());
        boolean named = Derivations.names().contains(name);
        List<Target> targets = Target.of(named ? name : "derivation", options.formats(), options.output());
        Derivation derivation = ClosedForm.addedTo(JoinedCases.in(derivation()));
        Optional<DerivationAtPoint> at = at(derivation);
        SecondOpinion second = SecondOpinion.on(derivation);
        List<String> texts = new ArrayList<>();
        targets.forEach(target -> texts.add(print(target.format(), derivation, second, at)));
        int worst = ExitCode.DONE;
        for (int i = 0; i < targets.size(); i++) {
            worst = Math.max(worst, targets.get(i).write(texts.get(i), out, err));
        }
        return worst;
    }

    private String print(Format format, Derivation derivation, SecondOpinion second, Optional<DerivationAtPoint> at) {
        Supplier<Sheet> sheet = () -> Composer.compose(derivation, Optional.of(second), at, options.style());
        return switch (format) {
            case JSON -> SolutionJson.write(derivation, at);
            case MD -> new MarkdownRenderer(options.markdown()).render(sheet.get());
            case TEX -> new LatexRenderer().render(sheet.get());
            case HTML, PDF, CSV, TABLE ->
                throw new IllegalArgumentException(format + " is not available in this version");
        };
    }

    private Optional<DerivationAtPoint> at(Derivation derivation) {
        if (options.at().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(DerivationAtPoint.of(derivation, options.at()));
        } catch (IllegalArgumentException slip) {
            throw new UsageException("--at: " + slip.getMessage());
        }
    }

    // ---- what is derived ----

    private Derivation derivation() {
        Optional<Expr.Symbol> wrt = options.wrt().map(DeriveCommand::variable);
        try {
            Derivation derivation =
                    Derivations.named(options.of(), wrt.orElse(Z)).orElseGet(() -> ofFormula(wrt));
            if (wrt.isPresent() && derivation.wrt() instanceof Expr.Indexed) {
                throw new UsageException("--wrt: " + options.of()
                        + " is derived with respect to each of its inputs z_j; leave --wrt out");
            }
            return derivation;
        } catch (IllegalArgumentException noRule) {
            throw new UsageException(String.valueOf(noRule.getMessage()));
        }
    }

    private Derivation ofFormula(Optional<Expr.Symbol> wrt) {
        Expr formula = parse(options.of());
        Set<Expr> variables = Derivations.variables(formula);
        for (Expr variable : variables) {
            if (variable instanceof Expr.Indexed) {
                throw new UsageException("'" + TextWriter.write(variable)
                        + "' has an index; name the variables of a formula without brackets, such as z1");
            }
        }
        Optional<String> fault = LoneWord.fault(options.of(), formula, wrt.orElse(Z), names());
        if (fault.isPresent()) {
            throw new UsageException(fault.get());
        }
        return Derivations.of(formula, wrt.map(given -> among(given, variables)).orElseGet(() -> only(variables)));
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

    private Expr parse(String text) {
        try {
            return ExprParser.parse(text);
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
