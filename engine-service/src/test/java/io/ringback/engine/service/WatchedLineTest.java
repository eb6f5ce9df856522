package io.ringback.engine.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.LineEvent.LineFreed;
import io.ringback.contracts.Topic;
import io.ringback.contracts.WatchedLine;
import io.ringback.contracts.values.DeferReason;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.Party;
import io.ringback.engine.Orders;
import io.ringback.engine.WatchedLines;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lines somebody waits for become free at a switch, over TCP. */
@OnServers
@SuppressWarnings("NullAway.Init")
class WatchedLineTest {
    @Inject
    Wire wire;

    @Inject
    Switches switches;

    @Inject
    WatchedLines watched;

    private InboundSwitch phones;
    private String switchId;
    private static long version;

    @BeforeEach
    void begin() {
        phones = new InboundSwitch();
        switchId = switches.alone("inbound", phones.amiPort());
        switches.awaitState(switchId, "READY");
    }

    @AfterEach
    void end() {
        switches.remove(switchId);
        phones.close();
    }

    @Test
    void line_is_told_when_it_becomes_free_as_long_as_somebody_waits() {
        Party line = extension("221");
        phones.line("221", "INUSE");
        wait(line, 1);
        wait(extension("222"), 1);
        phones.line("222", "NOT_INUSE");
        assertThat(freed(extension("222"), 1)).hasSize(1);
        assertThat(freed(line, 0)).isEmpty();

        phones.line("221", "RINGINUSE");
        phones.line("221", "NOT_INUSE");
        LineFreed first = freed(line, 1).getFirst();
        assertThat(first).isEqualTo(new LineFreed(first.eventId(), first.at(), false, line, first.at()));

        phones.line("221", "INUSE");
        phones.line("221", "NOT_INUSE");
        assertThat(freed(line, 2)).hasSize(2);

        wait(line, 0);
        wait(extension("222"), 0);
    }

    @Test
    void line_that_became_free_while_nobody_listened_is_told_afterwards() {
        Party line = extension("223");
        phones.line("223", "INUSE");
        wait(line, 2);

        phones.fault("{\"fault\":\"cut\"}");
        phones.line("223", "NOT_INUSE");

        assertThat(freed(line, 1)).hasSize(1);
        wait(line, 0);
    }

    @Test
    void nobody_is_rung_while_the_line_that_was_waited_for_is_in_use_again() {
        Party line = extension("224");
        phones.line("224", "INUSE");
        wait(line, 1);
        phones.line("224", "NOT_INUSE");
        freed(line, 1);
        phones.line("224", "INUSE");
        phones.line("225", "NOT_INUSE");
        wait(extension("225"), 1);
        freed(extension("225"), 1);

        AttemptEnded inUse = wire.end(order("+442079460040", "224"));
        AttemptEnded free = wire.end(order("+442079460110", "225"));

        assertThat(inUse.disposition()).isEqualTo(Disposition.DEFERRED);
        assertThat(inUse.deferReason()).isEqualTo(DeferReason.LINE_BUSY);
        assertThat(phones.rings("+442079460040")).isZero();
        assertThat(free.disposition()).isEqualTo(Disposition.BUSY);
        assertThat(phones.rings("+442079460110")).isEqualTo(1);
        wait(line, 0);
        wait(extension("225"), 0);
    }

    @Test
    void line_that_only_rang_is_free_but_has_not_been_used() {
        Party line = extension("226");
        phones.line("226", "NOT_INUSE");
        wait(line, 1);
        freed(line, 1);

        phones.line("226", "RINGING");
        phones.line("226", "NOT_INUSE");
        LineFreed rang = freed(line, 2).getLast();
        phones.line("226", "INUSE");
        phones.line("226", "NOT_INUSE");
        LineFreed used = freed(line, 3).getLast();

        assertThat(rang.usedUntil()).isNull();
        assertThat(used.usedUntil()).isEqualTo(used.at());
        wait(line, 0);
    }

    private UUID order(String caller, String extension) {
        AttemptAuthorized order = Orders.at(Instant.now())
                .caller(caller)
                .callerOver("inbound")
                .whenFree("default", extension, "inbound")
                .build();
        wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);
        return order.attemptId();
    }

    private void wait(Party line, int waiters) {
        String key = line.masked();
        wire.send(Topic.WATCHED_LINES, new WatchedLine(key, ++version, Instant.now(), false, line, waiters));
        Awaitility.await().until(() -> watched.waitedFor("default", false).contains(line) == waiters > 0);
    }

    private static Party extension(String digits) {
        return new Party.Extension("default", digits);
    }

    /** What was told of a line, once it is so often. */
    private List<LineFreed> freed(Party line, int times) {
        return Awaitility.await()
                .until(
                        () -> wire.lines().stream()
                                .filter(LineFreed.class::isInstance)
                                .map(LineFreed.class::cast)
                                .filter(event -> event.line().equals(line))
                                .toList(),
                        all -> all.size() >= times);
    }
}
