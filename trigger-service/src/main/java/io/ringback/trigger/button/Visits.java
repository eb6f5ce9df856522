package io.ringback.trigger.button;

import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.Trigger;
import io.ringback.edge.problem.ProblemException;
import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.ringback.messaging.Transaction;
import io.ringback.trigger.TriggerSettings;
import io.ringback.trigger.admission.Rule;
import io.ringback.trigger.asking.Cancelling;
import io.ringback.trigger.button.VisitView.Phase;
import io.ringback.trigger.callback.Callback;
import io.ringback.trigger.callback.Lifecycle;
import io.ringback.trigger.callback.Retries;
import io.ringback.trigger.callback.Wanted;
import io.ringback.trigger.proving.CodeMessage;
import io.ringback.trigger.proving.Proof;
import io.ringback.trigger.proving.Proofs;
import io.ringback.trigger.proving.Way;
import io.ringback.trigger.proving.Ways;
import io.ringback.trigger.screening.Entrance;
import io.ringback.trigger.store.StoredCallbacks;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What visitors of buttons do: prove a number, and be called at it. */
@Singleton
final class Visits {
    /** Until the call that said the code is over and paid for; an account may have no more than one at a time. */
    private static final Duration HANGS_UP_WITHIN = Duration.ofSeconds(3);

    private final Database database;
    private final Proofs proofs;
    private final Entrance entrance;
    private final Cancelling cancelling;
    private final TriggerSettings settings;
    private final InstantSource clock;

    Visits(
            Database database,
            Proofs proofs,
            Entrance entrance,
            Cancelling cancelling,
            TriggerSettings settings,
            InstantSource clock) {
        this.database = database;
        this.proofs = proofs;
        this.entrance = entrance;
        this.cancelling = cancelling;
        this.settings = settings;
        this.clock = clock;
    }

    /** How a number can be told a code. */
    Ways ways() {
        return proofs.ways();
    }

    /** Has the visitor's number told a code. */
    VisitView begin(Button button, VisitorBody visitor) {
        Proof proof = proofs.begin(new Proofs.Claim(
                button.accountId(),
                button.sandbox(),
                new Party.E164(visitor.number()),
                Way.of(visitor.by()),
                visitor.language() == null ? button.language() : visitor.language(),
                button.id(),
                button.visitsPerHour(),
                button.campaign()));
        return look(proof);
    }

    /**
     * Connects a visitor who knows the code; asked again, it is the same call.
     *
     * @throws io.ringback.edge.problem.ProblemException 409 if no code counts any more, 422 if it is another one or a rule
     *     forbids the call
     */
    VisitView call(Button button, UUID visit, String code) {
        Proofs.Told told = proofs.tell(own(button, visit).id(), code);
        told.requireRight();
        boolean onTheLine = told.proof().usedFor() == null && hangUp(told.proof());
        return database.inTransaction(tx -> {
            Proof proof = proofs.lock(tx, visit).orElseThrow(Visits::unknown);
            UUID made = proof.usedFor();
            return view(
                    proof,
                    Phase.CALL,
                    made == null ? call(tx, button, proof, onTheLine) : StoredCallbacks.find(tx, made));
        });
    }

    /**
     * Ends the call that says the code, which is known by now.
     *
     * @return whether it was still going on: the phone, and the account, are not free at once
     */
    private boolean hangUp(Proof proof) {
        UUID telling = proof.callbackId();
        if (telling == null
                || !database.read(statements -> StoredCallbacks.find(statements, telling))
                        .live()) {
            return false;
        }
        try {
            cancelling.cancel(telling);
        } catch (ProblemException e) {
            // It has ended by itself in between.
        }
        return true;
    }

    private Callback call(Transaction tx, Button button, Proof proof, boolean onTheLine) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Callback fresh = Lifecycle.fresh(
                Ids.next(),
                button.accountId(),
                button.sandbox(),
                wanted(button, proof, onTheLine ? now.plus(HANGS_UP_WITHIN) : null),
                now,
                now.plus(settings.scheduledExpiry()));
        Callback callback = switch (entrance.enter(tx, fresh)) {
            case Entrance.Accepted(Callback accepted) -> accepted;
            case Entrance.Joined(Callback live) -> live;
            case Entrance.Refused(var refusal) ->
                throw Problems.unprocessable(Rule.problemCode(refusal), refusal.sentence());
        };
        proofs.use(tx, proof, callback.id());
        return callback;
    }

    VisitView look(Button button, UUID visit) {
        return look(own(button, visit));
    }

    /** Cancels the call, or the message, of the present phase; what is over stays as it is. */
    VisitView cancel(Button button, UUID visit) {
        Proof proof = own(button, visit);
        UUID call = callOf(proof);
        if (call == null) {
            proofs.withdraw(proof);
        } else {
            cancelling.cancel(call);
        }
        return look(proof);
    }

    private VisitView look(Proof proof) {
        UUID call = callOf(proof);
        if (call == null) {
            return view(proof, proofs.message(proof));
        }
        Callback callback = database.read(statements -> StoredCallbacks.find(statements, call));
        return view(proof, proof.usedFor() == null ? Phase.CODE : Phase.CALL, callback);
    }

    private static VisitView view(Proof proof, @Nullable CodeMessage message) {
        CodeMessage.State state = message == null ? CodeMessage.State.GIVEN_UP : message.state();
        return new VisitView(
                proof.id(), Phase.CODE, proof.by(), null, state, state != CodeMessage.State.WAITING, proof.triesLeft());
    }

    private static VisitView view(Proof proof, Phase phase, Callback callback) {
        return new VisitView(
                proof.id(), phase, proof.by(), callback.status(), null, !callback.live(), proof.triesLeft());
    }

    /** Null while a message tells the code. */
    private static @Nullable UUID callOf(Proof proof) {
        return proof.usedFor() == null ? proof.callbackId() : proof.usedFor();
    }

    private Proof own(Button button, UUID visit) {
        return proofs.find(visit)
                .filter(proof -> button.id().equals(proof.button()))
                .orElseThrow(Visits::unknown);
    }

    private static RuntimeException unknown() {
        return Problems.notFound("visit");
    }

    private static Wanted wanted(Button button, Proof proof, @Nullable Instant notBefore) {
        return Wanted.talk(Trigger.WEB, new Party.E164(proof.number()), new Party.E164(button.callee()))
                .in(button.language())
                // Whoever asked stands before the page: it is there to be pressed again.
                .retrying(Retries.NONE)
                .from(notBefore)
                .noting(Map.of("button", button.id().toString()))
                .provenBy(proof.id())
                .takingPart(button.campaign())
                .done();
    }
}
