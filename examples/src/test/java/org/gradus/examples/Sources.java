package org.gradus.examples;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The source files of all modules, parsed by the compiler itself. */
final class Sources {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private Sources() {}

    /** A method or constructor with the lines of its body; the table of a test above it is no code. */
    record Method(String place, int lines) {}

    /** A public top-level type and the first sentence about it. */
    record PublicType(String name, String purpose) {}

    /** All Java files below {@code src/main} or {@code src/test} of every module. */
    static List<Path> files(String... below) {
        List<Path> found = new ArrayList<>();
        for (String module : List.of("core", "symbolic", "report", "examples")) {
            for (String folder : below) {
                Path start = ROOT.resolve(module).resolve(folder);
                if (Files.isDirectory(start)) {
                    try (Stream<Path> files = Files.walk(start)) {
                        files.filter(path -> path.toString().endsWith(".java"))
                                .sorted()
                                .forEach(found::add);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
        }
        return found;
    }

    /** As messages name it: {@code core/src/main/java/…}. */
    static String name(Path file) {
        return ROOT.relativize(file).toString().replace('\\', '/');
    }

    /** Every method with a body. */
    static List<Method> methods(List<Path> files) {
        List<Method> methods = new ArrayList<>();
        scan(files, (unit, trees) -> {
            SourcePositions positions = trees.getSourcePositions();
            LineMap lines = unit.getLineMap();
            new TreePathScanner<Void, Void>() {
                @Override
                public Void visitMethod(MethodTree method, Void nothing) {
                    if (method.getBody() != null && positions.getEndPosition(unit, method) >= 0) {
                        long first = lines.getLineNumber(positions.getStartPosition(unit, method.getBody()));
                        long last = lines.getLineNumber(positions.getEndPosition(unit, method));
                        String place =
                                name(Path.of(unit.getSourceFile().toUri())) + ":" + first + " " + method.getName();
                        methods.add(new Method(place, (int) (last - first + 1)));
                    }
                    return super.visitMethod(method, nothing);
                }
            }.scan(unit, null);
        });
        return methods;
    }

    /** The public top-level types, in the order of their names. */
    static Set<PublicType> publicTypes(List<Path> files) {
        Set<PublicType> types = new TreeSet<>((one, other) -> one.name().compareTo(other.name()));
        scan(
                files,
                (unit, trees) -> new TreePathScanner<Void, Void>() {
                    @Override
                    public Void visitClass(ClassTree type, Void nothing) {
                        if (type.getModifiers().getFlags().contains(Modifier.PUBLIC)) {
                            String comment = Objects.requireNonNullElse(trees.getDocComment(getCurrentPath()), "");
                            types.add(new PublicType(
                                    unit.getPackageName() + "." + type.getSimpleName(), firstSentence(comment)));
                        }
                        return null; // nested types belong to theirs
                    }
                }.scan(unit, null));
        return types;
    }

    private static String firstSentence(String comment) {
        String text = comment.replaceAll("\\{@\\w+ ([^}]*)}", "$1")
                .replaceAll("\\s+", " ")
                .strip();
        int end = text.length();
        for (String stop : List.of(". ", ": ", "; ", " <p>", " @")) {
            int at = text.indexOf(stop);
            end = at >= 0 ? Math.min(end, at) : end;
        }
        String sentence = text.substring(0, end);
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private interface Reader {
        void read(CompilationUnitTree unit, DocTrees trees);
    }

    private static void scan(List<Path> files, Reader reader) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                if (unit.getTypeDecls().stream().anyMatch(tree -> tree.getKind() != Tree.Kind.EMPTY_STATEMENT)) {
                    reader.read(unit, trees);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
