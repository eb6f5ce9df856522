package io.ringback.trigger.asking;

import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.RuleAnswer;
import io.ringback.trigger.callback.CallbackState;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a dry run.
 *
 * @param allowed whether every rule lets it pass
 * @param callback where it can be read again; null if admission refused it, so that rating was not asked
 * @param rules each rule's answer
 * @param pricePerMinute null if nothing could be priced
 * @param limitSeconds the longest talk that could be had now
 */
@Schema(name = "DryRun")
public record DryRunView(
        boolean allowed,
        @Nullable UUID callback,
        List<RuleAnswer> rules,
        @Nullable Money pricePerMinute,
        int limitSeconds) {

    static DryRunView of(UUID callback, CallbackState.Evaluated evaluated) {
        return new DryRunView(
                evaluated.rules().stream().allMatch(RuleAnswer::allowed),
                callback,
                evaluated.rules(),
                evaluated.pricePerMinute(),
                evaluated.limitSeconds());
    }

    static DryRunView refused(List<RuleAnswer> rules) {
        return new DryRunView(false, null, rules, null, 0);
    }
}
