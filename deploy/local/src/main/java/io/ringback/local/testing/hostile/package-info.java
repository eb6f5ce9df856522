/** Texts that have broken parsers, headers, logs and pages before, from a seed. Pure. */
@NullMarked
package io.ringback.local.testing.hostile;

import org.jspecify.annotations.NullMarked;
