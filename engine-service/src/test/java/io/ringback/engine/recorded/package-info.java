/** The engine fed with what a real Asterisk said: each recorded call must reach the outcome a table names. */
@NullMarked
package io.ringback.engine.recorded;

import org.jspecify.annotations.NullMarked;
