/** Calls in progress, and everything that touches Asterisk. */
@NullMarked
package io.ringback.engine;

import org.jspecify.annotations.NullMarked;
