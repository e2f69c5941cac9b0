package org.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Every library in the zip is named with its licence, brings the text of it, and stands in the list of parts. */
@DisabledOnOs(OS.WINDOWS)
class LicencesIT {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| ([^|]+) \\| ([^|]*(?:Apache|BSD|MIT|GPL|EPL)[^|]*) \\|$");
    private static final Pattern COMMON = Pattern.compile("(Apache|L?GPL|EPL)-\\d\\.\\d");
    private static final Pattern VERSION = Pattern.compile("-\\d.*\\.jar$");

    @TempDir
    private static Path folder;

    private static Path licences;
    private static Map<String, String> table;
    private static Map<String, Path> jars;

    @BeforeAll
    static void unpack() throws IOException {
        Path program = Distribution.unpack(Distribution.zip(), folder);
        licences = program.resolve("licenses");
        table = table(Gradus.text(licences.resolve("README.md")));
        jars = new TreeMap<>();
        try (Stream<Path> files = Files.list(program.resolve("lib"))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = VERSION.matcher(file.getFileName().toString()).replaceFirst("");
                assertThat(jars.put(name, file)).as("%s lies there twice", name).isNull();
            }
        }
    }

    @Test
    void everyLibraryHasItsLicence() {
        assertThat(jars.keySet())
                .filteredOn(name -> !name.startsWith("gradus-"))
                .containsExactlyElementsOf(table.keySet());
    }

    /** MIT and BSD ask for the names of the authors, so their texts lie in a folder for each library. */
    @Test
    void everyLicenceHasItsText() throws IOException {
        for (Map.Entry<String, String> row : table.entrySet()) {
            Matcher common = COMMON.matcher(row.getValue());
            while (common.find()) {
                assertThat(List.of(licences.resolve(common.group() + ".txt"), licences.resolve(row.getKey())))
                        .as("%s: %s", row.getKey(), common.group())
                        .anyMatch(Files::exists);
            }
            if (row.getValue().contains("MIT") || row.getValue().contains("BSD")) {
                assertThat(texts(licences.resolve(row.getKey())))
                        .as(row.getKey())
                        .containsPattern("Permission is hereby granted|Redistribution and use");
            }
        }
    }

    /** The Apache licence asks that a notice in a jar be handed on where it is read. */
    @Test
    void everyNoticeIsHandedOn() throws IOException {
        for (Map.Entry<String, Path> jar : jars.entrySet()) {
            try (FileSystem inside = FileSystems.newFileSystem(jar.getValue())) {
                for (String name : List.of("NOTICE", "NOTICE.txt", "LICENSE", "LICENSE.txt")) {
                    Path text = inside.getPath("META-INF", name);
                    if (Files.exists(text)) {
                        assertThat(licences.resolve(jar.getKey()).resolve(name))
                                .hasBinaryContent(Files.readAllBytes(text));
                    }
                }
            }
        }
    }

    @Test
    void everyFontHasItsLicenceBesideIt() throws IOException {
        try (FileSystem inside = FileSystems.newFileSystem(licences.resolveSibling("gradus.jar"));
                Stream<Path> files = Files.walk(inside.getPath("/"))) {
            for (Path font : (Iterable<Path>) files.filter(LicencesIT::isFont)::iterator) {
                try (Stream<Path> beside = Files.list(font.getParent())) {
                    assertThat(beside)
                            .as("%s", font)
                            .anyMatch(file -> file.toString().contains("LICENSE"));
                }
            }
        }
    }

    private static boolean isFont(Path file) {
        return file.toString().matches(".*\\.(ttf|otf|woff2?|pfb)");
    }

    /** The list is made from what the libraries' authors say in their POMs: it agrees with the table, which was made by hand. */
    @Test
    void theListOfPartsHoldsEveryJar() throws Exception {
        boolean listed = Files.exists(licences.resolveSibling("bom.json"));
        Distribution.need(listed, "CycloneDX makes no list of parts while Maven is offline");
        Element bom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(licences.resolveSibling("bom.xml").toFile())
                .getDocumentElement();
        NodeList all = bom.getElementsByTagName("component");
        Map<String, String> sums = new TreeMap<>();
        for (int i = 0; i < all.getLength(); i++) {
            Element component = (Element) all.item(i);
            String name = text(component, "name");
            if (component.getAttribute("bom-ref").startsWith("pkg:") && !name.equals("gradus-report")) {
                sums.put(name, hash(component));
                assertThat(table.getOrDefault(name, "Apache-2.0")).as(name).contains(licence(component));
            }
        }
        Map<String, String> truth = new TreeMap<>();
        for (Map.Entry<String, Path> jar : jars.entrySet()) {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar.getValue()));
            truth.put(jar.getKey(), HexFormat.of().formatHex(sum));
        }
        assertThat(sums).isEqualTo(truth);
    }

    @Test
    void theReadmeSaysWhereTheyAre() {
        String readme = Gradus.text(Gradus.ROOT.resolve("README.md"));
        assertThat(readme.substring(readme.indexOf("## Licence")))
                .contains("LGPL", "(report/src/dist/licenses/README.md)");
    }

    private static Map<String, String> table(String text) {
        Map<String, String> licences = new TreeMap<>();
        Matcher rows = ROW.matcher(text);
        while (rows.find()) {
            for (String jar : rows.group(1).replaceAll(" \\(.*\\)", "").split(", ")) {
                assertThat(licences.put(jar, rows.group(2)))
                        .as("%s stands twice", jar)
                        .isNull();
            }
        }
        return licences;
    }

    private static String texts(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            StringBuilder all = new StringBuilder();
            files.filter(Files::isRegularFile).sorted().map(Gradus::text).forEach(all::append);
            return all.toString();
        }
    }

    private static String text(Element element, String name) {
        NodeList named = element.getElementsByTagName(name);
        return named.getLength() == 0 ? "" : named.item(0).getTextContent();
    }

    private static String hash(Element component) {
        NodeList hashes = component.getElementsByTagName("hash");
        for (int i = 0; i < hashes.getLength(); i++) {
            if (((Element) hashes.item(i)).getAttribute("alg").equals("SHA-256")) {
                return hashes.item(i).getTextContent();
            }
        }
        return "none";
    }

    /** The first one that has a name of SPDX. */
    private static String licence(Element component) {
        return text((Element) component.getElementsByTagName("licenses").item(0), "id")
                .replace("-only", "");
    }
}
