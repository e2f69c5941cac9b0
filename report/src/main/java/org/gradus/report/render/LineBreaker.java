package org.gradus.report.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.core.expr.Expr;
import org.gradus.report.render.maths.Extent;
import org.gradus.report.render.maths.Width;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;

/**
 * Breaks a displayed line into rows that fit: before relation signs, and where one side alone is too wide, before the plus and minus
 * signs of its sum. What cannot be broken is set in smaller type, then shortened.
 */
final class LineBreaker {
    /** How far the rows of a broken sum are indented. */
    private static final String INDENT = "\\qquad {}";

    private static final double INDENT_WIDTH = 2.2;
    private static final double SIGN = 1.33;
    private static final double GAP = 2;

    /** A left side that takes more of the line than this stands above its relation signs. */
    private static final double MOST_LEFT = 0.5;

    /** Smaller type, and how wide it is. */
    private enum Size {
        NORMAL("", 1),
        SMALL("\\small ", 0.9),
        FOOTNOTE("\\footnotesize ", 0.8),
        SCRIPT("\\scriptsize ", 0.7),
        TINY("\\tiny ", 0.5);

        private final String command;
        private final double factor;

        Size(String command, double factor) {
            this.command = command;
            this.factor = factor;
        }
    }

    private final ChainWriter chains;
    private final double most;
    private final boolean sized;

    /**
     * A row.
     *
     * @param left what stands left of the aligned relation sign, may be empty
     * @param right the relation sign and all behind it
     * @param leftWidth about how wide {@code left} is, in em
     * @param width the same of {@code right}
     * @param apart whether it is not aligned with others
     */
    record Row(String left, String right, double leftWidth, double width, boolean apart) {
        double total() {
            return leftWidth + width;
        }

        /** With more behind, but before its number. */
        Row before(OptionalInt equation, String more, double moreWidth) {
            String end = equation.isPresent() ? " \\qquad " + number(equation) : "";
            if (end.isEmpty() || !right.endsWith(end)) {
                return with(more, moreWidth);
            }
            String start = right.substring(0, right.length() - end.length());
            Row row = new Row(left, start, leftWidth, width, apart).with(more, moreWidth);
            return new Row(left, row.right() + end, leftWidth, row.width(), apart);
        }

        private Row with(String more, double moreWidth) {
            return new Row(left, right.stripTrailing() + " \\qquad " + more, leftWidth, width + GAP + moreWidth, apart);
        }
    }

    /**
     * @param most the width in em that a row may have
     * @param sized whether there is smaller type
     */
    LineBreaker(ChainWriter chains, double most, boolean sized) {
        this.chains = chains;
        this.most = most;
        this.sized = sized;
    }

    /** The rows of the line, at least one; its number, if it has one, stands where there is room. */
    List<Row> rows(Block.Line line) {
        List<Row> rows = new ArrayList<>();
        double number = line.equation().isPresent() ? number(line.equation()).length() * 0.45 + GAP : 0;
        for (Chain chain : line.chains()) {
            if (isSystem(chain)) {
                double width = leadWidth(chain) + width(chain);
                rows.add(new Row("", sized(lead(chains, chain) + chains.chain(chain), width, most), 0, width, true));
            } else if (rows.isEmpty() || !further(chain, rows, rows.size() == 1 ? number : 0)) {
                main(chain, rows, rows.isEmpty() ? number : 0);
            }
        }
        return line.equation().isPresent() ? numbered(rows, number(line.equation()), number) : rows;
    }

    /** The same lines; what has no room beside a chain that the next line goes on with stands below that. */
    List<Block.Line> ordered(List<Block.Line> lines) {
        List<Block.Line> ordered = new ArrayList<>();
        List<Chain> later = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Block.Line line = lines.get(i);
            boolean next = i + 1 < lines.size() && lines.get(i + 1).goesOn();
            if (next && line.chains().size() > 1 && rows(line).size() > 1) {
                later.addAll(line.chains().subList(1, line.chains().size()));
                ordered.add(new Block.Line(line.chains().subList(0, 1), line.remark(), line.equation()));
            } else {
                ordered.add(line);
            }
            if (!next && !later.isEmpty()) {
                ordered.add(Block.Line.of(later.toArray(Chain[]::new)));
                later.clear();
            }
        }
        return ordered;
    }

    private static String number(OptionalInt equation) {
        return "(" + equation.getAsInt() + ")";
    }

    private List<Row> numbered(List<Row> rows, String number, double width) {
        for (int i = 0; i < rows.size(); i++) {
            if (!rows.get(i).apart() && rows.get(i).total() + width <= most) {
                rows.set(i, rows.get(i).with(number, width - GAP));
                return rows;
            }
        }
        rows.add(new Row("", "\\qquad " + number, 0, width, false));
        return rows;
    }

    private static boolean isSystem(Chain chain) {
        return chain.left().filter(left -> left instanceof Expr.EquationSystem).isPresent();
    }

    private void main(Chain chain, List<Row> rows, double number) {
        String left = lead(chains, chain) + chain.left().map(chains::expr).orElse("");
        double leftWidth = leadWidth(chain) + chain.left().map(Width::of).orElse(0.0);
        if (chain.links().isEmpty()) {
            rows.add(new Row("", sized(left, leftWidth, most), 0, Math.min(leftWidth, most), false));
            return;
        }
        if (leftWidth > MOST_LEFT * most) {
            rows.add(new Row("", sized(left, leftWidth, most), 0, Math.min(leftWidth, most), true));
            left = "";
            leftWidth = 0;
        }
        RowBuilder row = new RowBuilder(left, leftWidth, rows, number);
        chain.links().forEach(row::add);
        row.end();
    }

    /** A further chain stands beside the one before where there is room. */
    private boolean further(Chain chain, List<Row> rows, double number) {
        double width = leadWidth(chain) + width(chain);
        Row last = rows.get(rows.size() - 1);
        if (last.apart() || last.total() + GAP + width + number > most) {
            return false;
        }
        rows.set(rows.size() - 1, last.with(lead(chains, chain) + chains.chain(chain), width));
        return true;
    }

    /** The words before a chain, as TeX. */
    static String lead(ChainWriter chains, Chain chain) {
        return chain.lead().isEmpty() ? "" : chains.words(chain.lead()) + "\\quad ";
    }

    /** In em. */
    static double leadWidth(Chain chain) {
        return chain.lead().isEmpty() ? 0 : 1 + 1.2 * Width.ofText(chain.lead());
    }

    /** In em, without the words before it. */
    static double width(Chain chain) {
        return width(chain, Extent.USUAL);
    }

    static double width(Chain chain, Extent extent) {
        double width = chain.left().map(Width::of).orElse(0.0);
        for (Chain.Link link : chain.links()) {
            width += SIGN + Width.of(link.right(), extent);
        }
        return width;
    }

    /** A formula in type so small that it fits. */
    String sized(String tex, double width, double room) {
        return size(width, room)
                .map(size -> size == Size.NORMAL ? tex : "{" + size.command + tex + "}")
                .orElse(tex);
    }

    private Optional<Size> size(double width, double room) {
        for (Size size : Size.values()) {
            if (width * size.factor <= room && (sized || size == Size.NORMAL)) {
                return Optional.of(size);
            }
        }
        return Optional.empty();
    }

    /** Collects links until a row is full. */
    private final class RowBuilder {
        private String left;
        private double leftWidth;
        private final List<Row> rows;
        private final double number;
        private final boolean first;
        private final StringBuilder right = new StringBuilder();
        private final double room;
        private double width;

        RowBuilder(String left, double leftWidth, List<Row> rows, double number) {
            this.left = left;
            this.leftWidth = leftWidth;
            this.rows = rows;
            this.number = number;
            this.first = rows.isEmpty();
            this.room = most - leftWidth;
        }

        /** The first row leaves room for the number. */
        private double roomOfRow() {
            return first && rows.isEmpty() ? room - number : room;
        }

        void add(Chain.Link link) {
            double more = SIGN + Width.of(link.right());
            String tex = chains.link(link);
            boolean isLong = tex.length() > ChainWriter.MOST_CHARACTERS - left.length();
            if (width > 0 && width + more > roomOfRow()) {
                end();
            }
            Optional<Terms> terms = more > room ? Terms.of(link.right(), chains.writer()) : Optional.empty();
            if (terms.isPresent()) {
                broken(link, terms.get());
            } else if (more <= room && !isLong) {
                right.append(tex);
                width += more;
            } else {
                squeezed(link, more, isLong);
            }
        }

        /** In smaller type, unless that would be too small to read; then rather with something left out. */
        private void squeezed(Chain.Link link, double more, boolean isLong) {
            String sign = TexWriter.sign(link.operator());
            boolean readable =
                    !isLong && size(more, room).filter(s -> s != Size.TINY).isPresent();
            if (readable || link.isWithoutNumber()) {
                right.append(sign).append(sized(chains.expr(link.right()), more, room));
                width += Math.min(more, room);
                return;
            }
            double less = SIGN + Width.of(link.right(), Extent.SHORTENED);
            String shortened = chains.shortenedLink(link).substring(sign.length());
            right.append(sign).append(sized(shortened, less, room));
            width += Math.min(less, room);
        }

        private void broken(Chain.Link link, Terms terms) {
            right.append(TexWriter.sign(link.operator()));
            width = SIGN
                    + 0.45
                            * terms.open()
                                    .replaceAll("\\\\[A-Za-z]+|[{}_^\\s]", "")
                                    .length()
                    + 0.5;
            List<String> pieces = terms.pieces(chains.writer());
            for (int i = 0; i < pieces.size(); i++) {
                double more = SIGN + Width.of(terms.terms().get(i));
                if (i > 0 && width + more > roomOfRow()) {
                    end();
                    right.append(INDENT);
                    width = INDENT_WIDTH;
                }
                right.append(i == 0 ? "" : " ").append(sized(pieces.get(i), more, room - INDENT_WIDTH));
                width += Math.min(more, room - INDENT_WIDTH);
            }
        }

        void end() {
            if (width > 0) {
                rows.add(new Row(left, right.toString().stripLeading(), leftWidth, width, false));
            }
            left = "";
            leftWidth = 0;
            right.setLength(0);
            width = 0;
        }
    }
}
