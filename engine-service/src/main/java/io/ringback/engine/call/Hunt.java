package io.ringback.engine.call;

import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.Target;
import io.ringback.contracts.values.TargetCondition;
import io.ringback.engine.cause.Retry;
import java.util.List;
import java.util.Optional;

/**
 * Where a hunt over targets and their trunks stands.
 *
 * @param target index of the target
 * @param route index of the way to it
 */
public record Hunt(int target, int route) {
    /** The first target this switch can reach. */
    static Optional<Hunt> first(Call call) {
        return from(call, 0, Optional.empty());
    }

    /**
     * Where to go on after a target was not reached: another trunk to the same one if nothing rang and the cause says
     * so, else the next target whose condition fits.
     */
    Optional<Hunt> next(Call call, Disposition outcome, Retry retry, boolean rang) {
        if (!rang && (retry == Retry.OTHER_TRUNK || retry == Retry.ONCE)) {
            int other = call.usableRoute(call.target(this).routes(), route + 1);
            if (other >= 0) {
                return Optional.of(new Hunt(target, other));
            }
        }
        return from(call, target + 1, Optional.of(condition(outcome)));
    }

    private static Optional<Hunt> from(Call call, int first, Optional<TargetCondition> condition) {
        List<Target> targets = call.order().targets();
        for (int i = first; i < targets.size(); i++) {
            Target candidate = targets.get(i);
            int way = call.usableRoute(candidate.routes(), 0);
            boolean fits = condition.isEmpty()
                    || candidate.on().isEmpty()
                    || candidate.on().contains(condition.get());
            if (way >= 0 && fits) {
                return Optional.of(new Hunt(i, way));
            }
        }
        return Optional.empty();
    }

    private static TargetCondition condition(Disposition outcome) {
        return switch (outcome) {
            case BUSY -> TargetCondition.BUSY;
            case NO_ANSWER -> TargetCondition.NO_ANSWER;
            case UNREACHABLE, CONGESTION, INVALID_NUMBER -> TargetCondition.UNREACHABLE;
            case ANSWERED, REJECTED, FAILED, ABANDONED, NO_DESTINATION, CANCELLED, DEFERRED, UNKNOWN ->
                TargetCondition.OTHER;
        };
    }
}
