/** Sheets: the rates of a deck as CSV, in and out, and the rate cards of other platforms. */
@NullMarked
package io.ringback.rating.sheet;

import org.jspecify.annotations.NullMarked;
