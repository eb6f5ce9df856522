package io.ringback.engine.call;

import java.util.List;
import java.util.UUID;

/**
 * What a call's channels carry from the beginning, for the switch and for its own records.
 *
 * @param callbackId stands in the switch's CDR as userfield
 * @param accountId stands there as account code
 * @param warning what is heard when the talk nears its end
 * @param calleeCheck what a callee hears who must press 1; empty where none must
 */
public record ChannelMarks(UUID callbackId, UUID accountId, TimeWarning warning, List<String> calleeCheck) {
    public ChannelMarks {
        calleeCheck = List.copyOf(calleeCheck);
    }

    static ChannelMarks of(Call call) {
        return new ChannelMarks(
                call.order().callbackId(),
                call.order().accountId(),
                TimeWarning.of(call),
                call.order().confirm() ? call.prompts().calleeCheck() : List.of());
    }
}
