package io.ringback.trigger.proving;

import io.ringback.edge.access.NumberProof;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A number that is to be proven, or is.
 *
 * @param sandbox whether it proves anything in the sandbox alone
 * @param number E.164
 * @param button the button on somebody's site it was asked at, null for an account's own number
 * @param callbackId the call that tells the code, null if a message does
 * @param sealed the announcement that holds the code
 * @param triesLeft how many wrong codes are still let pass
 * @param expiresAt when the code counts no longer
 * @param provenAt when the code was told, null if it was not yet
 * @param usedFor the callback that was made by it, null if none was
 */
public record Proof(
        UUID id,
        UUID accountId,
        boolean sandbox,
        String number,
        @Nullable UUID button,
        @Nullable UUID callbackId,
        String sealed,
        int triesLeft,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant provenAt,
        @Nullable UUID usedFor) {
    /** How long a code counts. */
    static final Duration CODE_LASTS = Duration.ofMinutes(10);

    /** Wrong codes before it is given up. */
    static final int TRIES = 5;

    /** Where it is. */
    public enum State {
        /** The number is told the code, or was, and the code is waited for. */
        WAITING,
        PROVEN,
        /** The code was not told in time. */
        EXPIRED,
        /** It was guessed at too often. */
        SPENT,
        /** The message with the code is not sent, and will not be. */
        FAILED
    }

    /** How the code is told. */
    public Way by() {
        return callbackId == null ? Way.SMS : Way.CALL;
    }

    /** What the code is sealed for: the engine knows the callback, nobody else the proof. */
    UUID sealedFor() {
        return callbackId == null ? id : callbackId;
    }

    /**
     * Where it is now.
     *
     * @param message that tells the code; null where a call does, and where it does not matter
     */
    State state(Instant now, @Nullable CodeMessage message) {
        if (provenAt != null) {
            return now.isBefore(provenAt.plus(NumberProof.LASTS)) ? State.PROVEN : State.EXPIRED;
        }
        if (triesLeft == 0) {
            return State.SPENT;
        }
        if (!now.isBefore(expiresAt)) {
            return State.EXPIRED;
        }
        return message != null && message.failed() ? State.FAILED : State.WAITING;
    }
}
