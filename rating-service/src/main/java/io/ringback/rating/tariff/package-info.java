/** What a call costs and how long an amount lasts. Pure: no clock, no I/O; amounts are whole millionths of the currency. */
@NullMarked
package io.ringback.rating.tariff;

import org.jspecify.annotations.NullMarked;
