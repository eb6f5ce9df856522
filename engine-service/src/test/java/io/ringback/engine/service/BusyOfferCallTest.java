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
        assertThat(told(channel)).isEqualTo(taken(channel, "200", "201", true));
    }

    @Test
    void offer_where_nobody_answered_is_made_though_the_line_is_free_and_for_single_digits() {
        phones.line("7", "NOT_INUSE");
        phones.line("8", "INUSE");
        phones.keys("230", "5", "5");

        String unanswered = phones.callUnanswered("230", "7");
        phones.awaitFate(unanswered, Fate.HUNG_UP);
        String busy = phones.callBusyLine("230", "8");
        phones.awaitFate(busy, Fate.HUNG_UP);
        String unseen = phones.callUnanswered("230", "204");
        phones.awaitFate(unseen, Fate.HUNG_UP);

        assertThat(told(unanswered)).isEqualTo(taken(unanswered, "230", "7", false));
        assertThat(told(busy)).isEqualTo(taken(busy, "230", "8", true));
        assertThat(wire.lines()).extracting(LineEvent::eventId).doesNotContain(InboundSwitch.eventId(switchId, unseen));
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
        assertThat(told(stateless)).isEqualTo(taken(stateless, "212", "204", true));
        assertThat(wire.lines())
                .extracting(LineEvent::eventId)
                .doesNotContain(InboundSwitch.eventId(switchId, declined), InboundSwitch.eventId(switchId, free));
    }

    private BusyOfferTaken taken(String channel, String waiter, String line, boolean busy) {
        UUID eventId = InboundSwitch.eventId(switchId, channel);
        return new BusyOfferTaken(eventId, told(channel).at(), false, extension(waiter), extension(line), busy);
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
