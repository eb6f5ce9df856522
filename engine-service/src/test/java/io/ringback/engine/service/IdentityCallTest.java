package io.ringback.engine.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.AccessNumber;
import io.ringback.contracts.CallFact.DestinationDialled;
import io.ringback.contracts.CallFact.IdentityOffered;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackAuthorization.IdentityRefused;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.SealedIdentity;
import io.ringback.edge.access.IdentitySeal;
import io.ringback.engine.Menus;
import io.ringback.engine.Orders;
import io.ringback.messaging.Database;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** An unknown caller keys account and PIN at the switch. */
@OnServers
class IdentityCallTest {
    private static final String NUMBER = "+493023125799";
    private static final UUID OWNER = new UUID(9, 9);

    @Inject
    Wire wire;

    @Inject
    Switches switches;

    @Inject
    Menus menus;

    @Inject
    Database database;

    @Test
    void account_and_pin_are_offered_sealed_until_they_are_right_and_then_the_destination_is_asked_for() {
        switches.ready();
        switches.keys("+442079460770", "1000017#", "4711#", "1000017#", "4712#", "00493023125705#");
        AttemptAuthorized order = Orders.at(Instant.now())
                .caller("+442079460770")
                .calling(NUMBER, OWNER)
                .build();
        anyCallerMayCall(order);

        wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);
        IdentityOffered first = wire.await(order.attemptId(), IdentityOffered.class);
        wire.send(
                Topic.CALLBACK_AUTHORIZATIONS,
                new IdentityRefused(order.callbackId(), order.attemptId(), Instant.now(), false, 1, 2));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> wire.facts(order.attemptId()).stream()
                        .anyMatch(fact -> fact instanceof IdentityOffered offered && offered.tryNumber() == 2));
        AttemptAuthorized theirs = Orders.at(Instant.now().plusSeconds(1))
                .caller("+442079460770")
                .calling(NUMBER, new UUID(1, 7))
                .build(order.callbackId(), order.attemptId());
        wire.send(Topic.CALLBACK_AUTHORIZATIONS, theirs);

        DestinationDialled dialled = wire.await(order.attemptId(), DestinationDialled.class);
        assertThat(dialled).isEqualTo(new DestinationDialled(1, "00493023125705"));
        assertThat(opened(order, first)).isEqualTo("4711");
        assertThat(storedState(order)).doesNotContain("4711", "4712", "1000017");

        wire.send(Topic.CALLBACK_AUTHORIZATIONS, MenuCallTest.allowed(theirs, 1, "+493023125705"));
        assertThat(wire.end(order.attemptId()).disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(switches.rings("+493023125705")).isEqualTo(1);
    }

    private void anyCallerMayCall(AttemptAuthorized order) {
        wire.send(
                Topic.ACCESS_NUMBERS,
                new AccessNumber(
                        NUMBER,
                        1,
                        Instant.now(),
                        false,
                        AccessNumber.Mode.ANY_CALLER,
                        10,
                        null,
                        AccessNumber.DEFAULT_PATTERNS,
                        OWNER,
                        "en",
                        false));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> menus.of(order).identity());
    }

    private static String opened(AttemptAuthorized order, IdentityOffered offered) {
        return new IdentitySeal(TestSwitch.SHARED_KEY)
                .open(order.attemptId(), offered.tryNumber(), new SealedIdentity(offered.account(), offered.sealed()))
                .orElseThrow();
    }

    private String storedState(AttemptAuthorized order) {
        return database.read("SELECT state::text AS text FROM attempt WHERE attempt_id = $1", order.attemptId())
                .getFirst()
                .getString("text");
    }
}
