package io.ringback.trigger.callback;

import io.ringback.contracts.CallbackAuthorization.CalleeAuthorized;
import io.ringback.contracts.CallbackAuthorization.CalleeRefused;
import io.ringback.contracts.CallbackRequest.CalleeRequested;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.trigger.callback.CallbackState.Trying;
import java.time.Instant;
import java.util.List;

/** The destination that is keyed while the caller waits on the line: admitted here, priced by rating. */
final class Menu {
    private Menu() {}

    /** Each try is answered once, and only while the call goes on. */
    static Change judged(Callback callback, Input.Judged judged, Instant now) {
        Keyed last = callback.keyed();
        boolean again =
                last != null && last.attemptId().equals(judged.attemptId()) && last.tryNumber() >= judged.tryNumber();
        if (again
                || !(callback.state() instanceof Trying(Attempt attempt))
                || !attempt.id().equals(judged.attemptId())
                || !goesOn(attempt)) {
            return Change.none(callback);
        }
        return switch (judged.destination()) {
            case Destination.Admitted admitted -> admitted(callback, judged, admitted, now);
            case Destination.Refused refused -> refused(callback, judged, refused, now);
        };
    }

    /** Whether an answer to keyed digits can still be of use. */
    static boolean goesOn(Attempt attempt) {
        return attempt.stop() == null && attempt.end() == null && attempt.settlement() == null;
    }

    static Change authorized(Callback callback, Attempt attempt, CalleeAuthorized message) {
        Keyed keyed = callback.keyed();
        if (keyed == null || !keyed.awaits(attempt.id(), message.tryNumber())) {
            return Change.none(callback);
        }
        String limit = message.targets().isEmpty()
                ? ""
                : ", for at most " + message.targets().getFirst().limitSeconds() + " s of talk";
        return Change.none(answered(callback, keyed))
                .in(new Trying(attempt.heard(message.at())))
                .tell(
                        message.at(),
                        "DESTINATION_AUTHORIZED",
                        "The keyed number may be called at " + message.pricePerMinute() + " a minute" + limit + ".",
                        attempt.id());
    }

    /** What admission refused is in the story already. */
    static Change refused(Callback callback, Attempt attempt, CalleeRefused message) {
        Keyed keyed = callback.keyed();
        if (keyed == null || !keyed.awaits(attempt.id(), message.tryNumber())) {
            return Change.none(callback);
        }
        Change heard = Change.none(answered(callback, keyed)).in(new Trying(attempt.heard(message.at())));
        return keyed.callee() == null
                ? heard
                : heard.tell(
                        message.at(),
                        "DESTINATION_" + message.reason(),
                        "The keyed number is not authorised: " + message.sentence(),
                        attempt.id());
    }

    private static Callback answered(Callback callback, Keyed keyed) {
        return callback.keying(new Keyed(keyed.attemptId(), keyed.tryNumber(), keyed.callee(), true));
    }

    private static Change admitted(Callback callback, Input.Judged judged, Destination.Admitted admitted, Instant now) {
        Keyed keyed = new Keyed(judged.attemptId(), judged.tryNumber(), admitted.callee(), false);
        return Change.none(callback.keying(keyed))
                .tell(
                        now,
                        "DESTINATION_ADMITTED",
                        "The keyed number may be called; its price was asked for.",
                        judged.attemptId())
                .ask(new CalleeRequested(
                        callback.id(),
                        judged.attemptId(),
                        now,
                        callback.sandbox(),
                        judged.tryNumber(),
                        admitted.callee(),
                        admitted.forbidden(),
                        null));
    }

    private static Change refused(Callback callback, Input.Judged judged, Destination.Refused refused, Instant now) {
        return Change.none(callback.keying(new Keyed(judged.attemptId(), judged.tryNumber(), null, false)))
                .tell(
                        now,
                        refused.answer().rule(),
                        "The keyed number is refused: " + refused.answer().sentence(),
                        judged.attemptId())
                .ask(new CalleeRequested(
                        callback.id(),
                        judged.attemptId(),
                        now,
                        callback.sandbox(),
                        judged.tryNumber(),
                        null,
                        List.of(),
                        RefusalReason.FORBIDDEN));
    }
}
