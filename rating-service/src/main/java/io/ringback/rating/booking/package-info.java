/** What an operator moves by hand: refunds and adjustments, each with its reason. */
@NullMarked
package io.ringback.rating.booking;

import org.jspecify.annotations.NullMarked;
