package io.ringback.engine.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact;
import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.CallFact.Bridged;
import io.ringback.contracts.CallFact.LegAnswered;
import io.ringback.contracts.CallFact.LegDialing;
import io.ringback.contracts.CallFact.LegEnded;
import io.ringback.contracts.CallFact.LegRinging;
import io.ringback.contracts.CallFact.TalkEnded;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.Party;
import io.ringback.engine.Orders;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@OnServers
class AnsweredCallTest {
    private static final String CALLER = "+442079460101";
    private static final String CALLEE = "+493023125102";

    @Inject
    Wire wire;

    @Inject
    Switches switches;

    @Test
    void answered_call_tells_every_fact_in_order_and_rings_each_phone_once() {
        String switchId = switches.ready();
        AttemptAuthorized order =
                Orders.at(Instant.now()).caller(CALLER).callee(CALLEE).build();
        int callerRings = switches.rings(CALLER);
        int calleeRings = switches.rings(CALLEE);

        wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);

        AttemptEnded end = wire.end(order.attemptId());
        List<CallEvent> events = wire.events(order.attemptId());
        List<CallFact> facts = wire.facts(order.attemptId());
        TalkEnded talk = (TalkEnded) facts.get(7);
        assertThat(facts)
                .containsExactly(
                        dialing(order.attemptId(), Leg.CALLER, 1, CALLER, switchId),
                        new LegRinging(Leg.CALLER, 1),
                        new LegAnswered(Leg.CALLER, 1),
                        dialing(order.attemptId(), Leg.CALLEE, 2, CALLEE, switchId),
                        new LegRinging(Leg.CALLEE, 2),
                        new LegAnswered(Leg.CALLEE, 2),
                        new Bridged(2),
                        new TalkEnded(EndReason.HANGUP, talk.talkMillis()),
                        new LegEnded(Leg.CALLEE, 2, 16, null, Disposition.ANSWERED, true, HungUpBy.CALLEE),
                        new LegEnded(Leg.CALLER, 1, 16, null, Disposition.ANSWERED, true, HungUpBy.PLATFORM),
                        new AttemptEnded(
                                Disposition.ANSWERED,
                                null,
                                Leg.CALLEE,
                                HungUpBy.CALLEE,
                                EndReason.HANGUP,
                                16,
                                null,
                                true,
                                true,
                                null,
                                end.callerMillis(),
                                talk.talkMillis(),
                                false,
                                events.get(2).at(),
                                events.get(6).at()));
        assertThat(talk.talkMillis()).isBetween(2_000L, 4_000L);
        assertThat(end.callerMillis()).isGreaterThan(talk.talkMillis());
        assertThat(wire.events(order.attemptId()).stream().map(CallEvent::number))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, facts.size()).boxed().toList());
        assertThat(switches.rings(CALLER)).isEqualTo(callerRings + 1);
        assertThat(switches.rings(CALLEE)).isEqualTo(calleeRings + 1);
    }

    private static LegDialing dialing(UUID attemptId, Leg leg, int n, String number, String switchId) {
        String name = leg == Leg.CALLER ? "caller" : "callee";
        return new LegDialing(
                leg, n, new Party.E164(number), "sim", switchId, "rb-local-" + attemptId + "-" + name + "-" + n);
    }
}
