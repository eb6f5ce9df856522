package io.ringback.engine.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.AccessNumber.Mode;
import io.ringback.contracts.LineEvent;
import io.ringback.contracts.LineEvent.MissedCall;
import io.ringback.engine.service.InboundSwitch.Fate;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People call access numbers at a switch, over TCP. */
@OnServers
@SuppressWarnings("NullAway.Init")
class MissedCallTest {
    private static final String ANI = "+442079460001";

    @Inject
    Wire wire;

    @Inject
    Switches switches;

    @Inject
    AccessNumbers numbers;

    @Inject
    Replicas replicas;

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
    void call_to_an_access_number_is_told_and_dropped_unanswered() {
        String number = numbers.open("+442079460510", Mode.MISSED_CALL);

        String channel = phones.call("442079460001", "442079460510");

        assertThat(told(number, 1)).isEqualTo(List.of(missed(channel, number, ANI)));
        phones.awaitFate(channel, Fate.DROPPED);
    }

    @Test
    void call_to_any_other_number_is_left_to_the_dialplan() {
        numbers.open("+442079460512", Mode.MISSED_CALL, true);
        String unknown = phones.call("442079460001", "442079460511");
        String simulated = phones.call("442079460001", "442079460512");
        String number = numbers.open("+442079460513", Mode.ANY_CALLER);

        String ours = phones.call("442079460001", "442079460513");

        assertThat(told(number, 1)).isEqualTo(List.of(missed(ours, number, ANI)));
        assertThat(told("+442079460511", 0)).isEmpty();
        assertThat(told("+442079460512", 0)).isEmpty();
        assertThat(List.of(phones.fate(unknown), phones.fate(simulated))).containsOnly(Fate.RINGING);
    }

    @Test
    void number_of_the_caller_is_told_if_it_is_one_and_never_believed() {
        String number = numbers.open("+442079460514", Mode.MISSED_CALL);

        List<MissedCall> expected = List.of(
                missed(phones.call("anonymous", "442079460514"), number, ""),
                missed(phones.callWithheld(ANI, "442079460514"), number, ""),
                missed(phones.call("201", "442079460514"), number, "201"),
                missed(phones.call("<442079460001,TIMEOUT(absolute)=9>", "442079460514"), number, ""),
                missed(phones.call("<' OR 1=1; --\u202e\u0000>", "442079460514"), number, ""),
                missed(phones.call("<" + "4".repeat(900) + ">", "442079460514"), number, ""));

        assertThat(told(number, 6)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void call_that_is_announced_twice_is_told_once() {
        String number = numbers.open("+442079460515", Mode.MISSED_CALL);
        try (Echo echo = new Echo(phones.amiPort(), "AsyncAGIStart")) {
            String doubled = switches.alone("doubled", echo.port());
            switches.awaitState(doubled, "READY");
            switches.remove(switchId);
            switchId = doubled;

            String first = phones.call("442079460001", "442079460515");
            phones.awaitFate(first, Fate.DROPPED);
            String second = phones.call("442079460002", "442079460515");

            phones.awaitFate(second, Fate.DROPPED);
            // The session of the switch that was removed may hear the first call, too, before it is closed.
            List<UUID> once = List.of(InboundSwitch.eventId(doubled, first), InboundSwitch.eventId(doubled, second));
            List<UUID> told = Awaitility.await()
                    .until(
                            () -> told(number, 0).stream()
                                    .map(LineEvent::eventId)
                                    .filter(once::contains)
                                    .toList(),
                            all -> all.size() >= once.size());
            assertThat(told).containsExactlyInAnyOrderElementsOf(once);
        }
    }

    @Test
    void call_is_told_once_and_dropped_though_the_session_is_cut_before_the_hangup() throws InterruptedException {
        String number = numbers.open("+442079460516", Mode.MISSED_CALL);
        Replica second = replicas.begin();
        replicas.giveTo(second, switchId);
        second.gate().stall();
        String channel = phones.call("442079460001", "442079460516");
        phones.awaitHandedOver(channel);

        phones.fault("{\"fault\":\"cut\"}");
        second.gate().go();

        assertThat(told(number, 1)).isEqualTo(List.of(missed(channel, number, ANI)));
        phones.awaitFate(channel, Fate.DROPPED);
        second.end();
        replicas.giveToHere();
    }

    @Test
    void call_whose_commit_was_not_answered_is_told_once_and_dropped() throws InterruptedException {
        String number = numbers.open("+442079460517", Mode.MISSED_CALL);
        Replica second = replicas.begin();
        replicas.giveTo(second, switchId);
        second.gate().loseAnswerToCommitOf(number);

        String channel = phones.call("442079460001", "442079460517");

        phones.awaitFate(channel, Fate.DROPPED);
        assertThat(told(number, 1)).isEqualTo(List.of(missed(channel, number, ANI)));
        second.end();
        replicas.giveToHere();
    }

    @Test
    void call_that_a_killed_replica_left_is_told_once_and_dropped_by_the_other() throws InterruptedException {
        String number = numbers.open("+442079460518", Mode.MISSED_CALL);
        Replica second = replicas.begin();
        replicas.giveTo(second, switchId);
        second.gate().stall();
        String channel = phones.call("442079460001", "442079460518");
        phones.awaitHandedOver(channel);

        second.kill();
        replicas.giveToHere();

        assertThat(told(number, 1)).isEqualTo(List.of(missed(channel, number, ANI)));
        phones.awaitFate(channel, Fate.DROPPED);
    }

    private MissedCall missed(String channel, String number, String ani) {
        MissedCall told = (MissedCall) Awaitility.await()
                .until(
                        () -> wire.lines().stream()
                                .filter(event -> event.eventId().equals(InboundSwitch.eventId(switchId, channel)))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        // When it came is the switch's to say.
        return new MissedCall(InboundSwitch.eventId(switchId, channel), told.at(), false, number, ani);
    }

    /** What was told of the number, once it is so much. */
    private List<LineEvent> told(String number, int calls) {
        return Awaitility.await()
                .until(
                        () -> wire.lines().stream()
                                .filter(MissedCall.class::isInstance)
                                .filter(event ->
                                        ((MissedCall) event).accessNumber().equals(number))
                                .toList(),
                        all -> all.size() >= calls);
    }
}
