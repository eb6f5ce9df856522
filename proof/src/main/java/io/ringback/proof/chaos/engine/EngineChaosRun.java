package io.ringback.proof.chaos.engine;

import io.ringback.local.process.Home;
import io.ringback.local.stack.StackProcesses;
import io.ringback.proof.audit.Audit;
import io.ringback.proof.audit.StackAccess;
import io.ringback.proof.audit.StackValues;
import io.ringback.proof.chaos.Journal;
import io.ringback.proof.chaos.Keeper;
import io.ringback.proof.load.LoadResult;
import io.ringback.proof.load.LoadRun;
import io.ringback.proof.load.LoadSettings;
import io.ringback.proof.load.LoadTarget;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Kills and freezes engines of a stack that is up, while calls stand in every phase; then rest, and the audit. */
public final class EngineChaosRun {
    private static final Duration INSISTENCE = Duration.ofMinutes(4);
    private static final Duration READY_AGAIN = Duration.ofMinutes(2);

    /** What has not come to rest by now is a finding already. */
    private static final Duration NO_QUIET = Duration.ofSeconds(10);

    private static final Duration LOOK = Duration.ofMillis(200);

    private final Home home;
    private final StackProcesses processes;
    private final StackAccess access;
    private final LoadTarget target;
    private final EngineChaosSettings settings;
    private final Journal journal;

    /**
     * A run.
     *
     * @param environment names the stack; it has two engines at least
     * @param settings how much
     * @param out told each fault and each finding as it comes
     * @throws StackAccess.NoStack if no stack is up
     */
    public EngineChaosRun(Map<String, String> environment, EngineChaosSettings settings, PrintStream out) {
        this.home = new Home(Path.of(StackValues.of(environment).required("RINGBACK_HOME"))
                .toAbsolutePath()
                .normalize());
        this.processes = new StackProcesses(home);
        this.access = StackAccess.from(environment);
        this.target = LoadTarget.from(environment);
        this.settings = settings;
        this.journal = new Journal(out);
    }

    /** Runs it. */
    public EngineChaosReport run() throws InterruptedException {
        var cast = Cast.make(target, access.switches(), settings.seed(), settings.rate());
        var asked = LoadSettings.of(settings.rate(), settings.limit().plus(INSISTENCE))
                .insistingFor(INSISTENCE)
                .drainingFor(settings.quiet());
        var load = new LoadRun(target, asked, cast);
        var tally = new Tally();
        long begun = System.nanoTime();
        try (var calls = new LiveCalls(access);
                var keeper = new Keeper(processes, journal);
                var engines = new Engines(processes, keeper, journal);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            if (engines.names().size() < 2) {
                throw new IllegalArgumentException("start the stack with two engines at least: --replicas engine=2");
            }
            var sight = new Sight(calls, new Holdings(home), engines.names());
            Future<LoadResult> loading = threads.submit(load::run);
            try {
                breakThings(engines, sight, tally, begun);
                engines.thawAll();
                // With the load still on: what comes back has to work again too.
                awaitAllAble(engines);
            } finally {
                load.stop();
            }
            var took = Duration.ofNanos(System.nanoTime() - begun);
            journal.tell("the faults are over, waiting for the last callbacks");
            new LastCalls(target, calls).end(settings.hangUpAfter(), loading);
            return judge(tally, sight, calls, get(loading), took);
        }
    }

    private void breakThings(Engines engines, Sight sight, Tally tally, long begun) throws InterruptedException {
        var strokes = new Strokes(processes, engines, sight, tally, journal, settings.seed());
        while (System.nanoTime() - begun < settings.limit().toNanos()) {
            engines.thawDue();
            var wanted = tally.below(settings.kills());
            boolean killing = !wanted.isEmpty() && tally.kills() < settings.most();
            boolean freezing = tally.freezes() < settings.freezes();
            if (!killing && !freezing && engines.frozen() == 0) {
                return;
            }
            if (freezing) {
                strokes.maybeFreeze(settings.frozen());
            }
            if (killing) {
                strokes.maybeKill(wanted, settings.most() - tally.kills());
            }
            sight.look();
            Thread.sleep(LOOK);
        }
    }

    private void awaitAllAble(Engines engines) throws InterruptedException {
        long until = System.nanoTime() + READY_AGAIN.toNanos();
        while (engines.able().size() < engines.names().size()) {
            if (System.nanoTime() - until > 0) {
                journal.find("not all engines are ready again within " + READY_AGAIN.toSeconds() + " s");
                return;
            }
            Thread.sleep(LOOK);
        }
    }

    private EngineChaosReport judge(Tally tally, Sight sight, LiveCalls calls, LoadResult result, Duration took)
            throws InterruptedException {
        result.answers().forEach((answer, count) -> {
            if (!answer.equals("202") && !answer.equals("200")) {
                journal.find(count + " requests were answered " + answer);
            }
        });
        if (!result.open().isEmpty()) {
            journal.find(result.open().size() + " callbacks have no end or no CDR, the first "
                    + result.open().getFirst());
        }
        var audit = Audit.of(access)
                .waitingFor(result.open().isEmpty() ? settings.quiet() : NO_QUIET)
                .run();
        audit.lines().stream()
                .filter(line -> audit.failed().contains(line.id()))
                .forEach(line -> journal.find(line.toString()));
        var rings = PhoneRings.of(access.switches());
        if (rings.beyondTheFirst() > 0) {
            journal.find(rings.beyondTheFirst() + " rings of a phone that had rung for the same attempt before");
        }
        var phases = EnumSet.allOf(Phase.class).stream()
                .map(phase -> PhaseReport.of(phase, tally, calls, rings))
                .toList();
        return new EngineChaosReport(
                settings,
                took,
                (int) processes.names().stream()
                        .filter(name -> name.startsWith("engine-service"))
                        .count(),
                tally.kills(),
                tally.freezes(),
                phases,
                sight.takeovers().toString(),
                rings.total(),
                result,
                audit,
                journal.findings());
    }

    private static LoadResult get(Future<LoadResult> loading) throws InterruptedException {
        try {
            return loading.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the load broke off: " + e.getCause(), e);
        }
    }
}
