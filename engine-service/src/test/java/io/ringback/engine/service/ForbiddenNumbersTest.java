package io.ringback.engine.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringback.contracts.BlockedNumber;
import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackAuthorization.CalleeAuthorized;
import io.ringback.contracts.SwitchOrder;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.CallerLeg;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.Route;
import io.ringback.contracts.values.Target;
import io.ringback.contracts.values.TargetCondition;
import io.ringback.engine.BlockedNumbers;
import io.ringback.engine.Orders;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every way by which an emergency, short or blocked number might come to a switch; each order stands for its kind. */
@OnServers
class ForbiddenNumbersTest {
    private static final Party CALLER = new Party.E164("+442079460723");
    private static final Party CALLEE = new Party.E164("+493023125702");
    private static final Party BLOCKED = new Party.E164("+493023125766");
    private static final Set<String> NEVER = Set.of("112", "0112", "493023125766", "112493023125702");

    @Inject
    Wire wire;

    @Inject
    Switches switches;

    @Inject
    BlockedNumbers blocked;

    private String prefixing = "";

    @BeforeEach
    void block() {
        switches.ready();
        wire.send(
                Topic.BLOCKED_NUMBERS,
                new BlockedNumber(
                        "+493023125766", System.nanoTime(), Instant.now(), false, false, "DO_NOT_CALL", false));
        await().until(() -> blocked.contains("+493023125766"));
        prefixing = switches.register("engine", "secret1", Map.of("prefixing", "PJSIP/49{number}@sim"));
        switches.awaitState(prefixing, "READY");
    }

    @AfterEach
    void remove() {
        switches.remove(prefixing);
    }

    @Test
    void none_of_them_is_ever_dialled() {
        Map<String, AttemptAuthorized> orders = Map.of(
                "a blocked caller", order(leg(BLOCKED, "sim", "+493023125766"), target(CALLEE, "sim", "+493023125702")),
                "a caller's route to 112", order(leg(CALLER, "sim", "112"), target(CALLEE, "sim", "+493023125702")),
                "a blocked callee", order(caller(), target(BLOCKED, "sim", "+493023125766")),
                "a callee's route to 112", order(caller(), target(CALLEE, "sim", "112")),
                "a prefix of an emergency number", order(caller(), target(CALLEE, "sim", "112493023125702")),
                "an extension led elsewhere", order(caller(), target(new Party.Extension("x", "2"), "sim", "112")),
                "a blocked number as an extension",
                        order(caller(), target(new Party.Extension("x", "493023125766"), "sim", "493023125766")),
                "a blocked number as a box",
                        order(caller(), target(new Party.Voicemail("493023125766"), "sim", "493023125766")),
                "a blocked number in another's name",
                        order(caller(), target(new Party.E164("+2103023125766"), "sim", "493023125766")),
                "a blocked number made by a trunk",
                        order(
                                leg(new Party.E164("+493023125723"), "prefixing", "3023125723"),
                                target(new Party.E164("+2103023125766"), "prefixing", "3023125766")));

        orders.values().forEach(order -> wire.send(Topic.CALLBACK_AUTHORIZATIONS, order));

        orders.forEach((what, order) -> {
            AttemptEnded end = wire.end(order.attemptId());
            assertThat(end.disposition()).as(what).isNotIn(Disposition.ANSWERED, Disposition.DEFERRED);
            assertThat(end.talkMillis()).as(what).isZero();
        });
        assertThat(switches.phones()).doesNotContainAnyElementsOf(NEVER);
    }

    @Test
    void fallback_that_is_blocked_is_not_dialled_after_the_first_was_busy() {
        AttemptAuthorized order = order(
                caller(),
                target(new Party.E164("+493023125710"), "sim", "+493023125710"),
                target(BLOCKED, "sim", "00493023125766"));

        wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);

        assertThat(wire.end(order.attemptId()).talkMillis()).isZero();
        assertThat(switches.phones()).contains("493023125710").doesNotContainAnyElementsOf(NEVER);
    }

    @Test
    void orders_put_straight_on_the_topics_place_nothing() {
        UUID here = UUID.fromString(switches.ready());
        AttemptAuthorized order = order(leg(CALLER, "sim", "112"), target(CALLEE, "sim", "112"));
        CalleeAuthorized keyed = new CalleeAuthorized(
                order.callbackId(),
                order.attemptId(),
                Instant.now(),
                false,
                1,
                order.targets(),
                order.grant(),
                order.warnings(),
                order.callerIds(),
                Money.of("0.10", "EUR"),
                1);
        AttemptAuthorized next = order(caller(), target(new Party.E164("+493023125710"), "sim", "+493023125710"));

        wire.send(
                Topic.SWITCH_ORDERS,
                new SwitchOrder.Place(here, order.callbackId(), order.attemptId(), Instant.now(), false, order));
        wire.send(
                Topic.SWITCH_ORDERS,
                new SwitchOrder.Identified(here, order.callbackId(), order.attemptId(), Instant.now(), false, order));
        wire.send(
                Topic.SWITCH_ORDERS,
                new SwitchOrder.Connect(here, order.callbackId(), order.attemptId(), Instant.now(), false, keyed));
        wire.send(Topic.CALLBACK_AUTHORIZATIONS, keyed);
        wire.send(Topic.CALLBACK_AUTHORIZATIONS, next);

        assertThat(wire.end(next.attemptId()).disposition()).isEqualTo(Disposition.BUSY);
        assertThat(wire.facts(order.attemptId())).isEmpty();
        assertThat(switches.phones()).doesNotContainAnyElementsOf(NEVER);
    }

    @Test
    void trunk_that_would_dial_an_emergency_number_cannot_be_registered() {
        for (String channel : List.of(
                "PJSIP/112{number}@sim", "PJSIP/112@sim{number}", "PJSIP/112@sim/{number}", "DAHDI/g1/9911{number}")) {
            switches.operator()
                    .body(switches.body("engine", "secret1", switches.amiPort(), Map.of("evil", channel)))
                    .post("/v1/switches")
                    .then()
                    .statusCode(400);
        }
    }

    private static CallerLeg caller() {
        return leg(CALLER, "sim", "+442079460723");
    }

    private static CallerLeg leg(Party party, String trunk, String number) {
        return new CallerLeg(party, List.of(new Route(trunk, number)), 20);
    }

    private static Target target(Party party, String trunk, String number) {
        return new Target(party, List.of(new Route(trunk, number)), 60, 20, Set.<TargetCondition>of());
    }

    private static AttemptAuthorized order(CallerLeg caller, Target... targets) {
        AttemptAuthorized usual =
                Orders.at(Instant.now()).callee("+493023125702").build();
        return new AttemptAuthorized(
                usual.callbackId(),
                usual.attemptId(),
                1,
                usual.at(),
                false,
                usual.accountId(),
                usual.script(),
                caller,
                null,
                false,
                false,
                List.of(),
                null,
                List.of(targets),
                usual.grant(),
                usual.warnings(),
                usual.callerIds(),
                usual.balance(),
                usual.pricePerMinute(),
                "en",
                1,
                true,
                usual.queuedSince(),
                usual.expiresAt());
    }
}
