package io.ringback.edge.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Writes a sign-in as a token and reads it again: {@code rbs_} and base64url of 32 bytes (account id, begin and end in
 * milliseconds since 1970) with their HMAC-SHA-256 (RFC 2104) under a key derived from the one that the services share. It is
 * kept nowhere; whoever has the shared key can check it.
 */
public final class SignInTokens {
    static final String PREFIX = "rbs_";

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "ringback sign-in 1";
    private static final int FACTS = 32;
    private static final int WHOLE = FACTS + 32;

    private final SecretKeySpec key;

    /**
     * @param base64Key the shared key, of 32 bytes
     * @throws IllegalArgumentException if it is anything else; says nothing of its text
     */
    public SignInTokens(String base64Key) {
        byte[] derived = mac(new SecretKeySpec(IdentitySeal.keyOf(base64Key), ALGORITHM))
                .doFinal(PURPOSE.getBytes(StandardCharsets.UTF_8));
        key = new SecretKeySpec(derived, ALGORITHM);
    }

    /** The token of a sign-in. */
    public String write(SignIn signIn) {
        byte[] facts = ByteBuffer.allocate(FACTS)
                .putLong(signIn.accountId().getMostSignificantBits())
                .putLong(signIn.accountId().getLeastSignificantBits())
                .putLong(signIn.begunAt().toEpochMilli())
                .putLong(signIn.until().toEpochMilli())
                .array();
        byte[] whole = Arrays.copyOf(facts, WHOLE);
        System.arraycopy(mac(key).doFinal(facts), 0, whole, FACTS, WHOLE - FACTS);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** What the token says, if it was written under this key and has not ended. */
    Optional<SignIn> read(String token, Instant now) {
        byte[] whole;
        try {
            whole = Base64.getUrlDecoder().decode(token.substring(PREFIX.length()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (whole.length != WHOLE) {
            return Optional.empty();
        }
        byte[] facts = Arrays.copyOf(whole, FACTS);
        if (!MessageDigest.isEqual(mac(key).doFinal(facts), Arrays.copyOfRange(whole, FACTS, WHOLE))) {
            return Optional.empty();
        }
        var read = ByteBuffer.wrap(facts);
        return Optional.of(new SignIn(
                        new UUID(read.getLong(), read.getLong()),
                        Instant.ofEpochMilli(read.getLong()),
                        Instant.ofEpochMilli(read.getLong())))
                .filter(signIn -> signIn.lasts(now));
    }

    private static Mac mac(SecretKeySpec key) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }
}
