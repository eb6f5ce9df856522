package io.ringback.contracts.values;

import org.jspecify.annotations.Nullable;

/**
 * What each side sees.
 *
 * @param callerSees number shown on the caller's phone, E.164 or extension digits; null for the trunk's own
 * @param calleeSees number shown on the callee's phone; null for the trunk's own
 */
public record CallerIds(
        @Nullable String callerSees, @Nullable String calleeSees) {}
