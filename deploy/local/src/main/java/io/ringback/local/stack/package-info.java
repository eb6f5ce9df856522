/** The local stack: which processes there are, how they are started, watched and stopped. */
@NullMarked
package io.ringback.local.stack;

import org.jspecify.annotations.NullMarked;
