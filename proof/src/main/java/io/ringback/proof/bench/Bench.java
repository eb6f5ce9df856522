package io.ringback.proof.bench;

import io.ringback.local.kept.Secrets;
import io.ringback.proof.audit.Audit;
import io.ringback.proof.audit.StackAccess;
import io.ringback.proof.audit.StackValues;
import io.ringback.proof.bench.BenchCommand.Area;
import io.ringback.proof.bench.engine.EnginePart;
import io.ringback.proof.bench.rating.RatingPart;
import io.ringback.proof.load.LoadRun;
import io.ringback.proof.load.LoadSettings;
import io.ringback.proof.load.Population;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * {@code ./ringback bench [whole|raw|latency|load|trigger|rating|engine] [--minutes 2] [--rate 100] [--stored 200000]
 * [--listeners 5000] [--json]}: exit code 0 if everything was measured and the audit of what the load left passes; a figure that falls short is told, not failed.
 */
final class Bench {
    /** The simulators' one manager user. */
    private static final String MANAGER = "ringback";

    private static final Duration QUIET = Duration.ofSeconds(90);

    /** Some five thousand callbacks: what is hot is compiled by then as in a service that has run for an hour. */
    private static final List<LoadSettings> WARMING = List.of(
            LoadSettings.of(10, Duration.ofSeconds(15)),
            LoadSettings.of(40, Duration.ofSeconds(30)),
            LoadSettings.of(60, Duration.ofSeconds(60)));

    private final Stack stack;
    private final BenchCommand command;
    private final Figures figures;
    private final PrintStream err;

    private Bench(Stack stack, BenchCommand command, Figures figures, PrintStream err) {
        this.stack = stack;
        this.command = command;
        this.figures = figures;
        this.err = err;
    }

    public static void main(String... arguments) throws InterruptedException {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    private static int run(List<String> arguments, PrintStream out, PrintStream err) throws InterruptedException {
        try {
            var command = BenchCommand.of(arguments);
            var figures = new Figures(command.json() ? err : out);
            var passed = switch (command.area()) {
                case RATING -> rating(figures);
                case ENGINE -> engine(Stack.from(System.getenv()), figures);
                case WHOLE, RAW, LATENCY, LOAD, TRIGGER ->
                    new Bench(Stack.from(System.getenv()), command, figures, err).run();
            };
            if (command.json()) {
                out.println(figures.json(passed));
            }
            return passed ? 0 : 1;
        } catch (StackAccess.NoStack | IllegalArgumentException e) {
            err.println(e.getMessage());
        } catch (IllegalStateException | IOException | SQLException e) {
            err.println("The bench cannot go on: " + e);
        }
        return 1;
    }

    /** Nothing is left behind that could be audited. */
    private static boolean rating(Figures figures) throws IOException, InterruptedException {
        RatingPart.run(figures::add);
        return true;
    }

    /** What it is asked for nobody has requested, so there is nothing to audit but its own figures. */
    private static boolean engine(Stack stack, Figures figures) throws IOException, InterruptedException {
        var values = StackValues.of(System.getenv());
        var bench = new EnginePart.Bench(
                stack.home(),
                stack.kafka(),
                List.of(values.required("SWITCH_AMI").split(",", -1)),
                MANAGER,
                Secrets.of(stack.home()).managerSecret());
        var processes = new ProcessTable(stack.home());
        new EnginePart(
                        bench,
                        figures::add,
                        () -> processes.residentMegabytes().getOrDefault("engine-service", Double.NaN))
                .run();
        return true;
    }

    private boolean run() throws IOException, InterruptedException, SQLException {
        say("accounts, and a load to warm up on");
        var population = Population.make(stack.target(), LoadSettings.HIGHEST_RATE);
        for (LoadSettings warming : WARMING) {
            new LoadRun(stack.target(), warming, population).run();
        }
        if (includes(Area.RAW)) {
            say("what the machine can do");
            new RawLimits(stack, figures).run();
        }
        if (includes(Area.LATENCY)) {
            say("from the request to the Originate");
            new LatencyPart(stack, population, figures).run();
        }
        if (includes(Area.LOAD)) {
            say("whole callbacks, " + command.rate() + "/s for "
                    + command.load().toMinutes() + " min");
            new LoadPart(stack, population, figures).run(command.rate(), command.load());
        }
        if (includes(Area.TRIGGER)) {
            say("accepts, schedules and streams; " + command.stored() + " schedules lie in the table");
            new TriggerPart(stack, figures, command.stored(), command.listeners()).run();
        }
        return audit();
    }

    private boolean audit() {
        say("the audit");
        var report = Audit.of(stack.access()).waitingFor(QUIET).run();
        err.println(report.passed() ? report.verdict() : report.toString());
        return report.passed();
    }

    private boolean includes(Area part) {
        return command.area().includes(part);
    }

    private void say(String what) {
        err.println("bench: " + what);
    }
}
