package io.ringback.trigger.asking;

import io.ringback.edge.access.Principal;
import io.ringback.edge.problem.FieldError;
import io.ringback.edge.problem.ProblemException;
import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.ringback.trigger.TriggerSettings;
import io.ringback.trigger.callback.Callback;
import io.ringback.trigger.callback.Change;
import io.ringback.trigger.callback.Input;
import io.ringback.trigger.callback.Lifecycle;
import io.ringback.trigger.callback.LocalMoment;
import io.ringback.trigger.callback.Wanted;
import io.ringback.trigger.callback.Window;
import io.ringback.trigger.store.CallbackStore;
import io.ringback.trigger.store.StoredCallbacks;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives a callback that waits other times. */
@Singleton
final class Rescheduling {
    private final Database database;
    private final CallbackStore store;
    private final TriggerSettings settings;
    private final InstantSource clock;

    Rescheduling(Database database, CallbackStore store, TriggerSettings settings, InstantSource clock) {
        this.database = database;
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Moves one callback.
     *
     * @param ifMatch the version it was looked at in, null for any
     * @throws ProblemException 400 naming the fields, 404 if it is not theirs, 409 if it is under way or has ended, 412 if
     *     it has changed
     */
    CallbackView move(UUID id, TimesBody body, @Nullable String ifMatch, Principal principal) {
        if (body.empty()) {
            throw Problems.badRequest("nothing-to-change", "give notBefore, notAfter or window");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return database.inTransaction(tx -> {
            Callback callback = StoredCallbacks.lock(tx, id).orElseThrow(() -> Problems.notFound("callback"));
            principal.mustOwn(callback.accountId(), callback.sandbox(), "callback");
            VersionTag.mustMatch(ifMatch, callback.steps());
            Times times = read(body, callback, now);
            Wanted wanted = callback.wanted()
                    .changing()
                    .at(times.notBefore(), times.window(), times.note())
                    .done();
            Change change = Lifecycle.on(callback, new Input.Moved(wanted, times.expiresAt()), now);
            if (change.outputs().isEmpty()) {
                throw immovable(callback);
            }
            store.move(tx, change);
            return CallbackView.of(change.callback(), StoredCallbacks.attempts(tx, id, CallbackView.ATTEMPTS));
        });
    }

    private static ProblemException immovable(Callback callback) {
        return callback.live()
                ? Problems.conflict("callback-under-way", "the callback is under way: " + callback.status())
                : Problems.conflict("callback-ended", "the callback has ended: " + callback.status());
    }

    private Times read(TimesBody body, Callback callback, Instant now) {
        List<FieldError> errors = new ArrayList<>();
        TimesReading reading = new TimesReading(settings, now, errors);
        Wanted wanted = callback.wanted();
        ZoneId zone = reading.zone("timeZone", body.timeZone());
        LocalMoment notBefore = reading.moment("notBefore", body.notBefore(), body.timeZone(), zone);
        LocalMoment notAfter = reading.moment("notAfter", body.notAfter(), body.timeZone(), zone);
        Window window = reading.window(body.window(), wanted.callee() == null ? wanted.caller() : wanted.callee());
        boolean moves = body.notBefore() != null || body.window() != null;
        Instant before = notAfter == null ? null : notAfter.at();
        Times times = reading.times(
                body.notBefore() == null ? kept(wanted) : notBefore,
                body.window() == null ? wanted.window() : window,
                before == null && !moves ? callback.expiresAt() : before);
        if (!errors.isEmpty()) {
            throw Problems.badFields(errors);
        }
        return times;
    }

    private static @Nullable LocalMoment kept(Wanted wanted) {
        Instant notBefore = wanted.notBefore();
        return notBefore == null ? null : new LocalMoment(notBefore, wanted.timeNote());
    }
}
