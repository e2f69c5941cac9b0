import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes the parts of a distribution that do not lie in the checkout as they are shipped. The profile dist runs it as a
 * single file, {@code java Distribution.java <folder of the checkout>}; {@code program.xml} says what goes where.
 */
public final class Distribution {
    /**
     * What Gradus and its libraries use of the JDK, found by jdeps: java.sql and java.rmi are linked by Symja,
     * jdk.unsupported by kryo and guava, java.desktop by PDF; gradus view serves pages by jdk.httpserver.
     */
    private static final String MODULES =
            "java.base,java.desktop,java.logging,java.management,java.naming,java.rmi,java.scripting,java.sql,java.xml,"
                    + "jdk.httpserver,jdk.unsupported";

    /** A text about rights: LICENSE.txt, NOTICE, COPYING.lgpl; never a class or a picture of that name. */
    private static final Pattern RIGHTS =
            Pattern.compile("(?i)(.*/)?[^/]*(licen[sc]e|notice|copying|copyright)[^/]*(?<!\\.(class|java|png|gif))");

    private static final Pattern VERSION = Pattern.compile("(-\\d[^/]*)?\\.jar$");
    private static final Pattern SCHEMA = Pattern.compile("(?<=\\$schema=\\.\\./\\.\\./)\\S*/(?=\\w+\\.schema\\.json)");

    private final Path checkout;
    private final Path target;
    private final Path made;

    private Distribution(Path checkout) {
        this.checkout = checkout;
        this.target = checkout.resolve("report/target");
        this.made = target.resolve("dist");
    }

    /** @param args the folder of the checkout; the program is built there */
    public static void main(String[] args) throws IOException, InterruptedException {
        Distribution distribution = new Distribution(Path.of(args[0]).toAbsolutePath().normalize());
        distribution.clear();
        distribution.launcher();
        distribution.completion();
        distribution.examples();
        distribution.libraries();
        distribution.image();
    }

    private void clear() throws IOException {
        if (Files.exists(made)) {
            try (Stream<Path> files = Files.walk(made)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(made);
    }

    /** The launcher of the checkout without what builds, so that both say the same words. */
    private void launcher() throws IOException {
        List<String> kept = new ArrayList<>();
        String part = "<<<";
        for (String line : Files.readAllLines(checkout.resolve("gradus"))) {
            if (line.startsWith("# >>> ") || line.equals("# <<<")) {
                part = line.substring(2);
            } else if (part.equals("<<<")) {
                kept.add(line);
            } else if (part.equals(">>> zip")) {
                kept.add(line.substring("#: ".length()));
            }
        }
        write(made.resolve("gradus"), String.join("\n", kept) + "\n");
    }

    private void completion() throws IOException, InterruptedException {
        Path script = Files.createDirectories(made.resolve("completion")).resolve("gradus.bash");
        run(script, tool("java"), "-jar", target.resolve("gradus.jar").toString(), "generate-completion");
    }

    /** Exercises name their schema for editors; in the zip it lies elsewhere. */
    private void examples() throws IOException {
        for (String folder : List.of("exercises", "claims", "course")) {
            try (Stream<Path> files = Files.list(checkout.resolve("examples").resolve(folder))) {
                for (Path file : files.filter(path -> path.toString().matches(".*\\.(yaml|csv)")).toList()) {
                    String text = SCHEMA.matcher(Files.readString(file)).replaceFirst("schemas/");
                    write(made.resolve("examples").resolve(folder).resolve(file.getFileName()), text);
                }
            }
        }
    }

    /** The jars that the program names; the folder of the build may still hold one of an older version. */
    private void libraries() throws IOException {
        Path program = target.resolve("gradus.jar");
        licences(program);
        Files.createDirectory(made.resolve("lib"));
        try (JarFile jar = new JarFile(program.toFile())) {
            String libraries = jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            for (String library : libraries.split(" ")) {
                Files.copy(target.resolve(library), made.resolve(library));
                licences(target.resolve(library));
            }
        }
    }

    /** What a jar itself says about rights, in a folder of its name. */
    private void licences(Path jar) throws IOException {
        String name = VERSION.matcher(jar.getFileName().toString()).replaceFirst("");
        Path folder = made.resolve("licenses").resolve(name);
        try (JarFile file = new JarFile(jar.toFile())) {
            for (Enumeration<JarEntry> entries = file.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                if (!entry.isDirectory() && RIGHTS.matcher(entry.getName()).matches()) {
                    Path text = folder.resolve(entry.getName().replace("META-INF/", ""));
                    Files.createDirectories(text.getParent());
                    try (InputStream in = file.getInputStream(entry)) {
                        Files.copy(in, text);
                    }
                }
            }
        }
    }

    /** A Java runtime for the system on which this runs, where the JDK can make one. */
    private void image() throws IOException, InterruptedException {
        Path runtime = made.resolve("runtime");
        Path log = made.resolve("jlink.log");
        try {
            run(
                    log,
                    tool("jlink"),
                    "--add-modules",
                    MODULES,
                    "--output",
                    runtime.toString(),
                    "--strip-java-debug-attributes",
                    "--no-header-files",
                    "--no-man-pages");
        } catch (IOException | IllegalStateException notHere) {
            System.out.println("*** no image is made, this JDK cannot link one: " + notHere.getMessage());
            return;
        }
        // the classes of the JDK itself, ready to use; the launcher's archive is made on top of it
        run(log, runtime.resolve("bin/java").toString(), "-XX:+UseSerialGC", "-Xshare:dump");
        String descriptor = Files.readString(checkout.resolve("report/src/dist/image.xml"));
        write(made.resolve("image.xml"), descriptor.replace("@platform@", platform()));
    }

    private static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String system =
                os.startsWith("windows") ? "windows" : os.startsWith("mac") ? "macos" : os.replaceAll("\\W+", "-");
        return system + "-" + (arch.equals("amd64") || arch.equals("x86_64") ? "x64" : arch);
    }

    /** A program of the JDK that runs this; Windows finds its .exe by itself. */
    private static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private static void run(Path out, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS")); // they have words of their own
        Process process = builder.start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed: " + Files.readString(out).strip());
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
