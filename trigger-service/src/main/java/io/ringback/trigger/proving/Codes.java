package io.ringback.trigger.proving;

import io.ringback.edge.access.CodeSeal;
import io.ringback.edge.access.IdentitySeal;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The one-time codes as they are kept: sealed, for the call that says one, or for the proof where it is written. */
@Singleton
final class Codes {
    private final CodeSeal seal;

    Codes(@ConfigProperty(name = "ringback.shared-key") String sharedKey) {
        seal = new CodeSeal(new IdentitySeal(sharedKey));
    }

    /**
     * A fresh one.
     *
     * @param of the callback or the proof it is sealed for
     */
    String drawn(UUID of, boolean sandbox) {
        return seal.announcement(of, sandbox ? OneTimeCode.SANDBOX : OneTimeCode.drawn());
    }

    /** The code, if it was sealed for this under our key. */
    Optional<String> open(UUID of, String sealed) {
        return seal.open(of, sealed);
    }

    /** Whether it is the one of the proof. */
    boolean right(Proof proof, String code) {
        return open(proof.sealedFor(), proof.sealed())
                .filter(told -> OneTimeCode.same(told, code))
                .isPresent();
    }
}
