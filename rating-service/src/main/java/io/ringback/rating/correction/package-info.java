/** Charges put right afterwards: the old one taken back, the new one taken, one after the other and never half. */
@NullMarked
package io.ringback.rating.correction;

import org.jspecify.annotations.NullMarked;
