package io.ringback.proof.chaos.engine;

import io.ringback.local.process.Home;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Which process has which switch: they say so in their logs, which are read on from where they were read last. */
public final class Holdings {
    private static final Pattern TAKEN =
            Pattern.compile("switchId=([0-9a-f-]{36}) epoch=([0-9]+) msg=\"switch taken\"");

    private final Home home;
    private final Map<String, Long> read = new HashMap<>();
    private final Map<Holding, String> processes = new HashMap<>();
    private final Map<Holding, Long> since = new HashMap<>();

    /** Those told in the logs of this home. */
    public Holdings(Home home) {
        this.home = home;
    }

    /** Reads on; gives what was taken meanwhile. */
    public List<Holding> look(Collection<String> engines) {
        return engines.stream().flatMap(engine -> look(engine).stream()).toList();
    }

    /** Whose it is. */
    public Optional<String> processOf(Holding holding) {
        return Optional.ofNullable(processes.get(holding));
    }

    /** When it was seen to have been taken, by {@link System#nanoTime()}. */
    long sinceNanos(Holding holding) {
        return since.getOrDefault(holding, System.nanoTime());
    }

    private List<Holding> look(String engine) {
        var text = news(engine);
        long now = System.nanoTime();
        var taken = TAKEN.matcher(text)
                .results()
                .map(found -> new Holding(UUID.fromString(found.group(1)), Long.parseLong(found.group(2))))
                .toList();
        for (Holding holding : taken) {
            processes.put(holding, engine);
            since.put(holding, now);
        }
        return taken;
    }

    /** Whole lines only; the rest is read next time. */
    private String news(String engine) {
        try (var file = new RandomAccessFile(home.log(engine).toFile(), "r")) {
            long from = read.getOrDefault(engine, 0L);
            file.seek(from);
            var bytes = new byte[Math.toIntExact(file.length() - from)];
            file.readFully(bytes);
            var text = new String(bytes, StandardCharsets.ISO_8859_1);
            int whole = text.lastIndexOf('\n') + 1;
            read.put(engine, from + whole);
            return text.substring(0, whole);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the log of " + engine, e);
        }
    }
}
