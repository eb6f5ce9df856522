package io.ringback.proof.bench.rating;

import io.ringback.proof.bench.rating.RatingPart.Sink;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;

/** How many attempts are authorised and settled a second, and how fast a deck is there, in a program of its own on the jars of the installed service. */
final class MoneyPart {
    /** Seconds instead of something a second. */
    static final String DECK_LOAD = "rating_deck_load";

    private static final long MOST_SECONDS = 600;
    private static final double MOST_LOAD_SECONDS = 5;

    /** What part of the bare statements must be reached, over many accounts and on one. */
    private static final double PART_OF_MANY = 0.45;

    private static final double PART_OF_ONE = 0.60;

    private MoneyPart() {}

    static void run(Sink figures) throws IOException, InterruptedException {
        var home = Path.of(System.getenv("RINGBACK_HOME"));
        var folder = Files.createTempDirectory(home, "bench-money");
        try {
            for (String line :
                    fork(folder, home.resolve("app/postgres")).lines().toList()) {
                var words = line.split(" ", -1);
                double value = Double.parseDouble(words[1]);
                double bare = Double.parseDouble(words[2]);
                if (words[0].equals(DECK_LOAD)) {
                    figures.add(words[0], value, "s", bare, MOST_LOAD_SECONDS, true);
                    continue;
                }
                double part = words[0].endsWith("_one") ? PART_OF_ONE : PART_OF_MANY;
                figures.add(words[0], value, "/s", bare, bare * part, false);
            }
        } finally {
            delete(folder);
        }
    }

    private static String fork(Path folder, Path binaries) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "--sun-misc-unsafe-memory-access=allow",
                        "--enable-native-access=ALL-UNNAMED",
                        // A service writes its lines elsewhere; here they would be read as figures.
                        "-Dorg.jboss.logging.provider=slf4j",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                        "-cp",
                        System.getProperty("java.class.path") + File.pathSeparator + libraries(),
                        MoneyFork.class.getName(),
                        folder.resolve("data").toString(),
                        binaries.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("authorising and settling could not be measured");
            }
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            process.destroyForcibly();
        }
    }

    /** What the installed service runs on. */
    private static String libraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(jar -> jar.getFileName().toString().startsWith("rating-service"))
                .findFirst()
                .map(jar -> jar.resolveSibling("../lib").normalize())
                .map(lib -> lib.resolve("main/*") + File.pathSeparator + lib.resolve("boot/*"))
                .orElseThrow(() -> new IllegalStateException("the bench of rating runs on an installed service"));
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
