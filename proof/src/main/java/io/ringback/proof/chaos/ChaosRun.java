package io.ringback.proof.chaos;

import io.ringback.local.process.Home;
import io.ringback.local.stack.StackProcesses;
import io.ringback.proof.audit.Audit;
import io.ringback.proof.audit.RingLog;
import io.ringback.proof.audit.StackAccess;
import io.ringback.proof.load.LoadResult;
import io.ringback.proof.load.LoadRun;
import io.ringback.proof.load.LoadSettings;
import io.ringback.proof.load.LoadTarget;
import io.ringback.proof.load.Population;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One run of faults on a stack that is up: load on, faults, load off, quiet, audit. */
public final class ChaosRun {
    /** A request waits out the longest fault and the restart of the slowest process. */
    private static final Duration INSISTENCE = Duration.ofMinutes(4);

    /** Broken at once; more would only be one long outage. */
    private static final int MOST_BROKEN = 2;

    private static final Duration READY_AGAIN = Duration.ofMinutes(2);
    /** What has not come to rest by now is a finding already. */
    private static final Duration NO_QUIET = Duration.ofSeconds(10);

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration LEAD_IN = Duration.ofSeconds(3);

    private final StackProcesses processes;
    private final StackAccess access;
    private final LoadTarget target;
    private final ChaosSettings settings;
    private final Journal journal;
    private final Switches switches;

    /**
     * A run.
     *
     * @param environment names the stack, or has its home as {@code RINGBACK_HOME}
     * @param settings how much
     * @param out told each fault and each finding as it comes
     * @throws StackAccess.NoStack if no stack is up
     */
    public ChaosRun(Map<String, String> environment, ChaosSettings settings, PrintStream out) {
        var home = environment.get("RINGBACK_HOME");
        if (home == null) {
            throw new IllegalArgumentException("RINGBACK_HOME must name the home of the stack");
        }
        this.processes =
                new StackProcesses(new Home(Path.of(home).toAbsolutePath().normalize()));
        this.access = StackAccess.from(environment);
        this.target = LoadTarget.from(environment);
        this.settings = settings;
        this.journal = new Journal(out);
        this.switches = new Switches(access.switches(), new RingLog());
    }

    /** Runs it. */
    public ChaosReport run() throws InterruptedException {
        var population = Population.make(target, (int) Math.ceil(settings.rate()));
        var done = new ArrayList<Fault>();
        var asked = LoadSettings.of(settings.rate(), Duration.ofHours(1))
                .insistingFor(INSISTENCE)
                .drainingFor(settings.quiet());
        var load = new LoadRun(target, asked, population);
        LoadResult result;
        try (var keeper = new Keeper(processes, journal);
                var work = new FaultWork(processes, keeper, switches, journal);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<LoadResult> loading = threads.submit(load::run);
            try {
                work.pause(LEAD_IN);
                breakThings(work, done);
                // With the load still on: what comes back has to work again too.
                awaitAllReady(work);
            } finally {
                work.thawAll();
                load.stop();
            }
            journal.tell("the faults are over, waiting for the last callbacks");
            result = get(loading);
        }
        check(result);
        var audit = Audit.of(access)
                .waitingFor(result.open().isEmpty() ? settings.quiet() : NO_QUIET)
                .remembering(switches.before())
                .run();
        audit.lines().stream()
                .filter(line -> audit.failed().contains(line.id()))
                .forEach(line -> journal.find(line.toString()));
        return new ChaosReport(settings, List.copyOf(done), result, audit, journal.findings());
    }

    private void breakThings(FaultWork work, List<Fault> done) throws InterruptedException {
        var targets = processes.names().stream().filter(settings::hits).toList();
        var plan = new FaultPlan(settings.seed(), settings.kinds(), targets, Switches::isOne);
        long until = System.nanoTime() + settings.limit().toNanos();
        while (done.size() < settings.faults() && System.nanoTime() - until < 0) {
            var fault = plan.next();
            work.pause(fault.after());
            awaitRoom(work, fault.target());
            work.begin(fault);
            done.add(fault);
        }
    }

    /** Waits while too much is broken, or the target itself. */
    private void awaitRoom(FaultWork work, String next) throws InterruptedException {
        long until = System.nanoTime() + READY_AGAIN.toNanos();
        for (var broken = work.broken();
                broken.size() >= MOST_BROKEN || broken.contains(next);
                broken = work.broken()) {
            if (System.nanoTime() - until > 0) {
                journal.find(broken + " not ready again within " + READY_AGAIN.toSeconds() + " s");
                return;
            }
            work.pause(LOOK);
        }
    }

    private void awaitAllReady(FaultWork work) throws InterruptedException {
        long until = System.nanoTime() + READY_AGAIN.toNanos();
        for (var broken = work.broken(); !broken.isEmpty(); broken = work.broken()) {
            if (System.nanoTime() - until > 0) {
                journal.find(broken + " not ready again within " + READY_AGAIN.toSeconds() + " s");
                return;
            }
            work.pause(LOOK);
        }
    }

    private void check(LoadResult result) {
        result.answers().forEach((answer, count) -> {
            if (!answer.equals("202") && !answer.equals("200")) {
                journal.find(count + " requests were answered " + answer);
            }
        });
        if (!result.open().isEmpty()) {
            journal.find(result.open().size() + " callbacks have no end or no CDR, the first "
                    + result.open().getFirst());
        }
    }

    private static LoadResult get(Future<LoadResult> loading) throws InterruptedException {
        try {
            return loading.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the load broke off: " + e.getCause(), e);
        }
    }
}
