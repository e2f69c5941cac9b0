package org.gradus.report.compose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Rewriter;
import org.gradus.report.compose.notation.GradientNotation;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.words.Style;
import org.gradus.report.sheet.Provenance;
import org.gradus.report.sheet.Provenance.Origin;
import org.gradus.report.solution.Solution;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.QuantityId;
import org.gradus.report.worksheet.Worksheet;

/**
 * Where the numbers of a solution come from, in the notation of its sheet. A number has one name here: a weight is the same for all samples, and an
 * entry of a matrix of all samples is that of its sample.
 */
public final class Origins {
    /** What is given for each sample; all else that is given holds for all. */
    private static final Set<Letter> OF_SAMPLE = Set.of(Letter.X, Letter.T, Letter.Z, Letter.Y);

    private final Worksheet worksheet;
    private final Notation notation;
    private final boolean severalSamples;

    private Origins(Draft draft) {
        this.worksheet = draft.solution().worksheet();
        this.notation = draft.notation();
        this.severalSamples = draft.solution().samples().size() > 1;
    }

    /** Every line of the worksheet; many of them stand nowhere on the sheet. */
    public static Provenance of(Solution solution, Style style) {
        Origins origins = new Origins(new Draft(solution, style));
        Map<Expr.Source, Origin> all = new LinkedHashMap<>();
        Map<Expr.Source, Expr.Source> same = new HashMap<>();
        for (Evaluation line : solution.worksheet().lines()) {
            QuantityId own = origins.one(line.id());
            if (!own.equals(line.id())) {
                same.put(line.id(), own);
            }
            if (!line.isAbsent() && !all.containsKey(own)) {
                all.put(own, origins.origin(own, line));
            }
        }
        return new Provenance(all, same);
    }

    /** The one name of a number. */
    private QuantityId one(QuantityId id) {
        QuantityId origin = worksheet.origin(id);
        boolean ofAll =
                worksheet.find(origin).filter(Evaluation::isGiven).isPresent() && !OF_SAMPLE.contains(origin.letter());
        return ofAll ? new QuantityId(origin.letter(), origin.layer(), origin.at(), origin.updated(), 0, 0) : origin;
    }

    private Origin origin(QuantityId own, Evaluation line) {
        Optional<Expr> formula = line.isGiven() ? Optional.empty() : Optional.of(formula(line));
        Optional<Expr> numbers = line.isGiven() ? Optional.empty() : Optional.of(notation.write(line.substituted()));
        return new Origin(name(own), line.shown(), formula, numbers, new ArrayList<>(line.uses()));
    }

    /** A formula names no samples; its operands do. */
    private Expr formula(Evaluation line) {
        Map<Expr, Expr> names = new HashMap<>();
        line.uses().forEach(used -> names.put(used.symbol(), name(one(used))));
        return line.formula().accept(new Operands(names));
    }

    // ---- names ----

    /** With the sample of the quantity, where there are several: {@code z_1^{1 (2)}}. */
    private Expr name(QuantityId id) {
        Expr name = written(id);
        return severalSamples && id.sample() > 0 ? name.accept(new InSample(Expr.Num.of(id.sample()))) : name;
    }

    private Expr written(QuantityId id) {
        if (id.letter().equals(Letter.CHAIN_W)) {
            return notation.name(id.of(Letter.DW));
        } else if (id.letter().equals(Letter.SUM_W)) {
            return sumOverSamples(notation.name(id.of(Letter.W)));
        }
        return notation.name(id);
    }

    private static Expr sumOverSamples(Expr weight) {
        Expr loss = new Expr.OfSample(GradientNotation.loss(), Expr.Symbol.of("s"));
        return new Expr.IndexedSum("s", Optional.empty(), Optional.empty(), Expr.Derivative.partial(loss, weight));
    }

    /** Puts in the names of the operands; all else is written as the sheet writes it. */
    private final class Operands extends Rewriter {
        private final Map<Expr, Expr> names;

        Operands(Map<Expr, Expr> names) {
            this.names = names;
        }

        @Override
        public Expr symbol(Expr.Symbol symbol) {
            Expr name = names.get(symbol);
            return name == null ? notation.write(symbol) : name;
        }

        @Override
        public Expr indexed(Expr.Indexed indexed) {
            Expr name = names.get(indexed);
            return name == null ? notation.write(indexed) : name;
        }

        @Override
        public Expr apply(Expr.Apply apply) {
            boolean isWritten = notation.write(Expr.Apply.of(apply.function(), Expr.Num.of(0))) instanceof Expr.Apply;
            return isWritten ? super.apply(apply) : rewrite(apply.arguments().get(0));
        }
    }

    /** Says of every quantity that a sample has of its own of which one it is. */
    private static final class InSample extends Rewriter {
        private static final Set<String> OF_ALL = Set.of("w", "b", "W", "theta", "eta", "lambda", "T");

        private final Expr sample;

        InSample(Expr sample) {
            this.sample = sample;
        }

        private Expr in(Expr quantity, Expr.Symbol letter) {
            return OF_ALL.contains(letter.name()) ? quantity : new Expr.OfSample(quantity, sample);
        }

        @Override
        public Expr symbol(Expr.Symbol symbol) {
            return in(symbol, symbol);
        }

        @Override
        public Expr indexed(Expr.Indexed indexed) {
            return in(indexed, indexed.base());
        }

        @Override
        public Expr ofSample(Expr.OfSample ofSample) {
            return ofSample;
        }
    }
}
