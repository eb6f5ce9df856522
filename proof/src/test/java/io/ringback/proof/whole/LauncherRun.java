package io.ringback.proof.whole;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What {@code ./ringback} runs, without the build that this test is part of.
 *
 * @param checkout where the programs were built
 * @param home where the stack lives
 */
record LauncherRun(Path checkout, Path home) {
    private static final long LIMIT_MINUTES = 4;

    /** Copies what was built to where it runs. */
    void install() {
        var launcher = checkout.resolve("deploy/local/src/main/java/io/ringback/local/launcher/Launcher.java");
        run(List.of(launcher.toString(), "install"));
    }

    /** Any command of the stack. */
    void stack(String... arguments) {
        var command =
                new ArrayList<>(List.of("-cp", home.resolve("app/local/*").toString(), "io.ringback.local.stack.Main"));
        command.addAll(List.of(arguments));
        run(command);
    }

    private void run(List<String> arguments) {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(arguments);
        var log = home.resolve("launcher.log");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("RINGBACK_ROOT", checkout.toString());
        builder.environment().put("RINGBACK_HOME", home.toString());
        builder.environment().put("RINGBACK_PORT", "0");
        try {
            var process = builder.start();
            if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                process.destroy();
                throw new AssertionError("did not end in " + LIMIT_MINUTES + " min: " + said(log));
            }
            if (process.exitValue() != 0) {
                throw new AssertionError("ended with " + process.exitValue() + ": " + said(log));
            }
        } catch (IOException e) {
            throw new AssertionError("cannot run " + arguments.getFirst(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static String said(Path log) throws IOException {
        return Files.readString(log, StandardCharsets.UTF_8);
    }
}
