/** Webhooks: who wants to be told of callbacks, and how the notices get there. */
@NullMarked
package io.ringback.trigger.webhook;

import org.jspecify.annotations.NullMarked;
