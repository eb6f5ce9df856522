/** Trunks as rating knows them: what they cost, how they want numbers, and how they do. */
@NullMarked
package io.ringback.rating.trunk;

import org.jspecify.annotations.NullMarked;
