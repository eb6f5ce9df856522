package io.ringback.engine.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallFact;
import io.ringback.contracts.CallFact.Acknowledged;
import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.CallFact.LegAnswered;
import io.ringback.contracts.CallFact.LegDialing;
import io.ringback.contracts.CallFact.LegEnded;
import io.ringback.contracts.CallFact.LegRinging;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Ids;
import io.ringback.edge.access.CodeSeal;
import io.ringback.edge.access.IdentitySeal;
import io.ringback.engine.Orders;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A single leg at the switch: someone is rung, told something, and may acknowledge it. */
@OnServers
class AnnouncementTest {
    @Inject
    Wire wire;

    @Inject
    Switches switches;

    @Inject
    IdentitySeal seal;

    @Test
    void who_presses_the_digit_has_acknowledged_and_the_leg_ends() {
        switches.ready();

        AttemptAuthorized order = alert("+442079460622", 60);

        AttemptEnded end = wire.end(order.attemptId());
        assertThat(end.acknowledged()).isTrue();
        assertThat(end.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(end.endReason()).isEqualTo(EndReason.HANGUP);
        assertThat(end.hungUpBy()).isEqualTo(HungUpBy.PLATFORM);
        assertThat(end.talkMillis()).isZero();
        assertThat(end.callerMillis()).isBetween(1L, 10_000L);
        assertThat(wire.facts(order.attemptId()).stream().map(CallFact::getClass))
                .containsExactly(
                        LegDialing.class,
                        LegRinging.class,
                        LegAnswered.class,
                        Acknowledged.class,
                        LegEnded.class,
                        AttemptEnded.class);
    }

    @Test
    void a_machine_hears_it_three_times_and_acknowledges_nothing() {
        switches.ready();

        AttemptEnded end = wire.end(alert("+442079460619", 60).attemptId());

        assertThat(end.acknowledged()).isFalse();
        assertThat(end.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(end.hungUpBy()).isEqualTo(HungUpBy.PLATFORM);
    }

    @Test
    void who_does_not_answer_has_not_acknowledged() {
        switches.ready();

        AttemptEnded end = wire.end(alert("+442079460610", 60).attemptId());

        assertThat(end.acknowledged()).isFalse();
        assertThat(end.disposition()).isEqualTo(Disposition.BUSY);
    }

    @Test
    void the_leg_is_cut_at_what_is_granted() {
        switches.ready();

        AttemptEnded end = wire.end(alert("+442079460623", 2).attemptId());

        assertThat(end.endReason()).isEqualTo(EndReason.LIMIT);
        assertThat(end.acknowledged()).isFalse();
        assertThat(end.callerMillis()).isBetween(1_900L, 3_100L);
    }

    @Test
    void an_announcement_goes_on_over_a_cut_of_the_session_and_is_acknowledged_all_the_same() {
        switches.ready();
        AttemptAuthorized order = alert("+442079460722", 60);
        wire.await(order.attemptId(), LegAnswered.class);

        switches.fault("{\"fault\":\"cut\"}");

        assertThat(wire.end(order.attemptId()).acknowledged()).isTrue();
        assertThat(switches.rings("+442079460722")).isEqualTo(1);
    }

    @Test
    void sealed_code_is_said_by_the_callback_it_was_sealed_for_and_by_no_other() {
        switches.ready();
        UUID callback = Ids.next();
        String code = new CodeSeal(seal).announcement(callback, "042117");

        AttemptEnded said = wire.end(tells(callback, code));
        AttemptEnded other = wire.end(tells(Ids.next(), code));

        assertThat(said.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(other.disposition()).isEqualTo(Disposition.FAILED);
    }

    @Test
    void where_nothing_is_to_be_pressed_it_is_told_and_hung_up() {
        switches.ready();
        AttemptAuthorized order = Orders.at(Instant.now())
                .caller("+442079460624")
                .announcing("ringback/{language}/alert")
                .setup(0)
                .granted(60, true)
                .build();

        wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);

        AttemptEnded end = wire.end(order.attemptId());
        assertThat(end.acknowledged()).isNull();
        assertThat(List.of(end.disposition(), end.endReason(), end.hungUpBy()))
                .containsExactly(Disposition.ANSWERED, EndReason.HANGUP, HungUpBy.PLATFORM);
    }

    private UUID tells(UUID callback, String code) {
        AttemptAuthorized order = Orders.at(Instant.now())
                .caller("+442079460624")
                .announcing("ringback/{language}/your-code-is", code)
                .setup(0)
                .granted(60, true)
                .build(callback, Ids.next());
        wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);
        return order.attemptId();
    }

    private AttemptAuthorized alert(String person, int grantedSeconds) {
        AttemptAuthorized order = Orders.at(Instant.now())
                .caller(person)
                .announcing("ringback/{language}/alert", "disk-full")
                .acknowledgedBy("1", 1)
                .setup(0)
                .granted(grantedSeconds, true)
                .build();
        wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);
        return order;
    }
}
