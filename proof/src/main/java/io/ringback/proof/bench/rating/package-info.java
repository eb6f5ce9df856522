/**
 * What rating's pure functions do in a second on one core, beside the bare arithmetic. Each measurement has virtual
 * machines of its own, which warm up first; it needs no stack.
 */
@NullMarked
package io.ringback.proof.bench.rating;

import org.jspecify.annotations.NullMarked;
