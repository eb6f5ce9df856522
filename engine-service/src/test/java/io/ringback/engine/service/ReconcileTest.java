package io.ringback.engine.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.CallFact.Bridged;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Disposition;
import io.ringback.engine.Orders;
import io.ringback.messaging.Database;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a switch did and nobody heard. */
@OnServers
@SuppressWarnings("NullAway.Init")
class ReconcileTest {
    @Inject
    Wire wire;

    @Inject
    Switches switches;

    @Inject
    Database database;

    @Inject
    MeterRegistry registry;

    @Test
    void call_whose_end_was_not_heard_is_found_over_while_the_session_goes_on() throws Exception {
        try (Gate gate = new Gate("127.0.0.1", switches.amiPort())) {
            String id = switches.alone("muffled", gate.port());
            switches.awaitState(id, "READY");
            UUID talk = talk("muffled", "+442079460124");

            gate.muffle(Pattern.compile("(?<=Event: )(Hangup|BridgeLeave|AsyncAGIExec|AsyncAGIEnd)"));
            hangUp(talk);

            AttemptEnded end = wire.end(talk);
            assertThat(end.disposition()).isEqualTo(Disposition.ANSWERED);
            assertThat(end.estimated()).isTrue();
            assertThat(gate.passages()).as("sessions").hasSize(1);
            switches.remove(id);
        }
    }

    @Test
    void more_events_than_may_wait_are_dropped_and_the_switch_is_asked_anew() throws Exception {
        Counter dropped = registry.counter("ringback.engine.switch.events.dropped");
        double before = dropped.count();
        try (Gate gate = new Gate("127.0.0.1", switches.amiPort())) {
            String id = switches.alone("flooded", gate.port());
            switches.awaitState(id, "READY");
            UUID holding = talk("flooded", "+442079460125");
            UUID unheard = talk("flooded", "+442079460126");
            CountDownLatch flooded = new CountDownLatch(1);
            Thread away = databaseAway(flooded);

            hangUp(holding);
            await().until(this::somebodyWaitsToWrite);
            gate.passages().getLast().say(eventOfACallThatIsOver().repeat(3_000));
            await().until(() -> dropped.count() > before);
            hangUp(unheard);
            flooded.countDown();
            away.join();

            assertThat(wire.end(holding).disposition()).isEqualTo(Disposition.ANSWERED);
            assertThat(wire.end(unheard).disposition()).isEqualTo(Disposition.ANSWERED);
            await().until(() -> gate.passages().size() == 2);
            switches.awaitState(id, "READY");
            switches.remove(id);
        }
    }

    private UUID talk(String trunk, String caller) {
        AttemptAuthorized order = Orders.at(Instant.now())
                .caller(caller)
                .callerOver(trunk)
                .target("+493023125624", 30, 600, Set.of(), trunk)
                .build();
        wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);
        wire.await(order.attemptId(), Bridged.class);
        return order.attemptId();
    }

    private void hangUp(UUID attempt) throws IOException {
        try (ManagerLine line = new ManagerLine(switches.amiPort())) {
            line.hangUp("rb-local-" + attempt + "-caller-1");
        }
    }

    /** Nobody can write what becomes of a call until this is let go. */
    private Thread databaseAway(CountDownLatch back) throws InterruptedException {
        CountDownLatch away = new CountDownLatch(1);
        Thread thread = Thread.ofVirtual()
                .start(() -> database.runInTransaction(tx -> {
                    tx.execute("LOCK TABLE attempt IN SHARE MODE");
                    away.countDown();
                    awaitQuietly(back);
                }));
        away.await();
        return thread;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean somebodyWaitsToWrite() {
        return !database.read("SELECT 1 AS one FROM pg_locks WHERE relation = 'attempt'::regclass AND NOT granted")
                .isEmpty();
    }

    private static String eventOfACallThatIsOver() {
        String channel = "rb-local-" + UUID.randomUUID() + "-caller-1";
        return "Event: Newstate\r\nUniqueid: " + channel + "\r\nLinkedid: " + channel
                + "\r\nChannelState: 6\r\nChannelStateDesc: Up\r\n\r\n";
    }
}
