package org.gradus.core.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr.Ellipsis;
import org.junit.jupiter.api.Test;

/** Which nodes are shown, in which order. */
class ChildrenTest {
    private static List<String> walked(Expr expr) {
        List<String> nodes = new ArrayList<>();
        Children.walk(expr, node -> nodes.add(TextWriter.write(node)));
        return nodes;
    }

    @Test
    void parentsComeBeforeTheirPartsFromLeftToRight() {
        assertThat(walked(ExprParser.parse("x*(y+2)^3")))
                .containsExactly("x*(y+2)^3", "x", "(y+2)^3", "y+2", "y", "2", "3");
    }

    @Test
    void quantitiesAreShownWholeAndWhatIsPrintedInItsPlace() {
        Expr entry = Expr.Indexed.of("z", "i");
        Expr layered = new Expr.Symbol("W", Expr.Shape.MATRIX, Optional.of(Expr.Symbol.of("l")));
        Expr.Source source = new Expr.Source() {
            @Override
            public Expr symbol() {
                return entry;
            }

            @Override
            public String text() {
                return "z";
            }
        };
        Expr shown = new Expr.Shown(new Expr.Negation(Expr.Num.of(2)), source, true);
        assertThat(walked(Expr.Sum.of(entry, layered, shown))).hasSize(5).endsWith("-2", "2");
    }

    @Test
    void anyFindsWhatWalkShows() {
        Expr formula = Expr.Sum.of(
                ExprParser.parse("exp(-z)/(1+exp(-z))^2"), new Expr.Negation(Ellipsis.NOT_CALCULATED), Expr.Num.of(7));
        List<Expr> nodes = new ArrayList<>();
        Children.walk(formula, nodes::add);
        assertThat(nodes).hasSizeGreaterThan(12).allMatch(node -> Children.any(formula, node::equals));
        assertThat(Children.any(formula, node -> node == Ellipsis.NOT_CALCULATED))
                .isTrue();
        assertThat(Children.any(formula, Expr.Num.of(8)::equals)).isFalse();
        List<Expr> tested = new ArrayList<>();
        Children.any(formula, node -> {
            tested.add(node);
            return node instanceof Expr.Quotient;
        });
        assertThat(tested).as("ends where it is found").hasSize(2);
    }
}
