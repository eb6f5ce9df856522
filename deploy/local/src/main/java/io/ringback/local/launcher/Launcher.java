package io.ringback.local.launcher;

import io.ringback.local.process.Halt;
import io.ringback.local.process.Home;
import io.ringback.local.process.HomeLock;
import io.ringback.local.process.RunningProcesses;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code ./ringback} runs before anything is built: {@code build} makes the programs of the stack and copies them
 * into the home, {@code install} only copies what is built, {@code test} builds and tests everything.
 */
final class Launcher {

    private final Path root;

    private Launcher(Path root) {
        this.root = root;
    }

    /** Runs one of the two and ends with its exit code. */
    public static void main(String... arguments) {
        try {
            System.exit(new Launcher(Path.of(System.getenv("RINGBACK_ROOT"))).run(List.of(arguments)));
        } catch (Halt e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private int run(List<String> arguments) {
        return switch (arguments.getFirst()) {
            case "build" -> build(Home.fromEnvironment());
            case "install" -> install(Home.fromEnvironment());
            case "test" -> test(arguments.subList(1, arguments.size()));
            default -> throw new Halt("The launcher knows build, install and test, not " + arguments.getFirst() + ".");
        };
    }

    private int build(Home home) {
        home.prepare();
        home.requireRoom();
        var installation = new Installation(root, home.app());
        var stamp = SourceStamp.of(root, Installation.MODULES);
        if (installation.stamp().equals(stamp)) {
            return 0;
        }
        if (!RunningProcesses.of(home).isEmpty() && !installation.stamp().isEmpty()) {
            System.out.println("The sources have changed, but a stack is running: ./ringback down, then it is built.");
            return 0;
        }
        try (var _ = HomeLock.take(home)) {
            System.out.println("Building (first time: some minutes, mostly downloads). Log: " + home.log("build"));
            Maven.find().build(root, Installation.MODULES, home.log("build"));
            installation.copy(stamp);
        }
        return 0;
    }

    /** Copies what a build made; for a build that goes on with what it made. */
    private int install(Home home) {
        home.prepare();
        try (var _ = HomeLock.take(home)) {
            new Installation(root, home.app()).copy(SourceStamp.of(root, Installation.MODULES));
        }
        return 0;
    }

    private int test(List<String> options) {
        // The tests of a module wait more than they compute: three modules at once keep two cores busy.
        var goals = new ArrayList<>(List.of("-B", "--no-transfer-progress", "-T", "3", "verify"));
        for (String option : options) {
            if (!"--all".equals(option)) {
                throw new Halt("./ringback test knows no option but --all: " + option);
            }
            goals.add("-Dringback.test.all=true");
        }
        return Maven.find().run(root, goals);
    }
}
