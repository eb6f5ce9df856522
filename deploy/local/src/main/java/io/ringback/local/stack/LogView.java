package io.ringback.local.stack;

import io.ringback.local.process.Halt;
import io.ringback.local.process.Home;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Shows the logs of one process, or of all with their names in front. */
final class LogView {

    private static final int LINES = 50;
    private static final int LINES_EACH = 10;
    private static final long PAUSE_MILLIS = 300;
    private static final String SUFFIX = ".log";

    private final Home home;
    private final PrintStream out;

    LogView(Home home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    /** Prints the last lines, then those to come if asked, until this JVM is stopped. */
    void run(Optional<String> process, boolean follow) {
        var names = names();
        if (process.isPresent() && !names.contains(process.get())) {
            throw new Halt("There is no log of '" + process.get() + "'; there is " + String.join(", ", names) + ".");
        }
        Map<String, LogTail> tails = new LinkedHashMap<>();
        process.map(List::of).orElse(names).forEach(name -> tails.put(name, new LogTail(home.log(name))));
        var prefixed = process.isEmpty();
        tails.forEach((name, tail) -> print(prefixed, name, tail.last(prefixed ? LINES_EACH : LINES)));
        while (follow && !Thread.currentThread().isInterrupted()) {
            tails.forEach((name, tail) -> print(prefixed, name, tail.added()));
            Waiting.pause(PAUSE_MILLIS);
        }
    }

    private void print(boolean prefixed, String name, List<String> lines) {
        for (String line : lines) {
            out.println(prefixed ? String.format(Locale.ROOT, "%-16s | %s", name, line) : line);
        }
    }

    private List<String> names() {
        if (!Files.isDirectory(home.logs())) {
            return List.of();
        }
        try (var files = Files.list(home.logs())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX) && !name.endsWith(".1" + SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + home.logs(), e);
        }
    }
}
