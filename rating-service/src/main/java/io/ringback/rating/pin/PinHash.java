package io.ringback.rating.pin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A PIN as Argon2id (RFC 9106): 19 MiB, 2 passes, 1 lane, 16 bytes of salt, 32 of hash, the parameters OWASP's password
 * storage cheat sheet names for it. A PIN has few digits, so the lock-out is what keeps guesses out; the hash keeps
 * whoever reads the table busy.
 *
 * @param phc as a PHC string, with its parameters, so that they can be raised without losing the old ones
 */
record PinHash(String phc) {
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    /** The hash of no PIN anybody has: checked where there is none, so that both take as long. */
    static final PinHash DECOY = new PinHash(
            "$argon2id$v=19$m=19456,t=2,p=1$" + "AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");

    static PinHash of(String pin, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] hash = hash(pin, salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES);
        var base64 = Base64.getEncoder().withoutPadding();
        return new PinHash("$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(MEMORY_KIB, PASSES, LANES, base64.encodeToString(salt), base64.encodeToString(hash)));
    }

    /** @throws IllegalStateException if what is stored is no such hash */
    boolean matches(String pin) {
        var parts = PHC.matcher(phc);
        if (!parts.matches()) {
            throw new IllegalStateException("a stored PIN is no Argon2id hash");
        }
        byte[] salt = Base64.getDecoder().decode(parts.group(4));
        byte[] stored = Base64.getDecoder().decode(parts.group(5));
        byte[] given = hash(
                pin,
                salt,
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)),
                stored.length);
        return MessageDigest.isEqual(stored, given);
    }

    @Override
    public String toString() {
        return "PinHash[…]";
    }

    private static byte[] hash(String pin, byte[] salt, int memoryKib, int passes, int lanes, int bytes) {
        var argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[bytes];
        argon2.generateBytes(pin.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
