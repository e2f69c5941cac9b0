package org.gradus.report.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.exercise.Conventions.Batch;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Regularisation;
import org.gradus.report.plan.LayerKind;
import org.gradus.report.plan.Parameters;
import org.gradus.report.worksheet.Definition;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Ledger;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.Names;
import org.gradus.report.worksheet.Operands;
import org.gradus.report.worksheet.QuantityId;
import org.gradus.report.worksheet.Terms;

/** Regularisation in lines: C = D + R with R = λ/2 Σ w², and λ w in every gradient. */
final class Penalty {
    private final Regularisation given;
    private final Parameters parameters;
    private final int layers;
    private final Ledger ledger;
    private final QuantityId lambda;

    private Penalty(Regularisation given, Parameters parameters, int layers, Ledger ledger) {
        this.given = given;
        this.parameters = parameters;
        this.layers = layers;
        this.ledger = ledger;
        this.lambda = ledger.names().of(Letter.LAMBDA);
        ledger.give(lambda, given.l2());
    }

    /** That of one sample; of a batch that is reduced the samples have none. */
    static Optional<Penalty> ofSample(Exercise exercise, Parameters parameters, Ledger ledger) {
        Batch batch = exercise.conventions().batch();
        boolean reduced = exercise.samples().size() > 1 && (batch == Batch.MEAN || batch == Batch.SUM);
        return reduced ? Optional.empty() : of(exercise, parameters, ledger);
    }

    /** That which is added once to the reduced loss. */
    static Optional<Penalty> of(Exercise exercise, Parameters parameters, Ledger ledger) {
        int layers = exercise.network().map(network -> network.layers().size()).orElse(0);
        return exercise.regularisation()
                .filter(any -> layers > 0)
                .map(own -> new Penalty(own, parameters, layers, ledger));
    }

    /** The loss and what it is made of. */
    record Total(Evaluation penalty, Evaluation loss) {}

    /** R and C, when D is in the ledger; the parameters that {@code names} names are, too. */
    Total total(Names names) {
        List<Expr> squares = new ArrayList<>();
        for (int l = 1; l <= layers; l++) {
            for (LayerKind.Parameter parameter : parameters.kind(l).parameters(names, l)) {
                if (counts(parameter.id())) {
                    squares.add(new Expr.Power(used(parameter.id()).symbol(), Expr.Num.of(2)));
                }
            }
        }
        Expr half = new Expr.Quotient(lambda.symbol(), Expr.Num.of(2));
        Definition penalty = new Definition(names.of(Letter.R), Expr.Product.of(half, Terms.sum(squares)));
        Evaluation r = ledger.evaluate(List.of(penalty), Operands.DECIMAL).get(0);
        Expr sum = Expr.Sum.of(names.of(Letter.D).symbol(), r.symbol());
        Evaluation c = ledger.evaluate(List.of(new Definition(names.of(Letter.C), sum)), Operands.DECIMAL)
                .get(0);
        return new Total(r, c);
    }

    private QuantityId used(QuantityId parameter) {
        return parameters.kind(parameter.layer()).used(parameter);
    }

    private boolean counts(QuantityId parameter) {
        return given.biases() || !parameter.letter().equals(Letter.B);
    }

    /** The gradient with λ w added to it. */
    Expr gradient(Expr plain, QuantityId parameter) {
        return counts(parameter)
                ? Expr.Sum.of(
                        plain, Expr.Product.of(lambda.symbol(), used(parameter).symbol()))
                : plain;
    }
}
