/** trigger-service: the life of callbacks, from the request to the one terminal state. */
@NullMarked
package io.ringback.trigger;

import org.jspecify.annotations.NullMarked;
