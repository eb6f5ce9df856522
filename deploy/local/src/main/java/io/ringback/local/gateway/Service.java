package io.ringback.local.gateway;

import java.util.Optional;
import java.util.stream.Stream;

/** The services behind the gateway. */
enum Service {
    TRIGGER("trigger-service"),
    RATING("rating-service"),
    ENGINE("engine-service"),
    CDR("cdr-service");

    private final String title;

    Service(String title) {
        this.title = title;
    }

    /** As the operator knows it. */
    String title() {
        return title;
    }

    static Optional<Service> titled(String title) {
        return Stream.of(values())
                .filter(service -> service.title.equals(title))
                .findFirst();
    }
}
