package io.ringback.proof.bench;

import io.ringback.proof.bench.Steps.Stamp;
import io.ringback.proof.bench.Wire.Dial;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.HdrHistogram.Histogram;

/** Where the time between the request and the Originate goes, step by step; medians, so they need not add up. */
record StepFigures(Map<UUID, Instant> sentAt, Steps steps, Map<UUID, Dial> dials) {

    void addTo(Figures figures) {
        var accept = Micros.histogram();
        var requestOut = Micros.histogram();
        var authorize = Micros.histogram();
        var authorizationOut = Micros.histogram();
        var place = Micros.histogram();
        var originate = Micros.histogram();
        sentAt.forEach((callback, sent) -> {
            var request = steps.requested().get(callback);
            var authorization = steps.authorized().get(callback);
            var dial = dials.get(callback);
            if (request != null && authorization != null && dial != null) {
                add(accept, sent, request.written());
                add(requestOut, request);
                add(authorize, request.sent(), authorization.written());
                add(authorizationOut, authorization);
                add(place, authorization.sent(), dial.intent());
                add(originate, dial.intent(), dial.arrived());
            }
        });
        // The request until its message is written in the transaction that accepts it.
        median(figures, "step_accept", accept);
        // The commit, and the relay's look at the outbox, until the producer has it.
        median(figures, "step_request_out", requestOut);
        // The broker, the consumer and the decision, until the answer is written.
        median(figures, "step_authorize", authorize);
        median(figures, "step_authorization_out", authorizationOut);
        median(figures, "step_place", place);
        // The commit of the intent, the desk, the socket.
        median(figures, "step_originate", originate);
    }

    private static void add(Histogram histogram, Stamp stamp) {
        add(histogram, stamp.written(), stamp.sent());
    }

    private static void add(Histogram histogram, Instant from, Instant to) {
        Micros.add(histogram, Duration.between(from, to));
    }

    private static void median(Figures figures, String name, Histogram micros) {
        figures.add(Figure.of(name + "_p50", Figures.millis(micros, 50), "ms"));
    }
}
