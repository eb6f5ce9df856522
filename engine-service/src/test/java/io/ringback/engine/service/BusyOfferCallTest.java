package io.ringback.engine.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.LineEvent;
import io.ringback.contracts.LineEvent.BusyOfferTaken;
import io.ringback.contracts.values.Party;
import io.ringback.engine.service.InboundSwitch.Fate;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People find a line busy and are offered to be called back, over TCP. */
@OnServers
@SuppressWarnings("NullAway.Init")
class BusyOfferCallTest {
    @Inject
    Wire wire;

    @Inject
    Switches switches;

    private InboundSwitch phones;
    private String switchId;

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
    void offer_on_a_busy_line_is_taken_with_5() {
        phones.line("201", "INUSE");
        phones.keys("200", "5");

        String channel = phones.callBusyLine("200", "201");

        phones.awaitFate(channel, Fate.HUNG_UP);
        assertThat(told(channel)).isEqualTo(taken(channel, extension("200"), extension("201")));
    }

    @Test
    void offer_that_is_not_taken_and_a_line_that_is_free_by_now_are_told_nobody() {
        phones.line("202", "BUSY");
        phones.line("203", "NOT_INUSE");
        phones.keys("210", "9");
        phones.keys("211", "5");
        phones.keys("212", "5");

        String declined = phones.callBusyLine("210", "202");
        String free = phones.callBusyLine("211", "203");
        String stateless = phones.callBusyLine("212", "204");

        phones.awaitFate(declined, Fate.HUNG_UP);
        phones.awaitFate(free, Fate.HUNG_UP);
        assertThat(told(stateless)).isEqualTo(taken(stateless, extension("212"), extension("204")));
        assertThat(wire.lines())
                .extracting(LineEvent::eventId)
                .doesNotContain(InboundSwitch.eventId(switchId, declined), InboundSwitch.eventId(switchId, free));
    }

    private BusyOfferTaken taken(String channel, Party waiter, Party line) {
        UUID eventId = InboundSwitch.eventId(switchId, channel);
        return new BusyOfferTaken(eventId, told(channel).at(), false, waiter, line, true);
    }

    private static Party extension(String digits) {
        return new Party.Extension("default", digits);
    }

    /** What was told of the call, once it is. */
    private LineEvent told(String channel) {
        return Awaitility.await()
                .until(
                        () -> wire.lines().stream()
                                .filter(event -> event.eventId().equals(InboundSwitch.eventId(switchId, channel)))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }
}
