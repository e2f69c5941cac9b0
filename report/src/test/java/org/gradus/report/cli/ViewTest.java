package org.gradus.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code gradus view} with real exercises. */
@Timeout(120)
class ViewTest {
    private static final Path LECTURE = Path.of("..", "examples", "exercises", "lecture-1.yaml");

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    /** What is done with a page that is there. */
    private interface Visit {
        void at(String address) throws Exception;
    }

    /** Runs the command, visits its page, and ends it. */
    private static Run view(Visit visit, String... options) throws Exception {
        List<String> args = new ArrayList<>(List.of("view"));
        args.addAll(List.of(options));
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PipedInputStream read = new PipedInputStream();
        PrintStream out = new PrintStream(new PipedOutputStream(read), true, StandardCharsets.UTF_8);
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        FutureTask<Integer> command = new FutureTask<>(
                () -> Main.run(args.toArray(String[]::new), InputStream.nullInputStream(), out, errors));
        Thread thread = new Thread(command, "view");
        thread.start();
        BufferedReader lines = new BufferedReader(new InputStreamReader(read, StandardCharsets.UTF_8));
        String address = lines.readLine();
        try {
            visit.at(address);
        } finally {
            thread.interrupt();
        }
        return new Run(command.get(), address, err.toString(StandardCharsets.UTF_8));
    }

    private String solved(String address, String query, String source) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "solve" + query))
                .POST(BodyPublishers.ofString(source))
                .build();
        return client.send(request, BodyHandlers.ofString()).body();
    }

    private HttpResponse<String> get(String address) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }

    @Test
    void aWeightIsChangedAndTheSheetFollows() throws Exception {
        Run run = view(
                address -> {
                    String source = get(address + "source").body();
                    assertThat(source).isEqualTo(Files.readString(LECTURE));
                    assertThat(solved(address, "", source)).isEqualTo("1\n");
                    assertThat(get(address + "sheet/1").body())
                            .contains("0.7311")
                            .contains("Worked solution");
                    String changed = source.replace("input: [1, 0]", "input: [1, 1]");
                    assertThat(solved(address, "?lang=de&detail=brief", changed))
                            .isEqualTo("2\n");
                    assertThat(get(address + "sheet/2").body())
                            .contains("0,8808")
                            .doesNotContain("0,7311")
                            .contains("Musterlösung");
                },
                LECTURE.toString(),
                "--detail",
                "full");
        assertThat(run.code()).isZero();
        assertThat(run.out()).matches("http://127\\.0\\.0\\.1:\\d+/[0-9a-f]{32}/");
        assertThat(run.err())
                .isEqualTo("gradus: this page shows " + LECTURE + " until Ctrl+C" + System.lineSeparator());
        assertThat(answers(run.out())).isFalse();
    }

    @Test
    void mistakesAndNotesHaveTheirPlace() throws Exception {
        Path file = Files.writeString(folder.resolve("a.yaml"), "input: [1]\n");
        view(
                address -> {
                    assertThat(solved(address, "", "input: [1, <b>]\ninputs: 3\n"))
                            .startsWith("0\n" + file + ":1:")
                            .contains(file + ":2:1: ");
                    assertThat(solved(address, "", "a: [\n")).startsWith("0\n" + file + ":");
                    String unasked = Files.readString(LECTURE).replaceAll("(?m)^tasks:.*\n", "")
                            + "target: [0, 1]\nloss: cross-entropy\n";
                    assertThat(solved(address, "", unasked))
                            .startsWith("1\n" + file + ":")
                            .contains(": note: ");
                },
                file.toString());
        assertThat(file).hasContent("input: [1]\n");
    }

    /** As {@code gradus solve} finds them. */
    @Test
    void filesBesideTheExerciseAreFound() throws Exception {
        Files.writeString(folder.resolve("w.csv"), "1,2\n3,4\n");
        String text = "network:\n  layers:\n    - weightsFile: w.csv\n      activation: relu\ninput: [1, 1]\n";
        Path file = Files.writeString(folder.resolve("a.yaml"), text);
        view(address -> assertThat(solved(address, "", text)).isEqualTo("1\n"), file.toString());
    }

    @Test
    void optionsThatDoNotFitTheExerciseAreSaid() throws Exception {
        String text = Files.readString(LECTURE) + "rounding: { digits: 4, working: 6 }\n";
        view(
                address ->
                        assertThat(solved(address, "", text)).startsWith("0\n").contains("--digits: "),
                LECTURE.toString(),
                "--digits",
                "9");
    }

    @Test
    void aPortThatIsTakenIsSaid() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());
            Run run = Run.of("view", LECTURE.toString(), "--port", port);
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err()).startsWith("gradus: --port: " + port + " cannot be had: ");
        }
    }

    @Test
    void thePortAskedForIsTaken() throws Exception {
        int free;
        try (ServerSocket once = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            free = once.getLocalPort();
        }
        view(
                address -> assertThat(URI.create(address).getPort()).isEqualTo(free),
                LECTURE.toString(),
                "--port",
                Integer.toString(free));
    }

    private boolean answers(String address) throws Exception {
        try {
            return get(address).statusCode() == 200;
        } catch (IOException refused) {
            return false;
        }
    }
}
