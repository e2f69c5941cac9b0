package org.gradus.report.render.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gradus.core.expr.HiddenCharacters;
import org.gradus.core.expr.LayerIndex;
import org.gradus.report.render.pdf.Flow.Strip;
import org.gradus.report.render.pdf.file.PdfFile;
import org.gradus.report.render.pdf.type.Box;
import org.gradus.report.render.pdf.type.Boxes;
import org.gradus.report.render.pdf.type.Letters;
import org.gradus.report.render.pdf.type.Pen;
import org.gradus.report.render.pdf.type.Picture;
import org.gradus.report.render.pdf.type.Tag;
import org.gradus.report.sheet.Drawing;
import org.gradus.report.sheet.Head;
import org.gradus.report.sheet.Inline;
import org.gradus.report.sheet.Language;
import org.gradus.report.sheet.Palette;
import org.gradus.report.sheet.Sheet;

/**
 * Prints sheets as a PDF on A4 with the look of our LaTeX documents, without TeX: accessible (PDF/UA-1), made to last (PDF/A-2a), all fonts
 * inside. The same sheets always make the same bytes.
 */
public final class PdfRenderer {
    /** What the running foot has room for. */
    private static final double FOOT_ROOM = 0.8 * Measures.WIDTH;

    /** Around a drawing alone. */
    private static final double EDGE = 2;

    private final Function<String, Optional<byte[]>> pictures;

    private PdfRenderer(Function<String, Optional<byte[]>> pictures) {
        this.pictures = pictures;
    }

    /** Of sheets without pictures from files. */
    public PdfRenderer() {
        this(name -> Optional.empty());
    }

    /**
     * Of sheets with a logo.
     *
     * @param pictures PNG or JPEG by the name that the sheet gives; empty to leave it out
     */
    public static PdfRenderer withPictures(Function<String, Optional<byte[]>> pictures) {
        return new PdfRenderer(pictures);
    }

    /** All sheets in one document, the pages numbered through. */
    public void render(List<Sheet> sheets, OutputStream out) throws IOException {
        Sheet first = sheets.get(0);
        PdfFile file = new PdfFile(title(first), Language.of(first.language()).code());
        Flow flow = new Flow();
        List<Integer> begins = new ArrayList<>();
        Map<String, Picture> read = read(sheets);
        for (Sheet sheet : sheets) {
            boolean foreign = !Language.of(sheet.language()).equals(Language.of(first.language()));
            Tag root = sheets.size() == 1
                    ? file.root()
                    : foreign
                            ? file.root().in(Language.of(sheet.language()).code())
                            : file.root().part(Tag.Role.SECTION);
            if (!begins.isEmpty()) {
                flow.release();
                flow.breakable(sheet.head().isPresent() ? Flow.ALWAYS : -400, 200)
                        .space(24);
            }
            begins.add(flow.strips().size());
            new SheetBlocks(Context.of(sheet), sheet, root, flow)
                    .add(sheets.size() == 1, name -> Optional.ofNullable(read.get(name)));
        }
        draw(sheets, begins, flow.strips(), file);
        file.save(out);
    }

    private Map<String, Picture> read(List<Sheet> sheets) throws IOException {
        Map<String, Picture> read = new HashMap<>();
        for (Sheet sheet : sheets) {
            Optional<String> logo = sheet.head().flatMap(Head::logo);
            if (logo.isPresent() && !read.containsKey(logo.get())) {
                Optional<byte[]> bytes = pictures.apply(logo.get());
                if (bytes.isPresent()) {
                    read.put(logo.get(), Picture.of(logo.get(), bytes.get()));
                }
            }
        }
        return read;
    }

    /** A drawing alone, on a page of its size. */
    public void draw(Drawing drawing, Language language, Palette palette, LayerIndex layerIndex, OutputStream out)
            throws IOException {
        PdfFile file = new PdfFile(drawing.title(), language.code());
        Box box = new Drawings(Context.of(language, palette, layerIndex)).box(drawing, file.root());
        box.draw(file.nextPage(drawing.width() + 2 * EDGE, drawing.height() + 2 * EDGE), EDGE, EDGE);
        file.save(out);
    }

    private static void draw(List<Sheet> sheets, List<Integer> begins, List<Strip> strips, PdfFile file) {
        List<Pager.Page> pages = Pager.pages(strips);
        int from = 0;
        for (int number = 0; number < pages.size(); number++) {
            Pager.Page page = pages.get(number);
            Pen pen = file.nextPage();
            draw(page, number, pen, file);
            int to = from + page.strips().size();
            int sheet = 0;
            while (sheet + 1 < begins.size() && begins.get(sheet + 1) < to && begins.get(sheet) < from) {
                sheet++;
            }
            foot(sheets.get(sheet), number + 1, pages.size(), pen);
            from = to;
        }
    }

    private static void draw(Pager.Page page, int number, Pen pen, PdfFile file) {
        double y = Measures.TOP;
        for (int i = 0; i < page.strips().size(); i++) {
            Strip strip = page.strips().get(i);
            y -= (i == 0 ? 0 : page.tightness() * strip.above()) + strip.box().height();
            if (strip.atFoot()) {
                List<Strip> rest = page.strips().subList(i, page.strips().size());
                y = Math.min(y, Measures.TOP - Measures.HEIGHT + aboveFoot(rest));
            }
            double top = y + strip.box().height();
            strip.mark()
                    .ifPresent(mark -> file.bookmark(new PdfFile.Bookmark(mark.title(), mark.level(), number, top)));
            strip.box().draw(pen, Measures.LEFT + strip.x(), y);
            y -= strip.box().depth();
        }
    }

    /** How far above the foot of the page the first of these stands if the last stands on it. */
    private static double aboveFoot(List<Strip> strips) {
        double height = strips.get(0).box().depth();
        for (Strip strip : strips.subList(1, strips.size())) {
            height += strip.above() + strip.box().total();
        }
        return height;
    }

    /** Title and kind, and the page. */
    private static void foot(Sheet sheet, int page, int pages, Pen pen) {
        Context context = Context.of(sheet);
        Voice voice = context.grey().sans();
        List<Inline> words = new ArrayList<>(sheet.title());
        words.add(new Inline.Text((sheet.title().isEmpty() || sheet.kind().isEmpty() ? "" : " · ") + sheet.kind()));
        Tag none = Tag.document();
        List<Box> lines = Paragraph.lines(context.prose().pieces(words, voice, none), FOOT_ROOM, voice, none);
        Language language = Language.of(sheet.language());
        String number = language.page() + " " + page + " " + language.of() + " " + pages;
        Box right = Letters.set(number, voice.look());
        Boxes.untagged(lines.get(0)).draw(pen, Measures.LEFT, Measures.FOOT);
        right.draw(pen, Measures.LEFT + Measures.WIDTH - right.width(), Measures.FOOT);
    }

    private static String title(Sheet sheet) {
        StringBuilder title = new StringBuilder(sheet.kind());
        String words = Context.of(sheet).speech().of(sheet.title());
        return title.append(title.isEmpty() || words.isEmpty() ? "" : ": ")
                .append(HiddenCharacters.shown(words))
                .toString();
    }
}
