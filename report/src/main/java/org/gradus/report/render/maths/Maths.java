package org.gradus.report.render.maths;

import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.sheet.Field;

/**
 * A formula as it is set: what stands beside, above and below what, with every parenthesis, dot and space decided. Every format but TeX
 * writes formulas from it; it holds the text of no format.
 */
public sealed interface Maths {

    <R> R accept(Visitor<R> visitor);

    /** One behind the other. */
    record Row(List<Maths> parts) implements Maths {
        public Row {
            parts = List.copyOf(parts);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.row(this);
        }
    }

    /** The name of a quantity: one letter, or a word. Greek letters are themselves ({@code σ}). */
    record Identifier(String text, Face face) implements Maths {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.identifier(this);
        }
    }

    /** How letters are cut. */
    enum Face {
        /** A quantity of one letter. */
        ITALIC,
        /** A word, a capital Greek letter, a vector of ones. */
        UPRIGHT,
        /** A vector or a matrix: bold and, if it is a letter, italic. */
        BOLD
    }

    /** A number without sign, in the language of the sheet: {@code 0.7311}, {@code 0,7311}. */
    record Digits(String text) implements Maths {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.digits(this);
        }
    }

    /** A sign of one character ({@code =}, {@code −}, {@code ·}, {@code ∂}, {@code ⋯}), and what it is: that decides the space around it. */
    record Sign(String text, Role role) implements Maths {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.sign(this);
        }
    }

    /** What a sign does. */
    enum Role {
        RELATION,
        BINARY,
        /** A minus before what it negates, ∂: no space around it. */
        PREFIX,
        /** Between arguments and indices. */
        PUNCTUATION,
        /** Dots, a prime, an infinity: as a letter. */
        ORDINARY
    }

    /** Words, with the spaces that they have. */
    record Words(String text) implements Maths {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.words(this);
        }
    }

    /** A function at its arguments. The name is an {@link Identifier}, perhaps with scripts; the arguments are {@link Fenced}. */
    record Application(Maths function, Maths arguments) implements Maths {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.application(this);
        }
    }

    /** Space, in em. */
    record Gap(double em) implements Maths {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.gap(this);
        }
    }

    /** At least one of them is there; both stand one above the other. */
    record Scripts(Maths base, Optional<Maths> below, Optional<Maths> above) implements Maths {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.scripts(this);
        }
    }

    /** A fraction with its bar. */
    record Fraction(Maths numerator, Maths denominator, Size size) implements Maths {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.fraction(this);
        }
    }

    /** How large the parts of a fraction are. */
    enum Size {
        /** As where it stands: on a line of its own large, within a fraction small. */
        USUAL,
        /** As within running text. */
        SMALL,
        /** As on a line of its own. */
        LARGE
    }

    /** A square root. */
    record Root(Maths inside) implements Maths {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.root(this);
        }
    }

    /**
     * Something in parentheses, brackets, bars or a brace.
     *
     * @param open of one character; empty where there is none
     * @param close the same
     * @param grows how high the fences are
     */
    record Fenced(String open, Maths inside, String close, Growth grows) implements Maths {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.fenced(this);
        }
    }

    /** How high fences are. */
    enum Growth {
        /** As a letter. */
        FLAT,
        /** A little higher, around what has superscripts. */
        RAISED,
        /** As high as what they enclose. */
        FULL
    }

    /** Rows with columns, without fences; every row has the same number of cells. */
    record Table(List<List<Maths>> rows, Kind kind) implements Maths {
        public Table {
            rows = rows.stream().map(List::copyOf).toList();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.table(this);
        }
    }

    /** How the cells of a table stand. */
    enum Kind {
        /** Numbers, by their last digit. */
        NUMBERS,
        /** Symbols and calculations, centred. */
        SYMBOLS,
        /** The same with more room between the rows: they hold fractions. */
        ROOMY,
        /** Value and condition, both at the left. */
        CASES,
        /** The left side at the right, sign and right side at the left, without room between them. */
        SYSTEM
    }

    /** What stands small below something: the shape below a factor. */
    record Under(Maths base, Maths below) implements Maths {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.under(this);
        }
    }

    /** A brace below something, and small below that what it is. */
    record Braced(Maths base, Maths label) implements Maths {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.braced(this);
        }
    }

    /** A letter with a hat. */
    record Hat(Maths base) implements Maths {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.hat(this);
        }
    }

    /** A sum sign, with what stands below and above it; in running text beside it. */
    record Large(String sign, Maths below, Optional<Maths> above) implements Maths {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.large(this);
        }
    }

    /** In the colour of a layer. */
    record Hue(int layer, Maths inside) implements Maths {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.hue(this);
        }
    }

    /** A printed number, and of which quantity it is. */
    record Printed(Expr.Source source, Maths number) implements Maths {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.printed(this);
        }
    }

    /** A box to be filled in; with its number if it is filled in already. */
    record Box(Field field, Optional<Maths> number) implements Maths {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.box(this);
        }
    }

    /** A row of these. */
    static Maths row(Maths... parts) {
        return parts.length == 1 ? parts[0] : new Row(List.of(parts));
    }

    interface Visitor<R> {
        R row(Row row);

        R identifier(Identifier identifier);

        R digits(Digits digits);

        R sign(Sign sign);

        R words(Words words);

        R application(Application application);

        R gap(Gap gap);

        R scripts(Scripts scripts);

        R fraction(Fraction fraction);

        R root(Root root);

        R fenced(Fenced fenced);

        R table(Table table);

        R under(Under under);

        R braced(Braced braced);

        R hat(Hat hat);

        R large(Large large);

        R hue(Hue hue);

        R printed(Printed printed);

        R box(Box box);
    }
}
