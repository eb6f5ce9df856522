package io.ringback.engine.call;

import io.ringback.engine.speech.Prompt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the switch warns of the end of the talk.
 *
 * @param sound what it plays, null for its own telling of the seconds left
 * @param toCallee whether the callee hears it too
 */
public record TimeWarning(@Nullable String sound, boolean toCallee) {
    static TimeWarning of(Call call) {
        // A switch plays one file here, and several times.
        List<String> sounds = call.prompts().speech().say(Prompt.TIME_NEARLY_UP);
        return new TimeWarning(
                sounds.isEmpty() ? null : sounds.getFirst(),
                call.order().warnings().toCallee());
    }
}
