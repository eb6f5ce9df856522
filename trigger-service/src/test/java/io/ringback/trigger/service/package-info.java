/** trigger-service as a whole, on a real broker and a real database; rating and engine are played by hand. */
@NullMarked
package io.ringback.trigger.service;

import org.jspecify.annotations.NullMarked;
