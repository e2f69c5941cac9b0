package org.gradus.report.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** A building block of a sheet. A new kind is a compile error in every renderer. */
public sealed interface Block {

    <R> R accept(Visitor<R> visitor);

    /**
     * What is given and wanted at the left, the network at the right.
     *
     * @param names of inputs and outputs, for formats that leave the drawing out
     */
    record Overview(List<Block> left, Optional<Drawing> drawing, List<Names> names) implements Block {
        public Overview {
            left = List.copyOf(left);
            names = List.copyOf(names);
        }

        /** Without names. */
        public Overview(List<Block> left, Optional<Drawing> drawing) {
            this(left, drawing, List.of());
        }

        /**
         * What the nodes of a column are called.
         *
         * @param caption what stands below it
         * @param names empty for a node that has none
         */
        public record Names(String caption, List<String> names) {
            public Names {
                names = List.copyOf(names);
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.overview(this);
        }
    }

    /** The data, row by row; the relations of all rows stand in columns. A chain without sides is an empty cell. */
    record Data(List<List<Chain>> rows) implements Block {
        public Data {
            rows = rows.stream().map(List::copyOf).toList();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.data(this);
        }
    }

    /** Running text. */
    record Paragraph(List<Inline> text) implements Block {
        public Paragraph {
            text = List.copyOf(text);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.paragraph(this);
        }
    }

    /** What is asked: a word in bold, then the lettered parts in short words, in two columns where there are several. */
    record Wanted(List<Inline> title, List<List<Inline>> parts) implements Block {
        public Wanted {
            title = List.copyOf(title);
            parts = parts.stream().map(List::copyOf).toList();
        }

        /** As running text, for where there is no room for columns. */
        public List<Inline> inOneLine() {
            List<Inline> text = new ArrayList<>(title);
            for (List<Inline> part : parts) {
                text.add(new Inline.Text("\u2003"));
                text.addAll(part);
            }
            return text;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.wanted(this);
        }
    }

    /**
     * The heading of a lettered part.
     *
     * @param asked which numbers, with their letters; empty if nothing is said
     * @param points what it earns, as the sheet says it, beside room for what a student earned; empty if nothing is said
     */
    record Part(String letter, List<Inline> title, List<Inline> asked, String points) implements Block {
        public Part {
            title = List.copyOf(title);
            asked = List.copyOf(asked);
        }

        public Part(String letter, List<Inline> title) {
            this(letter, title, List.of(), "");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.part(this);
        }
    }

    /** The heading of what a part says about one sample; stays with the step that follows. */
    record SampleHeading(List<Inline> title) implements Block {
        public SampleHeading {
            title = List.copyOf(title);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.sampleHeading(this);
        }
    }

    /** A numbered step: a heading in words, why it is done, and its lines. All relation signs stand in one column. */
    record Step(int number, List<Inline> title, List<Inline> why, List<Line> lines) implements Block {
        public Step {
            title = List.copyOf(title);
            why = List.copyOf(why);
            lines = List.copyOf(lines);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.step(this);
        }
    }

    /**
     * A table: what stands over each column, and its rows; every cell is centred.
     *
     * @param groups the rows, from 0, with which a group begins
     * @param strong the rows that stand out
     */
    record Table(List<List<Inline>> header, List<List<List<Inline>>> rows, Set<Integer> groups, Set<Integer> strong)
            implements Block {
        public Table(List<List<Inline>> header, List<List<List<Inline>>> rows) {
            this(header, rows, Set.of(), Set.of());
        }

        /** Some of its rows under the same heads. */
        public Table rows(int from, int to) {
            return new Table(header, rows.subList(from, to), within(groups, from, to), within(strong, from, to));
        }

        private static Set<Integer> within(Set<Integer> marked, int from, int to) {
            return marked.stream()
                    .filter(row -> row >= from && row < to)
                    .map(row -> row - from)
                    .collect(Collectors.toSet());
        }

        public Table {
            groups = Set.copyOf(groups);
            strong = Set.copyOf(strong);
            header = header.stream().map(List::copyOf).toList();
            rows = rows.stream()
                    .map(row -> row.stream().map(List::copyOf).toList())
                    .toList();
            int columns = header.size();
            if (columns == 0 || rows.stream().anyMatch(row -> row.size() != columns)) {
                throw new IllegalArgumentException("every row of a table must have a cell for each of its columns");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.table(this);
        }
    }

    /**
     * Drawings side by side where there is room. Formats without pictures leave them out: what they show stands in words or tables beside
     * them.
     *
     * @param words below or beside them
     */
    record Figure(List<Drawing> drawings, List<List<Inline>> words) implements Block {
        public Figure {
            drawings = List.copyOf(drawings);
            words = words.stream().map(List::copyOf).toList();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.figure(this);
        }
    }

    /** Small tables side by side, as many beside each other as there is room for; they belong to the step above them. */
    record Tables(List<Table> tables) implements Block {
        public Tables {
            tables = List.copyOf(tables);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.tables(this);
        }
    }

    /**
     * The result of a part, in a box: a sentence, tables that are found at a glance (layer | ∂C/∂W | ∂C/∂b), and what is to be said
     * of them in small type. Each may be empty.
     */
    record Answer(String letter, List<Inline> text, List<Table> tables, List<Inline> note) implements Block {
        public Answer {
            text = List.copyOf(text);
            tables = List.copyOf(tables);
            note = List.copyOf(note);
        }

        public Answer(String letter, List<Inline> text) {
            this(letter, text, List.of(), List.of());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.answer(this);
        }
    }

    /** Room for a student's calculation, in rows of half a centimetre. */
    record Space(Ruling ruling, int rows) implements Block {
        /** What the room is lined with. */
        public enum Ruling {
            LINES,
            SQUARES
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.space(this);
        }
    }

    /** What holds for the whole sheet, each with a word in bold that it is found by. */
    record Rules(List<Rule> rules) implements Block {
        public Rules {
            rules = List.copyOf(rules);
        }

        /** One rule. */
        public record Rule(String name, List<Inline> text) {
            public Rule {
                text = List.copyOf(text);
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.rules(this);
        }
    }

    /**
     * Large tables, side by side where there is room.
     *
     * @param dense whether they are set in small type
     */
    record Grids(List<Grid> grids, boolean dense) implements Block {
        public Grids {
            grids = List.copyOf(grids);
        }

        public Grids(List<Grid> grids) {
            this(grids, false);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.grids(this);
        }
    }

    /** A remark in small type: a convention, the foot line. */
    record Note(List<Inline> text) implements Block {
        public Note {
            text = List.copyOf(text);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.note(this);
        }
    }

    /**
     * A displayed line: one or more chains side by side (the first is aligned), a remark at the right edge, and the number of the
     * equation if it has one.
     */
    record Line(List<Chain> chains, List<Inline> remark, OptionalInt equation) {
        public Line {
            chains = List.copyOf(chains);
            remark = List.copyOf(remark);
        }

        public static Line of(Chain... chains) {
            return new Line(List.of(chains), List.of(), OptionalInt.empty());
        }

        /** Whether the line goes on with the first chain of the line above. */
        public boolean goesOn() {
            return !chains.isEmpty()
                    && chains.get(0).left().isEmpty()
                    && chains.get(0).lead().isEmpty();
        }

        /** This line with a remark. */
        public Line remark(List<Inline> words) {
            return new Line(chains, words, equation);
        }

        /** This line as equation {@code number}. */
        public Line numbered(int number) {
            return new Line(chains, remark, OptionalInt.of(number));
        }
    }

    interface Visitor<R> {
        R overview(Overview overview);

        R data(Data data);

        R paragraph(Paragraph paragraph);

        R wanted(Wanted wanted);

        R part(Part part);

        R sampleHeading(SampleHeading heading);

        R step(Step step);

        R table(Table table);

        R tables(Tables tables);

        R figure(Figure figure);

        R answer(Answer answer);

        R space(Space space);

        R rules(Rules rules);

        R grids(Grids grids);

        R note(Note note);
    }
}
