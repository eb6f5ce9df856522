/** The switches an operator has registered, and how each of them is. */
@NullMarked
package io.ringback.engine.switches;

import org.jspecify.annotations.NullMarked;
