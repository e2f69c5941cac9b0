package org.gradus.report.marking;

import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.QuantityId;

/** Mistakes in writing numbers down. */
final class WritingChanges {
    /** Of more units nobody writes all numbers by hand. */
    private static final int MOST_UNITS = 12;

    private WritingChanges() {}

    /** The formula is right; its operands have too few places, see {@link Calculation}. */
    static List<Formula> rounded(Line line, Lines lines) {
        boolean from = line.isCalculated()
                && line.calculated().uses().stream()
                        .flatMap(id -> lines.find(id).stream())
                        .anyMatch(operand -> operand.formula().isPresent());
        return from && lines.decimals() > 1 ? List.of(line.calculated()) : List.of();
    }

    static List<Formula> transposed(Line line, Lines lines) {
        QuantityId id = line.id();
        boolean matrix = line.isCalculated()
                && id.at().size() == 2
                && (line.is(Letter.DW) || line.is(Letter.W) || line.is(Letter.J));
        if (!matrix || id.at().get(0).equals(id.at().get(1))) {
            return List.of();
        }
        List<Expr> at = List.of(id.at().get(1), id.at().get(0));
        return definition(lines, new QuantityId(id.letter(), id.layer(), at, id.updated(), id.sample(), id.time()))
                .stream()
                .toList();
    }

    /** What stands in the same place of another unit: of another row. */
    static List<Formula> exchanged(Line line, Lines lines) {
        QuantityId id = line.id();
        if (!line.isCalculated() || id.at().isEmpty()) {
            return List.of();
        }
        List<Expr> rest = id.at().subList(1, id.at().size());
        List<Line> block = lines.block(id);
        if (block.get(block.size() - 1).id().at().get(0) instanceof Expr.Num rows
                && rows.value().intValue() > MOST_UNITS) {
            return List.of();
        }
        return block.stream()
                .map(Line::id)
                .filter(other -> !other.at().get(0).equals(id.at().get(0)))
                .filter(other -> other.at().subList(1, other.at().size()).equals(rest))
                .flatMap(other -> definition(lines, other).stream())
                .toList();
    }

    private static Optional<Formula> definition(Lines lines, QuantityId id) {
        return lines.find(id).filter(Line::isCalculated).map(Line::calculated);
    }
}
