package io.ringback.engine.service;

import io.ringback.contracts.AccessNumber;
import io.ringback.contracts.AccessNumber.Mode;
import io.ringback.contracts.Topic;
import io.ringback.engine.Menus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;

/** Tells the engine of access numbers as trigger does. */
@ApplicationScoped
class AccessNumbers {
    private final Wire wire;
    private final Menus menus;

    AccessNumbers(Wire wire, Menus menus) {
        this.wire = wire;
        this.menus = menus;
    }

    /** The number, once it is known. */
    String open(String number, Mode mode) {
        return open(number, mode, false);
    }

    String open(String number, Mode mode, boolean sandbox) {
        wire.send(
                Topic.ACCESS_NUMBERS,
                new AccessNumber(
                        number, 1, Instant.now(), sandbox, mode, 10, null, List.of(), new UUID(7, 7), "en", false));
        Awaitility.await().until(() -> menus.number(number).isPresent());
        return number;
    }
}
