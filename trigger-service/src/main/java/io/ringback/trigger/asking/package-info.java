/** How callbacks are asked for, looked at and cancelled over HTTP. */
@NullMarked
package io.ringback.trigger.asking;

import org.jspecify.annotations.NullMarked;
