package org.gradus.report.cli.machine;

import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;

/** The browser of the desktop. This class loads the desktop's classes, which takes time, so it is used only when asked for. */
public final class Browser {
    private Browser() {}

    /** Opens the page, or says that it has to be opened by hand. */
    public static void open(String address, PrintStream err) {
        try {
            boolean able = !GraphicsEnvironment.isHeadless()
                    && Desktop.isDesktopSupported()
                    && Desktop.getDesktop().isSupported(Desktop.Action.BROWSE);
            if (able) {
                Desktop.getDesktop().browse(URI.create(address));
                return;
            }
        } catch (IOException | RuntimeException | LinkageError failed) {
            // said below: a Java without its desktop part, or a desktop without browser
        }
        err.println("gradus: no browser could be started; open the address above");
    }
}
