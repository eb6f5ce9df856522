/** Measures a running stack beside the raw limits of the same machine in the same run. */
@NullMarked
package io.ringback.proof.bench;

import org.jspecify.annotations.NullMarked;
