package io.ringback.proof.audit;

import java.io.PrintStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks a running stack against the invariants. Changes nothing: reads as a role that may not write, belongs to no
 * consumer group.
 */
public final class Audit {
    static final List<Invariant> INVARIANTS = List.of(
            new BalancedPostings(),
            new CoveredBalances(),
            new EndedCallbacks(),
            new SingleRings(),
            new CallerFirst(),
            new SettledOnce(),
            new TimelyHolds(),
            new SameRecords(),
            new OwnedChannels(),
            new OneWriter(),
            new DrainedQueues(),
            new ForbiddenNumbers());

    private final StackAccess access;
    private final Evidence.Settings settings;
    private final Set<Area> areas;

    private Audit(StackAccess access, Evidence.Settings settings, Set<Area> areas) {
        this.access = access;
        this.settings = settings;
        this.areas = Set.copyOf(areas);
    }

    /** An audit that waits up to 30 s for quiet and excuses no dead letter. */
    public static Audit of(StackAccess access) {
        return of(access, Evidence.Settings.DEFAULT);
    }

    static Audit of(StackAccess access, Evidence.Settings settings) {
        return new Audit(access, settings, Set.of());
    }

    /** The same, waiting so long for quiet at most. */
    public Audit waitingFor(Duration quietLimit) {
        return new Audit(
                access,
                new Evidence.Settings(quietLimit, settings.channelLimit(), settings.explained(), settings.before()),
                areas);
    }

    /**
     * The same, excusing dead letters whose cause is known.
     *
     * @param deadLetters each as {@code <topic>.dlq/<partition>/<offset>}
     */
    public Audit explaining(Set<String> deadLetters) {
        var all = new HashSet<>(settings.explained());
        all.addAll(deadLetters);
        return new Audit(
                access,
                new Evidence.Settings(settings.quietLimit(), settings.channelLimit(), all, settings.before()),
                areas);
    }

    /** The same, looking at these areas alone; at all of them if none is named. */
    public Audit lookingAt(Set<Area> named) {
        return new Audit(access, settings, named);
    }

    /** The same, looking at these rings too. */
    public Audit remembering(RingLog before) {
        return new Audit(
                access,
                new Evidence.Settings(settings.quietLimit(), settings.channelLimit(), settings.explained(), before),
                areas);
    }

    /**
     * Waits for quiet, then looks at everything.
     *
     * @throws IllegalStateException if a part of the stack cannot be reached
     */
    public Report run() {
        try (var evidence = new Evidence(access, settings)) {
            evidence.quiet(new Quiet(evidence).await(settings.quietLimit()));
            return new Report(INVARIANTS.stream()
                    .filter(invariant -> areas.isEmpty() || areas.stream().anyMatch(area -> area.has(invariant.id())))
                    .map(invariant -> line(invariant, evidence))
                    .toList());
        }
    }

    private static Report.Line line(Invariant invariant, Evidence evidence) {
        Finding finding;
        try {
            finding = invariant.check(evidence);
        } catch (RuntimeException e) {
            // What cannot be looked at is not known to hold, and the others are still worth a look.
            finding = new Finding.Violated("could not be checked: " + e.getMessage());
        }
        return new Report.Line(invariant.id(), invariant.sentence(), finding);
    }

    /** {@code ./ringback audit [area …] [--quiet seconds] [--explained file] [--json]}: exit code 0, 1 if anything does not hold. */
    public static void main(String... arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    private static int run(List<String> arguments, PrintStream out, PrintStream err) {
        try {
            var command = AuditCommand.of(arguments);
            var report = of(StackAccess.from(System.getenv()))
                    .lookingAt(command.areas())
                    .waitingFor(command.quietLimit())
                    .explaining(command.explained())
                    .run();
            out.println(command.json() ? report.json() : report.toString());
            return report.passed() ? 0 : 1;
        } catch (StackAccess.NoStack | AuditCommand.Misunderstood e) {
            err.println(e.getMessage());
        } catch (IllegalStateException e) {
            err.println("The audit cannot look: " + e.getMessage());
        }
        return 1;
    }
}
