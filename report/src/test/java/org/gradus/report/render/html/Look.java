package org.gradus.report.render.html;

import java.nio.file.*;
import java.util.*;
import org.gradus.report.Chromium;

/** Temporary. */
final class Look {
    public static void main(String[] args) throws Exception {
        try (Chromium c = Chromium.start()) {
            if (args[0].equals("widths")) {
                for (String f : Arrays.asList(args).subList(1, args.length)) {
                    for (int w : new int[] {360, 800, 1400}) {
                        c.width(w);
                        c.media(false, false);
                        c.open(Path.of(f));
                        String wide = c.evaluate("(() => { const w = innerWidth; if (document.documentElement.scrollWidth <= w) return ''; const o = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > w + 1 && !e.closest('.r,.scroll')); return o.slice(0, 4).map(e => e.tagName + '.' + e.getAttribute('class') + ' ' + Math.round(e.getBoundingClientRect().right) + ' ' + e.textContent.slice(0, 40)).join(' | '); })()").asString("");
                        String inner = w == 360 ? "" : c.evaluate("[...document.querySelectorAll('.r,.scroll')].filter(e => e.scrollWidth > e.clientWidth + 1).slice(0, 3).map(e => e.closest('.step')?.id + ' ' + e.scrollWidth + '>' + e.clientWidth).join(' | ')").asString("");
                        if (!wide.isEmpty() || !inner.isEmpty() || !c.complaints().isEmpty()) System.out.println(f + " " + w + ": " + wide + " || inner " + inner + " " + c.complaints());
                    }
                    c.width(643); // A4 less margins
                    c.media(false, true);
                    c.open(Path.of(f));
                    String wide = c.evaluate("(() => { const w = 658; const o = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > w + 2); return o.slice(0, 5).map(e => (e.closest('.step')?.id || '') + e.tagName + '.' + e.getAttribute('class') + ' ' + Math.round(e.getBoundingClientRect().right)).join(' | '); })()").asString("");
                    if (!wide.isEmpty()) System.out.println(f + " print: " + wide);
                }
                return;
            }
            for (int i = 0; i + 3 < args.length; i += 5) {
                c.width(Integer.parseInt(args[i + 1]));
                c.media(args[i + 2].equals("dark"), args[i + 2].equals("print"));
                c.open(Path.of(args[i]));
                if (args[i + 4].startsWith("hover ")) { c.point(args[i + 4].substring(6), false); System.out.println(c.evaluate("document.getElementById('tip').textContent + ' ' + document.querySelectorAll('.src').length + ' tgt ' + document.querySelectorAll('.tgt').length + ' rw ' + document.querySelectorAll('.rw').length")); }
                else if (!args[i + 4].isEmpty()) System.out.println(c.evaluate(args[i + 4]));
                if (args[i + 3].endsWith(".pdf")) Files.write(Path.of(args[i + 3]), c.pdf());
                else Files.write(Path.of(args[i + 3]), args[i + 4].startsWith("hover") ? c.window() : c.picture());
                System.out.println(args[i] + " " + args[i + 1] + " scroll " + c.evaluate("[document.documentElement.scrollWidth, innerWidth]") + " " + c.complaints());
            }
        }
    }
}
