/** Attempts as they are kept in PostgreSQL, and the messages that begin and change them. */
@NullMarked
package io.ringback.engine.attempt;

import org.jspecify.annotations.NullMarked;
