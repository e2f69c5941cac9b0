package org.gradus.report.exercise.reader;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.FormulaException;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.expr.LeftSide;
import org.gradus.core.expr.Rewriter;
import org.gradus.core.expr.Terms;
import org.gradus.core.expr.TextWriter;
import org.gradus.core.expr.Variables;
import org.gradus.core.function.Activation;
import org.gradus.core.function.Activations;
import org.gradus.core.function.ScalarActivation;
import org.gradus.report.exercise.Near;
import org.gradus.report.exercise.StatedClaim;

/** Whether the left side of a claim names the very derivative that is asked. */
final class ClaimLeftSide {
    private static final Pattern CALLED = Pattern.compile("(.+?)\\s*\\(\\s*([^()]+?)\\s*\\)");
    private static final Pattern ENTRY = Pattern.compile("[A-Za-z]+_([ij])");

    private final StatedClaim.Function of;
    private final Expr.Symbol wrt;
    private final Limits limits;

    ClaimLeftSide(StatedClaim.Function of, Expr.Symbol wrt, Limits limits) {
        this.of = of;
        this.wrt = wrt;
        this.limits = limits;
    }

    /** What is wrong with it. */
    Optional<String> fault(LeftSide left) {
        Optional<Expr> by = left.wrt().flatMap(this::read);
        if (left.wrt().isPresent() && !by.equals(Optional.of((Expr) wrt))) {
            return Optional.of("the left side is a derivative with respect to '"
                    + Near.shortened(left.wrt().get()) + "', asked is the one with respect to " + wrt.name());
        }
        boolean named = of.formula().isPresent() ? names(left.of(), of.formula().get()) : namesEntry(left.of());
        return named
                ? Optional.empty()
                : Optional.of("the left side is the derivative of '" + Near.shortened(left.of())
                        + "', which does not name what is asked: " + asked());
    }

    private String asked() {
        return of.name().or(() -> of.formula().map(TextWriter::write)).orElse("") + " by " + wrt.name();
    }

    /** {@code y_i} of softmax and log-softmax, a letter without index of the others. */
    private boolean namesEntry(String name) {
        boolean hasEntries = of.name()
                .filter(n -> n.startsWith("softmax-") || n.startsWith("log-sum"))
                .isEmpty();
        Optional<String> read = read(name).filter(Expr.Symbol.class::isInstance).map(TextWriter::write);
        if (read.isEmpty() || read.get().startsWith("z")) {
            return false;
        }
        Matcher entry = ENTRY.matcher(read.get());
        return hasEntries ? entry.matches() && entry.group(1).equals("i") : !entry.matches();
    }

    /** The formula itself, its function, or a letter that is no quantity of the formula. */
    private boolean names(String written, Expr formula) {
        Expr plain = plain(formula);
        if (read(written).map(ClaimLeftSide::plain).filter(plain::equals).isPresent()) {
            return true;
        }
        Matcher called = CALLED.matcher(written);
        boolean ofVariable = called.matches() && read(called.group(2)).equals(Optional.of((Expr) wrt));
        String name = ofVariable ? called.group(1) : written;
        Optional<Expr> function = read(name + "(" + TextWriter.write(wrt) + ")").filter(Expr.Apply.class::isInstance);
        Optional<Activation> activation = Activations.named(name)
                .or(() ->
                        function.map(Expr.Apply.class::cast).flatMap(applied -> Activations.named(applied.function())));
        if (activation.isPresent() || function.isPresent()) {
            return function.filter(formula::equals).isPresent()
                    || activation
                            .filter(ScalarActivation.class::isInstance)
                            .map(ScalarActivation.class::cast)
                            .filter(known -> known.formula(wrt).equals(formula)
                                    || of.name().filter(known.name()::equals).isPresent())
                            .isPresent();
        }
        return read(name)
                .filter(Expr.Symbol.class::isInstance)
                .filter(letter -> !Variables.of(formula).contains(((Expr.Symbol) letter).name()))
                .filter(letter -> !letter.equals(wrt))
                .isPresent();
    }

    /** With e^x and exp(x) written alike. */
    private static Expr plain(Expr formula) {
        return formula.accept(new Rewriter() {
            @Override
            public Expr apply(Expr.Apply apply) {
                Expr inside = super.apply(apply);
                return inside instanceof Expr.Apply exp && exp.function().equals(FunctionName.EXP.text())
                        ? Terms.exp(exp.arguments().get(0))
                        : inside;
            }
        });
    }

    private Optional<Expr> read(String text) {
        try {
            return Optional.of(ExprParser.parse(text, limits.formula(), Variables.of(wrt)));
        } catch (FormulaException unreadable) {
            return Optional.empty();
        }
    }
}
