package org.gradus.report.render.html;

import java.util.List;
import org.gradus.report.render.maths.MathsStyle;
import org.gradus.report.render.maths.MathsWriter;
import org.gradus.report.render.maths.Width;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Drawing;
import org.gradus.report.sheet.Inline;
import org.gradus.report.sheet.Language;
import org.gradus.report.sheet.Sheet;

/** Writes the blocks of a sheet. */
final class Blocks implements Block.Visitor<Void> {
    /** Data with more columns stands one behind the other. */
    private static final int MOST_COLUMNS = 6;

    /** In em: a wider row of data would not fit on paper; what has no room then stands below. */
    private static final double WIDEST = 36;

    private final Markup out;
    private final String prefix;
    private final Numbers numbers;
    private final Vocabulary vocabulary;
    private final Formulas data;
    private final Prose words;
    private final Prose grey;
    private final Lines lines;
    private final Tables tables;
    private final Course course;
    private final Copies copies;
    private final Figures figures;
    private final Prose.Anchors anchors;
    private boolean inPart;

    /** @param prefix tells the ids of this sheet from those of the others on the page */
    Blocks(Markup out, Sheet sheet, Numbers numbers, String prefix) {
        Language language = Language.of(sheet.language());
        Voice voice = new Voice(language);
        Formulas formulas = new Formulas(out, new MathMl(out, numbers), new MathsWriter(MathsStyle.of(sheet)), voice);
        this.out = out;
        this.prefix = prefix;
        this.numbers = numbers;
        this.vocabulary = Vocabulary.of(language);
        this.data = formulas.whole();
        this.anchors = new Prose.Anchors(prefix, sheet.equations());
        this.words = new Prose(out, formulas, anchors);
        this.grey = new Prose(out, formulas.colourless(), anchors);
        this.lines = new Lines(out, formulas, words, grey, voice);
        this.tables = new Tables(out, words);
        this.course = new Course(out, words);
        this.copies = new Copies(sheet);
        this.figures = new Figures(out, sheet, numbers, prefix);
    }

    Prose words() {
        return words;
    }

    Course course() {
        return course;
    }

    void write(List<Block> blocks) {
        blocks.forEach(block -> block.accept(this));
    }

    /** The section of the last part ends. */
    void end() {
        if (inPart) {
            out.close("section").line();
            inPart = false;
        }
    }

    private void words(String tag, String classes, Prose prose, List<Inline> text) {
        out.open(tag, "class", classes);
        prose.write(text);
        out.close(tag).line();
    }

    @Override
    public Void overview(Block.Overview overview) {
        write(overview.left());
        return null;
    }

    /** Rows of small matrices share their columns; nothing is left out. */
    @Override
    public Void data(Block.Data block) {
        int columns = block.rows().stream().mapToInt(List::size).max().orElse(0);
        boolean shared = columns <= MOST_COLUMNS && block.rows().stream().allMatch(row -> Width.ofData(row) <= WIDEST);
        out.open("div", "class", shared ? "scroll" : "scroll wide");
        out.open("div", "class", shared ? "given g" + columns : "given");
        for (List<Chain> row : block.rows()) {
            for (int i = 0; i < row.size(); i++) {
                boolean later =
                        shared && i == 0 && row.size() < columns && block.rows().size() > 1;
                out.open("span", "class", later ? "from" + (columns - row.size() + 1) : "");
                words.write(row.get(i).lead());
                if (row.get(i).left().isPresent() || !row.get(i).links().isEmpty()) {
                    data.alone(row.get(i));
                }
                out.close("span");
            }
        }
        out.close("div").close("div").line();
        return null;
    }

    @Override
    public Void paragraph(Block.Paragraph paragraph) {
        words("p", "", words, paragraph.text());
        return null;
    }

    @Override
    public Void wanted(Block.Wanted wanted) {
        words("p", "title", words, wanted.title());
        out.open("ul", "class", "wanted");
        wanted.parts().forEach(part -> words("li", "", words, part));
        out.close("ul").line();
        return null;
    }

    @Override
    public Void part(Block.Part part) {
        end();
        inPart = true;
        String id = prefix + "part-" + part.letter();
        out.open("section", "aria-labelledby", id).line();
        out.open("h2", "id", id, "class", "part").element("span", "(" + part.letter() + ")", "class", "letter");
        out.text(" ").open("span");
        words.write(part.title());
        out.close("span");
        if (!part.points().isEmpty()) {
            out.text(" ").element("span", part.points(), "class", "points");
        }
        out.close("h2").line();
        if (!part.asked().isEmpty()) {
            words("p", "", words, part.asked());
        }
        return null;
    }

    @Override
    public Void sampleHeading(Block.SampleHeading heading) {
        words(heading(), "sample", words, heading.title());
        return null;
    }

    /** No level is skipped. */
    private String heading() {
        return inPart ? "h3" : "h2";
    }

    // ---- steps ----

    @Override
    public Void step(Block.Step step) {
        String id = anchors.step(step.number());
        numbers.inStep(id);
        out.open("div", "class", "step", "id", id, "data-tex", copies.latex(step), "data-np", copies.numpy(step));
        out.line().open("div", "class", "head").open(heading());
        out.element("span", Integer.toString(step.number()), "class", "n")
                .text(" ")
                .open("span");
        words.write(step.title());
        out.close("span");
        if (!step.why().isEmpty()) {
            out.text(" ").open("small");
            grey.write(step.why());
            out.close("small");
        }
        out.close(heading()).close("div").line();
        Fold fold = Fold.of(step);
        if (!fold.isFolding()) {
            step.lines().forEach(lines::line);
        } else if (fold.isLast()) {
            calculation(fold);
            fold.formula().ifPresent(lines::line);
        } else {
            String so = vocabulary.say(Word.SO);
            fold.formula()
                    .ifPresentOrElse(
                            line -> lines.line(line, fold.results(), so),
                            () -> lines.resultsAlone(
                                    fold.results(), step.lines().get(0)));
            calculation(fold);
        }
        out.close("div").line();
        numbers.inStep("");
        return null;
    }

    private void calculation(Fold fold) {
        out.open("details", "open", "open").open("summary");
        out.element("span", vocabulary.say(Word.SHOW_CALCULATION), "class", "closed");
        out.element("span", vocabulary.say(Word.CALCULATION), "class", "opened");
        out.close("summary").line();
        fold.calculation().forEach(lines::line);
        out.close("details").line();
    }

    // ---- tables and pictures ----

    @Override
    public Void table(Block.Table table) {
        tables.tables(List.of(table));
        return null;
    }

    @Override
    public Void tables(Block.Tables block) {
        tables.tables(block.tables());
        return null;
    }

    @Override
    public Void figure(Block.Figure figure) {
        out.open("figure", "class", "row");
        out.open("div", "class", "drawings");
        figure.drawings().forEach(figures::write);
        out.close("div");
        if (!figure.words().isEmpty()) {
            out.open("figcaption");
            figure.words().forEach(line -> words("p", "", grey, line));
            out.close("figcaption");
        }
        out.close("figure").line();
        return null;
    }

    @Override
    public Void answer(Block.Answer answer) {
        out.open("div", "class", "answer", "id", answer.letter().isEmpty() ? "" : prefix + "answer-" + answer.letter());
        if (!answer.letter().isEmpty()) {
            out.element("b", "(" + answer.letter() + ")").text(" ");
        }
        words.write(answer.text());
        if (!answer.tables().isEmpty()) {
            tables.tables(answer.tables());
        }
        if (!answer.note().isEmpty()) {
            words("p", "note", grey, answer.note());
        }
        out.close("div").line();
        return null;
    }

    // ---- sheets of a course ----

    @Override
    public Void space(Block.Space space) {
        course.space(space);
        return null;
    }

    @Override
    public Void rules(Block.Rules rules) {
        course.rules(rules);
        return null;
    }

    @Override
    public Void grids(Block.Grids grids) {
        tables.grids(grids);
        return null;
    }

    @Override
    public Void note(Block.Note note) {
        words("p", "note", grey, note.text());
        return null;
    }

    /** What stays in sight beside the steps: the picture and the answers. */
    void aside(List<Block> blocks) {
        List<Drawing> drawings = blocks.stream()
                .filter(Block.Overview.class::isInstance)
                .flatMap(block -> ((Block.Overview) block).drawing().stream())
                .toList();
        List<Block.Answer> answers = blocks.stream()
                .filter(Block.Answer.class::isInstance)
                .map(Block.Answer.class::cast)
                .filter(answer -> !answer.letter().isEmpty())
                .toList();
        if (drawings.isEmpty() && answers.isEmpty()) {
            return;
        }
        boolean both = !drawings.isEmpty() && !answers.isEmpty();
        Word label = both ? Word.NETWORK_AND_ANSWERS : answers.isEmpty() ? Word.FIGURE : Word.ANSWERS;
        out.open("section", "class", "aside", "aria-label", vocabulary.say(label))
                .line();
        for (Drawing drawing : drawings) {
            out.open("figure");
            figures.write(drawing);
            out.close("figure").line();
        }
        if (!answers.isEmpty()) {
            answers(answers, blocks);
        }
        out.close("section").line();
    }

    /** Each answer in a line: its letter, its part, and what of it is short. */
    private void answers(List<Block.Answer> answers, List<Block> blocks) {
        out.open("nav", "aria-label", vocabulary.say(Word.ANSWERS)).element("h2", vocabulary.say(Word.ANSWERS));
        out.open("ul");
        for (Block.Answer answer : answers) {
            out.open("li").open("a", "href", "#" + prefix + "answer-" + answer.letter());
            out.text("(" + answer.letter() + ") ");
            blocks.stream()
                    .filter(block ->
                            block instanceof Block.Part part && part.letter().equals(answer.letter()))
                    .findFirst()
                    .ifPresent(part -> grey.write(((Block.Part) part).title()));
            out.close("a");
            ShortAnswer.of(answer).forEach(formula -> {
                out.text(" ");
                words.write(List.of(formula));
            });
            out.close("li");
        }
        out.close("ul").close("nav").line();
    }
}
