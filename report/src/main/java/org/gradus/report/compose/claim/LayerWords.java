package org.gradus.report.compose.claim;

import java.util.ArrayList;
import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.core.layer.LayerShape;
import org.gradus.core.layer.ShapeFault;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.words.ClaimPhrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.symbolic.claim.Finding;

/** What is said about vectors and matrices whose shapes do not fit. */
final class LayerWords {
    private LayerWords() {}

    /** Both shapes, that they do not fit, and what would. */
    static List<Inline> misfit(Wording wording, Finding.Misshapen found) {
        ShapeFault fault = found.misfit();
        ClaimPhrase phrase = switch (fault.sign()) {
            case PRODUCT -> ClaimPhrase.MISFIT_PRODUCT;
            case ENTRIES -> ClaimPhrase.MISFIT_ENTRIES;
            case SUM -> ClaimPhrase.MISFIT_SUM;
            case EQUATION -> ClaimPhrase.MISFIT_EQUATION;
        };
        List<Inline> said = wording.say(
                phrase,
                fault.left(),
                shape(fault.leftShape(), found.layer()),
                fault.right(),
                shape(fault.rightShape(), found.layer()));
        return fault.fitting()
                .map(fitting -> Wording.join(
                        said, List.of(new Inline.Text("; ")), wording.say(ClaimPhrase.MISFIT_HINT, fitting)))
                .orElse(said);
    }

    /** {@code N_{l+1} × N_l}. */
    private static List<Inline> shape(LayerShape shape, String layer) {
        return List.of(
                Inline.Formula.of(shape.rows().expr(layer)),
                new Inline.Text("\u00a0×\u00a0"),
                Inline.Formula.of(shape.columns().expr(layer)));
    }

    /** {@code N_l = 2, N_{l+1} = 3}: sizes with which there is no such formula. */
    static List<Chain> sizes(Finding.Misshapen found) {
        List<Chain> sizes = new ArrayList<>();
        found.sizes().forEach((size, number) -> sizes.add(Lines.equal(size, Expr.Num.of(number))));
        return sizes;
    }
}
