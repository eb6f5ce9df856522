package io.ringback.proof.load;

import java.time.Instant;

/** What a load asks for. */
public interface Wishes {
    /** What to ask for at a moment of its schedule; asked from many threads. */
    Wish at(Instant moment);

    /**
     * One request.
     *
     * @param key what it bears
     * @param body JSON of {@code POST /v1/callbacks}
     */
    record Wish(String key, String body) {}
}
