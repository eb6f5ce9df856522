/** Campaigns: what the operator says of them, who takes part, and who may again. */
@NullMarked
package io.ringback.cdr.campaign;

import org.jspecify.annotations.NullMarked;
