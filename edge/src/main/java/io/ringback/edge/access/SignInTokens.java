package io.ringback.edge.access;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Writes a sign-in as a token and reads it again: {@code rbs_…}, of account id, begin and end in milliseconds since 1970. */
public final class SignInTokens {
    static final String PREFIX = "rbs_";

    private static final int FACTS = 32;

    private final SignedFacts signed;

    /**
     * @param base64Key the shared key, of 32 bytes
     * @throws IllegalArgumentException if it is anything else; says nothing of its text
     */
    public SignInTokens(String base64Key) {
        signed = new SignedFacts(base64Key, "ringback sign-in 1", PREFIX, FACTS);
    }

    /** The token of a sign-in. */
    public String write(SignIn signIn) {
        return signed.write(ByteBuffer.allocate(FACTS)
                .putLong(signIn.accountId().getMostSignificantBits())
                .putLong(signIn.accountId().getLeastSignificantBits())
                .putLong(signIn.begunAt().toEpochMilli())
                .putLong(signIn.until().toEpochMilli())
                .array());
    }

    /** What the token says, if it was written under this key and has not ended. */
    Optional<SignIn> read(String token, Instant now) {
        return signed.read(token).map(SignInTokens::signIn).filter(signIn -> signIn.lasts(now));
    }

    private static SignIn signIn(byte[] facts) {
        var read = ByteBuffer.wrap(facts);
        return new SignIn(
                new UUID(read.getLong(), read.getLong()),
                Instant.ofEpochMilli(read.getLong()),
                Instant.ofEpochMilli(read.getLong()));
    }
}
