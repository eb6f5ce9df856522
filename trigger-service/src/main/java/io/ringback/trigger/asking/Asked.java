package io.ringback.trigger.asking;

import io.ringback.trigger.callback.Wanted;
import java.time.Instant;

/**
 * A request that reads well; whether it is admitted is another matter.
 *
 * @param expiresAt nothing is dialled for the first time after it
 * @param dryRun whether nothing is to be dialled at all
 */
record Asked(Wanted wanted, Instant expiresAt, boolean dryRun) {}
