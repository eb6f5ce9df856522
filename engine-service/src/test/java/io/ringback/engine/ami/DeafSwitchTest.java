package io.ringback.engine.ami;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.engine.wire.Actions;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.asteriskjava.manager.event.ManagerEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A switch that lets us in, and then reads nothing any more. */
@SuppressWarnings("NullAway.Init")
class DeafSwitchTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final CountDownLatch over = new CountDownLatch(1);
    private BareSwitch deaf;
    private AmiSession session;

    @BeforeEach
    void login() throws Exception {
        deaf = new BareSwitch();
        session = new AmiSession(
                deaf.account(), () -> true, new Waiting(over), InstantSource.system(), Duration.ofMillis(500));
        session.login();
    }

    @AfterEach
    void close() throws IOException {
        session.close();
        deaf.close();
    }

    @Test
    void whoever_writes_to_it_is_let_go_and_the_session_ends_with_that_reason() throws Exception {
        List<Thread> writers = Stream.generate(() -> Thread.ofVirtual().start(this::writeOn))
                .limit(3)
                .toList();

        for (Thread writer : writers) {
            assertThat(writer.join(LIMIT)).isTrue();
        }

        assertThat(over.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(session.whyOver()).isEqualTo("The switch does not read what it is sent.");
    }

    /** Until it is told that it is no use. */
    private void writeOn() {
        Actions actions = new Actions("ringback");
        try {
            while (true) {
                session.send(actions.hangup("rb-local-" + "x".repeat(100)), () -> {});
            }
        } catch (IOException | IllegalStateException e) {
            // The session is over.
        }
    }

    private record Waiting(CountDownLatch over) implements Hearing {
        @Override
        public void heard(ManagerEvent event, Instant receivedAt) {
            // Nothing is asked here.
        }

        @Override
        public void closed() {
            over.countDown();
        }
    }
}
