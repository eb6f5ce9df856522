package io.ringback.engine.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.AccessNumber.Mode;
import io.ringback.contracts.LineEvent;
import io.ringback.contracts.LineEvent.DestinationLeft;
import io.ringback.contracts.LineEvent.MissedCall;
import io.ringback.engine.service.InboundSwitch.Fate;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People leave a destination on the call they make, over TCP. */
@OnServers
@SuppressWarnings("NullAway.Init")
class PromptModeTest {
    @Inject
    Wire wire;

    @Inject
    Switches switches;

    @Inject
    AccessNumbers numbers;

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
    void destination_that_is_keyed_is_told_and_the_call_hung_up() {
        String number = numbers.open("+442079460520", Mode.PROMPT);

        String channel = phones.call("+442079460020", "442079460520");

        phones.awaitFate(channel, Fate.HUNG_UP);
        assertThat(told(channel)).isEqualTo(left(channel, number, "+442079460020", "00493023125002"));
    }

    @Test
    void wrong_numbers_end_in_a_goodbye_and_nothing_is_told() {
        numbers.open("+442079460521", Mode.PROMPT);

        String wrong = phones.call("+442079460021", "442079460521");
        String right = phones.call("+442079460120", "442079460521");

        phones.awaitFate(wrong, Fate.HUNG_UP);
        phones.awaitFate(right, Fate.HUNG_UP);
        told(right);
        assertThat(wire.lines()).noneMatch(event -> event.eventId().equals(InboundSwitch.eventId(switchId, wrong)));
    }

    @Test
    void question_is_asked_again_behind_a_cut_and_the_destination_told_once() {
        String number = numbers.open("+442079460522", Mode.PROMPT);
        String channel = phones.call("+442079460220", "442079460522");
        phones.awaitRunning(channel, "Read");

        phones.fault("{\"fault\":\"cut\"}");

        phones.awaitFate(channel, Fate.HUNG_UP);
        assertThat(told(channel)).isEqualTo(left(channel, number, "+442079460220", "00493023125002"));
        assertThat(wire.lines())
                .filteredOn(event -> event.eventId().equals(InboundSwitch.eventId(switchId, channel)))
                .hasSize(1);
    }

    @Test
    void who_could_not_be_called_back_is_dropped_without_being_asked() {
        String number = numbers.open("+442079460523", Mode.PROMPT);

        String channel = phones.callWithheld("+442079460020", "442079460523");

        phones.awaitFate(channel, Fate.DROPPED);
        LineEvent told = told(channel);
        assertThat(told).isEqualTo(new MissedCall(told.eventId(), told.at(), false, number, ""));
    }

    private DestinationLeft left(String channel, String number, String ani, String digits) {
        UUID eventId = InboundSwitch.eventId(switchId, channel);
        return new DestinationLeft(eventId, told(channel).at(), false, number, ani, digits);
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
