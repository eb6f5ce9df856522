package io.ringback.edge.access;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes the proof of a number as a token, {@code rbn_…}, and reads it again: account id, the number's digits as a number and
 * its end in milliseconds since 1970. Trigger-service writes it, rating-service reads it.
 */
public final class NumberProofTokens {
    private static final int FACTS = 32;

    private final SignedFacts signed;

    /**
     * @param base64Key the shared key, of 32 bytes
     * @throws IllegalArgumentException if it is anything else; says nothing of its text
     */
    public NumberProofTokens(String base64Key) {
        signed = new SignedFacts(base64Key, "ringback number proof 1", "rbn_", FACTS);
    }

    /** The token of a proof. */
    public String write(NumberProof proof) {
        return signed.write(ByteBuffer.allocate(FACTS)
                .putLong(proof.accountId().getMostSignificantBits())
                .putLong(proof.accountId().getLeastSignificantBits())
                .putLong(Long.parseLong(proof.number().substring(1)))
                .putLong(proof.until().toEpochMilli())
                .array());
    }

    /** What the token says, if it was written under this key and has not ended. */
    public Optional<NumberProof> read(String token, Instant now) {
        return signed.read(token).map(NumberProofTokens::proof).filter(proof -> now.isBefore(proof.until()));
    }

    private static NumberProof proof(byte[] facts) {
        var read = ByteBuffer.wrap(facts);
        var account = new UUID(read.getLong(), read.getLong());
        return new NumberProof(account, "+" + read.getLong(), Instant.ofEpochMilli(read.getLong()));
    }
}
