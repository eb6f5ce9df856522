package io.ringback.trigger.proving;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A number that is being proven.
 *
 * @param by how the code is told
 * @param callback the call that tells the code; it can be watched as any. Left out where a message does
 * @param message the message that tells it; left out where a call does
 * @param triesLeft wrong codes that are still let pass
 * @param expiresAt until when the code counts
 * @param proof once it is proven: registers the number with {@code POST /v1/accounts/{id}/caller-ids}, for a quarter of an
 *     hour
 */
@Schema(name = "NumberProof")
public record ProofView(
        UUID id,
        String number,
        UUID account,
        Proof.State state,
        Way by,
        @Nullable UUID callback,
        @Nullable CodeMessage message,
        int triesLeft,
        Instant expiresAt,
        @Nullable String proof) {
    static ProofView of(Proof proof, Proof.State state, @Nullable CodeMessage message, @Nullable String token) {
        return new ProofView(
                proof.id(),
                proof.number(),
                proof.accountId(),
                state,
                proof.by(),
                proof.callbackId(),
                message,
                proof.triesLeft(),
                proof.expiresAt(),
                token);
    }
}
