package org.gradus.report.render;

import java.util.ArrayList;
import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;

/**
 * Breaks a displayed line into rows that fit: before relation signs, and where one side alone is too wide, before the plus and minus
 * signs of its sum.
 */
final class LineBreaker {
    /** How far the rows of a broken sum are indented. */
    private static final String INDENT = "\\qquad {}";

    /** A formula that would have to shrink by more than this is shortened. */
    private static final double MOST_SCALED = 1.7;

    private static final double INDENT_WIDTH = 2.2;
    private static final double SIGN = 1.33;
    private static final double GAP = 2;
    private static final double GAP_BEFORE_REMARK = 0.7;

    private final ChainWriter chains;
    private final double most;

    /**
     * A row.
     *
     * @param left what stands left of the aligned relation sign, may be empty
     * @param right the relation sign and all behind it
     * @param width about how wide {@code right} is, in em
     */
    record Row(String left, String right, double width) {}

    /**
     * @param most the width in em that the part right of the relation signs may have
     */
    LineBreaker(ChainWriter chains, double most) {
        this.chains = chains;
        this.most = most;
    }

    /** The rows of the line, at least one. */
    List<Row> rows(Block.Line line) {
        List<Row> rows = new ArrayList<>();
        boolean first = true;
        for (Chain chain : line.chains()) {
            if (first) {
                main(chain, rows);
            } else {
                further(chain, rows);
            }
            first = false;
        }
        return roomForRemark(line, rows);
    }

    private void main(Chain chain, List<Row> rows) {
        String lead = lead(chains, chain);
        String left = lead + chain.left().map(chains::expr).orElse("");
        if (chain.links().isEmpty()) {
            rows.add(new Row("", left, chain.left().map(Width::of).orElse(0.0)));
            return;
        }
        RowBuilder row = new RowBuilder(left, rows);
        for (Chain.Link link : chain.links()) {
            row.add(link);
        }
        row.end();
    }

    /** A further chain stands beside the one before where there is room, else in a row of its own. */
    private void further(Chain chain, List<Row> rows) {
        String lead = lead(chains, chain);
        double width = GAP + Width.ofText(chain.lead()) * 1.2 + width(chain);
        Row last = rows.get(rows.size() - 1);
        String tex = lead + chains.chain(chain);
        if (last.width() + width <= most) {
            rows.set(
                    rows.size() - 1,
                    new Row(last.left(), last.right().stripTrailing() + " \\qquad " + tex, last.width() + width));
        } else if (chain.left().isPresent() && !chain.links().isEmpty()) {
            main(chain, rows);
        } else {
            rows.add(new Row("", "\\qquad " + tex, width));
        }
    }

    /** The words before a chain, as TeX. */
    static String lead(ChainWriter chains, Chain chain) {
        return chain.lead().isEmpty() ? "" : chains.words(chain.lead()) + "\\quad ";
    }

    /** Rather one more row than a remark below the line. */
    private List<Row> roomForRemark(Block.Line line, List<Row> rows) {
        double remark = Width.ofText(line.remark());
        Row last = rows.get(rows.size() - 1);
        if (remark == 0 || line.chains().size() > 1 || last.width() + GAP_BEFORE_REMARK + remark <= most) {
            return rows;
        }
        double narrow = most - GAP_BEFORE_REMARK - remark;
        return narrow > most / 2
                ? new LineBreaker(chains, narrow).rows(new Block.Line(line.chains(), List.of(), line.equation()))
                : rows;
    }

    static double width(Chain chain) {
        double width = chain.left().map(Width::of).orElse(0.0);
        for (Chain.Link link : chain.links()) {
            width += SIGN + Width.of(link.right());
        }
        return width;
    }

    /** Collects links until a row is full. */
    private final class RowBuilder {
        private String left;
        private final List<Row> rows;
        private final StringBuilder right = new StringBuilder();
        private double width;

        RowBuilder(String left, List<Row> rows) {
            this.left = left;
            this.rows = rows;
        }

        void add(Chain.Link link) {
            double more = SIGN + Width.of(link.right());
            if (width > 0 && width + more > most) {
                end();
            }
            if (more > most && link.right() instanceof Expr.Sum sum) {
                brokenSum(link, sum);
            } else {
                String tex = chains.link(link);
                boolean hopeless =
                        more > MOST_SCALED * most || tex.length() > ChainWriter.MOST_CHARACTERS - left.length();
                right.append(hopeless ? chains.shortenedLink(link) : tex);
                width += hopeless ? Math.min(more, most) : more;
            }
        }

        private void brokenSum(Chain.Link link, Expr.Sum sum) {
            right.append(TexWriter.sign(link.operator()));
            width = SIGN;
            boolean first = true;
            for (Expr term : sum.terms()) {
                double more = SIGN + Width.of(term);
                if (!first && width + more > most) {
                    end();
                    right.append(INDENT);
                    width = INDENT_WIDTH;
                }
                right.append(
                        first
                                ? chains.writer().write(new Expr.Sum(List.of(term)))
                                : chains.writer().further(term));
                width += more;
                first = false;
            }
            end();
        }

        void end() {
            if (width > 0) {
                rows.add(new Row(left, right.toString().stripLeading(), width));
            }
            left = "";
            right.setLength(0);
            width = 0;
        }
    }
}
