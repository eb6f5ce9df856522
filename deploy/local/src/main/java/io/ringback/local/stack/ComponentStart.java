package io.ringback.local.stack;

import io.ringback.local.process.Home;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Starts processes so that they outlive this one and hear no Ctrl-C but ours. */
final class ComponentStart {

    private final Home home;
    private final List<String> apart;

    ComponentStart(Home home) {
        this.home = home;
        // A session of its own: the terminal's signals do not reach it.
        this.apart = onPath("setsid").or(() -> onPath("nohup")).map(Path::toString).stream()
                .toList();
    }

    /** Starts one; its output goes to its log, the one before is kept as {@code .1}. */
    ProcessHandle start(Component component) {
        keepLog(component.name());
        return startAgain(component);
    }

    /** Starts one again that has ended by itself; its log goes on where it was. */
    ProcessHandle startAgain(Component component) {
        component.readiness().reset();
        if (component.name().equals("postgres")) {
            new Postmaster(Postmaster.dataOf(home)).end();
        }
        var command = new ArrayList<>(apart);
        command.addAll(component.command());
        var builder = new ProcessBuilder(command).directory(home.folder().toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("RINGBACK_"));
        builder.environment().putAll(component.environment());
        try {
            builder.redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(home.log(component.name()).toFile()));
            var process = builder.start().toHandle();
            home.pidFile(component.name()).write(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + component.name(), e);
        }
    }

    private void keepLog(String name) {
        var log = home.log(name);
        try {
            if (Files.exists(log)) {
                Files.move(log, home.log(name + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot move " + log, e);
        }
    }

    private static Optional<Path> onPath(String program) {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
