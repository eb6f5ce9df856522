package io.ringback.local.launcher;

import io.ringback.local.process.Halt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The programs of the stack, copied from where Maven builds them to where they run.
 *
 * @param root the checkout
 * @param app a folder per program
 */
record Installation(Path root, Path app) {

    /** What the stack is built from, in no particular order. */
    static final List<String> MODULES = List.of(
            "contracts",
            "messaging",
            "edge",
            "deploy/switch-simulator",
            "deploy/local",
            "trigger-service",
            "rating-service",
            "engine-service",
            "cdr-service",
            "proof");

    /**
     * The sources the programs were built from.
     *
     * @return empty if nothing, or not everything, has been copied yet
     */
    String stamp() {
        try {
            return Files.exists(stampFile()) ? Files.readString(stampFile()) : "";
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + stampFile(), e);
        }
    }

    /**
     * Copies what changed. The stamp goes first and comes back last, so a run cut short counts as not installed.
     *
     * @param stamp of the sources that were built
     */
    void copy(String stamp) {
        try {
            Files.deleteIfExists(stampFile());
            for (var program : programs().entrySet()) {
                FolderCopy.mirror(program.getValue(), app.resolve(program.getKey()));
            }
            Files.writeString(stampFile(), stamp);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy the programs to " + app, e);
        }
    }

    private Path stampFile() {
        return app.resolve("stamp");
    }

    private Map<String, Map<String, Path>> programs() throws IOException {
        var programs = new LinkedHashMap<String, Map<String, Path>>();
        for (String service : List.of("trigger-service", "rating-service", "engine-service", "cdr-service")) {
            programs.put(service, tree(root.resolve(service).resolve("target/quarkus-app")));
        }
        var simulator = root.resolve("deploy/switch-simulator/target/switch-simulator.jar");
        programs.put("switch-simulator", Map.of("switch-simulator.jar", existing(simulator)));
        var local = tree(root.resolve("deploy/local/target/lib"));
        local.put("local.jar", existing(root.resolve("deploy/local/target/local-0.1.0-SNAPSHOT.jar")));
        programs.put("local", local);
        // The audit; what it needs beside itself is all among the jars of "local".
        var proof = root.resolve("proof/target/proof-0.1.0-SNAPSHOT.jar");
        programs.put("proof", Map.of("proof.jar", existing(proof)));
        return programs;
    }

    private static Map<String, Path> tree(Path folder) throws IOException {
        var files = new LinkedHashMap<String, Path>();
        try (var found = Files.walk(existing(folder))) {
            found.filter(Files::isRegularFile)
                    .forEach(file -> files.put(folder.relativize(file).toString(), file));
        }
        return files;
    }

    private static Path existing(Path path) {
        if (!Files.exists(path)) {
            throw new Halt("The build made no " + path + ".");
        }
        return path;
    }
}
