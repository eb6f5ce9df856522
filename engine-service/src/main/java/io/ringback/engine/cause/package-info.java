/** What a hang-up means: the cause table as data. Pure: no clock, no I/O, no injection. */
@NullMarked
package io.ringback.engine.cause;

import org.jspecify.annotations.NullMarked;
