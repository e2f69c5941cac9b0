package org.gradus.report.marking;

import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.QuantityId;

/** W^T for W on the way forward, or W for W^T on the way back: possible only where W is square. */
record Transposition(boolean backward) implements Change {
    @Override
    public List<Formula> of(Line line, Lines lines) {
        if (!multiplies(line)) {
            return List.of();
        }
        Formula formula = line.calculated();
        Formula transposed = formula.replacing(id -> flipped(id).filter(lines::has));
        boolean square = formula.uses().stream()
                .filter(id -> id.letter().equals(Letter.W))
                .allMatch(id -> isSquare(lines, id.layer()));
        return !square || transposed.expr().equals(formula.expr()) ? List.of() : List.of(transposed);
    }

    private boolean multiplies(Line line) {
        boolean here = backward ? line.is(Letter.GA) || line.is(Letter.DELTA) || line.is(Letter.DX) : line.is(Letter.Z);
        return here && line.isCalculated() && line.calculated().find(Letter.W).isPresent();
    }

    private static Optional<QuantityId> flipped(QuantityId id) {
        if (!id.letter().equals(Letter.W) || id.at().size() != 2) {
            return Optional.empty();
        }
        List<Expr> at = List.of(id.at().get(1), id.at().get(0));
        return Optional.of(new QuantityId(id.letter(), id.layer(), at, id.updated(), id.sample(), id.time()));
    }

    private static boolean isSquare(Lines lines, int l) {
        return lines.layer(l)
                .filter(data -> data.units() == data.inputs())
                .filter(LayerData::isFullyConnected)
                .isPresent();
    }

    @Override
    public boolean shapeForbids(Line line, Lines lines) {
        return multiplies(line)
                && line.calculated().uses().stream()
                        .filter(id -> id.letter().equals(Letter.W))
                        .anyMatch(id -> !isSquare(lines, id.layer()));
    }
}
