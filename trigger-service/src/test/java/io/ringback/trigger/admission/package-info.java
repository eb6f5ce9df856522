/** The rules at their boundaries. */
@NullMarked
package io.ringback.trigger.admission;

import org.jspecify.annotations.NullMarked;
