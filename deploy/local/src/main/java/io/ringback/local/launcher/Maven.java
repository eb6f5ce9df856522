package io.ringback.local.launcher;

import io.ringback.local.process.Halt;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Maven of this machine.
 *
 * @param program its script
 */
record Maven(Path program) {

    /** Finds it by MAVEN_HOME or on the path. */
    static Maven find() {
        var home = Optional.ofNullable(System.getenv("MAVEN_HOME")).map(folder -> Path.of(folder, "bin"));
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator);
        return Stream.concat(home.stream(), Stream.of(path).map(Path::of))
                .map(folder -> folder.resolve("mvn"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Maven::new)
                .orElseThrow(() -> new Halt(
                        "Ringback needs Maven to build itself: install it (3.8.7 or newer) or set MAVEN_HOME."));
    }

    /**
     * Runs it before the person's eyes.
     *
     * @return its exit code
     */
    int run(Path root, List<String> arguments) {
        try {
            return start(root, arguments, new ProcessBuilder().inheritIO()).waitFor();
        } catch (IOException e) {
            throw new Halt("Maven does not start: " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Halt("Interrupted.", e);
        }
    }

    /** Builds modules without their tests, shows how far it is, and keeps the whole output in a log. */
    void build(Path root, List<String> modules, Path log) {
        var arguments = List.of(
                "-B",
                "package",
                "-pl",
                String.join(",", modules),
                "-Dmaven.test.skip=true",
                "-Dspotless.check.skip=true");
        try {
            var process = start(root, arguments, new ProcessBuilder().redirectErrorStream(true));
            var progress = new BuildProgress(System.out);
            try (var lines = process.inputReader();
                    var kept = Files.newBufferedWriter(log)) {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    kept.write(line + "\n");
                    progress.line(line, System.nanoTime());
                }
            }
            if (process.waitFor() != 0) {
                throw new Halt(progress.errors() + "\nThe build failed; the whole of it is in " + log + ".");
            }
        } catch (IOException e) {
            throw new Halt("Maven does not run: " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Halt("Interrupted.", e);
        }
    }

    private Process start(Path root, List<String> arguments, ProcessBuilder builder) throws IOException {
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        return builder.command(command).directory(root.toFile()).start();
    }
}
