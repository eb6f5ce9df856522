package io.ringback.trigger.button;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** From where the present request's visitor asks, once the button was found to stand there. */
@RequestScoped
class Visit {
    private @Nullable String origin;

    void from(String allowed) {
        origin = allowed;
    }

    @Nullable
    String origin() {
        return origin;
    }
}
