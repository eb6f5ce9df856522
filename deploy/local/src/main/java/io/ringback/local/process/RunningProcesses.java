package io.ringback.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The processes of a home that live, whoever started them. */
public final class RunningProcesses {

    private static final String SUFFIX = ".pid";

    private RunningProcesses() {}

    /**
     * Reads all pid files.
     *
     * @param home where
     * @return live processes by name, in the order of their names
     */
    public static Map<String, ProcessHandle> of(Home home) {
        var running = new TreeMap<String, ProcessHandle>();
        names(home).forEach(name -> home.pidFile(name).running().ifPresent(process -> running.put(name, process)));
        return running;
    }

    /**
     * Names of all processes that were started and not forgotten, whether they live or not.
     *
     * @param home where
     * @return in the order of their names
     */
    public static Set<String> remembered(Home home) {
        return new TreeSet<>(names(home));
    }

    /**
     * Forgets all processes, also those that ended by themselves.
     *
     * @param home where
     */
    public static void forget(Home home) {
        names(home).forEach(name -> home.pidFile(name).delete());
    }

    private static List<String> names(Home home) {
        if (!Files.isDirectory(home.run())) {
            return List.of();
        }
        try (var files = Files.list(home.run())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + home.run(), e);
        }
    }
}
