package org.gradus.report.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.ScriptableObject;

/** Whether KaTeX in strict mode reads a formula: the engine of GitLab and VS Code, run by Rhino. */
public final class KatexCheck {
    private static final String KATEX = "/META-INF/resources/webjars/katex/0.16.4/dist/katex.min.js";
    private static final String ASK = "(function(tex, display) { return katex.renderToString(tex,"
            + " {strict: 'error', throwOnError: true, trust: false, output: 'mathml', displayMode: display}); })";

    private static final ScriptableObject SCOPE;
    private static final Function RENDER;
    private static final Function WIDTH;

    static {
        try (Context context = context();
                InputStream katex = KatexCheck.class.getResourceAsStream(KATEX);
                InputStream width = KatexCheck.class.getResourceAsStream("katex-width.js")) {
            SCOPE = context.initStandardObjects();
            String source = new String(katex.readAllBytes(), StandardCharsets.UTF_8);
            context.evaluateString(SCOPE, source, "katex.min.js", 1, null);
            RENDER = (Function) context.evaluateString(SCOPE, ASK, "ask", 1, null);
            String measure = new String(width.readAllBytes(), StandardCharsets.UTF_8);
            WIDTH = (Function) context.evaluateString(SCOPE, measure, "katex-width.js", 1, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private KatexCheck() {}

    private static Context context() {
        Context context = Context.enter();
        context.setInterpretedMode(true);
        context.setLanguageVersion(Context.VERSION_ES6);
        return context;
    }

    /** The MathML that KaTeX makes of the formula; an {@link AssertionError} with KaTeX's words if it refuses. */
    public static synchronized String parse(String tex, boolean display) {
        try (Context context = context()) {
            return Context.toString(RENDER.call(context, SCOPE, SCOPE, new Object[] {tex, display}));
        } catch (RhinoException e) {
            throw new AssertionError(e.getMessage() + "\nin " + tex, e);
        }
    }

    /** How wide KaTeX sets the formula, in em of its own type. */
    static synchronized double width(String tex, boolean display) {
        try (Context context = context()) {
            return Context.toNumber(WIDTH.call(context, SCOPE, SCOPE, new Object[] {tex, display}));
        } catch (RhinoException e) {
            throw new AssertionError(e.getMessage() + "\nin " + tex, e);
        }
    }

    /** What KaTeX says against the formulas of a Markdown text; empty if nothing. */
    public static List<String> complaints(String markdown) {
        List<String> complaints = new ArrayList<>();
        for (FormulasIn.Found formula : FormulasIn.markdown(markdown)) {
            try {
                parse(formula.tex(), formula.display());
            } catch (AssertionError e) {
                complaints.add(e.getMessage());
            }
        }
        return complaints;
    }
}
