package io.ringback.trigger.service;

import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.edge.access.CodeSeal;
import io.ringback.edge.access.IdentitySeal;
import io.ringback.edge.access.NumberProof;
import io.ringback.edge.access.NumberProofTokens;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The one-time codes, as the engine would have them said; and what comes of them, as rating would read it. */
@Singleton
class HeardCodes {
    private final CodeSeal codes;
    private final NumberProofTokens tokens;

    HeardCodes(@ConfigProperty(name = "ringback.shared-key") String sharedKey) {
        codes = new CodeSeal(new IdentitySeal(sharedKey));
        tokens = new NumberProofTokens(sharedKey);
    }

    String in(AttemptRequested call) {
        return codes.open(call.callbackId(), call.wish().announcements().get(1)).orElseThrow();
    }

    Optional<NumberProof> proof(String token) {
        return tokens.read(token, Instant.now());
    }
}
