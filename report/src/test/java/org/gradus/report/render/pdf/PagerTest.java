package org.gradus.report.render.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.gradus.report.render.pdf.type.Box;
import org.gradus.report.render.pdf.type.Boxes;
import org.junit.jupiter.api.Test;

class PagerTest {
    private static final Box LINE = Boxes.strut(10, Measures.HEIGHT / 10, 0);

    /** Ten lines fill a page. */
    private static Flow lines(int number, Flow flow) {
        for (int i = 0; i < number; i++) {
            flow.noLeading();
            flow.box(LINE, 0);
        }
        return flow;
    }

    /** The first strip of each page. */
    private static List<Integer> starts(Flow flow) {
        List<Integer> starts = new ArrayList<>();
        int from = 0;
        for (Pager.Page page : Pager.pages(flow.strips())) {
            starts.add(from);
            from += page.strips().size();
        }
        return starts;
    }

    @Test
    void whatStaysTogetherGoesToTheNextPage() {
        Flow flow = lines(8, new Flow());
        flow.breakable(-100, 70);
        lines(4, flow);
        assertThat(starts(flow)).containsExactly(0, 8);
    }

    @Test
    void aPageIsFilledWhereItMayEndAnywhere() {
        Flow flow = new Flow();
        for (int i = 0; i < 25; i++) {
            flow.breakable(0, 0);
            lines(1, flow);
        }
        assertThat(starts(flow)).containsExactly(0, 10, 20);
    }

    @Test
    void ratherABreakWithinAStepThanHalfAPageEmpty() {
        Flow flow = lines(4, new Flow());
        flow.breakable(-100, 70);
        lines(5, flow);
        flow.breakable(300, 40);
        lines(4, flow);
        assertThat(starts(flow)).containsExactly(0, 9);
    }

    @Test
    void whatNoPageCouldHoldIsPartedSomewhere() {
        assertThat(starts(lines(23, new Flow()))).hasSize(3);
    }

    @Test
    void theEndOfASheetStaysTogether() {
        Flow flow = lines(6, new Flow());
        flow.breakable(-100, 70);
        lines(1, flow);
        flow.keep();
        for (int i = 0; i < 5; i++) {
            flow.breakable(0, 0);
            lines(1, flow);
        }
        assertThat(starts(flow)).containsExactly(0, 6);
    }

    @Test
    void aFullPageDoesWithoutSomeSpace() {
        Flow flow = new Flow();
        for (int i = 0; i < 9; i++) {
            flow.breakable(0, 0).space(Measures.HEIGHT / 76);
            lines(1, flow);
        }
        List<Pager.Page> pages = Pager.pages(flow.strips());
        assertThat(pages)
                .singleElement()
                .satisfies(page -> assertThat(page.tightness()).isBetween(0.9, 0.99));
    }

    @Test
    void aDocumentMayAskForAPage() {
        Flow flow = lines(2, new Flow());
        flow.breakable(Flow.ALWAYS, 0);
        lines(2, flow);
        assertThat(starts(flow)).containsExactly(0, 2);
    }
}
