package org.gradus.report.compose.figure;

import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.TextWriter;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Drawing.Size;
import org.gradus.report.sheet.Inline;

/** Roughly how wide a label is, in points: enough to find a place for it. Errs on the wide side. */
final class LabelWidth {
    private static final double RELATION = 1.35;
    private static final double SCRIPT = 0.36;

    private LabelWidth() {}

    static double of(List<Inline> label, Size size) {
        double em = 0;
        for (Inline inline : label) {
            if (inline instanceof Inline.Text text) {
                em += words(text.text());
            } else if (inline instanceof Inline.Strong strong) {
                em += 1.1 * words(strong.text());
            } else if (inline instanceof Inline.Formula formula) {
                em += chain(formula.chain());
            }
        }
        return em * em(size);
    }

    /** One em. */
    static double em(Size size) {
        return size == Size.USUAL ? 9 : 8;
    }

    static double of(Expr formula, Size size) {
        return formula(formula) * em(size);
    }

    private static double chain(Chain chain) {
        double em = of(chain.lead(), Size.USUAL) / em(Size.USUAL)
                + chain.left().map(LabelWidth::formula).orElse(0.0);
        for (Chain.Link link : chain.links()) {
            em += RELATION + formula(link.right());
        }
        return em;
    }

    private static double words(String text) {
        return text.codePoints()
                .mapToDouble(c -> c > 0x2e80 ? 1 : Character.isUpperCase(c) || "mw\u2003".indexOf(c) >= 0 ? 0.75 : 0.5)
                .sum();
    }

    private static double formula(Expr expr) {
        if (expr instanceof Expr.Shown shown) {
            return formula(shown.printed());
        } else if (expr instanceof Expr.Num num) {
            String plain = num.value().toPlainString();
            return 0.5 * plain.length() - (plain.indexOf('.') >= 0 ? 0.22 : 0) + (plain.startsWith("-") ? 0.28 : 0);
        } else if (expr instanceof Expr.Symbol symbol) {
            return Math.max(0.6, 0.55 * letters(symbol.name()))
                    + (symbol.layer().isPresent() ? SCRIPT : 0);
        } else if (expr instanceof Expr.Indexed indexed) {
            double below =
                    indexed.indices().stream().mapToDouble(LabelWidth::formula).sum() * 0.75;
            return formula(indexed.base())
                    - (indexed.base().layer().isPresent() ? SCRIPT : 0)
                    + Math.max(SCRIPT, below);
        } else if (expr instanceof Expr.Negation negation) {
            return 0.78 + formula(negation.operand());
        } else if (expr instanceof Expr.Product product) {
            return product.factors().stream().mapToDouble(LabelWidth::formula).sum()
                    + 0.4 * (product.factors().size() - 1);
        } else if (expr instanceof Expr.Power power) {
            return formula(power.base()) + 0.72 * formula(power.exponent());
        } else if (expr instanceof Expr.Quotient quotient) {
            return 0.5 + formula(quotient.numerator()) + formula(quotient.denominator());
        } else if (expr instanceof Expr.Apply apply) {
            return 0.8
                    + 0.55 * letters(apply.function())
                    + apply.arguments().stream()
                            .mapToDouble(LabelWidth::formula)
                            .sum();
        } else if (expr instanceof Expr.Derivative derivative) {
            return 1.5 + formula(derivative.of()) + formula(derivative.wrt());
        } else if (expr instanceof Expr.OfSample own) {
            return formula(own.quantity()) + 1;
        }
        return 0.62 * TextWriter.write(expr).length();
    }

    /** The name of a Greek letter is one letter. */
    private static int letters(String name) {
        return switch (name) {
            case "sigma", "delta", "eta", "theta", "partial", "nabla", "Delta", "alpha", "beta", "lambda" -> 1;
            default -> name.length();
        };
    }
}
