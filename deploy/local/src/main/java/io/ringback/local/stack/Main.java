package io.ringback.local.stack;

import io.ringback.local.demo.Demo;
import io.ringback.local.demo.DemoStack;
import io.ringback.local.process.Halt;
import io.ringback.local.process.Home;
import io.ringback.local.process.HomeLock;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** {@code ./ringback} once everything is built. */
final class Main {

    private final Home home;
    private final PrintStream out;

    private Main(Home home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    /** Runs one command and ends with its exit code: 0 done, 1 failed, 3 not everything runs. */
    public static void main(String... arguments) {
        int code;
        try {
            code = new Main(Home.fromEnvironment(), System.out).run(Command.of(List.of(arguments)));
        } catch (Halt e) {
            System.err.println(e.getMessage());
            code = 1;
        }
        System.exit(code);
    }

    private int run(Command command) {
        return switch (command) {
            case Command.Up up -> up(up);
            case Command.Demo() -> demo();
            case Command.Down() -> down();
            case Command.Status() -> new StatusReport(home, out).run();
            case Command.Doctor() -> new Checkup(home, out).run();
            case Command.Logs logs -> {
                new LogView(home, out).run(logs.process(), logs.follow());
                yield 0;
            }
        };
    }

    private int up(Command.Up up) {
        var session = new Session(home, out);
        var fresh = session.begin(up.replicas(), GatewayPort.fromEnvironment());
        out.println("Ringback is up at " + StackEnv.value(home, StackEnv.URL) + "; the keys are in " + home.stackEnv()
                + ".");
        if (!fresh) {
            return 0;
        }
        if (up.detached()) {
            session.release();
            return 0;
        }
        out.println("Ctrl-C stops it.");
        new Supervision(home, out).run();
        session.forget();
        out.println("The stack was stopped.");
        return 0;
    }

    private int demo() {
        var begun = System.nanoTime();
        var session = new Session(home, out);
        session.begin(Replicas.ONE_EACH, GatewayPort.fromEnvironment().orAnyFree());
        var stack = new DemoStack(
                URI.create(StackEnv.value(home, StackEnv.URL)),
                StackEnv.customer(home),
                StackEnv.value(home, StackEnv.KAFKA),
                Stream.of(StackEnv.value(home, StackEnv.SWITCH_HTTP).split(",", -1))
                        .map(URI::create)
                        .toList());
        new Demo(stack, out).run();
        out.println("Done in " + (System.nanoTime() - begun) / 1_000_000_000 + " s.");
        return 0;
    }

    private int down() {
        home.prepare();
        try (var _ = HomeLock.take(home)) {
            var stopped = new Shutdown(home, out).run();
            out.println(stopped == 0 ? "Nothing was running." : "Stopped; the data stay in " + home.data() + ".");
        }
        return 0;
    }
}
