package io.ringback.edge.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Ties delivery to the application: last to start, first to stop. */
@Singleton
final class Lifecycle {
    private static final int LAST = 10_000;
    private static final int FIRST = 1;

    private final Delivery delivery;
    private final Housekeeping housekeeping;

    Lifecycle(Delivery delivery, Housekeeping housekeeping) {
        this.delivery = delivery;
        this.housekeeping = housekeeping;
    }

    void started(@Observes @Priority(LAST) StartupEvent event) {
        delivery.start();
        housekeeping.start();
    }

    void stopping(@Observes @Priority(FIRST) ShutdownEvent event) throws InterruptedException {
        housekeeping.stop();
        delivery.stop();
    }
}
