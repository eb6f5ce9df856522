package io.ringback.edge.access;

import io.ringback.contracts.values.SealedIdentity;
import java.util.Optional;
import java.util.UUID;

/**
 * Seals a one-time code that a call is to say, so that neither a topic nor a database shows it: an announcement
 * {@code code/…} of the sealed text, which the engine opens the moment it is said. Sealed as by {@link IdentitySeal}, for one
 * callback, in the alphabet of base64url.
 */
public final class CodeSeal {
    /** What an announcement begins with that is a sealed code. */
    public static final String PREFIX = "code/";

    /** No attempt counts a try as this. */
    private static final int NO_TRY = 0;

    private final IdentitySeal seal;

    public CodeSeal(IdentitySeal seal) {
        this.seal = seal;
    }

    /** The announcement that says the code in this callback's calls. */
    public String announcement(UUID callbackId, String code) {
        String sealed = seal.seal(callbackId, NO_TRY, "", code).sealed();
        return PREFIX + sealed.replace('+', '-').replace('/', '_').replace("=", "");
    }

    /** The code of an announcement, if it was sealed for this callback. */
    public Optional<String> open(UUID callbackId, String announcement) {
        if (!announcement.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String sealed =
                announcement.substring(PREFIX.length()).replace('-', '+').replace('_', '/');
        return seal.open(callbackId, NO_TRY, new SealedIdentity("", sealed));
    }
}
