package io.ringback.trigger.callback;

import io.ringback.contracts.CallbackRequest;
import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.Trigger;
import io.ringback.trigger.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Callbacks to begin with, all of one morning. */
final class Callbacks {
    static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");
    static final UUID ACCOUNT = id(1);
    static final UUID FIRST = id(11);
    static final UUID SECOND = id(12);
    static final UUID THIRD = id(13);

    private Callbacks() {}

    static UUID id(int seed) {
        return Ids.next(TEN, new Random(seed));
    }

    static Callback fresh(Retries retries) {
        return fresh(retries, null, TEN.plus(Duration.ofDays(1)));
    }

    static Callback fresh(Retries retries, @Nullable Instant notBefore, Instant expiresAt) {
        Wanted wanted = Wanted.talk(Trigger.API, Story.CALLER, Story.CALLEE)
                .retrying(retries)
                .from(notBefore)
                .noting(Map.of("ticket", "17"))
                .done();
        return Lifecycle.fresh(id(2), ACCOUNT, false, wanted, TEN, expiresAt);
    }

    /** Accepted at ten, its first attempt requested. */
    static Change requested(Retries retries) {
        return Lifecycle.accept(fresh(retries), FIRST);
    }

    /** What is told of the attempt that was requested at that time. */
    static Story story(Callback callback, UUID attempt, Instant start) {
        return new Story(callback.id(), attempt, ACCOUNT, start);
    }

    static Story story(Callback callback) {
        return story(callback, FIRST, TEN);
    }

    static List<TimelineStep> steps(Change change) {
        return change.outputs().stream()
                .flatMap(output -> output instanceof Output.Told(TimelineStep step)
                        ? Stream.of(step)
                        : Stream.<TimelineStep>empty())
                .toList();
    }

    static List<CallbackRequest> requests(Change change) {
        return change.outputs().stream()
                .flatMap(output -> output instanceof Output.Asked(CallbackRequest request)
                        ? Stream.of(request)
                        : Stream.<CallbackRequest>empty())
                .toList();
    }

    /** Code and status of each step. */
    static List<String> told(Change change) {
        return steps(change).stream()
                .map(step -> step.code() + " " + step.status())
                .toList();
    }
}
