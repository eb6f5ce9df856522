/** What moves callbacks on: messages from rating and engine, and the clock. */
@NullMarked
package io.ringback.trigger.progress;

import org.jspecify.annotations.NullMarked;
