/**
 * Campaigns as this service knows them: what cdr-service tells of each and of who took part, and the callbacks of their
 * own that it has not told of yet.
 */
@NullMarked
package io.ringback.trigger.campaign;

import org.jspecify.annotations.NullMarked;
