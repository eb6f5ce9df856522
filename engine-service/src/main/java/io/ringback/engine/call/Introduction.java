package io.ringback.engine.call;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a callee who has answered hears or is asked before the two are joined. Who hangs up meanwhile is joined all the
 * same, for a moment in which there is nobody to talk to.
 *
 * @param announced the sentence that the talk is recorded; a switch plays one file here, null for none
 * @param confirm whether the callee has to press 1
 */
record Introduction(@Nullable String announced, boolean confirm) {
    private static final Duration ANNOUNCING = Duration.ofSeconds(10);
    private static final Duration ASKING = Duration.ofSeconds(30);

    static Introduction of(Call call, Progress progress) {
        List<String> files =
                progress.recording() == null ? List.of() : call.prompts().recording();
        return new Introduction(
                files.isEmpty() ? null : files.getFirst(), call.order().confirm());
    }

    /** Whether there is anything of it. */
    boolean given() {
        return confirm || announced != null;
    }

    /** How long it takes at most. */
    Duration length() {
        return (announced == null ? Duration.ZERO : ANNOUNCING).plus(confirm ? ASKING : Duration.ZERO);
    }
}
