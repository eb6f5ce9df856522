package io.ringback.trigger.proving;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A number that is being proven.
 *
 * @param callback the call that tells the code; it can be watched as any
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
        UUID callback,
        int triesLeft,
        Instant expiresAt,
        @Nullable String proof) {
    static ProofView of(Proof proof, Proof.State state, @Nullable String token) {
        return new ProofView(
                proof.id(),
                proof.number(),
                proof.accountId(),
                state,
                proof.callbackId(),
                proof.triesLeft(),
                proof.expiresAt(),
                token);
    }
}
