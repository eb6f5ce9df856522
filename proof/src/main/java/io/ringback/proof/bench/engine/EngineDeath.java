package io.ringback.proof.bench.engine;

import io.ringback.local.stack.StackProcesses;
import io.ringback.proof.bench.engine.Rating.Ordered;
import io.ringback.proof.chaos.engine.Holding;
import io.ringback.proof.chaos.engine.Holdings;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The only engine dies while people talk, then one of two: who cuts them off, and when somebody works the calls again. */
final class EngineDeath {
    private static final int CALLS = 200;
    private static final int SHORT_SECONDS = 12;
    private static final int LONG_SECONDS = 600;
    private static final String ENGINE = "engine-service";
    private static final Duration CUT_LIMIT = Duration.ofSeconds(20);
    private static final Duration READY = Duration.ofSeconds(90);

    /** Until two engines have shared the switches between them, and each is connected. */
    private static final Duration SHARED = Duration.ofSeconds(15);

    private static final Duration LOOK = Duration.ofMillis(100);

    private final EnginePart.Bench bench;
    private final Sink figures;
    private final Rating rating;
    private final TalkWatch watch;
    private final FactWatch facts;

    EngineDeath(EnginePart.Bench bench, Sink figures, Rating rating, TalkWatch watch, FactWatch facts) {
        this.bench = bench;
        this.figures = figures;
        this.rating = rating;
        this.watch = watch;
        this.facts = facts;
    }

    /** @param all what it orders is added */
    void run(List<Ordered> all) throws InterruptedException {
        dead(all);
        takeover(all);
    }

    private void dead(List<Ordered> all) throws InterruptedException {
        var calls = rating.order(CALLS, SHORT_SECONDS);
        all.addAll(calls);
        EnginePart.bridged(watch, calls);
        processes().kill(ENGINE);
        Waits.until(calls, call -> watch.talk(call.attempt()).isPresent(), CUT_LIMIT);
        EnginePart.overrun("engine_overrun_dead", figures, watch, calls, SHORT_SECONDS, 1_100);
        processes().startEnded(name -> name.startsWith(ENGINE));
        await(() -> processes().isReady(ENGINE) && processes().isReady(ENGINE + "-2"));
        EnginePart.ended(facts, calls);
    }

    /** All are cancelled as soon as an engine is dead: those of the other end at once, its own when they are worked again. */
    private void takeover(List<Ordered> all) throws InterruptedException {
        Thread.sleep(SHARED);
        var calls = rating.order(CALLS, LONG_SECONDS);
        all.addAll(calls);
        EnginePart.bridged(watch, calls);
        var owner = owner();
        long killed = System.nanoTime();
        processes().kill(owner);
        calls.forEach(rating::withdraw);
        Waits.until(calls, call -> watch.endingNanos(call.attempt()).isPresent(), READY);
        double last = calls.stream()
                .map(call -> watch.endingNanos(call.attempt()))
                .flatMap(Optional::stream)
                .mapToDouble(at -> (at - killed) / 1e9)
                .max()
                .orElse(Double.NaN);
        figures.add("engine_takeover", last, "s", Double.NaN, 15, true);
    }

    /** An engine that has a switch: the one that took one last. */
    private String owner() {
        var holdings = new Holdings(bench.home());
        return holdings.look(List.of(ENGINE, ENGINE + "-2")).stream()
                .max(Comparator.comparingLong(Holding::epoch))
                .flatMap(holdings::processOf)
                .orElseThrow(() -> new IllegalStateException("no engine has a switch"));
    }

    private StackProcesses processes() {
        return bench.processes();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + READY.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() - until < 0) {
            Thread.sleep(LOOK);
        }
    }
}
