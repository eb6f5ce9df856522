package io.ringback.proof.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.local.stack.StackProcesses;
import io.ringback.proof.chaos.engine.EngineChaosRun;
import io.ringback.proof.chaos.engine.EngineChaosSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two engines: what one was about when it went is carried on by the other. */
@OnTheStack
class TakeoverTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final int KILLS = Boolean.getBoolean("ringback.test.all") ? 12 : 1;
    private static final long SEED = Long.getLong("ringback.chaos.seed", 3);

    private final RunningStack stack;
    private final Phones phones;
    private final Ownerships ownerships;
    private final StackProcesses processes;

    TakeoverTest(RunningStack stack) {
        this.stack = stack;
        this.phones = new Phones(stack);
        this.ownerships = new Ownerships(stack);
        this.processes = stack.processes();
    }

    @AfterEach
    void bothEnginesAreThereAgain() {
        // One that was stopped may take its time to end, and only what has ended is started again.
        Awaitility.await().atMost(LIMIT.multipliedBy(2)).until(() -> {
            processes.startEnded(_ -> true);
            return Ownerships.ENGINES.stream().allMatch(processes::isReady);
        });
    }

    @Test
    void calls_of_an_engine_that_is_killed_are_worked_by_the_other_whatever_they_stood_at() throws Exception {
        var settings = EngineChaosSettings.sample(SEED, KILLS);

        var report = new EngineChaosRun(stack.environment(), settings, System.out).run();

        assertThat(report.findings()).as(report.toString()).isEmpty();
        assertThat(report.kills()).isEqualTo(KILLS);
        assertThat(report.phases().stream().filter(phase -> phase.callsKilled() > 0))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void talk_of_an_engine_that_is_stopped_goes_on_and_the_other_can_end_it() {
        var customer = Customer.with(stack, "5.00", Phones.anotherCaller(71));
        var callee = Phones.talkingForEver(1);
        var calleeRang = phones.rings(callee);
        var callback = customer.ask(callee, Map.of());
        customer.reaches(callback, "TALKING");
        var before = Awaitility.await()
                .atMost(LIMIT)
                .until(() -> ownerships.ofCallback(callback), Optional::isPresent)
                .orElseThrow();

        var ended = Instant.now();
        processes.stop(before.process());
        var after = Awaitility.await()
                .atMost(LIMIT)
                .until(
                        () -> ownerships.ofSwitch(before.switchId()),
                        owned -> owned.filter(now -> now.epoch() > before.epoch())
                                .isPresent())
                .orElseThrow();

        System.out.printf(
                "switch taken over %d ms after its engine went%n",
                Duration.between(ended, Instant.now()).toMillis());
        assertThat(after.process()).isNotEqualTo(before.process());
        assertThat(customer.statuses(callback)).last().isEqualTo("TALKING");
        customer.client().delete("/v1/callbacks/" + callback).expect(202);
        assertThat(customer.end(callback)).isEqualTo("COMPLETED");
        var cdr = customer.cdr(callback);
        assertThat(cdr.path("disposition").asText()).isEqualTo("ANSWERED");
        assertThat(cdr.path("endReason").asText()).isEqualTo("CANCELLED");
        assertThat(cdr.path("amount").path("amount").asText()).isEqualTo("0.10");
        assertThat(phones.rings(customer.number())).isEqualTo(1);
        assertThat(phones.rings(callee)).isEqualTo(calleeRang + 1);
    }
}
