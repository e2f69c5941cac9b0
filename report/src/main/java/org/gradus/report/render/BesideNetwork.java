package org.gradus.report.render;

import java.util.ArrayList;
import java.util.List;
import org.gradus.report.sheet.Block;

/**
 * What the network stands beside on paper: the data, or where these need the whole width, the words that follow them.
 *
 * @param data down to and with the data
 * @param words what follows
 * @param taken how many of the words stand on the sheet behind the overview
 */
public record BesideNetwork(List<Block> data, List<Block> words, int taken) {
    public BesideNetwork {
        data = List.copyOf(data);
        words = List.copyOf(words);
    }

    /** @param next what follows the overview on the sheet */
    public static BesideNetwork of(Block.Overview overview, List<Block> next) {
        List<Block> left = overview.left();
        int end = left.size();
        while (end > 0 && !(left.get(end - 1) instanceof Block.Data)) {
            end--;
        }
        int taken = 0;
        while (taken < next.size()
                && (next.get(taken) instanceof Block.Paragraph || next.get(taken) instanceof Block.Note)) {
            taken++;
        }
        List<Block> words = new ArrayList<>(left.subList(end, left.size()));
        words.addAll(next.subList(0, taken));
        return new BesideNetwork(left.subList(0, end), words, taken);
    }
}
