/** Scripted phones: what the far end of a PJSIP channel does, chosen by its number or name. */
@NullMarked
package io.ringback.simulator.phone;

import org.jspecify.annotations.NullMarked;
