package org.gradus.report.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.report.exercise.OptimiserChoice;
import org.gradus.report.worksheet.Definition;
import org.gradus.report.worksheet.Exact;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.Letter.Role;
import org.gradus.report.worksheet.Names;
import org.gradus.report.worksheet.QuantityId;

/**
 * The update rules of training: what is added to a parameter is a line of its own, and so is all that is calculated on the way.
 *
 * <p>Sources: Polyak 1964 (momentum), Sutskever, Martens, Dahl and Hinton 2013 (both momentum methods as v ← µv − ηg, θ ← θ + v),
 * Duchi, Hazan and Singer 2011 (AdaGrad), Hinton's lecture 6e of 2012 (RMSProp), Kingma and Ba 2015, algorithm 1 (Adam). ε stands
 * outside the root, as in Kingma and Ba.
 *
 * @param firstTime the number of updates at which this training began: Adam counts its own
 */
public record Descent(OptimiserChoice choice, int firstTime) implements Optimiser {
    private static final Expr ONE = Expr.Num.of(1);
    private static final Expr TWO = Expr.Num.of(2);

    @Override
    public List<LayerKind.Parameter> constants(Names names) {
        List<LayerKind.Parameter> constants = new ArrayList<>();
        switch (choice.method()) {
            case PLAIN -> {}
            case MOMENTUM, NESTEROV -> constants.add(new LayerKind.Parameter(names.of(Letter.MU), choice.momentum()));
            case ADAGRAD -> {}
            case RMSPROP -> {
                constants.add(new LayerKind.Parameter(names.of(Letter.BETA), choice.beta2()));
            }
            case ADAM -> {
                constants.add(new LayerKind.Parameter(names.of(Letter.BETA, 1), choice.beta1()));
                constants.add(new LayerKind.Parameter(names.of(Letter.BETA, 2), choice.beta2()));
            }
        }
        if (hasEpsilon()) {
            constants.add(new LayerKind.Parameter(names.of(Letter.EPSILON), choice.epsilon()));
        }
        return constants;
    }

    @Override
    public List<LayerKind.Parameter> memory(Names names, QuantityId parameter) {
        return remembered().stream()
                .map(role -> new LayerKind.Parameter(of(parameter, role), Expr.Num.of(0)))
                .toList();
    }

    private List<Role> remembered() {
        return switch (choice.method()) {
            case PLAIN -> List.of();
            case MOMENTUM, NESTEROV -> List.of(Role.VELOCITY);
            case ADAGRAD -> List.of(Role.SQUARES);
            case RMSPROP -> List.of(Role.MEAN_SQUARE);
            case ADAM -> List.of(Role.MEAN, Role.MEAN_SQUARE);
        };
    }

    @Override
    public Optional<Definition> ahead(Names names, QuantityId parameter) {
        if (choice.method() != OptimiserChoice.Method.NESTEROV) {
            return Optional.empty();
        }
        Expr velocity = Expr.Product.of(
                names.of(Letter.MU).symbol(), of(parameter, Role.VELOCITY).symbol());
        return Optional.of(new Definition(of(parameter, Role.AHEAD), Expr.Sum.of(parameter.symbol(), velocity)));
    }

    private static QuantityId of(QuantityId parameter, Role role) {
        return parameter.of(parameter.letter().in(role));
    }

    @Override
    public List<Definition> update(Names names, QuantityId parameter, QuantityId gradient, Expr rate) {
        Expr count = Expr.Num.of(names.time() - firstTime + 1);
        return lines(new Rule(names, parameter, gradient.symbol(), rate, count));
    }

    /**
     * The lines for any parameter θ with the gradient g, in the k-th update.
     *
     * @param decays whether the gradient is g + λθ
     */
    public List<Definition> rule(boolean decays) {
        QuantityId theta = Names.ALONE.of(Letter.THETA);
        Expr gradient = Names.ALONE.of(Letter.G).symbol();
        Expr rate = Names.ALONE.of(Letter.ETA).symbol();
        List<Definition> lines = new ArrayList<>();
        if (decays) {
            Expr lambda = Names.ALONE.of(Letter.LAMBDA).symbol();
            QuantityId total = Names.ALONE.of(Letter.DTHETA);
            lines.add(new Definition(total, Expr.Sum.of(gradient, Expr.Product.of(lambda, theta.symbol()))));
            gradient = total.symbol();
        }
        ahead(Names.ALONE, theta).ifPresent(lines::add);
        lines.addAll(lines(new Rule(Names.ALONE, theta, gradient, rate, Expr.Symbol.of("k"))));
        return lines;
    }

    private List<Definition> lines(Rule rule) {
        return switch (choice.method()) {
            case PLAIN -> rule.plain();
            case MOMENTUM, NESTEROV -> rule.momentum();
            case ADAGRAD -> rule.adagrad();
            case RMSPROP -> rule.rmsprop();
            case ADAM -> rule.adam();
        };
    }

    /** An ε of 0 is not written. */
    private boolean hasEpsilon() {
        return !Exact.isNumber(choice.epsilon(), 0);
    }

    /** The lines of one parameter's update. */
    private final class Rule {
        private final Names names;
        private final QuantityId parameter;
        private final Expr gradient;
        private final Expr rate;
        private final Expr count;
        private final List<Definition> lines = new ArrayList<>();

        /** @param count the number of the update, counted from 1 */
        Rule(Names names, QuantityId parameter, Expr gradient, Expr rate, Expr count) {
            this.names = names;
            this.parameter = parameter;
            this.gradient = gradient;
            this.rate = rate;
            this.count = count;
        }

        private Expr line(QuantityId id, Expr formula) {
            lines.add(new Definition(id, formula));
            return id.symbol();
        }

        private Expr before(Role role) {
            return of(parameter, role).symbol();
        }

        private Expr after(Role role, Expr formula) {
            return line(of(parameter, role).after(), formula);
        }

        private List<Definition> add(Expr step) {
            line(parameter.after(), Expr.Sum.of(parameter.symbol(), step));
            return lines;
        }

        private Expr step(Expr formula) {
            return line(of(parameter, Role.STEP), formula);
        }

        private Expr square() {
            return new Expr.Power(gradient, TWO);
        }

        /** η times {@code factor}, subtracted. */
        private Expr down(Expr factor) {
            return new Expr.Negation(Expr.Product.of(rate, factor));
        }

        List<Definition> plain() {
            return add(step(down(gradient)));
        }

        List<Definition> momentum() {
            Expr kept = Expr.Product.of(names.of(Letter.MU).symbol(), before(Role.VELOCITY));
            return add(after(Role.VELOCITY, Expr.Sum.of(kept, down(gradient))));
        }

        /** −η g/(√s + ε). */
        private Expr scaled(Expr numerator, Expr squares) {
            Expr root = Expr.Apply.of(FunctionName.SQRT.text(), squares);
            Expr below =
                    hasEpsilon() ? Expr.Sum.of(root, names.of(Letter.EPSILON).symbol()) : root;
            return new Expr.Negation(new Expr.Quotient(Expr.Product.of(rate, numerator), below));
        }

        List<Definition> adagrad() {
            Expr squares = after(Role.SQUARES, Expr.Sum.of(before(Role.SQUARES), square()));
            return add(step(scaled(gradient, squares)));
        }

        /** β before + (1 − β) now. */
        private Expr mean(Role role, Expr beta, Expr now) {
            Expr rest = Expr.Sum.of(ONE, new Expr.Negation(beta));
            return after(role, Expr.Sum.of(Expr.Product.of(beta, before(role)), Expr.Product.of(rest, now)));
        }

        List<Definition> rmsprop() {
            Expr squares = mean(Role.MEAN_SQUARE, names.of(Letter.BETA).symbol(), square());
            return add(step(scaled(gradient, squares)));
        }

        /** mean/(1 − β^k) in the k-th update. */
        private Expr corrected(Role role, Expr mean, Expr beta) {
            Expr power = new Expr.Power(beta, count);
            Expr formula = new Expr.Quotient(mean, Expr.Sum.of(ONE, new Expr.Negation(power)));
            return line(of(parameter, role), formula);
        }

        List<Definition> adam() {
            Expr beta1 = names.of(Letter.BETA, 1).symbol();
            Expr beta2 = names.of(Letter.BETA, 2).symbol();
            Expr mean = mean(Role.MEAN, beta1, gradient);
            Expr square = mean(Role.MEAN_SQUARE, beta2, square());
            Expr numerator = corrected(Role.MEAN_CORRECTED, mean, beta1);
            Expr denominator = corrected(Role.MEAN_SQUARE_CORRECTED, square, beta2);
            return add(step(scaled(numerator, denominator)));
        }
    }
}
